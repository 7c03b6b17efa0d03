//! The wire between the page and its engine worker. Only this module knows how messages are written.

#[cfg(feature = "browser")]
mod office;
#[cfg(feature = "browser")]
mod serve;
#[cfg(feature = "browser")]
mod wire;

#[cfg(feature = "browser")]
pub use office::serve_office;
#[cfg(feature = "browser")]
pub use serve::serve;
#[cfg(feature = "browser")]
pub use wire::{WireError, decode, encode};

use serde::{Deserialize, Serialize};

use cesuan_base::diag::Diagnostics;
use cesuan_bench::Measured;
use cesuan_exports::Paper;
use cesuan_i18n::Lang;
use cesuan_intake::{ErrorRows, ImportProgress, Layout};
use cesuan_office::{Output, csv};
use cesuan_session::{Command, Event};

/// What the page asks of the worker.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum ToWorker {
    /// Do this.
    Do(Command),
    /// Read a person's own tables; the sheets come beside it, as the office worker gave them, or else are those of the last
    /// time. Says how far it has come before it answers.
    Tables {
        /// What a person chose.
        layout: Layout,
        /// What to do about rows with errors.
        errors: ErrorRows,
    },
    /// Let go of the tables being read; their answer is an empty one. The only message that does not wait for an answer.
    Cancel,
    /// Write a paper of what the session holds. What is written comes beside the answer, as the office worker takes it.
    Write {
        /// Which.
        paper: Paper,
        /// In which language.
        lang: Lang,
    },
    /// Say how fast the engine is here, over a drawn sample.
    Measure {
        /// The carried policy.
        policy: String,
        /// How many enterprises to draw.
        enterprises: u32,
    },
}

/// What the worker says. Every command has exactly one answer, in the order of the commands.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum FromWorker {
    /// It listens.
    Ready,
    /// How far the command has come.
    Progress(ImportProgress),
    /// What came of the command.
    Answer(Vec<Event>),
    /// The paper asked for is beside it, unless something is wrong.
    Written(Diagnostics),
    /// How fast the engine is here.
    Measured(Result<Box<Measured>, Diagnostics>),
}

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
