//! Reads XLSX workbooks, as Excel, WPS and LibreOffice write them.

use std::io::Cursor;

use calamine::{DataRef, Reader, SheetType, Xlsx, XlsxError};

use cesuan_base::diag::{Diagnostic, Diagnostics};

use super::fault::bad;
use super::raw_sheet::RawSheet;
use super::sheet_text::{FORMULA, SheetText, value_text};

/// Reads every worksheet of a workbook.
pub(super) fn sheets(name: &str, bytes: &[u8]) -> Result<Vec<RawSheet>, Diagnostics> {
    let broken = |error: &XlsxError| {
        let word = if matches!(error, XlsxError::Password) { "book-encrypted" } else { "book-broken" };
        bad(name, word)
    };
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| broken(&error))?;
    let worksheets = book.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let names: Vec<String> = worksheets.map(|sheet| sheet.name.clone()).collect();
    let mut sheets = Vec::with_capacity(names.len());
    for sheet in &names {
        match read(&mut book, name, sheet) {
            Ok(sheet) => sheets.push(sheet),
            Err(ReadError::Fault(fault)) => return Err((*fault).into()),
            Err(ReadError::Broken(XlsxError::NotAWorksheet(_))) => {}
            Err(ReadError::Broken(error)) => return Err(broken(&error).into()),
        }
    }
    Ok(sheets)
}

enum ReadError {
    Broken(XlsxError),
    Fault(Box<Diagnostic>),
}

impl From<XlsxError> for ReadError {
    fn from(error: XlsxError) -> Self {
        ReadError::Broken(error)
    }
}

impl From<Box<Diagnostic>> for ReadError {
    fn from(fault: Box<Diagnostic>) -> Self {
        ReadError::Fault(fault)
    }
}

fn read(book: &mut Xlsx<Cursor<&[u8]>>, file: &str, sheet: &str) -> Result<RawSheet, ReadError> {
    let mut text = SheetText::new(file, sheet);
    let mut cells = book.worksheet_cells_reader(sheet)?;
    let mut value = String::new();
    while let Some(cell) = cells.next_cell_with_formula_metadata()? {
        if cell.value == DataRef::Empty && cell.formula.is_some() {
            value.clear();
            value.push_str(FORMULA);
            if let Some(calamine::XlsxFormulaMetadata::Normal { formula }) = &cell.formula {
                value.push_str(" =");
                value.push_str(formula);
            }
        } else {
            value_text(&cell.value, &mut value);
        }
        let (row, column) = cell.pos;
        text.cell(row.into(), column as usize, &value)?;
    }
    Ok(text.finish())
}
