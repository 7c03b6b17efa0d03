//! Two grids to a population, or every fault at once.

use crate::check::Rules;
use crate::diag::{Code, Diagnostic, Diagnostics, Warned};
use crate::dim::Rows;
use crate::table::Population;

use super::canonical::{Loose, population};
use super::csv_grid::CsvGrid;
use super::faults::{Faults, empty};
use super::grid::Grid;
use super::sheet::Sheet;

/// How many rows one table may have.
pub const MAX_ROWS: usize = 5_000_000;

/// A file in memory and the name people know it by.
#[derive(Clone, Copy, Debug)]
pub struct NamedBytes<'a> {
    /// The name.
    pub name: &'a str,
    /// What it holds.
    pub bytes: &'a [u8],
}

/// Reads the two tables of a population from CSV files.
///
/// # Errors
/// Everything that is wrong with either file.
pub fn read_tables(
    rules: &Rules,
    enterprises: NamedBytes<'_>,
    projects: Option<NamedBytes<'_>>,
) -> Result<Warned<Population>, Diagnostics> {
    let mut faults = Faults::default();
    let mut enterprises = open(enterprises, &mut faults);
    let mut projects = projects.and_then(|file| open(file, &mut faults));
    let enterprises = enterprises.as_mut().map(|grid| grid as &mut dyn Grid);
    read(rules, enterprises, projects.as_mut().map(|grid| grid as &mut dyn Grid), faults)
}

fn open<'a>(file: NamedBytes<'a>, faults: &mut Faults) -> Option<CsvGrid<'a>> {
    CsvGrid::new(file.name, file.bytes).map_err(|fault| faults.push(*fault)).ok()
}

/// Reads the two tables of a population from any source of cells.
///
/// # Errors
/// Everything that is wrong with either table.
pub fn read_grids(
    rules: &Rules,
    enterprises: &mut dyn Grid,
    projects: Option<&mut dyn Grid>,
) -> Result<Warned<Population>, Diagnostics> {
    read(rules, Some(enterprises), projects, Faults::default())
}

fn read(
    rules: &Rules,
    enterprises: Option<&mut dyn Grid>,
    projects: Option<&mut dyn Grid>,
    mut faults: Faults,
) -> Result<Warned<Population>, Diagnostics> {
    let enterprises = enterprises.and_then(|grid| {
        let name = grid.name().to_owned();
        let sheet = Sheet::read(rules, Rows::Enterprise, grid, None, &mut faults);
        if let Some(sheet) = &sheet
            && sheet.loose.len == 0
            && faults.errors.errors() == 0
        {
            faults.push(empty(&name, Diagnostic::error(Code::EmptyTable)));
        }
        sheet
    });
    let projects = projects.and_then(|grid| {
        let name = grid.name().to_owned();
        let sheet = Sheet::read(rules, Rows::Project, grid, enterprises.as_ref(), &mut faults);
        if sheet.as_ref().is_some_and(|sheet| sheet.loose.len == 0) {
            // Enterprises without projects are a population; an empty file is more likely a slip.
            faults.push(empty(&name, Diagnostic::warning(Code::EmptyTable)));
        }
        sheet
    });
    if faults.errors.errors() > 0 {
        return faults.or(None);
    }
    let population = enterprises.map(|enterprises| {
        let (projects, owners) =
            projects.map_or_else(|| (Loose::new(rules, Rows::Project), Vec::new()), Sheet::into_loose);
        population(rules, enterprises.into_loose().0, projects, &owners)
    });
    faults.or(population)
}
