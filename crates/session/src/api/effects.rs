//! What single settings do.

use serde::{Deserialize, Serialize};

use super::question::Question;
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

/// What settings do beside those in force, against the draft's values of the same parameters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Weigh {
    /// The settings.
    pub settings: Vec<SettingText>,
}

impl Question for Weigh {
    type Answer = WeighedView;
}

/// By how much the effect of two settings together differs from the sum of their effects.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pair {
    /// One setting.
    pub first: SettingText,
    /// The other.
    pub second: SettingText,
}

impl Question for Pair {
    type Answer = PairedView;
}
