//! Sets of scenarios that come from outside, and the enterprises of one column.

use serde::{Deserialize, Serialize};

use cesuan_base::diag::Diagnostics;
use cesuan_scenario::ScenarioSet;

use super::enterprises::EnterprisePage;

/// A set that was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScenariosRead {
    /// The set, by the rules as drafted now.
    pub set: ScenarioSet,
    /// What a person should know: what of it is no longer as it was, figures that do not come out again.
    pub warnings: Diagnostics,
    /// The names of the scenarios whose figures were kept with them and come out to the fen.
    pub reproduced: Vec<String>,
}

/// The enterprises of one column against the baseline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MovedView {
    /// The revision of the comparison.
    pub revision: u64,
    /// The column.
    pub column: usize,
    /// The rows: `scenario` is the column, `draft` the baseline.
    pub page: EnterprisePage,
}
