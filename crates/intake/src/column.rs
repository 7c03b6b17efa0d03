//! Columns while they grow: rows in the order they come, defaults kept by leaving them out.

use cesuan_base::table::{Cells, Series, Texts};
use cesuan_policy::check::FieldKind;

/// The cells of one field over the rows of all years, in the order they come. A column is only as long as its last cell that
/// differs from the default, so a column nobody filled in takes no memory.
#[derive(Clone, Debug)]
pub(super) enum ColumnBuilder {
    /// Fen, counts or years.
    Numbers(Vec<i64>),
    /// Options.
    Options {
        /// The cells.
        cells: Vec<u16>,
        /// What a blank means.
        blank: u16,
    },
    /// Yes or no.
    Flags(Vec<bool>),
    /// Words.
    Words(WordCells),
    /// Nothing: keys, periods and parents are kept by the rows.
    None,
}

/// What a cell holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CellValue<'t> {
    /// Fen, a count or a year.
    Number(i64),
    /// An option.
    Option(u16),
    /// Yes or no.
    Flag(bool),
    /// Words.
    Words(&'t str),
    /// What a key, a period or a parent keeps in its column: nothing.
    Nothing,
}

/// Texts end to end in one allocation.
#[derive(Clone, Debug, Default)]
pub(super) struct WordCells {
    text: String,
    ends: Vec<usize>,
}

impl WordCells {
    /// The text of a row; blank where none was put.
    pub(super) fn get(&self, row: usize) -> &str {
        let Some(&end) = self.ends.get(row) else { return "" };
        let start = if row == 0 { 0 } else { self.ends[row - 1] };
        &self.text[start..end]
    }

    fn put(&mut self, row: usize, text: &str) {
        self.ends.resize(row, self.text.len());
        self.text.push_str(text);
        self.ends.push(self.text.len());
    }
}

impl ColumnBuilder {
    /// An empty column for a field.
    pub(super) fn new(kind: FieldKind) -> Self {
        match kind {
            FieldKind::Key | FieldKind::Period | FieldKind::Parent => ColumnBuilder::None,
            FieldKind::Text => ColumnBuilder::Words(WordCells::default()),
            FieldKind::Money { .. } | FieldKind::Count | FieldKind::Year => ColumnBuilder::Numbers(Vec::new()),
            FieldKind::Flag => ColumnBuilder::Flags(Vec::new()),
            FieldKind::Category { default, .. } => {
                ColumnBuilder::Options { cells: Vec::new(), blank: default.unwrap_or(0) }
            }
        }
    }

    /// Puts a value into a row after all rows put so far. A value of another kind than the column's is left out.
    pub(super) fn put(&mut self, row: usize, value: CellValue<'_>) {
        match (self, value) {
            (ColumnBuilder::Numbers(cells), CellValue::Number(number)) if number != 0 => put(cells, row, number, 0),
            (ColumnBuilder::Flags(cells), CellValue::Flag(true)) => put(cells, row, true, false),
            (ColumnBuilder::Options { cells, blank }, CellValue::Option(option)) if option != *blank => {
                put(cells, row, option, *blank)
            }
            (ColumnBuilder::Words(words), CellValue::Words(text)) if !text.is_empty() => words.put(row, text),
            _ => {}
        }
    }

    /// The number, option or flag of a row as an integer.
    pub(super) fn integer(&self, row: usize) -> i64 {
        match self {
            ColumnBuilder::Numbers(cells) => cells.get(row).copied().unwrap_or(0),
            ColumnBuilder::Options { cells, blank } => cells.get(row).copied().unwrap_or(*blank).into(),
            ColumnBuilder::Flags(_) => self.flag(row).into(),
            ColumnBuilder::Words(_) | ColumnBuilder::None => 0,
        }
    }

    /// Whether a row holds the default.
    pub(super) fn is_blank(&self, row: usize) -> bool {
        match self {
            ColumnBuilder::Options { blank, .. } => self.integer(row) == i64::from(*blank),
            ColumnBuilder::Words(words) => words.get(row).is_empty(),
            _ => self.integer(row) == 0,
        }
    }

    /// The flag of a row.
    pub(super) fn flag(&self, row: usize) -> bool {
        matches!(self, ColumnBuilder::Flags(cells) if cells.get(row).copied().unwrap_or(false))
    }

    /// The words of a row.
    pub(super) fn words(&self, row: usize) -> &str {
        match self {
            ColumnBuilder::Words(words) => words.get(row),
            _ => "",
        }
    }

    /// The cells of some rows in another order.
    pub(super) fn gather(&self, order: &[u32]) -> Cells {
        match self {
            ColumnBuilder::Numbers(cells) => Cells::Numbers(gather(cells, order, 0)),
            ColumnBuilder::Flags(cells) => Cells::Flags(gather(cells, order, false)),
            ColumnBuilder::Options { cells, blank } => Cells::Options(gather(cells, order, *blank)),
            ColumnBuilder::Words(words) => Cells::Words(Texts::new(order.iter().map(|row| words.get(*row as usize)))),
            ColumnBuilder::None => Cells::Words(Texts::default()),
        }
    }
}

fn put<T: Copy>(cells: &mut Vec<T>, row: usize, value: T, blank: T) {
    debug_assert!(cells.len() <= row, "rows come in order");
    cells.resize(row, blank);
    cells.push(value);
}

fn gather<T: Copy + PartialEq>(cells: &[T], order: &[u32], blank: T) -> Series<T> {
    if cells.is_empty() {
        return Series::same(order.len(), blank);
    }
    Series::new(order.len(), blank, order.iter().map(|row| cells.get(*row as usize).copied().unwrap_or(blank)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_nobody_filled_in_hold_the_default() {
        let mut column = ColumnBuilder::new(FieldKind::Count);
        column.put(2, CellValue::Number(7));
        assert_eq!([column.integer(0), column.integer(2), column.integer(9)], [0, 7, 0]);
        assert_eq!(column.gather(&[2, 0, 5]), Cells::Numbers(Series::new(3, 0, [7, 0, 0].into_iter())));
        let mut words = ColumnBuilder::new(FieldKind::Text);
        words.put(1, CellValue::Words("甲"));
        words.put(3, CellValue::Words("乙"));
        assert_eq!([0, 1, 2, 3, 4].map(|row| words.words(row).to_owned()), ["", "甲", "", "乙", ""]);
    }
}
