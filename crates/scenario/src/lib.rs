//! Scenarios and questions about several runs: the effect of a change, the interaction of two, goal seek, the
//! eligibility funnel; sets of scenarios with their files, links and provenance.
//!
//! The engine is used only through its public functions.
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

pub use effect::{Affected, Effect, LedgerEffect, MeasureEffect, effect, interaction};
pub use eligibility_funnel::{
    BINS, Bin, ConditionHits, EligibilityFunnel, HitCount, ThresholdHits, TierHits, TierName, eligibility_funnel,
};
pub use goal_seek::{Reach, ValueGrid, largest_within};
pub use phrase::Phrase;
pub use provenance::{LoadedSet, Provenance, ProvenancePart, Reproduction};
pub use set::{Edit, History, Scenario, ScenarioSet, SettingText, Which};
