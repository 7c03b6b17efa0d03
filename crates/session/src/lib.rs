//! A policy, a population and scenarios over them: command line, worker and page ask a [`Session`] typed questions.
#![warn(clippy::float_arithmetic)]

mod api;
mod calibration;
pub mod cases;
mod dossier;
mod effects;
mod enterprises;
mod fund;
mod hits;
mod people;
mod rules;
mod scenarios;
mod standards;
mod tables;
mod trial;

use std::sync::Arc;

pub use api::*;
pub use scenarios::Costed;
pub use tables::Advance;

use cesuan_base::diag::{Code, Diagnostic, Diagnostics, Warned, nearest};
use cesuan_base::id::MeasureId;
use cesuan_base::table::Population;
use cesuan_engine::plan::{Plan, lower};
use cesuan_engine::{Engine, Figures, Line};
use cesuan_intake::{SampleSpec, check_sample};
use cesuan_policy::check::{Field, Rules, Setting, compile, overlay};
use cesuan_policy::rules::{Changes, Folder, embedded, embedded_ids, embedded_title};
use cesuan_scenario::{Provenance, Scenario, ScenarioSet, provenance};

use enterprises::Known;
use people::{Origin, Own, People};
use scenarios::SideBySide;
use tables::Pending;

/// A policy, a population and the settings in force. A refused command changes nothing.
#[derive(Default)]
pub struct Session {
    /// The policy as it was opened: the draft everything is held against.
    drafted: Option<Arc<Policy>>,
    /// The policy in force: the draft, or what a person made of its rules.
    policy: Option<Arc<Policy>>,
    people: Option<People>,
    revision: u64,
    /// The settings asked for. Those the rules in force do not know wait until they do.
    settings: Vec<SettingText>,
    running: Option<Running>,
    known: Known,
    beside: SideBySide,
    /// The last tables of a person's own, whatever came of them.
    own: Option<Own>,
    /// Their reading, while it is under way.
    pending: Option<Pending>,
}

/// A question the session answers.
pub trait Query: Question {
    /// Answers it, or makes the change.
    fn answer(self, session: &mut Session) -> Reply<Self::Answer>;
}

impl Query for ListPolicies {
    fn answer(self, _: &mut Session) -> Reply<Vec<PolicyTitle>> {
        Reply::Ready(policies())
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
        Reply::of(session.populate(Origin::Sample { enterprises, seed, adjust }))
    }
}

impl Query for Apply {
    fn answer(self, session: &mut Session) -> Reply<FiguresView> {
        Reply::once_populated(session.apply(self.revision, self.settings))
    }
}

/// A folder and what it compiles to.
struct Policy {
    folder: Folder,
    rules: Arc<Rules>,
    plan: Arc<Plan>,
    sample: Option<SampleSpec>,
}

/// The figures of the draft, and the engine of the settings in force.
struct Running {
    /// By the measures and payers of the draft.
    drafted: Figures,
    /// By those of the policy in force.
    draft: Figures,
    engine: Engine,
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

    /// The checked rules, once a policy is open.
    pub fn rules(&self) -> Option<&Rules> {
        self.policy.as_ref().map(|policy| &*policy.rules)
    }

    /// The population, once there is one.
    pub fn population(&self) -> Option<&Population> {
        self.people.as_ref().map(|people| &*people.population)
    }

    /// The files of the rules in force.
    pub fn folder(&self) -> Option<&Folder> {
        self.policy.as_ref().map(|policy| &policy.folder)
    }

    /// The policy in force as a person reads it.
    pub fn policy_view(&self) -> Option<PolicyView> {
        self.rules().map(PolicyView::of)
    }

    /// The population in one line.
    pub fn population_view(&self) -> Option<PopulationView> {
        self.people.as_ref().map(People::view)
    }

    /// The settings asked for: all that differ from the draft.
    pub fn settings(&self) -> &[SettingText] {
        &self.settings
    }

    /// The figures of the settings in force; none before there is a population.
    ///
    /// # Errors
    /// When the settings cannot be run.
    pub fn figures_in_force(&mut self) -> Result<Option<FiguresView>, Diagnostics> {
        let revision = self.revision;
        let Some(running) = &mut self.running else { return Ok(None) };
        let scenario = running.engine.run()?;
        Ok(Some(FiguresView { revision, scenario, draft: running.draft.clone() }))
    }

    /// What the figures of the settings in force are made of; none before there is a population.
    ///
    /// # Errors
    /// When the settings cannot be run.
    pub fn seal(&mut self) -> Result<Option<Provenance>, Diagnostics> {
        let (policy, drafted) = (self.policy()?.clone(), self.drafted()?.clone());
        let Some((running, people)) = self.running.as_mut().zip(self.people.as_ref()) else { return Ok(None) };
        let figures = running.engine.run()?;
        let (rules, population) = (provenance::of_folder(&drafted.folder), provenance::of_population(&people.drafted));
        let changes = Changes::between(&drafted.folder, &policy.folder);
        let in_force = Scenario { name: String::new(), settings: self.settings.clone(), rules: changes };
        let set = ScenarioSet { scenarios: vec![in_force], ..ScenarioSet::default() }.reduced(&drafted.rules);
        Ok(set.scenarios.first().map(|scenario| Provenance::of(&rules, &population, scenario, Some(&figures))))
    }

    /// The lines of the settings in force, by measure, year, enterprise and project.
    pub fn lines(&self) -> impl Iterator<Item = Line<'_>> {
        self.running.iter().flat_map(|running| running.engine.lines())
    }

    /// Compiles a policy. Population and settings belong to the policy before it, so they are let go.
    fn open(&mut self, folder: Folder) -> Result<PolicyOpened, Diagnostics> {
        let Warned { value: policy, warnings } = Policy::compile(folder)?;
        let view = PolicyView::of(&policy.rules);
        let policy = Arc::new(policy);
        *self = Self { drafted: Some(policy.clone()), policy: Some(policy), ..Self::default() };
        Ok(PolicyOpened { policy: view, warnings })
    }

    /// Puts a population in place and runs the settings in force over it.
    fn populate(&mut self, origin: Origin) -> Result<Populated, Diagnostics> {
        let (policy, drafted) = (self.policy()?, self.drafted()?);
        let Warned { value: people, warnings } = People::find(origin, policy, drafted)?;
        let populated = self.settle(people, warnings)?;
        self.pending = None;
        Ok(populated)
    }

    fn settle(&mut self, people: People, warnings: Diagnostics) -> Result<Populated, Diagnostics> {
        let mut running = self.start(self.policy()?, self.drafted()?, &people)?;
        let scenario = running.engine.run()?;
        let figures = FiguresView { revision: self.revision, scenario, draft: running.draft.clone() };
        let population = people.view();
        self.people = Some(people);
        self.running = Some(running);
        Ok(Populated { population, figures, warnings })
    }

    /// The draft's figures, and an engine with the settings in force.
    fn start(&self, policy: &Arc<Policy>, drafted: &Arc<Policy>, people: &People) -> Result<Running, Diagnostics> {
        let mut engine = policy.engine(&people.population);
        let (figures, draft) = if Arc::ptr_eq(policy, drafted) {
            let figures = engine.run()?;
            (figures.clone(), figures)
        } else {
            let known = self.running.as_ref().filter(|_| self.compares(people)).map(|running| running.drafted.clone());
            let figures = match known {
                Some(figures) => figures,
                None => drafted.engine(&people.drafted).run()?,
            };
            let draft = rules::aligned(&figures, &drafted.rules, &policy.rules);
            (figures, draft)
        };
        engine.set(self.in_force(&policy.rules)?);
        Ok(Running { drafted: figures, draft, engine })
    }

    /// Whether the draft has been run over the same rows already.
    fn compares(&self, people: &People) -> bool {
        self.people.as_ref().is_some_and(|known| Arc::ptr_eq(&known.drafted, &people.drafted))
    }

    fn apply(&mut self, revision: u64, settings: Vec<SettingText>) -> Result<Option<FiguresView>, Diagnostics> {
        let rules = &self.policy()?.rules;
        let values = overlay(rules, settings.iter().map(SettingText::pair))?;
        if let Some(running) = &mut self.running {
            // A run that fails leaves the engine that worked.
            let mut engine = running.engine.clone();
            engine.set(values);
            engine.run()?;
            running.engine = engine;
        }
        self.settings = settings;
        self.revision = revision;
        self.figures_in_force()
    }

    /// The values of the settings asked for, as far as these rules know them.
    fn in_force(&self, rules: &Rules) -> Result<Vec<Vec<Setting>>, Diagnostics> {
        let known = self.settings.iter().filter(|setting| understood(setting, rules));
        overlay(rules, known.map(SettingText::pair))
    }

    fn policy(&self) -> Result<&Arc<Policy>, Diagnostics> {
        self.policy.as_ref().ok_or_else(|| Diagnostic::error(Code::NoPolicy).into())
    }

    fn drafted(&self) -> Result<&Arc<Policy>, Diagnostics> {
        self.drafted.as_ref().ok_or_else(|| Diagnostic::error(Code::NoPolicy).into())
    }
}

impl Policy {
    /// Compiles a folder and its description of a sample.
    fn compile(folder: Folder) -> Result<Warned<Self>, Diagnostics> {
        let checked = compile(&folder)?;
        let (rules, document) = checked.value;
        let sample = check_sample(&document, &rules)?;
        let plan = Arc::new(lower(&rules));
        Ok(Warned { value: Self { folder, rules: Arc::new(rules), plan, sample }, warnings: checked.warnings })
    }

    fn engine(&self, population: &Arc<Population>) -> Engine {
        Engine::new(self.rules.clone(), self.plan.clone(), population.clone())
    }
}

/// Whether some rules know a setting.
fn understood(setting: &SettingText, rules: &Rules) -> bool {
    overlay(rules, [setting.pair()]).is_ok()
}

/// A policy the program carries.
///
/// # Errors
/// When it carries none of that id; the nearest ids are suggested.
pub fn carried(id: &str) -> Result<Folder, Diagnostics> {
    embedded(id).ok_or_else(|| {
        let fault = Diagnostic::error(Code::UnknownPolicy).with("name", id);
        fault.suggest(nearest(id, embedded_ids())).into()
    })
}

/// The policies the program carries, by id.
fn policies() -> Vec<PolicyTitle> {
    let titled = |id: &str| Some(PolicyTitle { id: id.to_owned(), title: embedded_title(id)? });
    embedded_ids().into_iter().filter_map(titled).collect()
}

impl PolicyView {
    fn of(rules: &Rules) -> Self {
        Self {
            id: rules.id.clone(),
            title: rules.title.clone(),
            years: rules.years.clone(),
            categories: rules.categories.clone(),
            parameters: rules.parameters.clone(),
            payers: rules
                .payers
                .iter()
                .map(|payer| PayerView {
                    id: payer.id.clone(),
                    label: payer.label.clone(),
                    forgone: payer.forgone,
                    limited: payer.envelope.is_some(),
                })
                .collect(),
            clauses: rules.clauses.clone(),
            measures: rules
                .measures
                .iter()
                .map(|measure| MeasureView {
                    id: measure.id.clone(),
                    label: measure.label.clone(),
                    clause: measure.clause.clone(),
                    text: measure.text.clone(),
                    rows: measure.rows,
                    kind: measure.kind,
                    payer: measure.payer,
                })
                .collect(),
            fields: FieldView::all(rules),
            definitions: rules.definitions.iter().map(|definition| definition.label.clone()).collect(),
            facets: FacetView::all(rules),
        }
    }
}

impl FieldView {
    fn all(rules: &Rules) -> Vec<Self> {
        let view = |(field, uses): (&Field, Vec<MeasureId>)| Self {
            id: field.id.clone(),
            rows: field.rows,
            label: field.label.clone(),
            note: field.note.clone(),
            kind: field.kind,
            required: field.required,
            uses,
        };
        rules.fields.iter().zip(dossier::uses(rules)).map(view).collect()
    }
}
