//! All columns: which of them can stay, and which have to run.

use std::sync::Arc;

use crate::Policy;
use crate::api::FacetView;
use crate::enterprises::{NONE, Roster, Selection};
use crate::people::{Origin, People, same_columns};
use cesuan_base::diag::Diagnostics;
use cesuan_base::table::Population;
use cesuan_scenario::{Provenance, Scenario, ScenarioSet, Which, provenance};

use super::diff::{Diff, Grouped};
use super::ran::{Ground, Ran};

/// The draft and the scenarios over one population.
pub(super) struct Board {
    pub(super) ground: Ground,
    /// The population the ground was made of: with another one everything is.
    source: Arc<Population>,
    origin: Origin,
    pub(super) roster: Roster,
    pub(super) grouped: Grouped,
    /// Fingerprints of the policy's folder and the population.
    pub(super) prints: (String, String),
    pub(super) columns: Vec<Column>,
    pub(super) baseline: usize,
    /// The enterprises of a column last asked for, and the serials of column and baseline.
    pub(super) selection: Option<(u64, u64, Selection)>,
    serial: u64,
}

/// The draft or a scenario.
pub(super) struct Column {
    pub(super) scenario: Scenario,
    pub(super) ran: Result<Box<Ran>, Diagnostics>,
}

impl Board {
    /// A board with nothing but the ground.
    pub(super) fn new(people: &People, policy: &Policy, drafted: &Arc<Policy>) -> Result<Self, Diagnostics> {
        let population = people.as_drafted(policy, drafted)?;
        let rules = &drafted.rules;
        let mut roster = Roster::of(rules, population.clone());
        let facets = FacetView::all(rules);
        let grouped = facets.iter().enumerate().map(|(facet, view)| {
            roster.know(rules, facet);
            let groups = view.groups.len();
            let group = |enterprise: u32| match roster.group(rules, facet, enterprise) {
                NONE => u16::try_from(groups).unwrap_or(NONE),
                group => group,
            };
            (groups, (0..roster.len()).map(group).collect())
        });
        Ok(Self {
            grouped: grouped.collect(),
            prints: (provenance::of_folder(&drafted.folder), provenance::of_population(&population)),
            ground: Ground { drafted: drafted.clone(), population },
            source: people.drafted.clone(),
            origin: people.origin.clone(),
            roster,
            columns: Vec::new(),
            baseline: 0,
            selection: None,
            serial: 0,
        })
    }

    /// Whether the board is of these people and this draft.
    pub(super) fn serves(&self, people: &People, drafted: &Arc<Policy>) -> bool {
        Arc::ptr_eq(&self.source, &people.drafted) && Arc::ptr_eq(&self.ground.drafted, drafted)
    }

    /// Puts up the scenarios of a set; those that are up already stay as they are.
    ///
    /// # Errors
    /// When the draft itself has no figures.
    pub(super) fn put(&mut self, set: &ScenarioSet) -> Result<(), Diagnostics> {
        let mut old: Vec<Option<Column>> = std::mem::take(&mut self.columns).into_iter().map(Some).collect();
        let draft = Scenario::default();
        let wanted: Vec<&Scenario> = std::iter::once(&draft).chain(&set.scenarios).collect();
        let mut new: Vec<Option<Column>> = Vec::new();
        for scenario in &wanted {
            let alike = |column: &Option<Column>| column.as_ref().is_some_and(|column| column.is(scenario));
            let kept = old.iter().position(alike).and_then(|at| old[at].take());
            new.push(kept.map(|column| Column { scenario: (*scenario).clone(), ..column }));
        }
        for (index, scenario) in wanted.into_iter().enumerate() {
            if new[index].is_none() {
                let known = self.nearest(index, scenario, &mut old, &new);
                let ran = self.run(scenario, known).map(Box::new);
                new[index] = Some(Column { scenario: scenario.clone(), ran });
            }
        }
        self.columns = new.into_iter().flatten().collect();
        self.baseline = set.baseline.column();
        match &self.columns[0].ran {
            Err(faults) => Err(faults.clone()),
            Ok(_) => Ok(()),
        }
        .inspect(|()| self.compare())
    }

    /// A run to start from: of the scenario that stood in this place, or of any with the same rules.
    fn nearest(
        &self,
        index: usize,
        scenario: &Scenario,
        old: &mut [Option<Column>],
        new: &[Option<Column>],
    ) -> Option<Ran> {
        let same = |column: &Column| column.scenario.rules == scenario.rules && column.ran.is_ok();
        if let Some(column) = old.get_mut(index).and_then(|column| column.take_if(|column| same(column))) {
            return column.ran.ok().map(|ran| *ran);
        }
        let others = old.iter().chain(new).flatten();
        others.filter(|column| same(column)).find_map(|column| column.ran.as_deref().ok().cloned())
    }

    fn run(&mut self, scenario: &Scenario, known: Option<Ran>) -> Result<Ran, Diagnostics> {
        self.serial += 1;
        let drafted = &self.ground.drafted;
        let policy = match &known {
            Some(known) => known.policy.clone(),
            None if scenario.rules.is_empty() => drafted.clone(),
            None => Arc::new(Policy::compile(scenario.rules.applied(&drafted.folder))?.value),
        };
        let population = || {
            if same_columns(&policy.rules, &drafted.rules) {
                Ok(self.ground.population.clone())
            } else {
                Ok(Arc::new(self.origin.rows(&policy)?.population))
            }
        };
        Ran::new(&self.ground, &policy, population, scenario, known, self.serial)
    }

    /// Holds every column against the baseline where that is not done yet; the draft where the baseline has no figures.
    fn compare(&mut self) {
        let ran = |columns: &[Column], at: usize| {
            let ran = columns.get(at)?.ran.as_ref().ok()?;
            Some((ran.serial, ran.holdings.clone()))
        };
        let found = ran(&self.columns, self.baseline);
        if found.is_none() {
            self.baseline = 0;
        }
        let Some((serial, holdings)) = found.or_else(|| ran(&self.columns, 0)) else { return };
        for column in self.columns.iter_mut().filter_map(|column| column.ran.as_mut().ok()) {
            if column.against.as_ref().is_none_or(|(of, _)| *of != serial) {
                column.against = Some((serial, Arc::new(Diff::of(&column.holdings, &holdings, &self.grouped))));
            }
        }
    }

    /// A column's run.
    pub(super) fn ran(&self, column: usize) -> Option<&Ran> {
        self.columns.get(column)?.ran.as_deref().ok()
    }

    /// What a column's figures are made of; nothing where it has none.
    pub(super) fn seal(&self, column: usize) -> Option<Provenance> {
        let (ran, scenario) = (self.ran(column)?, &self.columns[column].scenario);
        Some(Provenance::of(&self.prints.0, &self.prints.1, scenario, Some(&ran.figures)))
    }

    /// What stands in a column.
    pub(super) fn which(column: usize) -> Which {
        Which::of_column(column)
    }
}

impl Column {
    /// Whether it is of a scenario, whatever the name.
    fn is(&self, scenario: &Scenario) -> bool {
        self.scenario.settings == scenario.settings && self.scenario.rules == scenario.rules
    }
}
