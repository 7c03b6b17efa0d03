//! A person's own tables, read at one go or in steps.

use std::sync::Arc;

use crate::api::{ReadTables, Reply, RereadTables, TablesRead};
use cesuan_base::diag::Diagnostics;
use cesuan_intake::{ErrorRows, ImportOutcome, ImportProgress, Layout, TablesReader};
use cesuan_office::RawSheet;

use super::people::{Own, People};
use super::{Policy, Query, Session};

/// How many rows are read at a time: some hundredths of a second.
const AT_A_TIME: usize = 20_000;

/// A reading that is not finished.
pub(super) struct Pending {
    own: Own,
    policy: Arc<Policy>,
    reader: TablesReader,
}

/// How far the reading of tables has come.
#[derive(Clone, Debug)]
pub enum Advance {
    /// There is more to read: call [`Session::advance`] again, or [`Session::cancel`].
    Going(ImportProgress),
    /// Everything is read.
    Done(Reply<TablesRead>),
}

impl Query for ReadTables {
    fn answer(self, session: &mut Session) -> Reply<TablesRead> {
        session.begin_tables(self).map_or_else(Reply::Refused, |()| session.finish_tables())
    }
}

impl Query for RereadTables {
    fn answer(self, session: &mut Session) -> Reply<TablesRead> {
        session.begin_again(self).map_or_else(Reply::Refused, |()| session.finish_tables())
    }
}

impl Session {
    /// Begins to read tables in steps. Whatever is asked meanwhile is answered from what stood before; a further reading,
    /// another policy or another population ends the one under way.
    pub fn begin(&mut self, tables: ReadTables) -> Advance {
        match self.begin_tables(tables) {
            Ok(()) => self.advance(),
            Err(reasons) => Advance::Done(Reply::Refused(reasons)),
        }
    }

    /// Begins to read the last tables again in steps.
    pub fn begin_over(&mut self, tables: RereadTables) -> Advance {
        match self.begin_again(tables) {
            Ok(()) => self.advance(),
            Err(reasons) => Advance::Done(Reply::Refused(reasons)),
        }
    }

    /// Goes on with the reading that was begun, for some hundredths of a second. Without one there is nothing to wait for.
    pub fn advance(&mut self) -> Advance {
        let Some(pending) = &mut self.pending else { return Advance::Done(Reply::NotYet) };
        if pending.reader.step(&pending.policy.rules, &pending.own.sheets, AT_A_TIME) {
            return Advance::Going(pending.reader.progress());
        }
        Advance::Done(self.finish_tables())
    }

    /// Lets go what was begun. What stood before stands.
    pub fn cancel(&mut self) {
        self.pending = None;
    }

    /// The sheets of the last tables, whatever came of them, and how they were read.
    pub fn sheets(&self) -> Option<(&[RawSheet], &Layout, ErrorRows)> {
        self.own.as_ref().map(|own| (own.sheets.as_slice(), &own.layout, own.errors))
    }

    /// Reads the sheets of the last tables once more for every fault they have, so many of each code.
    pub fn all_faults(&self, most: usize) -> Option<ImportOutcome> {
        let (own, policy) = (self.own.as_ref()?, self.policy.as_ref()?);
        let reader = TablesReader::keeping(most, &policy.rules, &own.sheets, own.layout.clone(), own.errors);
        Some(reader.finish(&policy.rules, &own.sheets))
    }

    fn begin_tables(&mut self, tables: ReadTables) -> Result<(), Diagnostics> {
        let ReadTables { sheets, layout, errors } = tables;
        self.own = Some(Own { sheets: Arc::new(sheets), layout: layout.unwrap_or_default(), errors });
        self.begin_own()
    }

    fn begin_again(&mut self, tables: RereadTables) -> Result<(), Diagnostics> {
        let RereadTables { layout, errors } = tables;
        let own = Own { sheets: Arc::default(), layout: Layout::default(), errors };
        let own = self.own.get_or_insert(own);
        own.layout = layout.unwrap_or_default();
        own.errors = errors;
        self.begin_own()
    }

    fn begin_own(&mut self) -> Result<(), Diagnostics> {
        self.pending = None;
        let policy = self.policy()?.clone();
        if let Some(own) = self.own.clone() {
            let reader = TablesReader::new(&policy.rules, &own.sheets, own.layout.clone(), own.errors);
            self.pending = Some(Pending { own, policy, reader });
        }
        Ok(())
    }

    /// Reads on to the end.
    fn finish_tables(&mut self) -> Reply<TablesRead> {
        let Some(pending) = self.pending.take() else { return Reply::NotYet };
        Reply::of(self.finish(pending))
    }

    fn finish(&mut self, mut pending: Pending) -> Result<TablesRead, Diagnostics> {
        let (policy, drafted) = (self.policy()?, self.drafted()?);
        if !Arc::ptr_eq(policy, &pending.policy) {
            // The rules were changed on the way: the columns may be others.
            let own = &pending.own;
            pending.reader = TablesReader::new(&policy.rules, &own.sheets, own.layout.clone(), own.errors);
        }
        let reading = pending.reader.finish(&policy.rules, &pending.own.sheets);
        let tables = reading.view.clone();
        let populated = if reading.population.is_some() {
            let people = People::read(pending.own, reading, policy, drafted)?;
            Some(self.settle(people, Diagnostics::new())?)
        } else {
            None
        };
        Ok(TablesRead { tables, populated })
    }
}
