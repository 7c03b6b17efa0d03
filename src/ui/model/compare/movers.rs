//! Who gains and who loses.

use crate::ui::model::figures::{AmountModel, ChangeModel, amount, change_said};
use cesuan_base::money::MoneyUnit;
use cesuan_i18n::{Lang, figures, text};
use cesuan_session::{EnterprisePage, FacetView};

/// A page of enterprises that receive other amounts than in the baseline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MoversView {
    /// How many there are, and what they gain or lose in all.
    pub said: String,
    /// The rows.
    pub rows: Vec<MoverRow>,
    /// Which of how many are shown.
    pub place: String,
    /// Where the page before begins, if there is one.
    pub before: Option<u64>,
    /// Where the page after begins, if there is one.
    pub after: Option<u64>,
}

/// An enterprise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MoverRow {
    /// Its id.
    pub id: String,
    /// Its name, or its id where it has none.
    pub name: String,
    /// Its groups, in words.
    pub facets: String,
    /// What it receives in the baseline.
    pub before: AmountModel,
    /// What it receives in the scenario.
    pub now: AmountModel,
    /// The difference.
    pub change: ChangeModel,
}

/// The words of a page; `said` is the id of the sentence over it.
pub fn movers(lang: Lang, unit: MoneyUnit, facets: &[FacetView], page: &EnterprisePage, said: &str) -> MoversView {
    let totals = page.totals;
    let difference = totals.scenario.all().less(totals.draft.all());
    let size = cesuan_base::money::Fen(difference.0.saturating_abs());
    let count = figures::count(lang, totals.enterprises);
    let args = [("count", count.clone().into()), ("amount", figures::money_with_unit(lang, size, unit).into())];
    let (first, shown) = (page.query.offset, page.rows.len() as u64);
    let group = |(facet, group): (&FacetView, &Option<u16>)| Some(lang.of(facet.group(*group)?).to_owned());
    let rows = page.rows.iter().map(|row| MoverRow {
        id: row.id.clone(),
        name: row.title().to_owned(),
        facets: facets.iter().zip(&row.facets).filter_map(group).collect::<Vec<_>>().join(" · "),
        before: amount(lang, unit, row.draft.all()),
        now: amount(lang, unit, row.scenario.all()),
        change: change_said(
            lang,
            unit,
            row.scenario.all(),
            row.draft.all(),
            ["compare-same", "compare-up", "compare-down"],
        ),
    });
    let step = u64::from(page.query.count);
    let place = [
        ("first", figures::count(lang, first + 1).into()),
        ("last", figures::count(lang, first + shown).into()),
        ("count", count.into()),
    ];
    MoversView {
        said: text(lang, said, &args),
        rows: rows.collect(),
        place: if shown == 0 { String::new() } else { text(lang, "app-cuts-place", &place) },
        before: (first > 0).then(|| first.saturating_sub(step)),
        after: (first + shown < totals.enterprises).then_some(first + shown),
    }
}
