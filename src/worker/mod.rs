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

use crate::session::Event;

/// What the worker says. Every command has exactly one answer, in the order of the commands.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum FromWorker {
    /// It listens.
    Ready,
    /// What came of the command.
    Answer(Vec<Event>),
}
