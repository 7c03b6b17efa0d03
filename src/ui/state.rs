//! The state of the page, and everything that can happen to it.

use std::rc::Rc;

use yew::Reducible;

use cesuan_base::diag::Diagnostic;
use cesuan_base::money::MoneyUnit;
use cesuan_i18n::{Lang, text};
use cesuan_policy::check::Setting;
use cesuan_scenario::ScenarioSet;
use cesuan_session::{
    Event, FiguresView, PolicyTitle, PolicyView, PopulationSource, PopulationView, RevisedView, RulesEvent,
};

use super::lists::{ListChange, ListState};
use super::model::rules::{RulesChange, Standing};
use super::model::{Input, Overlay, stepped};
use super::scenarios::{ScenariosChange, ScenariosState};
use super::storage::{self, Kept, KeptDraft, Sample};

/// The state of the page.
#[derive(Clone, Debug)]
pub(crate) struct State {
    /// What is kept over a reload.
    pub kept: Kept,
    /// The policies there are, once that is known.
    pub policies: Rc<Vec<PolicyTitle>>,
    /// The policy on its way in; until it is there the one before it stays.
    pub opening: Option<Opening>,
    /// Counts the policies that were opened.
    pub opened: u64,
    /// The policy, once it is open.
    pub policy: Option<Rc<PolicyView>>,
    /// The policy as it was opened, whatever of its rules was changed.
    pub drafted: Option<Rc<PolicyView>>,
    /// The scenarios.
    pub scenarios: ScenariosState,
    /// The settings of the one a person is at work on.
    pub overlay: Overlay,
    /// How the changes of its rules stand.
    pub rules: Standing,
    /// The population of the figures.
    pub population: Option<Rc<PopulationView>>,
    /// Counts the populations.
    pub peopled: u64,
    /// The last figures.
    pub figures: Option<Rc<FiguresView>>,
    /// Counts the figures: what was derived from earlier ones is out of date.
    pub edition: u64,
    /// Counts the changes of the settings.
    pub revision: u64,
    /// What the engine said against the newest settings.
    pub faults: Rc<Vec<Diagnostic>>,
    /// The editor, where one is open.
    pub editing: Option<Editing>,
    /// Whether the open editor holds text that is no value.
    pub unreadable: bool,
    /// The measure a person points at, in the document or in the table.
    pub pointed: Option<usize>,
    /// A person's own list.
    pub list: Rc<ListState>,
    /// Counts how often the sample was asked for anew.
    pub redraws: u64,
    /// Why the last sample could not be drawn.
    pub undrawn: Rc<Vec<Diagnostic>>,
    /// A place to go to as soon as the page that has it is on the screen.
    pub wanted: Option<Rc<str>>,
    /// Why the page cannot go on.
    pub failure: Option<Failure>,
}

/// A policy on its way in, with what was kept of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Opening {
    /// The policy's id.
    pub policy: String,
    /// The scenarios and the sample.
    pub kept: KeptDraft,
}

impl Opening {
    /// A policy with what was kept of it.
    pub(crate) fn of(policy: String) -> Self {
        let kept = storage::load_draft(&policy);
        Self { policy, kept }
    }
}

/// An open editor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Editing {
    /// The parameter.
    pub parameter: usize,
    /// The place of the chip it belongs to.
    pub place: String,
    /// The scenarios when it was opened, for going back.
    pub before: Rc<ScenarioSet>,
}

/// Why the page cannot go on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Failure {
    /// The worker could not be started, or stopped.
    Worker,
    /// The policy does not compile or the population cannot be drawn.
    Refused(Rc<Vec<Diagnostic>>),
}

/// Everything that can happen to the page.
#[derive(Clone, Debug)]
pub(crate) enum Action {
    /// Another language.
    Speak(Lang),
    /// Another unit of amounts.
    Show(MoneyUnit),
    /// Another policy.
    Open(Opening),
    /// Open the editor of a parameter at a place.
    Edit { parameter: usize, place: String },
    /// Close the editor and keep what it did.
    Accept,
    /// Close the editor and undo what it did.
    Withdraw,
    /// Set a parameter's values of the policy years.
    Set { parameter: usize, values: Vec<Setting> },
    /// Move a parameter by some steps.
    Step { parameter: usize, steps: i32 },
    /// A parameter as drafted.
    Reset { parameter: usize },
    /// Everything as drafted.
    ResetAll,
    /// The open editor holds text that is no value, or no longer.
    Unreadable(bool),
    /// Change the rules.
    Rules(RulesChange),
    /// Something happens to the scenarios.
    Scenarios(ScenariosChange),
    /// Draw another population.
    Draw(Sample),
    /// Something happens to a person's own list.
    List(ListChange),
    /// Point at a measure, or at none.
    Point(Option<usize>),
    /// Go to a place, here or on the page that is being opened; or no longer.
    Want(Option<Rc<str>>),
    /// The engine said something.
    Heard(Event),
    /// The page cannot go on.
    Fail(Failure),
}

impl State {
    /// A page that knows nothing yet but what was kept.
    pub(crate) fn new((kept, draft): (Kept, KeptDraft)) -> Self {
        let scenarios = ScenariosState::new(draft.scenarios.clone());
        Self {
            opening: Some(Opening { policy: kept.policy.clone(), kept: draft }),
            overlay: Overlay::of(scenarios.at_work().0.to_vec()),
            scenarios,
            kept,
            policies: Rc::default(),
            opened: 0,
            policy: None,
            drafted: None,
            rules: Standing::default(),
            population: None,
            peopled: 0,
            figures: None,
            edition: 0,
            revision: 0,
            faults: Rc::default(),
            editing: None,
            unreadable: false,
            pointed: None,
            list: Rc::default(),
            redraws: 0,
            undrawn: Rc::default(),
            wanted: None,
            failure: None,
        }
    }

    /// What the page is made from, once a policy is open.
    pub(crate) fn input(&self) -> Option<Input<'_>> {
        Some(Input {
            lang: self.kept.lang,
            unit: self.kept.unit,
            policy: self.policy.as_deref()?,
            population: self.population.as_deref(),
            figures: self.figures.as_deref(),
            overlay: &self.overlay,
            faults: &self.faults,
        })
    }

    /// Whether the figures are those of earlier settings, because the newest ones are not valid.
    pub(crate) fn stale(&self) -> bool {
        self.unreadable || !self.faults.is_empty()
    }

    /// Whether newer settings, or another sample, than those of the figures are under way.
    pub(crate) fn computing(&self) -> bool {
        let settings =
            self.faults.is_empty() && self.figures.as_ref().is_none_or(|figures| figures.revision < self.revision);
        let Sample { enterprises, seed, adjust } = &self.kept.sample;
        let drawn = self.population.as_ref().is_some_and(|population| match &population.source {
            PopulationSource::Synthetic { seed: of } => {
                population.enterprises == u64::from(*enterprises) && of == seed && population.adjust == *adjust
            }
            PopulationSource::Own { .. } => true,
        });
        settings || (!drawn && self.undrawn.is_empty())
    }

    fn change(&mut self, overlay: Overlay) {
        if overlay != self.overlay {
            self.overlay = overlay;
            self.revision += 1;
        }
    }

    /// What a person changed goes into the scenario at work. Where there is no room for another one, nothing was changed.
    fn keep(&mut self) {
        if self.opening.is_some() {
            return;
        }
        let lang = self.kept.lang;
        let name = || text(lang, "scenarios-word", &[]);
        if !self.scenarios.keep(self.overlay.settings(), &self.rules.changes, name) {
            self.take_up();
        }
    }

    /// The scenario at work is what is in force from here on.
    fn take_up(&mut self) {
        let (settings, rules) = self.scenarios.at_work();
        let (overlay, rules) = (Overlay::of(settings.to_vec()), rules.cloned().unwrap_or_default());
        if rules != *self.rules.changes {
            self.rules.change(RulesChange::Replaced(Rc::new(rules)));
        }
        if overlay != self.overlay {
            (self.editing, self.unreadable) = (None, false);
        }
        self.change(overlay);
    }

    fn step(&mut self, parameter: usize, steps: i32) {
        let Some(policy) = self.policy.clone() else { return };
        let values = self.overlay.values(&policy, parameter);
        if let Some(next) = stepped(&policy.parameters[parameter], &values, steps) {
            self.change(self.overlay.with(&policy, parameter, &next));
        }
    }

    /// Another policy is there. Nothing of the one before it holds any more.
    fn open(&mut self, policy: Box<PolicyView>) {
        if let Some(opening) = self.opening.take() {
            self.kept.policy = opening.policy;
            self.kept.sample = opening.kept.sample;
            self.scenarios = ScenariosState::new(opening.kept.scenarios);
            let (settings, rules) = self.scenarios.at_work();
            self.overlay = Overlay::of(settings.to_vec());
            self.rules = Standing::kept(Rc::new(rules.cloned().unwrap_or_default()));
        }
        self.policy = Some(Rc::from(policy));
        self.drafted.clone_from(&self.policy);
        (self.population, self.figures) = (None, None);
        (self.editing, self.unreadable, self.pointed) = (None, false, None);
        (self.faults, self.undrawn) = (Rc::default(), Rc::default());
        // The engine counts anew, so that it has to be told the settings again.
        if self.opened > 0 {
            self.revision += 1;
        }
        self.opened += 1;
    }

    /// The engine has an answer to changed rules. Where they are in force, everything is by them from here on.
    fn revise(&mut self, view: RevisedView) {
        self.rules.answered(view.serial, view.diagnostics.list, view.adopted.is_some());
        let Some(adopted) = view.adopted else { return };
        self.policy = Some(Rc::new(adopted.policy));
        if let Some(population) = adopted.population {
            self.population = Some(Rc::new(population));
        }
        if let Some(figures) = adopted.figures {
            self.figures = Some(Rc::new(figures));
            self.edition += 1;
        }
        // A parameter may have another number now, or be gone.
        (self.editing, self.unreadable, self.pointed) = (None, false, None);
        // Settings the rules did not know before may have a meaning now.
        if !self.overlay.is_empty() {
            self.revision += 1;
        }
    }

    fn hear(&mut self, event: Event) {
        match event {
            Event::Policies(policies) => self.policies = Rc::new(policies),
            Event::Opened(policy) => self.open(policy),
            Event::Populated(population) => {
                self.population = Some(Rc::new(population));
                self.peopled += 1;
                self.undrawn = Rc::default();
            }
            Event::Figures(figures) => {
                if figures.revision >= self.revision {
                    self.faults = Rc::default();
                }
                self.figures = Some(Rc::from(figures));
                self.edition += 1;
            }
            Event::Rejected { revision: Some(revision), diagnostics } => {
                if revision == self.revision {
                    self.faults = Rc::new(diagnostics.list);
                }
            }
            Event::Rejected { revision: None, diagnostics } => {
                self.opening = None;
                // A population that cannot be drawn leaves the one before it, if there is one.
                let refused = Rc::new(diagnostics.list);
                match self.figures {
                    None => self.failure = Some(Failure::Refused(refused)),
                    Some(_) => self.undrawn = refused,
                }
            }
            Event::Rules(RulesEvent::Revised(view)) => self.revise(*view),
            // What parts of the page ask for themselves.
            _ => {}
        }
    }
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = (*self).clone();
        match action {
            Action::Speak(lang) => next.kept.lang = lang,
            Action::Show(unit) => next.kept.unit = unit,
            Action::Open(opening) => {
                if opening.policy != next.kept.policy {
                    next.opening = Some(opening);
                }
            }
            Action::Want(place) => next.wanted = place,
            Action::Edit { parameter, place } => {
                next.editing = Some(Editing { parameter, place, before: next.scenarios.shared() });
                next.scenarios.rest();
                next.unreadable = false;
            }
            Action::Accept => {
                next.editing = None;
                next.unreadable = false;
                next.scenarios.rest();
            }
            Action::Withdraw => {
                if let Some(editing) = next.editing.take() {
                    next.scenarios.withdraw(&editing.before);
                    next.take_up();
                }
                next.unreadable = false;
            }
            Action::Set { parameter, values } => {
                if let Some(policy) = &next.policy {
                    let overlay = next.overlay.with(policy, parameter, &values);
                    next.change(overlay);
                }
            }
            Action::Step { parameter, steps } => next.step(parameter, steps),
            Action::Reset { parameter } => {
                if let Some(policy) = &next.policy {
                    let overlay = next.overlay.without(&policy.parameters[parameter].id);
                    next.change(overlay);
                }
            }
            Action::ResetAll => {
                next.editing = None;
                next.unreadable = false;
                next.change(Overlay::default());
            }
            Action::Unreadable(unreadable) => next.unreadable = unreadable,
            Action::Rules(change) => next.rules.change(change),
            Action::Scenarios(change) => {
                next.scenarios.change(change);
                next.take_up();
            }
            Action::Draw(sample) => {
                next.kept.sample = sample;
                next.redraws += 1;
                next.undrawn = Rc::default();
            }
            Action::List(change) => Rc::make_mut(&mut next.list).change(change),
            Action::Point(measure) => next.pointed = measure,
            Action::Heard(event) => next.hear(event),
            Action::Fail(failure) => next.failure = Some(failure),
        }
        next.keep();
        Rc::new(next)
    }
}
