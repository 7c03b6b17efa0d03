//! The rules page: the files and what is wrong with them, what they do to the total, files from outside.

mod effect;
mod files;
mod import;
mod lines;
mod marks;
mod standing;

pub use effect::{EffectView, MovedView, effect};
pub use files::{FileState, FileView, GroupView, groups};
pub use import::{Foreign, imported};
pub use lines::{LineChanges, line_changes};
pub use marks::{FaultView, Mark, faults, marks, utf8_offset, utf16_offset};
pub use standing::{RulesChange, Standing};
