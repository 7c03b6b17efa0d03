//! The figures of a scenario beside those of the draft.

use serde::{Deserialize, Serialize};

use cesuan_engine::Figures;

/// The figures of the settings in force beside those of the draft, over the same population.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct FiguresView {
    /// The revision of the settings, as given with [`Command::Apply`].
    pub revision: u64,
    /// With the settings.
    pub scenario: Figures,
    /// As drafted.
    pub draft: Figures,
}
