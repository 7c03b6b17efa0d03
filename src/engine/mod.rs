//! The columnar engine: a plan over a population, computed again only where a change reaches.

mod figures;

pub use figures::{Figures, LineFigures, MeasureFigures, MeasureStatus, PayerFigures, PayerYear};
