//! Scenarios side by side.

pub mod charts;
