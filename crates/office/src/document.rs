//! A document to be written: lines and tables of words with what makes them readable.

use serde::{Deserialize, Serialize};

use super::book::Numbered;

/// A document on A4 across.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// Its title, among the document's properties.
    pub title: String,
    /// What it is about, among the properties.
    pub subject: String,
    /// The program that wrote it, among the properties.
    pub author: String,
    /// A remark, among the properties.
    pub comment: String,
    /// The date of writing as `yyyy-mm-dd`; none leaves a fixed one, so that the same document is the same bytes.
    pub date: Option<String>,
    /// What it is set in.
    pub fonts: Fonts,
    /// What stands below each page.
    pub footer: Numbered,
    /// What it holds, from top to bottom.
    pub blocks: Vec<Block>,
}

/// The names of fonts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fonts {
    /// Of Latin letters and digits.
    pub latin: String,
    /// Of Chinese text.
    pub text: String,
    /// Of Chinese headings.
    pub heading: String,
}

/// A part of a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Block {
    /// A line of words, as long as it may be.
    Line(Line),
    /// A table.
    Table(DocumentTable),
}

/// Words that belong together.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// What they are.
    pub role: Role,
    /// Where they stand.
    pub place: Place,
    /// The words.
    pub spans: Vec<Span>,
}

/// What a line is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Role {
    /// The document's title.
    Title,
    /// The line below it.
    Subtitle,
    /// What the document says.
    #[default]
    Text,
    /// A remark below.
    Note,
}

/// Where a line stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Place {
    /// At the left.
    #[default]
    Start,
    /// In the middle.
    Centre,
    /// At the right.
    End,
}

/// Words in one tone.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    /// The words.
    pub text: String,
    /// How they are said.
    pub tone: Tone,
}

/// How words are said. What is changed is told by more than a colour, for it is copied in black.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Tone {
    /// As any other.
    #[default]
    Plain,
    /// Bold.
    Strong,
    /// New: bold and underlined.
    Inserted,
    /// Taken out: struck through.
    Deleted,
}

/// A ruled table; its head stands on every page it goes over, and no row but a very long one is torn apart by a page's end.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentTable {
    /// The columns' widths, as parts of the table's.
    pub widths: Vec<u16>,
    /// The heads of the columns.
    pub head: Vec<String>,
    /// The rows.
    pub rows: Vec<Vec<TableCell>>,
}

/// A cell of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableCell {
    /// What it holds.
    pub lines: Vec<Line>,
    /// How many columns it goes over besides its own.
    pub further: u16,
}

impl Document {
    /// The words of a table's cells, row by row, without its head.
    pub fn cells(&self) -> impl Iterator<Item = Vec<String>> {
        let tables = self.blocks.iter().filter_map(|block| match block {
            Block::Table(table) => Some(table),
            Block::Line(_) => None,
        });
        tables.flat_map(|table| &table.rows).map(|row| row.iter().map(TableCell::words).collect())
    }
}

impl Line {
    /// Words in one tone.
    pub fn of(text: impl Into<String>, tone: Tone) -> Self {
        Self { spans: vec![Span { text: text.into(), tone }], ..Self::default() }
    }

    /// Words as any other.
    pub fn plain(text: impl Into<String>) -> Self {
        Self::of(text, Tone::Plain)
    }

    /// With a role.
    #[must_use]
    pub fn role(self, role: Role) -> Self {
        Self { role, ..self }
    }

    /// At a place.
    #[must_use]
    pub fn at(self, place: Place) -> Self {
        Self { place, ..self }
    }

    /// Its words.
    pub fn words(&self) -> String {
        self.spans.iter().map(|span| span.text.as_str()).collect()
    }
}

impl TableCell {
    /// A cell of one line.
    pub fn of(line: Line) -> Self {
        Self { lines: vec![line], further: 0 }
    }

    /// Its words, a line for each line.
    pub fn words(&self) -> String {
        self.lines.iter().map(Line::words).collect::<Vec<_>>().join("\n")
    }
}
