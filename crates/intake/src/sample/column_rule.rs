//! The rules by which columns are drawn.

use cesuan_policy::check::FieldKind;

use super::column_ref::ColumnRef;
use super::identity::IdPattern;

/// How a column is drawn: by the first case whose conditions hold, or the default if none does.
#[derive(Clone, Debug)]
pub(super) struct Rule {
    /// The name from which the column's random numbers are derived.
    pub name: String,
    pub kind: FieldKind,
    pub cases: Vec<RuleCase>,
}

impl Rule {
    /// Whether all years of an enterprise or project have the same value.
    pub(super) fn is_kept(&self) -> bool {
        self.cases.iter().all(|case| case.follow == Follow::Keep)
    }
}

/// One way to draw a column.
#[derive(Clone, Debug)]
pub(super) struct RuleCase {
    pub when: Vec<Condition>,
    /// The number of draws out of 2^64 that give a value.
    pub chance: u128,
    pub spread: Spread,
    /// Whether an enterprise or project gets at most one value other than the default over the years.
    pub once: bool,
    pub follow: Follow,
    pub source: Source,
    /// Numbers are rounded down to a multiple of this.
    pub round: i64,
}

/// How the years after the first follow from the year before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Follow {
    /// They are drawn anew.
    Anew,
    /// They repeat the value.
    Keep,
    /// They repeat the value unless it is the default.
    Lasting,
    /// They multiply the value by a factor.
    Growth(Distribution),
}

/// How the random numbers of the rows relate to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Spread {
    /// They are independent.
    Independent,
    /// They cover the range evenly, row after row.
    Even,
    /// They cover it evenly among the rows with the same option of this category.
    EvenWithin(ColumnRef),
}

/// A condition on a row.
#[derive(Clone, Debug)]
pub(super) enum Condition {
    /// The column's flag, option or number is one of these.
    Among { of: ColumnRef, values: Vec<i64> },
    /// The column's text is one of these.
    Words { of: ColumnRef, words: Vec<String> },
    /// The column's number lies between these bounds, both included.
    Between { of: ColumnRef, from: Bound, to: Bound },
}

/// A bound of a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bound {
    Fixed(i64),
    /// The year of the row plus a number of years.
    RowYear(i64),
}

/// A probability distribution as points of its quantile function, linear between them: (fraction in units of 2^-32,
/// value), ascending in both, from 0 to 2^32. Factors are in units of 2^-32.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Distribution(pub Vec<(u64, i64)>);

/// The source of a value.
#[derive(Clone, Debug)]
pub(super) enum Source {
    /// The flag "yes".
    Yes,
    /// One of several values, by weight.
    Weights { weights: Weights, values: Vec<i64> },
    /// One of several words, by weight.
    Words { weights: Weights, words: Vec<String> },
    /// The row's year plus a number of years, by weight.
    Offsets { weights: Weights, years: Vec<i64> },
    /// A number from a distribution.
    Quantiles(Distribution),
    /// The number of another column times a factor.
    Times { of: ColumnRef, factor: Distribution },
    /// The number of another column divided by an amount.
    Per { of: ColumnRef, each: Distribution },
    /// Text with numbers in it.
    Pattern(IdPattern),
}

/// Cumulated weights: entry `i` is the sum of the weights up to `i`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Weights(pub Vec<u64>);
