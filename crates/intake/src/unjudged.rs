//! Which readings cannot be judged, since a column that one of their answers needs is absent.

use std::collections::BTreeSet;

use cesuan_base::diag::{Code, Diagnostic};
use cesuan_base::dim::Text;
use cesuan_base::id::{DefinitionId, FieldId, ParameterId};
use cesuan_policy::check::{Expr, ExprKind, Rules};

use super::faults::TableFaults;
use super::table_reader::ReadTable;

type Readings = BTreeSet<ParameterId>;

/// Notes the readings of which an answer needs a column that a table lacks.
pub(super) fn unjudged(rules: &Rules, table: &ReadTable, faults: &mut TableFaults) {
    let has = |field: FieldId| table.parts.iter().any(|part| part.header.of(field).is_some());
    let Some(part) = table.parts.first() else { return };
    let (mut columns, mut readings) = (Vec::new(), Vec::new());
    let uses = Uses::of(rules);
    for (field, known) in rules.fields_of(table.rows).filter(|(field, _)| !has(*field)) {
        let guards = uses.of_field(field);
        if !guards.is_empty() {
            columns.push(&known.label);
            readings.extend(guards);
        }
    }
    if columns.is_empty() {
        return;
    }
    readings.sort_unstable();
    readings.dedup();
    let readings: Vec<&Text> = readings.into_iter().map(|reading| &rules.parameters[reading.index()].label).collect();
    let note = Diagnostic::warning(Code::UnjudgedReadings)
        .with("columns", listed(&columns))
        .with("readings", listed(&readings));
    faults.push(note.at(cesuan_base::diag::Place::File { file: part.file.clone() }));
}

/// Labels in a row, in both languages.
fn listed(labels: &[&Text]) -> Text {
    let zh: Vec<String> = labels.iter().map(|label| format!("「{}」", label.zh)).collect();
    let en: Vec<String> = labels.iter().map(|label| format!("“{}”", label.en)).collect();
    Text { zh: zh.join(""), en: en.join(", ") }
}

/// Where columns stand in the rules.
struct Uses<'r> {
    rules: &'r Rules,
    /// Each use of a column, with the readings that decide whether the use matters.
    found: BTreeSet<(FieldId, Readings)>,
    /// The definitions looked through, with the readings in force there.
    seen: BTreeSet<(DefinitionId, Readings)>,
}

impl<'r> Uses<'r> {
    fn of(rules: &'r Rules) -> Self {
        let mut uses = Self { rules, found: BTreeSet::new(), seen: BTreeSet::new() };
        for formula in rules.measures.iter().flat_map(|measure| measure.expressions()) {
            uses.read(formula, &Readings::new());
        }
        for ceiling in rules.limits.iter().flat_map(|limit| &limit.at_most) {
            let guards = ceiling.when.as_ref().and_then(|when| uses.decides(when)).unwrap_or_default();
            uses.read(&ceiling.amount, &guards);
        }
        uses
    }

    /// The readings that decide whether a column matters; none where it matters whatever they say, or never.
    fn of_field(&self, field: FieldId) -> Readings {
        let own = || self.found.iter().filter(|(used, _)| *used == field).map(|(_, readings)| readings);
        if own().any(Readings::is_empty) { Readings::new() } else { own().flatten().copied().collect() }
    }

    fn read(&mut self, expr: &'r Expr, guards: &Readings) {
        match &expr.kind {
            ExprKind::Field(field) => {
                self.found.insert((*field, guards.clone()));
            }
            ExprKind::Definition(definition) => {
                if self.seen.insert((*definition, guards.clone())) {
                    self.read(&self.rules.definitions[definition.index()].expr, guards);
                }
            }
            ExprKind::Logic { left, right, .. } => {
                for (side, other) in [(left, right), (right, left)] {
                    let more = self.decides(other).unwrap_or_default();
                    self.read(side, &guards.union(&more).copied().collect());
                }
            }
            ExprKind::If { condition, then, otherwise } => {
                self.read(condition, guards);
                let more = self.decides(condition).unwrap_or_default();
                let guards = guards.union(&more).copied().collect();
                self.read(then, &guards);
                self.read(otherwise, &guards);
            }
            _ => expr.children().for_each(|child| self.read(child, guards)),
        }
    }

    /// The readings an expression asks about, where it asks about no column.
    fn decides(&self, expr: &Expr) -> Option<Readings> {
        match &expr.kind {
            ExprKind::Field(_) | ExprKind::Line(_) | ExprKind::Place(_) => None,
            ExprKind::Parameter(id) => {
                let is_reading = self.rules.parameters[id.index()].is_reading();
                Some(is_reading.then_some(*id).into_iter().collect())
            }
            ExprKind::Definition(id) => self.decides(&self.rules.definitions[id.index()].expr),
            _ => expr.children().try_fold(Readings::new(), |mut all, child| {
                all.extend(self.decides(child)?);
                Some(all)
            }),
        }
    }
}
