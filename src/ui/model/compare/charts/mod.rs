//! The charts of a comparison.
//!
//! Every number of a chart is decimal text in the unit of the page, beside the words a person reads at it. A sentence says what
//! a chart shows for people who do not see it.

mod clauses;
mod demand;
mod input;
mod waterfall;

pub use clauses::{ClausesChart, Shown, clauses};
pub use demand::{DemandChart, DemandColumn, demands};
pub use input::{COLUMNS, ChartInput, ColumnBars, Point};
pub use waterfall::{Bar, BarKind, WaterfallChart, waterfall};
