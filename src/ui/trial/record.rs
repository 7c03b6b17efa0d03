//! What is tried.

use cesuan_session::EnterpriseRecord;

/// An enterprise of a person's own making.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Trial {
    /// The id of the policy whose columns it fills in.
    pub policy: String,
    pub record: EnterpriseRecord,
    /// The id of the enterprise of the list whose place it takes; `None` where it is one more.
    pub instead_of: Option<String>,
}

impl Trial {
    /// A trial that begins with the rows of an enterprise of the list and takes its place.
    pub(crate) fn instead_of(policy: &str, record: EnterpriseRecord) -> Self {
        Self { policy: policy.to_owned(), instead_of: Some(record.id.clone()), record }
    }
}
