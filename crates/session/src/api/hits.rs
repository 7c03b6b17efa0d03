//! How many rows meet each condition of a measure.

use serde::{Deserialize, Serialize};

use cesuan_base::id::MeasureId;
use cesuan_scenario::EligibilityFunnel;

/// A measure's hits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HitsView {
    /// The revision of the settings in force.
    pub revision: u64,
    /// The measure.
    pub measure: MeasureId,
    /// Its hits.
    pub hits: EligibilityFunnel,
}
