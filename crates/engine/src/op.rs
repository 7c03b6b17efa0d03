//! The operations that work row by row.

use cesuan_base::dim::Arithmetic;
use cesuan_policy::formula::{CompareOp, Logic};

use super::kernels;
use super::vector::{Fault, Vector};

/// An operation whose result for a row depends on the operands' values for that row alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RowOp {
    /// `-a`
    Negate,
    /// `not a`
    Not,
    /// `a + b`, `a - b`, `a * b`, `a / b`
    Arithmetic(Arithmetic),
    /// `a <= b` and the other comparisons
    Compare(CompareOp),
    /// `a / b <= c` and the other comparisons
    CompareRatio(CompareOp),
    /// `a in b`
    Contains,
    /// `a and b`, `a or b`
    Logic(Logic),
    /// `if a then b else c`
    Choose,
    /// The larger or smaller of two numbers.
    Extreme { largest: bool },
    /// Whether the line at this index of the operands gives way to another of them.
    GivesWay(usize),
    /// The line where it was not dropped; elsewhere 0.
    Kept,
    /// A line in fen, from a condition, an amount and, if there is a third operand, a cap.
    Line,
}

impl RowOp {
    /// The results for some rows, given the operands' values for them.
    pub(super) fn run(self, values: &[&Vector], rows: usize) -> Result<Vector, Fault> {
        match (self, values) {
            (RowOp::Negate, [a]) => kernels::negate(a, rows),
            (RowOp::Not, [a]) => kernels::not(a),
            (RowOp::Arithmetic(operator), [a, b]) => kernels::arithmetic(operator, a, b, rows),
            (RowOp::Compare(operator), [a, b]) => kernels::compare(operator, a, b, rows),
            (RowOp::CompareRatio(operator), [a, b, c]) => kernels::compare_ratio(operator, [a, b, c], rows),
            (RowOp::Contains, [item, set]) => kernels::contains(item, set),
            (RowOp::Logic(operator), [a, b]) => kernels::logic(operator, a, b),
            (RowOp::Choose, [condition, then, otherwise]) => kernels::choose(condition, then, otherwise),
            (RowOp::Extreme { largest }, [a, b]) => kernels::extreme(largest, a, b, rows),
            (RowOp::GivesWay(own), lines) => kernels::gives_way(lines, own, rows),
            (RowOp::Kept, [line, dropped]) => kernels::kept(line, dropped),
            (RowOp::Line, [condition, amount]) => kernels::lines(condition, amount, None, rows),
            (RowOp::Line, [condition, amount, cap]) => kernels::lines(condition, amount, Some(cap), rows),
            _ => Err(Fault::Internal),
        }
    }
}
