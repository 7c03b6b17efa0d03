//! The columnar engine: a plan over a population, computed again only where a change reaches.

mod evaluate;
mod figures;
mod kernels;
mod run;
mod totals;
mod values;

pub use figures::{Amounts, Figures, Line, LineFigures, MeasureFigures, MeasureStatus, PayerFigures, PayerYear};
pub use run::{Engine, Recomputed};
