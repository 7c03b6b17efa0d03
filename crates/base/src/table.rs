//! The population: two tables in columns, split by policy year.
//!
//! Rows are in one canonical order: by year, enterprise id and project id, with ids compared as text. Results therefore do not
//! depend on the order in which rows were read, and the projects of one enterprise in a year are consecutive rows.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::dim::Rows;
use crate::id::FieldId;

/// The cells of one column in one year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Cells {
    /// Fen, counts or years.
    Numbers(Series<i64>),
    /// Options of a category, by index.
    Options(Series<u16>),
    Flags(Series<bool>),
    /// Words.
    Words(Texts),
}

/// One value per row. If most rows have the same value, only the others are stored.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Series<T> {
    /// The value of every row.
    Dense(Arc<[T]>),
    /// The values of some rows, and one value for all others.
    Sparse(Sparse<T>),
}

/// A [`Series`] of which only the rows with uncommon values are stored.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Sparse<T> {
    /// The rows stored, ascending.
    pub rows: Arc<[u32]>,
    /// The values of `rows`, in the same order.
    pub cells: Arc<[T]>,
    /// The value of all other rows.
    pub rest: T,
    /// The number of all rows.
    pub len: usize,
}

/// A series is stored sparsely if at most one row in this many differs from the common value.
const SPARSE_BELOW: usize = 4;

impl<T: Copy + PartialEq> Series<T> {
    /// The series of `len` values, of which most may be `rest`.
    pub fn new(len: usize, rest: T, values: impl Iterator<Item = T> + Clone) -> Self {
        let others = values.clone().filter(|value| *value != rest).count();
        if others * SPARSE_BELOW > len {
            return Series::Dense(values.collect());
        }
        let kept = (0_u32..).zip(values).filter(|(_, value)| *value != rest);
        let (rows, cells): (Vec<u32>, Vec<T>) = kept.unzip();
        Series::Sparse(Sparse { rows: rows.into(), cells: cells.into(), rest, len })
    }

    /// The series with the same value in all rows.
    pub fn same(len: usize, value: T) -> Self {
        Series::Sparse(Sparse { rows: Arc::default(), cells: Arc::new([]), rest: value, len })
    }

    /// The number of rows.
    pub fn len(&self) -> usize {
        match self {
            Series::Dense(cells) => cells.len(),
            Series::Sparse(sparse) => sparse.len,
        }
    }

    /// Whether there are no rows.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The value of a row, which must be below the number of rows.
    pub fn at(&self, row: usize) -> T {
        match self {
            Series::Dense(cells) => cells[row],
            Series::Sparse(Sparse { rows, cells, rest, .. }) => {
                u32::try_from(row).ok().and_then(|row| rows.binary_search(&row).ok()).map_or(*rest, |at| cells[at])
            }
        }
    }

    /// The values of all rows in order.
    pub fn iter(&self) -> impl Iterator<Item = T> + '_ {
        let (dense, sparse) = match self {
            Series::Dense(cells) => (&cells[..], None),
            Series::Sparse(sparse) => (&[][..], Some(sparse)),
        };
        dense.iter().copied().chain(sparse.into_iter().flat_map(Sparse::iter))
    }

    /// The size of the values in memory, in bytes.
    pub fn bytes(&self) -> usize {
        match self {
            Series::Dense(cells) => std::mem::size_of_val(&**cells),
            Series::Sparse(sparse) => std::mem::size_of_val(&*sparse.rows) + std::mem::size_of_val(&*sparse.cells),
        }
    }
}

impl<T: Copy> Sparse<T> {
    fn iter(&self) -> impl Iterator<Item = T> + '_ {
        let mut next = 0;
        (0..self.len).map(move |row| match self.rows.get(next) {
            Some(other) if *other as usize == row => {
                next += 1;
                self.cells[next - 1]
            }
            _ => self.rest,
        })
    }
}

/// Series are equal if every row has the same value, however it is stored.
impl<T: Copy + PartialEq> PartialEq for Series<T> {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len() && self.iter().eq(other.iter())
    }
}

impl<T: Copy + Eq> Eq for Series<T> {}

/// The texts of rows, concatenated in one allocation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Texts {
    text: Arc<str>,
    /// The end of each row's text; empty if every text is blank.
    ends: Arc<[u32]>,
    len: usize,
}

impl Texts {
    /// The texts of rows, in order.
    ///
    /// # Panics
    /// If the texts together take 4 GiB or more, which the limits on files rule out.
    pub fn new<'t>(texts: impl Iterator<Item = &'t str>) -> Self {
        let mut all = TextsBuilder::default();
        texts.for_each(|text| all.push(text));
        all.finish()
    }

    /// The number of rows.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there are no rows.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The text of a row; blank if it has none.
    pub fn at(&self, row: usize) -> &str {
        let Some(&end) = self.ends.get(row) else { return "" };
        let start = if row == 0 { 0 } else { self.ends[row - 1] };
        &self.text[start as usize..end as usize]
    }

    /// The texts of all rows in order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len).map(|row| self.at(row))
    }
}

impl Cells {
    /// The number of rows.
    pub fn len(&self) -> usize {
        match self {
            Cells::Numbers(cells) => cells.len(),
            Cells::Options(cells) => cells.len(),
            Cells::Flags(cells) => cells.len(),
            Cells::Words(texts) => texts.len(),
        }
    }

    /// Whether there are no rows.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The size of the cells in memory, in bytes.
    pub fn bytes(&self) -> usize {
        match self {
            Cells::Numbers(cells) => cells.bytes(),
            Cells::Options(cells) => cells.bytes(),
            Cells::Flags(cells) => cells.bytes(),
            Cells::Words(texts) => texts.text.len() + std::mem::size_of_val(&*texts.ends),
        }
    }
}

/// Builds [`Texts`] row by row.
#[derive(Clone, Debug, Default)]
pub struct TextsBuilder {
    text: String,
    ends: Vec<u32>,
}

impl TextsBuilder {
    /// Adds the text of the next row.
    ///
    /// # Panics
    /// If the texts together take 4 GiB or more, which the limits on files rule out.
    pub fn push(&mut self, text: &str) {
        self.text.push_str(text);
        self.ends.push(u32::try_from(self.text.len()).expect("the texts of a column are shorter than 4 GiB"));
    }

    /// The texts added so far.
    pub fn finish(mut self) -> Texts {
        let len = self.ends.len();
        if self.text.is_empty() {
            self.ends.clear();
        }
        Texts { text: self.text.into(), ends: self.ends.into(), len }
    }
}

/// The rows of one policy year.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct YearSlice {
    /// For each enterprise row, the index of its enterprise in [`Population::enterprises`], ascending.
    pub enterprise: Arc<[u32]>,
    /// For each project row, the row of its enterprise in this year, ascending.
    pub parent: Arc<[u32]>,
    /// For each project row, the index of its project in [`Population::projects`].
    pub project: Arc<[u32]>,
    /// For each enterprise row, its first project row; one more entry at the end.
    pub first_project: Arc<[u32]>,
}

impl YearSlice {
    /// The number of rows of a table in this year.
    pub fn len(&self, rows: Rows) -> usize {
        match rows {
            Rows::Constant => 1,
            Rows::Enterprise => self.enterprise.len(),
            Rows::Project => self.project.len(),
        }
    }

    /// The row of the enterprise that a row of a table belongs to: the row itself, or that of the project's enterprise.
    pub fn enterprise_row(&self, rows: Rows, row: usize) -> usize {
        if rows == Rows::Project { self.parent[row] as usize } else { row }
    }

    /// The enterprise that a row of a table belongs to: an index into [`Population::enterprises`].
    pub fn enterprise_of(&self, rows: Rows, row: usize) -> u32 {
        self.enterprise[self.enterprise_row(rows, row)]
    }
}

/// A population of enterprises and their projects over the years of the rules.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Population {
    /// The policy years, then the commitment years, as in the rules.
    pub years: Vec<i32>,
    /// The distinct ids of enterprises, ascending as text.
    pub enterprises: Vec<Box<str>>,
    /// The distinct ids of projects, ascending as text.
    pub projects: Vec<Box<str>>,
    /// The rows of each year.
    pub slices: Vec<YearSlice>,
    /// The cells of each field of the rules in each year. The cells of key, period and parent fields are empty: the
    /// slices hold them.
    pub columns: Vec<Vec<Cells>>,
    /// Whether the rows were drawn by the sample generator.
    pub synthetic: bool,
}

impl Population {
    /// The cells of a field in a policy year, given by its index.
    pub fn cells(&self, field: FieldId, year: usize) -> &Cells {
        &self.columns[field.index()][year]
    }

    /// The index of an enterprise by its id.
    pub fn enterprise(&self, id: &str) -> Option<u32> {
        let found = self.enterprises.binary_search_by(|known| (**known).cmp(id)).ok()?;
        u32::try_from(found).ok()
    }

    /// How many rows a table has in the first years, as many as `years`.
    pub fn rows(&self, rows: Rows, years: usize) -> usize {
        self.slices.iter().take(years).map(|slice| slice.len(rows)).sum()
    }

    /// How many enterprises have a row in the first years, as many as `years`.
    pub fn enterprises_in(&self, years: usize) -> usize {
        let mut found = vec![false; self.enterprises.len()];
        let rows = self.slices.iter().take(years).flat_map(|slice| slice.enterprise.iter());
        rows.for_each(|enterprise| found[*enterprise as usize] = true);
        found.into_iter().filter(|found| *found).count()
    }
}
