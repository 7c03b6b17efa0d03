//! A policy folder: its documents ([`rules`]), its formulas ([`formula`]) and the checked rules they make ([`check`]).
#![warn(clippy::float_arithmetic)]

pub mod check;
pub mod formula;
pub mod rules;
