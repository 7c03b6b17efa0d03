//! What is known of the readings' effects, and what is still to be asked of the engine.

use std::collections::{BTreeMap, VecDeque};

use cesuan_engine::Amounts;
use cesuan_policy::check::{Domain, Setting, setting_text};
use cesuan_scenario::Effect;
use cesuan_session::{Command, Event, PolicyView, SettingText};

/// An answer of a reading other than the draft's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Answer {
    /// The reading's index among the parameters.
    pub parameter: usize,
    /// The index of the answer.
    pub option: u16,
}

/// A question for the engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// What an answer costs.
    Cost(Answer),
    /// Whether two answers interact.
    Pair(Answer, Answer),
}

/// What is known, and since when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known<T> {
    /// What.
    pub value: T,
    /// Whether it is of the figures as they are now.
    pub fresh: bool,
}

/// The questions of one policy: first what every answer costs, then whether any two interact.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Weighing {
    answers: Vec<Answer>,
    waiting: VecDeque<Question>,
    effects: BTreeMap<Answer, Known<Effect>>,
    pairs: BTreeMap<(Answer, Answer), Known<Vec<Amounts>>>,
    stopped: bool,
}

impl Weighing {
    /// Asks everything anew; what was known stands until it is known better.
    #[must_use]
    pub fn begun(&self, policy: &PolicyView) -> Self {
        let mut next = Self { answers: answers(policy), ..self.clone() };
        next.effects.values_mut().for_each(|known| known.fresh = false);
        next.pairs.values_mut().for_each(|known| known.fresh = false);
        next.waiting = next.answers.iter().copied().map(Question::Cost).chain(next.all_pairs()).collect();
        next.stopped = false;
        next
    }

    /// Asks nothing more; what is known stands.
    #[must_use]
    pub fn stopped(&self) -> Self {
        Self { stopped: true, ..self.clone() }
    }

    /// Asks what was not asked yet.
    #[must_use]
    pub fn resumed(&self) -> Self {
        Self { stopped: false, ..self.clone() }
    }

    /// The next question; none when all are answered or a person stopped.
    pub fn next(&self) -> Option<Question> {
        self.waiting.front().copied().filter(|_| !self.stopped)
    }

    /// The same with the first question answered.
    #[must_use]
    pub fn answered(&self, events: &[Event]) -> Self {
        let mut next = self.clone();
        let Some(question) = next.waiting.pop_front() else { return next };
        for event in events {
            match (question, event) {
                (Question::Cost(answer), Event::Weighed(view)) => {
                    next.effects.insert(answer, Known { value: view.effect.clone(), fresh: true });
                }
                (Question::Pair(first, second), Event::Paired(view)) => {
                    next.pairs.insert((first, second), Known { value: view.years.clone(), fresh: true });
                }
                _ => {}
            }
        }
        next
    }

    /// What an answer does.
    pub fn effect(&self, answer: Answer) -> Option<&Known<Effect>> {
        self.effects.get(&answer)
    }

    /// Every pair that is known.
    pub fn pairs(&self) -> impl Iterator<Item = (Answer, Answer, &Known<Vec<Amounts>>)> {
        self.pairs.iter().map(|((first, second), known)| (*first, *second, known))
    }

    /// How many costs, and how many pairs, are known of how many.
    pub fn progress(&self) -> [(usize, usize); 2] {
        let costs = self.answers.len();
        let pairs = self.all_pairs().count();
        let waits = |pair: bool| self.waiting.iter().filter(|one| matches!(one, Question::Pair(..)) == pair).count();
        [(costs - waits(false).min(costs), costs), (pairs - waits(true).min(pairs), pairs)]
    }

    /// Whether a person stopped it before it was done.
    pub fn is_stopped(&self) -> bool {
        self.stopped && !self.waiting.is_empty()
    }

    /// Whether questions are being asked.
    pub fn is_running(&self) -> bool {
        self.next().is_some()
    }

    fn all_pairs(&self) -> impl Iterator<Item = Question> + '_ {
        self.answers.iter().enumerate().flat_map(|(at, first)| {
            let others = self.answers[at + 1..].iter().filter(|second| second.parameter != first.parameter);
            others.map(|second| Question::Pair(*first, *second))
        })
    }
}

impl Question {
    /// The question as the engine takes it.
    pub fn command(self, policy: &PolicyView) -> Command {
        match self {
            Question::Cost(answer) => Command::Weigh(vec![answer.setting(policy)]),
            Question::Pair(first, second) => Command::Pair(first.setting(policy), second.setting(policy)),
        }
    }
}

impl Answer {
    fn setting(self, policy: &PolicyView) -> SettingText {
        let parameter = &policy.parameters[self.parameter];
        let value = setting_text(parameter, &policy.categories, &Setting::Option(self.option));
        SettingText { id: parameter.id.clone(), value }
    }
}

/// Every answer that is not the draft's, in the draft's order.
fn answers(policy: &PolicyView) -> Vec<Answer> {
    let mut found = Vec::new();
    for (index, parameter) in policy.parameters.iter().enumerate() {
        if let Domain::Choice { category } = parameter.domain {
            let options = (0_u16..).zip(&policy.categories[category.index()].options).map(|(option, _)| option);
            let others = options.filter(|option| parameter.draft.first() != Some(&Setting::Option(*option)));
            found.extend(others.map(|option| Answer { parameter: index, option }));
        }
    }
    found
}
