//! The last visit to the list, for coming back to it from an enterprise.

use cesuan_session::EnterpriseQuery;

/// A visit to the list: the query, and how far the list was scrolled.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Visit {
    /// The id of the policy.
    pub policy: String,
    pub query: EnterpriseQuery,
    /// The scroll position in pixels.
    pub scrolled: u64,
    /// The number of the row the keyboard stands on, from 0.
    pub active: u64,
}

impl Visit {
    /// This visit if it was to the list of this policy; else a first visit, with the largest amounts on top.
    pub(crate) fn of(self, policy: &str) -> Self {
        if self.policy == policy {
            return self;
        }
        let query = EnterpriseQuery { descending: true, ..EnterpriseQuery::default() };
        Self { policy: policy.to_owned(), query, ..Self::default() }
    }
}
