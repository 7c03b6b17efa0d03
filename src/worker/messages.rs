//! What page and engine worker say to each other.

use serde::{Deserialize, Serialize};

use cesuan_intake::{ErrorRows, ImportProgress, Layout};

use super::questions::Asked;

/// What the page tells the engine worker. The answer to [`ToWorker::Cancel`] is that of the reading it ends; every other message
/// has one answer of its own, in the order of the messages.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum ToWorker {
    /// Answer a question: [`FromWorker::Answer`].
    Ask(Asked),
    /// Read a person's own tables: [`FromWorker::Answer`] with a reply of [`cesuan_session::TablesRead`], and
    /// [`FromWorker::Progress`] before it. The sheets come beside the message, as the office worker gave them; without them those
    /// of the last reading are read.
    Tables {
        /// What a person chose.
        layout: Layout,
        /// What happens to rows with errors.
        errors: ErrorRows,
    },
    /// End the reading of tables.
    Cancel,
}

/// What the engine worker says.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum FromWorker {
    /// The worker listens.
    Ready,
    /// How far the reading of tables has come.
    Progress(ImportProgress),
    /// The reply to a question comes beside the message, as bytes.
    Answer,
}
