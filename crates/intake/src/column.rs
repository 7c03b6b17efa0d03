//! Columns while they grow: rows in the order they come, defaults kept by leaving them out.

use cesuan_base::table::{Cells, Series, Texts};
use cesuan_policy::check::FieldKind;

/// The cells of one field over the rows of all years, in the order they come. A column is only as long as its last cell that
/// differs from the default, so a column nobody filled in takes no memory.
#[derive(Clone, Debug)]
pub(super) enum Column {
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
    Words(Words),
    /// Nothing: keys, periods and parents are kept by the rows.
    None,
}

/// What a cell holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Value<'t> {
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
pub(super) struct Words {
    text: String,
    ends: Vec<usize>,
}

impl Words {
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

impl Column {
    /// An empty column for a field.
    pub(super) fn new(kind: FieldKind) -> Self {
        match kind {
            FieldKind::Key | FieldKind::Period | FieldKind::Parent => Column::None,
            FieldKind::Text => Column::Words(Words::default()),
            FieldKind::Money { .. } | FieldKind::Count | FieldKind::Year => Column::Numbers(Vec::new()),
            FieldKind::Flag => Column::Flags(Vec::new()),
            FieldKind::Category { default, .. } => Column::Options { cells: Vec::new(), blank: default.unwrap_or(0) },
        }
    }

    /// Puts a value into a row after all rows put so far. A value of another kind than the column's is left out.
    pub(super) fn put(&mut self, row: usize, value: Value<'_>) {
        match (self, value) {
            (Column::Numbers(cells), Value::Number(number)) if number != 0 => put(cells, row, number, 0),
            (Column::Flags(cells), Value::Flag(true)) => put(cells, row, true, false),
            (Column::Options { cells, blank }, Value::Option(option)) if option != *blank => {
                put(cells, row, option, *blank)
            }
            (Column::Words(words), Value::Words(text)) if !text.is_empty() => words.put(row, text),
            _ => {}
        }
    }

    /// The number, option or flag of a row as an integer.
    pub(super) fn integer(&self, row: usize) -> i64 {
        match self {
            Column::Numbers(cells) => cells.get(row).copied().unwrap_or(0),
            Column::Options { cells, blank } => cells.get(row).copied().unwrap_or(*blank).into(),
            Column::Flags(_) => self.flag(row).into(),
            Column::Words(_) | Column::None => 0,
        }
    }

    /// Whether a row holds the default.
    pub(super) fn is_blank(&self, row: usize) -> bool {
        match self {
            Column::Options { blank, .. } => self.integer(row) == i64::from(*blank),
            Column::Words(words) => words.get(row).is_empty(),
            _ => self.integer(row) == 0,
        }
    }

    /// The flag of a row.
    pub(super) fn flag(&self, row: usize) -> bool {
        matches!(self, Column::Flags(cells) if cells.get(row).copied().unwrap_or(false))
    }

    /// The words of a row.
    pub(super) fn words(&self, row: usize) -> &str {
        match self {
            Column::Words(words) => words.get(row),
            _ => "",
        }
    }

    /// The cells of some rows in another order.
    pub(super) fn gather(&self, order: &[u32]) -> Cells {
        match self {
            Column::Numbers(cells) => Cells::Numbers(gather(cells, order, 0)),
            Column::Flags(cells) => Cells::Flags(gather(cells, order, false)),
            Column::Options { cells, blank } => Cells::Options(gather(cells, order, *blank)),
            Column::Words(words) => Cells::Words(Texts::new(order.iter().map(|row| words.get(*row as usize)))),
            Column::None => Cells::Words(Texts::default()),
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
        let mut column = Column::new(FieldKind::Count);
        column.put(2, Value::Number(7));
        assert_eq!([column.integer(0), column.integer(2), column.integer(9)], [0, 7, 0]);
        assert_eq!(column.gather(&[2, 0, 5]), Cells::Numbers(Series::new(3, 0, [7, 0, 0].into_iter())));
        let mut words = Column::new(FieldKind::Text);
        words.put(1, Value::Words("甲"));
        words.put(3, Value::Words("乙"));
        assert_eq!([0, 1, 2, 3, 4].map(|row| words.words(row).to_owned()), ["", "甲", "", "乙", ""]);
    }
}
