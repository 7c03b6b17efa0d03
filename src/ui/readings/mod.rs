//! The register of readings: every open question with its answers and what each costs.

mod difference;
mod effects;
mod reading;
mod register;
mod unpriced;

pub(crate) use difference::{difference, difference_with_bar};
pub(crate) use register::Register;
