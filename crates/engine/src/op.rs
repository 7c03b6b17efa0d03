//! The operations that work row by row, and where one operand decides the result whatever the others hold.

use cesuan_base::dim::Arithmetic;
use cesuan_base::money::Exact;
use cesuan_policy::formula::{CompareOp, Logic};

use super::kernels;
use super::ranking;
use super::sparse_column::SparseColumn;
use super::vector::{Fault, Scalar, Vector};

/// An operation row by row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RowOp {
    /// `-a`
    Negate,
    /// `not a`
    Not,
    /// `a + b`
    Arithmetic(Arithmetic),
    /// `a <= b`
    Compare(CompareOp),
    /// `a in b`
    Contains,
    /// `a and b`
    Logic(Logic),
    /// `if a then b else c`
    Choose,
    /// The larger or smaller of two.
    Extreme {
        /// Whether the larger.
        largest: bool,
    },
    /// Whether the line at this place gives way to another.
    GivesWay(usize),
    /// Lines where they were not dropped.
    Kept,
    /// Lines: a condition, an amount and perhaps a cap.
    Line,
}

/// Where an operand holds this outside its rows, the result there is known.
#[derive(Clone, Debug)]
pub(super) struct Stop {
    /// The operand.
    pub(super) operand: usize,
    /// What it holds outside its rows.
    pub(super) rest: Scalar,
    /// What the result is there.
    pub(super) gives: Scalar,
}

impl RowOp {
    /// The result for some rows.
    pub(super) fn run(self, values: &[Vector], rows: usize) -> Result<Vector, Fault> {
        match (self, values) {
            (RowOp::Negate, [a]) => kernels::negate(a, rows),
            (RowOp::Not, [a]) => kernels::not(a),
            (RowOp::Arithmetic(operator), [a, b]) => kernels::arithmetic(operator, a, b, rows),
            (RowOp::Compare(operator), [a, b]) => kernels::compare(operator, a, b, rows),
            (RowOp::Contains, [item, set]) => kernels::contains(item, set),
            (RowOp::Logic(operator), [a, b]) => kernels::logic(operator, a, b),
            (RowOp::Choose, [condition, then, otherwise]) => kernels::choose(condition, then, otherwise),
            (RowOp::Extreme { largest }, [a, b]) => kernels::extreme(largest, a, b, rows),
            (RowOp::GivesWay(own), lines) => ranking::gives_way(lines, own, rows),
            (RowOp::Kept, [line, dropped]) => kernels::kept(line, dropped),
            (RowOp::Line, [condition, amount, cap @ ..]) => kernels::lines(condition, amount, cap.first(), rows),
            _ => Err(Fault::Absent),
        }
    }

    /// Where the operands decide the result outside their rows.
    pub(super) fn stops(self, operands: &[&SparseColumn]) -> Vec<Stop> {
        let nothing = Exact::from_integer(0);
        let zero = || Scalar::Number(nothing);
        match self {
            // What is false and anything is false; what is true or anything is true.
            RowOp::Logic(operator) => {
                let decides = Scalar::Flag(operator == Logic::Or);
                let stop = |operand| Stop { operand, rest: decides.clone(), gives: decides.clone() };
                vec![stop(0), stop(1)]
            }
            // Nothing times any number is nothing. A quotient may be no number: then every row is looked at.
            RowOp::Arithmetic(Arithmetic::Multiply) if operands.iter().all(|operand| operand.holds_numbers()) => {
                (0..operands.len()).map(|operand| Stop { operand, rest: zero(), gives: zero() }).collect()
            }
            // Where there is no line there is none to be dropped.
            RowOp::Kept => vec![Stop { operand: 0, rest: zero(), gives: zero() }],
            // Where the condition fails there is no line, nor where the amount is nothing and no cap is less than that.
            RowOp::Line => {
                let mut stops = vec![Stop { operand: 0, rest: Scalar::Flag(false), gives: zero() }];
                let harmless = |cap: &&SparseColumn| cap.is_absent() || cap.number().is_some_and(|cap| cap >= nothing);
                if operands.get(2).is_none_or(harmless) {
                    stops.push(Stop { operand: 1, rest: zero(), gives: zero() });
                }
                stops
            }
            _ => Vec::new(),
        }
    }
}
