//! The model of the register of readings: what each answer costs compared with the draft's answer, the largest effects first.

use cesuan_base::money::Fen;
use cesuan_engine::Amounts;
use cesuan_i18n::{figures, text};
use cesuan_policy::check::{Domain, Setting};
use cesuan_scenario::Effect;

use super::Input;
use super::effects_queue::{AnswerId, EffectsQueue, MaybeStale};
use super::figures::{ChangeModel, Direction};

/// The register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadingsModel {
    /// How many of the questions were answered, in words.
    pub progress: String,
    /// The share of the questions that were answered, in thousandths.
    pub done: u32,
    /// Whether questions are being asked.
    pub running: bool,
    /// Whether a person stopped the asking before all was answered.
    pub stopped: bool,
    /// The readings that change some line, the largest effect first, then those not known yet, in the draft's order.
    pub readings: Vec<ReadingModel>,
    /// The readings none of whose answers changes a line of this population.
    pub idle: Vec<ReadingModel>,
    /// The policy years.
    pub years: Vec<i32>,
}

/// A reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadingModel {
    /// The index among the parameters.
    pub parameter: usize,
    pub id: String,
    pub question: String,
    /// The clause that raises the question: position and title.
    pub clause: Option<(String, String)>,
    /// Whether another answer than the draft's is chosen.
    pub changed: bool,
    /// The answers in the rules' order.
    pub answers: Vec<AnswerModel>,
    /// The readings it interacts with, the strongest interaction first.
    pub pairs: Vec<InteractionModel>,
}

/// An answer of a reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerModel {
    /// The index among the answers.
    pub option: u16,
    pub label: String,
    pub chosen: bool,
    /// Whether it is the draft's answer.
    pub drafted: bool,
    /// The effect compared with the draft's answer; `None` for that answer itself, and before it is known.
    pub effect: Option<EffectModel>,
}

/// The effect of an answer, or of a setting, compared with the draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EffectModel {
    /// Whether it is computed from the figures as they are now.
    pub fresh: bool,
    /// Whether it changes no line.
    pub none: bool,
    /// What is paid, over all years.
    pub total: DifferenceModel,
    /// What is asked for over all years; `None` where that equals what is paid.
    pub demand: Option<DifferenceModel>,
    /// What is paid, by year.
    pub years: Vec<DifferenceModel>,
    /// How many enterprises gain and lose, in words: `12户增、30户减`.
    pub affected: String,
    /// The measures that change: label and what each pays, the largest first.
    pub measures: Vec<(String, DifferenceModel)>,
}

/// A difference in money with its bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DifferenceModel {
    pub change: ChangeModel,
    /// Yuan with two decimals.
    pub yuan: String,
    /// The length of the bar in thousandths of the page's longest.
    pub part: u32,
}

/// An interaction: two answers together cost other than the sum of their effects.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InteractionModel {
    /// The index of the other reading among the parameters.
    pub other: usize,
    /// Which answers interact and by how much, in a sentence.
    pub words: String,
}

/// The register for what is known of the effects. What is known of another policy is left out.
pub fn readings(input: Input<'_>, queue: &EffectsQueue) -> ReadingsModel {
    let policy = input.policy;
    let nothing = EffectsQueue::default();
    let queue = if queue.is_about(policy) { queue } else { &nothing };
    let answers = |index: usize| {
        let options = options(input, index);
        (0..options).map(move |option| AnswerId { parameter: index, option })
    };
    let all: Vec<usize> = (0..policy.parameters.len()).filter(|index| policy.parameters[*index].is_reading()).collect();
    let effects = || all.iter().flat_map(|index| answers(*index)).filter_map(|answer| queue.effect(answer));
    let largest = effects().flat_map(|known| known.value.spending.iter()).map(|year| year.paid.0.abs()).max();
    let context = Context { input, queue, largest: largest.unwrap_or(0).max(1) };
    let mut shown: Vec<(Size, ReadingModel)> = Vec::new();
    let mut idle = Vec::new();
    for index in all.iter().copied() {
        let known: Vec<&MaybeStale<Effect>> = answers(index).filter_map(|answer| queue.effect(answer)).collect();
        let complete = known.len() + 1 >= usize::from(options(input, index));
        if complete && known.iter().all(|known| known.value.is_none()) {
            idle.push(context.reading(index));
        } else {
            shown
                .push((known.iter().map(|known| size(&known.value)).max().unwrap_or_default(), context.reading(index)));
        }
    }
    shown.sort_by_key(|(size, _)| std::cmp::Reverse(*size));
    let [(costs, all_costs), (pairs, all_pairs)] = queue.progress();
    let (done, of) = (costs + pairs, (all_costs + all_pairs).max(1));
    let id = if done < of && costs < all_costs { "readings-progress-costs" } else { "readings-progress-pairs" };
    let count = |number: usize| figures::count(input.lang, number as u64).into();
    ReadingsModel {
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
        running: queue.is_running(),
        stopped: queue.is_stopped(),
        readings: shown.into_iter().map(|(_, reading)| reading).collect(),
        idle,
        years: policy.years.clone(),
    }
}

/// The effect of an answer, or of a setting; a bar is full at `largest` fen.
pub(super) fn effect_view(input: Input<'_>, known: &MaybeStale<Effect>, largest: i64) -> EffectModel {
    let effect = &known.value;
    let one = |fen: Fen| difference(input, fen, largest);
    let Amounts { demand, paid } = effect.spending_total;
    let labels = effect.measures.iter().map(|measure| {
        let label = input.lang.of(&input.policy.measures[measure.measure.index()].label).to_owned();
        (label, one(measure.amounts.paid))
    });
    let mut measures: Vec<(String, DifferenceModel)> = labels.collect();
    measures.sort_by_key(|(_, difference)| std::cmp::Reverse(difference.part));
    EffectModel {
        fresh: known.fresh,
        none: effect.is_none(),
        total: one(paid),
        demand: effect.spending.iter().any(|year| year.demand != year.paid).then(|| one(demand)),
        years: effect.spending.iter().map(|year| one(year.paid)).collect(),
        affected: affected(input, effect),
        measures,
    }
}

/// The size of an effect, compared in this order: the total in fen, the sum of the yearly changes in fen, the number of
/// enterprises.
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

/// The model of a difference of `fen`; its bar is full at `largest` fen.
fn difference(Input { lang, unit, .. }: Input<'_>, fen: Fen, largest: i64) -> DifferenceModel {
    let (direction, id) = match fen.0.signum() {
        0 => (Direction::Same, "readings-same"),
        1 => (Direction::Up, "readings-more"),
        _ => (Direction::Down, "readings-less"),
    };
    let size = figures::money_with_unit(lang, Fen(fen.0.saturating_abs()), unit);
    let part = i128::from(fen.0).abs() * 1_000 / i128::from(largest.max(1));
    DifferenceModel {
        change: ChangeModel {
            direction,
            shown: figures::signed(lang, fen, unit),
            share: None,
            spoken: text(lang, id, &[("amount", size.into())]),
        },
        yuan: fen.yuan(),
        part: u32::try_from(part).unwrap_or(u32::MAX).min(1_000).max(u32::from(fen.0 != 0)),
    }
}

/// How many enterprises gain, lose, or only get money in other years, in words.
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

/// What a reading is drawn from.
struct Context<'a> {
    input: Input<'a>,
    queue: &'a EffectsQueue,
    /// The amount of a full bar, in fen.
    largest: i64,
}

impl Context<'_> {
    fn reading(&self, index: usize) -> ReadingModel {
        let Input { lang, policy, overlay, .. } = self.input;
        let parameter = &policy.parameters[index];
        let values = overlay.values(policy, index);
        let titles = parameter.clause.as_ref().map(|position| {
            let clause = policy.clauses.iter().find(|clause| clause.position == *position);
            (position.clone(), clause.map(|clause| lang.of(&clause.title).to_owned()).unwrap_or_default())
        });
        let answers = (0..options(self.input, index)).map(|option| {
            let setting = Setting::Option(option);
            let known = self.queue.effect(AnswerId { parameter: index, option });
            AnswerModel {
                option,
                label: figures::value(lang, parameter, &policy.categories, &setting),
                chosen: values.first() == Some(&setting),
                drafted: parameter.draft.first() == Some(&setting),
                effect: known.map(|known| effect_view(self.input, known, self.largest)),
            }
        });
        ReadingModel {
            parameter: index,
            id: parameter.id.clone(),
            question: lang.of(&parameter.label).to_owned(),
            clause: titles,
            changed: values != parameter.draft,
            answers: answers.collect(),
            pairs: self.pairs(index),
        }
    }

    /// The readings this one interacts with, each with the strongest pair of answers.
    fn pairs(&self, index: usize) -> Vec<InteractionModel> {
        let mut strongest: Vec<(Size, AnswerId, AnswerId, &[Amounts])> = Vec::new();
        for (first, second, known) in self.queue.pairs() {
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

    fn pair(&self, own: AnswerId, other: AnswerId, years: &[Amounts]) -> InteractionModel {
        let Input { lang, unit, policy, .. } = self.input;
        let answer = |answer: AnswerId| {
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
        InteractionModel { other: other.parameter, words: text(lang, id, &args) }
    }
}
