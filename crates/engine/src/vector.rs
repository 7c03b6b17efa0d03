//! The values of some rows: one value for all of them, or one for each.

use std::ops::Deref;
use std::sync::Arc;

use num_integer::Integer;

use cesuan_base::money::Exact;

/// The values of some rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Vector {
    /// The same value for every row.
    Same(Scalar),
    /// Numbers over one denominator.
    Numbers(Numbers),
    /// Numbers with a denominator for each row: the result of a division of two columns.
    Quotients(SharedCells<Quotient>),
    Flags(SharedCells<bool>),
    /// Options of a category.
    Options(SharedCells<u16>),
}

/// The cells of a column, shared with the population or computed. Computed cells stay in the `Vec` they were collected in,
/// since copying them into an `Arc<[T]>` costs as much as a whole operation.
#[derive(Clone, Debug)]
pub(super) enum SharedCells<T> {
    Population(Arc<[T]>),
    Computed(Arc<Vec<T>>),
}

impl<T> Deref for SharedCells<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        match self {
            SharedCells::Population(cells) => cells,
            SharedCells::Computed(cells) => cells,
        }
    }
}

impl<T: PartialEq> PartialEq for SharedCells<T> {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq::<[T]>(&**self, &**other) || **self == **other
    }
}

impl<T: Eq> Eq for SharedCells<T> {}

impl<T> From<Vec<T>> for SharedCells<T> {
    fn from(cells: Vec<T>) -> Self {
        SharedCells::Computed(Arc::new(cells))
    }
}

impl<T> From<&Arc<[T]>> for SharedCells<T> {
    fn from(cells: &Arc<[T]>) -> Self {
        SharedCells::Population(Arc::clone(cells))
    }
}

/// One value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Scalar {
    Number(Exact),
    Flag(bool),
    Option(u16),
    Set(Arc<[u16]>),
    /// No value, for example of an undetermined parameter or a cap that is not set.
    Absent,
}

/// Integers over one positive denominator. No integer has a magnitude above `bound`, so whether the result of an operation fits
/// 64 or 128 bits is known before it runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Numbers {
    pub(super) column: Integers,
    pub(super) denominator: i128,
    pub(super) bound: i128,
}

/// Integers of 64 or 128 bits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Integers {
    Narrow(SharedCells<i64>),
    Wide(SharedCells<i128>),
}

/// `numerator / denominator`, not reduced. The denominator is never negative; it is zero after a division by zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Quotient {
    pub(super) numerator: i128,
    pub(super) denominator: i128,
}

/// The largest magnitude of integers kept in 64 bits: the sum of two still fits.
pub(super) const NARROW: i128 = i64::MAX as i128 / 2;
/// The largest magnitude of integers kept in 128 bits: the sum of two, and the double needed for rounding, still fit.
pub(super) const WIDE: i128 = i128::MAX / 4;

/// Why a node's values cannot be computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// A result beyond 128 bits.
    Overflow,
    /// A division by zero decides a line, in this row.
    DividedByZero { row: usize },
    /// A parameter without value decides a line.
    Absent,
    /// Values of a type the operation is not defined for. The checker rules this out.
    Internal,
}

/// The integers of an operand, before its denominator: one for all rows, or one for each.
#[derive(Clone, Copy)]
enum Lane<'a> {
    Same(i128),
    Narrow(&'a [i64]),
    Wide(&'a [i128]),
}

impl Lane<'_> {
    fn at(&self, row: usize) -> i128 {
        match self {
            Lane::Same(value) => *value,
            Lane::Narrow(cells) => i128::from(cells[row]),
            Lane::Wide(cells) => cells[row],
        }
    }
}

/// Two operands brought over one denominator: each side is its integers times a factor.
pub(super) struct OperandPair<'a> {
    left: (Lane<'a>, i128),
    right: (Lane<'a>, i128),
    pub(super) denominator: i128,
    /// No scaled integer of either side has a larger magnitude.
    pub(super) bound: i128,
    rows: usize,
}

/// One side of a pair in 64 bits: one scaled integer for all rows, or integers and the factor they are to be scaled by.
#[derive(Clone, Copy)]
pub(super) enum Side<'a> {
    Same(i64),
    Cells(&'a [i64], i64),
}

/// A numeric operand: one number for all rows, or a column of numbers over one denominator.
#[derive(Clone, Copy)]
pub(super) enum Operand<'a> {
    Same(Exact),
    Numbers(&'a Numbers),
}

impl<'a> Operand<'a> {
    /// The vector as an operand; `None` if it holds no numbers, or quotients, which have no common denominator.
    pub(super) fn of(values: &'a Vector) -> Option<Self> {
        match values {
            Vector::Same(Scalar::Number(value)) => Some(Operand::Same(*value)),
            Vector::Numbers(numbers) => Some(Operand::Numbers(numbers)),
            _ => None,
        }
    }

    fn lane(self) -> Lane<'a> {
        match self {
            Operand::Same(value) => Lane::Same(*value.numer()),
            Operand::Numbers(Numbers { column: Integers::Narrow(cells), .. }) => Lane::Narrow(cells),
            Operand::Numbers(Numbers { column: Integers::Wide(cells), .. }) => Lane::Wide(cells),
        }
    }

    /// The operand's integers in 64 bits; `None` if they may not fit.
    pub(super) fn side(self) -> Option<Side<'a>> {
        match self.lane() {
            Lane::Same(value) => i64::try_from(value).ok().map(Side::Same),
            Lane::Narrow(cells) => Some(Side::Cells(cells, 1)),
            Lane::Wide(_) => None,
        }
    }

    /// The cells of a column of 64-bit integers; `None` for any other operand.
    pub(super) fn narrow(self) -> Option<&'a [i64]> {
        match self.lane() {
            Lane::Narrow(cells) => Some(cells),
            _ => None,
        }
    }

    pub(super) fn denominator(self) -> i128 {
        match self {
            Operand::Same(value) => *value.denom(),
            Operand::Numbers(numbers) => numbers.denominator,
        }
    }

    pub(super) fn bound(self) -> i128 {
        match self {
            Operand::Same(value) => value.numer().saturating_abs(),
            Operand::Numbers(numbers) => numbers.bound,
        }
    }

    /// The integer of a row, before the denominator.
    pub(super) fn at(self, row: usize) -> i128 {
        self.lane().at(row)
    }
}

impl<'a> OperandPair<'a> {
    /// Brings two operands over their least common denominator.
    ///
    /// # Errors
    /// If a scaled integer may leave the range of [`WIDE`].
    pub(super) fn new(left: Operand<'a>, right: Operand<'a>, rows: usize) -> Result<Self, Fault> {
        let (a, b) = (left.denominator(), right.denominator());
        if a == b {
            let bound = left.bound().max(right.bound());
            if bound > WIDE {
                return Err(Fault::Overflow);
            }
            return Ok(Self { left: (left.lane(), 1), right: (right.lane(), 1), denominator: a, bound, rows });
        }
        let gcd = a.gcd(&b);
        let (left_factor, right_factor) = (b / gcd, a / gcd);
        let scaled = |bound: i128, factor: i128| bound.checked_mul(factor).ok_or(Fault::Overflow);
        let bound = scaled(left.bound(), left_factor)?.max(scaled(right.bound(), right_factor)?);
        if bound > WIDE {
            return Err(Fault::Overflow);
        }
        let denominator = scaled(a, left_factor)?;
        Ok(Self { left: (left.lane(), left_factor), right: (right.lane(), right_factor), denominator, bound, rows })
    }

    /// The scaled left integer of a row.
    pub(super) fn left(&self, row: usize) -> i128 {
        self.left.0.at(row) * self.left.1
    }

    /// The scaled right integer of a row.
    pub(super) fn right(&self, row: usize) -> i128 {
        self.right.0.at(row) * self.right.1
    }

    /// Both sides in 64 bits; `None` if a sum of two scaled integers may not fit.
    pub(super) fn narrow(&self) -> Option<(Side<'a>, Side<'a>)> {
        let side = |(lane, factor): (Lane<'a>, i128)| match lane {
            Lane::Same(value) => i64::try_from(value * factor).ok().map(Side::Same),
            Lane::Narrow(cells) => i64::try_from(factor).ok().map(|factor| Side::Cells(cells, factor)),
            Lane::Wide(_) => None,
        };
        if self.bound > NARROW { None } else { side(self.left).zip(side(self.right)) }
    }

    /// Applies a function to the scaled integers of every row: `narrow` if both sides fit 64 bits, otherwise `wide`.
    pub(super) fn map<T>(&self, narrow: impl Fn(i64, i64) -> T, wide: impl Fn(i128, i128) -> T) -> SharedCells<T> {
        match self.narrow() {
            Some((Side::Cells(a, 1), Side::Cells(b, 1))) => shared(a.iter().zip(b).map(|(a, b)| narrow(*a, *b))),
            Some((Side::Cells(a, f), Side::Cells(b, g))) => shared(a.iter().zip(b).map(|(a, b)| narrow(a * f, b * g))),
            Some((Side::Cells(a, 1), Side::Same(b))) => shared(a.iter().map(|a| narrow(*a, b))),
            Some((Side::Cells(a, f), Side::Same(b))) => shared(a.iter().map(|a| narrow(a * f, b))),
            Some((Side::Same(a), Side::Cells(b, g))) => shared(b.iter().map(|b| narrow(a, b * g))),
            _ => shared((0..self.rows).map(|row| wide(self.left(row), self.right(row)))),
        }
    }

    /// The left number in rows where the flag holds, the right one in all others.
    pub(super) fn either(&self, left: &[bool]) -> Numbers {
        let column = match self.narrow() {
            Some((Side::Cells(a, f), Side::Cells(b, g))) => {
                let pick = |((left, a), b): ((&bool, &i64), &i64)| if *left { a * f } else { b * g };
                Integers::Narrow(shared(left.iter().zip(a).zip(b).map(pick)))
            }
            Some((a, b)) => {
                let pick = |(row, left): (usize, &bool)| if *left { a.at(row) } else { b.at(row) };
                Integers::Narrow(shared(left.iter().enumerate().map(pick)))
            }
            None => {
                let pick = |(row, left): (usize, &bool)| if *left { self.left(row) } else { self.right(row) };
                Integers::Wide(shared(left.iter().enumerate().map(pick)))
            }
        };
        Numbers { column, denominator: self.denominator, bound: self.bound }
    }

    /// Applies a function to both sides, of which no result has a magnitude above `bound`. `narrow` and `wide` compute the
    /// same.
    ///
    /// # Errors
    /// If `bound` is above [`WIDE`].
    pub(super) fn numbers(
        &self,
        bound: i128,
        narrow: impl Fn(i64, i64) -> i64,
        wide: impl Fn(i128, i128) -> i128,
    ) -> Result<Numbers, Fault> {
        if bound > WIDE {
            return Err(Fault::Overflow);
        }
        let column = if bound <= NARROW {
            Integers::Narrow(self.map(&narrow, |a, b| narrowed(wide(a, b))))
        } else {
            Integers::Wide(self.map(|a, b| wide(i128::from(a), i128::from(b)), &wide))
        };
        Ok(Numbers { column, denominator: self.denominator, bound })
    }
}

impl Integers {
    /// The number of rows.
    pub(super) fn len(&self) -> usize {
        match self {
            Integers::Narrow(cells) => cells.len(),
            Integers::Wide(cells) => cells.len(),
        }
    }
}

impl Side<'_> {
    /// The scaled integer of a row.
    pub(super) fn at(self, row: usize) -> i64 {
        match self {
            Side::Same(value) => value,
            Side::Cells(cells, factor) => cells[row] * factor,
        }
    }
}

impl Numbers {
    /// Whole numbers.
    pub(super) fn of_cells(cells: impl Into<SharedCells<i64>>) -> Self {
        let cells = cells.into();
        // The union of all magnitudes' bits: less than twice the largest magnitude, and quicker to find.
        let bound = cells.iter().fold(0, |bits, cell| bits | cell.unsigned_abs());
        Numbers { column: Integers::Narrow(cells), denominator: 1, bound: bound.into() }
    }

    /// The column times an exact number.
    ///
    /// # Errors
    /// If a product may leave the range of [`WIDE`].
    pub(super) fn times(&self, factor: Exact) -> Result<Numbers, Fault> {
        let gcd = if self.denominator == 1 { 1 } else { self.denominator.gcd(factor.numer()) };
        let numerator = factor.numer() / gcd;
        let denominator = (self.denominator / gcd).checked_mul(*factor.denom()).ok_or(Fault::Overflow)?;
        let bound = self.bound.checked_mul(numerator.saturating_abs()).ok_or(Fault::Overflow)?;
        if bound > WIDE {
            return Err(Fault::Overflow);
        }
        if numerator == 1 {
            return Ok(Numbers { column: self.column.clone(), denominator, bound });
        }
        let column = match (&self.column, i64::try_from(numerator)) {
            (Integers::Narrow(cells), Ok(numerator)) if bound <= NARROW => {
                Integers::Narrow(shared(cells.iter().map(|cell| cell * numerator)))
            }
            (Integers::Narrow(cells), _) => {
                Integers::Wide(shared(cells.iter().map(|cell| i128::from(*cell) * numerator)))
            }
            (Integers::Wide(cells), _) => Integers::Wide(shared(cells.iter().map(|cell| cell * numerator))),
        };
        Ok(Numbers { column, denominator, bound })
    }

    /// Integers over a denominator, in 64 bits if they fit.
    ///
    /// # Errors
    /// If an integer is outside the range of [`WIDE`].
    pub(super) fn of_wide(cells: Vec<i128>, denominator: i128) -> Result<Self, Fault> {
        let bound = cells.iter().map(|cell| cell.saturating_abs()).max().unwrap_or(0);
        if bound > WIDE {
            return Err(Fault::Overflow);
        }
        let column = if bound <= NARROW {
            Integers::Narrow(shared(cells.iter().map(|cell| narrowed(*cell))))
        } else {
            Integers::Wide(cells.into())
        };
        Ok(Numbers { column, denominator, bound })
    }
}

impl Vector {
    /// The value of every row, if the vector holds one for all.
    pub(super) fn scalar(&self) -> Option<&Scalar> {
        match self {
            Vector::Same(scalar) => Some(scalar),
            _ => None,
        }
    }
}

/// The fault of an operation that is not defined for its operands: [`Fault::Absent`] if one of them is, otherwise
/// [`Fault::Internal`].
pub(super) fn refused(operands: &[&Vector]) -> Fault {
    let absent = operands.iter().any(|operand| matches!(operand, Vector::Same(Scalar::Absent)));
    if absent { Fault::Absent } else { Fault::Internal }
}

/// Collects cells.
pub(super) fn shared<T>(cells: impl Iterator<Item = T>) -> SharedCells<T> {
    cells.collect::<Vec<_>>().into()
}

/// Converts an integer that is known to fit 64 bits.
fn narrowed(value: i128) -> i64 {
    i64::try_from(value).expect("a column is narrow only where its bound is within 64 bits")
}

impl Quotient {
    /// The quotient as an exact number; `None` after a division by zero.
    pub(super) fn exact(self) -> Option<Exact> {
        (self.denominator != 0).then(|| Exact::new(self.numerator, self.denominator))
    }

    /// The quotient of an exact number.
    pub(super) fn of(value: Exact) -> Self {
        Self { numerator: *value.numer(), denominator: *value.denom() }
    }

    /// The result of a division by zero.
    pub(super) const UNDEFINED: Quotient = Quotient { numerator: 0, denominator: 0 };
}
