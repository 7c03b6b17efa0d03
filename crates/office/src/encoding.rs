//! Detects the encoding of text files and decodes them.

use encoding_rs::{Encoding as Codec, GB18030, UTF_16BE, UTF_16LE};
use memchr::memchr;

use cesuan_base::diag::Diagnostic;

use super::raw_sheet::{Encoding, RawSheet};
use super::text::{sheet, undecodable};

/// How many bytes are examined to recognize UTF-16 without a byte order mark.
const LOOKED_AT: usize = 4_096;

/// Decodes a text file into a sheet.
///
/// # Errors
/// If its bytes are invalid in the encoding it seems to have, at the line where they stand.
pub(super) fn decode(name: &str, bytes: Vec<u8>) -> Result<RawSheet, Box<Diagnostic>> {
    if let Some((encoding, skip)) = wide(&bytes) {
        let codec = if encoding == Encoding::Utf16Le { UTF_16LE } else { UTF_16BE };
        return strict(name, &bytes[skip..], codec, encoding);
    }
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => return Ok(sheet(name, text, Encoding::Utf8)),
        Err(error) => error.into_bytes(),
    };
    // A byte order mark shows UTF-8, and so do many valid characters of three bytes.
    let valid = std::str::from_utf8(&bytes).err().map_or(bytes.len(), |error| error.valid_up_to());
    let wide_characters = bytes[..valid].iter().filter(|byte| **byte >= 0xe0).count();
    if bytes.starts_with(b"\xef\xbb\xbf") || wide_characters > 20 {
        return Err(Box::new(undecodable(name, &bytes[..valid], "csv-encoding")));
    }
    strict(name, &bytes, GB18030, Encoding::Gb18030)
}

/// Whether bytes are UTF-16, and how long their byte order mark is. Without a mark, the zeros in every second byte of
/// digits and separators show it.
fn wide(bytes: &[u8]) -> Option<(Encoding, usize)> {
    match bytes {
        [0xff, 0xfe, ..] => return Some((Encoding::Utf16Le, 2)),
        [0xfe, 0xff, ..] => return Some((Encoding::Utf16Be, 2)),
        _ => {}
    }
    let head = &bytes[..bytes.len().min(LOOKED_AT) & !1];
    memchr(0, head)?;
    let zeros = |offset: usize| head.iter().skip(offset).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let many = head.len() / 16;
    match (even, odd) {
        (0, odd) if odd > many => Some((Encoding::Utf16Le, 0)),
        (even, 0) if even > many => Some((Encoding::Utf16Be, 0)),
        _ => None,
    }
}

fn strict(name: &str, bytes: &[u8], codec: &'static Codec, encoding: Encoding) -> Result<RawSheet, Box<Diagnostic>> {
    match codec.decode_without_bom_handling_and_without_replacement(bytes) {
        Some(text) => Ok(sheet(name, text.into_owned(), encoding)),
        None => {
            // The text before the first undecodable character gives the line.
            let (text, _) = codec.decode_without_bom_handling(bytes);
            let before = text.split('\u{fffd}').next().unwrap_or_default();
            let detail = if encoding == Encoding::Gb18030 { "csv-no-encoding" } else { "csv-utf-16" };
            Err(Box::new(undecodable(name, before.as_bytes(), detail)))
        }
    }
}
