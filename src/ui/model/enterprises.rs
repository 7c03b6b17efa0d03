//! The model of the list of enterprises.

use cesuan_base::money::Fen;
use cesuan_i18n::{figures, text};
use cesuan_session::{EnterprisePage, EnterpriseRow, PolicyView, Received};

use super::Input;
use super::figures::{AmountModel, ChangeModel, amount, change};

/// The totals of a query and a block of its rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RosterModel {
    /// The number of enterprises found.
    pub count: u64,
    /// Figures about all enterprises found.
    pub totals: Vec<RosterTotal>,
    /// Whether less is paid than asked for.
    pub rationed: bool,
    /// The number of the first row in `rows`, counted from 0.
    pub first: u64,
    pub rows: Vec<RosterRow>,
    /// The sentence for people who hear the page.
    pub announced: String,
}

/// A figure about all enterprises found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RosterTotal {
    /// The end of the text id and of the test id.
    pub id: &'static str,
    pub label: String,
    /// The figure in words.
    pub shown: String,
    /// Yuan with two decimals, where the figure is an amount.
    pub yuan: Option<String>,
}

/// An enterprise of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RosterRow {
    pub id: String,
    /// The name, or the id where it has none.
    pub name: String,
    /// The label of its group in each facet.
    pub facets: Vec<String>,
    /// What its lines ask for, over all years.
    pub demand: AmountModel,
    /// What it is paid, over all years.
    pub paid: AmountModel,
    /// Income forgone in its favour, over all years.
    pub relief: AmountModel,
    /// The difference from the draft in all it receives.
    pub change: ChangeModel,
    /// The measures of which it has lines: index and label.
    pub measures: Vec<(usize, String)>,
}

/// The model of a block of rows and its totals.
pub fn roster(input: Input<'_>, page: &EnterprisePage) -> RosterModel {
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
    RosterModel {
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
