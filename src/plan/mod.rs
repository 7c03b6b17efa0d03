//! The columnar plan: an arena of nodes, each computed for all rows of a year at once.
//!
//! Equal parts of different formulas are one node, so that they are computed once and a change reaches them once.

mod lower;

use std::fmt;

pub use lower::lower;

use crate::check::Fold;
use crate::dim::{Arithmetic, Rows};
use crate::formula::{Comparison, Logic};
use crate::id::{FieldId, NodeId, ParameterId};
use crate::money::Exact;

/// A policy's computations.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// The nodes; each needs only earlier ones.
    pub nodes: Vec<Node>,
    /// For each measure, the node of its lines.
    pub lines: Vec<NodeId>,
}

/// A computation.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Node {
    /// What is computed.
    pub op: Op,
    /// For which rows.
    pub rows: Rows,
}

/// What a node computes from others.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the inputs are named as the expressions they come from")]
pub enum Op {
    /// A number in base units.
    Number(Exact),
    /// Yes or no.
    Flag(bool),
    /// An option.
    Option(u16),
    /// A set of options, ascending.
    Set(Vec<u16>),
    /// The policy year.
    Year,
    /// A column.
    Field(FieldId),
    /// A parameter's value of the year.
    Parameter(ParameterId),
    /// The enterprise's value for each of its projects.
    OfEnterprise(NodeId),
    /// `-a`
    Negate(NodeId),
    /// `not a`
    Not(NodeId),
    /// `a + b`
    Arithmetic(Arithmetic, NodeId, NodeId),
    /// `a <= b`
    Compare(Comparison, NodeId, NodeId),
    /// `a in b`
    In(NodeId, NodeId),
    /// `a and b`
    Logic(Logic, NodeId, NodeId),
    /// `if a then b else c`
    If(NodeId, NodeId, NodeId),
    /// The larger or smaller of two.
    Extreme { largest: bool, left: NodeId, right: NodeId },
    /// Over an enterprise's projects.
    Fold { fold: Fold, item: Option<NodeId>, condition: Option<NodeId> },
    /// Whether this is the recipient's earliest year of being so.
    Earliest(NodeId),
    /// Lines in fen, zero where there is none: the one place that rounds.
    Line { condition: NodeId, amount: NodeId, cap: Option<NodeId> },
}

impl Op {
    /// The nodes the operation needs, in the order written.
    pub fn inputs(&self) -> impl Iterator<Item = NodeId> {
        let inputs = match *self {
            Op::Number(_) | Op::Flag(_) | Op::Option(_) | Op::Set(_) | Op::Year | Op::Field(_) | Op::Parameter(_) => {
                [None; 3]
            }
            Op::OfEnterprise(a) | Op::Negate(a) | Op::Not(a) | Op::Earliest(a) => [Some(a), None, None],
            Op::Arithmetic(_, a, b)
            | Op::Compare(_, a, b)
            | Op::In(a, b)
            | Op::Logic(_, a, b)
            | Op::Extreme { left: a, right: b, .. } => [Some(a), Some(b), None],
            Op::If(a, b, c) => [Some(a), Some(b), Some(c)],
            Op::Fold { item, condition, .. } => [item, condition, None],
            Op::Line { condition, amount, cap } => [Some(condition), Some(amount), cap],
        };
        inputs.into_iter().flatten()
    }
}

impl Plan {
    /// A node.
    pub fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id.index()]
    }
}

/// One node a line, `n3 enterprise Compare(GreaterOrEqual, n1, n2)`: for golden tests and for reading.
impl fmt::Display for Plan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, node) in self.nodes.iter().enumerate() {
            writeln!(f, "{:?} {:?} {:?}", NodeId::at(index), node.rows, node.op)?;
        }
        for (index, line) in self.lines.iter().enumerate() {
            writeln!(f, "measure {index}: {line:?}")?;
        }
        Ok(())
    }
}
