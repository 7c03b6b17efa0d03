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
