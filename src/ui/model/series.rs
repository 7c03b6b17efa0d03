//! The chart's numbers: what the leading budget pays for each clause by year.

use cesuan_base::id::PayerId;
use cesuan_base::money::{Fen, MoneyUnit};
use cesuan_engine::Figures;
use cesuan_i18n::{Lang, accounts, figures, text};
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
    /// One series per measure that the leading budget pays for.
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
    let leading = policy.leading_budget();
    let pays = |payer: PayerId| {
        let payer = &policy.payers[payer.index()];
        !payer.forgone && (payer.ledger, payer.level) == leading
    };
    let spends = |index: &usize| policy.measures[*index].payers.iter().any(|payer| pays(*payer));
    // What the budget pays of a measure, by year.
    let paid_of = |index: usize| {
        let shares = view.scenario.measures[index].shares.iter().filter(|share| pays(share.payer));
        let mut years = vec![0; policy.years.len()];
        shares.for_each(|share| years.iter_mut().zip(&share.years).for_each(|(sum, year)| *sum += year.paid.0));
        years
    };
    let series = (0..view.scenario.measures.len()).filter(spends).map(|index| SeriesModel {
        label: lang.of(&policy.measures[index].label).to_owned(),
        at: index,
        numbers: paid_of(index).into_iter().map(|paid| number(Fen(paid))).collect(),
    });
    let paid = |figures: &Figures| {
        let own = figures.ledger(leading.0, leading.1);
        own.map(|own| own.years.iter().map(|year| year.paid).collect::<Vec<_>>()).unwrap_or_default()
    };
    let (now, before) = (paid(&view.scenario), paid(&view.draft));
    let draft = (now != before).then(|| SeriesModel {
        label: text(lang, "app-chart-draft", &[]),
        at: usize::MAX,
        numbers: before.iter().map(|paid| number(*paid)).collect(),
    });
    let by_year = policy.years.iter().zip(&now).map(|(year, paid)| {
        let amount = figures::money_with_unit(lang, *paid, unit);
        text(lang, "app-chart-year", &[("year", year.to_string().into()), ("amount", amount.into())])
    });
    let by_year = by_year.collect::<Vec<_>>().join(&text(lang, "app-chart-joint", &[]));
    let budget = accounts::leading(lang, policy);
    ChartModel {
        title: text(lang, "app-chart", &[("budget", budget.clone().into())]),
        years: policy.years.iter().map(ToString::to_string).collect(),
        series: series.collect(),
        draft,
        unit: figures::unit_name(lang, unit),
        described: text(lang, "app-chart-described", &[("budget", budget.into()), ("years", by_year.into())]),
    }
}
