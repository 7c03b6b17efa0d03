//! The columnar engine: runs the plan of a policy over a population, and computes again only what a change affects.
#![warn(clippy::float_arithmetic)]

mod apply;
mod bases;
mod deferred;
mod evaluate;
mod figures;
mod inspect;
mod kernels;
mod lines;
mod op;
pub mod plan;
mod ranking;
mod rationing;
mod row_sets;
mod run;
mod sparse_column;
mod totals;
mod vector;

pub use figures::{Amounts, Base, Figures, Line, LineFigures, MeasureFigures, MeasureStatus, PayerFigures, PayerYear};
pub use run::{Engine, Recomputed};

/// The version of the arithmetic. It is raised with every change that gives other figures for the same rules, population and
/// settings.
pub const ARITHMETIC: u32 = 1;
