//! Questions asked of several runs at once: what a change does, whether two changes interact, which value fills a balance,
//! who meets which condition; and sets of scenarios, kept and passed on.
//!
//! Nothing here knows how an engine works: it is set, run and read like any other.
#![warn(clippy::float_arithmetic)]

mod anatomy;
mod effect;
pub mod file;
mod hits;
pub mod link;
mod saying;
pub mod seal;
mod seek;
pub mod set;
mod settle;

pub use effect::{Affected, Effect, MeasureEffect, effect, interaction};
pub use hits::{BINS, Bin, ConditionHits, Hit, Hits, ThresholdHits, TierHits, TierName, hits};
pub use saying::Saying;
pub use seal::{Opened, Reproduction, Seal, Sealed};
pub use seek::{Grid, Reach, largest_within};
pub use set::{Edit, History, Scenario, ScenarioSet, SettingText, Which};
