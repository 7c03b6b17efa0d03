//! The root: state, engine, contexts.

use gloo::timers::callback::Timeout;
use yew::prelude::*;
use yew_router::prelude::*;

use cesuan_policy::rules::Changes;
use cesuan_session::{Command, RulesCommand};

use super::bridge::{Bridge, Heard};
use super::context::{Current, Door, Page, PolicyRef};
use super::dom;
use super::failure::{self, FailurePage};
use super::model::rules::RulesChange;
use super::queue::Urgency;
use super::shell::Shell;
use super::state::{Action, Failure, State};
use super::storage::{self, KeptDraft};

/// In the page's address: the policy to open.
const POLICY: &str = "policy";

/// How long a person pauses in typing before the rules are looked at, in milliseconds.
const PAUSE: u32 = 200;

/// Puts the page on the screen.
pub fn start() {
    yew::set_custom_panic_hook(Box::new(failure::on_panic));
    if dom::query_value(failure::START_OVER).is_some() {
        storage::start_over();
    }
    if let Some(policy) = dom::query_value(POLICY) {
        storage::choose(&policy);
    }
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
    let state = use_reducer(|| State::new(storage::load()));
    let door = use_memo((), |()| Door::default());
    use_engine(&state, &door);
    let lang = state.kept.lang;
    use_effect_with(state.kept.person(), storage::save_person);
    use_effect_with(
        (state.kept.policy.clone(), state.kept.sample.clone(), state.scenarios.shared()),
        |(policy, sample, scenarios)| storage::save_draft(policy, &KeptDraft::of(sample, scenarios)),
    );
    use_effect_with(lang, |lang| {
        if let Some(root) = dom::document().and_then(|document| document.document_element()) {
            // Every element takes attributes.
            let _ = root.set_attribute("lang", lang.tag());
        }
    });
    let page = Page {
        lang,
        policy: state.policy.clone().map(PolicyRef),
        dispatcher: state.dispatcher(),
        door: (*door).clone(),
    };
    let body = match &state.failure {
        Some(failure) => html! { <FailurePage failure={failure.clone()} /> },
        None => html! { <HashRouter><Shell /></HashRouter> },
    };
    html! {
        <ContextProvider<Page> context={page}>
            <ContextProvider<Current> context={Current(state)}>{ body }</ContextProvider<Current>>
        </ContextProvider<Page>>
    }
}

/// Starts the engine worker, tells it of every change, and hands what it says to the state.
#[hook]
fn use_engine(state: &UseReducerHandle<State>, door: &Door) {
    {
        let (door, dispatcher) = (door.clone(), state.dispatcher());
        use_effect_with((), move |()| {
            let hear = dispatcher.clone();
            let started = Bridge::start(&dom::worker_address(), move |heard| {
                hear.dispatch(match heard {
                    Heard::Event(event) => Action::Heard(event),
                    Heard::Stopped => Action::Fail(Failure::Worker),
                });
            });
            if started.is_none() {
                dispatcher.dispatch(Action::Fail(Failure::Worker));
            }
            *door.0.borrow_mut() = started;
            move || drop(door.0.borrow_mut().take())
        });
    }
    {
        let door = door.clone();
        use_effect_with(state.opening.clone(), move |opening| {
            if let Some(opening) = opening {
                door.send(Urgency::Now, Command::Open { policy: opening.policy.clone() });
            }
        });
    }
    // While another policy is on its way in, what is set here is not meant for it.
    let opened = (state.opening.is_none() && state.opened > 0).then_some(state.opened);
    use_rules(state, door, opened);
    {
        let (door, overlay, policy) = (door.clone(), state.overlay.clone(), state.policy.clone());
        use_effect_with((opened, state.revision), move |(opened, revision)| {
            let policy = policy.filter(|_| opened.is_some() && (*revision > 0 || !overlay.is_empty()));
            if let Some(policy) = policy {
                // What the rules do not know waits until they do.
                let settings = overlay.understood(&policy).settings().to_vec();
                door.send(Urgency::Now, Command::Apply { revision: *revision, settings });
            }
        });
    }
    {
        let door = door.clone();
        use_effect_with((opened, state.kept.sample.clone(), state.redraws), move |(opened, sample, _)| {
            if opened.is_some() {
                door.send(Urgency::Now, sample.command());
            }
        });
    }
    {
        // The first figures come first.
        let door = door.clone();
        use_effect_with(state.figures.is_some(), move |figures| {
            if *figures {
                door.send(Urgency::Later, Command::Policies);
            }
        });
    }
}

/// Tells the engine of changed rules, at once where they come with the policy and at the next pause where a person types,
/// and keeps them. `opened` counts the policies, none while one is on its way in.
#[hook]
fn use_rules(state: &UseReducerHandle<State>, door: &Door, opened: Option<u64>) {
    let told = use_mut_ref(|| None::<u64>);
    let rules = &state.rules;
    {
        let (door, changes) = (door.clone(), rules.changes.clone());
        use_effect_with((opened, rules.serial), move |(opened, serial)| {
            let serial = *serial;
            let tell = move || {
                let changes = (*changes).clone();
                door.send(Urgency::Now, Command::Rules(RulesCommand::Revise { serial, changes }));
            };
            let new = told.replace(*opened) != *opened;
            let pause = match (opened, serial) {
                (None, _) | (_, 0) => None,
                _ if new => {
                    tell();
                    None
                }
                _ => Some(Timeout::new(PAUSE, tell)),
            };
            move || drop(pause)
        });
    }
    let (dispatcher, unsaved, policy) = (state.dispatcher(), rules.unsaved, state.kept.policy.clone());
    let written = use_mut_ref(|| None::<(Option<u64>, Vec<Changes>)>);
    use_effect_with((opened, state.scenarios.shared()), move |(opened, set)| {
        let rules = (*opened, storage::rules_of(set));
        // Most changes are of numbers.
        if opened.is_some() && written.borrow().as_ref() != Some(&rules) {
            let kept = storage::save_rules(&policy, &rules.1);
            if kept == unsaved {
                dispatcher.dispatch(Action::Rules(RulesChange::Kept(kept)));
            }
        }
        *written.borrow_mut() = Some(rules);
    });
}
