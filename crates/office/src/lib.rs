//! File formats: bytes to sheets of text and back. Nothing here knows what a sheet is about.
//!
//! [`RawSheet`] is what every format is read into; [`Book`] and [`Document`] are what files are written from. All of them are plain
//! data and travel between workers. Only the command line and the page's office worker call what reads and writes formats, so nothing
//! of it weighs on the page or on the engine's worker.
#![warn(clippy::float_arithmetic)]

mod biff;
mod biff_text;
mod book;
mod container;
mod document;
mod encoding;
mod legacy;
mod number;
mod ods;
mod open;
mod raw;
mod sheet_text;
mod text;
mod write_csv;
mod write_docx;
mod write_xlsx;
mod written;
mod xlsx;
mod zipped;

pub use book::{Book, BookCell, BookColumn, BookSheet, BookValue, Choices, Look, Merged, Numbered, Print};
pub use document::{Block, Document, DocumentTable, Fonts, Line, Place, Role, Span, TableCell, Tone};
pub use open::open;
pub use raw::{Encoding, MAX_BYTES, MAX_CELL, MAX_COLUMNS, Numbering, RawSheet, Separator, letters, sheet_name};
pub use text::{plain, within};
pub use write_csv::csv;
pub use write_docx::docx;
pub use write_xlsx::{is_day, xlsx};
pub use written::Written;
