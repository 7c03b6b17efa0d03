//! File formats: bytes to sheets of text and back. Nothing here knows what a sheet is about.
//!
//! [`RawSheet`] is what every format is read into, and [`Book`] what every format is written from; both are plain data and
//! travel between workers. [`plain`] reads text that is UTF-8 already. All other formats stand behind the feature `office`, so
//! that a page need not load them before a file asks for them.

#[cfg(feature = "office")]
mod biff;
#[cfg(feature = "office")]
mod biff_text;
mod book;
#[cfg(feature = "office")]
mod container;
#[cfg(feature = "office")]
mod encoding;
#[cfg(feature = "office")]
mod legacy;
#[cfg(feature = "office")]
mod number;
#[cfg(feature = "office")]
mod ods;
#[cfg(feature = "office")]
mod open;
mod raw;
#[cfg(feature = "office")]
mod sheet_text;
mod text;
mod write_csv;
#[cfg(feature = "office")]
mod write_xlsx;
#[cfg(feature = "office")]
mod xlsx;
#[cfg(feature = "office")]
mod zipped;

pub use book::{Book, BookCell, BookColumn, BookSheet, BookValue, Choices, Look};
#[cfg(feature = "office")]
pub use open::open;
pub use raw::{Encoding, MAX_BYTES, MAX_CELL, MAX_COLUMNS, Numbering, RawSheet, Separator, letters};
pub use text::plain;
pub use write_csv::csv;
#[cfg(feature = "office")]
pub use write_xlsx::xlsx;
