//! The enterprises one by one: a list that is searched, filtered and sorted where the population is, and seen through a window.

mod collation;
mod holdings;
mod query;
mod roster;

use std::sync::Arc;

use crate::api::{EnterprisePage, EnterpriseQuery, Reply, SettingText};
use cesuan_base::diag::Diagnostics;
use cesuan_base::table::Population;
use cesuan_engine::Engine;

use super::{Policy, Query, Session};
pub(super) use holdings::{Holdings, places};
pub(super) use query::Selection;
pub(super) use roster::{NONE, Roster};

/// What was found out for the list and holds until population or settings change.
#[derive(Default)]
pub(super) struct Known {
    population: Option<KnownPopulation>,
    scenario: Option<(Vec<SettingText>, Arc<Holdings>)>,
    selection: Option<Selection>,
}

struct KnownPopulation {
    policy: Arc<Policy>,
    population: Arc<Population>,
    roster: Roster,
    draft: Engine,
    holdings: Arc<Holdings>,
}

impl Query for EnterpriseQuery {
    fn answer(self, session: &mut Session) -> Reply<EnterprisePage> {
        Reply::once_populated(session.enterprises(self))
    }
}

impl Session {
    /// A window onto the list of enterprises.
    fn enterprises(&mut self, query: EnterpriseQuery) -> Result<Option<EnterprisePage>, Diagnostics> {
        self.know_enterprises()?;
        let revision = self.revision;
        let policy = self.policy.as_ref();
        let Some(((known, (_, scenario)), policy)) =
            self.known.population.as_mut().zip(self.known.scenario.as_ref()).zip(policy)
        else {
            return Ok(None);
        };
        let stands = self.known.selection.as_ref().is_some_and(|selection| selection.serves(&query, scenario));
        if !stands {
            let holdings = (scenario.clone(), known.holdings.clone());
            self.known.selection = Some(Selection::of(&query, &policy.rules, &mut known.roster, holdings));
        }
        let (totals, rows) = match &self.known.selection {
            Some(selection) => (selection.totals, selection.window(&query, &policy.rules, &known.roster)),
            None => Default::default(),
        };
        Ok(Some(EnterprisePage { query, revision, totals, rows }))
    }

    /// Finds out what the list needs, unless it is known already.
    fn know_enterprises(&mut self) -> Result<(), Diagnostics> {
        let (policy, drafted) = (self.policy()?.clone(), self.drafted()?.clone());
        let rules = &policy.rules;
        let (Some(people), Some(running)) = (&self.people, &self.running) else { return Ok(()) };
        let population = &people.population;
        let known = self
            .known
            .population
            .as_ref()
            .is_some_and(|known| Arc::ptr_eq(&known.population, population) && Arc::ptr_eq(&known.policy, &policy));
        if !known {
            let mut draft = drafted.engine(&people.drafted);
            draft.run()?;
            let holdings = Arc::new(Holdings::of(rules, population, &drafted.rules, &draft));
            let roster = Roster::of(rules, population.clone());
            let population = population.clone();
            self.known = Known {
                population: Some(KnownPopulation { policy: policy.clone(), population, roster, draft, holdings }),
                scenario: None,
                selection: None,
            };
        }
        let fresh = self.known.scenario.as_ref().is_some_and(|(settings, _)| *settings == self.settings);
        if let (false, Some(known)) = (fresh, &self.known.population) {
            let as_drafted = self.settings.is_empty() && Arc::ptr_eq(&policy, &drafted);
            let holdings = if as_drafted {
                known.holdings.clone()
            } else {
                Arc::new(Holdings::of(rules, population, rules, &running.engine))
            };
            self.known.scenario = Some((self.settings.clone(), holdings));
        }
        Ok(())
    }

    /// An enterprise's group of each facet.
    pub(super) fn facets_of(&self, enterprise: u32) -> Vec<Option<u16>> {
        let (Some(known), Some(policy)) = (&self.known.population, &self.policy) else { return Vec::new() };
        known.roster.groups(&policy.rules, enterprise)
    }

    /// The engine of the draft, over the population in place.
    pub(super) fn draft_engine(&mut self) -> Result<Option<&Engine>, Diagnostics> {
        self.know_enterprises()?;
        Ok(self.known.population.as_ref().map(|known| &known.draft))
    }
}
