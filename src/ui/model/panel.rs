//! The figures beside the draft.

use crate::i18n::{figures, text};
use crate::money::Fen;
use crate::session::FiguresView;

use super::Input;
use super::figures::{AmountView, ChangeView, CostView, amount, change, cost};
use super::gauges::{PayerView, payer};
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

/// The figures beside the draft; none before the first ones are there.
pub fn panel(input: Input<'_>) -> Option<PanelView> {
    input.figures.map(|view| of(input, view))
}

fn of(input: Input<'_>, view: &FiguresView) -> PanelView {
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
