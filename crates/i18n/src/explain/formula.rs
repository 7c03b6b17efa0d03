//! Formulas with the numbers put in.

use std::collections::BTreeSet;

use num_traits::Zero;

use crate::text;
use cesuan_base::dim::{Arithmetic, Dim};
use cesuan_reference::{Term, TermKind, missing_conditions};

use super::piece::{Origin, Piece, Step, StepKind, bare, labelled, plain, words};
use super::{Words, piece::spaced};

/// How deep the parts of a formula are unfolded.
const DEEPEST: usize = 8;

impl Words<'_> {
    /// A formula: its operands by label and value, its operators as people write them.
    pub(super) fn formula(&self, term: &Term) -> Vec<Piece> {
        let operand = |at: usize| term.parts.get(at).map_or_else(Vec::new, |part| self.formula(part));
        match &term.kind {
            TermKind::Arithmetic(operator) => {
                let sign = match operator {
                    Arithmetic::Add => " + ",
                    Arithmetic::Subtract => " − ",
                    Arithmetic::Multiply => " × ",
                    Arithmetic::Divide => " ÷ ",
                };
                let mut pieces = self.within(*operator, term.parts.first(), false);
                pieces.extend(words(sign));
                pieces.extend(self.within(*operator, term.parts.get(1), true));
                pieces
            }
            TermKind::Opposite => [words("−"), operand(0)].concat(),
            TermKind::If => operand(1),
            TermKind::Project { counts: true, .. } => operand(0),
            TermKind::Extreme { largest } => {
                let id = if *largest { "explain-larger" } else { "explain-smaller" };
                let items = term.parts.iter().map(|part| self.formula(part)).collect();
                self.say(id, &[("items", self.list(items, "explain-item"))])
            }
            TermKind::OverProjects => {
                let label = text(self.lang, if term.dim == Dim::Count { "explain-count" } else { "explain-sum" }, &[]);
                labelled(label, self.worth(term), Origin::Computed)
            }
            TermKind::Parameter(id) => self.named(term, Origin::Parameter(*id)),
            TermKind::Field(_) | TermKind::Year => self.named(term, Origin::Row),
            TermKind::Definition(_) | TermKind::Line(_) => self.named(term, Origin::Computed),
            _ => bare(self.worth(term), Origin::Computed),
        }
    }

    /// A name and its value.
    pub(super) fn named(&self, term: &Term, origin: Origin) -> Vec<Piece> {
        match self.label(term) {
            Some(label) => labelled(label, self.worth(term), origin),
            None => bare(self.worth(term), origin),
        }
    }

    /// An operand, in brackets where it binds less than its operator.
    fn within(&self, operator: Arithmetic, part: Option<&Term>, right: bool) -> Vec<Piece> {
        let Some(part) = part else { return Vec::new() };
        let mut inner = part;
        while let (TermKind::If, Some(taken)) = (&inner.kind, inner.parts.get(1)) {
            inner = taken;
        }
        let binds_less = match (operator, &inner.kind) {
            (Arithmetic::Multiply, TermKind::Arithmetic(Arithmetic::Add | Arithmetic::Subtract)) => true,
            (Arithmetic::Divide, TermKind::Arithmetic(inner)) => {
                right || matches!(inner, Arithmetic::Add | Arithmetic::Subtract)
            }
            (Arithmetic::Subtract, TermKind::Arithmetic(Arithmetic::Add | Arithmetic::Subtract)) => right,
            _ => false,
        };
        let formula = self.formula(part);
        if !binds_less {
            return formula;
        }
        let (open, close) = if spaced(self.lang) { ("(", ")") } else { ("（", "）") };
        [words(open), formula, words(close)].concat()
    }

    /// A name, its formula and its value: `补贴 = 投资 100万元 × 比例 8% = 8万元`. The value stands once where it is the formula.
    pub(super) fn equation(&self, name: Vec<Piece>, term: &Term) -> Vec<Piece> {
        let formula = self.formula(term);
        let worth = self.worth(term);
        let mut pieces = name;
        pieces.extend(words(" = "));
        let says_so = matches!(formula.as_slice(), [Piece::Value { text, .. }] if *text == worth);
        pieces.extend(formula);
        if !says_so {
            pieces.extend(words(" = "));
            pieces.extend(bare(worth, Origin::Computed));
        }
        pieces
    }

    /// What stands behind the names of a formula, each name once.
    pub(super) fn unfolded(&self, term: &Term) -> Vec<Step> {
        self.behind(term, &mut BTreeSet::new(), 0)
    }

    fn behind(&self, term: &Term, seen: &mut BTreeSet<u32>, depth: usize) -> Vec<Step> {
        if depth > DEEPEST {
            return Vec::new();
        }
        match &term.kind {
            TermKind::Definition(id) => {
                let Some(inner) = term.parts.first().filter(|_| seen.insert(id.0)) else { return Vec::new() };
                if term.dim == Dim::Flag || !inner.rests_on_row() && inner.parts.is_empty() {
                    return Vec::new();
                }
                let name = words(self.label(term).unwrap_or_default());
                let step = Step::new(StepKind::Amount, self.equation(name, inner));
                vec![step.with(self.behind(inner, seen, depth + 1))]
            }
            TermKind::OverProjects => self.projects(term, seen, depth),
            TermKind::If => {
                let mut steps = Vec::new();
                if let Some(condition) = term.parts.first().filter(|condition| condition.rests_on_row()) {
                    let facts = self.conditions(condition, condition.holds());
                    let facts: Vec<_> = facts.into_iter().map(|fact| fact.pieces).collect();
                    if !facts.is_empty() {
                        let because = self.say("explain-because", &[("facts", self.list(facts, "explain-also"))]);
                        steps.push(Step::new(StepKind::Note, because));
                    }
                }
                steps.extend(term.parts.get(1).map(|taken| self.behind(taken, seen, depth)).unwrap_or_default());
                steps
            }
            _ => term.parts.iter().flat_map(|part| self.behind(part, seen, depth)).collect(),
        }
    }

    /// Each project with what it adds, or why it does not count.
    fn projects(&self, term: &Term, seen: &mut BTreeSet<u32>, depth: usize) -> Vec<Step> {
        let mut steps = Vec::new();
        for part in &term.parts {
            let (TermKind::Project { id, counts }, Some(inner)) = (&part.kind, part.parts.first()) else { continue };
            let project = bare(id.as_str(), Origin::Row);
            if *counts && inner.number().is_some_and(|number| number.is_zero()) {
                // It adds nothing.
                continue;
            }
            if *counts && inner.dim.is_number() {
                let name = self.say("explain-project", &[("project", project)]);
                // What one project is made of may be made of the same names for another.
                let behind = self.behind(inner, &mut seen.clone(), depth + 1);
                steps.push(Step::new(StepKind::Amount, self.equation(name, inner)).with(behind));
            } else if !*counts {
                let missing: Vec<_> = missing_conditions(inner).iter().map(|lack| self.lack(lack)).collect();
                let facts = self.list(missing, "explain-also");
                let pieces = self.say("explain-project-out", &[("project", project), ("facts", facts)]);
                steps.push(Step::new(StepKind::Limit, pieces));
            }
        }
        steps
    }

    /// Whether two sentences read the same.
    pub(super) fn same(a: &Step, b: &Step) -> bool {
        plain(&a.pieces) == plain(&b.pieces)
    }
}
