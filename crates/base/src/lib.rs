//! Words everyone may use: exact money, dimensions, ids, diagnostics without wording, columns.
#![warn(clippy::float_arithmetic)]

pub mod diag;
pub mod dim;
pub mod hash;
pub mod id;
pub mod money;
pub mod table;
