//! Scenarios side by side as one table: the page, the workbook, the terminal and the JSON of the command line draw it.
//!
//! A row is one quantity of one subject (what a measure pays in 2019) with a cell for each column, the draft's first. The
//! table holds every row there is, in the order of the JSON; the other faces say in [`picks`] which of the totals they show
//! and in which order. [`words`] says what a row is called on each face.
//!
//! A new key figure is a field of [`Outcome`](cesuan_session::Outcome), a variant of [`RowQuantity`] with its value and its
//! picks, and a sentence in `comparison.zh.ftl` and `comparison.en.ftl`.

mod build;
mod cell;
pub mod picks;
mod quantity;
pub mod words;

use std::ops::Range;

use cesuan_session::{
    ComparedAccount, ComparedContest, ComparedFacet, ComparedFile, ComparedGroup, ComparedMeasure, ComparedParameter,
    ComparedPayer, Comparison,
};

pub use cell::Cell;
pub use quantity::{JsonKey, RowQuantity};

/// The table of a comparison.
#[derive(Clone, Debug)]
pub struct ComparisonTable<'a> {
    /// The comparison the table is of.
    pub comparison: &'a Comparison,
    /// Key figures of each scenario, by year and over all years.
    pub totals: Vec<Row<'a>>,
    /// Every parameter and reading.
    pub parameters: Vec<Row<'a>>,
    /// The rules files that differ in some scenario.
    pub files: Vec<Row<'a>>,
    /// Every measure, by year and over all years.
    pub measures: Vec<Row<'a>>,
    /// Every payer, by year and over all years.
    pub payers: Vec<Row<'a>>,
    /// Every account (a budget at a level of government), by year and over all years. Accounts are not added up.
    pub accounts: Vec<Row<'a>>,
    /// What falls due after the policy, over all commitment years; no rows where no measure continues.
    pub commitments: Vec<Row<'a>>,
    /// Every group of enterprises (districts, classes of size) over all years.
    pub groups: Vec<Row<'a>>,
    /// Every ranking and every list of limited places, by year.
    pub contests: Vec<Row<'a>>,
}

/// One quantity of one subject in every column.
#[derive(Clone, Debug)]
pub struct Row<'a> {
    /// What the row is about.
    pub subject: Subject<'a>,
    /// Which quantity of it.
    pub quantity: RowQuantity,
    /// The index of the policy year; `None` over all years.
    pub year: Option<usize>,
    /// One cell for each column of the comparison.
    pub cells: Vec<Cell<'a>>,
}

/// What rows are about.
#[derive(Clone, Copy, Debug)]
pub enum Subject<'a> {
    /// The scenario as a whole.
    Scenario,
    Parameter(&'a ComparedParameter),
    File(&'a ComparedFile),
    Measure(&'a ComparedMeasure),
    Payer(&'a ComparedPayer),
    Account(&'a ComparedAccount),
    /// What falls due after the policy.
    Commitments,
    Group(&'a ComparedFacet, &'a ComparedGroup),
    Contest(&'a ComparedContest),
}

impl<'a> ComparisonTable<'a> {
    /// The column the others are held against.
    pub fn baseline(&self) -> usize {
        self.comparison.baseline
    }

    /// The indices of the columns.
    pub fn columns(&self) -> Range<usize> {
        0..self.comparison.columns.len()
    }

    /// The key figure of a column; [`Cell::Blank`] where there is none by that year.
    pub fn total(&self, quantity: RowQuantity, year: Option<usize>, column: usize) -> Cell<'a> {
        value(&self.totals, quantity, year, column)
    }

    /// A row's cell; [`Cell::Blank`] for what is paid where an envelope only reports what it lacks, in the column or, for a
    /// difference, in the baseline.
    pub fn told(&self, row: &Row<'a>, column: usize) -> Cell<'a> {
        let hidden = match row.quantity {
            RowQuantity::Paid => self.only_reports(row.subject, column),
            RowQuantity::More => {
                self.only_reports(row.subject, column) || self.only_reports(row.subject, self.baseline())
            }
            _ => false,
        };
        if hidden && row.cells[column].amount().is_some() { Cell::Blank } else { row.cells[column] }
    }

    /// Whether an envelope that pays for a subject only reports what it lacks in a column.
    fn only_reports(&self, subject: Subject<'_>, column: usize) -> bool {
        let reports = |payer: &ComparedPayer| payer.only_reports.get(column).copied().unwrap_or(false);
        match subject {
            Subject::Measure(measure) => {
                self.comparison.payers.iter().any(|payer| measure.payers.contains(&payer.id) && reports(payer))
            }
            Subject::Payer(payer) => reports(payer),
            Subject::Account(account) => {
                let at = self.comparison.accounts.iter().position(|known| std::ptr::eq(known, account));
                let outcome = self.comparison.columns.get(column).and_then(|it| it.outcome.as_ref());
                outcome.zip(at).and_then(|(it, at)| it.accounts.get(at)).is_some_and(|cell| cell.only_reports)
            }
            _ => false,
        }
    }

    /// Whether some column has an envelope in an account.
    pub fn is_limited(&self, account: &ComparedAccount) -> bool {
        let at = self.comparison.accounts.iter().position(|known| std::ptr::eq(known, account));
        let outcomes = self.comparison.columns.iter().filter_map(|column| column.outcome.as_ref());
        let mut cells = outcomes.filter_map(|outcome| outcome.accounts.get(at?));
        cells.any(|cell| cell.excess.is_some())
    }

    /// The rows of accounts that faces show: what is due and how that differs from the baseline; what is paid and what is lacking
    /// where there is an envelope.
    pub fn shown_accounts(&self) -> impl Iterator<Item = &Row<'a>> {
        self.accounts.iter().filter(|row| match (row.quantity, row.subject) {
            (RowQuantity::Paid | RowQuantity::Gap | RowQuantity::More, Subject::Account(account)) => {
                self.is_limited(account)
            }
            _ => true,
        })
    }

    /// Whether spending is cut anywhere: some column pays less than is asked for.
    pub fn is_rationed(&self) -> bool {
        let total = |quantity, column| self.total(quantity, None, column);
        self.columns().any(|at| total(RowQuantity::SpendingDemand, at) != total(RowQuantity::SpendingPaid, at))
    }
}

impl<'a> Row<'a> {
    /// The cell of the column the others are held against.
    pub fn baseline(&self, table: &ComparisonTable<'_>) -> Cell<'a> {
        self.cells[table.baseline()]
    }

    /// Whether any two columns that have something here have something else.
    pub fn cells_differ(&self) -> bool {
        let mut filled = self.cells.iter().filter(|cell| !cell.is_empty());
        let first = filled.next();
        filled.any(|cell| Some(cell) != first)
    }
}

impl Subject<'_> {
    fn is(&self, other: &Subject<'_>) -> bool {
        match (self, other) {
            (Subject::Scenario, Subject::Scenario) => true,
            (Subject::Parameter(a), Subject::Parameter(b)) => std::ptr::eq(*a, *b),
            (Subject::File(a), Subject::File(b)) => std::ptr::eq(*a, *b),
            (Subject::Measure(a), Subject::Measure(b)) => std::ptr::eq(*a, *b),
            (Subject::Payer(a), Subject::Payer(b)) => std::ptr::eq(*a, *b),
            (Subject::Account(a), Subject::Account(b)) => std::ptr::eq(*a, *b),
            (Subject::Commitments, Subject::Commitments) => true,
            (Subject::Group(_, a), Subject::Group(_, b)) => std::ptr::eq(*a, *b),
            (Subject::Contest(a), Subject::Contest(b)) => std::ptr::eq(*a, *b),
            _ => false,
        }
    }
}

/// Rows by their subjects, in order.
pub fn by_subject<'t, 'a>(rows: &'t [Row<'a>]) -> impl Iterator<Item = &'t [Row<'a>]> {
    rows.chunk_by(|a, b| a.subject.is(&b.subject))
}

/// Rows by their subjects and years, in order.
pub fn by_subject_and_year<'t, 'a>(rows: &'t [Row<'a>]) -> impl Iterator<Item = &'t [Row<'a>]> {
    rows.chunk_by(|a, b| a.year == b.year && a.subject.is(&b.subject))
}

/// The rows of one quantity over all years.
pub fn over_all_years<'t, 'a>(rows: &'t [Row<'a>], quantity: RowQuantity) -> impl Iterator<Item = &'t Row<'a>> {
    rows.iter().filter(move |row| row.quantity == quantity && row.year.is_none())
}

/// The cell of a column among the rows of one subject; [`Cell::Blank`] where it has no such row.
pub fn value<'a>(rows: &[Row<'a>], quantity: RowQuantity, year: Option<usize>, column: usize) -> Cell<'a> {
    let row = rows.iter().find(|row| row.quantity == quantity && row.year == year);
    row.map_or(Cell::Blank, |row| row.cells[column])
}
