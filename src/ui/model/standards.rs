//! The models of the standards that the draft leaves to other documents: what each applies to, what a trial value costs, and the
//! value that a balance or a sum set aside can pay for.

use cesuan_base::dim::Dim;
use cesuan_base::id::PayerId;
use cesuan_base::money::{CELL_LIMIT, Fen, MoneyUnit};
use cesuan_engine::Base;
use cesuan_i18n::{figures, text};
use cesuan_policy::check::{Period, Setting, Status, parse_setting};
use cesuan_policy::formula::parse_quantity;
use cesuan_scenario::Effect;
use cesuan_session::{BasedView, FilledView, Filling, Purse};

use super::Input;
use super::editing::{Control, NumberControl, editor};
use super::effects_queue::MaybeStale;
use super::figures::{AmountModel, amount};
use super::readings::{EffectModel, effect_view, largest_year, leading_name};
use super::typing::is_bare;

/// The engine's answers about a standard; `None` while one is awaited or not asked for.
#[derive(Clone, Debug, Default)]
pub struct StandardAnswers {
    /// The amounts or counts it applies to.
    pub based: Option<BasedView>,
    /// The effect of the value in force.
    pub weighed: Option<MaybeStale<Effect>>,
    /// The value that the chosen purse can pay for.
    pub filled: Option<FilledView>,
}

/// A standard with what is known of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StandardModel {
    /// The index among the parameters.
    pub parameter: usize,
    pub id: String,
    pub label: String,
    /// What the draft leaves open.
    pub note: Option<String>,
    /// The clause that leaves it open: position and title.
    pub clause: Option<(String, String)>,
    /// Whether it has no value in some year.
    pub open: bool,
    /// The values of the policy years.
    pub values: Vec<Setting>,
    /// The field for a trial value.
    pub control: NumberControl,
    /// The amounts or counts it applies to, measure by measure.
    pub bases: Vec<BaseModel>,
    /// A sentence on who pays.
    pub payers: String,
    /// The budget that results lead with.
    pub budget: String,
    /// The effect of the value in force; `None` while it is open.
    pub cost: Option<EffectModel>,
    /// The value that the chosen purse can pay for.
    pub fill: Option<FillModel>,
}

/// The amount or count to which a standard applies in a measure, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BaseModel {
    /// The measure's label.
    pub label: String,
    /// The sum over all years.
    pub whole: String,
    /// Pairs of year and amount.
    pub years: Vec<(String, String)>,
}

/// The value that a purse can pay for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FillModel {
    /// A sentence on what was found.
    pub words: String,
    /// The balance of each period, and what the value found costs of it.
    pub periods: Vec<FillPeriod>,
    /// The value found, if any.
    pub value: Option<FillValue>,
}

/// A period of an envelope with its balance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FillPeriod {
    /// The year, or all years.
    pub name: String,
    /// The envelope minus what is asked for.
    pub balance: AmountModel,
    /// Whether more is asked for than the envelope holds.
    pub negative: bool,
    /// The cost of the value found.
    pub cost: Option<AmountModel>,
    /// What it leaves of the balance.
    pub rest: Option<AmountModel>,
}

/// A value a person may adopt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FillValue {
    pub setting: Setting,
    pub words: String,
    /// Whether it is in force already.
    pub chosen: bool,
}

/// The standards the draft leaves open, by their index among the parameters.
pub fn standards(input: Input<'_>) -> Vec<usize> {
    let parameters = input.policy.parameters.iter().enumerate();
    let open = parameters.filter(|(_, parameter)| parameter.status == Status::Undetermined && parameter.open);
    open.filter(|(_, parameter)| parameter.dim.is_number()).map(|(index, _)| index).collect()
}

/// Reads a typed amount of money; a bare number is in `unit`. `None` unless it is a whole number of fen above zero and within
/// the limit of a cell.
pub fn set_aside(typed: &str, unit: MoneyUnit) -> Option<Fen> {
    let bare = if is_bare(typed) { unit.sign() } else { "" };
    let quantity = parse_quantity(&format!("{typed}{bare}")).ok().filter(|quantity| quantity.dim == Dim::Money)?;
    let fen = i64::try_from(quantity.value.is_integer().then(|| quantity.value.to_integer())?).ok()?;
    (0 < fen && fen <= CELL_LIMIT).then_some(Fen(fen))
}

/// The payers that have a balance: index and label.
pub fn funds(input: Input<'_>) -> Vec<(usize, String)> {
    let payers = input.policy.payers.iter().enumerate().filter(|(_, payer)| payer.limited);
    payers.map(|(index, payer)| (index, input.lang.of(&payer.label).to_owned())).collect()
}

/// The index of the payer whose balance is looked at unless a person chooses another: the first that pays for the standard and
/// has an envelope, or else the first that has one.
pub fn own_fund(input: Input<'_>, based: Option<&BasedView>) -> Option<usize> {
    let paying = based.into_iter().flat_map(|based| &based.measures);
    let mut paying =
        paying.flat_map(|base| &input.policy.measures[base.measure.index()].payers).map(|payer| payer.index());
    let limited = |index: &usize| input.policy.payers[*index].limited;
    paying.find(limited).or_else(|| (0..input.policy.payers.len()).find(limited))
}

/// The model of the standard at an index; `None` where its value is no number.
pub fn standard(input: Input<'_>, index: usize, answers: &StandardAnswers) -> Option<StandardModel> {
    let Input { lang, policy, overlay, .. } = input;
    let parameter = &policy.parameters[index];
    let editor = editor(lang, policy, overlay, index);
    let Control::Number(control) = editor.control else { return None };
    let measures = answers.based.as_ref().map(|based| based.measures.as_slice()).unwrap_or_default();
    let bases = measures.iter().map(|base| BaseModel {
        label: lang.of(&policy.measures[base.measure.index()].label).to_owned(),
        whole: base_words(input, base.base),
        years: policy
            .years
            .iter()
            .map(ToString::to_string)
            .zip(base.years.iter().map(|year| base_words(input, *year)))
            .collect(),
    });
    let clause = parameter.clause.as_ref().map(|position| {
        let clause = policy.clauses.iter().find(|clause| clause.position == *position);
        (position.clone(), clause.map(|clause| lang.of(&clause.title).to_owned()).unwrap_or_default())
    });
    let open = editor.values.contains(&Setting::Undetermined);
    let cost = answers.weighed.as_ref().filter(|_| !open);
    let largest = cost.map(|known| largest_year(input, &known.value));
    let mut payers: Vec<PayerId> =
        measures.iter().flat_map(|base| policy.measures[base.measure.index()].payers.iter().copied()).collect();
    payers.dedup();
    Some(StandardModel {
        parameter: index,
        id: parameter.id.clone(),
        label: editor.label,
        note: editor.note,
        clause,
        open,
        bases: bases.collect(),
        payers: payers.iter().map(|payer| payer_words(input, *payer)).collect::<Vec<_>>().join(""),
        budget: leading_name(input),
        cost: cost.map(|known| effect_view(input, known, largest.unwrap_or(0))),
        fill: answers.filled.as_ref().and_then(|filled| fill(input, index, &editor.values, filled)),
        values: editor.values,
        control,
    })
}

fn base_words(Input { lang, unit, .. }: Input<'_>, base: Base) -> String {
    match base {
        Base::Money(fen) => figures::money_with_unit(lang, fen, unit),
        Base::Count(count) => {
            text(lang, "standards-base-count", &[("count", figures::count(lang, count.unsigned_abs()).into())])
        }
    }
}

fn payer_words(Input { lang, policy, .. }: Input<'_>, payer: PayerId) -> String {
    let payer = &policy.payers[payer.index()];
    let id = if payer.limited { "standards-payer-limited" } else { "standards-payer-free" };
    text(lang, id, &[("payer", lang.of(&payer.label).into())])
}

fn fill(input: Input<'_>, index: usize, values: &[Setting], filled: &FilledView) -> Option<FillModel> {
    let Input { lang, unit, policy, .. } = input;
    let parameter = &policy.parameters[index];
    let (costs, found) = match &filled.found {
        Filling::Unlimited => return None,
        Filling::Nothing { .. } => (None, None),
        Filling::Value { value, costs, highest } => {
            let setting = parse_setting(parameter, &policy.categories, value).ok()?;
            (Some(costs), Some((setting, *highest)))
        }
    };
    let names = match filled.period {
        Period::Annual => policy.years.iter().map(ToString::to_string).collect(),
        Period::Whole => vec![text(lang, "app-all-years", &[])],
    };
    let shown = |fen: Fen| amount(lang, unit, fen);
    let periods = names.into_iter().zip(&filled.balances).enumerate().map(|(at, (name, balance))| {
        let cost = costs.and_then(|costs| costs.get(at)).copied();
        FillPeriod {
            name,
            balance: shown(*balance),
            negative: balance.0 < 0,
            cost: cost.map(shown),
            rest: cost.map(|cost| shown(balance.less(cost))),
        }
    });
    let periods: Vec<FillPeriod> = periods.collect();
    let (fund, aside) = match filled.purse {
        Purse::Balance(payer) => (lang.of(&policy.payers[payer.index()].label).to_owned(), ""),
        Purse::SetAside(amount) => (figures::money_with_unit(lang, amount, unit), "-aside"),
    };
    let sum = costs.map(|costs| Fen(costs.iter().map(|cost| cost.0).sum())).unwrap_or_default();
    let value = found.map(|(setting, highest)| {
        let words = figures::value(lang, parameter, &policy.categories, &setting);
        (FillValue { chosen: values.iter().all(|value| *value == setting), setting, words }, highest)
    });
    let args = |value: &str| {
        [
            ("fund", fund.clone().into()),
            ("value", value.to_owned().into()),
            ("cost", figures::money_with_unit(lang, sum, unit).into()),
        ]
    };
    let words = match &value {
        None => {
            let negative = periods.iter().filter(|period| period.negative).map(|period| period.name.clone());
            let negative: Vec<String> = negative.collect();
            let names = negative.join(&text(lang, "figures-separator", &[]));
            let id = if negative.is_empty() { "standards-fill-lowest" } else { "standards-fill-negative" };
            text(lang, &format!("{id}{aside}"), &[("fund", fund.into()), ("periods", names.into())])
        }
        Some((value, true)) => text(lang, &format!("standards-fill-highest{aside}"), &args(&value.words)),
        Some((value, false)) if filled.period == Period::Annual => {
            text(lang, &format!("standards-fill-annual{aside}"), &args(&value.words))
        }
        Some((value, false)) => text(lang, "standards-fill-whole", &args(&value.words)),
    };
    Some(FillModel { words, periods, value: value.map(|(value, _)| value) })
}
