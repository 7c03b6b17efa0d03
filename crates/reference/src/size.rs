//! How many terms a formula has with every definition in it written out: a definition that two others use counts twice.

use cesuan_policy::check::{Expr, ExprKind, Rules};

/// The most terms that a formula may have, every definition and both branches of every choice written out, for each use of a
/// definition in it to be told in full.
pub(super) const MOST_TERMS: usize = 100_000;

/// For each definition, the number of terms of its formula with every definition in it written out.
pub(super) fn sizes(rules: &Rules) -> Vec<usize> {
    // A definition stands after those it uses.
    rules.definitions.iter().fold(Vec::new(), |mut sizes, definition| {
        sizes.push(size(&definition.expr, &sizes));
        sizes
    })
}

/// The number of terms of an expression; `sizes` are those of the definitions it uses.
pub(super) fn size(expr: &Expr, sizes: &[usize]) -> usize {
    let own = match &expr.kind {
        ExprKind::Definition(id) => sizes.get(id.index()).copied().unwrap_or_default(),
        _ => 0,
    };
    expr.children().fold(own.saturating_add(1), |sum, child| sum.saturating_add(size(child, sizes)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use cesuan_policy::check::compile;
    use cesuan_policy::rules::{embedded, embedded_ids};

    #[test]
    fn the_formulas_of_carried_policies_are_told_in_full() {
        for id in embedded_ids() {
            let (rules, _) = compile(&embedded(id).expect("carried")).expect("it compiles").value;
            let sizes = sizes(&rules);
            let expressions = rules.measures.iter().flat_map(|measure| measure.expressions());
            let largest = expressions.map(|expr| size(expr, &sizes)).max();
            assert!(largest.is_some_and(|size| size < MOST_TERMS / 2), "{id}: {largest:?}");
        }
    }
}
