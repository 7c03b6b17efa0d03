//! Cells and sheets as every export writes them.

use cesuan_base::money::{Fen, MoneyUnit};
use cesuan_i18n::figures;
use cesuan_i18n::statement::{StatementCell, StatementKind};
use cesuan_office::{BookCell, BookColumn, BookSheet, BookValue, CellStyle, Merged};

use super::words::Words;

/// An amount in 元, exact to the fen.
pub(super) fn yuan(amount: Fen) -> BookCell {
    BookCell::of(BookValue::Money(amount.yuan()))
}

/// An amount in 万元, exact to the fen.
pub(super) fn wan(amount: Fen) -> BookCell {
    BookCell::of(BookValue::Money(exact_wan(amount)))
}

/// A difference in 万元, exact to the fen; shown with its sign.
pub(super) fn difference(amount: Fen) -> BookCell {
    BookCell::of(BookValue::Difference(exact_wan(amount)))
}

/// A number of things; one beyond `i64` shows as the largest there is.
pub(super) fn count(number: u64) -> BookCell {
    BookCell::integer(i64::try_from(number).unwrap_or(i64::MAX))
}

/// The columns `first` to `last` of a row as one cell.
pub(super) fn merged(row: usize, first: u16, last: u16) -> Merged {
    Merged { row: u32::try_from(row).unwrap_or(u32::MAX), first, last }
}

/// A sheet whose first row is a head that stays in sight and filters.
pub(super) fn headed(name: String, head: Vec<BookCell>, widths: &[u16]) -> BookSheet {
    BookSheet {
        name,
        columns: widths.iter().map(|width| BookColumn { width: *width, text: false }).collect(),
        frozen_rows: 1,
        filter: true,
        rows: vec![head],
        ..BookSheet::default()
    }
}

/// A cell of the statement of who pays; `money` writes an amount.
pub(super) fn statement_cell(
    words: Words,
    cell: StatementCell,
    kind: StatementKind,
    money: impl Fn(Fen) -> BookCell,
) -> BookCell {
    let aside = |id: &str| BookCell::text(words.of(id)).looks(CellStyle::Aside);
    match cell {
        StatementCell::Blank => BookCell::default(),
        StatementCell::Money(amount) => money(amount),
        StatementCell::Share(part, whole) => {
            BookCell::text(figures::percent(words.0, part.0, whole.0)).looks(CellStyle::Aside)
        }
        StatementCell::Undetermined if kind == StatementKind::Income => aside("papers-not-settled"),
        StatementCell::Undetermined => aside("papers-open"),
        StatementCell::Off => aside("papers-off"),
    }
}

fn exact_wan(amount: Fen) -> String {
    amount.exact_in(MoneyUnit::Wan).replace(',', "")
}
