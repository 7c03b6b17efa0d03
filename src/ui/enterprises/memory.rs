//! Where a person was in the list, for coming back from an enterprise.

use cesuan_session::EnterpriseQuery;

/// What was asked, and how far the list was scrolled.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Visit {
    /// The policy the query is about.
    pub policy: String,
    /// What was asked.
    pub query: EnterpriseQuery,
    /// How far the list was scrolled, in pixels.
    pub scrolled: u64,
    /// The row the keyboard stood on.
    pub active: u64,
}

impl Visit {
    /// This visit, or a first one with the largest on top where it was to the list of another policy.
    pub(crate) fn of(self, policy: &str) -> Self {
        if self.policy == policy {
            return self;
        }
        let query = EnterpriseQuery { descending: true, ..EnterpriseQuery::default() };
        Self { policy: policy.to_owned(), query, ..Self::default() }
    }
}
