//! A policy, a population and scenarios over them: command line, worker and page ask a [`Session`] typed questions.
#![warn(clippy::float_arithmetic)]

mod api;
pub mod cases;
mod enterprise_list;
mod enterprises;
mod import;
mod policy;
mod policy_view;
mod population_source;
mod queries;
mod session;
mod workspace;

pub use api::*;
pub use import::Advance;
pub use policy::carried;
pub use queries::ColumnView;
pub use session::{Query, Session};
