//! A run of one column: an engine that keeps what it computed, so that a change computes only what it touches.

use std::sync::Arc;

use crate::policy::Policy;
use crate::population_source::PolicyRows;
use cesuan_engine::{Engine, Figures};
use cesuan_policy::check::Setting;

/// A scenario that was run.
#[derive(Clone)]
pub(crate) struct ScenarioRun {
    /// The rules it was run by.
    pub(crate) policy: Arc<Policy>,
    /// The rows it was run over.
    pub(crate) rows: PolicyRows,
    /// The values of every parameter, by policy year.
    pub(crate) values: Vec<Vec<Setting>>,
    pub(crate) engine: Engine,
    pub(crate) figures: Figures,
    /// The number of the run: no two runs of a session have the same.
    pub(crate) serial: u64,
    /// The draft over the rows of the run, where the rules draw the sample in another way than the draft does.
    pub(crate) draft: Option<Arc<DraftRun>>,
}

/// The draft over rows that are drawn as changed rules say.
pub(crate) struct DraftRun {
    pub(crate) rows: PolicyRows,
    pub(crate) engine: Engine,
    pub(crate) figures: Figures,
}
