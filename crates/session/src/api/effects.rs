//! What single settings do.

use serde::{Deserialize, Serialize};

use cesuan_engine::Amounts;
use cesuan_scenario::{Effect, SettingText};

/// What settings do, everything else as in force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WeighedView {
    /// The revision of the settings in force.
    pub revision: u64,
    /// What was weighed.
    pub settings: Vec<SettingText>,
    /// Against the draft's values of the same parameters.
    pub effect: Effect,
}

/// By how much the effect of two settings together differs from the sum of their effects, everything else as in force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PairedView {
    /// The revision of the settings in force.
    pub revision: u64,
    /// The settings.
    pub settings: [SettingText; 2],
    /// The difference of what is spent, by year.
    pub years: Vec<Amounts>,
}
