//! The files of the rules as a person edits them: their cases, completion, new measures.

mod complete;
mod cursor_context;
mod format;
mod measures;
mod template;
