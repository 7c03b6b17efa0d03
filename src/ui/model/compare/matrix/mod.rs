//! Scenarios side by side as the page's table: sections of rows, a column for the draft and one for each scenario.

mod cells;
mod sections;

use cesuan_base::money::MoneyUnit;
use cesuan_i18n::comparison_table::words::{Face, column};
use cesuan_i18n::comparison_table::{ComparisonTable, RowQuantity, over_all_years};
use cesuan_i18n::diagnostic::render;
use cesuan_i18n::{Lang, figures, text};
use cesuan_session::Comparison;

use crate::ui::model::figures::{AmountModel, ChangeModel};

/// How a person wants to see the table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    /// Also the rows in which no column differs.
    pub all: bool,
    /// By what clauses and groups are sorted; `None` leaves them in the order of the draft.
    pub order: Option<Order>,
}

/// By what rows are sorted: in the baseline's column by the amount, in others by the difference from the baseline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Order {
    pub column: usize,
    /// Whether the largest come first.
    pub descending: bool,
}

/// The table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MatrixModel {
    /// The columns.
    pub heads: Vec<MatrixHead>,
    /// The rows, by what they are of.
    pub sections: Vec<MatrixSection>,
    /// The unit of amounts, in words.
    pub unit: String,
    /// What people who hear the page are told of the totals.
    pub announced: String,
}

/// The head of a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MatrixHead {
    /// The column: 0 is the draft.
    pub column: usize,
    pub name: String,
    /// Whether the others are held against it.
    pub baseline: bool,
    /// Why it has no figures; blank where it has.
    pub faults: Vec<String>,
}

/// Rows of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MatrixSection {
    pub id: String,
    pub title: String,
    pub rows: Vec<MatrixRow>,
    /// How many rows in which nothing differs are left out.
    pub left_out: usize,
    /// Whether its rows can be sorted.
    pub sorts: bool,
}

/// A row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MatrixRow {
    pub id: String,
    pub label: String,
    /// The position of its clause in the draft.
    pub position: Option<String>,
    /// Whether it sums up others.
    pub sum: bool,
    /// Whether it is of what is left of a fund, of which less is the worse.
    pub left: bool,
    /// One for each column.
    pub cells: Vec<MatrixCell>,
}

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MatrixCell {
    /// The column has nothing here.
    Nothing,
    /// An amount.
    Amount {
        amount: AmountModel,
        /// Whether a fund does not suffice: the amount is below zero.
        short: bool,
        /// Against the baseline; `None` in its own column.
        change: Option<ChangeModel>,
    },
    /// A number of things.
    Count {
        shown: String,
        /// What more there is to say.
        note: Option<String>,
        /// Against the baseline; `None` in its own column.
        change: Option<ChangeModel>,
    },
    /// A value of a parameter, or words in place of a figure.
    Words {
        words: String,
        /// Whether they differ from the baseline's.
        changed: bool,
        /// What more there is to say.
        note: Option<String>,
    },
}

/// The table of a comparison. The row of the parameter `work` stays whatever becomes of it.
pub fn matrix(lang: Lang, unit: MoneyUnit, comparison: &Comparison, seen: Seen, work: Option<&str>) -> MatrixModel {
    let table = ComparisonTable::from(comparison);
    let matrix = Matrix { lang, unit, table: &table, seen, work };
    MatrixModel {
        heads: matrix.heads(),
        sections: matrix.sections(),
        unit: figures::unit_name(lang, unit),
        announced: matrix.announced(),
    }
}

/// What a column is called on the page.
pub fn column_name(lang: Lang, comparison: &Comparison, at: usize) -> String {
    column(lang, Face::Page, comparison, at)
}

struct Matrix<'a> {
    lang: Lang,
    unit: MoneyUnit,
    table: &'a ComparisonTable<'a>,
    seen: Seen,
    /// The id of the parameter a person is at work on.
    work: Option<&'a str>,
}

impl Matrix<'_> {
    fn say(&self, id: &str) -> String {
        text(self.lang, id, &[])
    }

    fn heads(&self) -> Vec<MatrixHead> {
        let head = |column: usize| MatrixHead {
            column,
            name: column_name(self.lang, self.table.comparison, column),
            baseline: column == self.table.baseline(),
            faults: self.faults(column),
        };
        self.table.columns().map(head).collect()
    }

    fn faults(&self, column: usize) -> Vec<String> {
        let faults = &self.table.comparison.columns[column].faults.list;
        faults.iter().map(|fault| render(self.lang, fault).headline).collect()
    }

    /// For each column but the baseline, how much more or less the leading account pays.
    fn announced(&self) -> String {
        let leading = over_all_years(&self.table.accounts, RowQuantity::Paid).next();
        let spent = |column: usize| leading.and_then(|row| row.cells[column].amount());
        let baseline = self.table.baseline();
        let said = self.table.columns().filter(|column| *column != baseline).filter_map(|column| {
            let change = self.change(spent(column)?, spent(baseline)?);
            let name = column_name(self.lang, self.table.comparison, column);
            Some(text(self.lang, "compare-announce", &[("name", name.into()), ("change", change.spoken.into())]))
        });
        said.collect()
    }
}
