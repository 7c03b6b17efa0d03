//! Asking the engine what readings do: one question after another, in the pauses.

use std::rc::Rc;

use yew::prelude::*;

use crate::ui::bridge::Asking;
use crate::ui::context::{PolicyRef, use_current, use_page};
use crate::ui::model::{Question, Weighing};
use crate::ui::queue::Urgency;
use cesuan_session::Event;

/// What happens to the questions.
enum Act {
    Begin(PolicyRef),
    Heard(Question, Rc<Vec<Event>>),
    Stop,
    Resume,
}

/// The questions and answers as state.
#[derive(Default, PartialEq)]
struct Ledger(Rc<Weighing>);

impl Reducible for Ledger {
    type Action = Act;

    fn reduce(self: Rc<Self>, act: Act) -> Rc<Self> {
        let next = match act {
            Act::Begin(policy) => self.0.begun(&policy),
            Act::Heard(question, events) if self.0.next() == Some(question) => self.0.answered(&events),
            Act::Heard(..) => return self,
            Act::Stop => self.0.stopped(),
            Act::Resume => self.0.resumed(),
        };
        Rc::new(Self(Rc::new(next)))
    }
}

/// The ways to stop and to go on.
pub(crate) struct Acts {
    pub stop: Callback<()>,
    pub resume: Callback<()>,
}

/// Asks everything, and everything again when the figures change.
#[hook]
pub(crate) fn use_weighing() -> (Rc<Weighing>, Acts) {
    let page = use_page();
    let current = use_current();
    let ledger = use_reducer(Ledger::default);
    let asking = use_mut_ref(|| None::<Asking>);
    let edition = current.edition;
    let ready = current.figures.is_some();
    {
        let (ledger, policy) = (ledger.dispatcher(), page.policy.clone());
        use_effect_with((edition, ready), move |(_, ready)| {
            if let (true, Some(policy)) = (*ready, policy) {
                ledger.dispatch(Act::Begin(policy));
            }
        });
    }
    {
        let (ledger, question) = (ledger.dispatcher(), ledger.0.next());
        use_effect_with((question, edition), move |(question, _)| {
            let asked = question.and_then(|question| {
                let policy = page.policy.as_ref()?;
                let hear = Callback::from(move |events| ledger.dispatch(Act::Heard(question, events)));
                page.ask(Urgency::Later, question.command(policy), hear)
            });
            *asking.borrow_mut() = asked;
        });
    }
    let way = |act: fn() -> Act| {
        let ledger = ledger.dispatcher();
        Callback::from(move |()| ledger.dispatch(act()))
    };
    (ledger.0.clone(), Acts { stop: way(|| Act::Stop), resume: way(|| Act::Resume) })
}
