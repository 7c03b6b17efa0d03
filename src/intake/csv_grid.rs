//! CSV bytes as a [`Grid`], with the real line of every record.

use csv::{Reader, ReaderBuilder};

use crate::diag::{Arg, Code, Diagnostic, Place};

use super::grid::{Grid, Record};

/// A CSV file in memory: UTF-8, with or without a byte order mark, separated by commas.
pub struct CsvGrid<'a> {
    name: &'a str,
    text: &'a str,
    reader: Reader<&'a [u8]>,
    /// The line that `counted` bytes end in.
    line: u64,
    counted: usize,
}

impl<'a> CsvGrid<'a> {
    /// Opens a file's bytes.
    ///
    /// # Errors
    /// When they are not UTF-8.
    pub fn new(name: &'a str, bytes: &'a [u8]) -> Result<Self, Box<Diagnostic>> {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let text = std::str::from_utf8(bytes).map_err(|fault| {
            let row = 1 + lines(&bytes[..fault.valid_up_to()]);
            broken(name, row, "csv-encoding")
        })?;
        let reader = ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
        Ok(Self { name, text, reader, line: 1, counted: 0 })
    }

    /// The line the record at `start` begins in. Records come in order, so every byte is looked at once.
    fn line_at(&mut self, start: usize) -> u64 {
        let bytes = self.text.as_bytes();
        // The reader starts a record before the blank lines it then skips.
        let blank = bytes[start..].iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        self.line += lines(&bytes[self.counted..start + blank]);
        self.counted = start + blank;
        self.line
    }
}

impl Grid for CsvGrid<'_> {
    fn name(&self) -> &str {
        self.name
    }

    fn read(&mut self, record: &mut Record) -> Result<bool, Box<Diagnostic>> {
        let more =
            self.reader.read_record(&mut record.cells).map_err(|_| broken(self.name, self.line, "csv-syntax"))?;
        if !more {
            return Ok(false);
        }
        let start = record.cells.position().map_or(self.counted, |position| position.byte() as usize);
        record.row = self.line_at(start.min(self.text.len()));
        if self.reader.position().byte() as usize >= self.text.len() && open_quote(&self.text[self.counted..]) {
            return Err(broken(self.name, record.row, "csv-quote"));
        }
        Ok(true)
    }
}

fn broken(name: &str, row: u64, detail: &str) -> Box<Diagnostic> {
    let place = Place::Cell { file: name.to_owned(), row, column: None };
    Box::new(Diagnostic::error(Code::BadCsv).at(place).with("detail", Arg::Word(detail.to_owned())))
}

/// How many line ends there are: `\n`, `\r\n` and a `\r` alone each count once.
fn lines(bytes: &[u8]) -> u64 {
    let feeds = bytes.iter().filter(|byte| **byte == b'\n').count();
    let returns = bytes.iter().filter(|byte| **byte == b'\r').count();
    if returns == 0 {
        return feeds as u64;
    }
    let both = bytes.windows(2).filter(|pair| *pair == b"\r\n").count();
    (feeds + returns - both) as u64
}

/// Whether a quote opened in the last record never closes: everything after it would be one cell.
fn open_quote(record: &str) -> bool {
    let mut quoted = false;
    let mut start = true;
    let mut bytes = record.bytes().peekable();
    while let Some(byte) = bytes.next() {
        match byte {
            b'"' if quoted && bytes.peek() == Some(&b'"') => {
                bytes.next();
            }
            b'"' if quoted => quoted = false,
            b'"' if start => quoted = true,
            _ => {}
        }
        start = !quoted && matches!(byte, b',' | b'\r' | b'\n');
    }
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<(u64, Vec<String>)> {
        let mut grid = CsvGrid::new("t.csv", text.as_bytes()).expect("the text is UTF-8");
        let mut record = Record::default();
        let mut rows = Vec::new();
        while grid.read(&mut record).expect("the text is CSV") {
            rows.push((record.row, record.cells.iter().map(str::to_owned).collect()));
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
    fn other_encodings_are_an_error_at_their_line() {
        let fault = CsvGrid::new("t.csv", b"id\n\xc6\xf3\n").err().expect("not UTF-8");
        assert_eq!(fault.code, Code::BadCsv);
        assert_eq!(fault.place, Some(Place::Cell { file: "t.csv".into(), row: 2, column: None }));
    }

    #[test]
    fn an_open_quote_is_an_error_where_it_opens() {
        let mut grid = CsvGrid::new("t.csv", b"id,name\n1,\"abc\n2,def\n3,ghi\n").expect("UTF-8");
        let mut record = Record::default();
        assert_eq!(grid.read(&mut record), Ok(true));
        let fault = grid.read(&mut record).expect_err("the quote never closes");
        assert_eq!(fault.place, Some(Place::Cell { file: "t.csv".into(), row: 2, column: None }));
        assert_eq!(rows("id\n\"a \"\"b\"\"\"").len(), 2);
        assert_eq!(rows("id\n5\" pipe").len(), 2);
    }
}
