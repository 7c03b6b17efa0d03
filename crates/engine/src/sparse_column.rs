//! Vector for some rows and one value for all others, and operations on them.
//!
//! Most rows have no part in most measures: their condition fails, their amount is zero. So a node keeps the rows that differ
//! and what all the rest hold, and an operation is carried out for those rows alone.

use std::sync::Arc;

use cesuan_base::dim::Arithmetic;
use cesuan_base::money::Exact;
use cesuan_policy::formula::CompareOp;

use super::deferred::{Deferred, end_to_end, laid_out, within};
use super::op::{RowOp, Stop};
use super::vector::{Fault, Integers, Numbers, Operand, Pair, Quotient, Scalar, Vector};

/// What a node holds for one year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct SparseColumn {
    /// The values: of every row, or of the rows of `only`.
    pub(super) values: Vector,
    /// The rows the values are of, where those are not all.
    pub(super) only: Option<Only>,
}

/// Some of a year's rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Only {
    /// The rows, ascending.
    pub(super) rows: Arc<[u32]>,
    /// What every other row holds.
    pub(super) rest: Scalar,
}

/// Flags of at most one row in so many are kept as those rows.
const SPARSE_BELOW: usize = 8;
/// Rows of two operands are joined while together they are at most one row in so many.
const JOINED_BELOW: usize = 2;
/// No place.
const NOWHERE: u32 = u32::MAX;

impl SparseColumn {
    /// The same value for every row.
    pub(super) fn same(scalar: Scalar) -> Self {
        Self::all(Vector::Same(scalar))
    }

    /// Vector of every row.
    pub(super) fn all(values: Vector) -> Self {
        Self { values, only: None }
    }

    /// Vector of every row; of flags most of which agree, only the others are kept.
    pub(super) fn thinned(values: Vector) -> Self {
        let Vector::Flags(flags) = &values else { return Self::all(values) };
        let held = flags.iter().map(|flag| usize::from(*flag)).sum::<usize>();
        let (few, flag) = if held * 2 <= flags.len() { (held, true) } else { (flags.len() - held, false) };
        if few * SPARSE_BELOW > flags.len() {
            return Self::all(values);
        }
        Self::flagged(rows_where(flags, flag, few, |index| index), flag)
    }

    /// A flag for some rows, its opposite for the rest.
    pub(super) fn flagged(rows: Arc<[u32]>, flag: bool) -> Self {
        Self::some(rows, Vector::Same(Scalar::Flag(flag)), Scalar::Flag(!flag))
    }

    /// Vector of some rows, ascending, and what the rest hold.
    pub(super) fn some(rows: Arc<[u32]>, values: Vector, rest: Scalar) -> Self {
        if rows.is_empty() {
            return Self::same(rest);
        }
        match (&values, &rest) {
            (Vector::Same(scalar), _) if *scalar == rest => Self::same(rest),
            (Vector::Flags(flags), Scalar::Flag(other)) => {
                let differ = flags.iter().map(|flag| usize::from(flag != other)).sum();
                let rows = match differ {
                    all if all == rows.len() => rows,
                    few => rows_where(flags, !other, few, |index| rows[index as usize]),
                };
                Self::flagged(rows, !other)
            }
            _ => Self { values, only: Some(Only { rows, rest }) },
        }
    }

    /// The flag every row holds, where it is the same for all.
    pub(super) fn flag(&self) -> Option<bool> {
        match (&self.values, &self.only) {
            (Vector::Same(Scalar::Flag(flag)), None) => Some(*flag),
            _ => None,
        }
    }

    /// The number every row holds, where it is the same for all.
    pub(super) fn number(&self) -> Option<Exact> {
        match (&self.values, &self.only) {
            (Vector::Same(Scalar::Number(number)), None) => Some(*number),
            _ => None,
        }
    }

    /// Whether every row holds no value.
    pub(super) fn is_absent(&self) -> bool {
        self.only.is_none() && self.values == Vector::Same(Scalar::Absent)
    }

    /// Whether every row holds a number, not a quotient that may be none.
    pub(super) fn holds_numbers(&self) -> bool {
        matches!(self.values, Vector::Numbers(_) | Vector::Same(Scalar::Number(_)))
    }

    /// What the rows hold that are not listed; nothing where all are.
    fn rest(&self) -> Option<&Scalar> {
        match (&self.only, &self.values) {
            (Some(only), _) => Some(&only.rest),
            (None, Vector::Same(scalar)) => Some(scalar),
            (None, _) => None,
        }
    }

    /// The values of every row.
    pub(super) fn dense(&self, len: usize) -> Result<Vector, Fault> {
        match (&self.only, &self.values) {
            (None, Vector::Deferred(deferred)) => deferred.all(len),
            (None, values) => Ok(values.clone()),
            (Some(Only { rows, rest }), values) => scatter(values, rest, len, rows),
        }
    }

    /// The values of a range of rows.
    pub(super) fn block(&self, range: std::ops::Range<usize>) -> Result<Vector, Fault> {
        match (&self.only, &self.values) {
            (None, Vector::Deferred(deferred)) => deferred.block(range),
            (None, values) => Ok(slice(values, range)),
            (Some(Only { rows, rest }), values) => {
                let own = within(rows, &range);
                let start = u32::try_from(range.start).unwrap_or(NOWHERE);
                let places: Vec<u32> = rows[own.clone()].iter().map(|row| row - start).collect();
                scatter(&slice(values, own), rest, range.len(), &places)
            }
        }
    }

    /// The values of some rows, ascending.
    pub(super) fn cut(&self, rows: &Arc<[u32]>) -> Result<Vector, Fault> {
        match &self.only {
            None => match &self.values {
                Vector::Deferred(deferred) => deferred.cut(rows),
                values => Ok(gather(values, rows)),
            },
            Some(only) if only.rows == *rows => Ok(self.values.clone()),
            Some(only) => scatter(&self.values, &only.rest, rows.len(), &places(&only.rows, rows)),
        }
    }

    /// Vector of several runs of rows as those of one, in their order.
    pub(super) fn end_to_end(parts: &[(&Self, usize)]) -> Result<Self, Fault> {
        let mut rows = Vec::new();
        let mut start = 0;
        let Some(rest) = parts.iter().find_map(|(part, _)| part.rest()) else { return Self::all_laid_out(parts) };
        let mut kept = Vec::new();
        for (part, len) in parts {
            // Rows that hold the common rest are left out; a part of another rest is laid out.
            let own: Arc<[u32]> = match (&part.only, part.rest()) {
                (Some(only), Some(own)) if own == rest => Arc::clone(&only.rows),
                (None, Some(own)) if own == rest => Arc::default(),
                _ => (0..u32::try_from(*len).unwrap_or(NOWHERE)).collect(),
            };
            rows.extend(own.iter().map(|row| row + start));
            kept.push((part.cut(&own)?, own.len()));
            start += u32::try_from(*len).unwrap_or(NOWHERE);
        }
        let parts: Vec<(Self, usize)> = kept.into_iter().map(|(values, len)| (Self::all(values), len)).collect();
        let parts: Vec<(&Self, usize)> = parts.iter().map(|(part, len)| (part, *len)).collect();
        Ok(Self::some(rows.into(), Self::all_laid_out(&parts)?.values, rest.clone()))
    }

    fn all_laid_out(parts: &[(&Self, usize)]) -> Result<Self, Fault> {
        let blocks = parts.iter().filter(|(_, len)| *len > 0);
        let blocks = blocks.map(|(part, len)| Ok(laid_out(part.dense(*len)?, *len))).collect::<Result<Vec<_>, _>>()?;
        Ok(Self::all(end_to_end(blocks)?))
    }

    /// The rows in which a flag holds.
    pub(super) fn rows_that_hold(&self, len: usize) -> Result<Arc<[u32]>, Fault> {
        let all = || 0..u32::try_from(len).unwrap_or(NOWHERE);
        if let Vector::Deferred(deferred) = &self.values {
            return Self::thinned(deferred.all(len)?).rows_that_hold(len);
        }
        match (&self.values, &self.only) {
            (Vector::Same(Scalar::Flag(true)), None) => Ok(all().collect()),
            (Vector::Same(Scalar::Flag(false)), None) => Ok(Arc::default()),
            (Vector::Same(Scalar::Flag(true)), Some(only)) => Ok(Arc::clone(&only.rows)),
            (Vector::Same(Scalar::Flag(false)), Some(only)) => {
                let mut others = only.rows.iter().peekable();
                Ok(all().filter(|row| others.next_if_eq(&row).is_none()).collect())
            }
            (Vector::Flags(flags), None) => {
                let held = flags.iter().map(|flag| usize::from(*flag)).sum();
                Ok(rows_where(flags, true, held, |index| index))
            }
            _ => Err(Fault::Absent),
        }
    }
}

/// The rows of as many flags as are known to be of one kind. Written without a branch: whether a flag holds is hard to foresee.
fn rows_where(flags: &[bool], kind: bool, count: usize, row: impl Fn(u32) -> u32) -> Arc<[u32]> {
    let mut rows = vec![0; count + 1];
    let mut next = 0;
    for (index, flag) in (0..).zip(flags) {
        rows[next] = row(index);
        next += usize::from(*flag == kind);
    }
    rows[..count].into()
}

/// Carries an operation out on some operands, for no more rows than need it. Where that is every row, it may be put off.
pub(super) fn apply(
    kernel: RowOp,
    operands: &[&SparseColumn],
    len: usize,
    put_off: bool,
) -> Result<SparseColumn, Fault> {
    if let Some((rows, rest)) = stopped(operands, &kernel.stops(operands)) {
        return on_rows(kernel, operands, rows, rest);
    }
    if let Some(rests) = operands.iter().map(|operand| operand.rest().cloned()).collect::<Option<Vec<_>>>() {
        let rests: Vec<Vector> = rests.into_iter().map(Vector::Same).collect();
        match (joined(operands, len), kernel.run(&rests, 1)?) {
            (None, values @ Vector::Same(_)) if operands.iter().all(|operand| operand.only.is_none()) => {
                return Ok(SparseColumn::all(values));
            }
            (Some(rows), Vector::Same(rest)) => return on_rows(kernel, operands, rows, rest),
            _ => {}
        }
    }
    on_all(kernel, operands, len, put_off)
}

/// `if a then b else c`, for a condition that differs by row.
pub(super) fn choose(operands: [&SparseColumn; 3], len: usize, put_off: bool) -> Result<SparseColumn, Fault> {
    let [condition, then, otherwise] = operands;
    if let Some(Only { rest: Scalar::Flag(rest), .. }) = &condition.only {
        // Outside the condition's rows one branch is taken: the other is not looked at there.
        let taken = if *rest { then } else { otherwise };
        if let (Some(rest), Some(rows)) = (taken.rest().cloned(), joined(&[condition, taken], len)) {
            return on_rows(RowOp::Choose, &operands, rows, rest);
        }
    }
    on_all(RowOp::Choose, &operands, len, put_off)
}

/// `a / b`. Where the dividend is nothing so is the quotient, unless the divisor is nothing too.
pub(super) fn divide(
    dividend: &SparseColumn,
    divisor: &SparseColumn,
    len: usize,
    put_off: bool,
) -> Result<SparseColumn, Fault> {
    let kernel = RowOp::Arithmetic(Arithmetic::Divide);
    let nothing = Scalar::Number(Exact::from_integer(0));
    if let Some(only) = dividend.only.as_ref().filter(|only| only.rest == nothing) {
        let by_nothing =
            apply(RowOp::Compare(CompareOp::Equal), &[divisor, &SparseColumn::same(nothing.clone())], len, false)?;
        let rows = union(&only.rows, &by_nothing.rows_that_hold(len)?);
        return on_rows(kernel, &[dividend, divisor], rows, nothing);
    }
    apply(kernel, &[dividend, divisor], len, put_off)
}

fn on_all(kernel: RowOp, operands: &[&SparseColumn], len: usize, put_off: bool) -> Result<SparseColumn, Fault> {
    let deferred = Deferred { kernel, operands: operands.iter().map(|operand| (*operand).clone()).collect() };
    if put_off {
        return Ok(SparseColumn::all(Vector::Deferred(Arc::new(deferred))));
    }
    Ok(SparseColumn::thinned(deferred.all(len)?))
}

fn on_rows(kernel: RowOp, operands: &[&SparseColumn], rows: Arc<[u32]>, rest: Scalar) -> Result<SparseColumn, Fault> {
    let values = operands.iter().map(|operand| operand.cut(&rows)).collect::<Result<Vec<_>, _>>()?;
    let values = kernel.run(&values, rows.len()).map_err(|fault| match fault {
        Fault::DividedByZero { row } => Fault::DividedByZero { row: rows[row] as usize },
        fault => fault,
    })?;
    Ok(SparseColumn::some(rows, values, rest))
}

/// The fewest rows outside which an operand decides the result.
fn stopped(operands: &[&SparseColumn], stops: &[Stop]) -> Option<(Arc<[u32]>, Scalar)> {
    let applies = |stop: &&Stop| operands[stop.operand].only.as_ref().is_some_and(|only| only.rest == stop.rest);
    let rows = |stop: &Stop| operands[stop.operand].only.as_ref().map(|only| &only.rows);
    let best = stops.iter().filter(applies).min_by_key(|stop| rows(stop).map_or(0, |rows| rows.len()))?;
    rows(best).map(|rows| (Arc::clone(rows), best.gives.clone()))
}

/// The rows of all operands that list some; nothing where none does, or where they are too many to be worth it.
fn joined(operands: &[&SparseColumn], len: usize) -> Option<Arc<[u32]>> {
    let mut all: Option<Arc<[u32]>> = None;
    for only in operands.iter().filter_map(|operand| operand.only.as_ref()) {
        all = Some(match all {
            None => Arc::clone(&only.rows),
            // Lists of the same rows, as the totals of two columns over the same projects have.
            Some(rows) if rows == only.rows => rows,
            Some(rows) if (rows.len() + only.rows.len()) * JOINED_BELOW > len => return None,
            Some(rows) => union(&rows, &only.rows),
        });
    }
    all
}

/// Rows of either list; where one holds the other, that list itself, so that values of its rows can be taken as they are.
fn union(a: &Arc<[u32]>, b: &Arc<[u32]>) -> Arc<[u32]> {
    if Arc::ptr_eq(a, b) {
        return Arc::clone(a);
    }
    let mut rows = Vec::with_capacity(a.len() + b.len());
    let (mut i, mut j) = (0, 0);
    while i < a.len() && j < b.len() {
        rows.push(a[i].min(b[j]));
        let (left, right) = (a[i] <= b[j], b[j] <= a[i]);
        i += usize::from(left);
        j += usize::from(right);
    }
    rows.extend_from_slice(&a[i..]);
    rows.extend_from_slice(&b[j..]);
    match rows.len() {
        len if len == a.len() => Arc::clone(a),
        len if len == b.len() => Arc::clone(b),
        _ => rows.into(),
    }
}

/// For each of some rows its place in a list of rows, both ascending, or [`NOWHERE`].
fn places(own: &[u32], list: &[u32]) -> Vec<u32> {
    // A few rows in a long list, or the other way round: looked up one by one.
    const LOOKED_UP: usize = 16;
    if list.len() > own.len() * LOOKED_UP {
        let place = |row: &u32| list.binary_search(row).ok().and_then(|at| u32::try_from(at).ok());
        return own.iter().map(|row| place(row).unwrap_or(NOWHERE)).collect();
    }
    let mut places = vec![NOWHERE; own.len()];
    if own.len() > list.len() * LOOKED_UP {
        for (at, row) in (0..).zip(list) {
            if let Ok(index) = own.binary_search(row) {
                places[index] = at;
            }
        }
        return places;
    }
    let mut at = 0;
    for (place, row) in places.iter_mut().zip(own) {
        while at < list.len() && list[at] < *row {
            at += 1;
        }
        if list.get(at) == Some(row) {
            *place = u32::try_from(at).unwrap_or(NOWHERE);
        }
    }
    places
}

/// The values of some rows.
pub(super) fn gather(values: &Vector, rows: &[u32]) -> Vector {
    fn cells<T: Copy>(cells: &[T], rows: &[u32]) -> Arc<[T]> {
        rows.iter().map(|row| cells[*row as usize]).collect()
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
        Vector::Deferred(_) => values.clone(),
    }
}

/// The values of a range of rows.
fn slice(values: &Vector, range: std::ops::Range<usize>) -> Vector {
    match values {
        Vector::Same(_) | Vector::Deferred(_) => values.clone(),
        Vector::Numbers(Numbers { column, denominator, bound }) => {
            let column = match column {
                Integers::Narrow(all) => Integers::Narrow(all[range].into()),
                Integers::Wide(all) => Integers::Wide(all[range].into()),
            };
            Vector::Numbers(Numbers { column, denominator: *denominator, bound: *bound })
        }
        Vector::Quotients(all) => Vector::Quotients(all[range].into()),
        Vector::Flags(all) => Vector::Flags(all[range].into()),
        Vector::Options(all) => Vector::Options(all[range].into()),
    }
}

/// Puts each value at its place among `len`, the rest everywhere else.
fn scatter(values: &Vector, rest: &Scalar, len: usize, places: &[u32]) -> Result<Vector, Fault> {
    fn cells<T: Copy>(rest: T, len: usize, places: &[u32], value: impl Fn(usize) -> T) -> Arc<[T]> {
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
            let own = Operand::of(values).ok_or(Fault::Absent)?;
            let pair = Pair::new(own, Operand::Same(*rest), places.len())?;
            Ok(Vector::Numbers(Numbers {
                denominator: pair.denominator,
                bound: pair.bound,
                column: match pair.narrow() {
                    Some((value, rest)) => Integers::Narrow(cells(rest.at(0), len, places, |index| value.at(index))),
                    None => Integers::Wide(cells(pair.right(0), len, places, |index| pair.left(index))),
                },
            }))
        }
        _ => Err(Fault::Absent),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(rows: &[u32]) -> Arc<[u32]> {
        rows.into()
    }

    fn numbers(cells: &[i64]) -> Vector {
        Vector::Numbers(Numbers::of_cells(&cells.into()))
    }

    fn number(value: i128) -> Scalar {
        Scalar::Number(Exact::from_integer(value))
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
        let sparse = SparseColumn::some(rows(&[1, 4]), numbers(&[10, 40]), number(5));
        assert_eq!(sparse.cut(&rows(&[0, 1, 4])), Ok(Vector::Numbers(Numbers { bound: 42, ..of(&[5, 10, 40]) })));
        assert_eq!(sparse.dense(6), Ok(Vector::Numbers(Numbers { bound: 42, ..of(&[5, 10, 5, 5, 40, 5]) })));
        fn of(cells: &[i64]) -> Numbers {
            Numbers::of_cells(&cells.into())
        }
    }

    #[test]
    fn lists_are_joined_without_doubles() {
        let (a, b) = (rows(&[1, 5, 9]), rows(&[5, 6]));
        assert_eq!(union(&a, &b), rows(&[1, 5, 6, 9]));
        assert!(Arc::ptr_eq(&union(&a, &rows(&[5])), &a), "a list that holds the other is the list of both");
        assert_eq!(places(&a, &b), [NOWHERE, 0, NOWHERE]);
        let long: Vec<u32> = (0..100).collect();
        assert_eq!(places(&a, &long), [1, 5, 9]);
        assert_eq!(places(&long, &rows(&[3])).iter().position(|place| *place == 0), Some(3));
    }
}
