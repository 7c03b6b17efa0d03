//! The queue of questions about the effects of readings: what is known, and what is still to be asked of the engine.

use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;

use cesuan_engine::Amounts;
use cesuan_policy::check::{Domain, Setting, setting_text};
use cesuan_scenario::Effect;
use cesuan_session::{PairedView, PolicyView, Reply, SettingPair, SettingText, Weigh, WeighedView};

/// An answer of a reading other than the draft's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct AnswerId {
    /// The reading's index among the parameters.
    pub parameter: usize,
    /// The index of the answer.
    pub option: u16,
}

/// A question about effects.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EffectQuestion {
    /// What an answer costs compared with the draft's.
    Cost(AnswerId),
    /// Whether two answers together cost other than the sum of their effects.
    Pair(AnswerId, AnswerId),
}

/// A value that may be of earlier figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MaybeStale<T> {
    pub value: T,
    /// Whether it is computed from the figures as they are now.
    pub fresh: bool,
}

/// The questions of one policy: first what every answer costs, then whether any two interact.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EffectsQueue {
    answers: Vec<AnswerId>,
    waiting: VecDeque<EffectQuestion>,
    effects: BTreeMap<AnswerId, MaybeStale<Effect>>,
    pairs: BTreeMap<(AnswerId, AnswerId), MaybeStale<Vec<Amounts>>>,
    stopped: bool,
    /// The policy whose parameters and measures the numbers in all this are of.
    policy: Option<Rc<PolicyView>>,
}

impl EffectsQueue {
    /// The queue with all questions to be asked again. Known values of the same policy stay until their new answers come.
    #[must_use]
    pub fn begun(&self, policy: &Rc<PolicyView>) -> Self {
        let known = if self.is_about(policy) { self.clone() } else { Self::default() };
        let mut next = Self { answers: answers(policy), policy: Some(policy.clone()), ..known };
        next.effects.values_mut().for_each(|known| known.fresh = false);
        next.pairs.values_mut().for_each(|known| known.fresh = false);
        next.waiting = next.answers.iter().copied().map(EffectQuestion::Cost).chain(next.all_pairs()).collect();
        next.stopped = false;
        next
    }

    /// Whether its questions and answers are about this policy: otherwise their numbers of parameters and measures point to
    /// others or to none.
    pub fn is_about(&self, policy: &PolicyView) -> bool {
        self.policy.as_deref().is_some_and(|own| std::ptr::eq(own, policy) || own == policy)
    }

    /// The queue, asking nothing more; known values stay.
    #[must_use]
    pub fn stopped(&self) -> Self {
        Self { stopped: true, ..self.clone() }
    }

    /// The queue, asking again what is not answered yet.
    #[must_use]
    pub fn resumed(&self) -> Self {
        Self { stopped: false, ..self.clone() }
    }

    /// The next question; `None` when all are answered or the queue is stopped.
    pub fn next(&self) -> Option<EffectQuestion> {
        self.waiting.front().copied().filter(|_| !self.stopped)
    }

    /// The queue past the cost of an answer, which is known where the reply is ready.
    #[must_use]
    pub fn weighed(&self, answer: AnswerId, reply: &Reply<WeighedView>) -> Self {
        let mut next = self.past(EffectQuestion::Cost(answer));
        if let Some(view) = reply.ready() {
            next.effects.insert(answer, MaybeStale { value: view.effect.clone(), fresh: true });
        }
        next
    }

    /// The queue past the interaction of two answers, which is known where the reply is ready.
    #[must_use]
    pub fn paired(&self, first: AnswerId, second: AnswerId, reply: &Reply<PairedView>) -> Self {
        let mut next = self.past(EffectQuestion::Pair(first, second));
        if let Some(view) = reply.ready() {
            next.pairs.insert((first, second), MaybeStale { value: view.years.clone(), fresh: true });
        }
        next
    }

    /// The queue without a question.
    fn past(&self, question: EffectQuestion) -> Self {
        let mut next = self.clone();
        next.waiting.retain(|waiting| *waiting != question);
        next
    }

    /// The effect of an answer, once it is known.
    pub fn effect(&self, answer: AnswerId) -> Option<&MaybeStale<Effect>> {
        self.effects.get(&answer)
    }

    /// Every known pair of answers, with what the two together cost beyond the sum of their effects, by year.
    pub fn pairs(&self) -> impl Iterator<Item = (AnswerId, AnswerId, &MaybeStale<Vec<Amounts>>)> {
        self.pairs.iter().map(|((first, second), known)| (*first, *second, known))
    }

    /// Progress as (known, all): first of the costs, then of the pairs.
    pub fn progress(&self) -> [(usize, usize); 2] {
        let costs = self.answers.len();
        let pairs = self.all_pairs().count();
        let waits =
            |pair: bool| self.waiting.iter().filter(|one| matches!(one, EffectQuestion::Pair(..)) == pair).count();
        [(costs - waits(false).min(costs), costs), (pairs - waits(true).min(pairs), pairs)]
    }

    /// Whether it was stopped before all was answered.
    pub fn is_stopped(&self) -> bool {
        self.stopped && !self.waiting.is_empty()
    }

    /// Whether a question is to be asked now.
    pub fn is_running(&self) -> bool {
        self.next().is_some()
    }

    fn all_pairs(&self) -> impl Iterator<Item = EffectQuestion> + '_ {
        self.answers.iter().enumerate().flat_map(|(at, first)| {
            let others = self.answers[at + 1..].iter().filter(|second| second.parameter != first.parameter);
            others.map(|second| EffectQuestion::Pair(*first, *second))
        })
    }
}

impl AnswerId {
    /// The question for the answer's cost.
    pub fn cost(self, policy: &PolicyView) -> Weigh {
        Weigh { settings: vec![self.setting(policy)] }
    }

    /// The question for the interaction with another answer.
    pub fn pair(self, other: Self, policy: &PolicyView) -> SettingPair {
        SettingPair { first: self.setting(policy), second: other.setting(policy) }
    }

    fn setting(self, policy: &PolicyView) -> SettingText {
        let parameter = &policy.parameters[self.parameter];
        let value = setting_text(parameter, &policy.categories, &Setting::Option(self.option));
        SettingText { id: parameter.id.clone(), value }
    }
}

/// Every answer that is not the draft's, in the draft's order.
fn answers(policy: &PolicyView) -> Vec<AnswerId> {
    let mut found = Vec::new();
    for (index, parameter) in policy.parameters.iter().enumerate() {
        if let Domain::Choice { category } = parameter.domain {
            let options = (0_u16..).zip(&policy.categories[category.index()].options).map(|(option, _)| option);
            let others = options.filter(|option| parameter.draft.first() != Some(&Setting::Option(*option)));
            found.extend(others.map(|option| AnswerId { parameter: index, option }));
        }
    }
    found
}
