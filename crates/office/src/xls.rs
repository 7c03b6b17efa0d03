//! Reads XLS workbooks, and recognizes other files in the same container.

use cesuan_base::diag::Diagnostics;

use super::biff::Globals;
use super::compound_file::CompoundFile;
use super::fault::bad;
use super::raw_sheet::RawSheet;
use super::sheet_text::SheetText;

/// Reads every worksheet of a workbook.
pub(super) fn sheets(name: &str, bytes: &[u8]) -> Result<Vec<RawSheet>, Diagnostics> {
    let refuse = |word| Diagnostics::from(bad(name, word));
    let container = CompoundFile::open(bytes).ok_or_else(|| refuse("book-truncated"))?;
    if container.has("EncryptedPackage") {
        return Err(refuse("book-encrypted"));
    }
    if !container.has("Workbook") {
        let word = if container.has("Book") { "book-ancient" } else { "book-document" };
        return Err(refuse(word));
    }
    let stream = container.stream("Workbook").ok_or_else(|| refuse("book-truncated"))?;
    let globals = Globals::read(&stream).map_err(refuse)?;
    let mut sheets = Vec::new();
    for (sheet, at) in &globals.sheets {
        let cells = globals.cells(&stream, *at).ok_or_else(|| refuse("book-broken"))?;
        let mut text = SheetText::new(name, sheet);
        for (row, column, value) in &cells {
            text.cell(u64::from(*row), usize::from(*column), value).map_err(|fault| Diagnostics::from(*fault))?;
        }
        sheets.push(text.finish());
    }
    Ok(sheets)
}
