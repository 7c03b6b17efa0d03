//! Demand against the envelopes of those who pay.

use crate::check::Period;
use crate::engine::PayerFigures;
use crate::i18n::{figures, text};
use crate::money::Fen;

use super::Input;
use super::figures::{AmountView, amount};

/// By how much, and when, demand exceeds a payer's envelope for the first time, in words: `2018 超出2,226.58万元`.
pub(super) fn over(input: Input<'_>, payer: &PayerFigures) -> Option<String> {
    let Input { lang, unit, policy, .. } = input;
    let years = policy.years.iter().zip(&payer.years).map(|(year, figures)| (year.to_string(), figures.excess));
    let whole = [(text(lang, "app-all-years", &[]), payer.excess)];
    let (period, excess) = years.chain(whole).find(|(_, excess)| excess.is_some_and(|excess| excess.0 > 0))?;
    let amount = figures::money_with_unit(lang, excess?, unit);
    Some(format!("{period} {}", text(lang, "app-gauge-over", &[("amount", amount.into())])))
}

/// A payer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PayerView {
    /// Its id.
    pub id: String,
    /// Its label.
    pub label: String,
    /// Its envelope in words, if it has one: `每年3,000.00万元`.
    pub envelope: Option<String>,
    /// By year, or one for all years where the envelope is for all of them.
    pub gauges: Vec<GaugeView>,
}

/// Demand against an envelope.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GaugeView {
    /// The name of this gauge: `fund-` with the payer's id and the year, or `total`.
    pub place: String,
    /// The year or years.
    pub period: String,
    /// What the lines ask for.
    pub demand: AmountView,
    /// The demand on the gauge's scale, in parts of a thousand.
    pub filled: u32,
    /// Where the envelope stands on that scale, if there is one.
    pub limit: Option<u32>,
    /// What the demand exceeds the envelope by, in words.
    pub over: Option<String>,
    /// How much of the envelope is used, in words.
    pub used: Option<String>,
    /// For people who hear the page.
    pub spoken: String,
}

pub(super) fn payer(input: Input<'_>, index: usize, payer: &PayerFigures) -> PayerView {
    let Input { lang, unit, policy, .. } = input;
    let view = &policy.payers[index];
    let largest = payer.years.iter().map(|year| year.demand).max().unwrap_or_default();
    // The envelope stands at five sixths of the gauge until demand asks for more room.
    let room = payer.envelope.map_or(0, |(envelope, _)| envelope.0.saturating_add(envelope.0 / 5));
    let amount_words = |fen: Fen| figures::money_with_unit(lang, fen, unit);
    let annual = |envelope: Option<Fen>, scale: i64| -> Vec<GaugeView> {
        let years = policy.years.iter().zip(&payer.years);
        years.map(|(year, figures)| gauge(input, &view.id, Some(*year), figures.demand, envelope, scale)).collect()
    };
    let (envelope, gauges) = match payer.envelope {
        Some((envelope, Period::Annual)) => {
            let words = text(lang, "app-envelope-annual", &[("amount", amount_words(envelope).into())]);
            (Some(words), annual(Some(envelope), room.max(largest.0)))
        }
        Some((envelope, Period::Whole)) => {
            let words = text(lang, "app-envelope-whole", &[("amount", amount_words(envelope).into())]);
            let scale = room.max(payer.demand.0);
            let mut gauges = vec![gauge(input, &view.id, None, payer.demand, Some(envelope), scale)];
            gauges.extend(annual(None, scale));
            (Some(words), gauges)
        }
        None => (None, annual(None, largest.0)),
    };
    PayerView { id: view.id.clone(), label: lang.of(&view.label).to_owned(), envelope, gauges }
}

/// A gauge of one year, or of all of them; `scale` is the amount at its end.
fn gauge(
    input: Input<'_>,
    payer: &str,
    year: Option<i32>,
    demand: Fen,
    envelope: Option<Fen>,
    scale: i64,
) -> GaugeView {
    let Input { lang, unit, .. } = input;
    let part = |fen: Fen| {
        let thousandths = i128::from(fen.0) * 1_000 / i128::from(scale.max(1));
        u32::try_from(thousandths.clamp(0, 1_000)).unwrap_or(0)
    };
    let excess = envelope.map(|envelope| demand.less(envelope)).filter(|excess| excess.0 > 0);
    let over = excess
        .map(|excess| text(lang, "app-gauge-over", &[("amount", figures::money_with_unit(lang, excess, unit).into())]));
    let used = envelope.map(|envelope| figures::percent(lang, demand.0, envelope.0));
    let period = year.map_or_else(|| text(lang, "app-all-years", &[]), |year| year.to_string());
    let asked = figures::money_with_unit(lang, demand, unit);
    let spoken = match (&over, envelope) {
        (Some(over), _) => text(
            lang,
            "app-gauge-spoken-over",
            &[("period", period.clone().into()), ("demand", asked.into()), ("over", over.clone().into())],
        ),
        (None, Some(envelope)) => text(
            lang,
            "app-gauge-spoken",
            &[
                ("period", period.clone().into()),
                ("demand", asked.into()),
                ("envelope", figures::money_with_unit(lang, envelope, unit).into()),
            ],
        ),
        (None, None) => {
            text(lang, "app-gauge-spoken-free", &[("period", period.clone().into()), ("demand", asked.into())])
        }
    };
    GaugeView {
        place: year.map_or_else(|| format!("fund-{payer}-total"), |year| format!("fund-{payer}-{year}")),
        filled: part(demand),
        limit: envelope.map(part),
        demand: amount(lang, unit, demand),
        period,
        over,
        used,
        spoken,
    }
}
