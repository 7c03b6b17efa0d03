//! The figures beside the draft.

use std::rc::Rc;

use cesuan_engine::Amounts;
use cesuan_i18n::{figures, text};
use cesuan_session::FiguresView;

use super::Input;
use super::figures::{AmountModel, ChangeModel, CostModel, amount, change, cost, where_less};
use super::gauges::{PayerModel, payer};
use super::header::{BasisModel, basis};
use super::series::{ChartModel, chart};

/// The figures beside the draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PanelModel {
    /// The unit of the amounts, in words.
    pub unit: String,
    /// What the figures are of.
    pub basis: Option<BasisModel>,
    /// Everything spent.
    pub total: TotalModel,
    /// Everything forgone, where the policy forgoes income.
    pub relief: Option<TotalModel>,
    /// Who pays, those with an envelope first.
    pub payers: Vec<PayerModel>,
    /// What each measure costs.
    pub costs: Vec<Rc<CostModel>>,
    /// The chart.
    pub chart: Rc<ChartModel>,
    /// The table by clause.
    pub table: TableModel,
    /// Whether every figure is the draft's.
    pub as_drafted: bool,
    /// One sentence for people who hear the page.
    pub announced: String,
}

/// A total over the years.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TotalModel {
    /// What is paid.
    pub amount: AmountModel,
    /// What is asked for, where that is more.
    pub demand: Option<AmountModel>,
    /// What the draft comes to.
    pub draft: AmountModel,
    /// Against the draft.
    pub change: ChangeModel,
}

/// The table by clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableModel {
    /// One row per measure.
    pub rows: Vec<Rc<RowModel>>,
    /// What is asked for, of what is spent.
    pub demand: AmountModel,
    /// The sum of what is paid; none where that is what is asked for, everywhere.
    pub paid: Option<AmountModel>,
    /// Against the draft.
    pub change: ChangeModel,
}

/// A row of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowModel {
    /// The measure's index.
    pub measure: usize,
    /// The measure's id.
    pub id: String,
    /// Its label.
    pub label: String,
    /// Whether it is income forgone, outside the sum.
    pub forgone: bool,
    /// What it costs.
    pub cost: Rc<CostModel>,
}

/// A parameter that differs from the draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangedModel {
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
pub fn panel(input: Input<'_>) -> Option<PanelModel> {
    input.figures.map(|view| of(input, view))
}

fn of(input: Input<'_>, view: &FiguresView) -> PanelModel {
    let Input { lang, unit, .. } = input;
    let (scenario, draft) = (&view.scenario, &view.draft);
    let total = |now: Amounts, before: Amounts| TotalModel {
        amount: amount(lang, unit, now.paid),
        demand: (now.paid < now.demand).then(|| amount(lang, unit, now.demand)),
        draft: amount(lang, unit, before.paid),
        change: change(lang, unit, now.paid, before.paid),
    };
    let spending = total(scenario.spending_total, draft.spending_total);
    let relief = (scenario.relief_total.demand.0 != 0 || draft.relief_total.demand.0 != 0)
        .then(|| total(scenario.relief_total, draft.relief_total));
    let mut payers: Vec<PayerModel> =
        scenario.payers.iter().enumerate().map(|(at, figures)| payer(input, at, figures)).collect();
    payers.sort_by_key(|payer| payer.envelope.is_none());
    let costs = scenario.measures.iter().zip(&draft.measures).map(|(now, before)| Rc::new(cost(input, now, before)));
    let costs: Vec<_> = costs.collect();
    PanelModel {
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

fn table(input: Input<'_>, view: &FiguresView, costs: &[Rc<CostModel>]) -> TableModel {
    let rows = input.policy.measures.iter().zip(costs).enumerate().map(|(index, (measure, cost))| {
        Rc::new(RowModel {
            measure: index,
            id: measure.id.clone(),
            label: input.lang.of(&measure.label).to_owned(),
            forgone: input.policy.payers[measure.payer.index()].forgone,
            cost: cost.clone(),
        })
    });
    let (now, before) = (view.scenario.spending_total, view.draft.spending_total);
    TableModel {
        rows: rows.collect(),
        demand: amount(input.lang, input.unit, now.demand),
        paid: where_less(input, now.demand, now.paid),
        change: change(input.lang, input.unit, now.paid, before.paid),
    }
}

/// What differs from the draft.
pub fn changes(input: Input<'_>) -> Vec<ChangedModel> {
    let Input { lang, policy, overlay, .. } = input;
    let view = |index: usize| {
        let parameter = &policy.parameters[index];
        let words = |values: &[_]| figures::setting(lang, parameter, &policy.categories, &policy.years, values);
        ChangedModel {
            parameter: index,
            id: parameter.id.clone(),
            label: lang.of(&parameter.label).to_owned(),
            draft: words(&parameter.draft),
            value: words(&overlay.values(policy, index)),
        }
    };
    overlay.changed(policy).into_iter().map(view).collect()
}
