//! Carries out operations on columns, only for the rows that need it.

use std::borrow::Cow;
use std::sync::Arc;

use cesuan_base::dim::Arithmetic;
use cesuan_base::money::Exact;
use cesuan_policy::formula::{CompareOp, Logic};

use super::deferred::Deferred;
use super::op::RowOp;
use super::row_sets::{filtered, members, union};
use super::sparse_column::SparseColumn;
use super::vector::{Fault, Scalar, Vector};

/// An operation goes by the listed rows of its operands if these are together at most one row in this many.
const JOINED_BELOW: usize = 2;

/// The operands of an operation.
pub(super) type Operands<'a> = [&'a Arc<SparseColumn>];

/// Carries out an operation on columns of `len` rows. If it needs every row and `may_defer`, it is deferred.
pub(super) fn apply(op: RowOp, operands: &Operands<'_>, len: usize, may_defer: bool) -> Result<SparseColumn, Fault> {
    if let Some(flags) = of_row_sets(op, operands, len) {
        return Ok(flags);
    }
    if let Some((rows, rest)) = decided(op, operands) {
        return on_rows(op, operands, Arc::clone(rows), rest);
    }
    if let Some(rest) = of_rests(op, operands)? {
        match joined(operands, len) {
            Joined::None => return Ok(SparseColumn::same(rest)),
            Joined::Rows(rows) => return on_rows(op, operands, rows, rest),
            Joined::TooMany => {}
        }
    }
    on_all(op, operands, len, may_defer)
}

/// `if a then b else c`, for a condition that is not the same in all rows.
pub(super) fn choose(operands: &Operands<'_>, len: usize, may_defer: bool) -> Result<SparseColumn, Fault> {
    if let [condition, then, otherwise] = operands
        && let SparseColumn::Some { rest: Scalar::Flag(rest), .. } = &***condition
    {
        // Outside the condition's listed rows only one branch is taken.
        let taken = if *rest { then } else { otherwise };
        if let Some(rest) = taken.rest()
            && let Joined::Rows(rows) = joined(&[condition, taken], len)
        {
            return on_rows(RowOp::Choose, operands, rows, rest.clone());
        }
    }
    on_all(RowOp::Choose, operands, len, may_defer)
}

/// `a / b`. The quotient is zero where only the dividend is, so a dividend that is mostly zero is divided only in its listed
/// rows and where the divisor is zero.
pub(super) fn divide(operands: &Operands<'_>, len: usize, may_defer: bool) -> Result<SparseColumn, Fault> {
    let op = RowOp::Arithmetic(Arithmetic::Divide);
    let zero = Scalar::Number(Exact::from_integer(0));
    if let [dividend, divisor] = operands
        && let SparseColumn::Some { rows, rest, .. } = &***dividend
        && *rest == zero
    {
        let zeros = Arc::new(SparseColumn::same(zero.clone()));
        let by_zero = apply(RowOp::Compare(CompareOp::Equal), &[divisor, &zeros], len, false)?;
        let rows = union(rows, &by_zero.rows_that_hold(len)?);
        return on_rows(op, operands, rows, zero);
    }
    apply(op, operands, len, may_defer)
}

/// A logical operation on flags that are stored as lists of rows; `None` if it is no such operation, or the lists are too long.
fn of_row_sets(op: RowOp, operands: &Operands<'_>, len: usize) -> Option<SparseColumn> {
    match (op, operands) {
        (RowOp::Not, [inner]) => {
            let (rows, rest) = inner.row_set()?;
            Some(SparseColumn::flagged(Arc::clone(rows), rest))
        }
        (RowOp::Logic(operator), [left, right]) => {
            // The flag that decides the result, whatever the other operand is.
            let decides = operator == Logic::Or;
            let (mut left, mut right) = (left, right);
            if left.row_set().is_none_or(|(_, rest)| rest != decides) {
                (left, right) = (right, left);
            }
            let (rows, rest) = left.row_set()?;
            if rest != decides {
                let (others, _) = right.row_set()?;
                if (rows.len() + others.len()) * JOINED_BELOW > len {
                    return None;
                }
                return Some(SparseColumn::flagged(union(rows, others), decides));
            }
            let rows = match (&***right, right.row_set()) {
                (_, Some((others, rest))) => members(rows, others, rest == decides),
                (SparseColumn::All(Vector::Flags(flags)), _) => filtered(rows, |row| flags[row as usize] != decides),
                _ => return None,
            };
            Some(SparseColumn::flagged(rows, !decides))
        }
        _ => None,
    }
}

/// The shortest list of rows outside which one operand decides the result, and that result. `None` if no operand does.
fn decided<'a>(op: RowOp, operands: &Operands<'a>) -> Option<(&'a Arc<[u32]>, Scalar)> {
    let mut best: Option<(&'a Arc<[u32]>, Scalar)> = None;
    for (index, operand) in operands.iter().enumerate() {
        if let SparseColumn::Some { rows, rest, .. } = &***operand
            && best.as_ref().is_none_or(|(known, _)| rows.len() < known.len())
            && let Some(result) = decides(op, index, rest, operands)
        {
            best = Some((rows, result));
        }
    }
    best
}

/// The result in rows where an operand has a value that decides it, whatever the other operands are; `None` if it does not.
fn decides(op: RowOp, operand: usize, value: &Scalar, operands: &Operands<'_>) -> Option<Scalar> {
    let zero = Exact::from_integer(0);
    match (op, operand, value) {
        // False and anything is false; true or anything is true.
        (RowOp::Logic(Logic::And), _, Scalar::Flag(false)) => Some(Scalar::Flag(false)),
        (RowOp::Logic(Logic::Or), _, Scalar::Flag(true)) => Some(Scalar::Flag(true)),
        // Zero times any number is zero; a quotient may be undefined.
        (RowOp::Arithmetic(Arithmetic::Multiply), _, Scalar::Number(number)) if *number == zero => {
            operands.iter().all(|operand| operand.holds_numbers()).then_some(Scalar::Number(zero))
        }
        // A line of zero stays zero, whether it is dropped or not.
        (RowOp::Kept, 0, Scalar::Number(number)) if *number == zero => Some(Scalar::Number(zero)),
        // A line is zero without eligibility, and if the amount is zero and the cap not negative.
        (RowOp::Line, 0, Scalar::Flag(false)) => Some(Scalar::Number(zero)),
        (RowOp::Line, 1, Scalar::Number(number)) if *number == zero => {
            let harmless = |cap: &&Arc<SparseColumn>| match cap.scalar() {
                Some(Scalar::Absent) => true,
                Some(Scalar::Number(cap)) => *cap >= zero,
                _ => false,
            };
            operands.get(2).is_none_or(harmless).then_some(Scalar::Number(zero))
        }
        _ => None,
    }
}

/// The result outside the listed rows of all operands; `None` if rows there have different values.
fn of_rests(op: RowOp, operands: &Operands<'_>) -> Result<Option<Scalar>, Fault> {
    if operands.iter().any(|operand| operand.rest().is_none()) {
        return Ok(None);
    }
    let rest = |operand: &Arc<SparseColumn>| operand.rest().cloned().map(Vector::Same).ok_or(Fault::Internal);
    let result = match operands {
        [a] => op.run(&[&rest(a)?], 1)?,
        [a, b] => op.run(&[&rest(a)?, &rest(b)?], 1)?,
        [a, b, c] => op.run(&[&rest(a)?, &rest(b)?, &rest(c)?], 1)?,
        many => {
            let rests = many.iter().map(|operand| rest(operand)).collect::<Result<Vec<_>, _>>()?;
            op.run(&rests.iter().collect::<Vec<_>>(), 1)?
        }
    };
    Ok(result.scalar().cloned())
}

/// The rows that any of several operands lists.
enum Joined {
    /// No operand lists rows.
    None,
    Rows(Arc<[u32]>),
    /// So many rows that going by a list would not pay.
    TooMany,
}

fn joined(operands: &Operands<'_>, len: usize) -> Joined {
    let mut all: Option<Arc<[u32]>> = None;
    for own in operands.iter().filter_map(|operand| operand.listed()) {
        all = Some(match all {
            None => Arc::clone(own),
            // Operands often list the same rows, such as sums of two columns over the same projects.
            Some(rows) if rows == *own => rows,
            Some(rows) if (rows.len() + own.len()) * JOINED_BELOW > len => return Joined::TooMany,
            Some(rows) => union(&rows, own),
        });
    }
    all.map_or(Joined::None, Joined::Rows)
}

/// Carries out an operation for every row, or defers it.
fn on_all(op: RowOp, operands: &Operands<'_>, len: usize, may_defer: bool) -> Result<SparseColumn, Fault> {
    let operands = operands.iter().map(|operand| Arc::clone(operand)).collect();
    let deferred = Deferred { op, operands };
    if may_defer {
        return Ok(SparseColumn::Deferred(Arc::new(deferred)));
    }
    Ok(SparseColumn::thinned(deferred.all(len)?))
}

/// Carries out an operation for some rows; all others have the value `rest`.
fn on_rows(op: RowOp, operands: &Operands<'_>, rows: Arc<[u32]>, rest: Scalar) -> Result<SparseColumn, Fault> {
    let values = match operands {
        [a] => op.run(&[&*a.cut(&rows)?], rows.len()),
        [a, b] => op.run(&[&*a.cut(&rows)?, &*b.cut(&rows)?], rows.len()),
        [a, b, c] => op.run(&[&*a.cut(&rows)?, &*b.cut(&rows)?, &*c.cut(&rows)?], rows.len()),
        many => {
            let values = many.iter().map(|operand| operand.cut(&rows)).collect::<Result<Vec<_>, _>>()?;
            op.run(&values.iter().map(Cow::as_ref).collect::<Vec<_>>(), rows.len())
        }
    };
    let values = values.map_err(|fault| match fault {
        Fault::DividedByZero { row } => Fault::DividedByZero { row: rows[row] as usize },
        fault => fault,
    })?;
    Ok(SparseColumn::some(rows, values, rest))
}
