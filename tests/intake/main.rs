//! Reading tables, writing them, and drawing samples.

mod adjust;
mod faults;
mod fixture;
mod good;
mod properties;
mod sample;
mod sample_faults;
mod shiyan;
mod targets;
