//! The population in one line.

use serde::{Deserialize, Serialize};

use cesuan_intake::{LeftOut, SampleAdjust};

/// The population in one line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PopulationView {
    /// Where the rows come from.
    pub source: PopulationSource,
    /// What was changed of how a sample is drawn.
    pub adjust: SampleAdjust,
    /// Distinct enterprises.
    pub enterprises: u64,
    /// Rows of the enterprise table.
    pub enterprise_rows: u64,
    /// Rows of the project table.
    pub project_rows: u64,
    /// Rows of a person's tables that were left out.
    pub left_out: LeftOut,
}

/// Where a population comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PopulationSource {
    /// Drawn by the generator from a seed.
    Synthetic {
        /// What it was drawn from.
        seed: u64,
    },
    /// A person's own tables.
    Own {
        /// The names of their files.
        files: Vec<String>,
    },
}
