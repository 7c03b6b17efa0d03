//! The figures beside the draft.

use crate::check::Period;
use crate::engine::PayerFigures;
use crate::i18n::{figures, text};
use crate::money::Fen;
use crate::session::FiguresView;

use super::Input;
use super::figures::{AmountView, ChangeView, CostView, amount, change, cost};
use super::series::{ChartView, chart};

/// The figures beside the draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PanelView {
    /// The unit of the amounts, in words.
    pub unit: String,
    /// Everything spent.
    pub total: TotalView,
    /// Everything forgone, where the policy forgoes income.
    pub relief: Option<TotalView>,
    /// Who pays, those with an envelope first.
    pub payers: Vec<PayerView>,
    /// The chart.
    pub chart: ChartView,
    /// The table by clause.
    pub table: TableView,
    /// What differs from the draft.
    pub changes: Vec<ChangedView>,
    /// Whether something was changed and every figure stayed as it was.
    pub nothing_moved: bool,
    /// Whether the figures are those of earlier settings.
    pub stale: bool,
    /// One sentence for people who hear the page.
    pub announced: String,
}

/// A total over the years.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TotalView {
    /// The total.
    pub amount: AmountView,
    /// What the draft comes to.
    pub draft: AmountView,
    /// Against the draft.
    pub change: ChangeView,
    /// By year.
    pub years: Vec<(i32, AmountView)>,
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

/// The table by clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableView {
    /// One row per measure.
    pub rows: Vec<RowView>,
    /// The sum of what is spent.
    pub total: AmountView,
    /// Against the draft.
    pub change: ChangeView,
}

/// A row of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowView {
    /// The measure's index.
    pub measure: usize,
    /// The measure's id.
    pub id: String,
    /// Its label.
    pub label: String,
    /// Whether it is income forgone, outside the sum.
    pub forgone: bool,
    /// What it costs.
    pub cost: CostView,
}

/// A parameter that differs from the draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangedView {
    /// Its index.
    pub parameter: usize,
    /// Its id.
    pub id: String,
    /// Its label.
    pub label: String,
    /// What the draft says.
    pub draft: String,
    /// What it is set to.
    pub value: String,
}

pub(super) fn panel(input: Input<'_>, view: &FiguresView) -> PanelView {
    let Input { lang, unit, policy, .. } = input;
    let (scenario, draft) = (&view.scenario, &view.draft);
    let total = |now: Fen, before: Fen, years: Vec<Fen>| TotalView {
        amount: amount(lang, unit, now),
        draft: amount(lang, unit, before),
        change: change(lang, unit, now, before),
        years: policy.years.iter().copied().zip(years.into_iter().map(|year| amount(lang, unit, year))).collect(),
    };
    let spending = total(
        scenario.spending_total.demand,
        draft.spending_total.demand,
        scenario.spending.iter().map(|year| year.demand).collect(),
    );
    let relief = (scenario.relief_total.demand.0 != 0 || draft.relief_total.demand.0 != 0).then(|| {
        let years = scenario.relief.iter().map(|year| year.demand).collect();
        total(scenario.relief_total.demand, draft.relief_total.demand, years)
    });
    let mut payers: Vec<PayerView> =
        scenario.payers.iter().enumerate().map(|(at, figures)| payer(input, at, figures)).collect();
    payers.sort_by_key(|payer| payer.envelope.is_none());
    let changes = changes(input);
    PanelView {
        unit: figures::unit_name(lang, unit),
        announced: text(
            lang,
            "app-announce",
            &[
                ("total", figures::money_with_unit(lang, scenario.spending_total.demand, unit).into()),
                ("change", spending.change.spoken.clone().into()),
            ],
        ),
        relief,
        payers,
        chart: chart(input, view),
        table: table(input, view),
        nothing_moved: !changes.is_empty() && !input.stale && scenario == draft,
        changes,
        stale: input.stale,
        total: spending,
    }
}

fn table(input: Input<'_>, view: &FiguresView) -> TableView {
    let pairs = view.scenario.measures.iter().zip(&view.draft.measures);
    let rows =
        input.policy.measures.iter().zip(pairs).enumerate().map(|(index, (measure, (scenario, draft)))| RowView {
            measure: index,
            id: measure.id.clone(),
            label: input.lang.of(&measure.label).to_owned(),
            forgone: input.policy.payers[measure.payer.index()].forgone,
            cost: cost(input, scenario, draft),
        });
    let (now, before) = (view.scenario.spending_total.demand, view.draft.spending_total.demand);
    TableView {
        rows: rows.collect(),
        total: amount(input.lang, input.unit, now),
        change: change(input.lang, input.unit, now, before),
    }
}

fn changes(input: Input<'_>) -> Vec<ChangedView> {
    let Input { lang, policy, overlay, .. } = input;
    let view = |index: usize| {
        let parameter = &policy.parameters[index];
        let words = |values: &[_]| figures::setting(lang, parameter, &policy.categories, &policy.years, values);
        ChangedView {
            parameter: index,
            id: parameter.id.clone(),
            label: lang.of(&parameter.label).to_owned(),
            draft: words(&parameter.draft),
            value: words(&overlay.values(policy, index)),
        }
    };
    overlay.changed(policy).into_iter().map(view).collect()
}

fn payer(input: Input<'_>, index: usize, payer: &PayerFigures) -> PayerView {
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
