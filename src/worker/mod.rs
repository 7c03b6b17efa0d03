//! The wire between the page and its engine worker. Only this module knows how messages are written.

#[cfg(feature = "browser")]
mod messages;
#[cfg(feature = "browser")]
mod office;
#[cfg(feature = "browser")]
mod questions;
#[cfg(feature = "browser")]
mod serve;
#[cfg(feature = "browser")]
mod wire;

#[cfg(feature = "browser")]
pub use messages::{FromWorker, ToWorker};
#[cfg(feature = "browser")]
pub use office::serve_office;
#[cfg(feature = "browser")]
pub use questions::{Asked, WireQuestion};
#[cfg(feature = "browser")]
pub use serve::serve;
#[cfg(feature = "browser")]
pub use wire::{WireError, decode, encode};

use serde::{Deserialize, Serialize};

use cesuan_base::diag::Diagnostics;
use cesuan_office::{Output, csv};

/// What the page asks of the worker that reads and writes files.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum ToOffice {
    /// Read the files that come with it. Answers [`FromOffice::Opened`], with the sheets as bytes beside it.
    Open,
    /// Make a file of what comes with it. Answers [`FromOffice::Written`], with the file beside it.
    Write(Form),
}

/// The form of a file that is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Form {
    /// A workbook.
    Workbook,
    /// A document.
    Document,
    /// One sheet, by its number, as text.
    Csv(usize),
    /// The last sheet as text.
    LastCsv,
}

impl Form {
    /// The ending of a file's name.
    pub const fn ending(self) -> &'static str {
        match self {
            Form::Workbook => "xlsx",
            Form::Document => "docx",
            Form::Csv(_) | Form::LastCsv => "csv",
        }
    }

    /// The file of what is written: a workbook is a workbook and a document a document, whichever of both is asked for. A sheet
    /// that is not there is an empty text.
    ///
    /// # Errors
    /// When it is more than such a file holds.
    pub fn file(self, written: &Output) -> Result<Vec<u8>, Diagnostics> {
        let sheet = match self {
            Form::Workbook | Form::Document => return written.file(),
            Form::Csv(sheet) => written.sheets().get(sheet),
            Form::LastCsv => written.sheets().last(),
        };
        Ok(sheet.map(csv).unwrap_or_default())
    }

    /// The fingerprint of what is written, where the file itself has no place for it.
    pub fn fingerprint(self, written: &Output) -> Option<&str> {
        match (self, written) {
            (Form::Csv(_) | Form::LastCsv, Output::Book(book)) => book.fingerprint.as_deref(),
            _ => None,
        }
    }
}

/// What the worker says that reads and writes files. It does one thing and is let go then.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum FromOffice {
    /// It listens.
    Ready,
    /// The files are read.
    Opened {
        /// What is wrong with them.
        faults: Diagnostics,
    },
    /// The file is beside it, unless something is wrong.
    Written {
        /// What is wrong.
        faults: Diagnostics,
        /// The fingerprint that belongs into the file's name.
        fingerprint: Option<String>,
    },
}
