//! What an enterprise would get whose rows a person typed, and what is wrong with the rows.

use serde::{Deserialize, Serialize};

use cesuan_base::diag::Diagnostic;
use cesuan_base::id::FieldId;

use super::dossier::Dossier;
use super::question::Question;
use super::record::EnterpriseRecord;

/// The outcome of a trial.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrialView {
    /// What the enterprise would get and why; `None` where its rows cannot be read.
    pub dossier: Option<Dossier>,
    /// What is wrong with the rows.
    pub faults: Vec<TrialFault>,
}

/// A fault in the rows of a trial.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrialFault {
    /// The index of the project, where it is a project's row.
    pub project: Option<usize>,
    /// The index of the policy year; `None` where no single row is wrong.
    pub year: Option<usize>,
    /// The field of the cell, where a single cell is wrong.
    pub field: Option<FieldId>,
    /// What is wrong.
    pub diagnostic: Diagnostic,
}

/// What an enterprise of these rows would get among the population; before there is one, what it would get alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trial {
    /// The rows.
    pub record: EnterpriseRecord,
    /// The id of the enterprise of the population whose place it takes.
    pub instead_of: Option<String>,
}

impl Question for Trial {
    type Answer = TrialView;
}
