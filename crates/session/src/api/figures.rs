//! The figures of a scenario beside those of the draft.

use serde::{Deserialize, Serialize};

use cesuan_engine::Figures;
use cesuan_scenario::SettingText;

use super::question::Question;

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

/// Uses these settings and no others. Where they are refused, the last figures stand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Apply {
    /// Comes back with the answer.
    pub revision: u64,
    /// Every setting that differs from the draft.
    pub settings: Vec<SettingText>,
}

impl Question for Apply {
    type Answer = FiguresView;
}
