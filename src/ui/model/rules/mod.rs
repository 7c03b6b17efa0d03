//! The models of the rules page: the files and their faults, the effect on the total, and opening files from outside.

mod effect;
mod files;
mod import;
mod lines;
mod marks;
mod standing;

pub use effect::{MovedMeasure, RulesEffect, effect};
pub use files::{FileGroup, FileModel, FileState, groups};
pub use import::{ImportRefusal, imported};
pub use lines::{LineChanges, line_changes};
pub use marks::{EditorMark, FaultModel, faults, marks, utf8_offset, utf16_offset};
pub use standing::{RulesChange, Standing};
