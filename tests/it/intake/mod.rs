//! Reading tables, writing them, and drawing samples.

mod adjust;
mod books;
mod faults;
pub(crate) mod fixture;
mod formats;
mod good;
mod hostile;
mod layouts;
mod lists;
mod properties;
mod sample;
mod sample_faults;
mod shiyan;
mod spread;
mod targets;
