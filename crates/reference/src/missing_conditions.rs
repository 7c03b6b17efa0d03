//! Near misses: what a condition that does not hold would have needed, and how far off that was.

use serde::{Deserialize, Serialize};

use cesuan_base::id::DefinitionId;
use cesuan_base::money::Exact;
use cesuan_policy::formula::{CompareOp, Logic};

use super::term::{Term, TermKind, Worth};

/// A part of a condition that is not as it should be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MissingCondition {
    /// The part: a comparison, a flag, a membership, a place.
    pub term: Term,
    /// Whether it should hold; otherwise it should not.
    pub wanted: bool,
    /// How much the row's number has to grow, or to shrink where this is negative. Nothing where the part is no comparison of
    /// numbers. Zero where the two are equal and may not be.
    pub gap: Option<Exact>,
}

/// The fewest parts of a condition that keep it from holding; none where it holds. Of several ways to meet it, the one that
/// lacks least.
pub fn missing_conditions(condition: &Term) -> Vec<MissingCondition> {
    missing(condition, true)
}

fn missing(term: &Term, wanted: bool) -> Vec<MissingCondition> {
    if term.worth == Some(Worth::Flag(wanted)) {
        return Vec::new();
    }
    let mut all: Vec<MissingCondition> = Vec::new();
    for (part, wanted) in conjuncts(term, wanted) {
        if part.worth == Some(Worth::Flag(wanted)) {
            continue;
        }
        let found = match &part.kind {
            // One way is enough: the nearest.
            TermKind::Logic(_) => {
                let ways = part.parts.iter().map(|way| missing(way, wanted));
                ways.min_by_key(|way| weight(way)).unwrap_or_default()
            }
            _ => vec![MissingCondition { term: part.clone(), wanted, gap: gap(part, wanted) }],
        };
        for part in found {
            if !all.contains(&part) {
                all.push(part);
            }
        }
    }
    all
}

/// The parts of a condition that must all be as they should, each with whether it should hold: leaves, and choices between
/// several ways. Parts that say nothing of their own are left out: a span from a year that was not given, or an amount that is
/// nothing because another part is not met.
pub fn conjuncts(term: &Term, wanted: bool) -> Vec<(&Term, bool)> {
    let mut parts = Vec::new();
    split(term, wanted, &mut parts, &mut Vec::new());
    let open = |(part, wanted): &(&Term, bool)| part.worth != Some(Worth::Flag(*wanted));
    if parts.iter().any(|part| open(part) && part.0.asks_whether_given()) {
        parts.retain(|(part, _)| part.asks_whether_given() || part.blank_year().is_none());
    }
    // What a condition keeps at nothing is explained by that condition, once.
    let Some((guarded, guard)) = parts.iter().filter(|part| open(part)).find_map(|(part, _)| guarded(part)) else {
        return parts;
    };
    let mut rest: Vec<(&Term, bool)> = Vec::new();
    let mut explained = false;
    for (part, wanted) in parts {
        if !part.mentions(&|inner| inner.kind == guarded.kind) {
            rest.push((part, wanted));
        } else if !explained {
            explained = true;
            rest.extend(conjuncts(guard, true));
        }
    }
    rest
}

/// Collects the parts of a condition that must all be as they should. `told` are the definitions already split: where one of
/// them stands again without its formula, it adds nothing.
fn split<'t>(term: &'t Term, wanted: bool, parts: &mut Vec<(&'t Term, bool)>, told: &mut Vec<(DefinitionId, bool)>) {
    if let TermKind::Definition(id) = term.kind {
        if term.parts.is_empty() && told.contains(&(id, wanted)) {
            return;
        }
        told.push((id, wanted));
    }
    let mut each = |inner: &'t Term, wanted| split(inner, wanted, parts, told);
    match (&term.kind, wanted) {
        (TermKind::Logic(Logic::And), true) | (TermKind::Logic(Logic::Or), false) => {
            term.parts.iter().for_each(|part| each(part, wanted));
        }
        (TermKind::Opposite, _) => term.parts.iter().for_each(|part| each(part, !wanted)),
        // Where the branch rests on the row, another branch may be nearer, but nobody would look there.
        (TermKind::If, _) => term.parts.iter().skip(1).for_each(|taken| each(taken, wanted)),
        (TermKind::Definition(_), _) if term.parts.first().is_some_and(says_more) => {
            term.parts.iter().for_each(|part| each(part, wanted));
        }
        _ => parts.push((term, wanted)),
    }
}

/// A named amount in a comparison that is nothing because a condition of the row is not met, and that condition.
fn guarded(part: &Term) -> Option<(&Term, &Term)> {
    let TermKind::Compare(_) = part.kind else { return None };
    let named = part.parts.first().filter(|left| matches!(left.kind, TermKind::Definition(_)))?;
    let choice = named.parts.first().filter(|inner| inner.kind == TermKind::If)?;
    let [condition, taken] = choice.parts.as_slice() else { return None };
    let kept_at_nothing = taken.kind == TermKind::Literal && !condition.holds() && condition.rests_on_row();
    kept_at_nothing.then_some((named, condition))
}

/// Whether a formula says more than its name.
fn says_more(term: &Term) -> bool {
    match term.kind {
        TermKind::Logic(_)
        | TermKind::Opposite
        | TermKind::If
        | TermKind::Compare(_)
        | TermKind::In
        | TermKind::Field(_)
        | TermKind::Place(_) => true,
        TermKind::Definition(_) => term.parts.first().is_some_and(says_more),
        _ => false,
    }
}

/// How far a row is from having these parts: what nobody can change weighs most, then how many there are, then those that no
/// number can mend or whose gap is no share of anything, then the gaps as shares.
fn weight(missing: &[MissingCondition]) -> (usize, usize, usize, usize, Exact) {
    let fixed = missing.iter().filter(|part| !part.term.rests_on_row()).count();
    let plain = missing.iter().filter(|part| part.gap.is_none()).count();
    let distances: Vec<Exact> = missing.iter().filter_map(MissingCondition::distance).collect();
    let farthest = distances.iter().max().copied().unwrap_or_default();
    (fixed, missing.len(), plain, missing.len() - distances.len(), farthest)
}

fn gap(term: &Term, wanted: bool) -> Option<Exact> {
    let TermKind::Compare(comparison) = term.kind else { return None };
    if term.blank_year().is_some() {
        return None;
    }
    let (left, right) = (term.parts.first()?.number()?, term.parts.get(1)?.number()?);
    let needs = match (comparison, wanted) {
        (CompareOp::Equal | CompareOp::NotEqual, _) => comparison == CompareOp::Equal && wanted,
        _ => true,
    };
    needs.then(|| if term.is_turned() { left - right } else { right - left })
}

impl MissingCondition {
    /// The gap as a share of what is asked for: smaller is nearer. Nothing where there is no gap to speak of.
    pub fn distance(&self) -> Option<Exact> {
        let gap = self.gap?;
        let bound = self.term.sides()?.1.number()?;
        let size = |number: Exact| if number < Exact::from_integer(0) { -number } else { number };
        (bound != Exact::from_integer(0)).then(|| size(gap) / size(bound))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use cesuan_base::dim::Dim;
    use cesuan_base::id::FieldId;

    fn flag(holds: bool) -> Term {
        let worth = Some(Worth::Flag(holds));
        Term { kind: TermKind::Field(FieldId(0)), dim: Dim::Flag, worth, parts: Vec::new() }
    }

    fn number(value: i128) -> Term {
        let worth = Some(Worth::Number(Exact::from_integer(value)));
        Term { kind: TermKind::Field(FieldId(1)), dim: Dim::Count, worth, parts: Vec::new() }
    }

    fn node(kind: TermKind, holds: bool, parts: Vec<Term>) -> Term {
        Term { kind, dim: Dim::Flag, worth: Some(Worth::Flag(holds)), parts }
    }

    fn at_least(value: i128, bound: i128) -> Term {
        node(TermKind::Compare(CompareOp::GreaterOrEqual), value >= bound, vec![number(value), number(bound)])
    }

    #[test]
    fn a_conjunction_lacks_each_part_that_fails() {
        let all = node(
            TermKind::Logic(Logic::And),
            false,
            vec![node(TermKind::Logic(Logic::And), false, vec![flag(true), at_least(7, 10)]), flag(false)],
        );
        let found = missing_conditions(&all);
        assert_eq!(found.iter().map(|part| part.gap).collect::<Vec<_>>(), [Some(Exact::from_integer(3)), None]);
        assert_eq!(found[0].distance(), Some(Exact::new(3, 10)));
    }

    #[test]
    fn of_two_ways_the_nearer_one_is_named() {
        let either = node(TermKind::Logic(Logic::Or), false, vec![flag(false), at_least(9, 10)]);
        assert_eq!(missing_conditions(&either)[0].gap, Some(Exact::from_integer(1)));
        let not_both = node(
            TermKind::Opposite,
            false,
            vec![node(TermKind::Logic(Logic::And), true, vec![flag(true), at_least(12, 10)])],
        );
        let found = missing_conditions(&not_both);
        assert_eq!((found.len(), found[0].wanted, found[0].gap), (1, false, Some(Exact::from_integer(-2))));
    }

    #[test]
    fn what_holds_lacks_nothing() {
        assert_eq!(missing_conditions(&at_least(10, 10)), []);
    }
}
