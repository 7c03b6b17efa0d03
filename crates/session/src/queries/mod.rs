//! The answers to the questions of the API. Each is a function of the parts of the session it needs.

mod calibration;
mod column_view;
mod comparison;
mod effects;
mod eligibility_funnel;
mod enterprise;
mod enterprises;
mod export;
mod fund;
mod notices;
mod rules;
mod scenario_files;
mod scenarios;
mod standards;
mod trial;

pub use column_view::ColumnView;
