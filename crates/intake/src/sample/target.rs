//! Published figures, and how they are measured on a population.

use serde::{Deserialize, Serialize};

use cesuan_base::dim::{Dim, Rows, Text};
use cesuan_base::money::Exact;
use cesuan_policy::check::option_id;

use super::column_ref::ColumnRef;
use super::column_rule::Condition;

/// A published figure that the sample is compared with.
#[derive(Clone, Debug)]
pub struct Target {
    /// Its description.
    pub said: Published,
    /// The dimension of its value.
    pub dim: Dim,
    /// The published value.
    pub aim: Aim,
    /// The number of enterprises it was published for. A drawn population of another size is scaled to it.
    pub base: Option<u64>,
    pub(super) measure: Measurement,
}

/// The description of a published figure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Published {
    pub id: String,
    pub label: Text,
    pub mark: Reliability,
    /// Who published it.
    pub source: Text,
    /// Where it can be read.
    pub link: Option<String>,
    /// An explanation for the reader.
    pub note: Option<Text>,
}

/// A published figure that no column can represent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unmodelled {
    /// Its description.
    pub said: Published,
    /// The published value, in words.
    pub value: Text,
    /// Why the sample does not include it.
    pub why: Text,
}

/// How reliable a figure is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reliability {
    /// From published statistics.
    Observed,
    /// Computed from published statistics.
    Derived,
    /// A target set by an authority.
    Target,
    /// A well-founded estimate.
    Estimate,
    /// A plausible value for which no source was found.
    Assumption,
}

impl Reliability {
    /// Every degree with its id.
    pub const OPTIONS: &[(&str, Reliability)] = &[
        ("observed", Reliability::Observed),
        ("derived", Reliability::Derived),
        ("target", Reliability::Target),
        ("estimate", Reliability::Estimate),
        ("assumption", Reliability::Assumption),
    ];

    /// The id.
    pub fn word(self) -> &'static str {
        option_id(Self::OPTIONS, self)
    }
}

/// A published value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Aim {
    /// A single number.
    About(Exact),
    /// A lower bound.
    Least(Exact),
    /// An upper bound.
    Most(Exact),
    /// A range.
    Between(Exact, Exact),
}

impl Aim {
    /// The published number nearest to a value: the value itself if it is within the bounds.
    pub fn nearest(self, value: Exact) -> Exact {
        match self {
            Aim::About(number) => number,
            Aim::Least(least) => value.max(least),
            Aim::Most(most) => value.min(most),
            Aim::Between(least, most) => value.clamp(least, most.max(least)),
        }
    }
}

/// How a figure is measured.
#[derive(Clone, Debug)]
pub(super) struct Measurement {
    pub statistic: Statistic,
    /// The table that is measured.
    pub rows: Rows,
    /// The conditions a row must meet.
    pub when: Vec<Test>,
    pub span: YearSpan,
}

/// The statistic that is measured.
#[derive(Clone, Debug)]
pub(super) enum Statistic {
    /// A count or a sum.
    Plain(Total),
    /// The share of a count or sum that meets further conditions.
    Share(Total, Vec<Test>),
    /// One sum divided by another.
    Ratio(ColumnRef, ColumnRef),
    Mean(ColumnRef),
    Median(ColumnRef),
    /// The sum divided by that of the year before, minus one.
    Growth(ColumnRef),
}

/// What is counted or added up.
#[derive(Clone, Copy, Debug)]
pub(super) enum Total {
    /// Enterprises or projects.
    Count,
    Sum(ColumnRef),
}

/// The years that are measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum YearSpan {
    /// A single year, by its index.
    Year(usize),
    /// The average of all years.
    Each,
    /// All years together; an enterprise or project of several years is counted once.
    All,
    /// The average of all years, counting each enterprise or project only in its first year.
    New,
}

/// A condition on a row.
#[derive(Clone, Debug)]
pub(super) enum Test {
    Cell(Condition),
    /// The enterprise belongs to one of these groups of a grouping of the rules.
    Group {
        grouping: usize,
        groups: Vec<usize>,
    },
    /// The enterprise belongs to one of these groups of the mix.
    Mix(Vec<usize>),
    /// The enterprise has a project in the year that meets all these conditions.
    Project(Vec<Test>),
}
