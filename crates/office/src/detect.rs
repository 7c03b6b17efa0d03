//! Detects the format of a file by its content and reads its sheets.

use cesuan_base::diag::Diagnostics;

use super::fault::bad;
use super::raw_sheet::RawSheet;
use super::zip_guard::{Kind, examine};
use super::{compound_file, encoding, ods, text, xls, xlsx};

/// The first bytes of formats that are no tables, with the message for each.
const STRANGERS: [(&[u8], &str); 9] = [
    (b"%PDF", "book-pdf"),
    (b"\x89PNG", "book-picture"),
    (b"\xff\xd8\xff", "book-picture"),
    (b"GIF8", "book-picture"),
    (b"{\\rtf", "book-document"),
    (b"Rar!", "book-archive"),
    (b"7z\xbc\xaf", "book-archive"),
    (b"\x1f\x8b", "book-archive"),
    (b"<", "book-markup"),
];
/// A text may have at most one control character in so many bytes.
const BINARY: usize = 50;

/// Reads the sheets of a file: all worksheets of an XLSX, XLS or ODS workbook, or the single sheet of a text file.
///
/// # Errors
/// If the file has another format, is damaged or encrypted, or exceeds a limit.
pub fn open(name: &str, bytes: Vec<u8>) -> Result<Vec<RawSheet>, Diagnostics> {
    text::within(name, bytes.len() as u64).map_err(|fault| Diagnostics::from(*fault))?;
    if bytes.is_empty() {
        return Err(bad(name, "book-empty").into());
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        let (archive, kind) = examine(&bytes).map_err(|word| Diagnostics::from(bad(name, word)))?;
        return match kind {
            Kind::Xlsx => {
                drop(archive);
                xlsx::sheets(name, &bytes)
            }
            Kind::Ods => ods::sheets(name, archive),
        };
    }
    if bytes.starts_with(compound_file::SIGNATURE) {
        return xls::sheets(name, &bytes);
    }
    let head = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
    if let Some((_, word)) = STRANGERS.iter().find(|(sign, _)| head.starts_with(sign)) {
        return Err(bad(name, word).into());
    }
    let sheet = encoding::decode(name, bytes).map_err(|fault| Diagnostics::from(*fault))?;
    let is_control = |byte: &&u8| **byte < b' ' && !matches!(**byte, b'\t' | b'\n' | b'\r');
    let controls = sheet.text.as_bytes().iter().take(1 << 16).filter(is_control).count();
    if controls * BINARY > sheet.text.len().min(1 << 16) {
        return Err(bad(name, "book-unknown").into());
    }
    Ok(vec![sheet])
}
