//! Splits CSV text into records of cells.

use memchr::{memchr, memchr3};

use cesuan_base::diag::{Arg, Code, Diagnostic, Place};
use cesuan_office::{Numbering, RawSheet};

use super::grid::{Grid, Record};

/// The position in a sheet's text. The text stays with its owner, so reading can pause anywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct CsvSplitter {
    /// The byte at which the next record, or a blank line before it, begins.
    pub at: usize,
    /// The row of that byte.
    row: u64,
    by_record: bool,
    separator: u8,
    /// The largest number of cells of the records read so far.
    cells: usize,
}

/// A quoted cell over several lines is taken for an unclosed quote if one of its lines has as many separators as a row.
/// This check applies only if rows have at least so many cells.
const CELLS_OF_A_ROW: usize = 4;

impl CsvSplitter {
    /// The start of a sheet.
    pub(super) fn new(sheet: &RawSheet) -> Self {
        let (row, by_record) = match sheet.numbering {
            Numbering::Lines => (1, false),
            Numbering::Rows { first } => (first, true),
        };
        let at = if sheet.text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        Self { at, row, by_record, separator: sheet.separator.byte(), cells: 0 }
    }

    /// Reads the next record into `record`. Gives `false` at the end of the text.
    ///
    /// # Errors
    /// The id of the message that says what is wrong; `record` then has the row in which the broken record begins.
    pub(super) fn next(&mut self, text: &str, record: &mut Record) -> Result<bool, &'static str> {
        let bytes = text.as_bytes();
        while let Some(b'\r' | b'\n') = bytes.get(self.at) {
            self.line_end(bytes);
        }
        self.cells = record.len().max(self.cells);
        record.clear();
        record.row = self.row;
        let Some(rest) = bytes.get(self.at..).filter(|rest| !rest.is_empty()) else { return Ok(false) };
        let end = match memchr3(b'\n', b'\r', b'"', rest) {
            Some(at) if rest[at] == b'"' => {
                self.quoted_record(text, record)?;
                return Ok(true);
            }
            Some(at) => self.at + at,
            None => bytes.len(),
        };
        // Most records have no quotes: the line is the text of the record.
        record.text.push_str(&text[self.at..end]);
        let mut start = 0;
        for (at, byte) in bytes[self.at..end].iter().enumerate() {
            if *byte == self.separator {
                record.bounds.push((start, at));
                start = at + 1;
            }
        }
        record.bounds.push((start, end - self.at));
        self.at = end;
        self.line_end(bytes);
        Ok(true)
    }

    /// Skips a line end, if there is one.
    fn line_end(&mut self, bytes: &[u8]) {
        let length = match bytes.get(self.at..) {
            Some([b'\r', b'\n', ..]) => 2,
            Some([b'\r' | b'\n', ..]) => 1,
            _ => 0,
        };
        self.at += length;
        self.row += u64::from(length > 0);
    }

    fn quoted_record(&mut self, text: &str, record: &mut Record) -> Result<(), &'static str> {
        let bytes = text.as_bytes();
        loop {
            if bytes.get(self.at) == Some(&b'"') {
                self.quoted(text, record)?;
            } else {
                let rest = &bytes[self.at..];
                let length = memchr3(self.separator, b'\r', b'\n', rest).unwrap_or(rest.len());
                record.push(&text[self.at..self.at + length]);
                self.at += length;
            }
            match bytes.get(self.at) {
                Some(byte) if *byte == self.separator => self.at += 1,
                Some(b'\r' | b'\n') | None => {
                    self.line_end(bytes);
                    return Ok(());
                }
                Some(_) => return Err("csv-stray-quote"),
            }
        }
    }

    /// Reads a quoted cell. Two quotes inside stand for one.
    fn quoted(&mut self, text: &str, record: &mut Record) -> Result<(), &'static str> {
        let bytes = text.as_bytes();
        let start = record.text.len();
        self.at += 1;
        loop {
            let length = memchr(b'"', &bytes[self.at..]).ok_or("csv-quote")?;
            record.text.push_str(&text[self.at..self.at + length]);
            self.at += length + 1;
            if bytes.get(self.at) != Some(&b'"') {
                break;
            }
            record.text.push('"');
            self.at += 1;
        }
        record.bounds.push((start, record.text.len()));
        if !self.by_record {
            let inside = &record.text[start..];
            // A quote of a later cell closed this one; the rows between would become part of a cell.
            let is_row = |line: &str| line.bytes().filter(|byte| *byte == self.separator).count() + 1 >= self.cells;
            if self.cells >= CELLS_OF_A_ROW && inside.lines().skip(1).any(is_row) {
                return Err("csv-rows-in-quotes");
            }
            self.row += line_ends(inside.as_bytes());
        }
        Ok(())
    }
}

/// How many line ends there are: `\n`, `\r\n` and a single `\r`.
fn line_ends(bytes: &[u8]) -> u64 {
    let feeds = bytes.iter().filter(|byte| **byte == b'\n').count();
    let alone = (0..bytes.len()).filter(|at| bytes[*at] == b'\r' && bytes.get(at + 1) != Some(&b'\n')).count();
    (feeds + alone) as u64
}

/// The fault of a sheet that cannot be read beyond a row.
pub(super) fn broken(name: &str, row: u64, detail: &str) -> Diagnostic {
    let place = Place::Cell { file: name.to_owned(), row, column: None, at: None };
    Diagnostic::error(Code::BadCsv).at(place).with("detail", Arg::Word(detail.to_owned()))
}

/// A sheet as a [`Grid`].
pub struct TextGrid<'a> {
    sheet: &'a RawSheet,
    name: String,
    splitter: CsvSplitter,
}

impl<'a> TextGrid<'a> {
    /// The start of a sheet.
    pub fn new(sheet: &'a RawSheet) -> Self {
        Self { sheet, name: sheet.name(), splitter: CsvSplitter::new(sheet) }
    }
}

impl Grid for TextGrid<'_> {
    fn name(&self) -> &str {
        &self.name
    }

    fn read(&mut self, record: &mut Record) -> Result<bool, Box<Diagnostic>> {
        let read = self.splitter.next(&self.sheet.text, record);
        read.map_err(|detail| Box::new(broken(&self.name, record.row, detail)))
    }

    fn is_sheet(&self) -> bool {
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(text: &str) -> RawSheet {
        RawSheet { file: "t.csv".to_owned(), text: text.to_owned(), ..RawSheet::default() }
    }

    fn rows(text: &str) -> Vec<(u64, Vec<String>)> {
        let sheet = sheet(text);
        let mut grid = TextGrid::new(&sheet);
        let mut record = Record::default();
        let mut rows = Vec::new();
        while grid.read(&mut record).expect("the text is CSV") {
            rows.push((record.row, record.iter().map(str::to_owned).collect()));
        }
        rows
    }

    fn numbers(text: &str) -> Vec<u64> {
        rows(text).into_iter().map(|(row, _)| row).collect()
    }

    #[test]
    fn every_record_knows_its_line() {
        assert_eq!(numbers("a,b\n1,2\n3,4\n"), [1, 2, 3]);
        assert_eq!(numbers("a,b\r\n1,2\r\n3,4"), [1, 2, 3]);
        assert_eq!(numbers("a,b\r1,2\r3,4"), [1, 2, 3]);
        assert_eq!(numbers("\n\na,b\n\n\n1,2\n"), [3, 6]);
        assert_eq!(numbers("a,b\n\"x\ny\",2\n3,4\n"), [1, 2, 4]);
        assert_eq!(numbers("a,b\r\n\"x\r\ny\",2\r\n\r\n3,4\r\n"), [1, 2, 5]);
    }

    #[test]
    fn a_byte_order_mark_is_no_part_of_the_header() {
        assert_eq!(rows("\u{feff}id,year\n")[0].1, ["id", "year"]);
    }

    #[test]
    fn quotes_hold_what_would_end_a_cell() {
        assert_eq!(rows("\"a,\"\"b\"\"\",c\n")[0].1, ["a,\"b\"", "c"]);
        assert_eq!(rows("a,\"\",\n")[0].1, ["a", "", ""]);
        assert_eq!(rows("5\" pipe,x")[0].1, ["5\" pipe", "x"]);
    }

    #[test]
    fn a_quote_that_does_not_close_is_an_error_where_it_opens() {
        for (text, detail) in [
            ("id,name\n1,\"abc\n2,def\n3,ghi\n", "csv-quote"),
            ("id,name\n1,\"abc\n2,\"def\n3,ghi\n", "csv-stray-quote"),
        ] {
            let sheet = sheet(text);
            let mut grid = TextGrid::new(&sheet);
            let mut record = Record::default();
            assert_eq!(grid.read(&mut record), Ok(true));
            let fault = grid.read(&mut record).expect_err("the quote never closes");
            assert_eq!(fault, Box::new(broken("t.csv", 2, detail)));
        }
    }

    #[test]
    fn rows_of_a_worksheet_are_counted_by_record() {
        let text = "a,b\n\"\"\n\"x\ny\",2\n3,4\n".to_owned();
        let sheet = RawSheet { numbering: Numbering::Rows { first: 3 }, text, ..sheet("") };
        let mut grid = TextGrid::new(&sheet);
        let mut record = Record::default();
        let mut numbers = Vec::new();
        while grid.read(&mut record).expect("the text is CSV") {
            numbers.push(record.row);
        }
        assert_eq!(numbers, [3, 4, 5, 6]);
    }
}
