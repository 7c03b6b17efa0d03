//! Charts: by clause and year beside the draft, and those of scenarios side by side.

mod clauses;
mod compared;
mod demand;
mod library;
mod look;
mod panel;
mod plot;
mod plotted;
mod save;
mod still;
mod waterfall;

pub(crate) use compared::{ClauseChart, use_demand_charts, use_waterfall};
pub(crate) use panel::chart;
pub(crate) use plotted::Plotted;
pub(crate) use still::{Still, clause_stills};
