//! One table: header, then row after row, each cell checked as its column asks.

use std::collections::BTreeSet;

use crate::check::{FieldKind, Rules};
use crate::diag::{Code, Diagnostic, Place};
use crate::dim::Rows;
use crate::id::FieldId;

use super::canonical::{Ids, Loose, NONE};
use super::cell;
use super::credit;
use super::faults::{Faults, empty};
use super::grid::{Grid, Record};
use super::header::{Header, letters, read_header};
use super::read::MAX_ROWS;
use super::typed::{Spellings, read_value};

/// A table as read, its rows in the order they came.
#[derive(Debug)]
pub(super) struct Sheet {
    /// The rows, without their ids.
    pub loose: Loose,
    /// Their ids.
    ids: Ids,
    /// The enterprise of each project, by their numbers.
    owners: Vec<u32>,
    /// The line of each row.
    lines: Vec<u32>,
    /// Ids of rows whose year cannot be read: nothing can be said about what belongs to them.
    uncertain: BTreeSet<Box<str>>,
    /// Whether rows were left unread: then what belongs to them cannot be told either.
    is_cut: bool,
}

impl Sheet {
    /// Reads a table. `enterprises` is the other table where this is the table of projects. `None` where the header does not
    /// tell which rows are which.
    pub(super) fn read(
        rules: &Rules,
        rows: Rows,
        grid: &mut dyn Grid,
        enterprises: Option<&Sheet>,
        faults: &mut Faults,
    ) -> Option<Sheet> {
        let file = grid.name().to_owned();
        let mut record = Record::default();
        let header = loop {
            match grid.read(&mut record) {
                Ok(true) if record.is_blank() => {}
                Ok(true) => break read_header(rules, rows, &file, &record, &mut faults.errors, &mut faults.warnings),
                Ok(false) => {
                    faults.push(empty(&file, Diagnostic::error(Code::EmptyTable)));
                    return None;
                }
                Err(fault) => {
                    faults.push(*fault);
                    return None;
                }
            }
        };
        let key = header.position(FieldKind::Key)?;
        let period = header.position(FieldKind::Period)?;
        let mut reader = Reader {
            rules,
            file,
            key,
            period,
            parent: header.position(FieldKind::Parent),
            spellings: vec![Spellings::default(); header.columns.len()],
            required_if: rules.fields_of(rows).filter_map(|(id, field)| Some((id, field.required_if?))).collect(),
            header,
            enterprises,
            sheet: Sheet {
                loose: Loose::new(rules, rows),
                ids: Ids::default(),
                owners: Vec::new(),
                lines: Vec::new(),
                uncertain: BTreeSet::new(),
                is_cut: false,
            },
            faults,
        };
        let mut count = 0;
        reader.sheet.is_cut = loop {
            match grid.read(&mut record) {
                Ok(true) if record.is_blank() => {}
                Ok(true) if count == MAX_ROWS => {
                    let fault = Diagnostic::error(Code::TooManyRows).with("limit", MAX_ROWS.to_string());
                    reader.fault(&record, None, fault);
                    break true;
                }
                Ok(true) => {
                    count += 1;
                    reader.row(&record);
                }
                Ok(false) => break false,
                Err(fault) => {
                    reader.faults.push(*fault);
                    break true;
                }
            }
        };
        Some(reader.sheet)
    }

    /// The rows with their ids, and the enterprise of each project.
    pub(super) fn into_loose(self) -> (Loose, Vec<u32>) {
        (Loose { ids: self.ids.into_texts(), ..self.loose }, self.owners)
    }
}

struct Reader<'a> {
    rules: &'a Rules,
    file: String,
    header: Header,
    /// Where in the header the key stands; the period; the parent.
    key: usize,
    period: usize,
    parent: Option<usize>,
    spellings: Vec<Spellings>,
    /// Fields a flag of the same row makes required.
    required_if: Vec<(FieldId, FieldId)>,
    enterprises: Option<&'a Sheet>,
    sheet: Sheet,
    faults: &'a mut Faults,
}

impl Reader<'_> {
    fn text<'t>(&self, record: &'t Record, index: usize) -> &'t str {
        record.cell(self.header.columns[index].at)
    }

    fn row(&mut self, record: &Record) {
        self.width(record);
        let id = self.text(record, self.key);
        let Some(year) = self.year(record, id) else { return };
        let row = year.filter(|_| !id.is_empty()).and_then(|year| self.seat(record, id, year));
        for index in 0..self.header.columns.len() {
            self.cell(record, index, row);
        }
        if let Some(row) = row {
            self.required_if(record, row);
        }
        if let (Some(parent), Some(enterprises), Some(year)) = (self.parent, self.enterprises, year) {
            self.parent(record, parent, enterprises, row.map(|_| id), year);
        }
    }

    /// Reports rows with more or fewer cells than the header, and cells under no name.
    fn width(&mut self, record: &Record) {
        if record.cells.len() != self.header.width {
            self.other_width(record);
        }
        if let Some(index) = self.header.unnamed.iter().position(|at| !record.cell(*at).is_empty()) {
            let at = self.header.unnamed.remove(index);
            self.fault(record, None, Diagnostic::warning(Code::UnknownColumn).with("column", letters(at)));
        }
    }

    fn other_width(&mut self, record: &Record) {
        let beyond = record.cells.iter().skip(self.header.width).any(|cell| !cell.trim().is_empty());
        if beyond || record.cells.len() < self.header.width {
            let fault = if beyond { Diagnostic::error(Code::RowLength) } else { Diagnostic::warning(Code::RowLength) };
            let (expected, found) = (self.header.width.to_string(), record.cells.len().to_string());
            self.fault(record, None, fault.with("expected", expected).with("found", found));
        }
    }

    /// The policy year of a row: `None` where it takes no part, `Some(None)` where it cannot be read.
    fn year(&mut self, record: &Record, id: &str) -> Option<Option<usize>> {
        let text = self.text(record, self.period);
        if let Ok(year) = cell::year(text) {
            let found = self.rules.years.iter().position(|known| i64::from(*known) == year);
            if found.is_none() {
                let fault = Diagnostic::warning(Code::OtherYear).with("year", year.to_string());
                self.fault(record, Some(self.period), fault);
            }
            return found.map(Some);
        }
        // That it is blank or no year is reported with the row's other cells.
        self.sheet.uncertain.insert(id.into());
        Some(None)
    }

    /// Finds a row its place among the rows, unless its key is taken.
    fn seat(&mut self, record: &Record, id: &str, year: usize) -> Option<usize> {
        let known = self.sheet.ids.len();
        let number = self.sheet.ids.number(id);
        if number as usize == known {
            self.sheet.owners.push(NONE);
            if self.parent.is_none() && credit::fails(id) {
                self.fault(record, Some(self.key), Diagnostic::warning(Code::CreditCode).with("text", id));
            }
        }
        match self.sheet.loose.seat(year, number) {
            Ok(row) => {
                self.sheet.lines.push(u32::try_from(record.row).unwrap_or(u32::MAX));
                Some(row)
            }
            Err(first) => {
                let first = self.sheet.lines[first as usize].to_string();
                let fault = Diagnostic::error(Code::DuplicateRow).with("id", id);
                let fault = fault.with("year", self.rules.years[year].to_string()).with("first", first);
                self.fault(record, Some(self.key), fault);
                None
            }
        }
    }

    /// Reports blanks that a flag of the same row does not allow.
    fn required_if(&mut self, record: &Record, row: usize) {
        for index in 0..self.required_if.len() {
            let (field, flag) = self.required_if[index];
            let column = self.header.of(field);
            let blank = column.is_none_or(|column| record.cell(column.at).is_empty());
            if blank && self.sheet.loose.columns[flag.index()].flag(row) {
                // Without such a column the field is named by its id.
                let text = column.map_or(&self.rules.fields[field.index()].id, |column| &column.text).clone();
                let place = Place::Cell { file: self.file.clone(), row: record.row, column: Some(text) };
                self.faults.push(Diagnostic::error(Code::BlankCell).at(place));
            }
        }
    }

    /// Checks that a project's enterprise has a row in the year and is the one the project, where it is known, always had.
    fn parent(&mut self, record: &Record, column: usize, enterprises: &Sheet, project: Option<&str>, year: usize) {
        let text = self.text(record, column);
        let owner = enterprises.ids.find(text);
        let Some(owner) = owner.filter(|owner| enterprises.loose.row(year, *owner).is_some()) else {
            if !text.is_empty() && !enterprises.is_cut && !enterprises.uncertain.contains(text) {
                let fault = Diagnostic::error(Code::OrphanProject).with("id", text);
                self.fault(record, Some(column), fault.with("year", self.rules.years[year].to_string()));
            }
            return;
        };
        let Some((id, number)) = project.and_then(|id| Some((id, self.sheet.ids.find(id)?))) else { return };
        let known = &mut self.sheet.owners[number as usize];
        if *known == NONE {
            *known = owner;
        } else if *known != owner {
            let other = enterprises.ids.text(*known).to_owned();
            let fault = Diagnostic::error(Code::ProjectMoved).with("project", id).with("id", text).with("other", other);
            self.fault(record, Some(column), fault);
        }
    }

    /// Checks one cell and keeps its value where the row has a place.
    fn cell(&mut self, record: &Record, index: usize, row: Option<usize>) {
        let column = &self.header.columns[index];
        let text = record.cell(column.at);
        // Most cells of most tables: what is left out is kept as this already.
        if text == "0" && matches!(column.kind, FieldKind::Money { .. } | FieldKind::Count | FieldKind::Flag) {
            return;
        }
        if text.is_empty() {
            let field = &self.rules.fields[column.field.index()];
            let needs = matches!(
                field.kind,
                FieldKind::Key | FieldKind::Period | FieldKind::Parent | FieldKind::Category { default: None, .. }
            );
            if field.required || needs {
                self.fault(record, Some(index), Diagnostic::error(Code::BlankCell));
            }
            return;
        }
        match read_value(self.rules, column, &mut self.spellings[index], text) {
            Ok(value) => {
                if let Some(row) = row {
                    self.sheet.loose.columns[column.field.index()].put(row, value);
                }
            }
            Err(fault) => self.fault(record, Some(index), *fault),
        }
    }

    /// Reports a fault of a row or, where `column` tells which of the header's columns, of a cell.
    fn fault(&mut self, record: &Record, column: Option<usize>, fault: Diagnostic) {
        let column = column.map(|index| self.header.columns[index].text.clone());
        self.faults.push(fault.at(Place::Cell { file: self.file.clone(), row: record.row, column }));
    }
}
