//! Checked rules to plan.

use std::collections::HashMap;

use crate::check::{Expr, ExprKind, Measure, Rules};
use crate::dim::Rows;
use crate::id::NodeId;

use super::{Node, Op, Plan};

/// Lowers every measure.
pub fn lower(rules: &Rules) -> Plan {
    let mut lowering = Lowering { rules, plan: Plan::default(), known: HashMap::new() };
    for measure in &rules.measures {
        let line = lowering.measure(measure);
        lowering.plan.lines.push(line);
    }
    lowering.plan
}

struct Lowering<'r> {
    rules: &'r Rules,
    plan: Plan,
    known: HashMap<Node, NodeId>,
}

impl Lowering<'_> {
    fn measure(&mut self, measure: &Measure) -> NodeId {
        let mut condition = self.expr(&measure.condition);
        if measure.once {
            condition = self.node(Op::Earliest(condition), measure.rows);
        }
        let amount = self.expr(&measure.amount);
        let cap = measure.cap.as_ref().map(|cap| self.expr(cap));
        self.node(Op::Line { condition, amount, cap }, measure.rows)
    }

    /// The node for an operation: the one there is, or a new one.
    fn node(&mut self, op: Op, rows: Rows) -> NodeId {
        let node = Node { op, rows };
        if let Some(id) = self.known.get(&node) {
            return *id;
        }
        let id = NodeId::at(self.plan.nodes.len());
        self.plan.nodes.push(node.clone());
        self.known.insert(node, id);
        id
    }

    fn expr(&mut self, expr: &Expr) -> NodeId {
        let op = match &expr.kind {
            ExprKind::Number(value) => Op::Number(*value),
            ExprKind::Flag(flag) => Op::Flag(*flag),
            ExprKind::Option(option) => Op::Option(*option),
            ExprKind::Set(set) => Op::Set(set.clone()),
            ExprKind::Year => Op::Year,
            ExprKind::Field(field) => Op::Field(*field),
            ExprKind::Parameter(parameter) => Op::Parameter(*parameter),
            ExprKind::Definition(definition) => return self.expr(&self.rules.definitions[definition.index()].expr),
            ExprKind::OfEnterprise(inner) => Op::OfEnterprise(self.expr(inner)),
            ExprKind::Negate(inner) => Op::Negate(self.expr(inner)),
            ExprKind::Not(inner) => Op::Not(self.expr(inner)),
            ExprKind::Arithmetic { operator, left, right } => {
                Op::Arithmetic(*operator, self.expr(left), self.expr(right))
            }
            ExprKind::Compare { operator, left, right } => Op::Compare(*operator, self.expr(left), self.expr(right)),
            ExprKind::In { item, set } => Op::In(self.expr(item), self.expr(set)),
            ExprKind::Logic { operator, left, right } => Op::Logic(*operator, self.expr(left), self.expr(right)),
            ExprKind::If { condition, then, otherwise } => {
                Op::If(self.expr(condition), self.expr(then), self.expr(otherwise))
            }
            ExprKind::Extreme { largest, items } => return self.extreme(*largest, items),
            ExprKind::OverProjects { fold, item, condition } => Op::Fold {
                fold: *fold,
                item: item.as_ref().map(|item| self.expr(item)),
                condition: condition.as_ref().map(|condition| self.expr(condition)),
            },
        };
        self.node(op, expr.rows)
    }

    fn extreme(&mut self, largest: bool, items: &[Expr]) -> NodeId {
        let mut best = self.expr(&items[0]);
        let mut rows = items[0].rows;
        for item in &items[1..] {
            let right = self.expr(item);
            rows = rows.max(item.rows);
            best = self.node(Op::Extreme { largest, left: best, right }, rows);
        }
        best
    }
}
