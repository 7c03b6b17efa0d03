//! What every component may reach: the language, the state, the engine, and a way to say what happened.

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

use fluent_bundle::FluentValue;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use yew::prelude::*;

use crate::worker::{Asked, WireError, WireQuestion, decode};
use cesuan_i18n::{Lang, text};
use cesuan_session::{PolicyView, Reply};

use super::bridge::{Asking, Bridge};
use super::last_reply::LastReply;
use super::queue::Urgency;
use super::shared::{PolicyRef, Shared};
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
    /// Makes a change for the page as a whole.
    pub(crate) fn change<Q: WireQuestion>(&self, urgency: Urgency, change: Q, hear: Callback<Reply<Q::Answer>>) {
        if let Some(bridge) = &*self.0.borrow() {
            bridge.change(urgency, change, hear);
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

    /// Asks the engine something. The reply goes to `hear`, unless the asking is let go before.
    pub(crate) fn ask<Q: WireQuestion>(
        &self,
        urgency: Urgency,
        question: Q,
        hear: Callback<Reply<Q::Answer>>,
    ) -> Option<Asking> {
        self.door.0.borrow().as_ref().map(|bridge| bridge.ask(urgency, question, hear))
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

/// The last reply to a question.
pub(crate) struct Answered<T> {
    /// The reply; `None` before the first one.
    pub reply: Option<Rc<Reply<T>>>,
    /// Whether it answers the question as it is now, with the figures as they are now.
    pub fresh: bool,
}

impl<T> Answered<T> {
    /// The answer, where there is one.
    pub(crate) fn ready(&self) -> Option<&T> {
        self.reply.as_ref().and_then(|reply| reply.ready())
    }
}

/// Asks the engine, and asks it again whenever the question or the figures change. The last reply stands until the next is there,
/// or until the policy is another one.
#[hook]
pub(crate) fn use_answer<Q: WireQuestion>(urgency: Urgency, question: Option<Q>) -> Answered<Q::Answer> {
    let (edition, policy) = use_selector(|state| (state.edition, state.policy.clone().map(Shared)));
    let policy = policy.map(|Shared(policy)| policy);
    let (reply, fresh) = use_reply(urgency, question.map(Into::into), (edition, policy), read_reply::<Q>);
    Answered { reply: reply.and_then(|reply| reply.downcast().ok()), fresh }
}

/// Asks the engine, and asks it again whenever the question or the edition of what it is asked of changes. The last reply stands
/// until the next is there.
#[hook]
pub(crate) fn use_answer_of<Q: WireQuestion>(
    urgency: Urgency,
    question: Option<Q>,
    edition: u64,
) -> Answered<Q::Answer> {
    let (reply, fresh) = use_reply(urgency, question.map(Into::into), (edition, None), read_reply::<Q>);
    Answered { reply: reply.and_then(|reply| reply.downcast().ok()), fresh }
}

/// The bytes of a reply read as the answer type of its question, which [`use_reply`] need not know.
type Read = fn(&JsValue) -> Result<Rc<dyn Any>, WireError>;

fn read_reply<Q: WireQuestion>(bytes: &JsValue) -> Result<Rc<dyn Any>, WireError> {
    decode::<Reply<Q::Answer>>(bytes).map(|reply| -> Rc<dyn Any> { Rc::new(reply) })
}

/// What a question is asked about: the number of the figures, and the policy where the reply has numbers of its parts.
type About = (u64, Option<Rc<PolicyView>>);

/// The last reply to a question of any type, and whether it answers the question as it is now.
#[hook]
fn use_reply(urgency: Urgency, question: Option<Asked>, about: About, read: Read) -> (Option<Rc<dyn Any>>, bool) {
    let page = use_page();
    let last = use_state(|| None::<LastReply<Option<Asked>, Rc<dyn Any>>>);
    let (edition, policy) = about;
    let asking = use_mut_ref(|| None::<Asking>);
    {
        let (last, policy) = (last.clone(), policy.clone());
        use_effect_with((question.clone(), edition), move |(question, edition)| {
            let (asked, edition) = (question.clone(), *edition);
            *asking.borrow_mut() = question.clone().and_then(|question| {
                let hear = move |bytes: &JsValue| {
                    read(bytes).map(|reply| last.set(Some(LastReply { question: asked, edition, policy, reply })))
                };
                page.door.0.borrow().as_ref().map(|bridge| bridge.ask_any(urgency, question, Box::new(hear)))
            });
        });
    }
    match last.as_ref().and_then(|last| last.of(&question, edition, policy.as_ref())) {
        Some((reply, fresh)) => (Some(reply), fresh),
        None => (None, false),
    }
}
