//! The wire between the page and its engine worker. Only this module knows how messages are written.

#[cfg(feature = "browser")]
mod serve;
#[cfg(feature = "browser")]
mod wire;

#[cfg(feature = "browser")]
pub use serve::serve;
#[cfg(feature = "browser")]
pub use wire::{WireError, decode, encode};

use serde::{Deserialize, Serialize};

use crate::bench::Measured;
use crate::diag::Diagnostics;
use crate::i18n::Lang;
use crate::office::Book;
use crate::papers::Paper;
use crate::session::{Command, Event};

/// What the page asks of the worker.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum ToWorker {
    /// Do this.
    Do(Command),
    /// Write a paper of what the session holds.
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
    /// What came of the command.
    Answer(Vec<Event>),
    /// The paper asked for.
    Written(Result<Box<Book>, Diagnostics>),
    /// How fast the engine is here.
    Measured(Result<Box<Measured>, Diagnostics>),
}
