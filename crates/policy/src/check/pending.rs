//! Definitions on their way to being checked.

use crate::rules::DefinitionDoc;
use cesuan_base::dim::{Dim, Rows};
use cesuan_base::id::DefinitionId;

/// A declared definition and how far its check has come.
#[derive(Clone, Copy)]
pub(super) struct PendingDefinition<'d> {
    pub(super) doc: &'d DefinitionDoc,
    pub(super) owner: Option<&'d str>,
    pub(super) rows: Rows,
    pub(super) state: CheckState,
}

/// How far the check of a definition has come.
#[derive(Clone, Copy)]
pub(super) enum CheckState {
    Waiting,
    Checking,
    /// Checked: the id in [`Rules::definitions`](super::Rules) with dimension and rows, or `None` where the formula is
    /// wrong. The fault is reported by then.
    Done(Option<(DefinitionId, Dim, Rows)>),
}
