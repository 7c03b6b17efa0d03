//! The list of enterprises.

use cesuan_base::money::Fen;
use cesuan_i18n::{figures, text};
use cesuan_session::{EnterprisePage, EnterpriseRow, PolicyView, Received};

use super::Input;
use super::figures::{AmountView, ChangeView, amount, change};

/// What the list shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RosterView {
    /// How many enterprises there are.
    pub count: u64,
    /// What they come to, one figure after the other.
    pub totals: Vec<RosterTotal>,
    /// Whether some lines are paid less than they ask for.
    pub rationed: bool,
    /// The first of the rows there are, counted from 0.
    pub first: u64,
    /// The rows there are.
    pub rows: Vec<RosterRow>,
    /// What people who hear the page are told.
    pub announced: String,
}

/// A figure about all enterprises found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RosterTotal {
    /// Its id, for tests.
    pub id: &'static str,
    /// What it is.
    pub label: String,
    /// The figure.
    pub shown: String,
    /// The amount exactly, where it is one.
    pub yuan: Option<String>,
}

/// An enterprise of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RosterRow {
    /// Its id.
    pub id: String,
    /// Its name, or its id where it has none.
    pub name: String,
    /// Its group of each facet, in words.
    pub facets: Vec<String>,
    /// What its lines ask for.
    pub demand: AmountView,
    /// What it is paid.
    pub paid: AmountView,
    /// Income forgone for it.
    pub relief: AmountView,
    /// Everything it receives against the draft.
    pub change: ChangeView,
    /// The measures it has lines of: index and label.
    pub measures: Vec<(usize, String)>,
}

/// The list of a page of rows.
pub fn roster(input: Input<'_>, page: &EnterprisePage) -> RosterView {
    let Input { lang, unit, policy, .. } = input;
    let totals = page.totals;
    let Received { demand, paid, relief } = totals.scenario;
    let count = figures::count(lang, totals.enterprises);
    let figure = |id: &'static str, shown: String, yuan: Option<Fen>| RosterTotal {
        id,
        label: text(lang, &format!("enterprises-total-{id}"), &[]),
        shown,
        yuan: yuan.map(Fen::yuan),
    };
    let money = |id, fen: Fen| figure(id, figures::money(lang, fen, unit), Some(fen));
    let rationed = demand != paid;
    let mut shown = vec![figure("count", count.clone(), None), money("demand", demand)];
    if rationed {
        shown.push(money("paid", paid));
    }
    if relief != Fen::ZERO {
        shown.push(money("relief", relief));
    }
    if totals.scenario != totals.draft || totals.gained + totals.lost > 0 {
        let difference = totals.scenario.all().less(totals.draft.all());
        shown.push(figure("change", figures::signed(lang, difference, unit), Some(difference)));
        shown.push(figure("gained", figures::count(lang, totals.gained), None));
        shown.push(figure("lost", figures::count(lang, totals.lost), None));
    }
    RosterView {
        count: totals.enterprises,
        totals: shown,
        rationed,
        first: page.query.offset,
        rows: page.rows.iter().map(|row| roster_row(input, policy, row)).collect(),
        announced: text(lang, "enterprises-announce", &[("count", count.into())]),
    }
}

fn roster_row(input: Input<'_>, policy: &PolicyView, row: &EnterpriseRow) -> RosterRow {
    let Input { lang, unit, .. } = input;
    let group = |(facet, group): (&cesuan_session::FacetView, &Option<u16>)| {
        let label = facet.group(*group);
        label.map_or_else(|| text(lang, "figures-no-share", &[]), |label| lang.of(label).to_owned())
    };
    RosterRow {
        id: row.id.clone(),
        name: row.title().to_owned(),
        facets: policy.facets.iter().zip(&row.facets).map(group).collect(),
        demand: amount(lang, unit, row.scenario.demand),
        paid: amount(lang, unit, row.scenario.paid),
        relief: amount(lang, unit, row.scenario.relief),
        change: change(lang, unit, row.scenario.all(), row.draft.all()),
        measures: row
            .measures
            .iter()
            .filter_map(|id| {
                let measure = policy.measures.get(id.index())?;
                Some((id.index(), lang.of(&measure.label).to_owned()))
            })
            .collect(),
    }
}
