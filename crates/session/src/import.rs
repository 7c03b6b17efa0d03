//! The reading of a person's own tables, at one go or in steps.

use std::sync::Arc;

use crate::api::{Reply, TablesRead};
use crate::policy::Policy;
use crate::population_source::OwnTables;
use cesuan_intake::{ErrorRows, ImportOutcome, ImportProgress, Layout, TablesReader};
use cesuan_office::RawSheet;

/// The number of rows that are read in a step: some hundredths of a second.
const ROWS_PER_STEP: usize = 20_000;

/// The last tables, whatever came of them, and their reading while it is under way.
#[derive(Default)]
pub(crate) struct Import {
    own: Option<OwnTables>,
    pending: Option<Pending>,
}

/// A reading that is not finished.
struct Pending {
    own: OwnTables,
    policy: Arc<Policy>,
    reader: TablesReader,
}

/// How far the reading of tables has come.
#[derive(Clone, Debug)]
pub enum Advance {
    /// There is more to read: call [`Session::advance`](crate::Session::advance) again, or
    /// [`Session::cancel`](crate::Session::cancel).
    Going(ImportProgress),
    /// Everything is read.
    Done(Box<Reply<TablesRead>>),
}

/// A reading that came to its end: the tables, the policy they were read for, and what came of it.
pub(crate) struct Finished {
    pub(crate) own: OwnTables,
    pub(crate) policy: Arc<Policy>,
    pub(crate) outcome: ImportOutcome,
}

impl Import {
    /// Begins to read tables for a policy. The reading before it ends.
    pub(crate) fn begin(
        &mut self,
        policy: &Arc<Policy>,
        sheets: Vec<RawSheet>,
        layout: Option<Layout>,
        errors: ErrorRows,
    ) {
        self.own = Some(OwnTables { sheets: Arc::new(sheets), layout: layout.unwrap_or_default(), errors });
        self.start(policy);
    }

    /// Begins to read the last tables again, or none where there are none.
    pub(crate) fn begin_again(&mut self, policy: &Arc<Policy>, layout: Option<Layout>, errors: ErrorRows) {
        let none = OwnTables { sheets: Arc::default(), layout: Layout::default(), errors };
        let own = self.own.get_or_insert(none);
        own.layout = layout.unwrap_or_default();
        own.errors = errors;
        self.start(policy);
    }

    fn start(&mut self, policy: &Arc<Policy>) {
        let pending = |own: OwnTables| Pending { reader: own.reader(&policy.rules), policy: policy.clone(), own };
        self.pending = self.own.clone().map(pending);
    }

    /// Reads on for one step. Gives how far that is, or `None` where there is nothing more to read.
    pub(crate) fn step(&mut self) -> Option<ImportProgress> {
        let pending = self.pending.as_mut()?;
        let goes_on = pending.reader.step(&pending.policy.rules, &pending.own.sheets, ROWS_PER_STEP);
        goes_on.then(|| pending.reader.progress())
    }

    /// Reads to the end for the policy in force; `None` where nothing was begun.
    pub(crate) fn finish(&mut self, policy: &Arc<Policy>) -> Option<Finished> {
        let Pending { own, policy: begun_for, mut reader } = self.pending.take()?;
        if !Arc::ptr_eq(policy, &begun_for) {
            // The rules were changed on the way: the columns may be others.
            reader = own.reader(&policy.rules);
        }
        let outcome = reader.finish(&policy.rules, &own.sheets);
        Some(Finished { own, policy: policy.clone(), outcome })
    }

    /// Ends the reading under way. What stood before stands.
    pub(crate) fn cancel(&mut self) {
        self.pending = None;
    }

    /// The last tables.
    pub(crate) const fn tables(&self) -> Option<&OwnTables> {
        self.own.as_ref()
    }

    /// The last tables read once more for every fault they have, so many of each code.
    pub(crate) fn all_faults(&self, policy: &Policy, most: usize) -> Option<ImportOutcome> {
        let own = self.own.as_ref()?;
        let reader = TablesReader::keeping(most, &policy.rules, &own.sheets, own.layout.clone(), own.errors);
        Some(reader.finish(&policy.rules, &own.sheets))
    }
}
