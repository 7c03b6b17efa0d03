//! The register of readings: what each answer costs against the draft's, the largest effects first.

use cesuan_base::money::Fen;
use cesuan_engine::Amounts;
use cesuan_i18n::{figures, text};
use cesuan_policy::check::{Domain, Setting};
use cesuan_scenario::Effect;

use super::Input;
use super::figures::{ChangeView, Direction};
use super::readings_weighing::{Answer, Known, Weighing};

/// The register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadingsView {
    /// What was asked so far, in words.
    pub progress: String,
    /// How much of it, in parts of a thousand.
    pub done: u32,
    /// Whether questions are being asked.
    pub running: bool,
    /// Whether a person stopped it before it was done.
    pub stopped: bool,
    /// Readings that change some line, the largest effect first; then those not known yet, in the draft's order.
    pub readings: Vec<ReadingView>,
    /// Readings that change no line of this sample, everything else as it is.
    pub idle: Vec<ReadingView>,
    /// The policy years.
    pub years: Vec<i32>,
}

/// A reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadingView {
    /// Its index among the parameters.
    pub parameter: usize,
    /// Its id.
    pub id: String,
    /// The question.
    pub question: String,
    /// Where the draft raises it: position and heading.
    pub clause: Option<(String, String)>,
    /// Whether another answer than the draft's holds.
    pub changed: bool,
    /// Its answers, in the rules' order.
    pub answers: Vec<AnswerView>,
    /// Readings it interacts with, the strongest first.
    pub pairs: Vec<PairView>,
}

/// An answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerView {
    /// Its index.
    pub option: u16,
    /// Its label.
    pub label: String,
    /// Whether it holds.
    pub chosen: bool,
    /// Whether it is the default.
    pub drafted: bool,
    /// What it does against the default; none for the default, and before that is known.
    pub effect: Option<EffectView>,
}

/// What an answer does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EffectView {
    /// Whether it is of the figures as they are now.
    pub fresh: bool,
    /// Whether no line changes.
    pub none: bool,
    /// What is paid, over the years.
    pub total: DifferenceView,
    /// What is asked for, where that differs from what is paid.
    pub demand: Option<DifferenceView>,
    /// What is paid, by year.
    pub years: Vec<DifferenceView>,
    /// Whose lines change, in words: `12户增、30户减`.
    pub affected: String,
    /// Which measures change, with what each pays.
    pub measures: Vec<(String, DifferenceView)>,
}

/// A difference with its bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DifferenceView {
    /// The difference.
    pub change: ChangeView,
    /// Yuan with two decimals.
    pub yuan: String,
    /// Its size against the largest of the page, in parts of a thousand.
    pub part: u32,
}

/// A reading that interacts with another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PairView {
    /// The other reading's index.
    pub other: usize,
    /// By how much, in words.
    pub words: String,
}

/// The register of this input.
pub fn readings(input: Input<'_>, weighing: &Weighing) -> ReadingsView {
    let policy = input.policy;
    let answers = |index: usize| {
        let options = options(input, index);
        (0..options).map(move |option| Answer { parameter: index, option })
    };
    let all: Vec<usize> = (0..policy.parameters.len()).filter(|index| policy.parameters[*index].is_reading()).collect();
    let effects = || all.iter().flat_map(|index| answers(*index)).filter_map(|answer| weighing.effect(answer));
    let largest = effects().flat_map(|known| known.value.spending.iter()).map(|year| year.paid.0.abs()).max();
    let view = View { input, weighing, largest: largest.unwrap_or(0).max(1) };
    let mut shown: Vec<(Size, ReadingView)> = Vec::new();
    let mut idle = Vec::new();
    for index in all.iter().copied() {
        let known: Vec<&Known<Effect>> = answers(index).filter_map(|answer| weighing.effect(answer)).collect();
        let complete = known.len() + 1 >= usize::from(options(input, index));
        if complete && known.iter().all(|known| known.value.is_none()) {
            idle.push(view.reading(index));
        } else {
            shown.push((known.iter().map(|known| size(&known.value)).max().unwrap_or_default(), view.reading(index)));
        }
    }
    shown.sort_by_key(|(size, _)| std::cmp::Reverse(*size));
    let [(costs, all_costs), (pairs, all_pairs)] = weighing.progress();
    let (done, of) = (costs + pairs, (all_costs + all_pairs).max(1));
    let id = if done < of && costs < all_costs { "readings-progress-costs" } else { "readings-progress-pairs" };
    let count = |number: usize| figures::count(input.lang, number as u64).into();
    ReadingsView {
        progress: text(
            input.lang,
            if done == of { "readings-done" } else { id },
            &[
                ("costs", count(costs)),
                ("allCosts", count(all_costs)),
                ("pairs", count(pairs)),
                ("allPairs", count(all_pairs)),
            ],
        ),
        done: u32::try_from(done * 1_000 / of).unwrap_or(1_000),
        running: weighing.is_running(),
        stopped: weighing.is_stopped(),
        readings: shown.into_iter().map(|(_, reading)| reading).collect(),
        idle,
        years: policy.years.clone(),
    }
}

/// What an answer does by itself, in the units and words of the page; `largest` is the amount of a full bar.
pub(super) fn effect_view(input: Input<'_>, known: &Known<Effect>, largest: i64) -> EffectView {
    let effect = &known.value;
    let one = |fen: Fen| difference(input, fen, largest);
    let Amounts { demand, paid } = effect.spending_total;
    let labels = effect.measures.iter().map(|measure| {
        let label = input.lang.of(&input.policy.measures[measure.measure.index()].label).to_owned();
        (label, one(measure.amounts.paid))
    });
    let mut measures: Vec<(String, DifferenceView)> = labels.collect();
    measures.sort_by_key(|(_, difference)| std::cmp::Reverse(difference.part));
    EffectView {
        fresh: known.fresh,
        none: effect.is_none(),
        total: one(paid),
        demand: effect.spending.iter().any(|year| year.demand != year.paid).then(|| one(demand)),
        years: effect.spending.iter().map(|year| one(year.paid)).collect(),
        affected: affected(input, effect),
        measures,
    }
}

/// Larger effects first: by the total, then by what moves between years, then by how many enterprises see it.
type Size = (i64, i64, u64);

fn size(effect: &Effect) -> Size {
    let years = effect.spending.iter().map(|year| year.paid.0.saturating_abs()).fold(0, i64::saturating_add);
    (effect.spending_total.paid.0.saturating_abs(), years, effect.affected.count())
}

fn options(input: Input<'_>, index: usize) -> u16 {
    match input.policy.parameters[index].domain {
        Domain::Choice { category } => {
            u16::try_from(input.policy.categories[category.index()].options.len()).unwrap_or(u16::MAX)
        }
        _ => 0,
    }
}

/// A difference against the default, its bar on a scale that ends at `largest`.
fn difference(Input { lang, unit, .. }: Input<'_>, fen: Fen, largest: i64) -> DifferenceView {
    let (direction, id) = match fen.0.signum() {
        0 => (Direction::Same, "readings-same"),
        1 => (Direction::Up, "readings-more"),
        _ => (Direction::Down, "readings-less"),
    };
    let size = figures::money_with_unit(lang, Fen(fen.0.saturating_abs()), unit);
    let part = i128::from(fen.0).abs() * 1_000 / i128::from(largest.max(1));
    DifferenceView {
        change: ChangeView {
            direction,
            shown: figures::signed(lang, fen, unit),
            share: None,
            spoken: text(lang, id, &[("amount", size.into())]),
        },
        yuan: fen.yuan(),
        part: u32::try_from(part).unwrap_or(u32::MAX).min(1_000).max(u32::from(fen.0 != 0)),
    }
}

/// Whose lines change, in words.
fn affected(Input { lang, .. }: Input<'_>, effect: &Effect) -> String {
    let parts = [
        (effect.affected.gaining, "readings-gaining"),
        (effect.affected.losing, "readings-losing"),
        (effect.affected.shifted, "readings-shifted"),
    ];
    let words = parts.into_iter().filter(|(count, _)| *count > 0);
    let words = words.map(|(count, id)| text(lang, id, &[("count", figures::count(lang, count).into())]));
    let words: Vec<String> = words.collect();
    if words.is_empty() { text(lang, "readings-nobody", &[]) } else { words.join(&text(lang, "readings-joint", &[])) }
}

struct View<'a> {
    input: Input<'a>,
    weighing: &'a Weighing,
    largest: i64,
}

impl View<'_> {
    fn reading(&self, index: usize) -> ReadingView {
        let Input { lang, policy, overlay, .. } = self.input;
        let parameter = &policy.parameters[index];
        let values = overlay.values(policy, index);
        let titles = parameter.clause.as_ref().map(|position| {
            let clause = policy.clauses.iter().find(|clause| clause.position == *position);
            (position.clone(), clause.map(|clause| lang.of(&clause.title).to_owned()).unwrap_or_default())
        });
        let answers = (0..options(self.input, index)).map(|option| {
            let setting = Setting::Option(option);
            let known = self.weighing.effect(Answer { parameter: index, option });
            AnswerView {
                option,
                label: figures::value(lang, parameter, &policy.categories, &setting),
                chosen: values.first() == Some(&setting),
                drafted: parameter.draft.first() == Some(&setting),
                effect: known.map(|known| effect_view(self.input, known, self.largest)),
            }
        });
        ReadingView {
            parameter: index,
            id: parameter.id.clone(),
            question: lang.of(&parameter.label).to_owned(),
            clause: titles,
            changed: values != parameter.draft,
            answers: answers.collect(),
            pairs: self.pairs(index),
        }
    }

    /// The readings this one interacts with; of each, the strongest pair of answers.
    fn pairs(&self, index: usize) -> Vec<PairView> {
        let mut strongest: Vec<(Size, Answer, Answer, &[Amounts])> = Vec::new();
        for (first, second, known) in self.weighing.pairs() {
            let (own, other) = match index {
                _ if first.parameter == index => (first, second),
                _ if second.parameter == index => (second, first),
                _ => continue,
            };
            let years = &known.value;
            if years.iter().all(|year| year.paid.0 == 0) {
                continue;
            }
            let total = years.iter().map(|year| year.paid.0).sum::<i64>();
            let size = (total.saturating_abs(), years.iter().map(|year| year.paid.0.saturating_abs()).sum(), 0);
            match strongest.iter_mut().find(|(_, _, known, _)| known.parameter == other.parameter) {
                Some(known) if known.0 < size => *known = (size, own, other, years),
                Some(_) => {}
                None => strongest.push((size, own, other, years)),
            }
        }
        strongest.sort_by_key(|(size, _, other, _)| (std::cmp::Reverse(*size), other.parameter));
        strongest.into_iter().map(|(_, own, other, years)| self.pair(own, other, years)).collect()
    }

    fn pair(&self, own: Answer, other: Answer, years: &[Amounts]) -> PairView {
        let Input { lang, unit, policy, .. } = self.input;
        let answer = |answer: Answer| {
            let parameter = &policy.parameters[answer.parameter];
            figures::value(lang, parameter, &policy.categories, &Setting::Option(answer.option))
        };
        let total = Fen(years.iter().map(|year| year.paid.0).sum());
        let id = match total.0.signum() {
            0 => "readings-pair-years",
            1 => "readings-pair-more",
            _ => "readings-pair-less",
        };
        let size = figures::money_with_unit(lang, Fen(total.0.saturating_abs()), unit);
        let question = lang.of(&policy.parameters[other.parameter].label);
        let args = [
            ("question", question.into()),
            ("own", answer(own).into()),
            ("other", answer(other).into()),
            ("amount", size.into()),
        ];
        PairView { other: other.parameter, words: text(lang, id, &args) }
    }
}
