//! Sources of cells: a sheet of a file, or the rows of a case.

use cesuan_base::diag::Diagnostic;

/// A row of cells as text.
#[derive(Clone, Debug, Default)]
pub struct Record {
    /// The number of the row in its file, from 1.
    pub row: u64,
    /// The text of the cells, with whatever stands between them.
    pub(super) text: String,
    /// The start and end of each cell in `text`.
    pub(super) bounds: Vec<(usize, usize)>,
}

impl Record {
    /// Removes all cells.
    pub(super) fn clear(&mut self) {
        self.text.clear();
        self.bounds.clear();
    }

    /// Adds a cell.
    pub(super) fn push(&mut self, cell: &str) {
        let start = self.text.len();
        self.text.push_str(cell);
        self.bounds.push((start, self.text.len()));
    }

    /// How many cells there are.
    pub fn len(&self) -> usize {
        self.bounds.len()
    }

    /// Whether there are no cells.
    pub fn is_empty(&self) -> bool {
        self.bounds.is_empty()
    }

    /// The cells as written.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.bounds.iter().map(|(start, end)| &self.text[*start..*end])
    }

    /// A cell without surrounding blanks; empty if the row has no such cell.
    pub(super) fn cell(&self, at: usize) -> &str {
        let text = self.bounds.get(at).map_or("", |(start, end)| &self.text[*start..*end]);
        match text.as_bytes() {
            // Most cells begin and end with a visible ASCII character and need no trimming.
            [] => text,
            [one] if one.is_ascii_graphic() => text,
            [first, .., last] if first.is_ascii_graphic() && last.is_ascii_graphic() => text,
            _ => text.trim(),
        }
    }

    /// Whether every cell is blank.
    pub(super) fn is_blank(&self) -> bool {
        self.iter().all(|cell| cell.trim().is_empty())
    }
}

/// A table of cells as text. The first record that is not blank is the header.
pub trait Grid {
    /// The name shown to people, for places.
    fn name(&self) -> &str;

    /// Reads the next record into `record`. Gives `false` at the end. Blank rows may be given or skipped.
    ///
    /// # Errors
    /// If the source cannot be read further.
    fn read(&mut self, record: &mut Record) -> Result<bool, Box<Diagnostic>>;

    /// Whether the table is a sheet of a file, whose columns have letters.
    fn is_sheet(&self) -> bool {
        false
    }
}

/// A grid of rows in memory, such as those of a case.
#[derive(Clone, Debug, Default)]
pub struct MemoryGrid {
    name: String,
    rows: std::vec::IntoIter<(u64, Vec<String>)>,
}

impl MemoryGrid {
    /// A grid of a header and rows, each row with its number in the file it comes from.
    pub fn new(name: &str, header: Vec<String>, rows: impl IntoIterator<Item = (u64, Vec<String>)>) -> Self {
        let rows: Vec<_> = std::iter::once((1, header)).chain(rows).collect();
        Self { name: name.to_owned(), rows: rows.into_iter() }
    }
}

impl Grid for MemoryGrid {
    fn name(&self) -> &str {
        &self.name
    }

    fn read(&mut self, record: &mut Record) -> Result<bool, Box<Diagnostic>> {
        let Some((row, cells)) = self.rows.next() else { return Ok(false) };
        record.row = row;
        record.clear();
        cells.iter().for_each(|cell| record.push(cell));
        Ok(true)
    }
}
