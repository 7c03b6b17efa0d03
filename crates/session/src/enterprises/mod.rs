//! The enterprises one by one: a list that is searched, filtered and sorted where the population is, and seen through a window.

mod collation;
mod holdings;
mod query;
mod roster;

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use cesuan_base::diag::Diagnostics;
use cesuan_base::dim::Text;
use cesuan_base::id::MeasureId;
use cesuan_base::money::Fen;
use cesuan_base::table::Population;
use cesuan_engine::Engine;

use super::{Policy, Session, SettingText};
pub(super) use holdings::{Holdings, places};
pub(super) use query::Selection;
pub(super) use roster::{NONE, Roster};

/// Which enterprises, in which order, and which of them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnterpriseQuery {
    /// What the name or the id contains; letters in either case.
    pub text: String,
    /// For each facet of the policy, the groups wanted; all of them where none is named.
    pub facets: Vec<Vec<u16>>,
    /// With a line of one of these measures, in the settings in force or in the draft; whatever their lines, where none is named.
    pub measures: Vec<MeasureId>,
    /// How they fare against the draft.
    pub against: Option<Against>,
    /// By what they are sorted.
    pub sort: Sort,
    /// Whether the largest come first.
    pub descending: bool,
    /// How many stand before the first one to be seen.
    pub offset: u64,
    /// How many are to be seen.
    pub count: u32,
}

/// How an enterprise fares against the draft, by what it receives over the years.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Against {
    /// It receives more.
    Gained,
    /// It receives less.
    Lost,
}

/// What a list is sorted by; equals by id.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Sort {
    /// The id, as text.
    Id,
    /// The name, Chinese by sound; the id where there is none.
    Name,
    /// What its lines ask for.
    #[default]
    Demand,
    /// What it is paid.
    Paid,
    /// Income forgone for it.
    Relief,
    /// What it receives against the draft.
    Change,
}

/// A window onto the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnterprisePage {
    /// What was asked.
    pub query: EnterpriseQuery,
    /// The revision of the settings.
    pub revision: u64,
    /// Everything the query finds.
    pub totals: EnterpriseTotals,
    /// The rows in the window.
    pub rows: Vec<EnterpriseRow>,
}

/// What the enterprises of a query come to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnterpriseTotals {
    /// How many there are.
    pub enterprises: u64,
    /// What they receive with the settings in force.
    pub scenario: Received,
    /// As drafted.
    pub draft: Received,
    /// How many receive more than as drafted.
    pub gained: u64,
    /// How many receive less.
    pub lost: u64,
}

/// What an enterprise asks for and receives over the years.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Received {
    /// What its lines ask for.
    pub demand: Fen,
    /// What it is paid after rationing.
    pub paid: Fen,
    /// Income forgone for it.
    pub relief: Fen,
}

impl Received {
    /// Whether there is a line at all.
    pub fn is_any(self) -> bool {
        self.demand != Fen::ZERO || self.relief != Fen::ZERO
    }

    /// Everything it gets: what it is paid, and what it need not pay.
    pub fn all(self) -> Fen {
        Fen(self.paid.0 + self.relief.0)
    }
}

/// An enterprise of the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnterpriseRow {
    /// Its id.
    pub id: String,
    /// Its name, blank where the tables have none.
    pub name: String,
    /// For each facet of the policy, its group by its last row; none where it fits no group.
    pub facets: Vec<Option<u16>>,
    /// What it receives with the settings in force.
    pub scenario: Received,
    /// As drafted.
    pub draft: Received,
    /// The measures it has lines of, with the settings in force.
    pub measures: Vec<MeasureId>,
}

impl EnterpriseRow {
    /// What it is called: its name, or its id where it has none.
    pub fn title(&self) -> &str {
        if self.name.is_empty() { &self.id } else { &self.name }
    }
}

/// Something enterprises are told apart by: a category column, or a grouping of the rules.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FacetView {
    /// Its id.
    pub id: String,
    /// Its label.
    pub label: Text,
    /// What a person should know.
    pub note: Option<Text>,
    /// The groups.
    pub groups: Vec<Text>,
}

impl FacetView {
    /// The label of a group; nothing where an enterprise fits none.
    pub fn group(&self, group: Option<u16>) -> Option<&Text> {
        self.groups.get(usize::from(group?))
    }
}

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

impl Session {
    /// A window onto the list of enterprises.
    ///
    /// # Errors
    /// Before there are a policy and a population.
    pub(super) fn enterprises(&mut self, query: EnterpriseQuery) -> Result<EnterprisePage, Diagnostics> {
        self.know_enterprises()?;
        let revision = self.revision;
        let policy = self.policy.as_ref();
        let Some(((known, (_, scenario)), policy)) =
            self.known.population.as_mut().zip(self.known.scenario.as_ref()).zip(policy)
        else {
            return Ok(EnterprisePage { query, revision, totals: EnterpriseTotals::default(), rows: Vec::new() });
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
        Ok(EnterprisePage { query, revision, totals, rows })
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
