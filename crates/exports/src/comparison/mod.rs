//! 方案对比 as a workbook: what differs, what it costs and whom it moves, a column for each scenario, the draft's first.

mod figures;
mod people;
mod settings;

use cesuan_base::diag::Diagnostics;
use cesuan_i18n::Lang;
use cesuan_office::{Book, BookCell, BookColumn, BookSheet};
use cesuan_session::{ComparedColumn, Comparison, Outcome, Session};

use super::page_furniture::PageFurniture;
use super::{Words, column_name, nothing};

/// The sheets of the workbook in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ComparisonSheet {
    /// What each scenario comes to.
    Overview,
    /// The parameters, readings and files that differ.
    Parameters,
    /// Every measure.
    Clauses,
    /// Every payer, and what its envelope leaves.
    Payers,
    /// Every year.
    Years,
    /// Districts and classes of size.
    Groups,
    /// Who enters and leaves the winners.
    Contests,
    /// What the figures are made of.
    Seal,
    /// The enterprises a column moves against the baseline; the baseline itself has no sheet.
    Enterprises {
        /// The column.
        column: usize,
        /// The baseline's.
        baseline: usize,
    },
}

impl ComparisonSheet {
    /// Its number in the workbook, from 0.
    pub const fn index(self) -> usize {
        match self {
            ComparisonSheet::Overview => 0,
            ComparisonSheet::Parameters => 1,
            ComparisonSheet::Clauses => 2,
            ComparisonSheet::Payers => 3,
            ComparisonSheet::Years => 4,
            ComparisonSheet::Groups => 5,
            ComparisonSheet::Contests => 6,
            ComparisonSheet::Seal => 7,
            ComparisonSheet::Enterprises { column, baseline } => 8 + column - if column > baseline { 1 } else { 0 },
        }
    }
}

/// The workbook.
///
/// # Errors
/// When there is no population, or the draft has no figures.
pub(super) fn comparison(session: &mut Session, date: Option<&str>, lang: Lang) -> Result<Book, Diagnostics> {
    let comparison = session.comparison()?;
    let population = session.population_view().ok_or_else(nothing)?;
    let policy = session.costed(0)?.drafted_view();
    let words = Words(lang);
    let furniture = PageFurniture { words, policy: lang.of(&policy.title), population: &population, date };
    let board = Board { words, comparison: &comparison };
    let mut sheets = vec![
        board.overview(),
        board.parameters(),
        board.clauses(),
        board.payers(),
        board.years(),
        board.groups(),
        board.contests(),
    ];
    let seals = comparison.columns.iter().map(|column| (board.name(column), &column.seal));
    sheets.push(furniture.seals(&seals.collect::<Vec<_>>()));
    for column in (0..comparison.columns.len()).filter(|column| *column != comparison.baseline) {
        sheets.push(board.enterprises(column, &session.everyone_moved(column), &policy.facets));
    }
    for sheet in &mut sheets {
        sheet.print = Some(furniture.print(&sheet.name));
    }
    let title = words.with("papers-comparison-title", &[("policy", furniture.policy.into())]);
    let mut book = words.book(title, furniture.policy, sheets);
    book.comment = furniture.data();
    book.date = date.map(str::to_owned);
    book.fingerprint = Some(comparison.fingerprint());
    Ok(book)
}

/// What a column has more than the baseline.
const MORE: &str = "papers-more-wan";

/// What the sheets are made of.
struct Board<'a> {
    words: Words,
    comparison: &'a Comparison,
}

impl Board<'_> {
    fn of(&self, id: &str) -> String {
        self.words.of(id)
    }

    fn label(&self, text: &cesuan_base::dim::Text) -> BookCell {
        BookCell::text(self.words.0.of(text))
    }

    /// A column's name; the baseline's says what it is.
    fn name(&self, column: &ComparedColumn) -> String {
        let name = column_name(self.words, column);
        if self.is_baseline(column.which.column()) {
            self.words.with("papers-is-baseline", &[("name", name.into())])
        } else {
            name
        }
    }

    /// Whether the others are held against a column: nothing differs in it.
    fn is_baseline(&self, column: usize) -> bool {
        column == self.comparison.baseline
    }

    /// Cells of a column that has no figures.
    fn without(&self) -> BookCell {
        BookCell::text(self.of("papers-no-figures"))
    }

    /// A cell for each column.
    fn each(&self, of: impl Fn(&Outcome) -> BookCell) -> Vec<BookCell> {
        let columns = self.comparison.columns.iter();
        columns.map(|column| column.outcome.as_ref().map_or_else(|| self.without(), &of)).collect()
    }

    /// A sheet with a head that names each column, as often as it has something to say; the baseline has no [`MORE`].
    fn sheet(&self, name: &str, first: &[(&str, u16)], each: &[&str], width: u16) -> BookSheet {
        let mut head: Vec<BookCell> = first.iter().map(|(id, _)| BookCell::header(self.of(id))).collect();
        let mut widths: Vec<u16> = first.iter().map(|(_, width)| *width).collect();
        for column in &self.comparison.columns {
            let name = self.name(column);
            let told = each.iter().filter(|what| **what != MORE || !self.is_baseline(column.which.column()));
            let mut heads: Vec<String> = told.map(|what| format!("{name} {}", self.of(what))).collect();
            if each.is_empty() {
                heads.push(name);
            }
            widths.extend(heads.iter().map(|_| width));
            head.extend(heads.into_iter().map(BookCell::header));
        }
        self.table(self.of(name), head, &widths)
    }

    fn table(&self, name: String, head: Vec<BookCell>, widths: &[u16]) -> BookSheet {
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
}
