//! Reads the records of an XLS workbook (BIFF8, Excel 97 to 2003): strings, formats, and the cells of each worksheet.

use calamine::{ExcelDateTime, ExcelDateTimeType};

use super::biff_text::{Strings, text};
use super::compound_file::{u16_at, u32_at};
use super::number::{date, number};
use super::sheet_text::flag;

const EOF: u16 = 0x000a;
const BOF: u16 = 0x0809;
const CONTINUE: u16 = 0x003c;

/// The id of the message that says what is wrong with a workbook.
pub(super) type Word = &'static str;

/// Row and column, both from 0, and text of a cell.
pub(super) type Cell = (u16, u16, String);

/// The records of a stream: each has a kind, a length, and bytes.
struct Records<'b> {
    stream: &'b [u8],
    at: usize,
}

impl<'b> Records<'b> {
    fn next(&mut self) -> Option<(u16, &'b [u8])> {
        let kind = u16_at(self.stream, self.at)?;
        let length = usize::from(u16_at(self.stream, self.at + 2)?);
        let data = self.stream.get(self.at + 4..self.at + 4 + length)?;
        self.at += 4 + length;
        Some((kind, data))
    }

    /// The bytes of the `CONTINUE` records that follow the one just read.
    fn continued(&mut self) -> Vec<&'b [u8]> {
        let mut parts = Vec::new();
        while u16_at(self.stream, self.at) == Some(CONTINUE) {
            let Some((_, data)) = self.next() else { break };
            parts.push(data);
        }
        parts
    }
}

/// The part of a workbook before its worksheets: strings, formats, and where each worksheet begins.
#[derive(Default)]
pub(super) struct Globals {
    strings: Vec<String>,
    /// The numbers of custom formats that show dates.
    dates: Vec<u16>,
    /// The format number of each cell style.
    styles: Vec<u16>,
    from_1904: bool,
    /// Name and byte offset of each worksheet.
    pub sheets: Vec<(String, usize)>,
}

impl Globals {
    /// Reads the globals at the start of a workbook stream.
    pub(super) fn read(stream: &[u8]) -> Result<Self, Word> {
        const BROKEN: Word = "book-broken";
        let mut records = Records { stream, at: 0 };
        let (kind, data) = records.next().ok_or(BROKEN)?;
        if kind != BOF || u16_at(data, 0) != Some(0x0600) {
            return Err("book-ancient");
        }
        let mut globals = Self::default();
        loop {
            let (kind, data) = records.next().ok_or(BROKEN)?;
            match kind {
                EOF => return Ok(globals),
                0x002f => return Err("book-encrypted"),
                0x0022 => globals.from_1904 = u16_at(data, 0) == Some(1),
                0x041e => {
                    let id = u16_at(data, 0).ok_or(BROKEN)?;
                    if shows_date(&text(data, 2).unwrap_or_default()) {
                        globals.dates.push(id);
                    }
                }
                0x00e0 => globals.styles.push(u16_at(data, 2).ok_or(BROKEN)?),
                // Worksheets only: other sheet types are charts and macros.
                0x0085 if data.get(5) == Some(&0) => {
                    let at = u32_at(data, 0).ok_or(BROKEN)? as usize;
                    let length = *data.get(6).ok_or(BROKEN)?;
                    let mut name = vec![length, 0];
                    name.extend_from_slice(data.get(7..).ok_or(BROKEN)?);
                    globals.sheets.push((text(&name, 0).ok_or(BROKEN)?, at));
                }
                0x00fc => {
                    let parts = [vec![data], records.continued()].concat();
                    globals.strings = Strings::new(&parts).all().ok_or(BROKEN)?;
                }
                _ => {}
            }
        }
    }

    /// The cells of the worksheet at a byte offset, by row and column. `None` if its records are damaged.
    pub(super) fn cells(&self, stream: &[u8], at: usize) -> Option<Vec<Cell>> {
        let mut records = Records { stream, at };
        let mut cells: Vec<Cell> = Vec::new();
        let mut depth = 0_usize;
        loop {
            let (kind, data) = records.next()?;
            match kind {
                BOF => depth += 1,
                EOF if depth <= 1 => break,
                EOF => depth -= 1,
                // Deeper substreams are charts on the sheet.
                _ if depth != 1 => {}
                0x00bd => self.run_of_numbers(data, &mut cells)?,
                0x0207 => {
                    // This record holds the text result of the formula in the cell before it.
                    let parts = [vec![data], records.continued()].concat();
                    if let (Some(cell), Some(text)) = (cells.last_mut(), Strings::new(&parts).one()) {
                        cell.2 = text;
                    }
                }
                _ => {
                    if let Some(text) = self.value(kind, data) {
                        cells.push((u16_at(data, 0)?, u16_at(data, 2)?, text));
                    }
                }
            }
        }
        cells.sort_by_key(|(row, column, _)| (*row, *column));
        cells.dedup_by_key(|(row, column, _)| (*row, *column));
        Some(cells)
    }

    /// The text of a cell record; `None` for any other record.
    fn value(&self, kind: u16, data: &[u8]) -> Option<String> {
        let style = u16_at(data, 4)?;
        match kind {
            0x00fd => self.strings.get(u32_at(data, 6)? as usize).cloned(),
            0x0203 => Some(self.number(style, f64::from_le_bytes(*data.get(6..)?.first_chunk()?))),
            0x027e => Some(self.packed(style, u32_at(data, 6)?)),
            0x0205 => Some(truth(*data.get(6)?, *data.get(7)? == 1)),
            0x0204 | 0x00d6 => text(data, 6),
            0x0006 => {
                let result: [u8; 8] = *data.get(6..)?.first_chunk()?;
                Some(match result {
                    [0, .., 0xff, 0xff] => super::sheet_text::FORMULA.to_owned(),
                    [1, _, value, .., 0xff, 0xff] => truth(value, false),
                    [2, _, error, .., 0xff, 0xff] => truth(error, true),
                    [3, .., 0xff, 0xff] => String::new(),
                    number => self.number(style, f64::from_le_bytes(number)),
                })
            }
            _ => None,
        }
    }

    fn run_of_numbers(&self, data: &[u8], cells: &mut Vec<Cell>) -> Option<()> {
        let (row, first) = (u16_at(data, 0)?, u16_at(data, 2)?);
        let run = data.get(4..data.len().checked_sub(2)?)?;
        for (column, cell) in (first..).zip(run.chunks_exact(6)) {
            cells.push((row, column, self.packed(u16_at(cell, 0)?, u32_at(cell, 2)?)));
        }
        Some(())
    }

    fn is_date(&self, style: u16) -> bool {
        let format = self.styles.get(usize::from(style)).copied().unwrap_or(0);
        matches!(format, 14..=22 | 27..=36 | 45..=47 | 50..=58) || self.dates.contains(&format)
    }

    fn number(&self, style: u16, value: f64) -> String {
        if self.is_date(style) {
            return date(ExcelDateTime::new(value, ExcelDateTimeType::DateTime, self.from_1904));
        }
        number(value)
    }

    /// Decodes an RK number: four bytes that hold a whole number or the upper half of a double, either of which may
    /// count hundredths.
    fn packed(&self, style: u16, bits: u32) -> String {
        let value =
            if bits & 2 == 0 { f64::from_bits(u64::from(bits & !3) << 32) } else { f64::from(bits.cast_signed() >> 2) };
        if bits & 1 == 0 { self.number(style, value) } else { hundredths(&number(value)) }
    }
}

/// Divides a decimal number by a hundred by moving its point.
fn hundredths(text: &str) -> String {
    let (sign, digits) = text.strip_prefix('-').map_or(("", text), |digits| ("-", digits));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let padded = format!("{whole:0>3}");
    let (whole, moved) = padded.split_at(padded.len() - 2);
    let text = format!("{sign}{whole}.{moved}{fraction}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn truth(value: u8, is_error: bool) -> String {
    let text = match (is_error, value) {
        (false, value) => flag(value != 0),
        (true, 0x00) => "#NULL!",
        (true, 0x07) => "#DIV/0!",
        (true, 0x0f) => "#VALUE!",
        (true, 0x17) => "#REF!",
        (true, 0x1d) => "#NAME?",
        (true, 0x24) => "#NUM!",
        (true, _) => "#N/A",
    };
    text.to_owned()
}

/// Whether a format shows dates or times: whether it has one of their letters outside quotes, escapes and colour names.
fn shows_date(format: &str) -> bool {
    let mut chars = format.chars();
    let mut found = false;
    while let Some(c) = chars.next() {
        match c {
            '"' => {
                chars.find(|c| *c == '"');
            }
            '\\' | '_' | '*' => {
                chars.next();
            }
            '[' => {
                let inside: String = chars.by_ref().take_while(|c| *c != ']').collect();
                found |= matches!(inside.to_lowercase().as_str(), "h" | "hh" | "m" | "mm" | "s" | "ss");
            }
            _ => found |= matches!(c.to_ascii_lowercase(), 'y' | 'm' | 'd' | 'h' | 's'),
        }
    }
    found && !format.eq_ignore_ascii_case("general")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_of_dates_are_told_from_formats_of_numbers() {
        for format in ["yyyy-mm-dd", "yyyy\"年\"m\"月\"", "[h]:mm", "[$-804]yyyy/m/d"] {
            assert!(shows_date(format), "{format}");
        }
        for format in ["General", "0.00", "#,##0\"days\"", "0.00E+00", "[Red]0.0", "\\d0", "@"] {
            assert!(!shows_date(format), "{format}");
        }
    }

    #[test]
    fn hundredths_move_the_point() {
        for (text, expected) in [("1234", "12.34"), ("-5", "-0.05"), ("0", "0"), ("100", "1"), ("12.5", "0.125")] {
            assert_eq!(hundredths(text), expected);
        }
    }
}
