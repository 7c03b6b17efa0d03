//! Questions asked of several runs at once: what a change does, whether two changes interact, which value fills a balance,
//! who meets which condition.
//!
//! Nothing here knows how an engine works: it is set, run and read like any other.

mod anatomy;
mod effect;
mod hits;
mod saying;
mod seek;

pub use effect::{Affected, Effect, MeasureEffect, effect, interaction};
pub use hits::{BINS, Bin, ConditionHits, Hit, Hits, ThresholdHits, TierHits, TierName, hits};
pub use saying::Saying;
pub use seek::{Grid, Reach, largest_within};
