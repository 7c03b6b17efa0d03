//! What every component may reach: the language, the state, the engine, and a way to say what happened.

use std::cell::RefCell;
use std::ops::Deref;
use std::rc::Rc;

use fluent_bundle::FluentValue;
use yew::prelude::*;

use cesuan_i18n::{Lang, text};
use cesuan_session::{Command, PolicyView};

use super::bridge::{Answer, Asking, Bridge};
use super::queue::Urgency;
use super::state::{Action, State};

/// The language of the page, and the ways to the state and to the engine. It changes seldom, so that every component may use it.
#[derive(Clone, PartialEq)]
pub(crate) struct Page {
    /// The language.
    pub lang: Lang,
    /// The policy, once it is open.
    pub policy: Option<PolicyRef>,
    /// Where actions go.
    pub dispatcher: UseReducerDispatcher<State>,
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

/// The state as it is now. Whoever uses it is drawn again at every change; a part that needs little of it takes that as a property.
#[derive(Clone)]
pub(crate) struct Current(pub UseReducerHandle<State>);

// A handle is made anew at every change, so it never equals an older one.
impl PartialEq for Current {
    fn eq(&self, _: &Self) -> bool {
        false
    }
}

impl Deref for Current {
    type Target = State;

    fn deref(&self) -> &State {
        &self.0
    }
}

/// A policy, the same one only if it was opened once.
#[derive(Clone)]
pub(crate) struct PolicyRef(pub Rc<PolicyView>);

impl PartialEq for PolicyRef {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Deref for PolicyRef {
    type Target = PolicyView;

    fn deref(&self) -> &PolicyView {
        &self.0
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

    /// Something happened.
    pub(crate) fn act(&self, action: Action) {
        self.dispatcher.dispatch(action);
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

/// The page's context; the root component provides it to all others.
#[hook]
pub(crate) fn use_page() -> Page {
    use_context::<Page>().expect("the root provides the page's context")
}

/// The state's context; the root component provides it to all others.
#[hook]
pub(crate) fn use_current() -> Current {
    use_context::<Current>().expect("the root provides the state's context")
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
    let edition = use_current().edition;
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
