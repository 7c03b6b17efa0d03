//! The types that all other crates use: exact money, dimensions, ids, diagnostics without wording, and the population.
#![warn(clippy::float_arithmetic)]

pub mod diag;
pub mod dim;
pub mod hash;
pub mod id;
pub mod money;
pub mod table;
