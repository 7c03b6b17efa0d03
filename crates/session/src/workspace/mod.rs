//! The workspace: the draft and the scenarios over one population, each a column, one of them selected. Column 0 is the draft.
//!
//! A column is compiled and run when it is selected or a question is asked about it, and again only after its rules, its
//! settings or the population changed.

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
pub(crate) use compared_run::{ComparedRun, ContestWinners, Winner, without_effect};
pub(crate) use scenario_run::ScenarioRun;

use column::{ColumnRules, understood};
use diff::{Diff, Grouped};
use scenario_run::DraftRun;

/// The columns of a policy, and the population they run over.
pub(crate) struct Workspace {
    /// The policy as it was opened.
    draft: Arc<Policy>,
    source: Option<RowSource>,
    /// Rows that have already been read, with the policy they were read for.
    known_rows: Option<(Arc<Policy>, PolicyRows)>,
    set: ScenarioSet,
    revision: u64,
    columns: Vec<Column>,
    /// What all columns are compared over; `None` until it is needed.
    common: Option<ComparisonPopulation>,
    /// The fingerprints of the draft and the population; `None` until they are needed.
    fingerprints: Option<Fingerprints>,
    /// The last selection of enterprises that a column moves, with the numbers of the runs of the column and the baseline.
    selection: Option<((u64, u64), Selection)>,
    /// The number of the last run.
    serial: u64,
}

/// What all columns are compared over: the rows as read for the draft, their list of enterprises, and the groups of these.
pub(crate) struct ComparisonPopulation {
    pub(crate) rows: PolicyRows,
    pub(crate) roster: Roster,
    pub(crate) grouped: Grouped,
}

/// The fingerprints of what the figures of all columns are made of.
pub(crate) struct Fingerprints {
    /// The fingerprint of the draft's folder.
    folder: String,
    /// The fingerprint of the population as read for the draft.
    population: String,
}

/// The columns, ready to be compared with the baseline.
#[derive(Clone, Copy)]
pub(crate) struct ComparedColumns<'w> {
    pub(crate) draft: &'w Policy,
    pub(crate) common: &'w ComparisonPopulation,
    pub(crate) fingerprints: &'w Fingerprints,
    pub(crate) columns: &'w [Column],
    /// The index of the column that the others are compared with: the draft, if the column that was chosen has no figures.
    pub(crate) baseline: usize,
}

impl Workspace {
    /// A workspace of the draft alone, without a population.
    pub(crate) fn new(draft: Arc<Policy>) -> Self {
        Self {
            columns: vec![Column::new(&draft, Scenario::default())],
            draft,
            source: None,
            known_rows: None,
            set: ScenarioSet::default(),
            revision: 0,
            common: None,
            fingerprints: None,
            selection: None,
            serial: 0,
        }
    }

    /// The policy as it was opened.
    pub(crate) const fn draft(&self) -> &Arc<Policy> {
        &self.draft
    }

    /// The source of the rows; `None` before there is a population.
    pub(crate) const fn source(&self) -> Option<&RowSource> {
        self.source.as_ref()
    }

    /// The scenarios, in the order of their columns.
    pub(crate) const fn set(&self) -> &ScenarioSet {
        &self.set
    }

    /// The revision of the scenarios.
    pub(crate) const fn revision(&self) -> u64 {
        self.revision
    }

    /// The selected column.
    pub(crate) fn selected(&self) -> &Column {
        &self.columns[self.set.selected.column()]
    }

    /// The policy in force in the selected column.
    pub(crate) fn policy(&self) -> &Arc<Policy> {
        &self.selected().rules.policy
    }

    /// The run in force in the selected column; `None` before there is a population.
    pub(crate) fn run(&self) -> Option<&ScenarioRun> {
        self.selected().run.as_ref()
    }

    /// The run of the draft over the rows of another run; `None` before there is a population.
    pub(crate) fn drafted<'w>(&'w self, run: &'w ScenarioRun) -> Option<DraftRunRef<'w>> {
        match &run.draft {
            Some(draft) => Some(DraftRunRef { rows: &draft.rows, engine: &draft.engine, figures: &draft.figures }),
            None => {
                let draft = self.columns[0].run.as_ref()?;
                Some(DraftRunRef { rows: &draft.rows, engine: &draft.engine, figures: &draft.figures })
            }
        }
    }

    /// Sets the scenarios. Columns that already show one of them are kept; the selected column is brought up to date.
    pub(crate) fn set_scenarios(&mut self, revision: u64, set: ScenarioSet) {
        self.revision = revision;
        self.set = set.repaired().reduced(&self.draft.rules);
        let mut old: Vec<Option<Column>> = std::mem::take(&mut self.columns).into_iter().map(Some).collect();
        let draft = old.remove(0).unwrap_or_else(|| Column::new(&self.draft, Scenario::default()));
        let mut new: Vec<Option<Column>> =
            self.set.scenarios.iter().map(|scenario| take_shown(&mut old, scenario)).collect();
        for (column, scenario) in new.iter_mut().zip(&self.set.scenarios) {
            if column.is_none() {
                *column = Some(column_to_change(&mut old, scenario, &draft));
            }
        }
        self.columns = std::iter::once(draft).chain(new.into_iter().flatten()).collect();
        self.bring_up_to_date(self.set.selected.column());
    }

    /// A workspace with the same scenarios over another population. `known` holds rows that have already been read, with the
    /// policy they were read for. The warnings are about rows.
    ///
    /// # Errors
    /// If the rows cannot be read or drawn, or run over, for the draft or for the rules in force.
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
            common: None,
            fingerprints: None,
            selection: None,
            serial: self.serial,
        };
        let mut warnings = Diagnostics::new();
        for at in [0, next.set.selected.column()] {
            warnings.extend(next.bring_up_to_date(at));
            let column = &next.columns[at];
            if column.run.is_none() {
                return Err(column.reasons().clone());
            }
        }
        next.known_rows = None;
        Ok(Warned { value: next, warnings })
    }

    /// Compiles and runs a column, unless it is up to date. Gives warnings about rows that were read or drawn for it.
    fn bring_up_to_date(&mut self, at: usize) -> Diagnostics {
        let mut warnings = Diagnostics::new();
        if self.columns[at].is_current {
            return warnings;
        }
        let scenario = self.columns[at].scenario.clone();
        let rules = &self.columns[at].rules;
        if rules.is_broken || rules.compiled != scenario.rules {
            match self.put_in_force(at, &scenario) {
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
        // The rules in force stay; the settings may have changed.
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
                    // Without an earlier run to stay in force, the rules are run without settings.
                    let drafted = Scenario::default();
                    self.columns[at].run = self.understood_run(at, &policy, &drafted).ok().and_then(|run| run.value.0);
                }
            }
        }
        self.columns[at].is_current = true;
        warnings
    }

    /// Compiles the rules of a scenario and puts them in force in a column. Gives warnings about rows.
    ///
    /// # Errors
    /// If the rules do not compile or cannot be run. The column is then unchanged.
    fn put_in_force(&mut self, at: usize, scenario: &Scenario) -> Result<Diagnostics, Diagnostics> {
        let Warned { value: policy, warnings: mut diagnostics } = self.compiled(&scenario.rules)?;
        let Warned { value: (run, unknown), warnings } = self.understood_run(at, &policy, scenario)?;
        diagnostics.extend(warnings.clone());
        let column = &mut self.columns[at];
        column.rules = ColumnRules { policy, compiled: scenario.rules.clone(), diagnostics, is_broken: false };
        (column.unknown, column.faults, column.run) = (unknown, Diagnostics::new(), run);
        Ok(warnings)
    }

    /// The policy with changed files: the draft itself without changes, or the policy of another column with the same changes.
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
        let policy = Policy { spread: None, ..compiled.value };
        Ok(Warned { value: Arc::new(policy), warnings: compiled.warnings })
    }

    /// A run of a scenario by a policy, with the settings the policy knows, and those it does not know. There is no run before
    /// there is a population.
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
        let Warned { value: run, warnings } = self.run_policy(at, policy, &source, values)?;
        Ok(Warned { value: (Some(run), unknown), warnings })
    }

    /// Runs a policy with values. Values that another run by the same policy has computed are not computed again.
    fn run_policy(
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
            // The engine is cloned, so that a failed run leaves the old one as it was.
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

    /// The rows for a policy. Rows that have already been read are used if they are the same.
    fn rows(&self, policy: &Policy, source: &RowSource) -> Result<Warned<PolicyRows>, Diagnostics> {
        let ran = self.columns.iter().filter_map(|column| column.run.as_ref()).map(|run| (&run.policy, &run.rows));
        let known = self.known_rows.as_ref().map(|(policy, rows)| (policy, rows));
        let found = ran.chain(known).find(|(of, _)| source.same_rows(of, policy));
        match found {
            Some((_, rows)) => Ok(Warned { value: rows.clone(), warnings: Diagnostics::new() }),
            None => source.rows(policy),
        }
    }

    /// The run of the draft over the rows of a policy that draws its sample differently; `None` if it draws the same sample.
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

    /// All columns, brought up to date and compared with the baseline; `None` before there is a population.
    pub(crate) fn compare(&mut self) -> Option<ComparedColumns<'_>> {
        (0..self.columns.len()).for_each(|at| self.prepare(at));
        self.compare_with_baseline()
    }

    /// Like [`Workspace::compare`], but only one column, the draft and the baseline are brought up to date.
    pub(crate) fn compare_one(&mut self, at: usize) -> Option<ComparedColumns<'_>> {
        for at in [0, self.set.baseline.column(), at] {
            if at < self.columns.len() {
                self.prepare(at);
            }
        }
        self.compare_with_baseline()
    }

    /// Brings a column up to date and adds up its run for comparison.
    fn prepare(&mut self, at: usize) {
        self.bring_up_to_date(at);
        let (Some(source), Some(draft)) = (&self.source, &self.columns[0].run) else { return };
        let common = self.common.get_or_insert_with(|| ComparisonPopulation::new(&self.draft, draft.rows.clone()));
        let column = &self.columns[at];
        let compared = match column.own_run() {
            None => None,
            Some(run) if column.compared.as_ref().is_some_and(|compared| compared.serial == run.serial) => return,
            Some(run) => {
                let engine = engine_over(&self.draft, source, run, &common.rows);
                Some(ComparedRun::new(&self.draft, &common.rows.population, run, engine))
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

    /// Compares all columns that are ready with the baseline, unless they have been.
    fn compare_with_baseline(&mut self) -> Option<ComparedColumns<'_>> {
        let common = self.common.as_ref()?;
        let fingerprints = self.fingerprints.get_or_insert_with(|| Fingerprints::of(&self.draft, &common.rows));
        let asked = self.set.baseline.column();
        let compared = |at: usize| self.columns.get(at).and_then(|column| column.compared.as_ref());
        let baseline = if compared(asked).is_some() { asked } else { 0 };
        let (serial, holdings) = compared(baseline).map(|run| (run.serial, run.holdings.clone()))?;
        for run in self.columns.iter_mut().filter_map(|column| column.compared.as_mut()) {
            if run.diff.as_ref().is_none_or(|(of, _)| *of != serial) {
                run.diff = Some((serial, Arc::new(Diff::of(&run.holdings, &holdings, &common.grouped))));
            }
        }
        Some(ComparedColumns { draft: &self.draft, common, fingerprints, columns: &self.columns, baseline })
    }

    /// The provenance of a column's figures; `None` if it has no figures, or before there is a population.
    pub(crate) fn provenance(&mut self, at: usize) -> Option<Provenance> {
        if at >= self.columns.len() {
            return None;
        }
        self.bring_up_to_date(at);
        let (source, draft) = (self.source.as_ref()?, self.columns[0].run.as_ref()?);
        let fingerprints = self.fingerprints.get_or_insert_with(|| Fingerprints::of(&self.draft, &draft.rows));
        let column = &self.columns[at];
        let figures = engine_over(&self.draft, source, column.own_run()?, &draft.rows).run().ok()?;
        Some(fingerprints.provenance(&column.scenario, Some(&figures)))
    }

    /// The provenances of the scenarios of another set over the same population; empty before there is a population.
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
            common: None,
            fingerprints: None,
            selection: None,
            serial: self.serial,
        };
        beside.set_scenarios(self.revision, set.clone());
        (1..beside.columns.len()).map(|at| beside.provenance(at)).collect()
    }

    /// Checks that there is a column with an index.
    ///
    /// # Errors
    /// If there is none. The diagnostic suggests the names of the scenarios.
    pub(crate) fn check_column(&self, at: usize) -> Result<(), Diagnostics> {
        if at < self.columns.len() {
            return Ok(());
        }
        let names = self.set.scenarios.iter().map(|scenario| scenario.name.clone()).collect();
        Err(Diagnostic::error(Code::UnknownScenario).with("name", at.to_string()).suggest(names).into())
    }

    /// Takes the last selection of enterprises that a column moves, with the numbers of the runs of the column and the
    /// baseline.
    pub(crate) fn take_selection(&mut self) -> Option<((u64, u64), Selection)> {
        self.selection.take()
    }

    /// Keeps a selection for the next question about it.
    pub(crate) fn keep_selection(&mut self, runs: (u64, u64), selection: Selection) {
        self.selection = Some((runs, selection));
    }

    /// The values in force in the selected column, by parameter and policy year.
    ///
    /// # Errors
    /// If the rules know each of several settings, but not all of them together.
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

/// A run of the draft, over its own rows or those of a [`DraftRun`].
#[derive(Clone, Copy)]
pub(crate) struct DraftRunRef<'w> {
    pub(crate) rows: &'w PolicyRows,
    pub(crate) engine: &'w Engine,
    pub(crate) figures: &'w Figures,
}

impl ComparisonPopulation {
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
    /// The run of a column; `None` if it has no figures.
    pub(crate) fn run(&self, column: usize) -> Option<&'w ComparedRun> {
        self.columns.get(column)?.compared.as_ref()
    }
}

/// The engine of a run over the draft's rows: the run's own engine, unless the run's rules draw the sample differently.
fn engine_over(draft: &Policy, source: &RowSource, run: &ScenarioRun, rows: &PolicyRows) -> Engine {
    if source.same_sample(&run.policy, draft) || !same_columns(&run.policy.rules, &draft.rules) {
        return run.engine.clone();
    }
    let mut engine = run.policy.engine(&rows.population);
    engine.set(run.values.clone());
    engine
}

/// Takes the column that shows a scenario and gives it the scenario's name; `None` if there is none.
fn take_shown(old: &mut [Option<Column>], scenario: &Scenario) -> Option<Column> {
    let shows = |column: &Option<Column>| column.as_ref().is_some_and(|column| column.shows(scenario));
    let at = old.iter().position(shows)?;
    old[at].take().map(|column| Column { scenario: scenario.clone(), ..column })
}

/// The column for a changed scenario, not up to date: that of the same name or, failing that, a copy of one with the same rules
/// or of the draft.
fn column_to_change(old: &mut [Option<Column>], scenario: &Scenario, draft: &Column) -> Column {
    let named = |column: &Option<Column>| column.as_ref().is_some_and(|column| column.scenario.name == scenario.name);
    let own = old.iter().position(named).and_then(|at| old[at].take());
    let same = || old.iter().flatten().find(|column| column.scenario.rules == scenario.rules).cloned();
    let column = own.or_else(same).unwrap_or_else(|| draft.clone());
    Column { scenario: scenario.clone(), is_current: false, ..column }
}
