//! The page that holds scenarios against each other.

mod ask;
mod movers;
mod page;
mod papers;
mod share;
mod table;
mod texts;

pub(crate) use ask::use_comparison;
pub(crate) use page::ComparePage;
