//! Strings in the records of an XLS workbook. A string may continue in the next record.

use super::compound_file::{u16_at, u32_at};

/// Flag of a string with two bytes per character.
const WIDE: u8 = 1;
/// Flag of a string with phonetic data after the text and its formatting runs.
const MORE: u8 = 4;
/// Flag of a string with formatting runs after the text.
const RUNS: u8 = 8;

/// The string at an offset of one record.
pub(super) fn text(data: &[u8], at: usize) -> Option<String> {
    Strings::new(&[data.get(at..)?]).one()
}

/// Strings one after another, in a record and those that continue it.
pub(super) struct Strings<'b> {
    parts: Vec<&'b [u8]>,
    part: usize,
    at: usize,
}

impl<'b> Strings<'b> {
    pub(super) fn new(parts: &[&'b [u8]]) -> Self {
        Self { parts: parts.to_vec(), part: 0, at: 0 }
    }

    /// All strings of a shared string table; `None` if it is damaged.
    pub(super) fn all(mut self) -> Option<Vec<String>> {
        let count = u32_at(self.parts.first()?, 4)? as usize;
        self.at = 8;
        let mut strings = Vec::new();
        for _ in 0..count {
            strings.push(self.one()?);
        }
        Some(strings)
    }

    /// The next string; `None` if it is cut off.
    pub(super) fn one(&mut self) -> Option<String> {
        let length = self.number(2)?;
        let mut flags = self.byte()?;
        let runs = if flags & RUNS == 0 { 0 } else { self.number(2)? };
        let more = if flags & MORE == 0 { 0 } else { self.number(4)? };
        let mut units: Vec<u16> = Vec::new();
        while units.len() < length {
            if self.at == self.parts.get(self.part)?.len() {
                // In each further record the text begins with a new flag byte, which may change the character width.
                self.part += 1;
                self.at = 0;
                flags = self.byte()?;
            }
            let rest = self.parts.get(self.part)?.get(self.at..)?;
            let width = if flags & WIDE == 0 { 1 } else { 2 };
            let count = (length - units.len()).min(rest.len() / width);
            if count == 0 {
                return None;
            }
            match width {
                1 => units.extend(rest[..count].iter().map(|byte| u16::from(*byte))),
                _ => units.extend(rest[..count * 2].chunks_exact(2).filter_map(|pair| u16_at(pair, 0))),
            }
            self.at += count * width;
        }
        self.skip(runs.checked_mul(4)?.checked_add(more)?)?;
        Some(String::from_utf16_lossy(&units))
    }

    fn byte(&mut self) -> Option<u8> {
        while self.at >= self.parts.get(self.part)?.len() {
            self.part += 1;
            self.at = 0;
        }
        self.at += 1;
        self.parts[self.part].get(self.at - 1).copied()
    }

    fn number(&mut self, bytes: u32) -> Option<usize> {
        let mut number = 0;
        for place in 0..bytes {
            number |= usize::from(self.byte()?) << (8 * place);
        }
        Some(number)
    }

    fn skip(&mut self, mut bytes: usize) -> Option<()> {
        while bytes > 0 {
            let left = self.parts.get(self.part)?.len() - self.at;
            let step = bytes.min(left);
            self.at += step;
            bytes -= step;
            if bytes > 0 {
                self.part += 1;
                self.at = 0;
            }
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_run_on_into_the_next_record() {
        let first: &[u8] = &[0, 0, 0, 0, 2, 0, 0, 0, 4, 0, 0, b'a', b'b'];
        let second: &[u8] = &[1, 0x32, 0x75, 0x82, 0x53, 1, 0, 8, 1, 0, b'z', 9, 9];
        let third: &[u8] = &[9, 9];
        let strings = Strings::new(&[first, second, third]).all();
        assert_eq!(strings, Some(vec!["ab甲厂".to_owned(), "z".to_owned()]));
        assert_eq!(Strings::new(&[&first[..12]]).all(), None);
    }
}
