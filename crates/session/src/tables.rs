//! A person's own tables, read at one go or in steps.

use std::sync::Arc;

use crate::api::{Command, Event};
use cesuan_base::diag::Diagnostics;
use cesuan_intake::{ErrorRows, ImportOutcome, ImportProgress, Layout, TablesReader};
use cesuan_office::RawSheet;

use super::people::{Own, People};
use super::{Policy, Session};

/// How many rows are read at a time: some hundredths of a second.
const AT_A_TIME: usize = 20_000;

/// A reading that is not finished.
pub(super) struct Pending {
    own: Own,
    policy: Arc<Policy>,
    reader: TablesReader,
}

/// How far a command has come.
#[derive(Clone, Debug)]
pub enum Advance {
    /// There is more to do: call [`Session::advance`] again, or [`Session::cancel`].
    Going(ImportProgress),
    /// It is done.
    Done(Vec<Event>),
}

impl Session {
    /// Begins a command. Those that read tables go on with [`Session::advance`]; all others are done at once. Whatever is
    /// asked for while tables are read is answered from what stood before; a further reading, another policy or another
    /// population ends the one under way.
    pub fn begin(&mut self, command: Command) -> Advance {
        let begun = match command {
            Command::Tables { sheets, layout, errors } => self.begin_tables(sheets, layout, errors),
            Command::Reread { layout, errors } => self.begin_again(layout, errors),
            other => return Advance::Done(self.handle(other)),
        };
        match begun {
            Ok(()) => self.advance(),
            Err(diagnostics) => Advance::Done(vec![Event::Rejected { revision: None, diagnostics }]),
        }
    }

    /// Goes on with what was begun, for some hundredths of a second.
    pub fn advance(&mut self) -> Advance {
        let Some(pending) = &mut self.pending else { return Advance::Done(Vec::new()) };
        if pending.reader.step(&pending.policy.rules, &pending.own.sheets, AT_A_TIME) {
            return Advance::Going(pending.reader.progress());
        }
        let done = self.finish_tables();
        Advance::Done(done.unwrap_or_else(|diagnostics| vec![Event::Rejected { revision: None, diagnostics }]))
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

    pub(super) fn begin_tables(
        &mut self,
        sheets: Vec<RawSheet>,
        layout: Option<Layout>,
        errors: ErrorRows,
    ) -> Result<(), Diagnostics> {
        self.own = Some(Own { sheets: Arc::new(sheets), layout: layout.unwrap_or_default(), errors });
        self.begin_own()
    }

    pub(super) fn begin_again(&mut self, layout: Option<Layout>, errors: ErrorRows) -> Result<(), Diagnostics> {
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
    pub(super) fn finish_tables(&mut self) -> Result<Vec<Event>, Diagnostics> {
        let Some(mut pending) = self.pending.take() else { return Ok(Vec::new()) };
        let (policy, drafted) = (self.policy()?, self.drafted()?);
        if !Arc::ptr_eq(policy, &pending.policy) {
            // The rules were changed on the way: the columns may be others.
            let own = &pending.own;
            pending.reader = TablesReader::new(&policy.rules, &own.sheets, own.layout.clone(), own.errors);
        }
        let reading = pending.reader.finish(&policy.rules, &pending.own.sheets);
        let mut events = vec![Event::Tables(Box::new(reading.view.clone()))];
        if reading.population.is_some() {
            let people = People::read(pending.own, reading, policy, drafted)?;
            events.extend(self.settle(people)?);
        }
        Ok(events)
    }
}
