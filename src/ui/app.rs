//! The root: state, engine, contexts.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use yew::prelude::*;
use yew_router::prelude::*;

use cesuan_intake::UsualSample;
use cesuan_policy::rules::Changes;
use cesuan_scenario::ScenarioSet;
use cesuan_session::{ListPolicies, OpenPolicy, SetScenarios};

use super::aside;
use super::bridge::Bridge;
use super::context::{Door, Page, use_selector_of};
use super::dom;
use super::failure::{self, failure_page};
use super::model::rules::RulesChange;
use super::queue::Urgency;
use super::shared::Shared;
use super::shell::Shell;
use super::state::{Action, Failure, Opening, State};
use super::storage::{self, KeptDraft, Sample};
use super::store::Store;

/// In the page's address: the policy to open.
const POLICY: &str = "policy";

/// How long a person pauses in typing before the rules are looked at, in milliseconds.
const PAUSE: u32 = 200;

/// Puts the page on the screen.
pub fn start() {
    yew::set_custom_panic_hook(Box::new(failure::on_panic));
    if dom::query_value(failure::START_OVER).is_some() {
        aside::start_over();
    }
    if let Some(policy) = dom::query_value(POLICY) {
        storage::choose(Some(&policy));
    }
    aside::unreadable(&storage::policy());
    if !dom::query().is_empty() {
        // Said once: another reload is only a reload.
        dom::forget_query();
    }
    match dom::element("app") {
        Some(root) => drop(yew::Renderer::<App>::with_root(root.into()).render()),
        None => drop(yew::Renderer::<App>::new().render()),
    }
}

#[component]
fn App() -> Html {
    let store = (*use_memo((), |()| Store::new(State::new(storage::load())))).clone();
    let door = (*use_memo((), |()| Door::default())).clone();
    use_engine(&store, &door);
    let person = use_selector_of(&store, |state| state.kept.person());
    use_effect_with(person, storage::save_person);
    let work = use_selector_of(&store, |state| {
        (state.kept.policy.clone(), state.kept.sample.clone(), state.scenarios.shared())
    });
    use_effect_with(work, |(policy, sample, scenarios)| {
        storage::save_draft(policy, &KeptDraft::of(sample, scenarios));
    });
    let lang = use_selector_of(&store, |state| state.kept.lang);
    use_effect_with(lang, |lang| {
        if let Some(root) = dom::document().and_then(|document| document.document_element()) {
            // Every element takes attributes.
            let _ = root.set_attribute("lang", lang.tag());
        }
    });
    let policy = use_selector_of(&store, |state| state.policy.clone().map(Shared));
    let failure = use_selector_of(&store, |state| state.failure.clone());
    let (opened, figures) = use_selector_of(&store, |state| (state.opened > 0, state.figures.is_some()));
    use_effect_with((failure.clone(), figures), move |(failure, figures)| {
        // A worker that never opened a policy has not seen the work.
        if failure.is_some() && opened {
            aside::retreat(!*figures);
        } else if *figures {
            failure::settled();
        }
    });
    let page = Page { lang, policy, store, door };
    let body = match failure {
        Some(failure) => failure_page(&page, &failure),
        None => html! { <HashRouter><Shell /></HashRouter> },
    };
    html! { <ContextProvider<Page> context={page}>{ body }</ContextProvider<Page>> }
}

/// What the engine worker has to be told of.
#[derive(Clone, PartialEq)]
struct EngineInput {
    opening: Option<Opening>,
    /// Counts the policies that were opened; none while another one is on its way in: what is set here is not meant for it.
    opened: Option<u64>,
    scenarios: Rc<ScenarioSet>,
    revision: u64,
    /// Whether the last change of the scenarios was typed in a file of the rules.
    typed: bool,
    sample: Sample,
    /// What the open policy usually draws.
    usual: UsualSample,
    /// Counts how often the sample was asked for anew.
    redraws: u64,
    /// Whether there are figures.
    figures: bool,
}

impl EngineInput {
    fn of(state: &State) -> Self {
        Self {
            opening: state.opening.clone(),
            opened: opened(state),
            scenarios: state.scenarios.shared(),
            revision: state.revision,
            typed: state.rules.typed && state.rules.revision == state.revision,
            sample: state.kept.sample.clone(),
            usual: state.usual.clone(),
            redraws: state.redraws,
            figures: state.figures.is_some(),
        }
    }
}

fn opened(state: &State) -> Option<u64> {
    (state.opening.is_none() && state.opened > 0).then_some(state.opened)
}

/// Starts the engine worker, tells it of every change, and hands what it says to the state.
#[hook]
fn use_engine(store: &Store<State>, door: &Door) {
    let EngineInput { opening, opened, scenarios, revision, typed, sample, usual, redraws, figures } =
        use_selector_of(store, EngineInput::of);
    {
        let (door, store) = (door.clone(), store.clone());
        use_effect_with((), move |()| {
            let stopped = Callback::from(move |()| store.dispatch(Action::Fail(Failure::Worker)));
            let started = Bridge::start(&dom::worker_address(), stopped.clone());
            if started.is_none() {
                stopped.emit(());
            }
            *door.0.borrow_mut() = started;
            move || drop(door.0.borrow_mut().take())
        });
    }
    {
        let (door, hear) = (door.clone(), heard(store, Action::Opened));
        use_effect_with(opening, move |opening| {
            if let Some(opening) = opening {
                door.change(Urgency::Now, OpenPolicy { policy: opening.policy.clone() }, hear);
            }
        });
    }
    use_kept_rules(store);
    {
        let (door, hear) = (door.clone(), heard(store, |reply| Action::ScenariosSet(Box::new(reply))));
        use_effect_with((opened, revision), move |(opened, revision)| {
            let revision = *revision;
            let tell = move || {
                let set = (*scenarios).clone();
                door.change(Urgency::Now, SetScenarios { revision, set }, hear.clone());
            };
            let pause = match opened {
                None => None,
                // The engine begins with the draft alone.
                Some(_) if revision == 0 => None,
                Some(_) if typed => Some(Timeout::new(PAUSE, tell)),
                Some(_) => {
                    tell();
                    None
                }
            };
            move || drop(pause)
        });
    }
    {
        let (door, hear) = (door.clone(), heard(store, Action::Drawn));
        use_effect_with((opened, sample, redraws), move |(opened, sample, _)| {
            if opened.is_some() {
                door.change(Urgency::Now, sample.drawn(&usual), hear);
            }
        });
    }
    {
        // The first figures come first.
        let (door, hear) = (door.clone(), heard(store, Action::Policies));
        use_effect_with(figures, move |figures| {
            if *figures {
                door.change(Urgency::Later, ListPolicies, hear);
            }
        });
    }
}

/// A callback that makes an action of what it hears.
fn heard<T: 'static>(store: &Store<State>, action: fn(T) -> Action) -> Callback<T> {
    let store = store.clone();
    Callback::from(move |heard| store.dispatch(action(heard)))
}

/// Keeps the files of the rules that scenarios change.
#[hook]
fn use_kept_rules(store: &Store<State>) {
    let (opened, unsaved) = use_selector_of(store, |state| (opened(state), state.rules.unsaved));
    let store = store.clone();
    let (policy, set) = use_selector_of(&store, |state| (state.kept.policy.clone(), state.scenarios.shared()));
    let written = use_mut_ref(|| None::<(Option<u64>, Vec<Changes>)>);
    use_effect_with((opened, set), move |(opened, set)| {
        let rules = (*opened, storage::rules_of(set));
        // Most changes are of numbers.
        if opened.is_some() && written.borrow().as_ref() != Some(&rules) {
            let kept = storage::save_rules(&policy, &rules.1);
            if kept == unsaved {
                store.dispatch(Action::Rules(RulesChange::Kept(kept)));
            }
        }
        *written.borrow_mut() = Some(rules);
    });
}
