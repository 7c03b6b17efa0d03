//! The chart's numbers: clauses by year.

use cesuan_base::money::{Fen, MoneyUnit};
use cesuan_engine::Amounts;
use cesuan_i18n::{Lang, figures, text};
use cesuan_session::FiguresView;

use super::Input;

/// The number of colours for measures in the styles; further measures begin with the first colour again.
pub const SERIES: usize = 20;

/// The chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChartModel {
    /// A title.
    pub title: String,
    /// The years, in words.
    pub years: Vec<String>,
    /// One series per measure that spends.
    pub series: Vec<SeriesModel>,
    /// The draft's total by year, where it differs.
    pub draft: Option<SeriesModel>,
    /// The unit, in words.
    pub unit: String,
    /// A description for screen readers.
    pub described: String,
}

/// A measure's numbers by year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeriesModel {
    pub label: String,
    /// The measure's index, which decides the colour.
    pub at: usize,
    /// The numbers in the page's unit, as plain decimal text.
    pub numbers: Vec<String>,
}

/// An amount in a unit as plain decimal text.
pub(super) fn decimal(lang: Lang, amount: Fen, unit: MoneyUnit) -> String {
    figures::money(lang, amount, unit).replace(',', "").replace('\u{2212}', "-")
}

pub(super) fn chart(input: Input<'_>, view: &FiguresView) -> ChartModel {
    let Input { lang, unit, policy, .. } = input;
    let number = |fen: Fen| decimal(lang, fen, unit);
    let spends = |index: &usize| !policy.is_forgone(&policy.measures[*index]);
    let series = (0..view.scenario.measures.len()).filter(spends).map(|index| SeriesModel {
        label: lang.of(&policy.measures[index].label).to_owned(),
        at: index,
        numbers: view.scenario.measures[index].years.iter().map(|year| number(year.paid)).collect(),
    });
    let paid = |years: &[Amounts]| years.iter().map(|year| year.paid).collect::<Vec<_>>();
    let moved = paid(&view.scenario.spending) != paid(&view.draft.spending);
    let draft = moved.then(|| SeriesModel {
        label: text(lang, "app-chart-draft", &[]),
        at: usize::MAX,
        numbers: view.draft.spending.iter().map(|year| number(year.paid)).collect(),
    });
    let by_year = policy.years.iter().zip(&view.scenario.spending).map(|(year, spending)| {
        let amount = figures::money_with_unit(lang, spending.paid, unit);
        text(lang, "app-chart-year", &[("year", year.to_string().into()), ("amount", amount.into())])
    });
    let by_year = by_year.collect::<Vec<_>>().join(&text(lang, "app-chart-joint", &[]));
    ChartModel {
        title: text(lang, "app-chart", &[]),
        years: policy.years.iter().map(ToString::to_string).collect(),
        series: series.collect(),
        draft,
        unit: figures::unit_name(lang, unit),
        described: text(lang, "app-chart-described", &[("years", by_year.into())]),
    }
}
