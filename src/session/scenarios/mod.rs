//! Scenarios side by side: each with an engine of its own, so that a change of one computes what it touches and nothing else.

mod message;

pub use message::{
    ComparedColumn, ComparedContest, ComparedFacet, ComparedFile, ComparedGroup, ComparedMeasure, ComparedParameter,
    ComparedPayer, Comparison, ContestCell, ContestKind, Flip, GroupCell, MovedView, Moves, Outcome, PayerCell,
    ScenariosCommand, ScenariosRead, Step,
};

use crate::diag::Diagnostics;

use super::{Event, Session};

impl Session {
    /// Carries out a command about scenarios.
    pub(super) fn side_by_side(&mut self, _command: ScenariosCommand) -> Result<Vec<Event>, Diagnostics> {
        Ok(Vec::new())
    }
}
