//! Charts: by clause and year beside the draft, and those of scenarios side by side.

mod clauses;
mod compared;
mod demand;
mod library;
mod look;
mod panel;
mod plot;
mod save;
mod still;
mod waterfall;

pub(crate) use compared::{ClauseChart, DemandCharts, Waterfall};
pub(crate) use panel::Chart;
pub(crate) use still::{ClauseStills, Still};
