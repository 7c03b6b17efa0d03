//! The parts of a measure a person would count: the conditions of its conjunction, the thresholds in them, its tiers.
//!
//! An expression and the node it was lowered to are walked side by side. Where the two do not go together, the part is left
//! whole.

use cesuan_base::dim::Rows;
use cesuan_base::id::{MeasureId, NodeId, ParameterId};
use cesuan_base::money::Exact;
use cesuan_engine::plan::{Op, Plan};
use cesuan_policy::check::{Amount, Expr, ExprKind, Measure, Rules};
use cesuan_policy::formula::{CompareOp, Logic};

use super::Phrase;
use super::phrase::mirrored;

/// A measure in parts.
#[derive(Clone, Debug, Default)]
pub(super) struct MeasureConditions {
    /// The conditions every line meets, in the order written.
    pub(super) parts: Vec<Part>,
    /// Comparisons with a parameter inside them.
    pub(super) thresholds: Vec<Threshold>,
    /// What a line may be paid for.
    pub(super) tiers: Vec<Tier>,
}

/// A condition.
#[derive(Clone, Debug)]
pub(super) struct Part {
    pub(super) node: NodeId,
    pub(super) says: Phrase,
}

/// A number compared with a parameter.
#[derive(Clone, Debug)]
pub(super) struct Threshold {
    /// The number.
    pub(super) value: NodeId,
    pub(super) says: Phrase,
    pub(super) rows: Rows,
    /// How it has to stand to the parameter.
    pub(super) operator: CompareOp,
    pub(super) parameter: ParameterId,
    pub(super) limit: NodeId,
    /// The part it belongs to.
    pub(super) part: usize,
}

/// A level, or a branch of the amount: a row belongs to the first whose condition holds, or to all of them.
#[derive(Clone, Debug)]
pub(super) struct Tier {
    /// None for the last branch: everything else.
    pub(super) condition: Option<NodeId>,
    pub(super) says: Option<Phrase>,
    /// What it pays, where each tier pays for itself.
    pub(super) prize: Option<NodeId>,
}

/// Takes a measure apart. `constant` says which way a condition goes that is the same for every row.
pub(super) fn split_measure(
    rules: &Rules,
    plan: &Plan,
    measure: MeasureId,
    constant: &mut dyn FnMut(NodeId) -> Option<bool>,
) -> MeasureConditions {
    let mut splitter = Splitter { rules, plan, constant, found: MeasureConditions::default() };
    let known = &rules.measures[measure.index()];
    splitter.conditions(&known.condition, plan.eligible[measure.index()]);
    splitter.found.tiers = splitter.tiers(known, plan.lines[measure.index()]);
    splitter.found
}

struct Splitter<'a> {
    rules: &'a Rules,
    plan: &'a Plan,
    constant: &'a mut dyn FnMut(NodeId) -> Option<bool>,
    found: MeasureConditions,
}

impl<'a> Splitter<'a> {
    /// A named formula's own expression.
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
        let inside = self.opened(expr);
        match (&inside.kind, self.op(node)) {
            (ExprKind::Logic { operator: Logic::And, left, right }, Op::Logic(Logic::And, a, b)) => {
                self.conditions(left, *a);
                self.conditions(right, *b);
            }
            // `x > 0` of an x that is something if a condition holds, and nothing otherwise, asks for that condition first.
            (ExprKind::Compare { operator: CompareOp::Greater, left, right }, Op::Compare(_, value, _))
                if is_zero(right) =>
            {
                if let (ExprKind::If { condition, otherwise, .. }, Op::If(a, _, _)) =
                    (&self.opened(left).kind, self.op(*value))
                    && is_zero(otherwise)
                {
                    self.conditions(condition, *a);
                }
                self.part(expr, node);
            }
            _ => self.part(expr, node),
        }
    }

    fn part(&mut self, expr: &'a Expr, node: NodeId) {
        self.found.parts.push(Part { node, says: Phrase::of(self.rules, expr) });
        self.thresholds(expr, node);
    }

    /// Every comparison of a number with a parameter inside a condition; of a choice only the branch in force.
    fn thresholds(&mut self, expr: &'a Expr, node: NodeId) {
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
            (ExprKind::Compare { operator, left, right }, Op::Compare(_, a, b)) if operator.orders() => {
                match (&left.kind, &right.kind) {
                    (_, ExprKind::Parameter(parameter)) => self.threshold(left, *a, *operator, *parameter, *b),
                    (ExprKind::Parameter(parameter), _) => {
                        self.threshold(right, *b, mirrored(*operator), *parameter, *a);
                    }
                    _ => {}
                }
            }
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
            says: Phrase::of(self.rules, value),
            rows: value.rows,
            operator,
            parameter,
            limit,
            part: self.found.parts.len() - 1,
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
                // Added up one by one, so that the outermost is the last.
                let (mut tiers, mut sum) = (Vec::new(), *node);
                for level in levels.iter().rev() {
                    let Op::Arithmetic(_, rest, own) = self.op(sum) else { return Vec::new() };
                    let Op::If(paid, prize, _) = self.op(*own) else { return Vec::new() };
                    let says = Some(Phrase::of(self.rules, &level.when));
                    tiers.push(Tier { condition: Some(*paid), says, prize: Some(*prize) });
                    sum = *rest;
                }
                tiers.reverse();
                tiers
            }
            Amount::Ranking(_) => Vec::new(),
        }
    }

    /// The ways an amount may go, row by row.
    fn branches(&mut self, amount: &'a Expr, node: NodeId) -> Vec<Tier> {
        let inside = self.opened(amount);
        let (ExprKind::If { condition, then, otherwise }, Op::If(a, b, c)) = (&inside.kind, self.op(node)) else {
            return vec![Tier { condition: None, says: None, prize: None }];
        };
        match (self.constant)(*a) {
            Some(true) => self.branches(then, *b),
            Some(false) => self.branches(otherwise, *c),
            None => {
                let says = Some(Phrase::of(self.rules, condition));
                let mut tiers = vec![Tier { condition: Some(*a), says, prize: None }];
                // Who is paid nothing otherwise is in no tier.
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
