//! A person's own list: bringing files in, what is wrong with them, what their columns hold. A list is saved in this browser
//! only where the person says so.
//!
//! Files go to a worker of their own, which turns them into sheets of text; the sheets go on unchanged to the engine worker.
//! The page holds the files and the answers of both workers.

mod columns;
mod faults;
mod import_job;
mod indexed_db;
mod intake;
mod other_tabs;
mod page;
mod restore;
mod saved_lists;
mod sheets;
mod state;

pub(crate) use import_job::draw;
pub(crate) use page::ListsPage;
pub(crate) use restore::RestoreList;
pub(crate) use state::{ListChange, ListState};
