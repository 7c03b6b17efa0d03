//! A run of a column. Its engine keeps what it has computed, so that the next run computes only what a change affects.

use std::sync::Arc;

use crate::policy::Policy;
use crate::population_source::PolicyRows;
use cesuan_engine::{Engine, Figures};
use cesuan_policy::check::Setting;

/// A run of a scenario.
#[derive(Clone)]
pub(crate) struct ScenarioRun {
    /// The policy of the run.
    pub(crate) policy: Arc<Policy>,
    /// The rows the run is over.
    pub(crate) rows: PolicyRows,
    /// The values of every parameter, by policy year.
    pub(crate) values: Vec<Vec<Setting>>,
    pub(crate) engine: Engine,
    pub(crate) figures: Figures,
    /// The number of the run: no two runs of a session have the same.
    pub(crate) serial: u64,
    /// The run of the draft over the same rows; `None` if the policy draws the same sample as the draft.
    pub(crate) draft: Option<Arc<DraftRun>>,
}

/// A run of the draft over rows that were drawn by changed rules.
pub(crate) struct DraftRun {
    pub(crate) rows: PolicyRows,
    pub(crate) engine: Engine,
    pub(crate) figures: Figures,
}
