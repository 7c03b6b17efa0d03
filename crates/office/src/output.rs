//! A workbook or a document to be written, and the file made of it.

use serde::{Deserialize, Serialize};

use cesuan_base::diag::Diagnostics;

use super::{Book, BookSheet, Document, docx, xlsx};

/// A workbook or a document to be written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Output {
    Book(Book),
    Document(Document),
}

impl Output {
    /// The file: XLSX for a workbook, DOCX for a document.
    ///
    /// # Errors
    /// If the content exceeds what such a file can hold.
    pub fn file(&self) -> Result<Vec<u8>, Diagnostics> {
        match self {
            Output::Book(book) => xlsx(book),
            Output::Document(document) => docx(document),
        }
    }

    /// The sheets of a workbook; a document has none.
    pub fn sheets(&self) -> &[BookSheet] {
        match self {
            Output::Book(book) => &book.sheets,
            Output::Document(_) => &[],
        }
    }

    /// The workbook.
    ///
    /// # Errors
    /// If it is a document.
    pub fn book(self) -> Result<Book, Diagnostics> {
        match self {
            Output::Book(book) => Ok(book),
            Output::Document(document) => Err(super::fault::unwritten(&document.title)),
        }
    }
}
