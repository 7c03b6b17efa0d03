//! Reads sheets in steps, so that progress can be shown and the import can be cancelled.

use cesuan_base::diag::{Code, Diagnostic, Diagnostics};
use cesuan_base::dim::Rows;
use cesuan_base::table::Population;
use cesuan_office::{Numbering, RawSheet};
use cesuan_policy::check::Rules;

use super::assemble::population;
use super::constant;
use super::csv_split::{CsvSplitter, broken};
use super::faults::{TableFaults, empty};
use super::grid::Record;
use super::header::Matcher;
use super::layout::{ErrorRows, Layout, SheetRole};
use super::leave_out::leave_out;
use super::sniff::{SniffedSheet, sniff};
use super::table_reader::{ReadTable, RowContext, SheetPart};
use super::unit_slips::unit_slips;
use super::unjudged::unjudged;
use super::view::{ImportProgress, KEPT_PER_CODE, LeftOut, RowCounts, TablesView};

/// The outcome of an import.
#[derive(Debug)]
pub struct ImportOutcome {
    /// The population; `None` if there are errors.
    pub population: Option<Population>,
    /// All faults, errors first.
    pub faults: Diagnostics,
    /// Everything to show about the sheets.
    pub view: TablesView,
}

/// An import in progress. The same rules and sheets must be passed at every step.
#[derive(Debug)]
pub struct TablesReader {
    layout: Layout,
    errors: ErrorRows,
    faults: TableFaults,
    view: TablesView,
    /// The sheets to be read: those of enterprises, then those of projects.
    order: Vec<(usize, SheetRole)>,
    /// The index in `order` of the sheet being read.
    current: usize,
    /// The position in the sheet being read; `None` before its header.
    splitter: Option<CsvSplitter>,
    enterprises: Option<ReadTable>,
    projects: Option<ReadTable>,
    record: Record,
    /// The bytes of text of the sheets that have been read completely.
    done: u64,
    /// The bytes of text of all sheets to be read.
    all: u64,
}

impl TablesReader {
    /// Examines the first rows of every sheet. Of each code at most [`KEPT_PER_CODE`] faults are kept.
    pub fn new(rules: &Rules, sheets: &[RawSheet], layout: Layout, errors: ErrorRows) -> Self {
        Self::keeping(KEPT_PER_CODE, rules, sheets, layout, errors)
    }

    /// Like [`TablesReader::new`], but keeps at most `most` faults of each code.
    pub fn keeping(most: usize, rules: &Rules, sheets: &[RawSheet], layout: Layout, errors: ErrorRows) -> Self {
        let mut faults = TableFaults::keeping(most);
        let sniffed = sniff(rules, sheets, &layout);
        let view = TablesView {
            sheets: sniffed.iter().zip(sheets).map(|(sniffed, sheet)| sniffed.view(rules, sheet, &layout)).collect(),
            ..TablesView::default()
        };
        unread(&sniffed, sheets, &mut faults);
        let of_role = |role| sniffed.iter().enumerate().filter(move |(_, sniffed)| sniffed.role == Some(role));
        let order: Vec<(usize, SheetRole)> = [SheetRole::Enterprises, SheetRole::Projects]
            .into_iter()
            .flat_map(|role| of_role(role).map(move |(at, _)| (at, role)))
            .collect();
        if of_role(SheetRole::Enterprises).next().is_none() && faults.errors() == 0 {
            faults.push(Diagnostic::error(Code::NoTable));
        }
        Self {
            errors,
            faults,
            view,
            all: order.iter().map(|(at, _)| sheets[*at].text.len() as u64).sum(),
            order,
            current: 0,
            splitter: None,
            enterprises: None,
            projects: None,
            record: Record::default(),
            done: 0,
            layout,
        }
    }

    /// How much has been read.
    pub fn progress(&self) -> ImportProgress {
        let part = self.splitter.map_or(0, |splitter| splitter.at as u64);
        let rows = |table: &Option<ReadTable>| table.as_ref().map_or(0, |table| table.read);
        ImportProgress { done: self.done + part, all: self.all, rows: rows(&self.enterprises) + rows(&self.projects) }
    }

    /// Reads up to so many rows. Gives `false` once there are none left.
    pub fn step(&mut self, rules: &Rules, sheets: &[RawSheet], rows: usize) -> bool {
        let mut left = rows;
        while let Some(&(at, role)) = self.order.get(self.current) {
            let sheet = &sheets[at];
            if !self.sheet(rules, sheet, at, role, &mut left) {
                return true;
            }
            self.splitter = None;
            self.current += 1;
            self.done += sheet.text.len() as u64;
        }
        false
    }

    /// Reads rows of a sheet. Gives `false` if the limit was reached before its end.
    fn sheet(&mut self, rules: &Rules, sheet: &RawSheet, at: usize, role: SheetRole, left: &mut usize) -> bool {
        let Some(rows) = role.rows() else { return true };
        let mut splitter = match self.splitter {
            Some(splitter) => splitter,
            None => match self.header(rules, sheet, at, rows) {
                Some(splitter) => splitter,
                None => return true,
            },
        };
        let (table, enterprises) = match rows {
            Rows::Project => (self.projects.as_mut(), self.enterprises.as_ref()),
            _ => (self.enterprises.as_mut(), None),
        };
        let Some(table) = table else { return true };
        let mut context = RowContext { rules, enterprises, faults: &mut self.faults };
        loop {
            if *left == 0 {
                self.splitter = Some(splitter);
                return false;
            }
            *left -= 1;
            match splitter.next(&sheet.text, &mut self.record) {
                Ok(true) if self.record.is_blank() => {}
                Ok(true) => {
                    if !table.row(&self.record, &mut context) {
                        return true;
                    }
                    self.view.sheets[at].rows += 1;
                }
                Ok(false) => return true,
                Err(detail) => {
                    table.is_cut = true;
                    context.faults.push(broken(&sheet.name(), self.record.row, detail));
                    return true;
                }
            }
        }
    }

    /// Reads the header of a sheet and gives the position after it.
    fn header(&mut self, rules: &Rules, sheet: &RawSheet, at: usize, rows: Rows) -> Option<CsvSplitter> {
        let name = sheet.name();
        let mut splitter = CsvSplitter::new(sheet);
        let wanted = self.view.sheets[at].header;
        loop {
            match splitter.next(&sheet.text, &mut self.record) {
                Ok(true) if wanted == Some(self.record.row) => break,
                Ok(true) => {}
                Ok(false) => {
                    self.faults.push(empty(&name, Diagnostic::error(Code::EmptyTable)));
                    return None;
                }
                Err(detail) => {
                    self.faults.push(broken(&name, self.record.row, detail));
                    return None;
                }
            }
        }
        let matcher = Matcher::new(rules, rows, &self.layout);
        let header = matcher.read(&name, true, &self.record, &mut self.faults)?;
        let ragged = sheet.numbering != Numbering::Lines;
        let part = SheetPart::new(name, true, ragged, header)?;
        let table = if rows == Rows::Project { &mut self.projects } else { &mut self.enterprises };
        table.get_or_insert_with(|| ReadTable::new(rules, rows)).begin(part);
        Some(splitter)
    }

    /// Reads the remaining rows and assembles the population.
    pub fn finish(mut self, rules: &Rules, sheets: &[RawSheet]) -> ImportOutcome {
        while self.step(rules, sheets, usize::MAX) {}
        self.empty_tables(sheets);
        let (mut enterprises, mut projects) = (self.enterprises, self.projects);
        for table in [&mut enterprises, &mut projects].into_iter().flatten() {
            constant::differing(rules, table, &mut self.faults);
        }
        let counts = |of: &dyn Fn(&ReadTable) -> u64| RowCounts {
            enterprises: enterprises.as_ref().map_or(0, of),
            projects: projects.as_ref().map_or(0, of),
        };
        let mut view = self.view;
        view.read = counts(&|table| table.read);
        view.in_error = counts(&|table| table.in_error);
        let of_rows = counts(&|table| table.row_errors);
        for table in [&enterprises, &projects].into_iter().flatten() {
            unit_slips(rules, table, &mut self.faults);
            unjudged(rules, table, &mut self.faults);
        }
        // TableFaults of more than a row, such as a missing column, cannot be left out.
        let whole = self.faults.errors() == of_rows.enterprises + of_rows.projects;
        let remain = |table: &ReadTable| table.loose.len > table.wrong.len();
        view.may_leave_out = whole && self.faults.errors() > 0 && enterprises.as_ref().is_some_and(remain);
        let mut takes_part = self.faults.errors() == 0;
        if self.errors == ErrorRows::LeaveOut && view.may_leave_out {
            if let Some(enterprises) = &mut enterprises {
                let with_enterprise = leave_out(rules, enterprises, projects.as_mut(), &mut self.faults);
                view.left_out = LeftOut {
                    enterprises: view.in_error.enterprises,
                    projects: view.in_error.projects,
                    with_enterprise,
                };
            }
            takes_part = true;
        }
        let population = enterprises.filter(|_| takes_part).map(|enterprises| {
            let (projects, owners) = projects.unwrap_or_else(|| ReadTable::new(rules, Rows::Project)).into_loose();
            population(rules, enterprises.into_loose().0, projects, &owners)
        });
        view.ready = population.is_some();
        view.faults = self.faults.list().cloned().collect();
        view.counts = self.faults.counts();
        ImportOutcome { population, faults: self.faults.diagnostics(), view }
    }

    /// Reports tables without rows.
    fn empty_tables(&mut self, sheets: &[RawSheet]) {
        let no_rows = |table: &Option<ReadTable>| table.as_ref().is_some_and(|table| table.loose.len == 0);
        let name =
            |role| self.order.iter().find(|(_, of)| *of == role).map_or_else(String::new, |(at, _)| sheets[*at].name());
        if no_rows(&self.enterprises) && self.faults.errors() == 0 {
            self.faults.push(empty(&name(SheetRole::Enterprises), Diagnostic::error(Code::EmptyTable)));
        }
        if no_rows(&self.projects) {
            // A population without projects is allowed, but an empty file of projects is probably a mistake.
            self.faults.push(empty(&name(SheetRole::Projects), Diagnostic::warning(Code::EmptyTable)));
        }
    }
}

/// Warns of sheets that could be a table for which another sheet was taken. Other unread sheets are shown in the view.
fn unread(sniffed: &[SniffedSheet], sheets: &[RawSheet], faults: &mut TableFaults) {
    for (spare, sheet) in sniffed.iter().zip(sheets).filter(|(sniffed, _)| sniffed.role.is_none()) {
        let Some(role) = spare.spare else { continue };
        let taken = sniffed.iter().position(|other| other.role == Some(role));
        let other = taken.map_or_else(String::new, |at| sheets[at].name());
        faults.push(empty(&sheet.name(), Diagnostic::warning(Code::SheetSpare).with("other", other)));
    }
}
