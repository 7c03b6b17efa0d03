//! The columnar engine: runs the plan of a policy over a population, and computes again only what a change affects.
#![warn(clippy::float_arithmetic)]

mod apply;
mod bases;
mod deferred;
mod evaluate;
mod figures;
mod inspect;
mod kernels;
mod limited;
mod limits;
mod line_results;
mod lines;
mod op;
mod parts;
pub mod plan;
mod ranking;
mod rationing;
mod row_sets;
mod run;
mod shares;
mod sparse_column;
mod totals;
mod vector;

pub use figures::{
    Amounts, Base, Commitments, Figures, LedgerFigures, Line, LineFigures, LinePart, MeasureFigures, MeasureStatus,
    PayerFigures, PayerYear, Reclaimed, ShareFigures,
};
pub use run::{Engine, Recomputed};

/// Raised with every change by which the same rules, population and settings come to other figures.
pub const ARITHMETIC: u32 = 2;
