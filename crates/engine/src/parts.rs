//! The parts of lines that several payers share, as they are kept between runs.

use std::sync::Arc;

use cesuan_policy::check::Rules;

/// The parts of the lines of measures that several payers share.
#[derive(Clone, Debug)]
pub(super) struct Shares {
    /// For each measure and policy year, the parts of its lines; `None` where one payer pays all.
    pub(super) parts: Vec<Vec<Option<Parts>>>,
}

/// The parts of the lines of a measure in a year.
#[derive(Clone, Debug)]
pub(super) struct Parts {
    /// The revision they were made of.
    pub(super) made_of: u64,
    /// For each payer, its part of every line kept, in fen.
    pub(super) fen: Vec<Arc<[i64]>>,
}

impl Shares {
    pub(super) fn new(rules: &Rules) -> Self {
        Self { parts: vec![vec![None; rules.years.len()]; rules.measures.len()] }
    }

    /// A payer's part of a line, by its place among the lines kept; `fen` is the whole line.
    pub(super) fn part(&self, measure: usize, year: usize, share: usize, place: usize, fen: i64) -> i64 {
        self.of(measure, year, share).map_or(fen, |parts| parts[place])
    }

    /// A payer's parts of the lines kept; `None` where it pays them whole.
    pub(super) fn of(&self, measure: usize, year: usize, share: usize) -> Option<&[i64]> {
        self.parts[measure].get(year)?.as_ref().map(|parts| &*parts.fen[share])
    }
}
