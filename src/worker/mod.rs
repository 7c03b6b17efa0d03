//! The wire between the page and its engine worker. Only this module knows how messages are written.

#[cfg(feature = "browser")]
mod bench;
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
pub use bench::{FromBench, ToBench, serve_bench};
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
use cesuan_exports::{Edition, Form};

/// What the page asks of the worker that reads and writes files.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum ToOffice {
    /// Read the files that come with it. Answers [`FromOffice::Opened`], with the sheets as bytes beside it.
    Open,
    /// Make a file of the reply to an [`Export`](cesuan_session::Export), whose bytes come with it. Answers
    /// [`FromOffice::Written`], with the file beside it.
    Write { form: Form, edition: Edition },
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
