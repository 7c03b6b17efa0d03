//! The file an export becomes: a workbook, a document, or one of its sheets as text.

use serde::{Deserialize, Serialize};

use cesuan_base::diag::{Arg, Code, Diagnostic, Diagnostics};
use cesuan_office::{Book, BookSheet, Output, csv};
use cesuan_session::ExportData;

use super::comparison::ComparisonSheet;
use super::edition::Edition;
use super::{results, write};

/// The form of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Form {
    /// XLSX, or DOCX where the export is a document.
    Workbook,
    /// DOCX, or XLSX where the export is a workbook.
    Document,
    /// One sheet as CSV.
    Csv(ExportSheet),
}

/// A sheet that can be had alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ExportSheet {
    /// The enterprise table of a template or a population.
    Enterprises,
    /// The project table of a template or a population; a population without projects has none.
    Projects,
    /// The results by measure.
    Measures,
    /// Every line of the results.
    Lines,
    /// A sheet of the comparison.
    Comparison(ComparisonSheet),
}

/// A file that is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportFile {
    pub bytes: Vec<u8>,
    /// The fingerprint of what it holds, where the file itself has no place for one: it belongs into the file's name.
    pub fingerprint: Option<String>,
}

impl Form {
    /// The ending of a file's name.
    pub const fn ending(self) -> &'static str {
        match self {
            Form::Workbook => "xlsx",
            Form::Document => "docx",
            Form::Csv(_) => "csv",
        }
    }

    /// The file of an export.
    ///
    /// # Errors
    /// When the export has no such sheet, or is more than such a file holds.
    pub fn file(self, data: &ExportData, edition: &Edition) -> Result<ExportFile, Diagnostics> {
        let output = write(data, edition)?;
        let Form::Csv(sheet) = self else { return Ok(ExportFile { bytes: output.file()?, fingerprint: None }) };
        let found = match &output {
            Output::Book(book) => sheet.of(data, book).map(|sheet| (sheet, book)),
            Output::Document(_) => None,
        };
        let (sheet, book) = found.ok_or_else(|| sheet.missing())?;
        Ok(ExportFile { bytes: csv(sheet), fingerprint: book.fingerprint.clone() })
    }
}

impl ExportSheet {
    /// The sheet of an export's workbook; `None` where it has none.
    fn of<'b>(self, data: &ExportData, book: &'b Book) -> Option<&'b BookSheet> {
        let index = match (self, data) {
            (ExportSheet::Enterprises, ExportData::Template(_) | ExportData::Population(_)) => 0,
            (ExportSheet::Projects, ExportData::Template(_)) => 1,
            (ExportSheet::Projects, ExportData::Population(_)) if book.sheets.len() > 1 => 1,
            (ExportSheet::Measures, ExportData::Results(_)) => results::MEASURES,
            (ExportSheet::Lines, ExportData::Results(_)) => book.sheets.len().checked_sub(1)?,
            (ExportSheet::Comparison(sheet), ExportData::Comparison(data)) => sheet.index(data.comparison.baseline)?,
            _ => return None,
        };
        book.sheets.get(index)
    }

    fn missing(self) -> Diagnostics {
        let name = match self {
            ExportSheet::Enterprises => "enterprises",
            ExportSheet::Projects => "projects",
            ExportSheet::Measures => "measures",
            ExportSheet::Lines => "lines",
            ExportSheet::Comparison(_) => "comparison",
        };
        let fault = Diagnostic::error(Code::UnknownId).with("name", name);
        fault.with("kind", Arg::Word("kind-sheet".to_owned())).into()
    }
}
