//! The model of the register of readings: what each answer costs compared with the draft's answer, the largest effects first.

use cesuan_base::money::Fen;
use cesuan_engine::Amounts;
use cesuan_i18n::{accounts, figures, text};
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
    /// Under which rationing the effects are measured, in a sentence; nothing where the policy has no envelope.
    pub rationing: Vec<String>,
    /// The budget that leads, whose difference stands first.
    pub budget: String,
}

/// A reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadingModel {
    /// The index among the parameters.
    pub parameter: usize,
    pub id: String,
    pub question: String,
    /// Why the default is the default.
    pub note: Option<String>,
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
    /// What the leading budget pays, over all years.
    pub total: DifferenceModel,
    /// What is asked of it over all years; `None` where that equals what is paid.
    pub demand: Option<DifferenceModel>,
    /// What it pays, by year.
    pub years: Vec<DifferenceModel>,
    /// The other budgets, the income forgone and the commitments that change: name and difference.
    pub beside: Vec<(String, DifferenceModel)>,
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
    let largest = effects().map(|known| largest_year(input, &known.value)).max();
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
        rationing: rationing(input),
        budget: leading_name(input),
    }
}

/// The name of the budget that leads.
pub(super) fn leading_name(input: Input<'_>) -> String {
    accounts::leading(input.lang, input.policy)
}

/// What each envelope does where it does not suffice; and that effects on payments do not show where it cuts nothing.
fn rationing(input: Input<'_>) -> Vec<String> {
    let Input { lang, policy, overlay, figures, .. } = input;
    let limited = policy.payers.iter().enumerate();
    let limited = limited.filter_map(|(at, payer)| Some((at, payer, payer.shortfall?.index())));
    let said = limited.map(|(at, payer, shortfall)| {
        let parameter = &policy.parameters[shortfall];
        let values = overlay.values(policy, shortfall);
        let answer = figures::setting(lang, parameter, &policy.categories, &policy.years, &values);
        let own = figures.and_then(|view| view.scenario.payers.get(at));
        let reported =
            own.is_some_and(|own| own.paid == own.demand && own.excess.is_some_and(|excess| excess > Fen::ZERO));
        let id = if reported { "readings-rationing-report" } else { "readings-rationing" };
        text(lang, id, &[("payer", lang.of(&payer.label).into()), ("answer", answer.into())])
    });
    said.collect()
}

/// The largest difference of a year in the leading budget, in fen.
pub(super) fn largest_year(input: Input<'_>, effect: &Effect) -> i64 {
    let (ledger, level) = input.policy.leading_budget();
    let years = effect.ledger(ledger, level).into_iter().flat_map(|own| &own.years);
    years.map(|year| year.paid.0.saturating_abs()).max().unwrap_or(0)
}

/// The effect of an answer, or of a setting; a bar is full at `largest` fen.
pub(super) fn effect_view(input: Input<'_>, known: &MaybeStale<Effect>, largest: i64) -> EffectModel {
    let effect = &known.value;
    let one = |fen: Fen| difference(input, fen, largest);
    let leading = input.policy.leading_budget();
    let own = effect.ledger(leading.0, leading.1);
    let Amounts { demand, paid } = own.map(|own| own.amounts).unwrap_or_default();
    let nothing = vec![Amounts::default(); input.policy.years.len()];
    let years = own.map_or(&nothing, |own| &own.years);
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
        demand: years.iter().any(|year| year.demand != year.paid).then(|| one(demand)),
        years: years.iter().map(|year| one(year.paid)).collect(),
        beside: beside(input, effect, largest),
        affected: affected(input, effect),
        measures,
    }
}

/// What changes beside the leading budget.
fn beside(input: Input<'_>, effect: &Effect, largest: i64) -> Vec<(String, DifferenceModel)> {
    let Input { lang, policy, .. } = input;
    let leading = policy.leading_budget();
    let others = effect.ledgers.iter().filter(|own| (own.ledger, own.level) != leading);
    let others = others.map(|own| {
        let name = accounts::of_budget(lang, policy, own.ledger, own.level);
        (name, difference(input, own.amounts.paid, largest))
    });
    let committed = (effect.commitments != Fen::ZERO).then(|| {
        (accounts::commitments(lang, &policy.commitment_years), difference(input, effect.commitments, largest))
    });
    others.chain(committed).collect()
}

/// The size of an effect, compared in this order: the largest difference of a budget in what it pays or is asked for in fen,
/// the sum of the yearly changes of the largest such budget in fen, the number of enterprises.
type Size = (i64, i64, u64);

fn size(effect: &Effect) -> Size {
    let totals = effect.ledgers.iter().map(|own| own.amounts.paid.0.abs().max(own.amounts.demand.0.abs()));
    let years = effect.ledgers.iter().map(|own| own.years.iter().map(|year| year.paid.0.saturating_abs()).sum());
    (totals.max().unwrap_or(0).max(effect.commitments.0.abs()), years.max().unwrap_or(0), effect.affected.count())
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
            note: parameter.note.as_ref().map(|note| lang.of(note).to_owned()),
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
