//! The population: two tables as columns, cut by policy year.
//!
//! Rows are kept in one canonical order, (year, enterprise id, project id) with ids compared as text, so that every result is
//! the same whatever order the rows arrive in, and the rows of one year, and the projects of one enterprise in it, lie together.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::dim::Rows;
use crate::id::FieldId;

/// The cells of one column in one year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Cells {
    /// Fen, counts or years.
    Numbers(Series<i64>),
    /// Options of a category.
    Options(Series<u16>),
    Flags(Series<bool>),
    /// Words.
    Words(Texts),
}

/// One value per row. Where most rows hold the same, only the others are kept: few enterprises win a prize, and few projects
/// lease equipment.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Series<T> {
    /// Every row's value.
    Dense(Arc<[T]>),
    /// The rows that differ from the rest.
    Sparse(Sparse<T>),
}

/// The rows of a [`Series`] that differ from its rest.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Sparse<T> {
    /// Which rows they are, ascending.
    pub rows: Arc<[u32]>,
    /// Their values, in the order of `rows`.
    pub cells: Arc<[T]>,
    /// What every other row holds.
    pub rest: T,
    /// How many rows there are in all.
    pub len: usize,
}

/// A series is kept sparse while at most one row in so many differs from the rest.
const SPARSE_BELOW: usize = 4;

impl<T: Copy + PartialEq> Series<T> {
    /// The values of every row, of which most may be `rest`.
    pub fn new(len: usize, rest: T, values: impl Iterator<Item = T> + Clone) -> Self {
        let others = values.clone().filter(|value| *value != rest).count();
        if others * SPARSE_BELOW > len {
            return Series::Dense(values.collect());
        }
        let kept = (0_u32..).zip(values).filter(|(_, value)| *value != rest);
        let (rows, cells): (Vec<u32>, Vec<T>) = kept.unzip();
        Series::Sparse(Sparse { rows: rows.into(), cells: cells.into(), rest, len })
    }

    /// The same value in every row.
    pub fn same(len: usize, value: T) -> Self {
        Series::Sparse(Sparse { rows: Arc::default(), cells: Arc::new([]), rest: value, len })
    }

    /// How many rows there are.
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

    /// The value of a row, which is one of the series.
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

    /// How many bytes the values take.
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

/// Equal where every row holds the same, however it is kept.
impl<T: Copy + PartialEq> PartialEq for Series<T> {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len() && self.iter().eq(other.iter())
    }
}

impl<T: Copy + Eq> Eq for Series<T> {}

/// Texts of the rows, end to end in one allocation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Texts {
    text: Arc<str>,
    /// Where each row's text ends; nothing where no row has any.
    ends: Arc<[u32]>,
    len: usize,
}

impl Texts {
    /// The texts of some rows.
    ///
    /// # Panics
    /// Where the texts of a year together take 4 GiB or more, which the limits on files rule out.
    pub fn new<'t>(texts: impl Iterator<Item = &'t str>) -> Self {
        let mut all = TextsBuilder::default();
        texts.for_each(|text| all.push(text));
        all.finish()
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there are no rows.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The text of a row; blank where it has none.
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
    /// How many rows there are.
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

    /// How many bytes the cells take.
    pub fn bytes(&self) -> usize {
        match self {
            Cells::Numbers(cells) => cells.bytes(),
            Cells::Options(cells) => cells.bytes(),
            Cells::Flags(cells) => cells.bytes(),
            Cells::Words(texts) => texts.text.len() + std::mem::size_of_val(&*texts.ends),
        }
    }
}

/// Texts that come one after another.
#[derive(Clone, Debug, Default)]
pub struct TextsBuilder {
    text: String,
    ends: Vec<u32>,
}

impl TextsBuilder {
    /// Adds the text of the next row.
    ///
    /// # Panics
    /// Where the texts together take 4 GiB or more, which the limits on files rule out.
    pub fn push(&mut self, text: &str) {
        self.text.push_str(text);
        self.ends.push(u32::try_from(self.text.len()).expect("the texts of a column are shorter than 4 GiB"));
    }

    /// The texts.
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

/// A population of enterprises and their projects over the years of the rules.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Population {
    /// The policy years, then the commitment years, as in the rules.
    pub years: Vec<i32>,
    /// The distinct enterprise ids, ascending as text.
    pub enterprises: Vec<Box<str>>,
    /// The distinct project ids, ascending as text.
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
    /// A field's cells of a year.
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
