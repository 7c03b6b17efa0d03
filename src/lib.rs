//! The faces of Cesuan (测算): the command line, the page, and the workers of the page.
#![warn(clippy::float_arithmetic)]

#[cfg(feature = "cli")]
pub mod cli;
pub mod ui;
pub mod worker;
