//! A person's own list: files in, what is wrong with them, what their columns hold; kept in this browser if the person says so.
//!
//! Files go to a worker of their own, which makes sheets of text of them; the sheets go on to the engine worker as they are.
//! The page holds the files, and what both said.

mod columns;
mod desk;
mod faults;
mod intake;
mod keeper;
mod kept;
mod page;
mod sheets;
mod state;
mod vault;
mod works;

pub(crate) use desk::draw;
pub(crate) use keeper::Keeper;
pub(crate) use page::ListsPage;
pub(crate) use state::{ListChange, ListState};
