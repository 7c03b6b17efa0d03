//! How many rows meet each condition of a measure.

use serde::{Deserialize, Serialize};

use super::question::Question;
use cesuan_base::id::MeasureId;
use cesuan_scenario::EligibilityFunnel;

/// A measure's hits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FunnelView {
    /// The revision of the settings in force.
    pub revision: u64,
    /// The measure.
    pub measure: MeasureId,
    /// Its hits.
    pub hits: EligibilityFunnel,
}

/// How many rows meet each condition of a measure. `None` where there is no such measure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Funnel {
    /// The measure.
    pub measure: MeasureId,
}

impl Question for Funnel {
    type Answer = Option<FunnelView>;
}
