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
    /// The kind of population.
    pub basis: Option<BasisModel>,
    /// The spending of all measures over all years.
    pub total: TotalModel,
    /// The income forgone over all years, where the policy forgoes any.
    pub relief: Option<TotalModel>,
    /// The payers, those with an envelope first.
    pub payers: Vec<PayerModel>,
    /// The cost of each measure, in the policy's order.
    pub costs: Vec<Rc<CostModel>>,
    pub chart: Rc<ChartModel>,
    pub table: TableModel,
    /// Whether every figure equals the draft's.
    pub as_drafted: bool,
    /// A sentence for screen readers.
    pub announced: String,
}

/// A total over the years.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TotalModel {
    /// The amount paid.
    pub amount: AmountModel,
    /// The demand, where it is more than the amount paid.
    pub demand: Option<AmountModel>,
    /// The draft's amount paid.
    pub draft: AmountModel,
    /// The amount paid compared with the draft's.
    pub change: ChangeModel,
}

/// The table by clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableModel {
    /// One row per measure.
    pub rows: Vec<Rc<RowModel>>,
    /// The demand of all measures that spend.
    pub demand: AmountModel,
    /// The amount paid, where it is less than the demand.
    pub paid: Option<AmountModel>,
    /// The amount paid compared with the draft's.
    pub change: ChangeModel,
}

/// A row of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowModel {
    /// The measure's index.
    pub measure: usize,
    pub id: String,
    pub label: String,
    /// Whether the measure forgoes income, which is no part of the sum.
    pub forgone: bool,
    pub cost: Rc<CostModel>,
}

/// A parameter that differs from the draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangedModel {
    /// The parameter's index.
    pub parameter: usize,
    pub id: String,
    pub label: String,
    /// The drafted value, in words.
    pub draft: String,
    /// The value in force, in words.
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
            forgone: input.policy.is_forgone(measure),
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

/// The parameters that differ from the draft.
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
