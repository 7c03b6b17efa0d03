//! A session: an open policy, a population and scenarios over it, and the tables that are being read.

use std::sync::Arc;

use crate::api::{
    DrawSample, EnterprisePage, EnterpriseQuery, FiguresView, ListPolicies, OpenFolder, OpenPolicy, PolicyOpened,
    PolicyTitle, PolicyView, Populated, PopulationView, Question, ReadTables, Reply, RereadTables, RulesState,
    SelectedView, SetScenarios, SettingText, TablesRead,
};
use crate::enterprise_list::EnterpriseList;
use crate::import::{Advance, Finished, Import};
use crate::policy::{Policy, carried, older_than_carried, titles};
use crate::population_source::{PolicyRows, RowSource};
use crate::workspace::{ScenarioRun, Workspace, aligned};
use cesuan_base::diag::{Code, Diagnostic, Diagnostics, Warned};
use cesuan_base::table::Population;
use cesuan_engine::Line;
use cesuan_intake::ImportOutcome;
use cesuan_office::RawSheet;
use cesuan_policy::check::Rules;
use cesuan_policy::rules::Folder;
use cesuan_scenario::Provenance;

/// A policy, a population and scenarios. A refused change changes nothing.
#[derive(Default)]
pub struct Session {
    /// The columns of the open policy.
    workspace: Option<Workspace>,
    import: Import,
    /// What was found out for the list of enterprises.
    list: EnterpriseList,
}

/// A question the session answers.
pub trait Query: Question {
    /// Answers it, or makes the change.
    fn answer(self, session: &mut Session) -> Reply<Self::Answer>;
}

impl Session {
    /// A session with nothing in it.
    pub fn new() -> Self {
        Self::default()
    }

    /// Answers a question, or makes a change and says what came of it.
    pub fn ask<Q: Query>(&mut self, question: Q) -> Reply<Q::Answer> {
        question.answer(self)
    }

    /// Begins to read tables in steps. Whatever is asked meanwhile is answered from what stood before; a further reading,
    /// another policy or another population ends the one under way.
    pub fn begin(&mut self, tables: ReadTables) -> Advance {
        let ReadTables { sheets, layout, errors } = tables;
        match self.policy().cloned() {
            Ok(policy) => {
                self.import.begin(&policy, sheets, layout, errors);
                self.advance()
            }
            Err(reasons) => Advance::Done(Box::new(Reply::Refused(reasons))),
        }
    }

    /// Begins to read the last tables again in steps.
    pub fn begin_over(&mut self, tables: RereadTables) -> Advance {
        let RereadTables { layout, errors } = tables;
        match self.policy().cloned() {
            Ok(policy) => {
                self.import.begin_again(&policy, layout, errors);
                self.advance()
            }
            Err(reasons) => Advance::Done(Box::new(Reply::Refused(reasons))),
        }
    }

    /// Goes on with the reading that was begun, for some hundredths of a second. [`Reply::NotYet`] where none is under way.
    pub fn advance(&mut self) -> Advance {
        match self.import.step() {
            Some(far) => Advance::Going(far),
            None => Advance::Done(Box::new(self.finish_import())),
        }
    }

    /// Ends the reading that was begun. What stood before stands.
    pub fn cancel(&mut self) {
        self.import.cancel();
    }

    /// The sheets of the last tables, whatever came of them.
    pub(crate) fn shared_sheets(&self) -> Option<Arc<Vec<RawSheet>>> {
        self.import.tables().map(|own| own.sheets.clone())
    }

    /// The last tables read once more for every fault they have, at most `most` of each code.
    pub(crate) fn all_faults(&self, most: usize) -> Option<ImportOutcome> {
        self.import.all_faults(self.policy().ok()?, most)
    }

    /// The rules in force, once a policy is open.
    pub fn rules(&self) -> Option<&Rules> {
        self.policy().ok().map(|policy| &*policy.rules)
    }

    /// The files of the rules in force.
    pub fn folder(&self) -> Option<&Folder> {
        self.policy().ok().map(|policy| &policy.folder)
    }

    /// The policy in force as a person reads it.
    pub fn policy_view(&self) -> Option<PolicyView> {
        self.rules().map(PolicyView::of)
    }

    /// The population as the rules in force read it.
    pub fn population(&self) -> Option<&Population> {
        self.run().map(|run| &*run.rows.population)
    }

    /// The population in one line.
    pub fn population_view(&self) -> Option<PopulationView> {
        let workspace = self.workspace.as_ref()?;
        let run = workspace.run()?;
        Some(workspace.source()?.view(&run.rows, &run.policy))
    }

    /// The settings of the selected scenario that its rules know.
    pub fn settings(&self) -> Vec<SettingText> {
        let selected = self.workspace.iter().map(Workspace::selected);
        selected.flat_map(|column| column.settings_in_force()).cloned().collect()
    }

    /// The figures in force; `None` before there is a population.
    pub fn figures(&self) -> Option<FiguresView> {
        let workspace = self.workspace.as_ref()?;
        let run = workspace.run()?;
        let (rules, drafted) = (&run.policy.rules, &workspace.draft().rules);
        let draft = workspace.drafted(run)?.figures;
        let draft = if Arc::ptr_eq(rules, drafted) { draft.clone() } else { aligned(draft, drafted, rules) };
        Some(FiguresView { revision: workspace.revision(), scenario: run.figures.clone(), draft })
    }

    /// The lines in force, by measure, year, enterprise and project.
    pub fn lines(&self) -> impl Iterator<Item = Line<'_>> {
        self.run().into_iter().flat_map(|run| run.engine.lines())
    }

    /// What the figures in force are made of; `None` before there is a population, and where the selected scenario has no
    /// figures of its own.
    pub fn provenance(&mut self) -> Option<Provenance> {
        let workspace = self.workspace.as_mut()?;
        workspace.provenance(workspace.set().selected.column())
    }

    /// The columns of the open policy.
    pub(crate) fn workspace(&self) -> Result<&Workspace, Diagnostics> {
        self.workspace.as_ref().ok_or_else(no_policy)
    }

    /// A window onto the list of enterprises; `None` before there is a population.
    pub(crate) fn enterprise_page(&mut self, query: EnterpriseQuery) -> Result<Option<EnterprisePage>, Diagnostics> {
        self.with_list(|workspace, list| Ok(list.page(workspace, query)))
    }

    /// Answers from the columns and the list of enterprises.
    pub(crate) fn with_list<T>(
        &mut self,
        answer: impl FnOnce(&Workspace, &mut EnterpriseList) -> Result<T, Diagnostics>,
    ) -> Result<T, Diagnostics> {
        answer(self.workspace.as_ref().ok_or_else(no_policy)?, &mut self.list)
    }

    /// The columns of the open policy.
    pub(crate) fn workspace_mut(&mut self) -> Result<&mut Workspace, Diagnostics> {
        self.workspace.as_mut().ok_or_else(no_policy)
    }

    /// The policy by the rules in force.
    pub(crate) fn policy(&self) -> Result<&Arc<Policy>, Diagnostics> {
        self.workspace().map(Workspace::policy)
    }

    /// The run in force; `None` before there is a population.
    pub(crate) fn run(&self) -> Option<&ScenarioRun> {
        self.workspace.as_ref()?.run()
    }

    /// Answers a question from the run in force.
    pub(crate) fn answer_from_run<T>(
        &self,
        answer: impl FnOnce(&ScenarioRun, u64) -> Result<T, Diagnostics>,
    ) -> Reply<T> {
        let answered = self.workspace().and_then(|workspace| {
            let revision = workspace.revision();
            workspace.run().map(|run| answer(run, revision)).transpose()
        });
        Reply::once_populated(answered)
    }

    fn open(&mut self, folder: Folder) -> Result<PolicyOpened, Diagnostics> {
        let Warned { value: policy, mut warnings } = Policy::compile(folder)?;
        if let Some(note) = older_than_carried(&policy.rules) {
            warnings.push(note);
        }
        let view = PolicyView::of(&policy.rules);
        let usual = policy.sample.as_ref().map(|sample| sample.usual.clone()).unwrap_or_default();
        *self = Self { workspace: Some(Workspace::new(Arc::new(policy))), ..Self::default() };
        Ok(PolicyOpened { policy: view, usual, warnings })
    }

    fn populate(
        &mut self,
        source: RowSource,
        known: Option<(Arc<Policy>, PolicyRows)>,
    ) -> Result<Populated, Diagnostics> {
        let Warned { value: workspace, warnings } = self.workspace()?.populated(source, known)?;
        self.workspace = Some(workspace);
        self.import.cancel();
        match (self.population_view(), self.figures()) {
            (Some(population), Some(figures)) => Ok(Populated { population, figures, warnings }),
            _ => Err(no_policy()),
        }
    }

    fn finish_import(&mut self) -> Reply<TablesRead> {
        let finished = match self.policy().cloned() {
            Ok(policy) => self.import.finish(&policy),
            Err(reasons) => return Reply::Refused(reasons),
        };
        match finished {
            Some(finished) => Reply::of(self.imported(finished)),
            None => Reply::NotYet,
        }
    }

    fn imported(&mut self, finished: Finished) -> Result<TablesRead, Diagnostics> {
        let Finished { own, policy, outcome } = finished;
        let tables = outcome.view.clone();
        let populated = if outcome.population.is_some() {
            let rows = PolicyRows::read(outcome)?;
            Some(self.populate(RowSource::Tables(own), Some((policy, rows)))?)
        } else {
            None
        };
        Ok(TablesRead { tables, populated })
    }

    fn set_scenarios(&mut self, asked: SetScenarios) -> Result<SelectedView, Diagnostics> {
        let SetScenarios { revision, set } = asked;
        let before = (self.policy()?.clone(), self.run().map(|run| run.rows.population.clone()));
        self.workspace_mut()?.set_scenarios(revision, set);
        let policy = self.policy()?;
        let policy = (!Arc::ptr_eq(policy, &before.0)).then(|| PolicyView::of(&policy.rules));
        let is_same = |rows: &PolicyRows| before.1.as_ref().is_some_and(|known| Arc::ptr_eq(known, &rows.population));
        let has_moved = self.run().is_some_and(|run| !is_same(&run.rows));
        let column = self.workspace()?.selected();
        Ok(SelectedView {
            revision,
            policy,
            population: self.population_view().filter(|_| has_moved),
            rules: RulesState { diagnostics: column.rules.diagnostics.clone(), are_broken: column.rules.is_broken },
            waiting: column.unknown.settings.clone(),
            unknown: column.unknown.diagnostics.clone(),
            faults: column.faults.clone(),
            figures: self.figures(),
        })
    }
}

fn no_policy() -> Diagnostics {
    Diagnostic::error(Code::NoPolicy).into()
}

impl Query for ListPolicies {
    fn answer(self, _: &mut Session) -> Reply<Vec<PolicyTitle>> {
        Reply::Ready(titles())
    }
}

impl Query for OpenPolicy {
    fn answer(self, session: &mut Session) -> Reply<PolicyOpened> {
        Reply::of(carried(&self.policy).and_then(|folder| session.open(folder)))
    }
}

impl Query for OpenFolder {
    fn answer(self, session: &mut Session) -> Reply<PolicyOpened> {
        Reply::of(session.open(self.folder))
    }
}

impl Query for DrawSample {
    fn answer(self, session: &mut Session) -> Reply<Populated> {
        let Self { enterprises, seed, adjust } = self;
        Reply::of(session.populate(RowSource::Sample { enterprises, seed, adjust }, None))
    }
}

impl Query for ReadTables {
    fn answer(self, session: &mut Session) -> Reply<TablesRead> {
        finished(session.begin(self), session)
    }
}

impl Query for RereadTables {
    fn answer(self, session: &mut Session) -> Reply<TablesRead> {
        finished(session.begin_over(self), session)
    }
}

impl Query for SetScenarios {
    fn answer(self, session: &mut Session) -> Reply<SelectedView> {
        Reply::of(session.set_scenarios(self))
    }
}

/// Reads to the end.
fn finished(mut advance: Advance, session: &mut Session) -> Reply<TablesRead> {
    loop {
        match advance {
            Advance::Going(_) => advance = session.advance(),
            Advance::Done(reply) => return *reply,
        }
    }
}
