//! The reference: the checked rules evaluated one row at a time with exact decimals, as a person would with pencil and paper.
//!
//! It sees neither the plan nor the engine, so a fault in lowering or in a kernel cannot hide in both. It is slow, and it is
//! what the engine is held against.
#![warn(clippy::float_arithmetic)]

mod candidates;
mod contest;
mod contestants;
mod demand;
mod derive;
mod evaluate;
mod limits;
mod lines;
mod missing_conditions;
mod number;
mod reference;
mod size;
mod standings;
mod term;
mod unanswered;
mod value;

pub use contest::{Contest, Rival};
pub use derive::{Derivation, Portion, PortionState};
pub use lines::ReferenceLine;
pub use missing_conditions::{MissingCondition, conjuncts, missing_conditions};
pub use reference::Reference;
pub use term::{Term, TermKind, Worth};
pub use unanswered::Unanswered;
