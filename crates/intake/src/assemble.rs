//! Assembles a population: puts rows in canonical order, whatever order they came in.

use rustc_hash::FxHashMap;

use cesuan_base::dim::Rows;
use cesuan_base::table::{Cells, Population, YearSlice};
use cesuan_policy::check::{Field, Rules};

use super::column::ColumnBuilder;

/// Stands for "no row" and "no id" among row numbers and id numbers.
pub(super) const NONE: u32 = u32::MAX;

/// Ids, numbered in the order of their first appearance.
#[derive(Clone, Debug, Default)]
pub(super) struct Ids {
    numbers: FxHashMap<Box<str>, u32>,
    last: String,
    last_number: u32,
}

impl Ids {
    /// The number of an id. An id seen for the first time gets the next number.
    pub(super) fn number(&mut self, id: &str) -> u32 {
        // Rows with the same id mostly follow one another.
        if self.last == id && self.last_number != NONE && !self.numbers.is_empty() {
            return self.last_number;
        }
        let number = match self.numbers.get(id) {
            Some(number) => *number,
            None => {
                let next = u32::try_from(self.numbers.len()).unwrap_or(NONE);
                self.numbers.insert(id.into(), next);
                next
            }
        };
        self.last.clear();
        self.last.push_str(id);
        self.last_number = number;
        number
    }

    /// The number of an id, if it has been seen.
    pub(super) fn find(&self, id: &str) -> Option<u32> {
        self.numbers.get(id).copied()
    }

    /// The id with a number; empty if there is none.
    pub(super) fn text(&self, number: u32) -> &str {
        self.numbers.iter().find(|(_, known)| **known == number).map_or("", |(id, _)| id)
    }

    pub(super) fn len(&self) -> usize {
        self.numbers.len()
    }

    /// Renumbers every id: its new number is the entry at its old one. Ids whose entry is [`NONE`] are removed.
    pub(super) fn renumber(&mut self, numbers: &[u32]) {
        self.numbers.retain(|_, number| {
            *number = numbers[*number as usize];
            *number != NONE
        });
        self.last.clear();
        self.last_number = NONE;
    }

    /// The ids in the order of their numbers.
    pub(super) fn into_texts(self) -> Vec<Box<str>> {
        let mut texts = vec![Box::default(); self.numbers.len()];
        // Each id is put at the index of its number, so the order of the map does not matter.
        self.numbers.into_iter().for_each(|(id, number)| texts[number as usize] = id);
        texts
    }
}

/// A table whose rows are in the order they came.
#[derive(Clone, Debug, Default)]
pub(super) struct LooseTable {
    /// The ids of the rows, by number. They are set after all rows have been read.
    pub ids: Vec<Box<str>>,
    /// For each year of the rules and id, the row, or [`NONE`].
    pub seats: Vec<Vec<u32>>,
    /// A column for each field; [`ColumnBuilder::None`] for fields of the other table.
    pub columns: Vec<ColumnBuilder>,
    /// The number of rows.
    pub len: usize,
}

impl LooseTable {
    /// An empty table.
    pub(super) fn new(rules: &Rules, rows: Rows) -> Self {
        let column =
            |field: &Field| if field.rows == rows { ColumnBuilder::new(field.kind) } else { ColumnBuilder::None };
        let columns = rules.fields.iter().map(column).collect();
        Self { ids: Vec::new(), seats: vec![Vec::new(); rules.all_years()], columns, len: 0 }
    }

    /// The row of an id in a year.
    pub(super) fn row(&self, year: usize, id: u32) -> Option<u32> {
        self.seats[year].get(id as usize).copied().filter(|row| *row != NONE)
    }

    /// Adds a row for an id in a year and gives its index.
    ///
    /// # Errors
    /// The existing row, if the id has one in that year.
    pub(super) fn seat(&mut self, year: usize, id: u32) -> Result<usize, u32> {
        if let Some(row) = self.row(year, id) {
            return Err(row);
        }
        self.place(year, id, self.len);
        self.len += 1;
        Ok(self.len - 1)
    }

    /// Makes a row of the columns that of an id in a year.
    pub(super) fn place(&mut self, year: usize, id: u32, row: usize) {
        let seats = &mut self.seats[year];
        if seats.len() <= id as usize {
            seats.resize(id as usize + 1, NONE);
        }
        // The limit on rows is far below 2^32.
        seats[id as usize] = u32::try_from(row).unwrap_or(NONE);
    }

    /// The ids in ascending order, each with its number.
    fn sorted(&mut self) -> (Vec<Box<str>>, Vec<u32>) {
        let mut texts: Vec<(Box<str>, u32)> = std::mem::take(&mut self.ids).into_iter().zip(0..).collect();
        texts.sort_unstable();
        texts.into_iter().unzip()
    }
}

/// Assembles both tables. `owners` gives the enterprise of each project, both by number.
///
/// A project row whose enterprise has no row in the same year is left out.
pub(super) fn population(
    rules: &Rules,
    mut enterprises: LooseTable,
    mut projects: LooseTable,
    owners: &[u32],
) -> Population {
    let (enterprise_ids, enterprise_order) = enterprises.sorted();
    let (project_ids, project_order) = projects.sorted();
    let mut slices = Vec::with_capacity(rules.all_years());
    let mut columns: Vec<Vec<Cells>> = vec![Vec::with_capacity(rules.all_years()); rules.fields.len()];
    for year in 0..rules.all_years() {
        let (mut rows, mut ranks) = (Vec::new(), Vec::new());
        let mut position = vec![NONE; enterprise_order.len()];
        for (rank, number) in (0..).zip(&enterprise_order) {
            if let Some(row) = enterprises.row(year, *number) {
                position[*number as usize] = u32::try_from(rows.len()).unwrap_or(NONE);
                rows.push(row);
                ranks.push(rank);
            }
        }
        let under =
            by_parent(&projects, &project_order, year, rows.len(), |number| position[owners[number as usize] as usize]);
        gather(rules, Rows::Enterprise, &enterprises, &rows, &mut columns);
        gather(rules, Rows::Project, &projects, &under.rows, &mut columns);
        slices.push(YearSlice {
            enterprise: ranks.into(),
            parent: under.parent.into(),
            project: under.project.into(),
            first_project: under.first.into(),
        });
    }
    Population {
        years: rules.years.iter().chain(&rules.commitment_years).copied().collect(),
        enterprises: enterprise_ids,
        projects: project_ids,
        slices,
        columns,
        synthetic: false,
    }
}

fn gather(rules: &Rules, rows: Rows, table: &LooseTable, order: &[u32], columns: &mut [Vec<Cells>]) {
    for (field, _) in rules.fields_of(rows) {
        columns[field.index()].push(table.columns[field.index()].gather(order));
    }
}

/// The project rows of a year, ordered by enterprise row.
struct ProjectOrder {
    rows: Vec<u32>,
    parent: Vec<u32>,
    project: Vec<u32>,
    first: Vec<u32>,
}

fn by_parent(
    projects: &LooseTable,
    order: &[u32],
    year: usize,
    parents: usize,
    parent_of: impl Fn(u32) -> u32,
) -> ProjectOrder {
    // A counting sort: projects come in the order of their ids and are distributed to the rows of their enterprises.
    let present = || {
        (0_u32..).zip(order).filter_map(|(rank, number)| {
            let parent = parent_of(*number);
            let row = projects.row(year, *number).filter(|_| parent != NONE)?;
            Some((rank, parent, row))
        })
    };
    let mut first = vec![0_u32; parents + 1];
    present().for_each(|(_, parent, _)| first[parent as usize + 1] += 1);
    for index in 0..parents {
        first[index + 1] += first[index];
    }
    let count = first[parents] as usize;
    let mut free = first.clone();
    let mut grouped = ProjectOrder { rows: vec![0; count], parent: vec![0; count], project: vec![0; count], first };
    for (rank, parent, row) in present() {
        let at = free[parent as usize] as usize;
        free[parent as usize] += 1;
        grouped.rows[at] = row;
        grouped.parent[at] = parent;
        grouped.project[at] = rank;
    }
    grouped
}
