//! Where a person was in the list, for coming back from an enterprise.

use std::cell::RefCell;

use cesuan_session::EnterpriseQuery;

/// What was asked, and how far the list was scrolled.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Visit {
    /// The policy the query is about.
    pub policy: String,
    /// What was asked.
    pub query: EnterpriseQuery,
    /// How far the list was scrolled, in pixels.
    pub scrolled: u64,
    /// The row the keyboard stood on.
    pub active: u64,
}

thread_local! {
    static LAST: RefCell<Visit> = RefCell::default();
}

/// The last visit to the list of a policy; a first one with the largest on top.
pub(super) fn last(policy: &str) -> Visit {
    LAST.with_borrow(|visit| visit.clone()).of(policy)
}

/// Keeps a visit.
pub(super) fn keep(visit: Visit) {
    LAST.set(visit);
}

impl Visit {
    fn of(self, policy: &str) -> Self {
        if self.policy == policy {
            return self;
        }
        let query = EnterpriseQuery { descending: true, ..EnterpriseQuery::default() };
        Self { policy: policy.to_owned(), query, ..Self::default() }
    }
}
