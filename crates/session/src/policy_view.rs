//! Checked rules as a person reads them.

use std::collections::BTreeSet;

use crate::api::{FacetView, FieldView, MeasureView, PayerView, PolicyView};
use cesuan_base::dim::Rows;
use cesuan_base::id::{CategoryId, FieldId, MeasureId, ParameterId};
use cesuan_policy::check::{Expr, ExprKind, Field, FieldKind, Measure, Rules};

impl PolicyView {
    /// The policy of checked rules.
    pub fn of(rules: &Rules) -> Self {
        Self {
            id: rules.id.clone(),
            title: rules.title.clone(),
            years: rules.years.clone(),
            commitment_years: rules.commitment_years.clone(),
            categories: rules.categories.clone(),
            parameters: rules.parameters.clone(),
            payers: rules
                .payers
                .iter()
                .map(|payer| PayerView {
                    id: payer.id.clone(),
                    label: payer.label.clone(),
                    note: payer.note.clone(),
                    ledger: payer.ledger,
                    level: payer.level,
                    forgone: payer.forgone,
                    limited: payer.envelope.is_some(),
                    shortfall: payer.envelope.as_ref().and_then(|envelope| envelope.shortfall),
                })
                .collect(),
            clauses: rules.clauses.clone(),
            measures: rules
                .measures
                .iter()
                .map(|measure| MeasureView {
                    id: measure.id.clone(),
                    label: measure.label.clone(),
                    clause: measure.clause.clone(),
                    text: measure.text.clone(),
                    rows: measure.rows,
                    kind: measure.kind,
                    payers: measure.payers().collect(),
                    share_parameters: share_parameters(measure),
                    payer_assumed: measure.payer_assumed,
                    provisional: measure.provisional.clone(),
                    switch: measure.switch,
                    continues: measure.continues,
                })
                .collect(),
            fields: FieldView::all(rules),
            definitions: rules.definitions.iter().map(|definition| definition.label.clone()).collect(),
            facets: FacetView::all(rules),
            limits: rules.limits.iter().map(|limit| limit.label.clone()).collect(),
            incomes: rules.incomes.clone(),
            notices: rules.notices.iter().map(|notice| notice.label.clone()).collect(),
            unpriced: rules.unpriced.clone(),
        }
    }
}

/// The parameters that the shares of a measure's payers rest on, in the order of the formulas.
fn share_parameters(measure: &Measure) -> Vec<ParameterId> {
    fn walk(expr: &Expr, found: &mut Vec<ParameterId>) {
        match &expr.kind {
            ExprKind::Parameter(id) if !found.contains(id) => found.push(*id),
            _ => {}
        }
        expr.children().for_each(|child| walk(child, found));
    }
    let mut found = Vec::new();
    measure.shares.iter().filter_map(|share| share.share.as_ref()).for_each(|share| walk(share, &mut found));
    found
}

impl FieldView {
    fn all(rules: &Rules) -> Vec<Self> {
        let view = |(field, uses): (&Field, Vec<MeasureId>)| Self {
            id: field.id.clone(),
            rows: field.rows,
            label: field.label.clone(),
            note: field.note.clone(),
            kind: field.kind,
            required: field.required,
            uses,
        };
        rules.fields.iter().zip(uses(rules)).map(view).collect()
    }
}

impl FacetView {
    /// What the rules tell enterprises apart by: the category columns, then the groupings.
    pub(crate) fn all(rules: &Rules) -> Vec<Self> {
        let categories = category_fields(rules).map(|(id, category)| {
            let field = &rules.fields[id.index()];
            let groups = rules.category(category).options.iter().map(|option| option.label.clone()).collect();
            Self { id: field.id.clone(), label: field.label.clone(), note: field.note.clone(), groups }
        });
        let groupings = rules.groupings.iter().map(|grouping| Self {
            id: grouping.id.clone(),
            label: grouping.label.clone(),
            note: grouping.note.clone(),
            groups: grouping.groups.iter().map(|group| group.label.clone()).collect(),
        });
        categories.chain(groupings).collect()
    }
}

/// The columns of the enterprise table that hold categories.
pub(crate) fn category_fields(rules: &Rules) -> impl Iterator<Item = (FieldId, CategoryId)> {
    rules.fields_of(Rows::Enterprise).filter_map(|(id, field)| match field.kind {
        FieldKind::Category { category, .. } => Some((id, category)),
        _ => None,
    })
}

/// For each input field, the measures that look at it, through definitions too.
fn uses(rules: &Rules) -> Vec<Vec<MeasureId>> {
    fn walk(rules: &Rules, expr: &Expr, seen: &mut BTreeSet<usize>, found: &mut BTreeSet<usize>) {
        match &expr.kind {
            ExprKind::Field(field) => {
                found.insert(field.index());
            }
            ExprKind::Definition(id) if seen.insert(id.index()) => {
                walk(rules, &rules.definitions[id.index()].expr, seen, found);
            }
            _ => {}
        }
        expr.children().for_each(|child| walk(rules, child, seen, found));
    }
    let mut uses = vec![Vec::new(); rules.fields.len()];
    for (index, measure) in rules.measures.iter().enumerate() {
        let (mut seen, mut found) = (BTreeSet::new(), BTreeSet::new());
        let limits = rules.limits.iter().filter(|limit| limit.measures.contains(&MeasureId::at(index)));
        let ceilings = limits.flat_map(|limit| &limit.at_most);
        let limited = ceilings.flat_map(|ceiling| std::iter::once(&ceiling.amount).chain(&ceiling.when));
        measure.expressions().chain(limited).for_each(|expr| walk(rules, expr, &mut seen, &mut found));
        for field in found {
            uses[field].push(MeasureId::at(index));
        }
    }
    uses
}
