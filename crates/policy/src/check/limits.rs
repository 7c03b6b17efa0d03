//! Checks limits across measures, incomes, notices, the reading of the budget year, and circles between lines.

use std::collections::BTreeSet;

use crate::rules::{CeilingDoc, LimitDoc};
use cesuan_base::diag::{Code, Diagnostic};
use cesuan_base::dim::{Dim, Rows};
use cesuan_base::id::{DefinitionId, MeasureId, ParameterId};

use super::checker::Checker;
use super::definitions::TABLES;
use super::expressions::Absence;
use super::model::{
    BudgetYear, Ceiling, Exclusive, Expr, ExprKind, FieldKind, Income, Limit, Measure, Notice, Unpriced,
};
use super::names::Scope;

impl Checker<'_> {
    /// Checks the limits of what one enterprise draws from several measures.
    pub(super) fn limits(&mut self, measures: &[Measure]) -> Vec<Limit> {
        let doc = self.doc;
        doc.limits.iter().filter_map(|limit| self.limit(limit, measures)).collect()
    }

    fn limit(&mut self, doc: &LimitDoc, measures: &[Measure]) -> Option<Limit> {
        let mut ids = Vec::new();
        for name in &doc.measures {
            match measures.iter().position(|measure| measure.id == name.text) {
                Some(index) => ids.push(MeasureId::at(index)),
                // A measure that is wrong was reported.
                None if self.any_measure(&name.text).is_some() => {}
                None => self.unknown(name, "measure", measures.iter().map(|measure| measure.id.as_str())),
            }
        }
        let mut owner = None;
        if let Some(name) = &doc.payer {
            let payer = self.find_payer(name)?;
            owner = Some(name.text.as_str());
            let own = measures.iter().enumerate().filter(|(_, measure)| measure.is_paid_by(payer));
            ids = own.map(|(index, _)| MeasureId::at(index)).collect();
        }
        ids.sort_unstable();
        ids.dedup();
        if doc.at_most.is_empty() {
            self.fault_at(doc.loc, Diagnostic::error(Code::MissingKey).with("key", "at_most"));
        }
        let scope = Scope { rows: Rows::Enterprise, owner };
        let at_most: Vec<Option<Ceiling>> = doc.at_most.iter().map(|ceiling| self.ceiling(ceiling, scope)).collect();
        let at_most = at_most.into_iter().collect::<Option<Vec<_>>>()?;
        Some(Limit { label: doc.label.words(), measures: ids, at_most })
    }

    fn ceiling(&mut self, doc: &CeilingDoc, scope: Scope<'_>) -> Option<Ceiling> {
        let unknown = self.is_unknown_field(&doc.amount.text);
        let before = std::mem::replace(&mut self.unknown_allowed, unknown);
        let amount = self.formula_with(&doc.amount, scope, Some(Dim::Money), Absence::Everywhere);
        self.unknown_allowed = before;
        let when = doc.condition.as_ref().map(|when| self.formula(when, scope, Some(Dim::Flag)));
        let when = match when {
            Some(when) => Some(when?),
            None => None,
        };
        Some(Ceiling { amount: amount?, when })
    }

    /// Whether a formula is nothing but the name of a column of enterprises whose blank cells mean an unknown amount.
    fn is_unknown_field(&self, formula: &str) -> bool {
        let field = self.names.field(Rows::Enterprise, formula.trim());
        field
            .is_some_and(|(field, _)| matches!(self.fields[field.index()].kind, FieldKind::Money { unknown: true, .. }))
    }

    /// Checks the money that others give.
    pub(super) fn incomes(&mut self) -> Vec<Income> {
        let doc = self.doc;
        let mut incomes = Vec::new();
        for income in &doc.incomes {
            self.plain_name(&income.name);
            let clause = income.clause.as_ref().map(|clause| self.position(clause));
            let Some(amount) = self.own_parameter(&income.amount, "") else { continue };
            let dim = self.parameters[amount.index()].dim;
            if dim != Dim::Money {
                let fault = Diagnostic::error(Code::WrongDimension).with("expected", Dim::Money).with("found", dim);
                self.fault_at(income.amount.loc, fault);
            }
            incomes.push(Income { id: income.name.text.clone(), label: income.label.words(), amount, clause });
        }
        incomes
    }

    /// Checks the conditions of rows that are counted.
    pub(super) fn notices(&mut self) -> Vec<Notice> {
        let doc = self.doc;
        let mut notices = Vec::new();
        for notice in &doc.notices {
            self.plain_name(&notice.name);
            let Some(rows) = self.one_of(&notice.rows, "table", TABLES) else { continue };
            let when = self.formula(&notice.condition, Scope { rows, owner: None }, Some(Dim::Flag));
            notices.extend(when.map(|when| Notice {
                id: notice.name.text.clone(),
                label: notice.label.words(),
                rows,
                when,
            }));
        }
        notices
    }

    /// Checks the questions that nothing can price.
    pub(super) fn unpriced(&mut self) -> Vec<Unpriced> {
        let doc = self.doc;
        let mut found = Vec::new();
        for question in &doc.unpriced {
            self.plain_name(&question.name);
            found.push(Unpriced {
                id: question.name.text.clone(),
                question: question.question.words(),
                clause: self.position(&question.clause),
                size: question.size.words(),
                needs: question.needs.words(),
            });
        }
        found
    }

    /// The reading that decides from which year's budget claims are paid.
    pub(super) fn budget_year(&mut self) -> Option<ParameterId> {
        let doc = self.doc;
        doc.budget_year.as_ref().and_then(|name| self.known_reading(name, "", BudgetYear::OPTIONS))
    }

    /// Reports measures whose line depends on itself: by `.line` of its own, of a measure that uses its line, or of one that is
    /// weighed against it in a list of exclusive measures, directly or through others.
    pub(super) fn circles(&mut self, measures: &[Measure], exclusives: &[Exclusive]) {
        // A measure that is wrong was reported, and its place in the list is another one's.
        if measures.len() < self.doc.measures.len() {
            return;
        }
        let needs: Vec<BTreeSet<usize>> = measures
            .iter()
            .map(|measure| {
                let mut named = BTreeSet::new();
                let mut opened = BTreeSet::new();
                measure.expressions().for_each(|expr| self.lines_named(expr, &mut opened, &mut named));
                // A line is known once those it is weighed against are.
                let mut open: Vec<usize> = named.iter().copied().collect();
                while let Some(next) = open.pop() {
                    let lists = exclusives.iter().filter(|list| list.measures.contains(&MeasureId::at(next)));
                    for other in lists.flat_map(|list| &list.measures) {
                        if named.insert(other.index()) {
                            open.push(other.index());
                        }
                    }
                }
                named
            })
            .collect();
        for start in 0..measures.len() {
            if let Some(chain) = circle(start, &needs) {
                // Each circle is reported once, at its first measure.
                if chain.iter().any(|other| *other < start) {
                    continue;
                }
                let chain = chain.iter().chain([&start]).map(|index| measures[*index].id.as_str()).collect::<Vec<_>>();
                let fault = Diagnostic::error(Code::CircularLine).with("chain", chain.join(" → "));
                let doc = self.doc.measures.iter().find(|doc| doc.name.text == measures[start].id);
                let loc = doc.map(|doc| doc.name.loc).unwrap_or_default();
                self.fault_at(loc, fault);
            }
        }
    }

    /// Adds the measures whose lines an expression uses, through definitions too.
    fn lines_named(&self, expr: &Expr, opened: &mut BTreeSet<DefinitionId>, found: &mut BTreeSet<usize>) {
        match &expr.kind {
            ExprKind::Line(measure) => {
                found.insert(measure.index());
            }
            ExprKind::Definition(id) => {
                if opened.insert(*id) {
                    self.lines_named(&self.checked[id.index()].expr, opened, found);
                }
            }
            _ => expr.children().for_each(|child| self.lines_named(child, opened, found)),
        }
    }
}

/// The shortest way from a measure back to itself, without the return.
fn circle(start: usize, needs: &[BTreeSet<usize>]) -> Option<Vec<usize>> {
    let mut from: Vec<Option<usize>> = vec![None; needs.len()];
    let mut queue = std::collections::VecDeque::from([start]);
    while let Some(at) = queue.pop_front() {
        for next in &needs[at] {
            if *next == start {
                let mut chain = vec![at];
                while let Some(before) = from[chain[chain.len() - 1]].filter(|_| chain[chain.len() - 1] != start) {
                    chain.push(before);
                }
                chain.reverse();
                return Some(chain);
            }
            if from[*next].is_none() && *next != start {
                from[*next] = Some(at);
                queue.push_back(*next);
            }
        }
    }
    None
}
