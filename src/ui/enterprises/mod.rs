//! The enterprises: the list, and one of them with the reasons for what it gets.

mod dossier;
mod filters;
mod list;
mod memory;
mod row;
mod why;

pub(crate) use dossier::{DossierPage, Outcome};
pub(crate) use list::Roster;
pub(crate) use memory::Visit;
pub(crate) use why::Lighting;
