//! Files of the time before 2007: XLS workbooks, and what else stands in the same containers.

use std::io::Cursor;

use calamine::{Reader, Xls, XlsError};
use memchr::memmem;

use crate::diag::Diagnostics;

use super::open::bad;
use super::raw::RawSheet;
use super::sheet_text::{SheetText, data_text};

/// How every such file begins.
pub(super) const SIGNATURE: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/// Reads every worksheet.
pub(super) fn sheets(name: &str, bytes: &[u8]) -> Result<Vec<RawSheet>, Diagnostics> {
    if has_stream(bytes, "EncryptedPackage") {
        return Err(bad(name, "book-encrypted").into());
    }
    if !has_stream(bytes, "Workbook") && !has_stream(bytes, "Book") {
        let is_document = has_stream(bytes, "WordDocument") || has_stream(bytes, "PowerPoint Document");
        return Err(bad(name, if is_document { "book-document" } else { "book-broken" }).into());
    }
    let broken = |error: XlsError| {
        let word = if matches!(error, XlsError::Password) { "book-encrypted" } else { "book-broken" };
        bad(name, word)
    };
    let mut book: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(broken)?;
    let mut sheets = Vec::new();
    for sheet in book.sheet_names() {
        let Ok(range) = book.worksheet_range(&sheet) else { continue };
        let mut text = SheetText::new(name, &sheet);
        let (first_row, first_column) = range.start().unwrap_or_default();
        let mut value = String::new();
        for (row, column, data) in range.used_cells() {
            data_text(data, &mut value);
            let (row, column) = (row as u64 + u64::from(first_row), column + first_column as usize);
            text.cell(row, column, &value).map_err(|fault| Diagnostics::from(*fault))?;
        }
        sheets.push(text.finish());
    }
    Ok(sheets)
}

/// Whether a container's directory names a stream.
fn has_stream(bytes: &[u8], name: &str) -> bool {
    const ENTRY: usize = 128;
    const NAME: usize = 64;
    let mut wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    wide.extend([0, 0]);
    memmem::find_iter(bytes, &wide).any(|at| {
        // A directory entry begins with its name and says behind it how long that is.
        let length = bytes.get(at + NAME).zip(bytes.get(at + NAME + 1));
        at % ENTRY == 0 && length.is_some_and(|(low, high)| usize::from(*low) + usize::from(*high) * 256 == wide.len())
    })
}
