//! Guards against zip files that are no workbooks, are damaged, or unpack to far more than they say.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

/// The most bytes a file may unpack to.
const MAX_UNPACKED: u64 = 1 << 30;
/// The most entries it may have.
const MAX_FILES: usize = 20_000;
/// Entries of at least this size may not be compressed more than [`MAX_RATIO`] times; tables reach about twenty times.
const SUSPECT: u64 = 32 << 20;
const MAX_RATIO: u64 = 200;

/// The kind of workbook in a zip file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Xlsx,
    Ods,
}

pub(super) type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// Opens a zip file and unpacks every entry once, so that the reader of the workbook meets neither damage nor a zip
/// bomb.
///
/// # Errors
/// The id of the message that says what is wrong with the file.
pub(super) fn examine(bytes: &[u8]) -> Result<(Archive<'_>, Kind), &'static str> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(word)?;
    if archive.len() > MAX_FILES {
        return Err("book-bomb");
    }
    let kind = kind(&mut archive)?;
    let mut left = MAX_UNPACKED;
    let mut buffer = vec![0; 1 << 16];
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).map_err(word)?;
        let (size, packed) = (file.size(), file.compressed_size());
        let is_bomb = size > left || (size > SUSPECT && size / packed.max(1) > MAX_RATIO);
        if is_bomb {
            return Err("book-bomb");
        }
        let mut unpacked = 0;
        loop {
            let read = file.read(&mut buffer).map_err(|_| "book-truncated")?;
            if read == 0 {
                break;
            }
            unpacked += read as u64;
            if unpacked > size {
                return Err("book-bomb");
            }
        }
        left -= unpacked;
    }
    Ok((archive, kind))
}

fn kind(archive: &mut Archive<'_>) -> Result<Kind, &'static str> {
    let names: Vec<String> = archive.file_names().flatten().map(|name| name.to_lowercase()).collect();
    let has = |part: &str| names.iter().any(|name| name.starts_with(part));
    let mimetype = mimetype(archive);
    if mimetype.contains("opendocument.spreadsheet") && has("content.xml") {
        return Ok(Kind::Ods);
    }
    if mimetype.contains("opendocument") || has("word/") || has("ppt/") {
        return Err("book-document");
    }
    if has("xl/workbook.bin") {
        return Err("book-binary");
    }
    if has("xl/") { Ok(Kind::Xlsx) } else { Err("book-archive") }
}

fn mimetype(archive: &mut Archive<'_>) -> String {
    const LONGEST: u64 = 200;
    let mut text = String::new();
    if let Ok(file) = archive.by_name("mimetype") {
        // An entry that is not text names no type.
        let _ = file.take(LONGEST).read_to_string(&mut text);
    }
    text
}

fn word(error: ZipError) -> &'static str {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => "book-encrypted",
        _ => "book-truncated",
    }
}
