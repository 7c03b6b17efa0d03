//! The columnar engine: a plan over a population, computed again only where a change reaches.

mod evaluate;
mod figures;
mod fund;
mod kernel;
mod kernels;
mod later;
mod lines;
mod outcome;
mod ranks;
mod run;
mod split;
mod spread;
mod totals;
mod values;

pub use figures::{Amounts, Base, Figures, Line, LineFigures, MeasureFigures, MeasureStatus, PayerFigures, PayerYear};
pub use run::{Engine, Recomputed};
pub use split::SplitEngine;
