//! The root: state, engine, routes.

use yew::prelude::*;
use yew_router::prelude::*;

use crate::session::Command;

use super::bridge::{Bridge, Heard};
use super::context::{Page, PolicyRef};
use super::dom;
use super::failure::{self, FailurePage, LostPage};
use super::parts::Desk;
use super::state::{Action, Failure, State};
use super::storage;

/// The addresses of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Routable)]
enum Route {
    /// The draft with its figures.
    #[at("/")]
    Draft,
    /// Anything else.
    #[not_found]
    #[at("/lost")]
    Lost,
}

/// Puts the page on the screen.
pub fn start() {
    yew::set_custom_panic_hook(Box::new(failure::on_panic));
    if dom::query().contains(failure::START_OVER) {
        storage::start_over();
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
    use_engine(&state);
    let lang = state.kept.lang;
    use_effect_with(state.kept.clone(), storage::save);
    use_effect_with(lang, |lang| {
        if let Some(document) = dom::document() {
            document.set_title(&crate::i18n::text(*lang, "app-title", &[]));
            if let Some(root) = document.document_element() {
                // Every element takes attributes.
                let _ = root.set_attribute("lang", lang.tag());
            }
        }
    });
    let page = Page { lang, policy: state.policy.clone().map(PolicyRef), dispatcher: state.dispatcher() };
    let body = match &state.failure {
        Some(failure) => html! { <FailurePage failure={failure.clone()} /> },
        None => {
            let state = state.clone();
            let render = move |route| match route {
                Route::Draft => html! { <Desk state={state.clone()} /> },
                Route::Lost => html! { <LostPage /> },
            };
            html! { <HashRouter><Switch<Route> {render} /></HashRouter> }
        }
    };
    html! { <ContextProvider<Page> context={page}>{ body }</ContextProvider<Page>> }
}

/// Starts the engine worker, tells it of every change, and hands what it says to the state.
#[hook]
fn use_engine(state: &UseReducerHandle<State>) {
    let bridge = use_mut_ref(|| None::<Bridge>);
    {
        let (bridge, dispatcher) = (bridge.clone(), state.dispatcher());
        use_effect_with((), move |()| {
            let hear = dispatcher.clone();
            let address = dom::meta("engine-worker").unwrap_or_else(|| "./worker_loader.js".to_owned());
            let started = Bridge::start(&address, move |heard| {
                hear.dispatch(match heard {
                    Heard::Event(event) => Action::Heard(event),
                    Heard::Stopped => Action::Fail(Failure::Worker),
                });
            });
            match (&started, dom::meta("policy")) {
                (Some(started), Some(policy)) => started.send(Command::Open { policy }),
                _ => dispatcher.dispatch(Action::Fail(Failure::Worker)),
            }
            *bridge.borrow_mut() = started;
            move || drop(bridge.borrow_mut().take())
        });
    }
    let open = state.policy.is_some();
    {
        let (bridge, overlay) = (bridge.clone(), state.kept.overlay.clone());
        use_effect_with((open, state.revision), move |(open, revision)| {
            if let (true, Some(bridge)) = (*open && (*revision > 0 || !overlay.is_empty()), &*bridge.borrow()) {
                bridge.send(Command::Apply { revision: *revision, settings: overlay.settings() });
            }
        });
    }
    use_effect_with((open, state.kept.sample), move |(open, sample)| {
        if let (true, Some(bridge)) = (*open, &*bridge.borrow()) {
            bridge.send(Command::Sample { enterprises: sample.enterprises, seed: sample.seed });
        }
    });
}
