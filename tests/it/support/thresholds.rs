//! The numbers a column is held against: where a row one fen away may get something else.

use std::collections::{BTreeMap, BTreeSet};

use cesuan_base::dim::Dim;
use cesuan_base::id::FieldId;
use cesuan_policy::check::{Expr, ExprKind, Rules, Setting};

/// For each column, the draft's values of the parameters it is compared with anywhere in the rules.
#[derive(Debug, Default)]
pub(crate) struct Thresholds {
    of_field: BTreeMap<FieldId, Vec<i64>>,
    /// The draft's values of all amounts of money.
    money: Vec<i64>,
}

/// What stands in an expression, definitions looked through.
#[derive(Default)]
struct Names {
    fields: BTreeSet<FieldId>,
    values: BTreeSet<i64>,
}

impl Thresholds {
    /// Reads them off the comparisons of all formulas.
    pub(crate) fn of(rules: &Rules) -> Self {
        let mut found: BTreeMap<FieldId, BTreeSet<i64>> = BTreeMap::new();
        let formulas = rules.measures.iter().flat_map(|measure| measure.expressions());
        for formula in formulas.chain(rules.definitions.iter().map(|definition| &definition.expr)) {
            comparisons(formula, &mut |sides| {
                let mut names = Names::default();
                collect(sides, rules, &mut names);
                for field in names.fields {
                    found.entry(field).or_default().extend(&names.values);
                }
            });
        }
        let money = (0..rules.parameters.len()).filter(|index| rules.parameters[*index].dim == Dim::Money);
        Self {
            of_field: found.into_iter().map(|(field, values)| (field, values.into_iter().collect())).collect(),
            money: money.filter_map(|index| whole(rules, index)).collect::<BTreeSet<_>>().into_iter().collect(),
        }
    }

    /// A number a column may be held against, chosen by a draw.
    pub(crate) fn near(&self, field: FieldId, draw: usize) -> i64 {
        let own = self.of_field.get(&field).filter(|values| !values.is_empty());
        pick(own.unwrap_or(&self.money), draw)
    }

    /// Some amount of money the draft names.
    pub(crate) fn money(&self, draw: usize) -> i64 {
        pick(&self.money, draw)
    }
}

fn pick(values: &[i64], draw: usize) -> i64 {
    values.get(draw % values.len().max(1)).copied().unwrap_or(1)
}

fn comparisons<'e>(expr: &'e Expr, found: &mut impl FnMut(&'e Expr)) {
    if matches!(expr.kind, ExprKind::Compare { .. }) {
        found(expr);
    }
    for child in expr.children() {
        comparisons(child, found);
    }
}

fn collect(expr: &Expr, rules: &Rules, names: &mut Names) {
    match &expr.kind {
        ExprKind::Field(field) => {
            names.fields.insert(*field);
        }
        ExprKind::Parameter(parameter) => names.values.extend(whole(rules, parameter.index())),
        ExprKind::Definition(definition) => collect(&rules.definitions[definition.index()].expr, rules, names),
        _ => {}
    }
    for child in expr.children() {
        collect(child, rules, names);
    }
}

/// The draft's value of a parameter, where it is a whole number of its base unit and no rate.
fn whole(rules: &Rules, parameter: usize) -> Option<i64> {
    let parameter = &rules.parameters[parameter];
    match &parameter.draft[0] {
        Setting::Number(value) if parameter.dim != Dim::Rate && value.is_integer() => {
            i64::try_from(value.to_integer()).ok()
        }
        _ => None,
    }
}
