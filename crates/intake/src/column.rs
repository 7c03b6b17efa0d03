//! Columns under construction.

use cesuan_base::table::{Cells, Series, Texts};
use cesuan_policy::check::{FieldKind, UNKNOWN_MONEY};

/// The cells of one field over all years, with rows in the order they come. It ends with the last cell that differs
/// from the default, so that a column without values takes no memory.
#[derive(Clone, Debug)]
pub(super) enum ColumnBuilder {
    /// Fen, counts or years.
    Numbers {
        cells: Vec<i64>,
        /// The number that a blank cell stands for.
        blank: i64,
    },
    /// Options of a category.
    Options {
        /// Indices of options.
        cells: Vec<u16>,
        /// The option that a blank cell stands for.
        blank: u16,
    },
    /// Flags; the default is no.
    Flags(Vec<bool>),
    /// Words; the default is empty.
    Words(WordCells),
    /// No cells: keys, periods and parents are kept with the rows.
    None,
}

/// The value of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CellValue<'t> {
    /// Fen, a count or a year.
    Number(i64),
    /// The index of an option.
    Option(u16),
    Flag(bool),
    Words(&'t str),
    /// The value of a key, period or parent, which is not kept in its column.
    Nothing,
}

/// Texts of rows, concatenated in one allocation.
#[derive(Clone, Debug, Default)]
pub(super) struct WordCells {
    text: String,
    ends: Vec<usize>,
}

impl WordCells {
    /// The text of a row; empty if none was set.
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
            FieldKind::Money { unknown: true, .. } => {
                ColumnBuilder::Numbers { cells: Vec::new(), blank: UNKNOWN_MONEY }
            }
            FieldKind::Money { .. } | FieldKind::Count | FieldKind::Year => {
                ColumnBuilder::Numbers { cells: Vec::new(), blank: 0 }
            }
            FieldKind::Flag => ColumnBuilder::Flags(Vec::new()),
            FieldKind::Category { default, .. } => {
                ColumnBuilder::Options { cells: Vec::new(), blank: default.unwrap_or(0) }
            }
        }
    }

    /// Sets the value of a row, which must come after all rows set so far. A value of another kind than the column's is
    /// ignored.
    pub(super) fn put(&mut self, row: usize, value: CellValue<'_>) {
        match (self, value) {
            (ColumnBuilder::Numbers { cells, blank }, CellValue::Number(number)) if number != *blank => {
                put(cells, row, number, *blank);
            }
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
            ColumnBuilder::Numbers { cells, blank } => cells.get(row).copied().unwrap_or(*blank),
            ColumnBuilder::Options { cells, blank } => cells.get(row).copied().unwrap_or(*blank).into(),
            ColumnBuilder::Flags(_) => self.flag(row).into(),
            ColumnBuilder::Words(_) | ColumnBuilder::None => 0,
        }
    }

    /// Whether a row has the default value.
    pub(super) fn is_blank(&self, row: usize) -> bool {
        match self {
            ColumnBuilder::Options { blank, .. } => self.integer(row) == i64::from(*blank),
            ColumnBuilder::Numbers { blank, .. } => self.integer(row) == *blank,
            ColumnBuilder::Words(words) => words.get(row).is_empty(),
            _ => self.integer(row) == 0,
        }
    }

    pub(super) fn flag(&self, row: usize) -> bool {
        matches!(self, ColumnBuilder::Flags(cells) if cells.get(row).copied().unwrap_or(false))
    }

    pub(super) fn words(&self, row: usize) -> &str {
        match self {
            ColumnBuilder::Words(words) => words.get(row),
            _ => "",
        }
    }

    /// The cells of the given rows, in that order.
    pub(super) fn gather(&self, order: &[u32]) -> Cells {
        match self {
            ColumnBuilder::Numbers { cells, blank } => Cells::Numbers(gather(cells, order, *blank)),
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
