//! A checked sample description.

use cesuan_base::dim::Rows;
use cesuan_base::id::FieldId;
use cesuan_policy::check::FieldKind;

use super::adjust::{Growth, Mix};
use super::identity::{EnterpriseId, IdPattern};
use super::target::{Target, Unmodelled};

/// How to draw a population; made by [`check_sample`](super::check_sample) for the rules it was checked with.
#[derive(Clone, Debug)]
pub struct SampleSpec {
    pub(super) enterprise_id: EnterpriseId,
    pub(super) project_id: IdPattern,
    /// In the order they are drawn.
    pub(super) enterprise: Vec<(FieldId, Rule)>,
    pub(super) project: Vec<(FieldId, Rule)>,
    /// How many projects an enterprise has; with the policy year each begins in; with how many years of rows each has.
    pub(super) count: Rule,
    pub(super) first: Rule,
    pub(super) span: Rule,
    pub(super) mix: Option<Mix>,
    pub(super) growth: Option<Growth>,
    /// What the sample is held against.
    pub targets: Vec<Target>,
    /// What is published that no column can tell.
    pub unmodelled: Vec<Unmodelled>,
}

/// How a column is drawn: the first case whose conditions hold is taken.
#[derive(Clone, Debug)]
pub(super) struct Rule {
    /// Names the column's stream of draws.
    pub name: String,
    pub kind: FieldKind,
    pub cases: Vec<RuleCase>,
}

/// One way to draw a column.
#[derive(Clone, Debug)]
pub(super) struct RuleCase {
    pub when: Vec<Condition>,
    /// Of 2^64 equally likely draws, how many give a value.
    pub chance: u128,
    /// Whether one value other than the default is all an enterprise or project gets over the years.
    pub once: bool,
    pub follow: Follow,
    pub source: Source,
    /// Numbers are cut to a multiple of this.
    pub round: i64,
}

/// What the years after a row's first take from the year before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Follow {
    /// Nothing.
    Anew,
    /// The value.
    Keep,
    /// The value where it is not the default.
    Lasting,
    /// The value times a factor.
    Growth(Distribution),
}

/// A column of the row, or of the row's enterprise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Ref {
    pub rows: Rows,
    pub field: FieldId,
    pub kind: FieldKind,
}

/// What must hold of a row.
#[derive(Clone, Debug)]
pub(super) enum Condition {
    /// Its flag, option or number is one of these.
    Among { of: Ref, values: Vec<i64> },
    /// Its words are among these.
    Words { of: Ref, words: Vec<String> },
    /// Its number lies between these, both included.
    Between { of: Ref, from: Bound, to: Bound },
}

/// An end of a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bound {
    Fixed(i64),
    /// The policy year of the row.
    RowYear,
}

/// Points to draw between: (of 2^32, value), ascending in both, the first at 0 and the last at 2^32. Factors are in units of
/// 2^-32.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Distribution(pub Vec<(u64, i64)>);

/// Where a value comes from.
#[derive(Clone, Debug)]
pub(super) enum Source {
    /// Yes.
    Yes,
    /// One of several values, with weights.
    Weights { weights: Weights, values: Vec<i64> },
    /// One of several words, with weights.
    Words { weights: Weights, words: Vec<String> },
    /// The row's year and so many years.
    Offsets { weights: Weights, years: Vec<i64> },
    /// A number of the spread.
    Quantiles(Distribution),
    /// Another number times a factor.
    Times { of: Ref, factor: Distribution },
    /// One for each so much of another number.
    Per { of: Ref, each: Distribution },
    /// Words with numbers in them.
    Pattern(IdPattern),
}

/// Weights added up: entry `i` is the sum of the weights up to `i`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Weights(pub Vec<u64>);
