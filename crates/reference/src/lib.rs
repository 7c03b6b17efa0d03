//! The reference: evaluates the checked rules one row at a time with exact decimals, as a person would with pencil and paper.
//!
//! It shares no code with the plan or the engine, so that a fault in either shows as a difference. It is slow; tests compare
//! the engine with it, and it explains single lines.
#![warn(clippy::float_arithmetic)]

mod candidates;
mod contest;
mod contestants;
mod demand;
mod derive;
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
