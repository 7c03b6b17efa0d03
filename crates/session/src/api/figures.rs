//! The figures of a scenario beside those of the draft.

use serde::{Deserialize, Serialize};

use cesuan_engine::Figures;

/// The figures in force beside those of the draft, over the same rows. Both are by the measures, payers and years of the rules in
/// force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FiguresView {
    /// The revision of the scenarios.
    pub revision: u64,
    /// With the settings and the rules of the selected scenario.
    pub scenario: Figures,
    /// As drafted.
    pub draft: Figures,
}
