//! A workbook to be written: sheets of typed cells with what makes them readable.

use serde::{Deserialize, Serialize};

/// A workbook.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Book {
    /// Its title, among the document's properties.
    pub title: String,
    /// What it is about, among the properties.
    pub subject: String,
    /// The program that wrote it, among the properties.
    pub author: String,
    /// A remark, among the properties.
    pub comment: String,
    /// The date of writing as `yyyy-mm-dd`; none leaves a fixed one, so that the same book is the same bytes.
    pub date: Option<String>,
    /// The fingerprint of what it holds. A sheet alone has no place for it but the name of its file.
    pub fingerprint: Option<String>,
    /// Its sheets.
    pub sheets: Vec<BookSheet>,
}

/// A sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BookSheet {
    /// Its name.
    pub name: String,
    /// Its columns, as far as they are not of the usual width.
    pub columns: Vec<BookColumn>,
    /// How many rows stay in sight while one scrolls.
    pub frozen_rows: u32,
    /// How many columns stay in sight.
    pub frozen_columns: u16,
    /// Whether the row above the data has buttons to filter by: the last of the frozen ones.
    pub filter: bool,
    /// The rows.
    pub rows: Vec<Vec<BookCell>>,
    /// Lists to choose from.
    pub choices: Vec<Choices>,
    /// Cells that are one.
    pub merged: Vec<Merged>,
    /// From which row on cells are ruled and wrap their text; none leaves them as they are.
    pub ruled_from: Option<u32>,
    /// How it is printed: on A4 across, as wide as the page, with the head on each page.
    pub print: Option<Print>,
}

/// Cells of a row that are one; the first one's content is theirs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Merged {
    /// The row, from 0.
    pub row: u32,
    /// The first column, from 0.
    pub first: u16,
    /// The last column.
    pub last: u16,
}

/// What stands on each page of a sheet besides the table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Print {
    /// Above it.
    pub header: String,
    /// Below it.
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

/// A column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BookColumn {
    /// Its width in characters of a digit's width.
    pub width: u16,
    /// Whether cells without content take text, so that codes typed into them keep their zeros.
    pub text: bool,
}

/// A list to choose from, in a part of a column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choices {
    /// The column, from 0.
    pub column: u16,
    /// The first row, from 0.
    pub first_row: u32,
    /// The last row.
    pub last_row: u32,
    /// What to choose from.
    pub options: Vec<String>,
}

/// A cell.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BookCell {
    /// What it holds.
    pub value: BookValue,
    /// How it looks.
    pub look: Look,
    /// What is said beside it.
    pub note: Option<String>,
}

/// What a cell holds. Numbers are exact decimal text; a workbook keeps the nearest binary number, which up to 15 digits reads
/// back as the same text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum BookValue {
    /// Nothing.
    #[default]
    Blank,
    /// Text.
    Text(String),
    /// A whole number without separators: a count, a year.
    Integer(i64),
    /// An amount as decimal text, shown with two decimals and separators.
    Money(String),
    /// A difference of amounts as decimal text, shown with its sign, two decimals and separators.
    Difference(String),
    /// A number as decimal text, shown as it is.
    Number(String),
    /// A share as decimal text, `0.0435`, shown as `4.35%`.
    Percent(String),
}

/// How a cell looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Look {
    /// As any other.
    #[default]
    Plain,
    /// The title of a sheet.
    Title,
    /// The title of a paper, above its table and in the middle.
    Heading,
    /// A line beside a table's title, at its right end.
    Aside,
    /// The head of a column.
    Header,
    /// The head of a column that must be filled in.
    Required,
    /// A sum.
    Total,
    /// Something is wrong with it.
    Error,
    /// Something may be wrong with it.
    Warning,
    /// Said beside the data, in a quieter colour.
    Note,
}

impl BookCell {
    /// Text.
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::default() } else { Self::of(BookValue::Text(text)) }
    }

    /// The head of a column.
    pub fn header(text: impl Into<String>) -> Self {
        Self::text(text).looks(Look::Header)
    }

    /// A whole number.
    pub fn integer(number: i64) -> Self {
        Self::of(BookValue::Integer(number))
    }

    /// A value.
    pub fn of(value: BookValue) -> Self {
        Self { value, ..Self::default() }
    }

    /// With a look.
    #[must_use]
    pub fn looks(mut self, look: Look) -> Self {
        self.look = look;
        self
    }

    /// With something said beside it.
    #[must_use]
    pub fn noted(mut self, note: impl Into<String>) -> Self {
        self.note = Some(note.into());
        self
    }
}
