//! What single settings do.

use serde::{Deserialize, Serialize};

use super::question::Question;
use cesuan_engine::Amounts;
use cesuan_scenario::{Effect, SettingText};

/// The effect of settings, all others being as in force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WeighedView {
    /// The revision of the scenarios.
    pub revision: u64,
    /// The settings that were weighed.
    pub settings: Vec<SettingText>,
    /// The effect against the draft's values of the same parameters.
    pub effect: Effect,
}

/// By how much the effect of two settings together differs from the sum of their effects, everything else as in force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PairedView {
    /// The revision of the scenarios.
    pub revision: u64,
    /// The two settings.
    pub settings: [SettingText; 2],
    /// The difference in the budget that results lead with, by policy year.
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
pub struct SettingPair {
    /// One setting.
    pub first: SettingText,
    /// The other.
    pub second: SettingText,
}

impl Question for SettingPair {
    type Answer = PairedView;
}
