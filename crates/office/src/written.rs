//! What is written, before it is a file.

use serde::{Deserialize, Serialize};

use cesuan_base::diag::Diagnostics;

use super::{Book, BookSheet, Document, docx, xlsx};

/// A workbook or a document, as plain data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Written {
    /// A workbook.
    Book(Book),
    /// A document.
    Document(Document),
}

impl Written {
    /// Its file: XLSX of a workbook, DOCX of a document.
    ///
    /// # Errors
    /// When it is more than such a file holds.
    pub fn file(&self) -> Result<Vec<u8>, Diagnostics> {
        match self {
            Written::Book(book) => xlsx(book),
            Written::Document(document) => docx(document),
        }
    }

    /// The sheets; a document has none.
    pub fn sheets(&self) -> &[BookSheet] {
        match self {
            Written::Book(book) => &book.sheets,
            Written::Document(_) => &[],
        }
    }

    /// The workbook.
    ///
    /// # Errors
    /// When it is a document.
    pub fn book(self) -> Result<Book, Diagnostics> {
        match self {
            Written::Book(book) => Ok(book),
            Written::Document(document) => Err(super::write_docx::unwritten(&document.title)),
        }
    }
}
