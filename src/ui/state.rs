//! The state of the page, and everything that can happen to it.

use std::rc::Rc;

use cesuan_base::diag::{Diagnostic, Diagnostics};
use cesuan_base::money::MoneyUnit;
use cesuan_i18n::{Lang, text};
use cesuan_intake::UsualSample;
use cesuan_policy::check::Setting;
use cesuan_policy::rules::Changes;
use cesuan_scenario::ScenarioSet;
use cesuan_session::{
    FiguresView, PolicyOpened, PolicyTitle, PolicyView, Populated, PopulationSource, PopulationView, Reply,
    SelectedView,
};

use super::aside;
use super::enterprises::Visit;
use super::lists::{ListChange, ListState};
use super::model::rules::{RulesChange, Standing};
use super::model::{Input, Overlay, stepped};
use super::scenarios::{ScenariosChange, ScenariosState};
use super::shared::Shared;
use super::storage::{self, Kept, KeptDraft, Sample};
use super::store::Reduce;
use super::trial::Trial;

/// The state of the page.
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
    /// The settings of the selected scenario, derived whenever the scenarios change.
    pub overlay: Overlay,
    /// The changed files of the selected scenario, derived whenever the scenarios change, and what the engine said of them.
    pub rules: Standing,
    /// The population of the figures.
    pub population: Option<Rc<PopulationView>>,
    /// Counts the populations.
    pub peopled: u64,
    /// The last figures.
    pub figures: Option<Rc<FiguresView>>,
    /// Counts the figures: what was derived from earlier ones is out of date.
    pub edition: u64,
    /// Counts the changes of the scenarios.
    pub revision: u64,
    /// What the engine said against the newest settings.
    pub faults: Rc<Vec<Diagnostic>>,
    /// The editor, where one is open.
    pub editing: Option<Editing>,
    /// Whether the open editor holds text that is no value.
    pub unreadable: bool,
    /// The measure the pointer is over, in the document or in the table.
    pub hovered: Option<usize>,
    /// How the list of enterprises was left last.
    pub visit: Visit,
    /// The enterprise of a person's own making, to begin with or to come back to.
    pub trial: Option<Rc<Trial>>,
    /// A person's own list.
    pub list: Rc<ListState>,
    /// The population that is drawn of the open policy unless a person asks for another.
    pub usual: UsualSample,
    /// Counts how often the sample was asked for anew.
    pub redraws: u64,
    /// Why the last sample could not be drawn.
    pub undrawn: Rc<Vec<Diagnostic>>,
    /// The id of the element to scroll to as soon as the page that has it is on the screen.
    pub scroll_to: Option<Rc<str>>,
    /// Why the page cannot go on.
    pub failure: Option<Failure>,
}

/// What view models are made from: cheap to clone and to compare, for selectors and memos.
#[derive(Clone, PartialEq)]
pub(crate) struct Sources {
    /// The language of the page.
    pub lang: Lang,
    /// The unit of amounts.
    pub unit: MoneyUnit,
    /// The policy, once it is open.
    pub policy: Option<Shared<PolicyView>>,
    /// The population, once it is there.
    pub population: Option<Shared<PopulationView>>,
    /// The last figures.
    pub figures: Option<Shared<FiguresView>>,
    /// The settings of the scenario at work.
    pub overlay: Overlay,
    /// What the engine said against the newest settings.
    pub faults: Rc<Vec<Diagnostic>>,
}

impl Sources {
    /// The sources of a state.
    pub(crate) fn of(state: &State) -> Self {
        Self {
            lang: state.kept.lang,
            unit: state.kept.unit,
            policy: state.policy.clone().map(Shared),
            population: state.population.clone().map(Shared),
            figures: state.figures.clone().map(Shared),
            overlay: state.overlay.clone(),
            faults: state.faults.clone(),
        }
    }

    /// What view models take, once a policy is open.
    pub(crate) fn input(&self) -> Option<Input<'_>> {
        Some(Input {
            lang: self.lang,
            unit: self.unit,
            policy: self.policy.as_deref()?,
            population: self.population.as_deref(),
            figures: self.figures.as_deref(),
            overlay: &self.overlay,
            faults: &self.faults,
        })
    }
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
        aside::unreadable(&policy);
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
#[derive(Clone)]
pub(crate) enum Action {
    /// Set the language.
    SetLang(Lang),
    /// Set the unit of amounts.
    SetUnit(MoneyUnit),
    /// Another policy.
    Open(Opening),
    /// Open the editor of a parameter at a place.
    Edit { parameter: usize, place: String },
    /// Close the editor and keep what it did.
    Commit,
    /// Close the editor and undo what it did.
    Revert,
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
    /// The pointer is over a measure, or over none.
    Hover(Option<usize>),
    /// Scroll to the element with this id once it is drawn, on this page or the next; `None` cancels that.
    ScrollTo(Option<Rc<str>>),
    /// Remember how the list of enterprises was left.
    RememberVisit(Visit),
    /// Remember the enterprise of a person's own making.
    RememberTrial(Rc<Trial>),
    /// The engine listed the policies it carries.
    Policies(Reply<Vec<PolicyTitle>>),
    /// The engine opened a policy, or refused to.
    Opened(Reply<PolicyOpened>),
    /// The engine drew a sample, or refused to.
    Drawn(Reply<Populated>),
    /// The engine has another population.
    Populated(Populated),
    /// The engine set the scenarios.
    ScenariosSet(Box<Reply<SelectedView>>),
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
            hovered: None,
            visit: Visit::default(),
            trial: None,
            list: Rc::default(),
            usual: UsualSample::default(),
            redraws: 0,
            undrawn: Rc::default(),
            scroll_to: None,
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
        let (enterprises, seed) = self.kept.sample.filled(&self.usual);
        let adjust = &self.kept.sample.adjust;
        let drawn = self.population.as_ref().is_some_and(|population| match &population.source {
            PopulationSource::Synthetic { seed: of } => {
                population.enterprises == u64::from(enterprises) && *of == seed && population.adjust == *adjust
            }
            PopulationSource::Own { .. } => true,
        });
        settings || (!drawn && self.undrawn.is_empty())
    }

    /// Whether the engine has the scenarios as they are.
    pub(crate) fn settled(&self) -> bool {
        self.figures.as_ref().is_some_and(|figures| figures.revision == self.revision)
    }

    /// Whether a policy is open and has a population.
    pub(crate) fn ready(&self) -> bool {
        self.opening.is_none() && self.population.is_some()
    }

    /// Puts settings and changed files into the selected scenario. Where there is no room for a new one, nothing changes, and what
    /// an editor holds is out of date.
    fn work_on(&mut self, overlay: &Overlay, rules: &Changes) {
        let word = text(self.kept.lang, "scenarios-word", &[]);
        if !self.scenarios.work_on(overlay.settings(), rules, &word) {
            (self.editing, self.unreadable) = (None, false);
            self.rules.edition += 1;
        }
    }

    fn set_overlay(&mut self, overlay: &Overlay) {
        let rules = self.rules.changes.clone();
        self.work_on(overlay, &rules);
    }

    fn change_rules(&mut self, change: RulesChange) {
        let changes = match change {
            RulesChange::Kept(kept) => return self.rules.unsaved = !kept,
            RulesChange::Replaced(changes) => changes,
            RulesChange::Typed { original, file, text } => {
                let mut changes = (*self.rules.changes).clone();
                changes.set(&original, &file, Some(&text));
                Rc::new(changes)
            }
        };
        let overlay = self.overlay.clone();
        self.work_on(&overlay, &changes);
    }

    /// Derives what follows from the scenarios after they changed. `by` says what changed them.
    fn scenarios_changed(&mut self, by: ChangedBy) {
        self.revision += 1;
        let (settings, changes) = self.scenarios.at_work();
        let overlay = Overlay::of(settings.to_vec());
        self.rules.take_over(changes.unwrap_or(&Changes::default()), self.revision, by == ChangedBy::Typing);
        if by == ChangedBy::Scenarios && overlay != self.overlay {
            (self.editing, self.unreadable) = (None, false);
        }
        self.overlay = overlay;
    }

    fn step(&mut self, parameter: usize, steps: i32) {
        let Some(policy) = self.policy.clone() else { return };
        let values = self.overlay.values(&policy, parameter);
        if let Some(next) = stepped(&policy.parameters[parameter], &values, steps) {
            let overlay = self.overlay.with(&policy, parameter, &next);
            self.set_overlay(&overlay);
        }
    }

    /// Another policy is there. Nothing of the one before it holds any more.
    fn open(&mut self, policy: PolicyView) {
        if let Some(opening) = self.opening.take() {
            self.kept.policy = opening.policy;
            self.kept.sample = opening.kept.sample;
            self.scenarios = ScenariosState::new(opening.kept.scenarios);
        }
        self.policy = Some(Rc::new(policy));
        self.drafted.clone_from(&self.policy);
        (self.population, self.figures) = (None, None);
        (self.editing, self.unreadable, self.hovered) = (None, false, None);
        (self.faults, self.undrawn) = (Rc::default(), Rc::default());
        // The engine begins with the draft alone, so that it has to be told the scenarios.
        if self.opened > 0 || !self.scenarios.set().scenarios.is_empty() {
            self.revision += 1;
        }
        self.opened += 1;
        let (settings, rules) = self.scenarios.at_work();
        self.overlay = Overlay::of(settings.to_vec());
        self.rules = Standing::kept(Rc::new(rules.cloned().unwrap_or_default()), self.revision);
    }

    /// The engine has set the scenarios: everything is by the rules in force in the selected one from here on.
    fn selected(&mut self, view: SelectedView) {
        if let Some(policy) = view.policy {
            self.policy = Some(Rc::new(policy));
            // A parameter may have another number now, or be gone.
            (self.editing, self.unreadable, self.hovered) = (None, false, None);
        }
        if let Some(population) = view.population {
            self.population = Some(Rc::new(population));
        }
        self.rules.answered(view.revision, view.rules);
        if view.revision == self.revision {
            self.faults = Rc::new(view.faults.list);
        }
        if let Some(figures) = view.figures {
            self.figures = Some(Rc::new(figures));
            self.edition += 1;
        }
    }

    fn populated(&mut self, populated: Populated) {
        self.population = Some(Rc::new(populated.population));
        self.peopled += 1;
        self.undrawn = Rc::default();
        self.figures = Some(Rc::new(populated.figures));
        self.edition += 1;
    }

    /// A policy that does not compile, or a population that cannot be drawn, leaves the one before it, if there is one.
    fn refused(&mut self, reasons: Diagnostics) {
        self.opening = None;
        let reasons = Rc::new(reasons.list);
        match self.figures {
            None => self.failure = Some(Failure::Refused(reasons)),
            Some(_) => self.undrawn = reasons,
        }
    }
}

impl Reduce for State {
    type Action = Action;

    fn reduce(&mut self, action: Action) {
        let before = self.scenarios.shared();
        let by = ChangedBy::of(&action);
        match action {
            Action::Hover(measure) => return self.hovered = measure,
            Action::ScrollTo(place) => return self.scroll_to = place,
            Action::RememberVisit(visit) => return self.visit = visit,
            Action::RememberTrial(trial) => return self.trial = Some(trial),
            Action::SetLang(lang) => self.kept.lang = lang,
            Action::SetUnit(unit) => self.kept.unit = unit,
            Action::Open(opening) => {
                if opening.policy != self.kept.policy {
                    self.opening = Some(opening);
                }
            }
            Action::Edit { parameter, place } => {
                self.editing = Some(Editing { parameter, place, before: self.scenarios.shared() });
                self.scenarios.end_edit_group();
                self.unreadable = false;
            }
            Action::Commit => {
                self.editing = None;
                self.unreadable = false;
                self.scenarios.end_edit_group();
            }
            Action::Revert => {
                if let Some(editing) = self.editing.take() {
                    self.scenarios.withdraw(&editing.before);
                }
                self.unreadable = false;
            }
            Action::Set { parameter, values } => {
                if let Some(policy) = &self.policy {
                    let overlay = self.overlay.with(policy, parameter, &values);
                    self.set_overlay(&overlay);
                }
            }
            Action::Step { parameter, steps } => self.step(parameter, steps),
            Action::Reset { parameter } => {
                if let Some(policy) = &self.policy {
                    let overlay = self.overlay.without(&policy.parameters[parameter].id);
                    self.set_overlay(&overlay);
                }
            }
            Action::ResetAll => {
                self.editing = None;
                self.unreadable = false;
                self.set_overlay(&Overlay::default());
            }
            Action::Unreadable(unreadable) => self.unreadable = unreadable,
            Action::Rules(change) => self.change_rules(change),
            Action::Scenarios(change) => {
                self.scenarios.change(change);
            }
            Action::Draw(sample) => {
                self.kept.sample = sample;
                self.redraws += 1;
                self.undrawn = Rc::default();
            }
            Action::List(change) => Rc::make_mut(&mut self.list).change(change),
            Action::Policies(Reply::Ready(policies)) => self.policies = Rc::new(policies),
            Action::Opened(Reply::Ready(opened)) => {
                self.usual = opened.usual;
                self.open(opened.policy);
            }
            Action::Drawn(Reply::Ready(populated)) | Action::Populated(populated) => self.populated(populated),
            Action::ScenariosSet(reply) => match *reply {
                Reply::Ready(view) => self.selected(view),
                Reply::Refused(reasons) => self.refused(reasons),
                Reply::NotYet => {}
            },
            Action::Opened(Reply::Refused(reasons)) | Action::Drawn(Reply::Refused(reasons)) => self.refused(reasons),
            // Policies can always be listed, and nothing else here needs a population.
            Action::Policies(_) | Action::Opened(_) | Action::Drawn(_) => {}
            Action::Fail(failure) => self.failure = Some(failure),
        }
        // A policy that was opened has derived everything by itself.
        if by != ChangedBy::Opening && !Rc::ptr_eq(&before, &self.scenarios.shared()) {
            self.scenarios_changed(by);
        }
    }
}

/// What an action changes the scenarios by.
#[derive(Clone, Copy, PartialEq, Eq)]
enum ChangedBy {
    /// A policy is opened with scenarios of its own.
    Opening,
    /// A file of the rules is typed in.
    Typing,
    /// A change of the set, an undo among them.
    Scenarios,
    /// A value or files of the selected scenario.
    Work,
}

impl ChangedBy {
    const fn of(action: &Action) -> Self {
        match action {
            Action::Opened(_) => Self::Opening,
            Action::Rules(RulesChange::Typed { .. }) => Self::Typing,
            Action::Scenarios(_) => Self::Scenarios,
            _ => Self::Work,
        }
    }
}
