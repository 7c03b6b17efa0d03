//! Reads a table row by row and validates each cell by the kind of its column.

use std::collections::BTreeSet;

use cesuan_base::diag::{Code, Diagnostic, Place, Severity};
use cesuan_base::dim::Rows;
use cesuan_base::id::FieldId;
use cesuan_office::{MAX_CELL, letters};
use cesuan_policy::check::{FieldKind, Rules};

use super::assemble::{Ids, LooseTable, NONE};
use super::cell;
use super::cell_value::{Spellings, blank_sign, read_value, spreadsheet_fault, unguarded};
use super::credit;
use super::faults::TableFaults;
use super::grid::Record;
use super::header::Header;
use super::limits::MAX_ROWS;

/// The ids that mark the example row of a template.
pub const EXAMPLES: [&str; 2] = ["示例", "example"];

/// A table being read, with its rows in the order they came.
#[derive(Debug)]
pub(super) struct ReadTable {
    /// The table it is.
    pub rows: Rows,
    /// The rows, without their ids.
    pub loose: LooseTable,
    pub ids: Ids,
    /// The enterprise of each project, both by number.
    pub owners: Vec<u32>,
    /// The row number in its file for each row.
    pub lines: Vec<u32>,
    /// The sheets the table was read from.
    pub parts: Vec<SheetPart>,
    /// Ids of rows whose year cannot be read. Rows that refer to them are not reported as orphans.
    uncertain: BTreeSet<Box<str>>,
    /// Whether rows were left unread. Rows that may refer to them are not reported as orphans.
    pub is_cut: bool,
    /// Rows with errors.
    pub wrong: Vec<u32>,
    /// Rows whose enterprise is unknown because its rows are uncertain or unread.
    pub unowned: Vec<u32>,
    /// How many rows were read.
    pub read: u64,
    /// How many of the rows read have errors.
    pub in_error: u64,
    /// How many errors the rows have.
    pub row_errors: u64,
    /// Fields, each with the flag of the same row that makes it required.
    required_if: Vec<(FieldId, FieldId)>,
}

/// A sheet's part of a table.
#[derive(Debug)]
pub(super) struct SheetPart {
    /// The first of its rows.
    pub start: u32,
    /// The name of the sheet shown to people.
    pub file: String,
    /// Whether it is a sheet of a file, whose columns have letters.
    is_sheet: bool,
    /// Whether rows may be shorter than the header, as they may in a workbook.
    pub ragged: bool,
    pub header: Header,
    /// The index of the key column in the header.
    key: usize,
    /// The index of the period column in the header.
    period: usize,
    /// The index of the parent column in the header; `None` in the table of enterprises.
    parent: Option<usize>,
    spellings: Vec<Spellings>,
}

impl SheetPart {
    /// A sheet with a header. `None` if the header has no key or no period column.
    pub(super) fn new(file: String, is_sheet: bool, ragged: bool, header: Header) -> Option<Self> {
        Some(Self {
            start: 0,
            file,
            is_sheet,
            ragged,
            key: header.position(FieldKind::Key)?,
            period: header.position(FieldKind::Period)?,
            parent: header.position(FieldKind::Parent),
            spellings: vec![Spellings::default(); header.columns.len()],
            header,
        })
    }

    fn text<'t>(&self, record: &'t Record, index: usize) -> &'t str {
        unguarded(record.cell(self.header.columns[index].at))
    }

    /// The place of a row, or of a cell if `column` is an index into the header's columns.
    pub(super) fn place(&self, row: u64, column: Option<usize>) -> Place {
        let column = column.map(|index| &self.header.columns[index]);
        Place::Cell {
            file: self.file.clone(),
            row,
            column: column.map(|column| column.text.clone()),
            at: column.filter(|_| self.is_sheet).map(|column| column.at),
        }
    }
}

/// What a row is validated with.
pub(super) struct RowContext<'a> {
    pub rules: &'a Rules,
    /// The table of enterprises, while that of projects is read.
    pub enterprises: Option<&'a ReadTable>,
    pub faults: &'a mut TableFaults,
}

impl ReadTable {
    /// A table without rows.
    pub(super) fn new(rules: &Rules, rows: Rows) -> Self {
        Self {
            rows,
            loose: LooseTable::new(rules, rows),
            ids: Ids::default(),
            owners: Vec::new(),
            lines: Vec::new(),
            parts: Vec::new(),
            uncertain: BTreeSet::new(),
            is_cut: false,
            wrong: Vec::new(),
            unowned: Vec::new(),
            read: 0,
            in_error: 0,
            row_errors: 0,
            required_if: rules.fields_of(rows).filter_map(|(id, field)| Some((id, field.required_if?))).collect(),
        }
    }

    /// Begins a further sheet of the table.
    pub(super) fn begin(&mut self, part: SheetPart) {
        // The limit on rows is far below 2^32.
        self.parts.push(SheetPart { start: u32::try_from(self.loose.len).unwrap_or(NONE), ..part });
    }

    /// The sheet that a row of the table came from.
    pub(super) fn part_of(&self, row: u32) -> Option<&SheetPart> {
        self.parts.iter().rev().find(|part| part.start <= row)
    }

    /// Reads a row. Gives `false` if the table has too many rows.
    pub(super) fn row(&mut self, record: &Record, context: &mut RowContext<'_>) -> bool {
        let Some(mut part) = self.parts.pop() else { return false };
        if self.read as usize == MAX_ROWS {
            let fault = Diagnostic::error(Code::TooManyRows).with("limit", MAX_ROWS.to_string());
            context.faults.push(fault.at(part.place(record.row, None)));
            self.is_cut = true;
            self.parts.push(part);
            return false;
        }
        let id = part.text(record, part.key);
        if EXAMPLES.iter().any(|example| id.eq_ignore_ascii_case(example)) {
            let fault = Diagnostic::warning(Code::ExampleRow).with("text", id);
            context.faults.push(fault.at(part.place(record.row, Some(part.key))));
            self.parts.push(part);
            return true;
        }
        let before = context.faults.errors();
        let mut reader = RowReader { table: self, part: &mut part, rules: context.rules, faults: context.faults };
        let row = reader.row(record, context.enterprises);
        let errors = context.faults.errors() - before;
        self.read += 1;
        self.row_errors += errors;
        self.in_error += u64::from(errors > 0);
        if let Some(row) = row.filter(|_| errors > 0) {
            self.wrong.push(u32::try_from(row).unwrap_or(NONE));
        }
        self.parts.push(part);
        true
    }

    /// The rows with their ids, and the enterprise of each project.
    pub(super) fn into_loose(self) -> (LooseTable, Vec<u32>) {
        (LooseTable { ids: self.ids.into_texts(), ..self.loose }, self.owners)
    }
}

struct RowReader<'a> {
    table: &'a mut ReadTable,
    part: &'a mut SheetPart,
    rules: &'a Rules,
    faults: &'a mut TableFaults,
}

impl RowReader<'_> {
    /// Reads a row and gives its index in the table, if it could be added.
    fn row(&mut self, record: &Record, enterprises: Option<&ReadTable>) -> Option<usize> {
        self.width(record);
        let id = self.part.text(record, self.part.key);
        let year = self.year(record, id)?;
        let row = year.filter(|_| !id.is_empty()).and_then(|year| self.seat(record, id, year));
        for index in 0..self.part.header.columns.len() {
            self.cell(record, index, row);
        }
        if let Some(row) = row {
            self.required_if(record, row);
        }
        if let (Some(parent), Some(enterprises), Some(year)) = (self.part.parent, enterprises, year) {
            self.parent(record, parent, enterprises, row.map(|row| (id, row)), year);
        }
        row
    }

    /// Reports rows that are longer or shorter than the header, cells in a column without a name, and cells that are
    /// too long.
    fn width(&mut self, record: &Record) {
        if record.len() != self.part.header.width {
            self.other_width(record);
        }
        if record.text.len() > MAX_CELL
            && let Some(at) = record.iter().position(|cell| cell.len() > MAX_CELL)
        {
            let index = self.part.header.columns.iter().position(|column| column.at == at);
            self.fault(record, index, Diagnostic::error(Code::CellTooLong).with("limit", MAX_CELL.to_string()));
        }
        if let Some(index) = self.part.header.unnamed.iter().position(|at| !record.cell(*at).is_empty()) {
            let at = self.part.header.unnamed.remove(index);
            self.fault(record, None, Diagnostic::warning(Code::UnknownColumn).with("column", letters(at)));
        }
    }

    fn other_width(&mut self, record: &Record) {
        let width = self.part.header.width;
        let beyond = record.iter().skip(width).any(|cell| !cell.trim().is_empty());
        if beyond || (record.len() < width && !self.part.ragged) {
            let fault = if beyond { Diagnostic::error(Code::RowLength) } else { Diagnostic::warning(Code::RowLength) };
            let (expected, found) = (width.to_string(), record.len().to_string());
            self.fault(record, None, fault.with("expected", expected).with("found", found));
        }
    }

    /// The index of the row's year. `None` if the row is of another year and is skipped; `Some(None)` if the
    /// year cannot be read.
    fn year(&mut self, record: &Record, id: &str) -> Option<Option<usize>> {
        let text = self.part.text(record, self.part.period);
        if let Ok(year) = cell::year(text) {
            let found = self.rules.year_index(year);
            if found.is_none() {
                let fault = || Diagnostic::warning(Code::OtherYear).with("year", year.to_string());
                self.add(record, Some(self.part.period), Severity::Warning, Code::OtherYear, fault);
            }
            return found.map(Some);
        }
        // A blank or invalid year is reported with the other cells of the row.
        self.table.uncertain.insert(id.into());
        Some(None)
    }

    /// Adds the row to the table, unless its key exists already.
    fn seat(&mut self, record: &Record, id: &str, year: usize) -> Option<usize> {
        let known = self.table.ids.len();
        let number = self.table.ids.number(id);
        if number as usize == known {
            self.table.owners.push(NONE);
            if self.part.parent.is_none() && credit::fails(id) {
                self.fault(record, Some(self.part.key), Diagnostic::warning(Code::CreditCode).with("text", id));
            }
        }
        match self.table.loose.seat(year, number) {
            Ok(row) => {
                self.table.lines.push(u32::try_from(record.row).unwrap_or(u32::MAX));
                Some(row)
            }
            Err(first) => {
                let fault = || {
                    let line = self.table.lines[first as usize].to_string();
                    // A row of another sheet is reported with the name of that sheet.
                    let first = match self.table.part_of(first).filter(|_| first < self.part.start) {
                        Some(other) => format!("{}:{line}", other.file),
                        None => line,
                    };
                    let fault = Diagnostic::error(Code::DuplicateRow).with("id", id);
                    fault.with("year", self.rules.year(year).to_string()).with("first", first)
                };
                let place = self.part.place(record.row, Some(self.part.key));
                self.faults.add(Severity::Error, Code::DuplicateRow, || fault().at(place));
                None
            }
        }
    }

    /// Reports blank cells in columns that a flag of the same row makes required.
    fn required_if(&mut self, record: &Record, row: usize) {
        for index in 0..self.table.required_if.len() {
            let (field, flag) = self.table.required_if[index];
            let column = self.part.header.columns.iter().position(|column| column.field == field);
            let blank = column.is_none_or(|column| self.part.text(record, column).is_empty());
            if blank && self.table.loose.columns[flag.index()].flag(row) {
                let mut place = self.part.place(record.row, column);
                // If the table has no such column, the field is named by its id.
                if let (Place::Cell { column, .. }, None) = (&mut place, column) {
                    *column = Some(self.rules.fields[field.index()].id.clone());
                }
                self.faults.push(Diagnostic::error(Code::BlankCell).at(place));
            }
        }
    }

    /// Checks that a project's enterprise has a row in the year, and that it is the same as in the project's other
    /// rows.
    fn parent(
        &mut self,
        record: &Record,
        column: usize,
        enterprises: &ReadTable,
        project: Option<(&str, usize)>,
        year: usize,
    ) {
        let text = self.part.text(record, column);
        let owner = enterprises.ids.find(text);
        let Some(owner) = owner.filter(|owner| enterprises.loose.row(year, *owner).is_some()) else {
            if enterprises.is_cut || enterprises.uncertain.contains(text) {
                self.table.unowned.extend(project.and_then(|(_, row)| u32::try_from(row).ok()));
            } else if !text.is_empty() {
                let fault = Diagnostic::error(Code::OrphanProject).with("id", text);
                self.fault(record, Some(column), fault.with("year", self.rules.year(year).to_string()));
            }
            return;
        };
        let Some((id, number)) = project.and_then(|(id, _)| Some((id, self.table.ids.find(id)?))) else { return };
        let known = &mut self.table.owners[number as usize];
        if *known == NONE {
            *known = owner;
        } else if *known != owner {
            let other = enterprises.ids.text(*known).to_owned();
            let fault = Diagnostic::error(Code::ProjectMoved).with("project", id).with("id", text).with("other", other);
            self.fault(record, Some(column), fault);
        }
    }

    /// Validates a cell and keeps its value if the row was added.
    fn cell(&mut self, record: &Record, index: usize, row: Option<usize>) {
        let column = &self.part.header.columns[index];
        let text = record.cell(column.at);
        // This is the default, which is not stored; most cells of most tables are zero.
        if text == "0"
            && matches!(column.kind, FieldKind::Money { unknown: false, .. } | FieldKind::Count | FieldKind::Flag)
        {
            return;
        }
        if text.is_empty() {
            return self.blank(record, index);
        }
        match read_value(self.rules, column, &mut self.part.spellings[index], text) {
            Ok(value) => {
                if let Some(row) = row {
                    self.table.loose.columns[column.field.index()].put(row, value);
                }
            }
            Err(_) if blank_sign(text, column.kind) => self.blank(record, index),
            Err(fault) => {
                let fault = spreadsheet_fault(text, column.kind).unwrap_or(*fault);
                self.fault(record, Some(index), fault);
            }
        }
    }

    fn blank(&mut self, record: &Record, index: usize) {
        let field = &self.rules.fields[self.part.header.columns[index].field.index()];
        let needs = matches!(
            field.kind,
            FieldKind::Key | FieldKind::Period | FieldKind::Parent | FieldKind::Category { default: None, .. }
        );
        if field.required || needs {
            self.fault(record, Some(index), Diagnostic::error(Code::BlankCell));
        }
    }

    /// Reports a fault of a row, or of a cell if `column` is an index into the header's columns.
    fn fault(&mut self, record: &Record, column: Option<usize>, fault: Diagnostic) {
        self.add(record, column, fault.severity, fault.code, || fault);
    }

    fn add(
        &mut self,
        record: &Record,
        column: Option<usize>,
        severity: Severity,
        code: Code,
        fault: impl FnOnce() -> Diagnostic,
    ) {
        let part = &self.part;
        self.faults.add(severity, code, || fault().at(part.place(record.row, column)));
    }
}
