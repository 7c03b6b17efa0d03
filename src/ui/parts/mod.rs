//! The desk: the bar on top, the draft on the left, the figures on the right.

mod card;
mod chip;
mod desk;
mod document;
mod header;
mod sentence;
mod summary;

pub(crate) use desk::Desk;
