//! The values of a node in one year: one for every row, some rows' values and one value for all others, or an operation that is
//! carried out when the values are needed.
//!
//! Most rows have no part in most measures: their condition fails, or their amount is zero. Storing only the other rows saves
//! memory, and operations are carried out only for those.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use cesuan_base::money::Exact;

use super::deferred::Deferred;
use super::row_sets::{NOWHERE, count, places, row_number, rows_where, within};
use super::vector::{
    Fault, Integers, Numbers, Operand, OperandPair, Quotient, Scalar, SharedCells, Vector, refused, shared,
};

/// The values of a node in one year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum SparseColumn {
    /// The values of every row.
    All(Vector),
    /// The values of some rows, which are ascending and at least one, and the value of every other row.
    Some { rows: Arc<[u32]>, values: Vector, rest: Scalar },
    /// An operation on every row that has not been carried out yet.
    Deferred(Arc<Deferred>),
}

/// A column of flags is stored as a list of rows if at most one row in this many differs from the others.
const SPARSE_BELOW: usize = 8;

impl SparseColumn {
    /// The same value for every row.
    pub(super) fn same(scalar: Scalar) -> Self {
        Self::All(Vector::Same(scalar))
    }

    /// The values of every row. Flags that are nearly all the same are stored as the list of the others.
    pub(super) fn thinned(values: Vector) -> Self {
        let Vector::Flags(flags) = &values else { return Self::All(values) };
        let held = count(flags);
        let (few, flag) = if held * 2 <= flags.len() { (held, true) } else { (flags.len() - held, false) };
        if few * SPARSE_BELOW > flags.len() {
            return Self::All(values);
        }
        Self::flagged(rows_where(flags, flag, few, |index| index), flag)
    }

    /// A flag in some rows, ascending, and its opposite in all others.
    pub(super) fn flagged(rows: Arc<[u32]>, flag: bool) -> Self {
        Self::some(rows, Vector::Same(Scalar::Flag(flag)), Scalar::Flag(!flag))
    }

    /// The values of some rows, ascending, and the value of all others. Of flags, only the rows that differ from the others are
    /// stored.
    pub(super) fn some(rows: Arc<[u32]>, values: Vector, rest: Scalar) -> Self {
        if rows.is_empty() {
            return Self::same(rest);
        }
        match (&values, &rest) {
            (Vector::Same(scalar), _) if *scalar == rest => Self::same(rest),
            (Vector::Flags(flags), Scalar::Flag(other)) => {
                let held = count(flags);
                let differ = if *other { flags.len() - held } else { held };
                let rows = match differ {
                    all if all == rows.len() => rows,
                    few => rows_where(flags, !other, few, |index| rows[index as usize]),
                };
                Self::flagged(rows, !other)
            }
            _ => Self::Some { rows, values, rest },
        }
    }

    /// The value of every row, if it is stored as one for all.
    pub(super) fn scalar(&self) -> Option<&Scalar> {
        match self {
            Self::All(Vector::Same(scalar)) => Some(scalar),
            _ => None,
        }
    }

    /// The flag of every row, if it is stored as one for all.
    pub(super) fn flag(&self) -> Option<bool> {
        match self.scalar() {
            Some(Scalar::Flag(flag)) => Some(*flag),
            _ => None,
        }
    }

    /// The number of every row, if it is stored as one for all.
    pub(super) fn number(&self) -> Option<Exact> {
        match self.scalar() {
            Some(Scalar::Number(number)) => Some(*number),
            _ => None,
        }
    }

    /// Whether every row holds `none`.
    pub(super) fn is_absent(&self) -> bool {
        self.scalar() == Some(&Scalar::Absent)
    }

    /// Something of the value of one row; `read` is given values and the row's place among them.
    pub(super) fn at<T>(&self, row: usize, read: impl Fn(&Vector, usize) -> Result<T, Fault>) -> Result<T, Fault> {
        match self {
            Self::All(values) => read(values, row),
            Self::Some { rows, values, rest } => match rows.binary_search(&row_number(row)) {
                Ok(place) => read(values, place),
                Err(_) => read(&Vector::Same(rest.clone()), 0),
            },
            Self::Deferred(_) => Err(Fault::Internal),
        }
    }

    /// Whether every row is known to hold a number, not a quotient that may be undefined.
    pub(super) fn holds_numbers(&self) -> bool {
        match self {
            Self::All(values) | Self::Some { values, .. } => {
                matches!(values, Vector::Numbers(_) | Vector::Same(Scalar::Number(_)))
            }
            Self::Deferred(_) => false,
        }
    }

    /// The rows that are listed; `None` if the column lists none.
    pub(super) fn listed(&self) -> Option<&Arc<[u32]>> {
        match self {
            Self::Some { rows, .. } => Some(rows),
            _ => None,
        }
    }

    /// The value of all rows that are not listed; `None` if rows have no common value.
    pub(super) fn rest(&self) -> Option<&Scalar> {
        match self {
            Self::Some { rest, .. } => Some(rest),
            Self::All(Vector::Same(scalar)) => Some(scalar),
            Self::All(_) | Self::Deferred(_) => None,
        }
    }

    /// The listed rows and the flag of all others, for a column of one flag in the listed rows and its opposite in the others.
    pub(super) fn row_set(&self) -> Option<(&Arc<[u32]>, bool)> {
        match self {
            Self::Some { rows, values: Vector::Same(Scalar::Flag(_)), rest: Scalar::Flag(rest) } => Some((rows, *rest)),
            _ => None,
        }
    }

    /// The values of all `len` rows.
    pub(super) fn dense(&self, len: usize) -> Result<Cow<'_, Vector>, Fault> {
        match self {
            Self::All(values) => Ok(Cow::Borrowed(values)),
            Self::Some { rows, values, rest } => scatter(values, rest, len, rows).map(Cow::Owned),
            Self::Deferred(deferred) => deferred.all(len).map(Cow::Owned),
        }
    }

    /// The values of a range of the `len` rows.
    pub(super) fn block(&self, range: &Range<usize>, len: usize) -> Result<Cow<'_, Vector>, Fault> {
        match self {
            Self::All(values) if range.len() == len => Ok(Cow::Borrowed(values)),
            Self::All(values) => Ok(slice(values, range.clone())),
            Self::Some { rows, values, rest } if range.len() == len => scatter(values, rest, len, rows).map(Cow::Owned),
            Self::Some { rows, values, rest } => {
                let own = within(rows, range);
                let start = row_number(range.start);
                let places: Vec<u32> = rows[own.clone()].iter().map(|row| row - start).collect();
                scatter(&slice(values, own), rest, range.len(), &places).map(Cow::Owned)
            }
            Self::Deferred(deferred) => deferred.block(range, len).map(Cow::Owned),
        }
    }

    /// The values of some rows, ascending.
    pub(super) fn cut(&self, rows: &Arc<[u32]>) -> Result<Cow<'_, Vector>, Fault> {
        match self {
            Self::All(values @ Vector::Same(_)) => Ok(Cow::Borrowed(values)),
            Self::All(values) => Ok(Cow::Owned(gather(values, rows))),
            Self::Some { rows: own, values, .. } if own == rows => Ok(Cow::Borrowed(values)),
            Self::Some { rows: own, values, rest } => {
                scatter(values, rest, rows.len(), &places(own, rows)).map(Cow::Owned)
            }
            Self::Deferred(deferred) => deferred.cut(rows).map(Cow::Owned),
        }
    }

    /// The rows in which the flag holds, ascending, of `len` rows.
    ///
    /// # Errors
    /// If the column holds no flags, or they cannot be computed.
    pub(super) fn rows_that_hold(&self, len: usize) -> Result<Arc<[u32]>, Fault> {
        let all = || 0..row_number(len);
        match self {
            Self::All(Vector::Same(Scalar::Flag(true))) => Ok(all().collect()),
            Self::All(Vector::Same(Scalar::Flag(false))) => Ok(Arc::default()),
            Self::All(Vector::Flags(flags)) => Ok(rows_where(flags, true, count(flags), |index| index)),
            Self::Some { rows, values: Vector::Same(Scalar::Flag(true)), .. } => Ok(Arc::clone(rows)),
            Self::Some { rows, values: Vector::Same(Scalar::Flag(false)), .. } => {
                let mut others = rows.iter().peekable();
                Ok(all().filter(|row| others.next_if_eq(&row).is_none()).collect())
            }
            Self::Deferred(deferred) => Self::thinned(deferred.all(len)?).rows_that_hold(len),
            Self::All(values) | Self::Some { values, .. } => Err(refused(&[values])),
        }
    }
}

/// The values of some rows.
pub(super) fn gather(values: &Vector, rows: &[u32]) -> Vector {
    fn cells<T: Copy>(cells: &[T], rows: &[u32]) -> SharedCells<T> {
        shared(rows.iter().map(|row| cells[*row as usize]))
    }
    match values {
        Vector::Same(scalar) => Vector::Same(scalar.clone()),
        Vector::Numbers(Numbers { column, denominator, bound }) => {
            let column = match column {
                Integers::Narrow(all) => Integers::Narrow(cells(all, rows)),
                Integers::Wide(all) => Integers::Wide(cells(all, rows)),
            };
            Vector::Numbers(Numbers { column, denominator: *denominator, bound: *bound })
        }
        Vector::Quotients(all) => Vector::Quotients(cells(all, rows)),
        Vector::Flags(all) => Vector::Flags(cells(all, rows)),
        Vector::Options(all) => Vector::Options(cells(all, rows)),
    }
}

/// The values of a range of rows.
fn slice(values: &Vector, range: Range<usize>) -> Cow<'_, Vector> {
    Cow::Owned(match values {
        Vector::Same(_) => return Cow::Borrowed(values),
        Vector::Numbers(Numbers { column, denominator, bound }) => {
            let column = match column {
                Integers::Narrow(all) => Integers::Narrow(all[range].to_vec().into()),
                Integers::Wide(all) => Integers::Wide(all[range].to_vec().into()),
            };
            Vector::Numbers(Numbers { column, denominator: *denominator, bound: *bound })
        }
        Vector::Quotients(all) => Vector::Quotients(all[range].to_vec().into()),
        Vector::Flags(all) => Vector::Flags(all[range].to_vec().into()),
        Vector::Options(all) => Vector::Options(all[range].to_vec().into()),
    })
}

/// A vector of `len` rows with each value at its place, and `rest` at all other places. Values whose place is [`NOWHERE`] are
/// left out.
fn scatter(values: &Vector, rest: &Scalar, len: usize, places: &[u32]) -> Result<Vector, Fault> {
    fn cells<T: Copy>(rest: T, len: usize, places: &[u32], value: impl Fn(usize) -> T) -> SharedCells<T> {
        let mut cells = vec![rest; len];
        for (index, place) in places.iter().enumerate().filter(|(_, place)| **place != NOWHERE) {
            cells[*place as usize] = value(index);
        }
        cells.into()
    }
    match (values, rest) {
        (Vector::Same(scalar), _) if scalar == rest => Ok(Vector::Same(rest.clone())),
        (Vector::Same(Scalar::Flag(flag)), Scalar::Flag(rest)) => {
            Ok(Vector::Flags(cells(*rest, len, places, |_| *flag)))
        }
        (Vector::Flags(flags), Scalar::Flag(rest)) => {
            Ok(Vector::Flags(cells(*rest, len, places, |index| flags[index])))
        }
        (Vector::Same(Scalar::Option(option)), Scalar::Option(rest)) => {
            Ok(Vector::Options(cells(*rest, len, places, |_| *option)))
        }
        (Vector::Options(options), Scalar::Option(rest)) => {
            Ok(Vector::Options(cells(*rest, len, places, |index| options[index])))
        }
        (Vector::Quotients(quotients), Scalar::Number(rest)) => {
            Ok(Vector::Quotients(cells(Quotient::of(*rest), len, places, |index| quotients[index])))
        }
        (_, Scalar::Number(rest)) => {
            let own = Operand::of(values).ok_or_else(|| refused(&[values]))?;
            let pair = OperandPair::new(own, Operand::Same(*rest), places.len())?;
            Ok(Vector::Numbers(Numbers {
                denominator: pair.denominator,
                bound: pair.bound,
                column: match pair.narrow() {
                    Some((value, rest)) => Integers::Narrow(cells(rest.at(0), len, places, |index| value.at(index))),
                    None => Integers::Wide(cells(pair.right(0), len, places, |index| pair.left(index))),
                },
            }))
        }
        _ => Err(refused(&[values])),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(rows: &[u32]) -> Arc<[u32]> {
        rows.into()
    }

    fn numbers(cells: &[i64]) -> Numbers {
        Numbers::of_cells(cells.to_vec())
    }

    #[test]
    fn what_holds_for_few_rows_is_kept_as_those() {
        let mut flags = vec![false; 100];
        flags[7] = true;
        let few = SparseColumn::thinned(Vector::Flags(flags.into()));
        assert_eq!(few, SparseColumn::flagged(rows(&[7]), true));
        assert_eq!(few.rows_that_hold(100), Ok(rows(&[7])));
        let most = SparseColumn::flagged(rows(&[0, 2]), false);
        assert_eq!(most.rows_that_hold(4), Ok(rows(&[1, 3])));
    }

    #[test]
    fn rows_cut_out_hold_what_they_held() {
        let five = Scalar::Number(Exact::from_integer(5));
        let sparse = SparseColumn::some(rows(&[1, 4]), Vector::Numbers(numbers(&[10, 40])), five);
        let cut = Vector::Numbers(Numbers { bound: 42, ..numbers(&[5, 10, 40]) });
        assert_eq!(sparse.cut(&rows(&[0, 1, 4])).map(Cow::into_owned), Ok(cut));
        let dense = Vector::Numbers(Numbers { bound: 42, ..numbers(&[5, 10, 5, 5, 40, 5]) });
        assert_eq!(sparse.dense(6).map(Cow::into_owned), Ok(dense));
    }
}
