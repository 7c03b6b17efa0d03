//! The workspace: the draft and the scenarios over one population, one of them selected. Column 0 is the draft.
//!
//! A column is compiled and run when it is selected or asked about, and again only where its rules, its settings or the population
//! changed.

mod alignment;
mod column;
mod compared_run;
mod diff;
mod scenario_run;

use std::sync::Arc;

use crate::api::FacetView;
use crate::enterprises::{NONE, Roster, Selection};
use crate::policy::Policy;
use crate::population_source::{PolicyRows, RowSource, same_columns};
use cesuan_base::diag::{Code, Diagnostic, Diagnostics, Warned};
use cesuan_engine::{Engine, Figures};
use cesuan_policy::check::Setting;
use cesuan_policy::rules::Changes;
use cesuan_scenario::{Provenance, Scenario, ScenarioSet, provenance};

pub(crate) use alignment::{aligned, by_year};
pub(crate) use column::{Column, Unknown};
pub(crate) use compared_run::{ComparedRun, Winner, Won};
pub(crate) use scenario_run::ScenarioRun;

use column::{ColumnRules, understood};
use diff::{Diff, Grouped};
use scenario_run::DraftRun;

/// The columns of a policy.
pub(crate) struct Workspace {
    /// The policy as it was opened.
    draft: Arc<Policy>,
    source: Option<RowSource>,
    /// Rows that were read already, for a policy with the same columns.
    known_rows: Option<(Arc<Policy>, PolicyRows)>,
    set: ScenarioSet,
    revision: u64,
    columns: Vec<Column>,
    /// What all columns are compared over, once that was asked for.
    ground: Option<Ground>,
    /// The fingerprints of the draft and the population, once they were asked for.
    fingerprints: Option<Fingerprints>,
    /// The enterprises a column moves, as they were asked for last, with the numbers of the runs of column and baseline.
    selection: Option<((u64, u64), Selection)>,
    /// The number of the last run.
    serial: u64,
}

/// What all columns are compared over: the population as the draft reads it.
pub(crate) struct Ground {
    pub(crate) rows: PolicyRows,
    pub(crate) roster: Roster,
    pub(crate) grouped: Grouped,
}

/// The fingerprints of what all figures are made of.
pub(crate) struct Fingerprints {
    /// Of the draft's folder.
    folder: String,
    /// Of the population as the draft reads it.
    population: String,
}

/// The columns, each of those with figures ready to be held against the baseline.
#[derive(Clone, Copy)]
pub(crate) struct ComparedColumns<'w> {
    pub(crate) draft: &'w Policy,
    pub(crate) ground: &'w Ground,
    pub(crate) fingerprints: &'w Fingerprints,
    pub(crate) columns: &'w [Column],
    /// The column the others are held against: the draft where the one asked for has no figures.
    pub(crate) baseline: usize,
}

impl Workspace {
    /// The draft alone, without a population.
    pub(crate) fn new(draft: Arc<Policy>) -> Self {
        Self {
            columns: vec![Column::new(&draft, Scenario::default())],
            draft,
            source: None,
            known_rows: None,
            set: ScenarioSet::default(),
            revision: 0,
            ground: None,
            fingerprints: None,
            selection: None,
            serial: 0,
        }
    }

    /// The policy as it was opened.
    pub(crate) const fn draft(&self) -> &Arc<Policy> {
        &self.draft
    }

    /// Where the rows come from, once there is a population.
    pub(crate) const fn source(&self) -> Option<&RowSource> {
        self.source.as_ref()
    }

    /// The scenarios, in the order of the columns behind the draft.
    pub(crate) const fn set(&self) -> &ScenarioSet {
        &self.set
    }

    /// The revision of the scenarios.
    pub(crate) const fn revision(&self) -> u64 {
        self.revision
    }

    /// The column a person is at work on.
    pub(crate) fn selected(&self) -> &Column {
        &self.columns[self.set.selected.column()]
    }

    /// The policy by the rules in force.
    pub(crate) fn policy(&self) -> &Arc<Policy> {
        &self.selected().rules.policy
    }

    /// The run in force; `None` before there is a population.
    pub(crate) fn run(&self) -> Option<&ScenarioRun> {
        self.selected().run.as_ref()
    }

    /// The draft over the rows of a run.
    pub(crate) fn drafted<'w>(&'w self, run: &'w ScenarioRun) -> Option<Drafted<'w>> {
        match &run.draft {
            Some(draft) => Some(Drafted { rows: &draft.rows, engine: &draft.engine, figures: &draft.figures }),
            None => {
                let draft = self.columns[0].run.as_ref()?;
                Some(Drafted { rows: &draft.rows, engine: &draft.engine, figures: &draft.figures })
            }
        }
    }

    /// Takes over scenarios. Columns that show one of them as it is stay as they are; the selected one is brought up to date.
    pub(crate) fn set_scenarios(&mut self, revision: u64, set: ScenarioSet) {
        self.revision = revision;
        self.set = set.repaired().reduced(&self.draft.rules);
        let mut old: Vec<Option<Column>> = std::mem::take(&mut self.columns).into_iter().map(Some).collect();
        let draft = old.remove(0).unwrap_or_else(|| Column::new(&self.draft, Scenario::default()));
        let mut new: Vec<Option<Column>> = self.set.scenarios.iter().map(|scenario| kept(&mut old, scenario)).collect();
        for (column, scenario) in new.iter_mut().zip(&self.set.scenarios) {
            if column.is_none() {
                *column = Some(changed(&mut old, scenario, &draft));
            }
        }
        self.columns = std::iter::once(draft).chain(new.into_iter().flatten()).collect();
        self.bring_up(self.set.selected.column());
    }

    /// The same scenarios over another population. `known` are its rows for a policy, where they were read already.
    ///
    /// # Errors
    /// When the rows cannot be had for the draft or for the rules in force, or when either cannot be run over them.
    pub(crate) fn populated(
        &self,
        source: RowSource,
        known: Option<(Arc<Policy>, PolicyRows)>,
    ) -> Result<Warned<Self>, Diagnostics> {
        let mut next = Self {
            draft: self.draft.clone(),
            source: Some(source),
            known_rows: known,
            set: self.set.clone(),
            revision: self.revision,
            columns: self.columns.iter().map(Column::without_runs).collect(),
            ground: None,
            fingerprints: None,
            selection: None,
            serial: self.serial,
        };
        let mut warnings = Diagnostics::new();
        for at in [0, next.set.selected.column()] {
            warnings.extend(next.bring_up(at));
            let column = &next.columns[at];
            if column.run.is_none() {
                return Err(column.reasons().clone());
            }
        }
        next.known_rows = None;
        Ok(Warned { value: next, warnings })
    }

    /// Compiles and runs a column where that is not done yet. Gives warnings about rows that were read or drawn for it.
    fn bring_up(&mut self, at: usize) -> Diagnostics {
        let mut warnings = Diagnostics::new();
        if self.columns[at].is_current {
            return warnings;
        }
        let scenario = self.columns[at].scenario.clone();
        let rules = &self.columns[at].rules;
        if rules.is_broken || rules.compiled != scenario.rules {
            match self.adopt(at, &scenario) {
                Ok(more) => {
                    self.columns[at].is_current = true;
                    return more;
                }
                Err(reasons) => {
                    let rules = &mut self.columns[at].rules;
                    let (policy, compiled) = (rules.policy.clone(), scenario.rules.clone());
                    *rules = ColumnRules { policy, compiled, diagnostics: reasons, is_broken: true };
                }
            }
        }
        // The rules in force stay, with the settings as they are.
        let policy = self.columns[at].rules.policy.clone();
        match self.understood_run(at, &policy, &scenario) {
            Ok(Warned { value: (run, unknown), warnings: more }) => {
                let column = &mut self.columns[at];
                (column.unknown, column.faults) = (unknown, Diagnostics::new());
                if run.is_some() {
                    column.run = run;
                }
                warnings.extend(more);
            }
            Err(reasons) => {
                self.columns[at].faults = reasons;
                if self.columns[at].run.is_none() {
                    // There is no run before that could stand.
                    let drafted = Scenario::default();
                    self.columns[at].run = self.understood_run(at, &policy, &drafted).ok().and_then(|run| run.value.0);
                }
            }
        }
        self.columns[at].is_current = true;
        warnings
    }

    /// Compiles a scenario's own rules and puts them in force in a column. Gives warnings about rows.
    ///
    /// # Errors
    /// When the rules do not compile, or cannot be run; then nothing changes.
    fn adopt(&mut self, at: usize, scenario: &Scenario) -> Result<Diagnostics, Diagnostics> {
        let Warned { value: policy, warnings: mut diagnostics } = self.compiled(&scenario.rules)?;
        let Warned { value: (run, unknown), warnings } = self.understood_run(at, &policy, scenario)?;
        diagnostics.extend(warnings.clone());
        let column = &mut self.columns[at];
        column.rules = ColumnRules { policy, compiled: scenario.rules.clone(), diagnostics, is_broken: false };
        (column.unknown, column.faults, column.run) = (unknown, Diagnostics::new(), run);
        Ok(warnings)
    }

    /// The policy with changed files: the draft where nothing is changed, that of another column with the same changes.
    fn compiled(&self, changes: &Changes) -> Result<Warned<Arc<Policy>>, Diagnostics> {
        if changes.is_empty() {
            return Ok(Warned { value: self.draft.clone(), warnings: Diagnostics::new() });
        }
        let known = self.columns.iter().map(|column| &column.rules);
        let mut known = known.filter(|rules| !rules.is_broken && rules.compiled == *changes);
        if let Some(rules) = known.next() {
            return Ok(Warned { value: rules.policy.clone(), warnings: rules.diagnostics.clone() });
        }
        let compiled = Policy::compile(changes.applied(&self.draft.folder))?;
        Ok(Warned { value: Arc::new(compiled.value), warnings: compiled.warnings })
    }

    /// A run of a scenario by a policy as far as that knows its settings; no run before there is a population.
    fn understood_run(
        &mut self,
        at: usize,
        policy: &Arc<Policy>,
        scenario: &Scenario,
    ) -> Result<Warned<(Option<ScenarioRun>, Unknown)>, Diagnostics> {
        let (values, unknown) = understood(&policy.rules, &scenario.settings)?;
        let Some(source) = self.source.clone() else {
            return Ok(Warned { value: (None, unknown), warnings: Diagnostics::new() });
        };
        let Warned { value: run, warnings } = self.ran(at, policy, &source, values)?;
        Ok(Warned { value: (Some(run), unknown), warnings })
    }

    /// Runs a policy with values. What a run by the same policy computed already is not computed again.
    fn ran(
        &mut self,
        at: usize,
        policy: &Arc<Policy>,
        source: &RowSource,
        values: Vec<Vec<Setting>>,
    ) -> Result<Warned<ScenarioRun>, Diagnostics> {
        let own = self.columns[at].run.iter();
        let others = self.columns.iter().filter_map(|column| column.run.as_ref());
        let known = own.chain(others).find(|run| Arc::ptr_eq(&run.policy, policy));
        let (rows, warnings, draft, mut engine) = match known {
            // A run that fails leaves the engine that worked.
            Some(run) => (run.rows.clone(), Diagnostics::new(), run.draft.clone(), run.engine.clone()),
            None => {
                let Warned { value: rows, warnings } = self.rows(policy, source)?;
                let draft = self.draft_beside(policy, source, &rows)?;
                let engine = policy.engine(&rows.population);
                (rows, warnings, draft, engine)
            }
        };
        engine.set(values.clone());
        let figures = engine.run()?;
        self.serial += 1;
        let run = ScenarioRun { policy: policy.clone(), rows, values, engine, figures, serial: self.serial, draft };
        Ok(Warned { value: run, warnings })
    }

    /// The rows for a policy: those of a column where they serve.
    fn rows(&self, policy: &Policy, source: &RowSource) -> Result<Warned<PolicyRows>, Diagnostics> {
        let ran = self.columns.iter().filter_map(|column| column.run.as_ref()).map(|run| (&run.policy, &run.rows));
        let known = self.known_rows.as_ref().map(|(policy, rows)| (policy, rows));
        let found = ran.chain(known).find(|(of, _)| source.same_rows(of, policy));
        match found {
            Some((_, rows)) => Ok(Warned { value: rows.clone(), warnings: Diagnostics::new() }),
            None => source.rows(policy),
        }
    }

    /// The draft over the rows of a policy that draws them in another way; `None` where the draft's own run serves.
    fn draft_beside(
        &self,
        policy: &Policy,
        source: &RowSource,
        rows: &PolicyRows,
    ) -> Result<Option<Arc<DraftRun>>, Diagnostics> {
        if source.same_sample(policy, &self.draft) {
            return Ok(None);
        }
        let rows =
            if same_columns(&policy.rules, &self.draft.rules) { rows.clone() } else { source.rows(&self.draft)?.value };
        let mut engine = self.draft.engine(&rows.population);
        let figures = engine.run()?;
        Ok(Some(Arc::new(DraftRun { rows, engine, figures })))
    }

    /// The columns, each of those with figures ready to be held against the baseline; `None` before there is a population.
    pub(crate) fn compare(&mut self) -> Option<ComparedColumns<'_>> {
        (0..self.columns.len()).for_each(|at| self.prepare(at));
        self.hold_against_baseline()
    }

    /// As [`Workspace::compare`], where only one column is looked at.
    pub(crate) fn compare_one(&mut self, at: usize) -> Option<ComparedColumns<'_>> {
        for at in [0, self.set.baseline.column(), at] {
            if at < self.columns.len() {
                self.prepare(at);
            }
        }
        self.hold_against_baseline()
    }

    /// Brings a column up to date and adds up its run, where that is not done yet.
    fn prepare(&mut self, at: usize) {
        self.bring_up(at);
        let (Some(source), Some(draft)) = (&self.source, &self.columns[0].run) else { return };
        let ground = self.ground.get_or_insert_with(|| Ground::new(&self.draft, draft.rows.clone()));
        let column = &self.columns[at];
        let compared = match column.own_run() {
            None => None,
            Some(run) if column.compared.as_ref().is_some_and(|compared| compared.serial == run.serial) => return,
            Some(run) => {
                let engine = engine_over(&self.draft, source, run, &ground.rows);
                Some(ComparedRun::new(&self.draft, &ground.rows.population, run, engine))
            }
        };
        let column = &mut self.columns[at];
        column.compared = match compared.transpose() {
            Ok(compared) => compared,
            Err(reasons) => {
                column.faults = reasons;
                None
            }
        };
    }

    /// Holds every column that is ready against the baseline where that is not done yet.
    fn hold_against_baseline(&mut self) -> Option<ComparedColumns<'_>> {
        let ground = self.ground.as_ref()?;
        let fingerprints = self.fingerprints.get_or_insert_with(|| Fingerprints::of(&self.draft, &ground.rows));
        let asked = self.set.baseline.column();
        let compared = |at: usize| self.columns.get(at).and_then(|column| column.compared.as_ref());
        let baseline = if compared(asked).is_some() { asked } else { 0 };
        let (serial, holdings) = compared(baseline).map(|run| (run.serial, run.holdings.clone()))?;
        for run in self.columns.iter_mut().filter_map(|column| column.compared.as_mut()) {
            if run.diff.as_ref().is_none_or(|(of, _)| *of != serial) {
                run.diff = Some((serial, Arc::new(Diff::of(&run.holdings, &holdings, &ground.grouped))));
            }
        }
        Some(ComparedColumns { draft: &self.draft, ground, fingerprints, columns: &self.columns, baseline })
    }

    /// The provenance of a column's figures; `None` where it has none, or before there is a population.
    pub(crate) fn provenance(&mut self, at: usize) -> Option<Provenance> {
        if at >= self.columns.len() {
            return None;
        }
        self.bring_up(at);
        let (source, draft) = (self.source.as_ref()?, self.columns[0].run.as_ref()?);
        let fingerprints = self.fingerprints.get_or_insert_with(|| Fingerprints::of(&self.draft, &draft.rows));
        let column = &self.columns[at];
        let figures = engine_over(&self.draft, source, column.own_run()?, &draft.rows).run().ok()?;
        Some(fingerprints.provenance(&column.scenario, Some(&figures)))
    }

    /// The provenances of the scenarios of another set over the same population; empty before there is one.
    pub(crate) fn provenances(&self, set: &ScenarioSet) -> Vec<Option<Provenance>> {
        if self.source.is_none() {
            return Vec::new();
        }
        let mut beside = Self {
            draft: self.draft.clone(),
            source: self.source.clone(),
            known_rows: None,
            set: self.set.clone(),
            revision: self.revision,
            columns: self.columns.clone(),
            ground: None,
            fingerprints: None,
            selection: None,
            serial: self.serial,
        };
        beside.set_scenarios(self.revision, set.clone());
        (1..beside.columns.len()).map(|at| beside.provenance(at)).collect()
    }

    /// Whether there is a column.
    ///
    /// # Errors
    /// When there is none, with the names of the scenarios there are.
    pub(crate) fn check_column(&self, at: usize) -> Result<(), Diagnostics> {
        if at < self.columns.len() {
            return Ok(());
        }
        let names = self.set.scenarios.iter().map(|scenario| scenario.name.clone()).collect();
        Err(Diagnostic::error(Code::UnknownScenario).with("name", at.to_string()).suggest(names).into())
    }

    /// The enterprises a column moves, as they were asked for last, with the numbers of the runs of column and baseline.
    pub(crate) fn take_selection(&mut self) -> Option<((u64, u64), Selection)> {
        self.selection.take()
    }

    /// Keeps the enterprises a column moves for the next window onto them.
    pub(crate) fn keep_selection(&mut self, runs: (u64, u64), selection: Selection) {
        self.selection = Some((runs, selection));
    }

    /// The values in force, by parameter and policy year.
    ///
    /// # Errors
    /// When the settings do not go together.
    pub(crate) fn values(&self) -> Result<Vec<Vec<Setting>>, Diagnostics> {
        match self.run() {
            Some(run) => Ok(run.values.clone()),
            None => {
                let column = self.selected();
                understood(&column.rules.policy.rules, &column.scenario.settings).map(|(values, _)| values)
            }
        }
    }
}

/// The draft over some rows.
#[derive(Clone, Copy)]
pub(crate) struct Drafted<'w> {
    pub(crate) rows: &'w PolicyRows,
    pub(crate) engine: &'w Engine,
    pub(crate) figures: &'w Figures,
}

impl Ground {
    fn new(draft: &Policy, rows: PolicyRows) -> Self {
        let rules = &draft.rules;
        let mut roster = Roster::of(rules, rows.population.clone());
        let facets: Vec<usize> = FacetView::all(rules).iter().map(|facet| facet.groups.len()).collect();
        (0..facets.len()).for_each(|facet| roster.know(rules, facet));
        let grouped = facets.into_iter().enumerate().map(|(facet, groups)| {
            let group = |enterprise: u32| match roster.group(rules, facet, enterprise) {
                NONE => u16::try_from(groups).unwrap_or(NONE),
                group => group,
            };
            (groups, (0..roster.len()).map(group).collect())
        });
        let grouped = grouped.collect();
        Self { rows, roster, grouped }
    }
}

impl Fingerprints {
    fn of(draft: &Policy, rows: &PolicyRows) -> Self {
        let (folder, population) = (&draft.folder, &rows.population);
        Self { folder: provenance::of_folder(folder), population: provenance::of_population(population) }
    }

    /// The provenance of a scenario's figures.
    pub(crate) fn provenance(&self, scenario: &Scenario, figures: Option<&Figures>) -> Provenance {
        Provenance::of(&self.folder, &self.population, scenario, figures)
    }
}

impl<'w> ComparedColumns<'w> {
    /// The run of a column; `None` where it has no figures.
    pub(crate) fn run(&self, column: usize) -> Option<&'w ComparedRun> {
        self.columns.get(column)?.compared.as_ref()
    }
}

/// The engine of a run over the rows of the draft's sample: the run's own, unless its rules draw the sample in another way.
fn engine_over(draft: &Policy, source: &RowSource, run: &ScenarioRun, rows: &PolicyRows) -> Engine {
    if source.same_sample(&run.policy, draft) || !same_columns(&run.policy.rules, &draft.rules) {
        return run.engine.clone();
    }
    let mut engine = run.policy.engine(&rows.population);
    engine.set(run.values.clone());
    engine
}

/// The column that shows a scenario as it is, under the scenario's name.
fn kept(old: &mut [Option<Column>], scenario: &Scenario) -> Option<Column> {
    let shows = |column: &Option<Column>| column.as_ref().is_some_and(|column| column.shows(scenario));
    let at = old.iter().position(shows)?;
    old[at].take().map(|column| Column { scenario: scenario.clone(), ..column })
}

/// A column to start a changed scenario from: that of the same name, or a copy of one with the same rules.
fn changed(old: &mut [Option<Column>], scenario: &Scenario, draft: &Column) -> Column {
    let named = |column: &Option<Column>| column.as_ref().is_some_and(|column| column.scenario.name == scenario.name);
    let own = old.iter().position(named).and_then(|at| old[at].take());
    let same = || old.iter().flatten().find(|column| column.scenario.rules == scenario.rules).cloned();
    let column = own.or_else(same).unwrap_or_else(|| draft.clone());
    Column { scenario: scenario.clone(), is_current: false, ..column }
}
