//! The rules page: the policy as the text files it is, to read and to change.

mod adding;
mod code;
mod editing;
mod effect;
mod faults;
mod form;
mod library;
mod opening;
mod page;
mod tools;
mod tree;
mod workshop;

pub(crate) use page::RulesPage;
