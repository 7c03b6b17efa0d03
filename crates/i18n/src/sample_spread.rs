//! How far the figures of other drawn samples go, as sentences.

use cesuan_base::money::MoneyUnit;
use cesuan_policy::check::{Government, Ledger};
use cesuan_session::{FiguresView, PopulationView, SpreadAmount, SpreadOf};

use crate::{Lang, figures, text};

/// How far a figure of the draft goes in other samples, to be shown beside it. `None` where that is not known: see
/// [`PopulationView::spread_of`].
pub fn sentence(
    lang: Lang,
    unit: MoneyUnit,
    (population, figures): (&PopulationView, &FiguresView),
    of: SpreadOf,
    year: Option<usize>,
    amount: SpreadAmount,
) -> Option<String> {
    let seeds = population.spread.as_ref()?.seeds;
    let figure = population.spread_of(figures, of, year, amount)?;
    let money = |fen| figures::money_with_unit(lang, fen, unit).into();
    let args = [("seeds", figures::count(lang, seeds).into()), ("low", money(figure.p10)), ("high", money(figure.p90))];
    Some(text(lang, "figures-sample-spread", &args))
}

/// How far what the city pays from its general budget over the period goes: the headline's spread.
pub fn headline(
    lang: Lang,
    unit: MoneyUnit,
    shown: (&PopulationView, &FiguresView),
    amount: SpreadAmount,
) -> Option<String> {
    sentence(lang, unit, shown, SpreadOf::Ledger(Ledger::General, Government::City), None, amount)
}
