//! The figures beside the draft.

use std::rc::Rc;

use cesuan_i18n::{figures, text};
use cesuan_session::FiguresView;

use super::Input;
use super::figures::{CostModel, cost};
use super::gauges::{PayerModel, payer};
use super::header::{BasisModel, basis};
use super::headline::{BudgetModel, HeadlineModel, headline, total};
use super::series::{ChartModel, chart};

/// The figures beside the draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PanelModel {
    /// The unit of the amounts, in words.
    pub unit: String,
    /// The kind of population.
    pub basis: Option<BasisModel>,
    pub headline: HeadlineModel,
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

/// The table by clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableModel {
    /// One row per measure.
    pub rows: Vec<Rc<RowModel>>,
    /// The sum of each budget that spends; nobody adds them up.
    pub sums: Vec<BudgetModel>,
    /// Whether a measure is paid less than it asks for.
    pub rationed: bool,
}

/// A row of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowModel {
    /// The measure's index.
    pub measure: usize,
    pub id: String,
    pub label: String,
    /// Whether the measure forgoes income, which is no part of the sums.
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
    let headline = headline(input, view);
    let leading = total(scenario, input.policy.leading_budget()).paid;
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
                ("budget", headline.budget.label.clone().into()),
                ("total", figures::money_with_unit(lang, leading, unit).into()),
                ("change", headline.budget.change.spoken.clone().into()),
            ],
        ),
        payers,
        chart: Rc::new(chart(input, view)),
        table: table(input, &headline, &costs),
        costs,
        as_drafted: scenario == draft,
        headline,
    }
}

fn table(input: Input<'_>, headline: &HeadlineModel, costs: &[Rc<CostModel>]) -> TableModel {
    let rows = input.policy.measures.iter().zip(costs).enumerate().map(|(index, (measure, cost))| {
        Rc::new(RowModel {
            measure: index,
            id: measure.id.clone(),
            label: input.lang.of(&measure.label).to_owned(),
            forgone: input.policy.is_forgone(measure),
            cost: cost.clone(),
        })
    });
    let spending = headline.beside.iter().filter(|budget| !budget.forgone);
    TableModel {
        rows: rows.collect(),
        sums: std::iter::once(&headline.budget).chain(spending).cloned().collect(),
        rationed: costs.iter().any(|cost| cost.paid.is_some()),
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
