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

/// What the lines kept get of each payer, in fen, by measure, policy year and payer; `None` where each gets what it asks
/// for.
pub(super) type Paid = Vec<Vec<Vec<Option<Arc<[i64]>>>>>;

/// What lines come to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct LineSum {
    /// How many ask for money.
    pub(super) lines: u64,
    pub(super) fen: i128,
    /// How many ask for money back.
    pub(super) reclaiming: u64,
    /// What those come to, without sign.
    pub(super) reclaimed: i128,
}

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

    /// The lines that ask for something, money or money back: place among those kept, and fen.
    pub(super) fn non_zero(self) -> impl Iterator<Item = (usize, i64)> + 'a {
        self.fen.iter().copied().enumerate().filter(|(_, fen)| *fen != 0)
    }

    /// Calls `f` for every line kept, with its row and whether it asks for money.
    pub(super) fn each(self, mut f: impl FnMut(usize, bool)) {
        match self.rows {
            None => self.fen.iter().enumerate().for_each(|(row, fen)| f(row, *fen > 0)),
            Some(rows) => rows.iter().zip(self.fen).for_each(|(row, fen)| f(*row as usize, *fen > 0)),
        }
    }

    /// Marks the rows whose line asks for money.
    pub(super) fn mark(self, rows: &mut [bool]) {
        match self.rows {
            None => rows.iter_mut().zip(self.fen).for_each(|(row, fen)| *row |= *fen > 0),
            Some(own) => own.iter().zip(self.fen).for_each(|(row, fen)| rows[*row as usize] |= *fen > 0),
        }
    }

    /// What they come to.
    pub(super) fn sum(self) -> LineSum {
        sum(self.fen)
    }
}

/// What the fen of some lines come to.
pub(super) fn sum(fen: &[i64]) -> LineSum {
    // As many as surely stay within 64 bits are added up at a time.
    const AT_ONCE: usize = 1 << 16;
    const SMALL: u64 = 1 << (i64::BITS - 1 - AT_ONCE.ilog2());
    let mut all = LineSum::default();
    for fen in fen.chunks(AT_ONCE) {
        let (mut asking, mut bits, mut signs, mut sum) = (0, 0, 0, 0_i64);
        for fen in fen {
            asking += u64::from(*fen != 0);
            bits |= fen.unsigned_abs();
            signs |= *fen;
            sum = sum.wrapping_add(*fen);
        }
        if signs >= 0 {
            all.lines += asking;
            let exact: i128 = if bits < SMALL { sum.into() } else { fen.iter().map(|fen| i128::from(*fen)).sum() };
            all.fen += exact;
            continue;
        }
        for fen in fen.iter().map(|fen| i128::from(*fen)) {
            all.lines += u64::from(fen > 0);
            all.fen += fen.max(0);
            all.reclaiming += u64::from(fen < 0);
            all.reclaimed += (-fen).max(0);
        }
    }
    all
}
