//! Questions asked of several runs at once: what a change does, whether two changes interact, which value fills a balance.
//!
//! Nothing here knows how an engine works: it is set, run and read like any other.

mod effect;
mod seek;

pub use effect::{Affected, Effect, MeasureEffect, effect, interaction};
pub use seek::{Grid, Reach, largest_within};
