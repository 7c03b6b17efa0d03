//! Questions asked of several runs at once: what a change does, whether two changes interact, which value fills a balance,
//! who meets which condition; and sets of scenarios, kept and passed on.
//!
//! Nothing here knows how an engine works: it is set, run and read like any other.
#![warn(clippy::float_arithmetic)]

mod conditions;
mod effect;
mod eligibility_funnel;
pub mod file;
mod goal_seek;
pub mod link;
mod phrase;
pub mod provenance;
mod reconcile;
pub mod set;

pub use effect::{Affected, Effect, MeasureEffect, effect, interaction};
pub use eligibility_funnel::{
    BINS, Bin, ConditionHits, EligibilityFunnel, HitCount, ThresholdHits, TierHits, TierName, eligibility_funnel,
};
pub use goal_seek::{Reach, ValueGrid, largest_within};
pub use phrase::Phrase;
pub use provenance::{LoadedSet, Provenance, ProvenancePart, Reproduction};
pub use set::{Edit, History, Scenario, ScenarioSet, SettingText, Which};
