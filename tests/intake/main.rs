//! Reading tables, writing them, and drawing samples.

mod faults;
mod fixture;
mod good;
mod properties;
mod sample;
mod sample_faults;
mod shiyan;
