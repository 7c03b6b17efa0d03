//! The lines of a measure in a year: a view of the values of the measure's node.

use std::sync::Arc;

use cesuan_base::money::Exact;

use super::kernels;
use super::sparse_column::SparseColumn;
use super::vector::{Fault, Integers, Numbers, Scalar, Vector};

/// Brings a column of lines into the form [`Lines`] reads: 64-bit cells for all or some rows, and zero for the rest.
///
/// # Errors
/// If a line does not fit 64 bits.
pub(super) fn laid_out(lines: SparseColumn, len: usize) -> Result<SparseColumn, Fault> {
    let zero = Scalar::Number(Exact::from_integer(0));
    let cells = |fen: &Exact, rows: usize| {
        let fen = i64::try_from(fen.to_integer()).map_err(|_| Fault::Overflow)?;
        Ok(Vector::Numbers(Numbers::of_cells(vec![fen; rows])))
    };
    let lines = match lines {
        SparseColumn::All(Vector::Same(Scalar::Number(fen))) if Scalar::Number(fen) != zero => {
            SparseColumn::All(cells(&fen, len)?)
        }
        SparseColumn::Some { rows, values: Vector::Same(Scalar::Number(fen)), rest } if rest == zero => {
            let values = cells(&fen, rows.len())?;
            SparseColumn::Some { rows, values, rest }
        }
        SparseColumn::Some { ref rest, .. } if *rest != zero => SparseColumn::All(lines.dense(len)?.into_owned()),
        lines => lines,
    };
    match &lines {
        // Lines beyond 64 bits are out of the range of amounts.
        SparseColumn::All(Vector::Numbers(Numbers { column: Integers::Wide(_), .. }))
        | SparseColumn::Some { values: Vector::Numbers(Numbers { column: Integers::Wide(_), .. }), .. } => {
            Err(Fault::Overflow)
        }
        _ => Ok(lines),
    }
}

/// What the stored lines get after rationing, in fen, by measure and year; `None` if every line gets what it asks for.
pub(super) type Paid = Vec<Vec<Option<Arc<[i64]>>>>;

/// The stored lines of a measure in a year, those with a demand of zero included. `rows` are their rows; `None` if every row
/// has a line.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Lines<'a> {
    rows: Option<&'a [u32]>,
    fen: &'a [i64],
}

impl<'a> Lines<'a> {
    /// The lines a node holds.
    pub(super) fn of(column: &'a SparseColumn) -> Self {
        match column {
            SparseColumn::All(values) => Self { rows: None, fen: kernels::fen(values) },
            SparseColumn::Some { rows, values, .. } => Self { rows: Some(rows), fen: kernels::fen(values) },
            SparseColumn::Deferred(_) => Self::default(),
        }
    }

    /// The demand of every stored line, in fen.
    pub(super) fn fen(self) -> &'a [i64] {
        self.fen
    }

    /// The row of a stored line, by its index.
    pub(super) fn row(self, place: usize) -> usize {
        self.rows.map_or(place, |rows| rows[place] as usize)
    }

    /// The lines with a non-zero demand: index among the stored lines, and fen.
    pub(super) fn non_zero(self) -> impl Iterator<Item = (usize, i64)> + 'a {
        self.fen.iter().copied().enumerate().filter(|(_, fen)| *fen != 0)
    }

    /// Calls `f` for every stored line, with its row and whether its demand is not zero.
    pub(super) fn each(self, mut f: impl FnMut(usize, bool)) {
        match self.rows {
            None => self.fen.iter().enumerate().for_each(|(row, fen)| f(row, *fen != 0)),
            Some(rows) => rows.iter().zip(self.fen).for_each(|(row, fen)| f(*row as usize, *fen != 0)),
        }
    }

    /// Sets the flag of every row whose line has a non-zero demand.
    pub(super) fn mark(self, rows: &mut [bool]) {
        match self.rows {
            None => rows.iter_mut().zip(self.fen).for_each(|(row, fen)| *row |= *fen != 0),
            Some(own) => own.iter().zip(self.fen).for_each(|(row, fen)| rows[*row as usize] |= *fen != 0),
        }
    }

    /// The number of lines with a non-zero demand, and the sum of all demands in fen.
    pub(super) fn sum(self) -> (u64, i128) {
        // Sums of this many small lines fit 64 bits.
        const AT_ONCE: usize = 1 << 16;
        const SMALL: u64 = 1 << (i64::BITS - 1 - AT_ONCE.ilog2());
        let sums = self.fen.chunks(AT_ONCE).map(|fen| {
            let (mut count, mut bits, mut sum) = (0, 0, 0_i64);
            for fen in fen {
                count += u64::from(*fen != 0);
                bits |= fen.unsigned_abs();
                sum = sum.wrapping_add(*fen);
            }
            let exact: i128 = if bits < SMALL { sum.into() } else { fen.iter().map(|fen| i128::from(*fen)).sum() };
            (count, exact)
        });
        sums.fold((0, 0), |(count, all), (more, sum)| (count + more, all + sum))
    }
}
