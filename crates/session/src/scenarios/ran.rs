//! One column: a scenario with an engine of its own.

use std::sync::Arc;

use crate::Policy;
use crate::api::ContestKind;
use crate::enterprises::{Holdings, places};
use cesuan_base::diag::Diagnostics;
use cesuan_base::dim::{Rows, Text};
use cesuan_base::table::Population;
use cesuan_engine::plan::ContestOf;
use cesuan_engine::{Engine, Figures};
use cesuan_policy::check::{Amount, Setting, overlay};
use cesuan_scenario::Scenario;

use super::diff::Diff;

/// A scenario that was run.
#[derive(Clone)]
pub(super) struct Ran {
    pub(super) policy: Arc<Policy>,
    pub(super) values: Vec<Vec<Setting>>,
    engine: Engine,
    pub(super) figures: Figures,
    pub(super) holdings: Arc<Holdings>,
    pub(super) contests: Vec<Won>,
    /// The parameters that differ from the draft for nothing.
    pub(super) idle: Vec<String>,
    /// Another number with every run.
    pub(super) serial: u64,
    /// The column against the baseline of a serial.
    pub(super) against: Option<(u64, Arc<Diff>)>,
}

/// Who wins something.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Won {
    pub(super) kind: ContestKind,
    pub(super) id: String,
    pub(super) label: Text,
    pub(super) rows: Rows,
    /// For each year of the rules, the winners ascending: the indices of each one's enterprise and project in the population
    /// compared over.
    pub(super) years: Vec<Option<Vec<Winner>>>,
}

/// The index of an enterprise, and of its project where projects compete.
pub(super) type Winner = (usize, Option<usize>);

/// What all columns are compared over.
pub(super) struct Ground {
    pub(super) drafted: Arc<Policy>,
    /// The population as the draft reads it.
    pub(super) population: Arc<Population>,
}

impl Ran {
    /// Runs a scenario. `known` is a run of a scenario with the same rules: what both have in common is not computed again.
    pub(super) fn new(
        ground: &Ground,
        policy: &Arc<Policy>,
        population: impl FnOnce() -> Result<Arc<Population>, Diagnostics>,
        scenario: &Scenario,
        known: Option<Ran>,
        serial: u64,
    ) -> Result<Self, Diagnostics> {
        let rules = &policy.rules;
        let values = overlay(rules, scenario.settings.iter().map(|setting| setting.pair()))?;
        let mut engine = match known {
            Some(known) => known.engine,
            None => policy.engine(&population()?),
        };
        engine.set(values.clone());
        let figures = engine.run()?;
        let (draft, base) = (&ground.drafted.rules, &ground.population);
        let holdings = Arc::new(Holdings::of(draft, base, rules, &engine));
        let contests = contests(policy, &mut engine, &figures, base);
        let mut ran = Self {
            policy: policy.clone(),
            values,
            engine,
            figures,
            holdings,
            contests,
            idle: Vec::new(),
            serial,
            against: None,
        };
        ran.idle = ran.idle(ground);
        Ok(ran)
    }

    /// The parameters that may as well be as drafted, one at a time: neither a total nor what any enterprise receives differs.
    fn idle(&self, ground: &Ground) -> Vec<String> {
        let rules = &self.policy.rules;
        let mut engine = self.engine.clone();
        let mut idle = Vec::new();
        for (index, parameter) in rules.parameters.iter().enumerate() {
            if self.values[index] == parameter.draft {
                continue;
            }
            let mut values = self.values.clone();
            values[index].clone_from(&parameter.draft);
            engine.set(values);
            let same = engine.run().is_ok_and(|figures| figures == self.figures)
                && Holdings::of(&ground.drafted.rules, &ground.population, rules, &engine) == *self.holdings;
            if same {
                idle.push(parameter.id.clone());
            }
        }
        idle
    }
}

/// Who wins what.
fn contests(policy: &Policy, engine: &mut Engine, figures: &Figures, base: &Population) -> Vec<Won> {
    let rules = &policy.rules;
    let enterprises = places(&engine.population().enterprises, &base.enterprises);
    let projects = places(&engine.population().projects, &base.projects);
    let place = |places: &Option<Vec<Option<usize>>>, own: u32| match places {
        None => Some(own as usize),
        Some(places) => places[own as usize],
    };
    let mut found = Vec::new();
    for contest in &policy.plan.contests {
        let (kind, id, label, rows) = match contest.of {
            ContestOf::Measure(id) => {
                let measure = &rules.measures[id.index()];
                // A ranking without prizes has winners of nothing.
                let prizes = matches!(&measure.amount, Amount::Ranking(ranking) if !ranking.prizes.is_empty());
                if !prizes || figures.measures[id.index()].base.is_some() {
                    continue;
                }
                (ContestKind::Ranking, &measure.id, &measure.label, measure.rows)
            }
            ContestOf::Definition(id) => {
                let definition = &rules.definitions[id.index()];
                (ContestKind::Places, &definition.id, &definition.label, definition.expr.rows)
            }
        };
        let years = (0..rules.years.len()).map(|year| {
            let mut winners: Vec<Winner> = engine
                .holders(contest.wins, year)?
                .into_iter()
                .filter_map(|(enterprise, project)| {
                    let project = match project {
                        None => None,
                        Some(project) => Some(place(&projects, project)?),
                    };
                    Some((place(&enterprises, enterprise)?, project))
                })
                .collect();
            winners.sort_unstable();
            Some(winners)
        });
        let years = years.collect();
        found.push(Won { kind, id: id.clone(), label: label.clone(), rows, years });
    }
    found
}
