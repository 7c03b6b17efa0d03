//! An enterprise of a person's own making: a form, and what it would get and why.

mod cell;
mod fields;
mod page;

pub(crate) use page::TrialForm;

use cesuan_session::Record;

/// An enterprise of a person's own making.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Trial {
    /// The policy whose columns it fills in.
    pub policy: String,
    /// The rows.
    pub record: Record,
    /// The enterprise of the list it began as, whose place it takes.
    pub instead_of: Option<String>,
}

impl Trial {
    /// A trial that begins with the rows of an enterprise of the list and takes its place.
    pub(crate) fn instead_of(policy: &str, record: Record) -> Self {
        Self { policy: policy.to_owned(), instead_of: Some(record.id.clone()), record }
    }
}
