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

use crate::bench::Measured;
use crate::diag::Diagnostics;
use crate::intake::{ErrorRows, Layout, Progress};
use crate::session::{Command, Event};

/// What the page asks of the worker.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum ToWorker {
    /// Do this.
    Do(Command),
    /// Read a person's own tables; the sheets come beside it, as the office worker gave them. Says how far it has come
    /// before it answers.
    Tables {
        /// What a person chose.
        layout: Layout,
        /// What to do about rows with errors.
        errors: ErrorRows,
    },
    /// Let go of the tables being read; their answer is an empty one. The only message that does not wait for an answer.
    Cancel,
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
    Progress(Progress),
    /// What came of the command.
    Answer(Vec<Event>),
    /// How fast the engine is here.
    Measured(Result<Box<Measured>, Diagnostics>),
}

/// What the page asks of the worker that reads and writes files.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum ToOffice {
    /// Read the files that come with it. Answers [`FromOffice::Opened`], with the sheets as bytes beside it.
    Open,
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
}
