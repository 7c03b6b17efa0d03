//! Cells and sheets as every export writes them.

use cesuan_base::money::{Fen, MoneyUnit};
use cesuan_office::{BookCell, BookColumn, BookSheet, BookValue, Merged};

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

fn exact_wan(amount: Fen) -> String {
    amount.exact_in(MoneyUnit::Wan).replace(',', "")
}
