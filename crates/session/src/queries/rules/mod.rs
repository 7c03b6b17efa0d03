//! Answers questions about rules that are being edited: cases, completion, new measures.

mod complete;
mod cursor_context;
mod format;
mod measures;
mod template;
