//! How many rows meet each condition of a measure.

use serde::{Deserialize, Serialize};

use super::question::Question;
use cesuan_base::id::MeasureId;
use cesuan_scenario::EligibilityFunnel;

/// The eligibility funnel of a measure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FunnelView {
    /// The revision of the scenarios.
    pub revision: u64,
    /// The measure.
    pub measure: MeasureId,
    /// The number of rows that meet each condition.
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
