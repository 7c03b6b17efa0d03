//! The list at hand, for the parts of the page that read it once more.

use std::rc::Rc;

use super::import_job;
use super::state::ListState;
use crate::ui::context::Page;
use cesuan_intake::{ErrorRows, Layout};

/// The list at hand, and the policy its tables are read for.
#[derive(Clone)]
pub(super) struct ListContext {
    pub page: Page,
    pub list: Rc<ListState>,
    /// The id of the policy.
    pub policy: String,
    /// The number of the policy among those opened.
    pub opened: u64,
}

impl ListContext {
    /// Reads the tables once more, with another layout.
    pub(super) fn with_layout(&self, layout: Layout) {
        import_job::reread(&self.page, &self.list, Rc::new(layout), self.list.errors, self.opened);
    }

    /// Reads the tables once more, treating rows with errors in another way.
    pub(super) fn with_errors(&self, errors: ErrorRows) {
        import_job::reread(&self.page, &self.list, self.list.layout.clone(), errors, self.opened);
    }

    /// Reads the tables once more with another choice about columns, and keeps the choice for the next file.
    pub(super) fn with_columns(&self, layout: Layout) {
        import_job::remember(&self.policy, &layout);
        self.with_layout(layout);
    }
}
