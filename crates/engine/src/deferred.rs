//! Operations on every row that are carried out when their values are needed, block by block.
//!
//! A column that only one other node needs is computed together with that node, a few thousand rows at a time, which stay in
//! the processor's cache; or only for the rows that node needs, if these are few. The column as a whole is never written to
//! memory.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use super::op::RowOp;
use super::row_sets::within;
use super::sparse_column::SparseColumn;
use super::vector::{Fault, Integers, Numbers, Operand, OperandPair, Quotient, Scalar, SharedCells, Side, Vector};

/// The number of rows computed at a time. A few columns of so many rows fit the processor's cache.
const BLOCK: usize = 4096;

/// An operation on every row of a year that has not been carried out yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Deferred {
    pub(super) op: RowOp,
    pub(super) operands: Box<[Arc<SparseColumn>]>,
}

impl Deferred {
    /// The result for some rows, ascending.
    pub(super) fn cut(&self, rows: &Arc<[u32]>) -> Result<Vector, Fault> {
        self.run(rows.len(), |operand| operand.cut(rows))
    }

    /// The result for a range of the `len` rows.
    pub(super) fn block(&self, rows: &Range<usize>, len: usize) -> Result<Vector, Fault> {
        if let Some(values) = self.patched(rows, len)? {
            return Ok(values);
        }
        self.run(rows.len(), |operand| operand.block(rows, len)).map_err(|fault| match fault {
            Fault::DividedByZero { row } => Fault::DividedByZero { row: rows.start + row },
            fault => fault,
        })
    }

    /// The result for all `len` rows.
    pub(super) fn all(&self, len: usize) -> Result<Vector, Fault> {
        let first = self.block(&(0..len.min(BLOCK)), len)?;
        if len <= BLOCK {
            return Ok(first);
        }
        let rest = (BLOCK..len).step_by(BLOCK).map(|start| self.block(&(start..len.min(start + BLOCK)), len));
        joined(first, rest, len)
    }

    fn run<'a>(
        &'a self,
        rows: usize,
        values: impl Fn(&'a SparseColumn) -> Result<Cow<'a, Vector>, Fault>,
    ) -> Result<Vector, Fault> {
        match &*self.operands {
            [a] => self.op.run(&[&*values(a)?], rows),
            [a, b] => self.op.run(&[&*values(a)?, &*values(b)?], rows),
            [a, b, c] => self.op.run(&[&*values(a)?, &*values(b)?, &*values(c)?], rows),
            many => {
                let values = many.iter().map(|operand| values(operand)).collect::<Result<Vec<_>, _>>()?;
                self.op.run(&values.iter().map(Cow::as_ref).collect::<Vec<_>>(), rows)
            }
        }
    }

    /// The result of a choice whose condition lists the rows of one branch: the other branch, overlaid with these rows. `None`
    /// for any other operation.
    fn patched(&self, range: &Range<usize>, len: usize) -> Result<Option<Vector>, Fault> {
        let (RowOp::Choose, [condition, then, otherwise]) = (self.op, &*self.operands) else { return Ok(None) };
        let Some((rows, rest)) = condition.row_set() else { return Ok(None) };
        let (taken, other) = if rest { (then, otherwise) } else { (otherwise, then) };
        let rows = &rows[within(rows, range)];
        overlaid(&*taken.block(range, len)?, &*other.cut(&rows.into())?, rows, range.start)
    }
}

/// The numbers of `base`, whose first row is `start`, with those of `other` in the listed rows. `None` unless both are columns
/// of numbers that fit 64 bits.
fn overlaid(base: &Vector, other: &Vector, rows: &[u32], start: usize) -> Result<Option<Vector>, Fault> {
    let Some((a, b)) = Operand::of(base).zip(Operand::of(other)) else { return Ok(None) };
    let pair = OperandPair::new(a, b, rows.len())?;
    let Some((Side::Cells(all, factor), other)) = pair.narrow() else { return Ok(None) };
    let mut cells: Vec<i64> = all.iter().map(|cell| cell * factor).collect();
    for (index, row) in rows.iter().enumerate() {
        cells[*row as usize - start] = other.at(index);
    }
    let column = Integers::Narrow(cells.into());
    Ok(Some(Vector::Numbers(Numbers { column, denominator: pair.denominator, bound: pair.bound })))
}

/// Concatenates blocks. They are of one kind, since the kind of an operation's result depends only on the kinds of its
/// operands.
fn joined(first: Vector, rest: impl Iterator<Item = Result<Vector, Fault>>, len: usize) -> Result<Vector, Fault> {
    match first {
        Vector::Same(scalar) => {
            let mut blocks = rest;
            match blocks.try_fold((), |(), block| match block {
                Ok(Vector::Same(other)) if other == scalar => Ok(()),
                Ok(_) => Err(Fault::Internal),
                Err(fault) => Err(fault),
            }) {
                Ok(()) => Ok(Vector::Same(scalar)),
                Err(fault) => Err(fault),
            }
        }
        Vector::Flags(flags) => concatenated(&flags, rest, len, |block| match block {
            Vector::Flags(flags) => BlockCells::From(flags),
            Vector::Same(Scalar::Flag(flag)) => BlockCells::With(*flag),
            _ => BlockCells::Not,
        })
        .map(Vector::Flags),
        Vector::Options(options) => concatenated(&options, rest, len, |block| match block {
            Vector::Options(options) => BlockCells::From(options),
            Vector::Same(Scalar::Option(option)) => BlockCells::With(*option),
            _ => BlockCells::Not,
        })
        .map(Vector::Options),
        Vector::Quotients(quotients) => concatenated(&quotients, rest, len, |block| match block {
            Vector::Quotients(quotients) => BlockCells::From(quotients),
            Vector::Same(Scalar::Number(number)) => BlockCells::With(Quotient::of(*number)),
            _ => BlockCells::Not,
        })
        .map(Vector::Quotients),
        Vector::Numbers(numbers) => numbers_joined(numbers, rest, len),
    }
}

/// Concatenates blocks of numbers: in 64 bits if all blocks are and have one denominator, otherwise in 128 bits.
fn numbers_joined(
    first: Numbers,
    rest: impl Iterator<Item = Result<Vector, Fault>>,
    len: usize,
) -> Result<Vector, Fault> {
    let Numbers { column: Integers::Narrow(cells), denominator, mut bound } = first else {
        return Ok(Vector::Numbers(wide_joined(vec![first], rest)?));
    };
    let mut all = Vec::with_capacity(len);
    all.extend_from_slice(&cells);
    let mut rest = rest;
    while let Some(block) = rest.next() {
        match block? {
            Vector::Numbers(Numbers { column: Integers::Narrow(cells), denominator: own, bound: more })
                if own == denominator =>
            {
                all.extend_from_slice(&cells);
                bound = bound.max(more);
            }
            Vector::Numbers(numbers) => {
                let known = Numbers { column: Integers::Narrow(all.into()), denominator, bound };
                return Ok(Vector::Numbers(wide_joined(vec![known, numbers], rest)?));
            }
            _ => return Err(Fault::Internal),
        }
    }
    Ok(Vector::Numbers(Numbers { column: Integers::Narrow(all.into()), denominator, bound }))
}

/// Concatenates blocks of numbers of any width and denominator.
fn wide_joined(mut blocks: Vec<Numbers>, rest: impl Iterator<Item = Result<Vector, Fault>>) -> Result<Numbers, Fault> {
    for block in rest {
        match block? {
            Vector::Numbers(numbers) => blocks.push(numbers),
            _ => return Err(Fault::Internal),
        }
    }
    let zero = Operand::Same(cesuan_base::money::Exact::from_integer(0));
    let mut denominator = 1;
    for block in &blocks {
        denominator = num_integer::lcm(denominator, block.denominator);
    }
    let mut cells = Vec::new();
    for block in &blocks {
        let len = block.column.len();
        let pair = OperandPair::new(Operand::Numbers(block), zero, len)?;
        let factor = denominator / pair.denominator;
        pair.bound.checked_mul(factor).ok_or(Fault::Overflow)?;
        cells.extend((0..len).map(|row| pair.left(row) * factor));
    }
    Numbers::of_wide(cells, denominator)
}

/// The cells that a block adds to a column.
enum BlockCells<'b, T> {
    /// One cell per row.
    From(&'b [T]),
    /// The same cell for every row.
    With(T),
    /// None, since the block is of another kind.
    Not,
}

/// Concatenates the cells of blocks.
///
/// # Errors
/// If a block cannot be computed or is of another kind.
fn concatenated<T: Copy>(
    first: &[T],
    rest: impl Iterator<Item = Result<Vector, Fault>>,
    len: usize,
    cells: impl Fn(&Vector) -> BlockCells<'_, T>,
) -> Result<SharedCells<T>, Fault> {
    let mut all = Vec::with_capacity(len);
    all.extend_from_slice(first);
    for block in rest {
        match cells(&block?) {
            BlockCells::From(cells) => all.extend_from_slice(cells),
            BlockCells::With(cell) => all.resize(len.min(all.len() + BLOCK), cell),
            BlockCells::Not => return Err(Fault::Internal),
        }
    }
    Ok(all.into())
}
