//! Reads tables in one go.

use cesuan_base::diag::{Code, Diagnostic, Diagnostics, KEPT, Warned};
use cesuan_base::dim::Rows;
use cesuan_base::table::Population;
use cesuan_office::{RawSheet, plain};
use cesuan_policy::check::Rules;

use super::assemble::population;
use super::constant;
use super::faults::{TableFaults, empty};
use super::grid::{Grid, Record};
use super::header::Matcher;
use super::import_steps::TablesReader;
use super::layout::{ErrorRows, Layout, SheetLayout, SheetRole};
use super::table_reader::{ReadTable, RowContext, SheetPart};

/// A file in memory.
#[derive(Clone, Copy, Debug)]
pub struct NamedBytes<'a> {
    /// The name shown to people.
    pub name: &'a str,
    pub bytes: &'a [u8],
}

/// Reads the two tables of a population from text files in UTF-8.
///
/// # Errors
/// All faults of either file.
pub fn read_tables(
    rules: &Rules,
    enterprises: NamedBytes<'_>,
    projects: Option<NamedBytes<'_>>,
) -> Result<Warned<Population>, Diagnostics> {
    let mut sheets = Vec::new();
    let mut layout = Layout::default();
    let mut faults = Diagnostics::new();
    for (file, role) in [(Some(enterprises), SheetRole::Enterprises), (projects, SheetRole::Projects)] {
        let Some(file) = file else { continue };
        match plain(file.name, file.bytes.to_vec()) {
            Ok(sheet) => {
                layout.sheets.push(SheetLayout { at: sheets.len(), sheet: None, role: Some(role), header: None });
                sheets.push(sheet);
            }
            Err(fault) => faults.push(*fault),
        }
    }
    if faults.errors() > 0 {
        return Err(faults);
    }
    read_sheets(rules, &sheets, &layout, ErrorRows::Refuse)
}

/// Reads sheets in one go.
///
/// # Errors
/// All faults of the sheets.
pub fn read_sheets(
    rules: &Rules,
    sheets: &[RawSheet],
    layout: &Layout,
    errors: ErrorRows,
) -> Result<Warned<Population>, Diagnostics> {
    let reading = TablesReader::keeping(KEPT, rules, sheets, layout.clone(), errors).finish(rules, sheets);
    match reading.population {
        Some(value) => Ok(Warned { value, warnings: reading.faults }),
        None => Err(reading.faults),
    }
}

/// Reads the two tables of a population from any source of cells.
///
/// # Errors
/// All faults of either table.
pub fn read_grids(
    rules: &Rules,
    enterprises: &mut dyn Grid,
    projects: Option<&mut dyn Grid>,
) -> Result<Warned<Population>, Diagnostics> {
    let mut faults = TableFaults::keeping(KEPT);
    let mut enterprises = grid(rules, Rows::Enterprise, enterprises, None, &mut faults);
    let mut projects =
        projects.and_then(|projects| grid(rules, Rows::Project, projects, enterprises.as_ref(), &mut faults));
    for table in [&mut enterprises, &mut projects].into_iter().flatten() {
        constant::differing(rules, table, &mut faults);
    }
    if faults.errors() > 0 {
        return faults.or(None);
    }
    let projects = projects.unwrap_or_else(|| ReadTable::new(rules, Rows::Project));
    let population = enterprises.map(|enterprises| {
        let (projects, owners) = projects.into_loose();
        population(rules, enterprises.into_loose().0, projects, &owners)
    });
    faults.or(population)
}

fn grid(
    rules: &Rules,
    rows: Rows,
    grid: &mut dyn Grid,
    enterprises: Option<&ReadTable>,
    faults: &mut TableFaults,
) -> Option<ReadTable> {
    let mut record = Record::default();
    let mut table: Option<ReadTable> = None;
    loop {
        match grid.read(&mut record) {
            Ok(true) if record.is_blank() => {}
            Ok(true) => match &mut table {
                Some(table) => {
                    if !table.row(&record, &mut RowContext { rules, enterprises, faults }) {
                        break;
                    }
                }
                None => {
                    let layout = Layout::default();
                    let header =
                        Matcher::new(rules, rows, &layout).read(grid.name(), grid.is_sheet(), &record, faults)?;
                    let part = SheetPart::new(grid.name().to_owned(), grid.is_sheet(), false, header)?;
                    table.insert(ReadTable::new(rules, rows)).begin(part);
                }
            },
            Ok(false) => break,
            Err(fault) => {
                faults.push(*fault);
                break;
            }
        }
    }
    if table.as_ref().is_none_or(|table| table.loose.len == 0) && faults.errors() == 0 {
        // A population without projects is allowed; a table without a header is probably a mistake.
        let is_slip = rows == Rows::Enterprise || table.is_none();
        let fault = if is_slip { Diagnostic::error } else { Diagnostic::warning };
        faults.push(empty(grid.name(), fault(Code::EmptyTable)));
    }
    table
}
