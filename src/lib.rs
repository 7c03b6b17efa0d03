//! Cesuan (测算): what would a subsidy draft cost before it is signed.
#![warn(clippy::float_arithmetic)]

// The loop written by hand is compiled as a part of the crate and beside it, and names it alike.
extern crate self as cesuan;

pub mod bench;
pub mod cases;
pub mod check;
#[cfg(feature = "cli")]
pub mod cli;
pub mod diag;
pub mod dim;
pub mod engine;
pub mod formula;
pub mod i18n;
pub mod id;
pub mod intake;
pub mod money;
pub mod office;
pub mod papers;
pub mod plan;
pub mod reference;
pub mod rules;
pub mod scenario;
pub mod session;
pub mod table;
pub mod ui;
pub mod worker;
