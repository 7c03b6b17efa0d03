//! A sheet of cells as text: what every file is read into.

use serde::{Deserialize, Serialize};

/// How many bytes a file may have.
pub const MAX_BYTES: usize = 512 << 20;
/// How many columns a sheet may have.
pub const MAX_COLUMNS: usize = 2_000;
/// How many bytes of text a cell may hold.
pub const MAX_CELL: usize = 100_000;

/// A sheet as rows of text, as it goes from the reader of a file to the reader of tables.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RawSheet {
    /// The file's name.
    pub file: String,
    /// The sheet's name in a workbook; none for a file of text.
    pub sheet: Option<String>,
    /// What the file's text was encoded in.
    pub encoding: Encoding,
    /// What separates the cells of `text`.
    pub separator: Separator,
    /// How its rows are counted.
    pub numbering: Numbering,
    /// The rows, written as CSV: of a workbook every row from the first that holds something, blank ones as `""`, and every
    /// column from A.
    pub text: String,
}

impl RawSheet {
    /// The name people know the sheet by: `名单.xlsx › 企业`.
    pub fn name(&self) -> String {
        sheet_name(&self.file, self.sheet.as_deref())
    }
}

/// A file and a sheet of it, if it has any, in one name.
pub fn sheet_name(file: &str, sheet: Option<&str>) -> String {
    sheet.map_or_else(|| file.to_owned(), |sheet| format!("{file} › {sheet}"))
}

/// How rows are counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Numbering {
    /// By the lines of a file of text, from 1.
    #[default]
    Lines,
    /// By the rows of a worksheet, of which the first one here has this number.
    Rows {
        /// The number, from 1.
        first: u64,
    },
}

/// What separates cells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Separator {
    /// `,`
    #[default]
    Comma,
    /// A tab.
    Tab,
    /// `;`
    Semicolon,
}

impl Separator {
    /// Every separator.
    pub const ALL: [Separator; 3] = [Separator::Comma, Separator::Tab, Separator::Semicolon];

    /// Its byte.
    pub const fn byte(self) -> u8 {
        match self {
            Separator::Comma => b',',
            Separator::Tab => b'\t',
            Separator::Semicolon => b';',
        }
    }
}

/// What a file's text was encoded in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    #[default]
    Utf8,
    /// UTF-16, the low byte first.
    Utf16Le,
    /// UTF-16, the high byte first.
    Utf16Be,
    /// GB 18030, and with it GBK and GB 2312.
    Gb18030,
    /// A workbook, which says so itself.
    Workbook,
}

impl Encoding {
    /// Its name.
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

/// A column's letters as spreadsheets count: 0 is A, 26 is AA.
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
