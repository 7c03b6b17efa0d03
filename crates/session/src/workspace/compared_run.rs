//! A run of a column, expressed by the draft's measures and population, so that it can be compared with other columns.

use std::sync::Arc;

use crate::api::ContestKind;
use crate::enterprises::{Holdings, places};
use crate::policy::Policy;
use cesuan_base::diag::Diagnostics;
use cesuan_base::dim::{Rows, Text};
use cesuan_base::table::Population;
use cesuan_engine::plan::ContestOf;
use cesuan_engine::{Engine, Figures};
use cesuan_policy::check::{Amount, Parameter, Rules, Setting};

use super::diff::Diff;
use super::scenario_run::ScenarioRun;

/// A run that can be compared.
#[derive(Clone)]
pub(crate) struct ComparedRun {
    pub(crate) policy: Arc<Policy>,
    pub(crate) values: Vec<Vec<Setting>>,
    /// The figures by the column's own rules.
    pub(crate) figures: Figures,
    /// What each enterprise of the draft's population receives, by the measures of the draft.
    pub(crate) holdings: Arc<Holdings>,
    pub(crate) contests: Vec<ContestWinners>,
    /// The ids of parameters that differ from the draft without effect.
    pub(crate) idle: Vec<String>,
    /// The number of the run, which is unique in the session.
    pub(crate) serial: u64,
    /// The difference from the baseline, and the number of the baseline's run.
    pub(crate) diff: Option<(u64, Arc<Diff>)>,
}

/// The winners of one contest.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct ContestWinners {
    pub(crate) kind: ContestKind,
    pub(crate) id: String,
    pub(crate) label: Text,
    pub(crate) rows: Rows,
    /// For each policy year of the column's rules, the winners, ascending; `None` if the contest cannot be decided.
    pub(crate) years: Vec<Option<Vec<Winner>>>,
}

/// A winner: the index of the enterprise in the draft's population and, if projects compete, that of the project.
pub(crate) type Winner = (usize, Option<usize>);

impl ComparedRun {
    /// Adds up a run over the draft's population. `engine` has the rules and values of the run, over that population or over
    /// the same enterprises with other columns.
    ///
    /// # Errors
    /// If the engine cannot run.
    pub(crate) fn new(
        draft: &Policy,
        population: &Population,
        run: &ScenarioRun,
        mut engine: Engine,
    ) -> Result<Self, Diagnostics> {
        let figures = engine.run()?;
        let holdings = Holdings::of(&draft.rules, population, &run.policy.rules, &engine);
        let contests = contests(&run.policy, &mut engine, &figures, population);
        let mut compared = Self {
            policy: run.policy.clone(),
            values: run.values.clone(),
            figures,
            holdings: Arc::new(holdings),
            contests,
            idle: Vec::new(),
            serial: run.serial,
            diff: None,
        };
        compared.idle = compared.idle(draft, population, engine);
        Ok(compared)
    }

    /// The ids of the parameters without effect: with the draft's value of the parameter, neither the figures nor what any
    /// enterprise receives would differ.
    fn idle(&self, draft: &Policy, population: &Population, mut engine: Engine) -> Vec<String> {
        let rules = &self.policy.rules;
        let idle = without_effect(rules, &self.values, &mut engine, |engine, figures| {
            *figures == self.figures && Holdings::of(&draft.rules, population, rules, engine) == *self.holdings
        });
        idle.map(|index| rules.parameters[index].id.clone()).collect()
    }
}

/// The indices of the parameters that differ from the draft and without effect: run with the draft's value of the parameter, the
/// engine comes to the same.
pub(crate) fn without_effect<'a>(
    rules: &'a Rules,
    values: &'a [Vec<Setting>],
    engine: &'a mut Engine,
    same: impl Fn(&Engine, &Figures) -> bool + 'a,
) -> impl Iterator<Item = usize> + 'a {
    let differs = |(index, parameter): &(usize, &Parameter)| values[*index] != parameter.draft;
    let changed = rules.parameters.iter().enumerate().filter(differs);
    changed.filter_map(move |(index, parameter)| {
        let mut drafted = values.to_vec();
        drafted[index].clone_from(&parameter.draft);
        engine.set(drafted);
        let figures = engine.run().ok()?;
        same(engine, &figures).then_some(index)
    })
}

/// The winners of all contests.
fn contests(policy: &Policy, engine: &mut Engine, figures: &Figures, base: &Population) -> Vec<ContestWinners> {
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
                // A ranking without prizes has no winners.
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
        found.push(ContestWinners { kind, id: id.clone(), label: label.clone(), rows, years });
    }
    found
}
