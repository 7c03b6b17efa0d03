//! Scenarios on the page: which there are, which one a person is at work on, and the way back.

mod opening;
mod row;
mod state;
mod switch;
mod undo;

pub(crate) use opening::{SharedPage, notes, use_scenario_file};
pub(crate) use state::{ScenariosChange, ScenariosState};
pub(crate) use switch::ScenarioSwitch;
pub(crate) use undo::{undo_buttons, use_undo_keys};
