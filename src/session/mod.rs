//! The one door for command line, worker and app: commands in, events out, all of it plain data.

mod dossier;
mod enterprises;
mod fund;
mod message;
mod trial;

use std::sync::Arc;

pub use dossier::{Account, Dossier, FundState};
pub use enterprises::{
    Against, EnterprisePage, EnterpriseQuery, EnterpriseRow, EnterpriseTotals, FacetView, Received, Sort,
};
pub use fund::{CutView, CutsView, MarginalView};
pub use message::{
    Command, Event, FieldView, FiguresView, MeasureView, PayerView, PolicyTitle, PolicyView, PopulationSource,
    PopulationView, SettingText, TableFile,
};
pub use trial::{ProjectRecord, Record, RecordRow, TrialFault, TrialView};

use crate::check::{Field, Rules, compile, overlay};
use crate::diag::{Code, Diagnostic, Diagnostics, nearest};
use crate::dim::Rows;
use crate::engine::{Engine, Figures, Line};
use crate::id::MeasureId;
use crate::intake::{NamedBytes, SampleSpec, check_sample, draw, read_tables};
use crate::plan::{Plan, lower};
use crate::rules::{Folder, embedded, embedded_ids, embedded_title};
use crate::table::Population;

use enterprises::Known;

/// A policy, a population and the settings in force. A refused command changes nothing.
#[derive(Default)]
pub struct Session {
    policy: Option<Policy>,
    population: Option<(Arc<Population>, PopulationSource)>,
    revision: u64,
    settings: Vec<SettingText>,
    running: Option<Running>,
    known: Known,
}

struct Policy {
    rules: Arc<Rules>,
    plan: Arc<Plan>,
    sample: Option<SampleSpec>,
}

/// The engines of the draft and of the settings in force, over one population.
struct Running {
    draft: Figures,
    engine: Engine,
}

impl Session {
    /// A session with nothing in it.
    pub fn new() -> Self {
        Self::default()
    }

    /// Carries out a command.
    pub fn handle(&mut self, command: Command) -> Vec<Event> {
        let revision = match &command {
            Command::Apply { revision, .. } => Some(*revision),
            _ => None,
        };
        let done = match command {
            Command::Policies => Ok(vec![Event::Policies(policies())]),
            Command::Open { policy } => carried(&policy).and_then(|folder| self.open(&folder)),
            Command::OpenFolder(folder) => self.open(&folder),
            Command::Sample { enterprises, seed } => self.sample(enterprises, seed),
            Command::Tables { enterprises, projects } => self.tables(&enterprises, projects.as_ref()),
            Command::Apply { revision, settings } => self.apply(revision, settings),
            Command::Cuts { payer, year, first, count } => self.cuts(payer, year, first, count),
            Command::Marginal { payer } => self.marginal(payer),
            Command::Enterprises(query) => self.enterprises(query).map(|page| vec![Event::Enterprises(Box::new(page))]),
            Command::Enterprise { id } => self.dossier(&id).map(|dossier| vec![Event::Enterprise(Box::new(dossier))]),
            Command::Trial { record, instead_of } => {
                self.trial(&record, instead_of.as_deref()).map(|trial| vec![Event::Trial(Box::new(trial))])
            }
        };
        done.unwrap_or_else(|diagnostics| vec![Event::Rejected { revision, diagnostics }])
    }

    /// The checked rules, once a policy is open.
    pub fn rules(&self) -> Option<&Rules> {
        self.policy.as_ref().map(|policy| &*policy.rules)
    }

    /// The population, once there is one.
    pub fn population(&self) -> Option<&Population> {
        self.population.as_ref().map(|(population, _)| &**population)
    }

    /// The lines of the settings in force, by measure, year, enterprise and project.
    pub fn lines(&self) -> impl Iterator<Item = Line<'_>> {
        self.running.iter().flat_map(|running| running.engine.lines())
    }

    /// Compiles a policy. Population and settings belong to the policy before it, so they are let go.
    fn open(&mut self, folder: &Folder) -> Result<Vec<Event>, Diagnostics> {
        let checked = compile(folder)?;
        let (rules, document) = checked.value;
        let sample = check_sample(&document, &rules)?;
        let view = PolicyView::of(&rules);
        let plan = Arc::new(lower(&rules));
        *self = Self { policy: Some(Policy { rules: Arc::new(rules), plan, sample }), ..Self::default() };
        Ok(with_warnings(Event::Opened(Box::new(view)), checked.warnings))
    }

    fn sample(&mut self, enterprises: u32, seed: u64) -> Result<Vec<Event>, Diagnostics> {
        let policy = self.policy()?;
        let spec = policy.sample.as_ref().ok_or_else(|| Diagnostic::error(Code::NoSample))?;
        let population = draw(spec, &policy.rules, enterprises, seed)?;
        self.populate(population, PopulationSource::Synthetic { seed }, Diagnostics::new())
    }

    fn tables(&mut self, enterprises: &TableFile, projects: Option<&TableFile>) -> Result<Vec<Event>, Diagnostics> {
        let policy = self.policy()?;
        let read = read_tables(&policy.rules, named(enterprises), projects.map(named))?;
        self.populate(read.value, PopulationSource::Own, read.warnings)
    }

    /// Puts a population in place and runs the settings in force over it.
    fn populate(
        &mut self,
        population: Population,
        source: PopulationSource,
        warnings: Diagnostics,
    ) -> Result<Vec<Event>, Diagnostics> {
        let population = Arc::new(population);
        let running = self.start(population.clone())?;
        let view = PopulationView::of(&population, source);
        self.population = Some((population, source));
        self.running = Some(running);
        let mut events = with_warnings(Event::Populated(view), warnings);
        events.extend(self.figures()?);
        Ok(events)
    }

    /// Engines over a population, the settings in force applied.
    fn start(&self, population: Arc<Population>) -> Result<Running, Diagnostics> {
        let policy = self.policy()?;
        let mut engine = Engine::new(policy.rules.clone(), policy.plan.clone(), population);
        let draft = engine.run()?;
        engine.set(self.overlay(&self.settings)?);
        Ok(Running { draft, engine })
    }

    fn apply(&mut self, revision: u64, settings: Vec<SettingText>) -> Result<Vec<Event>, Diagnostics> {
        let values = self.overlay(&settings)?;
        if let Some(running) = &mut self.running {
            // A run that fails leaves the engine that worked.
            let mut engine = running.engine.clone();
            engine.set(values);
            engine.run()?;
            running.engine = engine;
        }
        self.settings = settings;
        self.revision = revision;
        self.figures()
    }

    fn overlay(&self, settings: &[SettingText]) -> Result<Vec<Vec<crate::check::Setting>>, Diagnostics> {
        let rules = &self.policy()?.rules;
        overlay(rules, settings.iter().map(|setting| (setting.id.as_str(), setting.value.as_str())))
    }

    /// The figures of the settings in force; none before there is a population.
    fn figures(&mut self) -> Result<Vec<Event>, Diagnostics> {
        let revision = self.revision;
        let Some(running) = &mut self.running else { return Ok(Vec::new()) };
        let scenario = running.engine.run()?;
        let view = FiguresView { revision, scenario, draft: running.draft.clone() };
        Ok(vec![Event::Figures(Box::new(view))])
    }

    fn policy(&self) -> Result<&Policy, Diagnostics> {
        self.policy.as_ref().ok_or_else(|| Diagnostic::error(Code::NoPolicy).into())
    }
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

fn named(file: &TableFile) -> NamedBytes<'_> {
    NamedBytes { name: &file.name, bytes: &file.bytes }
}

fn with_warnings(event: Event, warnings: Diagnostics) -> Vec<Event> {
    let mut events = vec![event];
    if !warnings.is_empty() {
        events.push(Event::Warned(warnings));
    }
    events
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

impl PopulationView {
    fn of(population: &Population, source: PopulationSource) -> Self {
        Self {
            source,
            enterprises: population.enterprises.len() as u64,
            enterprise_rows: population.rows(Rows::Enterprise) as u64,
            project_rows: population.rows(Rows::Project) as u64,
        }
    }
}
