//! The population: two tables as columns, cut by policy year.
//!
//! Rows are kept in one canonical order, (year, enterprise id, project id) with ids compared as text, so that every result is
//! the same whatever order the rows arrive in, and the rows of one year, and the projects of one enterprise in it, lie together.

use std::sync::Arc;

use crate::dim::Rows;
use crate::id::FieldId;

/// The cells of one column in one year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cells {
    /// Fen, counts or years.
    Numbers(Arc<[i64]>),
    /// Options of a category.
    Options(Arc<[u16]>),
    /// Yes or no.
    Flags(Arc<[bool]>),
    /// Words.
    Words(Arc<[Box<str>]>),
}

impl Cells {
    /// How many rows there are.
    pub fn len(&self) -> usize {
        match self {
            Cells::Numbers(cells) => cells.len(),
            Cells::Options(cells) => cells.len(),
            Cells::Flags(cells) => cells.len(),
            Cells::Words(cells) => cells.len(),
        }
    }

    /// Whether there are no rows.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// The rows of one policy year.
#[derive(Clone, Debug, Default)]
pub struct YearSlice {
    /// For each enterprise row, which enterprise it is: an index into [`Population::enterprises`], ascending.
    pub enterprise: Arc<[u32]>,
    /// For each project row, its enterprise's row of this year, ascending.
    pub parent: Arc<[u32]>,
    /// For each project row, which project it is: an index into [`Population::projects`].
    pub project: Arc<[u32]>,
    /// For each enterprise row, its first project row; one more entry at the end.
    pub first_project: Arc<[u32]>,
}

impl YearSlice {
    /// How many rows a table has in this year.
    pub fn len(&self, rows: Rows) -> usize {
        match rows {
            Rows::Constant => 1,
            Rows::Enterprise => self.enterprise.len(),
            Rows::Project => self.project.len(),
        }
    }
}

/// A population of enterprises and their projects over the policy years.
#[derive(Clone, Debug, Default)]
pub struct Population {
    /// The policy years, as in the rules.
    pub years: Vec<i32>,
    /// The distinct enterprise ids, ascending as text.
    pub enterprises: Vec<Box<str>>,
    /// The distinct project ids, ascending as text.
    pub projects: Vec<Box<str>>,
    /// The rows of each policy year.
    pub slices: Vec<YearSlice>,
    /// The cells of each field of the rules in each policy year. The cells of key, period and parent fields are empty: the
    /// slices hold them.
    pub columns: Vec<Vec<Cells>>,
    /// Whether the rows were drawn by the sample generator.
    pub synthetic: bool,
}

impl Population {
    /// A field's cells of a year.
    pub fn cells(&self, field: FieldId, year: usize) -> &Cells {
        &self.columns[field.index()][year]
    }

    /// The index of an enterprise by its id.
    pub fn enterprise(&self, id: &str) -> Option<u32> {
        let found = self.enterprises.binary_search_by(|known| (**known).cmp(id)).ok()?;
        u32::try_from(found).ok()
    }

    /// How many rows a table has over all years.
    pub fn rows(&self, rows: Rows) -> usize {
        self.slices.iter().map(|slice| slice.len(rows)).sum()
    }
}
