//! Text files: detects the separator of their cells, and reads those in UTF-8.

use memchr::memchr;

use cesuan_base::diag::{Arg, Code, Diagnostic, Place};

use super::raw_sheet::{Encoding, MAX_BYTES, Numbering, RawSheet, Separator};

/// How many lines are examined to detect the separator.
const LINES: usize = 20;

/// Reads a text file in UTF-8 without copying it.
///
/// # Errors
/// If the file is not UTF-8, or too large.
pub fn plain(name: &str, bytes: Vec<u8>) -> Result<RawSheet, Box<Diagnostic>> {
    within(name, bytes.len() as u64)?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let fault = error.utf8_error();
        Box::new(undecodable(name, &error.as_bytes()[..fault.valid_up_to()], "csv-encoding"))
    })?;
    Ok(sheet(name, text, Encoding::Utf8))
}

/// Checks that a file is small enough to be read.
///
/// # Errors
/// If it exceeds [`MAX_BYTES`].
pub fn within(name: &str, bytes: u64) -> Result<(), Box<Diagnostic>> {
    if bytes <= MAX_BYTES as u64 {
        return Ok(());
    }
    let limit = format!("{}MB", MAX_BYTES >> 20);
    Err(Box::new(Diagnostic::error(Code::FileTooLarge).with("limit", limit).at(Place::File { file: name.to_owned() })))
}

/// The fault of a file with invalid bytes after `before`.
pub(super) fn undecodable(name: &str, before: &[u8], detail: &str) -> Diagnostic {
    let row = 1 + memchr::memchr_iter(b'\n', before).count() as u64;
    let place = Place::Cell { file: name.to_owned(), row, column: None, at: None };
    Diagnostic::error(Code::BadCsv).at(place).with("detail", Arg::Word(detail.to_owned()))
}

/// Makes a sheet of decoded text.
pub(super) fn sheet(name: &str, text: String, encoding: Encoding) -> RawSheet {
    let separator = separator(text.trim_start_matches('\u{feff}'));
    let numbering = Numbering::Lines;
    RawSheet { file: name.to_owned(), sheet: None, encoding, separator, numbering, text }
}

/// The separator that occurs most evenly in the first lines outside quotes; a comma if none does.
fn separator(text: &str) -> Separator {
    let counts = Separator::ALL.map(|separator| (evenness(text, separator.byte()), separator));
    // Of equally good separators the first is taken.
    let best = counts.into_iter().rev().max_by_key(|(evenness, _)| *evenness);
    best.filter(|(evenness, _)| *evenness > (0, 0)).map_or(Separator::Comma, |(_, separator)| separator)
}

/// How many of the first lines have the most frequent number of separators, and that number.
fn evenness(text: &str, sign: u8) -> (usize, usize) {
    let mut counts: Vec<usize> = Vec::new();
    let mut bytes = text.as_bytes();
    while !bytes.is_empty() && counts.len() < LINES {
        let (count, length) = line(bytes, sign);
        if length > 2 {
            counts.push(count);
        }
        bytes = &bytes[length..];
    }
    let mut best = (0, 0);
    for count in counts.iter().filter(|count| **count > 0) {
        let alike = counts.iter().filter(|other| *other == count).count();
        best = best.max((alike, *count));
    }
    best
}

/// How many separators the first line has outside quotes, and its length including the line end.
fn line(bytes: &[u8], sign: u8) -> (usize, usize) {
    let mut count = 0;
    let mut at = 0;
    let mut begins = true;
    while let Some(byte) = bytes.get(at) {
        at += 1;
        match byte {
            b'"' if begins => at += memchr(b'"', &bytes[at..]).map_or(0, |length| length + 1),
            b'\n' => return (count, at),
            b'\r' if bytes.get(at) != Some(&b'\n') => return (count, at),
            _ => {}
        }
        begins = *byte == sign;
        count += usize::from(begins);
    }
    (count, at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_separator_is_the_one_that_divides_lines_evenly() {
        for (text, expected) in [
            ("id,year\nA,2018\n", Separator::Comma),
            ("id\tyear\nA,B\t2018\n", Separator::Tab),
            ("id;year;name\nA;2018;\"x,y,z\"\nB;2019;\"1,2\"\n", Separator::Semicolon),
            ("名单,2018\n\nid\tyear\tname\nA\t2018\tx\nB\t2018\ty\n", Separator::Tab),
            ("id\nA\n", Separator::Comma),
            ("", Separator::Comma),
            ("\"a;b\",c\n\"d;e\",f\n", Separator::Comma),
        ] {
            assert_eq!(separator(text), expected, "{text}");
        }
    }
}
