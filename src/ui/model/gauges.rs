//! Demand against the envelopes of those who pay.

use cesuan_base::money::Fen;
use cesuan_engine::{PayerFigures, PayerYear};
use cesuan_i18n::{figures, text};
use cesuan_policy::check::Period;

use super::Input;
use super::figures::{AmountModel, amount, where_less};

/// The first period in which a payer's envelope is too small, and by how much: `2018 超出2,226.58万元`.
pub(super) fn over(input: Input<'_>, payer: &PayerFigures) -> Option<String> {
    let policy = input.policy;
    let years = policy.years.iter().zip(&payer.years).map(|(year, figures)| (year.to_string(), Asked::of(figures)));
    let whole = Asked { demand: payer.demand, paid: payer.paid, excess: payer.excess };
    let periods = years.chain([(text(input.lang, "app-all-years", &[]), whole)]);
    periods.filter_map(|(period, asked)| Some(format!("{period} {}", asked.short(input)?))).next()
}

/// The demand on a payer in a period, and what it pays.
#[derive(Clone, Copy)]
struct Asked {
    demand: Fen,
    paid: Fen,
    excess: Option<Fen>,
}

impl Asked {
    fn of(year: &PayerYear) -> Self {
        Self { demand: year.demand, paid: year.paid, excess: year.excess }
    }

    /// The amount that stays unpaid or is paid beyond the envelope, in words.
    fn short(self, Input { lang, unit, .. }: Input<'_>) -> Option<String> {
        let unpaid = self.demand.less(self.paid);
        let (id, amount) = match self.excess.filter(|excess| excess.0 > 0) {
            _ if unpaid.0 > 0 => ("app-gauge-unpaid", unpaid),
            Some(excess) => ("app-gauge-over", excess),
            None => return None,
        };
        Some(text(lang, id, &[("amount", figures::money_with_unit(lang, amount, unit).into())]))
    }
}

/// What happens where an envelope is smaller than the demand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shortage {
    /// The envelope is large enough, or there is none.
    None,
    /// The whole demand is paid, and the excess is reported.
    Reported,
    /// The payments are cut down to the envelope.
    Rationed,
}

/// A payer with its gauges.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PayerModel {
    /// The payer's index.
    pub index: usize,
    pub id: String,
    pub label: String,
    /// What the draft leaves open about it.
    pub note: Option<String>,
    /// The envelope in words, if there is one: `每年3,000.00万元`.
    pub envelope: Option<String>,
    /// One gauge per policy year, or one in all where the envelope is for all years.
    pub gauges: Vec<GaugeModel>,
    /// What happens in the years in which the envelope is too small.
    pub shortage: Shortage,
}

/// The demand of a period against the envelope.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GaugeModel {
    /// The id of the gauge for tests: `fund-` with the payer's id and the year, or `total`.
    pub place: String,
    /// The year, or the years.
    pub period: String,
    /// The demand.
    pub demand: AmountModel,
    /// The amount paid, where that is less than the demand.
    pub paid: Option<AmountModel>,
    /// The length of the demand's bar, in thousandths of the scale.
    pub filled: u32,
    /// The length of the part within the envelope, in thousandths of the scale.
    pub within: u32,
    /// The place of the envelope, in thousandths of the scale, if there is one.
    pub limit: Option<u32>,
    /// The amount that stays unpaid or is paid beyond the envelope, in words.
    pub over: Option<String>,
    /// The share of the envelope that is used.
    pub used: Option<String>,
    /// A sentence for screen readers.
    pub spoken: String,
}

pub(super) fn payer(input: Input<'_>, index: usize, payer: &PayerFigures) -> PayerModel {
    let Input { lang, unit, policy, .. } = input;
    let view = &policy.payers[index];
    let largest = payer.years.iter().map(|year| year.demand).max().unwrap_or_default();
    // The envelope stands at five sixths of the gauge until demand asks for more room.
    let room = payer.envelope.map_or(0, |(envelope, _)| envelope.0.saturating_add(envelope.0 / 5));
    let amount_words = |fen: Fen| figures::money_with_unit(lang, fen, unit);
    let annual = |envelope: Option<Fen>, scale: i64| -> Vec<GaugeModel> {
        let years = policy.years.iter().zip(&payer.years);
        years.map(|(year, figures)| gauge(input, &view.id, Some(*year), Asked::of(figures), envelope, scale)).collect()
    };
    let (envelope, gauges) = match payer.envelope {
        Some((envelope, Period::Annual)) => {
            let words = text(lang, "app-envelope-annual", &[("amount", amount_words(envelope).into())]);
            (Some(words), annual(Some(envelope), room.max(largest.0)))
        }
        Some((envelope, Period::Whole)) => {
            let words = text(lang, "app-envelope-whole", &[("amount", amount_words(envelope).into())]);
            let scale = room.max(payer.demand.0);
            let whole = Asked { demand: payer.demand, paid: payer.paid, excess: payer.excess };
            let mut gauges = vec![gauge(input, &view.id, None, whole, Some(envelope), scale)];
            gauges.extend(annual(None, scale));
            (Some(words), gauges)
        }
        None => (None, annual(None, largest.0)),
    };
    let shortage = match payer.excess {
        _ if payer.paid < payer.demand => Shortage::Rationed,
        Some(excess) if excess.0 > 0 => Shortage::Reported,
        _ => Shortage::None,
    };
    PayerModel {
        index,
        id: view.id.clone(),
        label: lang.of(&view.label).to_owned(),
        note: view.note.as_ref().map(|note| lang.of(note).to_owned()),
        envelope,
        gauges,
        shortage,
    }
}

/// The gauge of one year, or of all years; `scale` is the amount at the end of its scale.
fn gauge(
    input: Input<'_>,
    payer: &str,
    year: Option<i32>,
    asked: Asked,
    envelope: Option<Fen>,
    scale: i64,
) -> GaugeModel {
    let Input { lang, unit, .. } = input;
    let part = |fen: Fen| {
        let thousandths = i128::from(fen.0) * 1_000 / i128::from(scale.max(1));
        u32::try_from(thousandths.clamp(0, 1_000)).unwrap_or(0)
    };
    let (demand, over) = (asked.demand, asked.short(input));
    let used = envelope.map(|envelope| figures::percent(lang, demand.0, envelope.0));
    let period = year.map_or_else(|| text(lang, "app-all-years", &[]), |year| year.to_string());
    let words = |fen: Fen| figures::money_with_unit(lang, fen, unit);
    let (id, second) = match (&over, envelope) {
        (Some(over), _) => ("app-gauge-spoken-over", ("over", over.clone())),
        (None, Some(envelope)) => ("app-gauge-spoken", ("envelope", words(envelope))),
        (None, None) => ("app-gauge-spoken-free", ("envelope", String::new())),
    };
    let args = [("period", period.clone().into()), ("demand", words(demand).into()), (second.0, second.1.into())];
    let limit = envelope.map(part);
    let paid = where_less(input, demand, asked.paid);
    let within = if paid.is_some() { part(asked.paid) } else { part(demand).min(limit.unwrap_or(u32::MAX)) };
    GaugeModel {
        place: year.map_or_else(|| format!("fund-{payer}-total"), |year| format!("fund-{payer}-{year}")),
        filled: part(demand),
        within,
        limit,
        demand: amount(lang, unit, demand),
        paid,
        period,
        over,
        used,
        spoken: text(lang, id, &args),
    }
}
