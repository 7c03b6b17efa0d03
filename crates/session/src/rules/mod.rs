//! The rules' files as a person edits them: changed rules over the same people, their cases, completion, new measures.

mod align;
mod complete;
mod format;
mod place;
mod revise;
mod template;

pub(super) use align::{aligned, by_year};
