//! Collects the cells of a worksheet as CSV.

use std::fmt::Write as _;

use calamine::DataRef;

use cesuan_base::diag::{Code, Diagnostic, Place};

use super::number::{date, number};
use super::raw_sheet::{Encoding, MAX_CELL, MAX_COLUMNS, Numbering, RawSheet, Separator, letters};

/// The most bytes of text a worksheet may have: twice the limit of a file.
const MAX_TEXT: usize = 1 << 30;
/// The text of a cell with a formula but no value begins with this.
pub(super) const FORMULA: &str = "#FORMULA!";

/// Collects the cells of a worksheet, which come row by row and from left to right.
pub(super) struct SheetText {
    sheet: RawSheet,
    first: Option<u64>,
    /// The row being written, from 0.
    row: u64,
    /// The first column that a further cell of the row may have.
    next: usize,
    /// How many separators the row has so far.
    separators: usize,
    /// The byte at which the row begins in the text.
    start: usize,
}

impl SheetText {
    /// Starts a worksheet.
    pub(super) fn new(file: &str, sheet: &str) -> Self {
        let sheet = RawSheet {
            file: file.to_owned(),
            sheet: Some(sheet.to_owned()),
            encoding: Encoding::Workbook,
            separator: Separator::Comma,
            ..RawSheet::default()
        };
        Self { sheet, first: None, row: 0, next: 0, separators: 0, start: 0 }
    }

    /// Adds a cell by its row and column, both from 0. Cells without text are skipped.
    ///
    /// # Errors
    /// If there are too many columns or too much text, or if cells come out of order.
    pub(super) fn cell(&mut self, row: u64, column: usize, text: &str) -> Result<(), Box<Diagnostic>> {
        if text.is_empty() {
            return Ok(());
        }
        let place = |column: Option<usize>| Place::Cell {
            file: self.sheet.name(),
            row: row + 1,
            column: column.map(|_| String::new()),
            at: column,
        };
        if column >= MAX_COLUMNS {
            let fault = Diagnostic::error(Code::TooManyColumns).with("limit", MAX_COLUMNS.to_string());
            return Err(Box::new(fault.at(place(None)).with("column", letters(column))));
        }
        if text.len() > MAX_CELL {
            let fault = Diagnostic::error(Code::CellTooLong).with("limit", MAX_CELL.to_string());
            return Err(Box::new(fault.at(place(Some(column)))));
        }
        let is_behind = self.first.is_some() && (row < self.row || (row == self.row && column < self.next));
        if is_behind || self.sheet.text.len() > MAX_TEXT {
            return Err(Box::new(super::fault::bad(&self.sheet.name(), "book-broken")));
        }
        if self.first.is_none() {
            self.first = Some(row);
            self.row = row;
        }
        while self.row < row {
            self.end_row();
        }
        let out = &mut self.sheet.text;
        while self.separators < column {
            self.separators += 1;
            out.push(',');
        }
        push(out, text);
        self.next = column + 1;
        Ok(())
    }

    fn end_row(&mut self) {
        if self.start == self.sheet.text.len() {
            self.sheet.text.push_str("\"\"");
        }
        self.sheet.text.push('\n');
        self.start = self.sheet.text.len();
        self.row += 1;
        (self.next, self.separators) = (0, 0);
    }

    /// The collected sheet.
    pub(super) fn finish(mut self) -> RawSheet {
        if self.first.is_some() {
            self.end_row();
        }
        self.sheet.numbering = Numbering::Rows { first: self.first.map_or(1, |row| row + 1) };
        self.sheet
    }
}

fn push(out: &mut String, text: &str) {
    if !text.contains([',', '"', '\r', '\n']) {
        out.push_str(text);
        return;
    }
    out.push('"');
    for (at, part) in text.split('"').enumerate() {
        out.push_str(if at > 0 { "\"\"" } else { "" });
        out.push_str(part);
    }
    out.push('"');
}

/// Replaces `out` by a cell's value as text.
pub(super) fn value_text(value: &DataRef<'_>, out: &mut String) {
    out.clear();
    match value {
        DataRef::Empty => {}
        DataRef::String(text) => out.push_str(text),
        DataRef::SharedString(text) => out.push_str(text),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => out.push_str(text),
        DataRef::Int(value) => write_text(out, value),
        DataRef::Float(value) => out.push_str(&number(*value)),
        DataRef::Bool(value) => out.push_str(flag(*value)),
        DataRef::DateTime(value) => out.push_str(&date(*value)),
        DataRef::Error(error) => write_text(out, error),
    }
}

/// The text of a boolean cell.
pub(super) fn flag(value: bool) -> &'static str {
    if value { "是" } else { "否" }
}

fn write_text(out: &mut String, value: impl std::fmt::Display) {
    // Writing to a string does not fail.
    let _ = write!(out, "{value}");
}
