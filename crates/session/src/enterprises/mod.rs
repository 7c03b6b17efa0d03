//! The enterprises one by one: what tells them apart, what each receives, and lists of them.

mod collation;
mod holdings;
mod roster;
mod selection;

pub(crate) use holdings::{Holdings, places};
pub(crate) use roster::{NONE, Roster};
pub(crate) use selection::Selection;
