//! Sheets of cells as text, into which every format is read.

use serde::{Deserialize, Serialize};

/// The most bytes a file may have.
pub const MAX_BYTES: usize = 512 << 20;
/// The most columns a sheet may have.
pub const MAX_COLUMNS: usize = 2_000;
/// The most bytes of text a cell may have.
pub const MAX_CELL: usize = 100_000;

/// A sheet of cells as text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RawSheet {
    /// The file's name.
    pub file: String,
    /// The sheet's name in a workbook; `None` for a text file.
    pub sheet: Option<String>,
    /// The encoding of the file.
    pub encoding: Encoding,
    /// The separator between the cells in `text`.
    pub separator: Separator,
    /// How its rows are numbered.
    pub numbering: Numbering,
    /// The rows as CSV. For a worksheet: every row from the first with content, blank rows written as `""`, and every
    /// column from A.
    pub text: String,
}

impl RawSheet {
    /// The name shown to people: `名单.xlsx › 企业`.
    pub fn name(&self) -> String {
        sheet_name(&self.file, self.sheet.as_deref())
    }
}

/// The name of a sheet shown to people: the file's name, followed by the sheet's if it has one.
pub fn sheet_name(file: &str, sheet: Option<&str>) -> String {
    sheet.map_or_else(|| file.to_owned(), |sheet| format!("{file} › {sheet}"))
}

/// How the rows of a sheet are numbered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Numbering {
    /// By the lines of a text file, from 1.
    #[default]
    Lines,
    /// By the rows of a worksheet.
    Rows {
        /// The number of the first row in the text, from 1.
        first: u64,
    },
}

/// The character between cells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Separator {
    /// `,`
    #[default]
    Comma,
    /// Tab.
    Tab,
    /// `;`
    Semicolon,
}

impl Separator {
    /// Every separator.
    pub const ALL: [Separator; 3] = [Separator::Comma, Separator::Tab, Separator::Semicolon];

    /// The character as a byte.
    pub const fn byte(self) -> u8 {
        match self {
            Separator::Comma => b',',
            Separator::Tab => b'\t',
            Separator::Semicolon => b';',
        }
    }
}

/// The encoding of a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    #[default]
    Utf8,
    /// UTF-16 little-endian.
    Utf16Le,
    /// UTF-16 big-endian.
    Utf16Be,
    /// GB 18030, which includes GBK and GB 2312.
    Gb18030,
    /// A workbook, whose format determines the encoding.
    Workbook,
}

impl Encoding {
    /// The name shown to people; empty for a workbook.
    pub const fn name(self) -> &'static str {
        match self {
            Encoding::Utf8 => "UTF-8",
            Encoding::Utf16Le => "UTF-16 LE",
            Encoding::Utf16Be => "UTF-16 BE",
            Encoding::Gb18030 => "GB18030",
            Encoding::Workbook => "",
        }
    }
}

/// The letters of a column in a spreadsheet: 0 is A, 26 is AA.
pub fn letters(at: usize) -> String {
    let mut letters = Vec::new();
    let mut left = at + 1;
    while left > 0 {
        left -= 1;
        letters.push(char::from(b'A' + (left % 26) as u8));
        left /= 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::letters;

    #[test]
    fn columns_are_called_as_in_a_spreadsheet() {
        assert_eq!([0, 25, 26, 51, 52, 701, 702].map(letters), ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
    }
}
