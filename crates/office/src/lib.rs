//! File formats: reads files into sheets of text and writes workbooks and documents. Nothing here depends on what a
//! sheet is about.
//!
//! Every format is read into [`RawSheet`]s; files are written from a [`Book`] or a [`Document`]. All of them are plain
//! data that can be sent between workers. The code that reads and writes formats is called only by the command line and
//! the page's office worker, so that it adds nothing to the size of the page and the engine worker.
#![warn(clippy::float_arithmetic)]

mod biff;
mod biff_text;
mod book;
mod compound_file;
mod detect;
mod document;
mod encoding;
mod fault;
mod number;
mod ods;
mod output;
mod raw_sheet;
mod sheet_text;
mod text;
mod write_csv;
mod write_docx;
mod write_xlsx;
mod xls;
mod xlsx;
mod zip_guard;

pub use book::{Book, BookCell, BookColumn, BookSheet, BookValue, CellStyle, Choices, Merged, Numbered, Print};
pub use detect::open;
pub use document::{Alignment, Block, Document, DocumentTable, Fonts, LineRole, TableCell, TextLine, TextSpan, Tone};
pub use output::Output;
pub use raw_sheet::{Encoding, MAX_BYTES, MAX_CELL, MAX_COLUMNS, Numbering, RawSheet, Separator, letters, sheet_name};
pub use text::{plain, within};
pub use write_csv::csv;
pub use write_docx::docx;
pub use write_xlsx::{is_day, xlsx};
