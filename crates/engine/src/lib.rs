//! The columnar engine: a plan over a population, computed again only where a change reaches.
#![warn(clippy::float_arithmetic)]

mod evaluate;
mod figures;
mod fund;
mod kernel;
mod kernels;
mod later;
mod lines;
mod outcome;
pub mod plan;
mod probe;
mod ranks;
mod run;
mod split;
mod spread;
mod totals;
mod values;

pub use figures::{Amounts, Base, Figures, Line, LineFigures, MeasureFigures, MeasureStatus, PayerFigures, PayerYear};
pub use run::{Engine, Recomputed};
pub use split::SplitEngine;

/// Raised with every change by which the same rules, population and settings come to other figures.
pub const ARITHMETIC: u32 = 1;
