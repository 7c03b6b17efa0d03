//! Text documents to be written: lines and tables of text with their formatting.

use serde::{Deserialize, Serialize};

use super::book::Numbered;

/// A document on A4 landscape.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// The document property "title".
    pub title: String,
    /// The document property "subject".
    pub subject: String,
    /// The document property "author": the program that wrote the file.
    pub author: String,
    /// The document property "comments".
    pub comment: String,
    /// The date of writing as `yyyy-mm-dd`. `None` writes a fixed date, so that equal documents give equal bytes.
    pub date: Option<String>,
    pub fonts: Fonts,
    /// The line at the bottom of each page.
    pub footer: Numbered,
    /// The contents, from top to bottom.
    pub blocks: Vec<Block>,
}

/// The names of the fonts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fonts {
    /// For Latin letters and digits.
    pub latin: String,
    /// For Chinese text.
    pub text: String,
    /// For Chinese headings.
    pub heading: String,
}

/// A part of a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Block {
    /// A paragraph of text.
    Line(TextLine),
    Table(DocumentTable),
}

/// A paragraph, in a document or in a cell.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextLine {
    pub role: LineRole,
    pub place: Alignment,
    pub spans: Vec<TextSpan>,
}

/// What a paragraph is; decides its size and spacing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum LineRole {
    Title,
    /// The line below the title.
    Subtitle,
    #[default]
    Text,
    /// A remark below a table.
    Note,
}

/// Alignment of a paragraph.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Alignment {
    /// Left.
    #[default]
    Start,
    /// Centred.
    Centre,
    /// Right.
    End,
}

/// Text in one tone.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextSpan {
    pub text: String,
    pub tone: Tone,
}

/// How text is emphasized. Changes are marked by more than a colour, since documents are copied in black and white.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Tone {
    /// Not emphasized.
    #[default]
    Plain,
    /// Bold.
    Strong,
    /// Inserted text: bold and underlined.
    Inserted,
    /// Deleted text: struck through.
    Deleted,
}

/// A table with borders. Its head is repeated on every page, and a row is not split over two pages unless it is very
/// long.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentTable {
    /// The widths of the columns, as shares of the table's width.
    pub widths: Vec<u16>,
    /// The heads of the columns.
    pub head: Vec<String>,
    pub rows: Vec<Vec<TableCell>>,
}

/// A cell of a document's table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableCell {
    pub lines: Vec<TextLine>,
    /// How many further columns it spans.
    pub further: u16,
}

impl Document {
    /// The text of all table cells, row by row, without the heads.
    pub fn cells(&self) -> impl Iterator<Item = Vec<String>> {
        let tables = self.blocks.iter().filter_map(|block| match block {
            Block::Table(table) => Some(table),
            Block::Line(_) => None,
        });
        tables.flat_map(|table| &table.rows).map(|row| row.iter().map(TableCell::words).collect())
    }
}

impl TextLine {
    /// A paragraph of text in one tone.
    pub fn of(text: impl Into<String>, tone: Tone) -> Self {
        Self { spans: vec![TextSpan { text: text.into(), tone }], ..Self::default() }
    }

    /// A paragraph of text that is not emphasized.
    pub fn plain(text: impl Into<String>) -> Self {
        Self::of(text, Tone::Plain)
    }

    /// The paragraph in another role.
    #[must_use]
    pub fn role(self, role: LineRole) -> Self {
        Self { role, ..self }
    }

    /// The paragraph with another alignment.
    #[must_use]
    pub fn at(self, place: Alignment) -> Self {
        Self { place, ..self }
    }

    /// The text without formatting.
    pub fn words(&self) -> String {
        self.spans.iter().map(|span| span.text.as_str()).collect()
    }
}

impl TableCell {
    /// A cell with one paragraph.
    pub fn of(line: TextLine) -> Self {
        Self { lines: vec![line], further: 0 }
    }

    /// The text without formatting, one line per paragraph.
    pub fn words(&self) -> String {
        self.lines.iter().map(TextLine::words).collect::<Vec<_>>().join("\n")
    }
}
