//! Published figures, and how the same thing is measured on a population.

use serde::{Deserialize, Serialize};

use cesuan_base::dim::{Dim, Rows, Text};
use cesuan_base::money::Exact;

use super::spec::{Condition, Ref};

/// A figure the sample is held against.
#[derive(Clone, Debug)]
pub struct Target {
    /// What is said of it.
    pub said: Published,
    /// What the numbers are numbers of.
    pub dim: Dim,
    /// What is published.
    pub aim: Aim,
    /// The number of enterprises it is published for: a drawn population of another size is scaled to it.
    pub base: Option<u64>,
    pub(super) measure: Measurement,
}

/// A published figure in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Published {
    /// Its id.
    pub id: String,
    /// What it is a figure of.
    pub label: Text,
    /// How far it can be relied on.
    pub mark: Reliability,
    /// Who says so.
    pub source: Text,
    /// Where that can be read.
    pub link: Option<String>,
    /// What a person should know.
    pub note: Option<Text>,
}

/// A published figure that no column can tell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unmodelled {
    /// The figure.
    pub said: Published,
    /// What is published, in words.
    pub value: Text,
    /// Why the sample does not have it.
    pub why: Text,
}

/// How far a figure can be relied on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reliability {
    /// Published statistics.
    Observed,
    /// Computed from published statistics.
    Derived,
    /// A goal somebody set.
    Target,
    /// A well-founded guess.
    Estimate,
    /// Nothing was found; a plausible value.
    Assumption,
}

impl Reliability {
    /// Every mark with its word.
    pub const OPTIONS: &[(&str, Reliability)] = &[
        ("observed", Reliability::Observed),
        ("derived", Reliability::Derived),
        ("target", Reliability::Target),
        ("estimate", Reliability::Estimate),
        ("assumption", Reliability::Assumption),
    ];

    /// Its word.
    pub fn word(self) -> &'static str {
        Self::OPTIONS.iter().find(|(_, mark)| *mark == self).map_or("", |(word, _)| word)
    }
}

/// What is published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Aim {
    /// A number.
    About(Exact),
    /// A lower end.
    Least(Exact),
    /// An upper end.
    Most(Exact),
    /// Both ends.
    Between(Exact, Exact),
}

impl Aim {
    /// The number of it that a value is nearest to; the value itself where that is what is published.
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
    /// What must hold of a row.
    pub when: Vec<Test>,
    pub span: YearSpan,
}

/// What is measured.
#[derive(Clone, Debug)]
pub(super) enum Statistic {
    /// A count or a sum.
    Plain(Total),
    /// The share that meets further conditions.
    Share(Total, Vec<Test>),
    /// A sum over another sum.
    Ratio(Ref, Ref),
    Mean(Ref),
    Median(Ref),
    /// The sum over that of the year before, less one.
    Growth(Ref),
}

/// What can be added up.
#[derive(Clone, Copy, Debug)]
pub(super) enum Total {
    /// Enterprises or projects.
    Count,
    Sum(Ref),
}

/// Which years are measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum YearSpan {
    /// One of them, by its index.
    Year(usize),
    /// The average of a year.
    Each,
    /// All together; who is there in several counts once.
    All,
    /// The average of a year, of what is there for the first time.
    New,
}

/// What must hold of a row.
#[derive(Clone, Debug)]
pub(super) enum Test {
    Cell(Condition),
    /// Its enterprise is in one of these groups of a grouping of the rules.
    Group {
        grouping: usize,
        groups: Vec<usize>,
    },
    /// Its enterprise is in one of these groups of the mix.
    Mix(Vec<usize>),
    /// It has a project of the year of which all this holds.
    Project(Vec<Test>),
}
