//! Files for people: tables to fill in, tables as read, results, faults, and what a committee takes to its meeting.
//!
//! A session gathers [`ExportData`]; here it is put into words, as an [`Output`], and made into a file. In the page the two
//! halves are in two workers, so that words and file formats weigh on neither the page nor the engine's worker.
#![warn(clippy::float_arithmetic)]

mod amendment_table;
mod amendments;
mod budget;
mod cells;
mod columns;
mod comparison;
mod edition;
mod estimate;
mod faults;
mod form;
mod formula;
mod ledger;
mod page_furniture;
mod population;
mod results;
mod template;
mod words;

use cesuan_base::diag::Diagnostics;
use cesuan_office::Output;
use cesuan_policy::check::compile;
use cesuan_session::ExportData;

pub use amendments::{Amended, Amendment, FiscalEffect, Stretch, amendments};
pub use comparison::ComparisonSheet;
pub use edition::Edition;
pub use estimate::{Estimate, EstimateNote, EstimateShare, NoteKind, estimates};
pub use form::{ExportFile, ExportSheet, Form};
pub use template::template;

/// Puts an export into words.
///
/// # Errors
/// When rules that are part of it do not compile.
pub fn write(data: &ExportData, edition: &Edition) -> Result<Output, Diagnostics> {
    let lang = edition.lang;
    let book = match data {
        ExportData::Template(folder) => template(&compile(folder)?.value.0, lang),
        ExportData::Population(data) => population::population(data, lang)?,
        ExportData::Results(data) => results::results(data, edition),
        ExportData::Faults(data) => faults::faults(data, lang),
        ExportData::Amendments(data) => {
            return Ok(Output::Document(amendment_table::amendment_table(data, edition)));
        }
        ExportData::Estimates(data) => budget::budget(data, edition)?,
        ExportData::Comparison(data) => comparison::comparison(data, edition),
    };
    Ok(Output::Book(book))
}
