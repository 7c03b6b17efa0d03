//! The columnar plan: an arena of nodes, each computed for all rows of a year at once.
//!
//! Equal parts of different formulas are one node, so that they are computed only once.

mod lower;

use std::fmt;

pub use lower::lower;

use cesuan_base::dim::{Arithmetic, Rows};
use cesuan_base::id::{DefinitionId, FieldId, MeasureId, NodeId, ParameterId};
use cesuan_base::money::Exact;
use cesuan_policy::check::{Aggregate, Rules};
use cesuan_policy::formula::{CompareOp, Logic};

/// The computations of a policy.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// The nodes. Each needs only nodes before it, except [`Op::EarlierYear`].
    pub nodes: Vec<Node>,
    /// For each measure, the node of its lines.
    pub lines: Vec<NodeId>,
    /// For each measure, the node of the flag that says which rows are eligible.
    pub eligible: Vec<NodeId>,
    /// For each measure, the node of its base; `None` for a measure without one.
    pub bases: Vec<Option<NodeId>>,
    /// For each measure and payer of it, the node of the payer's share; `None` where it takes the rest.
    pub shares: Vec<Vec<Option<NodeId>>>,
    /// For each measure whose rights reach beyond a year, the node of the last year.
    pub until: Vec<Option<NodeId>>,
    /// For each limit, its amounts and the flags that say whether they are in force.
    pub limits: Vec<Vec<PlannedCeiling>>,
    /// For each notice, the flag of the rows that are counted.
    pub notices: Vec<NodeId>,
    /// What rows compete for, and the flags that say who wins: rankings in the order of measures, then limited places in the
    /// order of definitions.
    pub contests: Vec<ContestNode>,
    /// For each node, whether one other node alone needs its values, and row by row: then they need not be kept.
    pub deferrable: Vec<bool>,
    /// For each node, the nodes it needs, as [`Op::inputs`] lists them.
    pub inputs: Vec<Box<[NodeId]>>,
    /// For each node, the parameters its values depend on, in whatever year.
    pub parameters: Vec<ParameterSet>,
}

/// A set of parameters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ParameterSet(Box<[u64]>);

impl ParameterSet {
    /// An empty set, for rules with this number of parameters.
    pub fn new(parameters: usize) -> Self {
        Self(vec![0; parameters.div_ceil(u64::BITS as usize)].into())
    }

    /// Adds a parameter.
    pub fn insert(&mut self, parameter: ParameterId) {
        self.0[parameter.index() / u64::BITS as usize] |= 1 << (parameter.index() % u64::BITS as usize);
    }

    /// Adds the parameters of another set for the same rules.
    pub fn extend(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(own, other)| *own |= other);
    }

    /// Whether the sets have a parameter in common.
    pub fn meets(&self, other: &Self) -> bool {
        self.0.iter().zip(&other.0).any(|(own, other)| own & other != 0)
    }

    /// Removes every parameter.
    pub fn clear(&mut self) {
        self.0.fill(0);
    }
}

/// An amount of a limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlannedCeiling {
    pub amount: NodeId,
    /// Whether it is in force; `None` means always.
    pub when: Option<NodeId>,
}

/// Something rows compete for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ContestNode {
    /// The measure or definition that the contest is of.
    pub of: ContestOf,
    /// The node of the flag that holds for the winners.
    pub wins: NodeId,
}

/// What rows compete for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ContestOf {
    /// The prizes of a measure that ranks.
    Measure(MeasureId),
    /// The places a definition gives out.
    Definition(DefinitionId),
}

/// One computation.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Node {
    pub op: Op,
    /// The table for whose rows it is computed.
    pub rows: Rows,
}

/// What a node computes, from constants, columns, parameters or other nodes.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Op {
    /// A number in the base unit of its dimension.
    Number(Exact),
    /// A constant flag.
    Flag(bool),
    /// An option of a category, by index.
    Option(u16),
    /// A set of options of a category, by ascending index.
    Set(Vec<u16>),
    /// The policy year.
    Year,
    /// A column of the population.
    Field(FieldId),
    /// A parameter's value in the year.
    Parameter(ParameterId),
    /// Whether the measure that a parameter switches is on.
    Enabled(ParameterId),
    /// The enterprise's value for each of its projects.
    OfEnterprise(NodeId),
    /// `-a`
    Negate(NodeId),
    /// `not a`
    Not(NodeId),
    /// `a + b`, `a - b`, `a * b`, `a / b`
    Arithmetic(Arithmetic, NodeId, NodeId),
    /// `a <= b` and the other comparisons
    Compare(CompareOp, NodeId, NodeId),
    /// `a / b <= c` and the other comparisons; false in rows where `b` is zero. `ratio` is the node of `a / b`, which is not an
    /// input.
    CompareRatio { operator: CompareOp, ratio: NodeId, dividend: NodeId, divisor: NodeId, bound: NodeId },
    /// `a in b`
    In(NodeId, NodeId),
    /// `a and b`, `a or b`
    Logic(Logic, NodeId, NodeId),
    /// `if a then b else c`
    If(NodeId, NodeId, NodeId),
    /// The larger or smaller of two numbers.
    Extreme { largest: bool, left: NodeId, right: NodeId },
    /// A sum, a count, any or all, over an enterprise's projects that meet the condition.
    Aggregate { fold: Aggregate, item: Option<NodeId>, condition: Option<NodeId> },
    /// Whether a flag held for the recipient in any earlier year. Its input may be a later node; since only earlier years of it
    /// are needed, no value depends on itself.
    EarlierYear(NodeId),
    /// Whether a flag holds for the recipient in any policy year.
    AnyYear(NodeId),
    /// Whether the row has one of the `places` of its group: the rows of `among` with the same `per`, ordered by `by`, highest
    /// first.
    QuotaPlace { among: NodeId, by: NodeId, per: NodeId, places: NodeId },
    /// The prize of the row's rank among this year's entrants; zero below the last prize.
    RankPrize(Rank),
    /// Whether a recipient's line gives way to a larger one of the same year: that of `own`, among `lines`.
    Dropped { lines: Box<[NodeId]>, own: usize },
    /// Lines in fen, zero where there is none: the one place that rounds. None while the measure is switched off.
    Line { switch: ParameterId, condition: NodeId, amount: NodeId, cap: Option<NodeId> },
    /// Lines where they were not dropped.
    Kept { line: NodeId, dropped: NodeId },
}

/// A ranking of the rows of a year.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Rank {
    /// The node of the flag of the rows that take part.
    pub among: NodeId,
    /// The node of the number the rows are ranked by, highest first.
    pub by: NodeId,
    /// The nodes of the prizes, first place first; each has one value for all rows.
    pub prizes: Box<[NodeId]>,
    /// The reading that says how ties are settled.
    pub ties: ParameterId,
}

impl Op {
    /// The nodes the operation needs, in the order of its fields.
    pub fn inputs(&self) -> Vec<NodeId> {
        match self {
            Op::Number(_)
            | Op::Flag(_)
            | Op::Option(_)
            | Op::Set(_)
            | Op::Year
            | Op::Field(_)
            | Op::Parameter(_)
            | Op::Enabled(_) => Vec::new(),
            Op::OfEnterprise(a) | Op::Negate(a) | Op::Not(a) | Op::EarlierYear(a) | Op::AnyYear(a) => vec![*a],
            Op::Arithmetic(_, a, b)
            | Op::Compare(_, a, b)
            | Op::In(a, b)
            | Op::Logic(_, a, b)
            | Op::Extreme { left: a, right: b, .. }
            | Op::Kept { line: a, dropped: b } => vec![*a, *b],
            Op::If(a, b, c) | Op::CompareRatio { dividend: a, divisor: b, bound: c, .. } => vec![*a, *b, *c],
            Op::Aggregate { item, condition, .. } => item.iter().chain(condition).copied().collect(),
            Op::Line { condition, amount, cap, .. } => [*condition, *amount].into_iter().chain(*cap).collect(),
            Op::QuotaPlace { among, by, per, places } => vec![*among, *by, *per, *places],
            Op::RankPrize(rank) => [rank.among, rank.by].into_iter().chain(rank.prizes.iter().copied()).collect(),
            Op::Dropped { lines, .. } => lines.to_vec(),
        }
    }
}

impl Plan {
    /// Fills in the fields that follow from the nodes.
    fn finish(&mut self, rules: &Rules) {
        self.inputs = self.nodes.iter().map(|node| node.op.inputs().into()).collect();
        self.find_deferrable(rules);
        self.find_parameters(rules.parameters.len());
    }

    /// Finds the parameters each node depends on. Repeats until nothing changes, since [`Op::EarlierYear`] may need a later
    /// node.
    fn find_parameters(&mut self, parameters: usize) {
        self.parameters = vec![ParameterSet::new(parameters); self.nodes.len()];
        loop {
            let mut grown = false;
            for (index, node) in self.nodes.iter().enumerate() {
                let mut own = self.parameters[index].clone();
                match &node.op {
                    Op::Parameter(parameter) | Op::Enabled(parameter) => own.insert(*parameter),
                    Op::RankPrize(rank) => own.insert(rank.ties),
                    Op::Line { switch, .. } => own.insert(*switch),
                    _ => {}
                }
                self.inputs[index].iter().for_each(|input| own.extend(&self.parameters[input.index()]));
                grown |= own != self.parameters[index];
                self.parameters[index] = own;
            }
            if !grown {
                return;
            }
        }
    }

    /// Finds the nodes whose values need not be stored: those of operations row by row that exactly one other node needs. Flags
    /// are included only if that is a node of logic, since all others are quicker if they know the rows in which a flag holds.
    fn find_deferrable(&mut self, rules: &Rules) {
        let mut uses = vec![0_usize; self.nodes.len()];
        let mut logic_only = vec![true; self.nodes.len()];
        // Outputs are stored, and so are nodes whose values are needed for other years: both count as needed twice.
        self.outputs().for_each(|node| uses[node.index()] += 2);
        for (index, _) in self.needed().into_iter().enumerate().filter(|(_, needed)| *needed) {
            let node = &self.nodes[index];
            let kept = matches!(node.op, Op::EarlierYear(_) | Op::AnyYear(_));
            for input in &self.inputs[index] {
                uses[input.index()] += if kept { 2 } else { 1 };
                logic_only[input.index()] &= matches!(node.op, Op::Logic(..));
            }
        }
        let numbers = self.numbers(rules);
        let deferrable = |(index, node): (usize, &Node)| {
            let by_row = match &node.op {
                Op::Negate(_) | Op::Arithmetic(..) | Op::Extreme { .. } => true,
                Op::If(..) => numbers[index] || logic_only[index],
                Op::Not(_) | Op::Compare(..) | Op::CompareRatio { .. } | Op::In(..) | Op::Logic(..) => {
                    logic_only[index]
                }
                _ => false,
            };
            by_row && uses[index] == 1
        };
        self.deferrable = self.nodes.iter().enumerate().map(deferrable).collect();
    }

    /// The nodes of lines, eligibility, bases, shares, limits and notices.
    fn outputs(&self) -> impl Iterator<Item = NodeId> {
        let limits = self.limits.iter().flatten().flat_map(|ceiling| [Some(ceiling.amount), ceiling.when]);
        let optional = self.bases.iter().chain(self.shares.iter().flatten()).chain(&self.until).copied();
        let always = self.lines.iter().chain(&self.eligible).chain(&self.notices).copied();
        always.chain(optional.chain(limits).flatten())
    }

    /// For each node, whether lines, bases or contests need it.
    fn needed(&self) -> Vec<bool> {
        let mut needed = vec![false; self.nodes.len()];
        let mut open: Vec<NodeId> = self.outputs().chain(self.contests.iter().map(|contest| contest.wins)).collect();
        while let Some(node) = open.pop() {
            if !std::mem::replace(&mut needed[node.index()], true) {
                open.extend(&self.inputs[node.index()]);
            }
        }
        needed
    }

    /// For each node, whether its values are numbers.
    fn numbers(&self, rules: &Rules) -> Vec<bool> {
        let mut numbers = vec![false; self.nodes.len()];
        for (index, node) in self.nodes.iter().enumerate() {
            numbers[index] = match &node.op {
                Op::Field(field) => rules.fields[field.index()].kind.dim().is_number(),
                Op::Parameter(parameter) => rules.parameters[parameter.index()].dim.is_number(),
                Op::OfEnterprise(inner) | Op::If(_, inner, _) => numbers[inner.index()],
                Op::Aggregate { fold, .. } => matches!(fold, Aggregate::Sum | Aggregate::Count),
                op => matches!(
                    op,
                    Op::Number(_)
                        | Op::Year
                        | Op::Negate(_)
                        | Op::Arithmetic(..)
                        | Op::Extreme { .. }
                        | Op::RankPrize(_)
                        | Op::Line { .. }
                        | Op::Kept { .. }
                ),
            };
        }
        numbers
    }

    /// The nodes a node needs, in the order of [`Op::inputs`].
    pub fn inputs(&self, id: NodeId) -> &[NodeId] {
        &self.inputs[id.index()]
    }

    pub fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id.index()]
    }
}

/// One node per line, such as `n3 Enterprise Compare(GreaterOrEqual, n1, n2)`, for snapshot tests and debugging.
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
