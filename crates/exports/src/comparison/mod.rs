//! 方案对比 as a workbook: what differs, what it costs and whom it moves, a column for each scenario, the draft's first.

mod figures;
mod people;
mod settings;

use serde::{Deserialize, Serialize};

use cesuan_i18n::comparison_table::words::{self, Face};
use cesuan_i18n::comparison_table::{Cell, ComparisonTable, Row, RowQuantity};
use cesuan_office::{Book, BookCell, BookColumn, BookSheet, CellStyle};
use cesuan_session::ComparisonData;

use super::cells::{count, difference, wan};
use super::edition::Edition;
use super::page_furniture::PageFurniture;
use super::words::Words;

/// The sheets of the workbook in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ComparisonSheet {
    /// The key figures of each scenario.
    Overview,
    /// The parameters, readings and rules files that differ.
    Parameters,
    /// Every measure.
    Clauses,
    /// Every payer, and what its envelope leaves.
    Payers,
    Years,
    /// Districts and classes of size.
    Groups,
    /// Who enters and leaves the winners.
    Contests,
    /// What the figures are made of.
    Provenance,
    /// The enterprises a column moves against the baseline; the baseline itself has no such sheet.
    Enterprises {
        column: usize,
    },
}

impl ComparisonSheet {
    /// Its number in the workbook of a comparison with this baseline, from 0; `None` for the enterprises of the baseline
    /// itself.
    pub fn index(self, baseline: usize) -> Option<usize> {
        const BEFORE_ENTERPRISES: usize = 8;
        match self {
            ComparisonSheet::Overview => Some(0),
            ComparisonSheet::Parameters => Some(1),
            ComparisonSheet::Clauses => Some(2),
            ComparisonSheet::Payers => Some(3),
            ComparisonSheet::Years => Some(4),
            ComparisonSheet::Groups => Some(5),
            ComparisonSheet::Contests => Some(6),
            ComparisonSheet::Provenance => Some(7),
            ComparisonSheet::Enterprises { column } => {
                (column != baseline).then(|| BEFORE_ENTERPRISES + column - usize::from(column > baseline))
            }
        }
    }
}

/// The workbook.
pub(super) fn comparison(data: &ComparisonData, edition: &Edition) -> Book {
    let ComparisonData { comparison, title, facets, population, moved } = data;
    let words = Words(edition.lang);
    let furniture = PageFurniture { words, policy: words.0.of(title), population, date: edition.date() };
    let writer = Writer { words, table: &comparison.into() };
    let mut sheets = vec![
        writer.overview(),
        writer.parameters(),
        writer.clauses(),
        writer.payers(),
        writer.years(),
        writer.groups(),
        writer.contests(),
    ];
    let seals = comparison.columns.iter().enumerate().map(|(at, column)| (writer.name(at), &column.seal));
    sheets.push(furniture.seals(&seals.collect::<Vec<_>>()));
    sheets.extend(moved.iter().map(|moved| writer.enterprises(moved, facets)));
    for sheet in &mut sheets {
        sheet.print = Some(furniture.print(&sheet.name));
    }
    let title = words.with("papers-comparison-title", &[("policy", furniture.policy.into())]);
    let mut book = words.book(title, furniture.policy, sheets);
    book.comment = furniture.data();
    book.date = edition.date.clone();
    book.fingerprint = Some(comparison.fingerprint());
    book
}

/// The head of how much more a column has than the baseline.
const MORE: &str = "papers-more-wan";

/// A writer of the sheets.
struct Writer<'a> {
    words: Words,
    table: &'a ComparisonTable<'a>,
}

impl Writer<'_> {
    fn of(&self, id: &str) -> String {
        self.words.of(id)
    }

    fn label(&self, text: &cesuan_base::dim::Text) -> BookCell {
        BookCell::text(self.words.0.of(text))
    }

    /// What a row is called by its quantity.
    fn quantity(&self, quantity: RowQuantity) -> BookCell {
        BookCell::text(words::quantity(self.words.0, Face::Workbook, quantity, None))
    }

    fn year(&self, year: usize) -> BookCell {
        BookCell::integer(self.table.comparison.years[year].into())
    }

    /// A column's name; the baseline's says what it is.
    fn name(&self, at: usize) -> String {
        let name = words::column(self.words.0, Face::Workbook, self.table.comparison, at);
        if self.is_baseline(at) { self.words.with("papers-is-baseline", &[("name", name.into())]) } else { name }
    }

    /// Whether the others are held against a column: nothing differs in it.
    fn is_baseline(&self, column: usize) -> bool {
        column == self.table.baseline()
    }

    /// A row's cells, one for each column.
    fn cells(&self, row: &Row<'_>) -> Vec<BookCell> {
        self.table.columns().map(|column| self.cell(&self.table.told(row, column))).collect()
    }

    /// A column's cell among the rows of one subject, over all years.
    fn told(&self, rows: &[Row<'_>], quantity: RowQuantity, column: usize) -> BookCell {
        let row = rows.iter().find(|row| row.quantity == quantity && row.year.is_none());
        row.map_or_else(BookCell::default, |row| self.cell(&self.table.told(row, column)))
    }

    fn cell(&self, cell: &Cell<'_>) -> BookCell {
        match cell {
            Cell::NotCosted => BookCell::text(self.of("papers-no-figures")),
            Cell::Absent => BookCell::text(self.of("papers-absent")),
            Cell::Open(_) => BookCell::text(self.of("papers-open")).looks(CellStyle::Aside),
            Cell::Off => BookCell::text(self.of("papers-off")).looks(CellStyle::Aside),
            Cell::Money(amount) => wan(*amount),
            Cell::Difference(amount) => difference(*amount),
            Cell::Count(number) => count(*number),
            Cell::Differs(true) => BookCell::text(self.of("papers-file-changed")).looks(CellStyle::Warning),
            Cell::Differs(false) => BookCell::text(self.of("papers-file-as-drafted")),
            Cell::Blank | Cell::Values(_) => BookCell::default(),
        }
    }

    /// A sheet whose head names each column once for each of the words of `each`; the baseline has no [`MORE`].
    fn sheet(&self, name: &str, first: &[(&str, u16)], each: &[&str], width: u16) -> BookSheet {
        self.sheet_with(name, first, &each.iter().map(|id| self.of(id)).collect::<Vec<_>>(), width)
    }

    fn sheet_with(&self, name: &str, first: &[(&str, u16)], each: &[String], width: u16) -> BookSheet {
        let mut head: Vec<BookCell> = first.iter().map(|(id, _)| BookCell::header(self.of(id))).collect();
        let mut widths: Vec<u16> = first.iter().map(|(_, width)| *width).collect();
        let more = self.of(MORE);
        for column in self.table.columns() {
            let name = self.name(column);
            let told = each.iter().filter(|what| **what != more || !self.is_baseline(column));
            let mut heads: Vec<String> = told.map(|what| format!("{name} {what}")).collect();
            if each.is_empty() {
                heads.push(name);
            }
            widths.extend(heads.iter().map(|_| width));
            head.extend(heads.into_iter().map(BookCell::header));
        }
        framed(self.of(name), head, &widths)
    }
}

/// A sheet under a ruled head that stays in sight and filters.
fn framed(name: String, head: Vec<BookCell>, widths: &[u16]) -> BookSheet {
    BookSheet {
        name,
        columns: widths.iter().map(|width| BookColumn { width: *width, text: false }).collect(),
        frozen_rows: 1,
        filter: true,
        rows: vec![head],
        ruled_from: Some(0),
        ..BookSheet::default()
    }
}
