//! Splits a measure into what the eligibility funnel counts: the conditions every line must meet, the thresholds inside
//! them, and the tiers of the amount.
//!
//! An expression of the rules is walked together with the plan node it was lowered to. Where the two differ in form,
//! the expression is kept whole.

use std::collections::BTreeSet;

use cesuan_base::dim::Rows;
use cesuan_base::id::{MeasureId, NodeId, ParameterId};
use cesuan_base::money::Exact;
use cesuan_engine::plan::{Op, Plan};
use cesuan_policy::check::{Amount, Expr, ExprKind, Measure, Rules};
use cesuan_policy::formula::{CompareOp, Logic};

use super::Phrase;

/// The countable parts of a measure.
#[derive(Clone, Debug, Default)]
pub(super) struct CountableParts {
    /// The conditions every line must meet, in the order written.
    pub(super) conditions: Vec<MeasureCondition>,
    /// The comparisons of a number with a parameter inside the conditions.
    pub(super) thresholds: Vec<Threshold>,
    /// The levels or branches of the amount; empty if there is only one.
    pub(super) tiers: Vec<Tier>,
}

/// One of the conditions that a conjunction consists of.
#[derive(Clone, Debug)]
pub(super) struct MeasureCondition {
    pub(super) node: NodeId,
    pub(super) phrase: Phrase,
}

/// A comparison of a number with a parameter.
#[derive(Clone, Debug)]
pub(super) struct Threshold {
    /// The plan node of the number.
    pub(super) value: NodeId,
    pub(super) phrase: Phrase,
    pub(super) rows: Rows,
    /// The comparison that must hold between the number and the parameter.
    pub(super) operator: CompareOp,
    pub(super) parameter: ParameterId,
    pub(super) limit: NodeId,
    /// The index in [`CountableParts::conditions`] of the condition that contains it.
    pub(super) condition: usize,
}

/// A level of the measure, or a branch of its amount. Branches exclude each other, and a row belongs to the first whose
/// condition holds; a row belongs to every level whose condition holds.
#[derive(Clone, Debug)]
pub(super) struct Tier {
    /// The condition; `None` for the branch of all remaining rows.
    pub(super) condition: Option<NodeId>,
    pub(super) phrase: Option<Phrase>,
    /// The prize of a level. `None` for a branch.
    pub(super) prize: Option<NodeId>,
}

/// Splits a measure. `constant` gives the value of a condition that is the same for every row, and `None` for others.
pub(super) fn split_measure(
    rules: &Rules,
    plan: &Plan,
    measure: MeasureId,
    constant: &mut dyn FnMut(NodeId) -> Option<bool>,
) -> CountableParts {
    let mut splitter = Splitter {
        rules,
        plan,
        constant,
        found: CountableParts::default(),
        split: BTreeSet::new(),
        searched: BTreeSet::new(),
    };
    let known = &rules.measures[measure.index()];
    splitter.conditions(&known.condition, plan.eligible[measure.index()]);
    splitter.found.tiers = splitter.tiers(known, plan.lines[measure.index()]);
    splitter.found
}

struct Splitter<'a> {
    rules: &'a Rules,
    plan: &'a Plan,
    constant: &'a mut dyn FnMut(NodeId) -> Option<bool>,
    found: CountableParts,
    /// The definitions that were split into conditions. Each is split once, however often it is used.
    split: BTreeSet<NodeId>,
    /// The definitions that were searched for thresholds. Each is searched once, however often it is used.
    searched: BTreeSet<NodeId>,
}

impl<'a> Splitter<'a> {
    /// The expression behind a reference to a definition, or the expression itself.
    fn opened(&self, mut expr: &'a Expr) -> &'a Expr {
        while let ExprKind::Definition(definition) = &expr.kind {
            expr = &self.rules.definitions[definition.index()].expr;
        }
        expr
    }

    fn op(&self, node: NodeId) -> &'a Op {
        &self.plan.node(node).op
    }

    fn conditions(&mut self, expr: &'a Expr, node: NodeId) {
        if matches!(expr.kind, ExprKind::Definition(_)) && !self.split.insert(node) {
            return;
        }
        let inside = self.opened(expr);
        match (&inside.kind, self.op(node)) {
            (ExprKind::Logic { operator: Logic::And, left, right }, Op::Logic(Logic::And, a, b)) => {
                self.conditions(left, *a);
                self.conditions(right, *b);
            }
            // `x > 0`, where x is zero unless a condition holds, requires that condition first.
            (ExprKind::Compare { operator: CompareOp::Greater, left, right }, Op::Compare(_, value, _))
                if is_zero(right) =>
            {
                if let (ExprKind::If { condition, otherwise, .. }, Op::If(a, _, _)) =
                    (&self.opened(left).kind, self.op(*value))
                    && is_zero(otherwise)
                {
                    self.conditions(condition, *a);
                }
                self.condition(expr, node);
            }
            _ => self.condition(expr, node),
        }
    }

    fn condition(&mut self, expr: &'a Expr, node: NodeId) {
        self.found.conditions.push(MeasureCondition { node, phrase: Phrase::of(self.rules, expr) });
        self.thresholds(expr, node);
    }

    /// Collects the comparisons of a number with a parameter inside a condition. Of an `if` with a constant condition
    /// only the branch taken is searched.
    fn thresholds(&mut self, expr: &'a Expr, node: NodeId) {
        if matches!(expr.kind, ExprKind::Definition(_)) && !self.searched.insert(node) {
            return;
        }
        let inside = self.opened(expr);
        match (&inside.kind, self.op(node)) {
            (ExprKind::Logic { left, right, .. }, Op::Logic(_, a, b)) => {
                self.thresholds(left, *a);
                self.thresholds(right, *b);
            }
            (ExprKind::If { condition, then, otherwise }, Op::If(a, b, c)) => match (self.constant)(*a) {
                Some(true) => self.thresholds(then, *b),
                Some(false) => self.thresholds(otherwise, *c),
                None => {
                    self.thresholds(condition, *a);
                    self.thresholds(then, *b);
                    self.thresholds(otherwise, *c);
                }
            },
            (
                ExprKind::Compare { operator, left, right },
                Op::Compare(_, a, b) | Op::CompareRatio { ratio: a, bound: b, .. },
            ) if operator.orders() => match (&left.kind, &right.kind) {
                (_, ExprKind::Parameter(parameter)) => self.threshold(left, *a, *operator, *parameter, *b),
                (ExprKind::Parameter(parameter), _) => {
                    self.threshold(right, *b, operator.mirrored(), *parameter, *a);
                }
                _ => {}
            },
            _ => {}
        }
    }

    fn threshold(&mut self, value: &'a Expr, node: NodeId, operator: CompareOp, parameter: ParameterId, limit: NodeId) {
        let known = self.found.thresholds.iter().any(|known| known.value == node && known.parameter == parameter);
        if known || value.rows == Rows::Constant || !value.dim.is_number() {
            return;
        }
        self.found.thresholds.push(Threshold {
            value: node,
            phrase: Phrase::of(self.rules, value),
            rows: value.rows,
            operator,
            parameter,
            limit,
            condition: self.found.conditions.len() - 1,
        });
    }

    fn tiers(&mut self, measure: &'a Measure, line: NodeId) -> Vec<Tier> {
        let line = match self.op(line) {
            Op::Kept { line, .. } => *line,
            _ => line,
        };
        let Op::Line { amount: node, .. } = self.op(line) else { return Vec::new() };
        match &measure.amount {
            Amount::Formula(amount) => {
                let tiers = self.branches(amount, *node);
                if tiers.len() > 1 { tiers } else { Vec::new() }
            }
            Amount::Levels { levels, .. } => {
                // The plan adds the levels up one by one, so the outermost sum holds the last level; the first is no sum.
                let (mut tiers, mut sum) = (Vec::new(), *node);
                for (index, level) in levels.iter().enumerate().rev() {
                    let own = match self.op(sum) {
                        Op::Arithmetic(_, rest, own) if index > 0 => {
                            sum = *rest;
                            *own
                        }
                        _ => sum,
                    };
                    let Op::If(paid, prize, _) = self.op(own) else { return Vec::new() };
                    let phrase = Some(Phrase::of(self.rules, &level.when));
                    tiers.push(Tier { condition: Some(*paid), phrase, prize: Some(*prize) });
                }
                tiers.reverse();
                tiers
            }
            Amount::Ranking(_) => Vec::new(),
        }
    }

    /// The branches of an amount.
    fn branches(&mut self, amount: &'a Expr, node: NodeId) -> Vec<Tier> {
        let inside = self.opened(amount);
        let (ExprKind::If { condition, then, otherwise }, Op::If(a, b, c)) = (&inside.kind, self.op(node)) else {
            return vec![Tier { condition: None, phrase: None, prize: None }];
        };
        match (self.constant)(*a) {
            Some(true) => self.branches(then, *b),
            Some(false) => self.branches(otherwise, *c),
            None => {
                let phrase = Some(Phrase::of(self.rules, condition));
                let mut tiers = vec![Tier { condition: Some(*a), phrase, prize: None }];
                // Rows without a payment belong to no tier.
                if !is_zero(otherwise) {
                    tiers.extend(self.branches(otherwise, *c));
                }
                tiers
            }
        }
    }
}

fn is_zero(expr: &Expr) -> bool {
    expr.kind == ExprKind::Number(Exact::from_integer(0))
}

#[cfg(test)]
mod tests {
    use cesuan_engine::plan::lower;
    use cesuan_policy::check::compile;
    use cesuan_policy::rules::embedded;

    use super::*;

    /// Splitting each definition at every use would take 2^60 steps here.
    #[test]
    fn a_definition_that_is_used_twice_is_split_once() {
        const LEVELS: usize = 60;
        let mut folder = embedded("shiyan-2018").expect("an embedded folder");
        let label = "label = { zh = \"层\", en = \"Level\" }";
        let policy = folder.files.get_mut("policy.toml").expect("the policy's file");
        policy.push_str(&format!("\n[define.level_0]\n{label}\nformula = \"benchmark_rate > 0%\"\n"));
        for level in 1..LEVELS {
            let used = format!("level_{}", level - 1);
            policy.push_str(&format!("\n[define.level_{level}]\n{label}\nformula = \"{used} and {used}\"\n"));
        }
        let measure = folder.files.get_mut("measures/high_reliability_power_relief.toml").expect("the measure's file");
        *measure = measure.replacen("where = \"", &format!("where = \"level_{} and ", LEVELS - 1), 1);
        let rules = compile(&folder).expect("the folder compiles").value.0;
        let id = rules.measure("high_reliability_power_relief").expect("the measure");
        let split = split_measure(&rules, &lower(&rules), id, &mut |_| None);
        assert_eq!(split.conditions.len(), 2);
    }
}
