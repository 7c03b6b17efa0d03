//! Vector that are computed when they are needed, block by block.
//!
//! A column that only one other node reads need not be written to memory as a whole and read back: it is computed with that
//! node, some thousand rows at a time, which stay in the processor's cache; and where that node reads few rows, only for those.

use std::sync::Arc;

use super::op::RowOp;
use super::sparse_column::{Only, SparseColumn};
use super::vector::{Fault, Integers, Numbers, Operand, Pair, Quotient, Scalar, Side, Vector};

/// How many rows are computed at a time: what a handful of columns of them takes fits the cache.
const BLOCK: usize = 4096;

/// An operation on every row of a year that is yet to be carried out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Deferred {
    pub(super) kernel: RowOp,
    pub(super) operands: Vec<SparseColumn>,
}

impl Deferred {
    /// The result for some rows, ascending.
    pub(super) fn cut(&self, rows: &Arc<[u32]>) -> Result<Vector, Fault> {
        let values = self.operands.iter().map(|operand| operand.cut(rows)).collect::<Result<Vec<_>, _>>()?;
        self.kernel.run(&values, rows.len())
    }

    /// The result for a range of rows.
    pub(super) fn block(&self, rows: std::ops::Range<usize>) -> Result<Vector, Fault> {
        if let Some(values) = self.patched(&rows)? {
            return Ok(values);
        }
        let values = self.operands.iter().map(|operand| operand.block(rows.clone())).collect::<Result<Vec<_>, _>>()?;
        self.kernel.run(&values, rows.len()).map_err(|fault| match fault {
            Fault::DividedByZero { row } => Fault::DividedByZero { row: rows.start + row },
            fault => fault,
        })
    }

    /// A choice whose condition names the rows of one branch: the other branch with those rows put in.
    fn patched(&self, range: &std::ops::Range<usize>) -> Result<Option<Vector>, Fault> {
        let (RowOp::Choose, [condition, then, otherwise]) = (self.kernel, &self.operands[..]) else { return Ok(None) };
        let Some(Only { rows, rest: Scalar::Flag(rest) }) = &condition.only else { return Ok(None) };
        let (taken, other) = if *rest { (then, otherwise) } else { (otherwise, then) };
        let rows = &rows[within(rows, range)];
        overlaid(&taken.block(range.clone())?, &other.cut(&rows.into())?, rows, range.start)
    }

    /// The result for every row.
    pub(super) fn all(&self, len: usize) -> Result<Vector, Fault> {
        let first = self.block(0..len.min(BLOCK))?;
        if len <= BLOCK {
            return Ok(first);
        }
        let rest = (BLOCK..len).step_by(BLOCK).map(|start| self.block(start..len.min(start + BLOCK)));
        joined(first, rest, len)
    }
}

/// The part of ascending rows that lies in a range.
pub(super) fn within(rows: &[u32], range: &std::ops::Range<usize>) -> std::ops::Range<usize> {
    let at = |row: usize| rows.partition_point(|known| (*known as usize) < row);
    at(range.start)..at(range.end)
}

/// Numbers from `start` on with others in some rows; nothing where they are no numbers of 64 bits.
fn overlaid(base: &Vector, other: &Vector, rows: &[u32], start: usize) -> Result<Option<Vector>, Fault> {
    let Some((a, b)) = Operand::of(base).zip(Operand::of(other)) else { return Ok(None) };
    let pair = Pair::new(a, b, rows.len())?;
    let Some((Side::Cells(all, factor), other)) = pair.narrow() else { return Ok(None) };
    let mut cells: Arc<[i64]> = all.iter().map(|cell| cell * factor).collect();
    let Some(target) = Arc::get_mut(&mut cells) else { return Ok(None) };
    for (index, row) in rows.iter().enumerate() {
        target[*row as usize - start] = other.at(index);
    }
    let column = Integers::Narrow(cells);
    Ok(Some(Vector::Numbers(Numbers { column, denominator: pair.denominator, bound: pair.bound })))
}

/// Blocks end to end. They are of one kind: what kind a kernel gives depends on its operands' kinds, not on their cells.
fn joined(first: Vector, rest: impl Iterator<Item = Result<Vector, Fault>>, len: usize) -> Result<Vector, Fault> {
    match first {
        Vector::Same(scalar) => {
            let mut blocks = rest;
            match blocks.try_fold((), |(), block| match block {
                Ok(Vector::Same(other)) if other == scalar => Ok(()),
                Ok(_) => Err(Fault::Absent),
                Err(fault) => Err(fault),
            }) {
                Ok(()) => Ok(Vector::Same(scalar)),
                Err(fault) => Err(fault),
            }
        }
        Vector::Flags(flags) => fill(&flags, rest, len, |block| match block {
            Vector::Flags(flags) => Fill::From(flags),
            Vector::Same(Scalar::Flag(flag)) => Fill::With(*flag),
            _ => Fill::Not,
        })
        .map(Vector::Flags),
        Vector::Options(options) => fill(&options, rest, len, |block| match block {
            Vector::Options(options) => Fill::From(options),
            Vector::Same(Scalar::Option(option)) => Fill::With(*option),
            _ => Fill::Not,
        })
        .map(Vector::Options),
        Vector::Quotients(quotients) => fill(&quotients, rest, len, |block| match block {
            Vector::Quotients(quotients) => Fill::From(quotients),
            Vector::Same(Scalar::Number(number)) => Fill::With(Quotient::of(*number)),
            _ => Fill::Not,
        })
        .map(Vector::Quotients),
        Vector::Numbers(numbers) => numbers_joined(numbers, rest, len),
        Vector::Deferred(_) => Err(Fault::Absent),
    }
}

/// Numbers of one denominator, in 64 bits as long as every block is.
fn numbers_joined(
    first: Numbers,
    rest: impl Iterator<Item = Result<Vector, Fault>>,
    len: usize,
) -> Result<Vector, Fault> {
    let Numbers { column: Integers::Narrow(cells), denominator, mut bound } = first else {
        return Ok(Vector::Numbers(wide_joined(vec![first], rest)?));
    };
    let mut all: Arc<[i64]> = std::iter::repeat_n(0, len).collect();
    let Some(target) = Arc::get_mut(&mut all) else { return Err(Fault::Absent) };
    target[..cells.len()].copy_from_slice(&cells);
    let mut done = cells.len();
    let mut rest = rest;
    while let Some(block) = rest.next() {
        match block? {
            Vector::Numbers(Numbers { column: Integers::Narrow(cells), denominator: own, bound: more })
                if own == denominator =>
            {
                target[done..done + cells.len()].copy_from_slice(&cells);
                done += cells.len();
                bound = bound.max(more);
            }
            Vector::Numbers(numbers) => {
                let known = Numbers { column: Integers::Narrow(target[..done].into()), denominator, bound };
                return Ok(Vector::Numbers(wide_joined(vec![known, numbers], rest)?));
            }
            _ => return Err(Fault::Absent),
        }
    }
    Ok(Vector::Numbers(Numbers { column: Integers::Narrow(all), denominator, bound }))
}

/// A value of every row as a column.
pub(super) fn laid_out(values: Vector, len: usize) -> Vector {
    match values {
        Vector::Same(Scalar::Number(number)) => Vector::Quotients(vec![Quotient::of(number); len].into()),
        Vector::Same(Scalar::Flag(flag)) => Vector::Flags(vec![flag; len].into()),
        Vector::Same(Scalar::Option(option)) => Vector::Options(vec![option; len].into()),
        values => values,
    }
}

/// Columns of any lengths end to end.
pub(super) fn end_to_end(blocks: Vec<Vector>) -> Result<Vector, Fault> {
    let Some(first) = blocks.first() else { return Ok(Vector::Flags(Arc::default())) };
    match first {
        Vector::Flags(_) => {
            let flags = blocks.iter().map(|block| match block {
                Vector::Flags(flags) => Ok(&flags[..]),
                _ => Err(Fault::Absent),
            });
            Ok(Vector::Flags(flags.collect::<Result<Vec<_>, _>>()?.concat().into()))
        }
        Vector::Options(_) => {
            let options = blocks.iter().map(|block| match block {
                Vector::Options(options) => Ok(&options[..]),
                _ => Err(Fault::Absent),
            });
            Ok(Vector::Options(options.collect::<Result<Vec<_>, _>>()?.concat().into()))
        }
        _ => {
            let numbers = blocks.into_iter().map(|block| match block {
                Vector::Numbers(numbers) => Ok(numbers),
                Vector::Quotients(quotients) => over_one(&quotients),
                _ => Err(Fault::Absent),
            });
            Ok(Vector::Numbers(wide_joined(numbers.collect::<Result<_, _>>()?, std::iter::empty())?))
        }
    }
}

/// Quotients over one denominator.
fn over_one(quotients: &[Quotient]) -> Result<Numbers, Fault> {
    let mut denominator = 1_i128;
    for quotient in quotients {
        if quotient.denominator == 0 {
            return Err(Fault::Absent);
        }
        let own = quotient.denominator / num_integer::gcd(quotient.denominator, denominator);
        denominator = denominator.checked_mul(own).ok_or(Fault::Overflow)?;
    }
    let scaled = |quotient: &Quotient| quotient.numerator.checked_mul(denominator / quotient.denominator);
    let cells = quotients.iter().map(scaled).collect::<Option<Vec<_>>>().ok_or(Fault::Overflow)?;
    Numbers::of_wide(cells, denominator)
}

/// Numbers that need more than 64 bits somewhere.
fn wide_joined(mut blocks: Vec<Numbers>, rest: impl Iterator<Item = Result<Vector, Fault>>) -> Result<Numbers, Fault> {
    for block in rest {
        match block? {
            Vector::Numbers(numbers) => blocks.push(numbers),
            _ => return Err(Fault::Absent),
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
        let pair = Pair::new(Operand::Numbers(block), zero, len)?;
        let factor = denominator / pair.denominator;
        pair.bound.checked_mul(factor).ok_or(Fault::Overflow)?;
        cells.extend((0..len).map(|row| pair.left(row) * factor));
    }
    Numbers::of_wide(cells, denominator)
}

/// What a block puts into a column.
enum Fill<'b, T> {
    /// A cell for each row.
    From(&'b [T]),
    /// The same for every row.
    With(T),
    /// Nothing: it is of another kind.
    Not,
}

fn fill<T: Copy>(
    first: &[T],
    rest: impl Iterator<Item = Result<Vector, Fault>>,
    len: usize,
    cells: impl Fn(&Vector) -> Fill<'_, T>,
) -> Result<Arc<[T]>, Fault> {
    let mut all: Arc<[T]> = std::iter::repeat_n(first[0], len).collect();
    let Some(target) = Arc::get_mut(&mut all) else { return Err(Fault::Absent) };
    target[..first.len()].copy_from_slice(first);
    for (block, target) in rest.zip(target[first.len()..].chunks_mut(BLOCK)) {
        match cells(&block?) {
            Fill::From(cells) => target.copy_from_slice(cells),
            Fill::With(cell) => target.fill(cell),
            Fill::Not => return Err(Fault::Absent),
        }
    }
    Ok(all)
}
