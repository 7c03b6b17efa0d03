//! The figures beside the draft.

use std::rc::Rc;

use cesuan_engine::Amounts;
use cesuan_i18n::{figures, text};
use cesuan_session::FiguresView;

use super::Input;
use super::figures::{AmountView, ChangeView, CostView, amount, change, cost, where_less};
use super::gauges::{PayerView, payer};
use super::header::{BasisView, basis};
use super::series::{ChartView, chart};

/// The figures beside the draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PanelView {
    /// The unit of the amounts, in words.
    pub unit: String,
    /// What the figures are of.
    pub basis: Option<BasisView>,
    /// Everything spent.
    pub total: TotalView,
    /// Everything forgone, where the policy forgoes income.
    pub relief: Option<TotalView>,
    /// Who pays, those with an envelope first.
    pub payers: Vec<PayerView>,
    /// What each measure costs.
    pub costs: Vec<Rc<CostView>>,
    /// The chart.
    pub chart: Rc<ChartView>,
    /// The table by clause.
    pub table: TableView,
    /// Whether every figure is the draft's.
    pub as_drafted: bool,
    /// One sentence for people who hear the page.
    pub announced: String,
}

/// A total over the years.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TotalView {
    /// What is paid.
    pub amount: AmountView,
    /// What is asked for, where that is more.
    pub demand: Option<AmountView>,
    /// What the draft comes to.
    pub draft: AmountView,
    /// Against the draft.
    pub change: ChangeView,
}

/// The table by clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableView {
    /// One row per measure.
    pub rows: Vec<Rc<RowView>>,
    /// What is asked for, of what is spent.
    pub demand: AmountView,
    /// The sum of what is paid; none where that is what is asked for, everywhere.
    pub paid: Option<AmountView>,
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
    pub cost: Rc<CostView>,
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
    let Input { lang, unit, .. } = input;
    let (scenario, draft) = (&view.scenario, &view.draft);
    let total = |now: Amounts, before: Amounts| TotalView {
        amount: amount(lang, unit, now.paid),
        demand: (now.paid < now.demand).then(|| amount(lang, unit, now.demand)),
        draft: amount(lang, unit, before.paid),
        change: change(lang, unit, now.paid, before.paid),
    };
    let spending = total(scenario.spending_total, draft.spending_total);
    let relief = (scenario.relief_total.demand.0 != 0 || draft.relief_total.demand.0 != 0)
        .then(|| total(scenario.relief_total, draft.relief_total));
    let mut payers: Vec<PayerView> =
        scenario.payers.iter().enumerate().map(|(at, figures)| payer(input, at, figures)).collect();
    payers.sort_by_key(|payer| payer.envelope.is_none());
    let costs = scenario.measures.iter().zip(&draft.measures).map(|(now, before)| Rc::new(cost(input, now, before)));
    let costs: Vec<_> = costs.collect();
    PanelView {
        unit: figures::unit_name(lang, unit),
        basis: basis(lang, input.population),
        announced: text(
            lang,
            "app-announce",
            &[
                ("total", figures::money_with_unit(lang, scenario.spending_total.paid, unit).into()),
                ("change", spending.change.spoken.clone().into()),
            ],
        ),
        relief,
        payers,
        chart: Rc::new(chart(input, view)),
        table: table(input, view, &costs),
        costs,
        as_drafted: scenario == draft,
        total: spending,
    }
}

fn table(input: Input<'_>, view: &FiguresView, costs: &[Rc<CostView>]) -> TableView {
    let rows = input.policy.measures.iter().zip(costs).enumerate().map(|(index, (measure, cost))| {
        Rc::new(RowView {
            measure: index,
            id: measure.id.clone(),
            label: input.lang.of(&measure.label).to_owned(),
            forgone: input.policy.payers[measure.payer.index()].forgone,
            cost: cost.clone(),
        })
    });
    let (now, before) = (view.scenario.spending_total, view.draft.spending_total);
    TableView {
        rows: rows.collect(),
        demand: amount(input.lang, input.unit, now.demand),
        paid: where_less(input, now.demand, now.paid),
        change: change(input.lang, input.unit, now.paid, before.paid),
    }
}

/// What differs from the draft.
pub fn changes(input: Input<'_>) -> Vec<ChangedView> {
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
