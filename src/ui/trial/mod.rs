//! An enterprise of a person's own making: a form, and what it would get and why.

mod cell;
mod fields;
mod page;

use std::cell::RefCell;

pub(crate) use page::TrialPage;

use cesuan_session::Record;

/// What is being tried.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Trial {
    /// The policy whose columns it fills in.
    policy: String,
    /// The rows.
    record: Record,
    /// The enterprise of the list it began as, whose place it takes.
    instead_of: Option<String>,
}

thread_local! {
    /// What was tried last, for coming back to it; and a start from an enterprise of the list.
    static LAST: RefCell<Option<Trial>> = const { RefCell::new(None) };
    static START: RefCell<Option<Record>> = const { RefCell::new(None) };
}

/// The next visit to the page begins with these rows, in the place of the enterprise they are of.
pub(crate) fn begin_with(record: Record) {
    START.set(Some(record));
}
