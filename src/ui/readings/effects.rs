//! Asks the engine for the effects of all answers: one question after another, in the pauses of other work.

use std::rc::Rc;

use yew::prelude::*;

use crate::ui::bridge::Asking;
use crate::ui::context::{use_page, use_selector};
use crate::ui::model::effects_queue::{AnswerId, EffectQuestion, EffectsQueue};
use crate::ui::queue::Urgency;
use crate::ui::shared::PolicyRef;
use cesuan_session::{PairedView, Reply, WeighedView};

/// A change of the queue.
enum Change {
    Begin(PolicyRef),
    Weighed(AnswerId, Reply<WeighedView>),
    Paired(AnswerId, AnswerId, Reply<PairedView>),
    Stop,
    Resume,
}

/// The queue as the state of a reducer.
#[derive(Default, PartialEq)]
struct QueueState(Rc<EffectsQueue>);

impl Reducible for QueueState {
    type Action = Change;

    fn reduce(self: Rc<Self>, change: Change) -> Rc<Self> {
        let asked = |question| self.0.next() == Some(question);
        let next = match change {
            Change::Begin(policy) => self.0.begun(&policy.0),
            Change::Weighed(answer, reply) if asked(EffectQuestion::Cost(answer)) => self.0.weighed(answer, &reply),
            Change::Paired(first, second, reply) if asked(EffectQuestion::Pair(first, second)) => {
                self.0.paired(first, second, &reply)
            }
            // A reply to a question of earlier figures.
            Change::Weighed(..) | Change::Paired(..) => return self,
            Change::Stop => self.0.stopped(),
            Change::Resume => self.0.resumed(),
        };
        Rc::new(Self(Rc::new(next)))
    }
}

/// Ways to stop asking and to go on.
pub(crate) struct QueueWays {
    pub stop: Callback<()>,
    pub resume: Callback<()>,
}

/// Asks all questions, and all of them again when the figures change.
#[hook]
pub(crate) fn use_effects() -> (Rc<EffectsQueue>, QueueWays) {
    let page = use_page();
    let queue = use_reducer(QueueState::default);
    let asking = use_mut_ref(|| None::<Asking>);
    let (edition, ready) = use_selector(|state| (state.edition, state.figures.is_some()));
    {
        let (queue, policy) = (queue.dispatcher(), page.policy.clone());
        use_effect_with((edition, ready), move |(_, ready)| {
            if let (true, Some(policy)) = (*ready, policy) {
                queue.dispatch(Change::Begin(policy));
            }
        });
    }
    {
        // A question of another policy would be asked with numbers of parameters that it does not have here.
        let own = page.policy.as_ref().is_some_and(|policy| queue.0.is_about(policy));
        let (queue, question) = (queue.dispatcher(), queue.0.next().filter(|_| own));
        use_effect_with((question, edition), move |(question, _)| {
            let asked = question.and_then(|question| {
                let policy = page.policy.as_ref()?;
                match question {
                    EffectQuestion::Cost(answer) => {
                        let hear = Callback::from(move |reply| queue.dispatch(Change::Weighed(answer, reply)));
                        page.ask(Urgency::Later, answer.cost(policy), hear)
                    }
                    EffectQuestion::Pair(first, second) => {
                        let hear = Callback::from(move |reply| queue.dispatch(Change::Paired(first, second, reply)));
                        page.ask(Urgency::Later, first.pair(second, policy), hear)
                    }
                }
            });
            *asking.borrow_mut() = asked;
        });
    }
    let way = |change: fn() -> Change| {
        let queue = queue.dispatcher();
        Callback::from(move |()| queue.dispatch(change()))
    };
    (queue.0.clone(), QueueWays { stop: way(|| Change::Stop), resume: way(|| Change::Resume) })
}
