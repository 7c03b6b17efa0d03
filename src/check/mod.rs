//! Meaning: documents and formulas to checked rules, or every error at once.

mod model;
mod setting;

pub use model::*;
pub use setting::{NONE, UNDETERMINED, number_text, overlay, parse_setting, setting_text};
