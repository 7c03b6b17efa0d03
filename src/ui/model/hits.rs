//! The model of who meets a measure's conditions: a funnel of the conditions, the tiers, and histograms around the thresholds.

use cesuan_base::dim::{Dim, Rows, Text};
use cesuan_base::money::{Exact, MoneyUnit, decimal_text};
use cesuan_i18n::{Lang, figures, text};
use cesuan_policy::check::{Aggregate, Domain, Setting, number_text};
use cesuan_policy::formula::{CompareOp, Logic};
use cesuan_scenario::{BINS, EligibilityFunnel, HitCount, Phrase, ThresholdHits, TierName};

use super::Input;
use super::figures::{AmountModel, amount};

/// Who meets the conditions of a measure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HitsModel {
    /// The number of all rows, in words.
    pub population: String,
    /// The conditions in the order written.
    pub steps: Vec<FunnelStep>,
    /// The lines that result, as the last step of the funnel.
    pub lines: FunnelStep,
    /// The levels, branches or places with their costs.
    pub tiers: Vec<TierModel>,
    pub thresholds: Vec<ThresholdModel>,
}

/// A step of the funnel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FunnelStep {
    /// The condition in words.
    pub says: String,
    /// The number of rows that meet this condition; `None` for the lines.
    pub alone: Option<String>,
    /// The number of rows that meet it and all conditions before it.
    pub so_far: String,
    /// The number of distinct enterprises among those.
    pub enterprises: String,
    /// The share of those rows in all rows, in thousandths.
    pub part: u32,
    /// Whether no row is left.
    pub none: bool,
}

/// A level, a branch or a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TierModel {
    pub name: String,
    /// The number of its lines.
    pub lines: String,
    pub cost: AmountModel,
    /// Whether it has no lines.
    pub none: bool,
}

/// A threshold with a histogram of the rows around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThresholdModel {
    /// The parameter's id.
    pub id: String,
    /// The comparison in words.
    pub says: String,
    /// A sentence on how many enterprises just miss it.
    pub missed: String,
    /// Whether any enterprise just misses it.
    pub any_missed: bool,
    /// The bars; the threshold lies in the middle.
    pub bars: Vec<BarModel>,
    /// The histogram in a sentence, for people who do not see it.
    pub described: String,
    /// The labels of the scale at 0.5, 1 and 1.5 times the threshold.
    pub scale: [String; 3],
}

/// A bar of the histogram; heights are thousandths of the highest bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BarModel {
    /// The height for all rows.
    pub all: u32,
    /// The height for the rows that meet every other condition.
    pub ready: u32,
    /// The numbers of both kinds of rows.
    pub counts: (u64, u64),
    /// Whether the rows of this bar meet the threshold.
    pub meets: bool,
}

/// The model of a measure's hits.
pub fn hits(input: Input<'_>, hits: &EligibilityFunnel) -> HitsModel {
    let whole = hits.population.rows.max(1);
    let part = |rows: u64| u32::try_from(rows * 1_000 / whole).unwrap_or(1_000);
    let rows = |hit: HitCount| figures::count(input.lang, hit.rows);
    let people = |hit: HitCount| figures::count(input.lang, hit.enterprises);
    let steps = hits.conditions.iter().map(|condition| FunnelStep {
        says: words(input, &condition.phrase),
        alone: Some(rows(condition.alone)),
        so_far: rows(condition.so_far),
        enterprises: people(condition.so_far),
        part: part(condition.so_far.rows),
        none: condition.so_far.rows == 0,
    });
    let tiers = hits.tiers.iter().map(|tier| TierModel {
        name: match &tier.name {
            TierName::Where(phrase) => words(input, phrase),
            TierName::Otherwise => text(input.lang, "hits-otherwise", &[]),
            TierName::Place(place) => text(input.lang, "hits-place", &[("place", (*place).into())]),
        },
        lines: rows(tier.hit),
        cost: amount(input.lang, input.unit, tier.demand),
        none: tier.hit.rows == 0,
    });
    HitsModel {
        population: rows_words(input, hits.rows, hits.population.rows),
        steps: steps.collect(),
        lines: FunnelStep {
            says: text(input.lang, "hits-lines", &[]),
            alone: None,
            so_far: rows(hits.lines),
            enterprises: people(hits.lines),
            part: part(hits.lines.rows),
            none: hits.lines.rows == 0,
        },
        tiers: tiers.collect(),
        thresholds: hits.thresholds.iter().filter_map(|one| threshold(input, hits.rows, one)).collect(),
    }
}

fn rows_words(Input { lang, .. }: Input<'_>, rows: Rows, count: u64) -> String {
    let id = if rows == Rows::Project { "hits-projects" } else { "hits-enterprise-years" };
    text(lang, id, &[("count", figures::count(lang, count).into())])
}

fn enterprises_words(Input { lang, .. }: Input<'_>, count: u64) -> String {
    text(lang, "app-recipients", &[("count", figures::count(lang, count).into())])
}

fn threshold(input: Input<'_>, rows: Rows, hits: &ThresholdHits) -> Option<ThresholdModel> {
    let Input { lang, policy, overlay, .. } = input;
    let index = hits.parameter.index();
    let parameter = &policy.parameters[index];
    let values = overlay.values(policy, index);
    let limit = values.iter().find_map(|value| match value {
        Setting::Number(number) => Some(*number),
        _ => None,
    })?;
    let alike = values.windows(2).all(|pair| pair[0] == pair[1]);
    let shown = |halves: i128| match alike {
        // Half of a whole number of years or enterprises need not be one.
        true => figures::value(lang, parameter, &policy.categories, &Setting::Number(limit * Exact::new(halves, 2))),
        false => text(lang, "hits-share", &[("percent", (halves * 50).to_string().into())]),
    };
    let largest = hits.bins.iter().map(|bin| bin.all).max().unwrap_or(0).max(1);
    let part = |count: u64| u32::try_from(count * 1_000 / largest).unwrap_or(1_000);
    let above_meets = matches!(hits.operator, CompareOp::Greater | CompareOp::GreaterOrEqual);
    let bars = hits.bins.iter().enumerate().map(|(at, bin)| BarModel {
        all: part(bin.all),
        ready: part(bin.ready),
        counts: (bin.all, bin.ready),
        meets: (at >= BINS / 2) == above_meets,
    });
    let bars: Vec<BarModel> = bars.collect();
    let (first, last) = bars.split_at(BINS / 2);
    let sum = |bars: &[BarModel]| rows_words(input, rows, bars.iter().map(|bar| bar.counts.0).sum());
    let (from, to) = if above_meets { ("90%", "100%") } else { ("100%", "110%") };
    let args = [
        ("count", enterprises_words(input, hits.missed.enterprises).into()),
        ("alone", enterprises_words(input, hits.missed_alone.enterprises).into()),
        ("from", from.into()),
        ("to", to.into()),
        ("name", lang.of(&parameter.label).into()),
    ];
    let id = match (hits.missed.rows, hits.missed_alone.rows) {
        (0, _) => "hits-missed-none",
        (_, 0) => "hits-missed-other",
        _ => "hits-missed",
    };
    let says = words(input, &hits.phrase);
    let sign = sign_words(input, hits.operator);
    Some(ThresholdModel {
        id: parameter.id.clone(),
        says: text(
            lang,
            "hits-compare",
            &[("left", says.into()), ("sign", sign.into()), ("right", parameter_words(input, index).into())],
        ),
        missed: text(lang, id, &args),
        any_missed: hits.missed.rows > 0,
        described: text(lang, "hits-described", &[("below", sum(first).into()), ("above", sum(last).into())]),
        scale: [shown(1), shown(2), shown(3)],
        bars,
    })
}

/// A parameter with its value: 设备投资下限200万元.
fn parameter_words(Input { lang, policy, overlay, .. }: Input<'_>, index: usize) -> String {
    let parameter = &policy.parameters[index];
    let value = figures::setting(lang, parameter, &policy.categories, &policy.years, &overlay.values(policy, index));
    let label = lang.of(&parameter.label);
    match parameter.domain {
        Domain::Choice { .. } => text(lang, "hits-reading", &[("question", label.into())]),
        _ => text(lang, "hits-parameter", &[("label", label.into()), ("value", value.into())]),
    }
}

fn sign_words(Input { lang, .. }: Input<'_>, operator: CompareOp) -> String {
    let id = match operator {
        CompareOp::Less => "hits-less",
        CompareOp::LessOrEqual => "hits-at-most",
        CompareOp::Greater => "hits-more",
        CompareOp::GreaterOrEqual => "hits-at-least",
        CompareOp::Equal => "hits-equal",
        CompareOp::NotEqual => "hits-other",
    };
    text(lang, id, &[])
}

/// A number of a formula: `0元`, `200万元`, `3%`.
fn number_words(Input { lang, .. }: Input<'_>, dim: Dim, value: Exact) -> String {
    let whole_wan = (value / Exact::from_integer(MoneyUnit::Wan.fen())).is_integer() && *value.numer() != 0;
    if dim != Dim::Money || (lang == Lang::Zh && whole_wan) {
        return number_text(dim, value);
    }
    let yuan = decimal_text(value / Exact::from_integer(MoneyUnit::Yuan.fen()));
    text(lang, "figures-setting-yuan", &[("sign", "".into()), ("amount", yuan.into())])
}

/// An expression in words.
fn words(input: Input<'_>, saying: &Phrase) -> String {
    let lang = input.lang;
    let of = |saying: &Phrase| words(input, saying);
    let two = |id: &str, left: &Phrase, right: &Phrase| {
        text(lang, id, &[("left", of(left).into()), ("right", of(right).into())])
    };
    match saying {
        Phrase::Name(name) => lang.of(name).to_owned(),
        Phrase::Options(options) => {
            let labels: Vec<&str> = options.iter().map(|option: &Text| lang.of(option)).collect();
            labels.join(&text(lang, "figures-separator", &[]))
        }
        Phrase::Parameter(parameter) => parameter_words(input, parameter.index()),
        Phrase::Number { dim, value } => number_words(input, *dim, *value),
        Phrase::Year => text(lang, "hits-year", &[]),
        Phrase::Given(inner) => text(lang, "hits-given", &[("what", of(inner).into())]),
        Phrase::Not(inner) => text(lang, "hits-not", &[("what", of(inner).into())]),
        Phrase::Logic(Logic::And, left, right) => two("hits-and", left, right),
        Phrase::Logic(Logic::Or, left, right) => two("hits-or", left, right),
        Phrase::Compare(operator, left, right) => {
            let sign = sign_words(input, *operator);
            let args = [("left", of(left).into()), ("sign", sign.into()), ("right", of(right).into())];
            text(lang, "hits-compare", &args)
        }
        Phrase::In(item, set) => two("hits-in", item, set),
        Phrase::Arithmetic(operator, left, right) => {
            let sign = match operator.sign() {
                "-" => "−",
                "*" => "×",
                "/" => "÷",
                sign => sign,
            };
            format!("{} {sign} {}", of(left), of(right))
        }
        Phrase::Projects { fold, item, condition } => {
            let what = item.as_ref().or(condition.as_ref()).map(|inner| of(inner)).unwrap_or_default();
            let id = match fold {
                Aggregate::Sum => "hits-projects-sum",
                Aggregate::Count => "hits-projects-count",
                Aggregate::Any => "hits-projects-any",
                Aggregate::All => "hits-projects-all",
            };
            text(lang, id, &[("what", what.into())])
        }
        Phrase::Years { earlier, inner } => {
            text(lang, if *earlier { "hits-earlier" } else { "hits-ever" }, &[("what", of(inner).into())])
        }
        Phrase::Formula => text(lang, "hits-formula", &[]),
    }
}
