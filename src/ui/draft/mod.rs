//! The page of the draft: the document, clause by clause, with its figures beside it.

mod card;
mod chip;
mod document;
mod histogram;
mod hits;
mod page;
mod sentence;

pub(crate) use page::DraftPage;
