//! The lines that limits cut, as they are kept between runs.

use std::sync::Arc;

use super::sparse_column::SparseColumn;
use super::vector::Fault;

/// The lines that limits cut.
#[derive(Clone, Debug)]
pub(super) struct Limited {
    /// For each measure and policy year, the lines after limits; `None` where no limit cuts any.
    pub(super) lines: Vec<Vec<Option<Arc<SparseColumn>>>>,
    /// For each measure and policy year, the revision at which its entry in `lines` last changed.
    pub(super) changed: Vec<Vec<u64>>,
    /// For each policy year, the revision the limits were last applied to.
    pub(super) made_of: Vec<Option<u64>>,
}

impl Limited {
    pub(super) fn new(measures: usize, years: usize) -> Self {
        Self {
            lines: vec![vec![None; years]; measures],
            changed: vec![vec![0; years]; measures],
            made_of: vec![None; years],
        }
    }

    /// The lines of a measure in a year, where a limit cuts some.
    pub(super) fn lines_in(&self, measure: usize, year: usize) -> Option<&SparseColumn> {
        self.lines[measure].get(year)?.as_deref()
    }

    /// The revision at which the limits last changed the lines of a measure in a year.
    pub(super) fn changed_in(&self, measure: usize, year: usize) -> u64 {
        self.changed[measure].get(year).copied().unwrap_or(0)
    }
}

/// A fault with the measure and the year it belongs to.
pub(super) type Located = (Fault, usize, usize);
