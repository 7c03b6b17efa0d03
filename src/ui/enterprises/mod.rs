//! The list of enterprises, and the page of one with the reasons for what it gets.

mod dossier;
mod filters;
mod list;
mod memory;
mod row;
mod why;

pub(crate) use dossier::{DossierPage, outcome};
pub(crate) use list::Roster;
pub(crate) use memory::Visit;
pub(crate) use why::Lighting;
