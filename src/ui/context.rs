//! What every component may reach: the language, the state, the engine, and a way to say what happened.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use fluent_bundle::FluentValue;
use wasm_bindgen::prelude::wasm_bindgen;
use yew::prelude::*;

use cesuan_i18n::{Lang, text};
use cesuan_session::Command;

use super::bridge::{Answer, Asking, Bridge};
use super::queue::Urgency;
use super::shared::PolicyRef;
use super::state::{Action, Sources, State};
use super::store::{Selected, Store};

/// The language of the page, and the ways to the state and to the engine. It changes seldom, so that every component may use it.
#[derive(Clone, PartialEq)]
pub(crate) struct Page {
    /// The language.
    pub lang: Lang,
    /// The policy, once it is open.
    pub policy: Option<PolicyRef>,
    /// The state: actions go there, and what needs no redraw reads it there.
    pub store: Store<State>,
    /// Where questions go.
    pub door: Door,
}

/// The way to the engine.
#[derive(Clone, Default)]
pub(crate) struct Door(pub Rc<RefCell<Option<Bridge>>>);

impl Door {
    /// Sends a command for the page as a whole.
    pub(crate) fn send(&self, urgency: Urgency, command: Command) {
        if let Some(bridge) = &*self.0.borrow() {
            bridge.send(urgency, command);
        }
    }
}

impl PartialEq for Door {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Page {
    /// The sentence with this id.
    pub(crate) fn say(&self, id: &str) -> AttrValue {
        text(self.lang, id, &[]).into()
    }

    /// The sentence with this id and its arguments.
    pub(crate) fn say_with(&self, id: &str, args: &[(&str, FluentValue<'_>)]) -> AttrValue {
        text(self.lang, id, args).into()
    }

    /// Carries out an action.
    pub(crate) fn act(&self, action: Action) {
        self.store.dispatch(action);
    }

    /// Asks the engine something. The events of the answer go to `hear`, unless the asking is let go before.
    pub(crate) fn ask(&self, urgency: Urgency, command: Command, hear: Callback<Answer>) -> Option<Asking> {
        self.door.0.borrow().as_ref().map(|bridge| bridge.ask(urgency, command, hear))
    }

    /// A callback for something that happens the same way every time.
    pub(crate) fn on<E: 'static>(&self, action: Action) -> Callback<E> {
        let page = self.clone();
        Callback::from(move |_| page.act(action.clone()))
    }
}

thread_local! {
    static REDRAWS: Cell<u32> = const { Cell::new(0) };
}

/// How often components were drawn since the page was loaded. The browser tests hold how few a change draws.
#[wasm_bindgen]
pub fn redraws() -> u32 {
    REDRAWS.get()
}

/// The page's context; the root component provides it to all others.
#[hook]
pub(crate) fn use_page() -> Page {
    REDRAWS.set(REDRAWS.get() + 1);
    use_provided()
}

#[hook]
fn use_provided() -> Page {
    use_context::<Page>().expect("the root provides the page's context")
}

/// Selects from the state what a component draws. The component is drawn again when that has changed, and at no other action.
///
/// The selector may run on a state newer than the component's properties: an index among them may be out of range by then.
#[hook]
pub(crate) fn use_selector<T: Clone + PartialEq + 'static>(select: impl Fn(&State) -> T + 'static) -> T {
    let store = use_provided().store;
    use_selector_of(&store, select)
}

/// [`use_selector`] for the root component, which provides the context to all others.
#[hook]
pub(crate) fn use_selector_of<T: Clone + PartialEq + 'static>(
    store: &Store<State>,
    select: impl Fn(&State) -> T + 'static,
) -> T {
    let selected = use_selected(store);
    store.read(|state| selected.select(state, select))
}

/// Draws a component again whenever its selection differs.
#[hook]
fn use_selected(store: &Store<State>) -> Rc<Selected<State>> {
    let selected = use_memo((), |()| Selected::default());
    let redraw = use_force_update();
    let (store, watched) = (store.clone(), selected.clone());
    use_effect_with((), move |()| {
        let told = move |state: &State| {
            if watched.differs(state) {
                redraw.force_update();
            }
        };
        // The state may have changed since the component was drawn first.
        store.read(&told);
        let watch = store.watch(told);
        move || drop(watch)
    });
    selected
}

/// What view models are made from, as it is now.
#[hook]
pub(crate) fn use_sources() -> Sources {
    use_selector(Sources::of)
}

/// The last answer to a query.
#[derive(Clone)]
pub(crate) struct Answered {
    /// The events; none before the first answer.
    pub events: Option<Answer>,
    /// Whether they answer the query as it is now, with the figures as they are now.
    pub fresh: bool,
}

/// Asks the engine, and asks it again whenever the query or the figures change. The last answer stands until the next is there.
#[hook]
pub(crate) fn use_answer(urgency: Urgency, query: Option<Command>) -> Answered {
    let edition = use_selector(|state| state.edition);
    use_answer_of(urgency, query, edition)
}

/// Asks the engine, and asks it again whenever the query or what it is asked of changes. The last answer stands until the next
/// is there.
#[hook]
pub(crate) fn use_answer_of(urgency: Urgency, query: Option<Command>, edition: u64) -> Answered {
    let page = use_page();
    let answer = use_state(|| None::<(Option<Command>, u64, Answer)>);
    let asking = use_mut_ref(|| None::<Asking>);
    {
        let answer = answer.clone();
        use_effect_with((query.clone(), edition), move |(query, edition)| {
            let asked = (query.clone(), *edition);
            let hear = Callback::from(move |events| answer.set(Some((asked.0.clone(), asked.1, events))));
            *asking.borrow_mut() = query.clone().and_then(|query| page.ask(urgency, query, hear));
        });
    }
    match &*answer {
        None => Answered { events: None, fresh: false },
        Some((asked, of, events)) => {
            Answered { events: Some(events.clone()), fresh: *asked == query && *of == edition }
        }
    }
}
