//! Where cells come from: a sheet of text, the rows of a case. All of them feed one validator.

use cesuan_base::diag::Diagnostic;

/// One row of cells as text, as a [`Grid`] gives it.
#[derive(Clone, Debug, Default)]
pub struct Record {
    /// The row's number in its file, from 1: what a person looks for.
    pub row: u64,
    /// The cells end to end, with whatever stands between them.
    pub(super) text: String,
    /// Where in `text` each cell begins and ends.
    pub(super) bounds: Vec<(usize, usize)>,
}

impl Record {
    /// No cells.
    pub(super) fn clear(&mut self) {
        self.text.clear();
        self.bounds.clear();
    }

    /// A further cell.
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

    /// The cells as they stand.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.bounds.iter().map(|(start, end)| &self.text[*start..*end])
    }

    /// A cell without the blanks around it; blank where the row has no such cell.
    pub(super) fn cell(&self, at: usize) -> &str {
        let text = self.bounds.get(at).map_or("", |(start, end)| &self.text[*start..*end]);
        match text.as_bytes() {
            // Nearly every cell begins and ends with a character that is plainly no blank.
            [] => text,
            [one] if one.is_ascii_graphic() => text,
            [first, .., last] if first.is_ascii_graphic() && last.is_ascii_graphic() => text,
            _ => text.trim(),
        }
    }

    /// Whether no cell holds anything.
    pub(super) fn is_blank(&self) -> bool {
        self.iter().all(|cell| cell.trim().is_empty())
    }
}

/// A table of cells as text. Its first record that is not blank is the header.
pub trait Grid {
    /// The name people know the table by, for places.
    fn name(&self) -> &str;

    /// Reads the next record over the last one; `false` where there is none. Wholly blank rows may be given or left out.
    ///
    /// # Errors
    /// When the source is broken from here on.
    fn read(&mut self, record: &mut Record) -> Result<bool, Box<Diagnostic>>;

    /// Whether it is a sheet of a file, in which columns have letters.
    fn is_sheet(&self) -> bool {
        false
    }
}

/// Rows that are in memory already, such as those of a case.
#[derive(Clone, Debug, Default)]
pub struct MemoryGrid {
    name: String,
    rows: std::vec::IntoIter<(u64, Vec<String>)>,
}

impl MemoryGrid {
    /// A table of a header and rows, each row with its number in the file it comes from.
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
