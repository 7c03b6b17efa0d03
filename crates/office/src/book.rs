//! Workbooks to be written: sheets of typed cells with their formatting.

use serde::{Deserialize, Serialize};

/// A workbook to be written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Book {
    /// The document property "title".
    pub title: String,
    /// The document property "subject".
    pub subject: String,
    /// The document property "author": the program that wrote the file.
    pub author: String,
    /// The document property "comments".
    pub comment: String,
    /// The date of writing as `yyyy-mm-dd`. `None` writes a fixed date, so that equal books give equal bytes.
    pub date: Option<String>,
    /// The fingerprint of the contents. A sheet written as CSV carries it in the name of its file.
    pub fingerprint: Option<String>,
    pub sheets: Vec<BookSheet>,
}

/// A sheet of a workbook.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BookSheet {
    pub name: String,
    /// Formatting of the first columns; further ones have the default width.
    pub columns: Vec<BookColumn>,
    /// How many rows at the top stay visible when scrolling.
    pub frozen_rows: u32,
    /// How many columns at the left stay visible when scrolling.
    pub frozen_columns: u16,
    /// Whether the last frozen row has filter buttons.
    pub filter: bool,
    pub rows: Vec<Vec<BookCell>>,
    /// Cells that offer a list of options.
    pub choices: Vec<Choices>,
    /// Cells that are merged.
    pub merged: Vec<Merged>,
    /// The first row, from 0, from which cells have borders and wrap their text. `None` means no row.
    pub ruled_from: Option<u32>,
    /// How the sheet is printed: on A4 landscape, fitted to the page's width, with the frozen rows repeated on each
    /// page. `None` leaves printing to the spreadsheet's defaults.
    pub print: Option<Print>,
}

/// Neighbouring cells of a row that are merged; they show the content of the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Merged {
    /// The row, from 0.
    pub row: u32,
    /// The first column, from 0.
    pub first: u16,
    /// The last column, from 0.
    pub last: u16,
}

/// Text on each printed page of a sheet besides the table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Print {
    /// Text above the table.
    pub header: String,
    /// The line below the table.
    pub footer: Numbered,
}

/// A page's number and the number of pages, with the words around them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Numbered {
    /// Before the page's number.
    pub before: String,
    /// Between the two numbers.
    pub between: String,
    /// After the number of pages.
    pub after: String,
}

/// Formatting of a column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BookColumn {
    /// The width in digits.
    pub width: u16,
    /// Whether its empty cells are formatted as text, so that codes typed into them keep leading zeros.
    pub text: bool,
}

/// A list of options for the cells of a column between two rows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choices {
    /// The column, from 0.
    pub column: u16,
    /// The first row, from 0.
    pub first_row: u32,
    /// The last row, from 0.
    pub last_row: u32,
    pub options: Vec<String>,
}

/// A cell of a sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BookCell {
    pub value: BookValue,
    pub look: CellStyle,
    /// A note attached to the cell.
    pub note: Option<String>,
}

/// The content of a cell. Numbers are exact decimal text; a workbook stores the nearest double, which reads back as the
/// same text up to 15 digits.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum BookValue {
    #[default]
    Blank,
    Text(String),
    /// A whole number shown without separators: a count, a year.
    Integer(i64),
    /// An amount as decimal text, shown with two decimals and separators.
    Money(String),
    /// A difference of amounts as decimal text, shown with a sign, two decimals and separators.
    Difference(String),
    /// A number as decimal text, shown with as many decimals as it has.
    Number(String),
    /// A share as decimal text, `0.0435`, shown as `4.35%`.
    Percent(String),
}

/// Styles of cells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum CellStyle {
    /// No special style.
    #[default]
    Plain,
    /// The title of a sheet.
    Title,
    /// The title above a printed table, centred.
    Heading,
    /// A remark at the right end of the title's row.
    Aside,
    /// The head of a column.
    Header,
    /// The head of a column that must be filled in.
    Required,
    /// A total.
    Total,
    /// What stands in the place of a total's amount.
    TotalAside,
    /// A cell with an error.
    Error,
    /// A cell with a warning.
    Warning,
    /// An explanation beside the data, in grey.
    Note,
}

impl BookCell {
    /// A cell with text; blank if the text is empty.
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::default() } else { Self::of(BookValue::Text(text)) }
    }

    /// A column head.
    pub fn header(text: impl Into<String>) -> Self {
        Self::text(text).looks(CellStyle::Header)
    }

    /// A cell with a whole number.
    pub fn integer(number: i64) -> Self {
        Self::of(BookValue::Integer(number))
    }

    /// A cell with a value.
    pub fn of(value: BookValue) -> Self {
        Self { value, ..Self::default() }
    }

    /// The cell in another style.
    #[must_use]
    pub fn looks(mut self, look: CellStyle) -> Self {
        self.look = look;
        self
    }

    /// The cell with a note attached.
    #[must_use]
    pub fn noted(mut self, note: impl Into<String>) -> Self {
        self.note = Some(note.into());
        self
    }
}
