//! What the charts are made from, and what they are made of.

use crate::ui::model::series::decimal;
use cesuan_base::money::{Fen, MoneyUnit};
use cesuan_i18n::{Lang, accounts, figures, text};
use cesuan_session::{ComparedMeasure, Comparison, Outcome};

/// How many columns the styles tell apart: the draft and every scenario of the largest set.
pub const COLUMNS: usize = 9;

/// What the charts are made from.
#[derive(Clone, Copy, Debug)]
pub struct ChartInput<'a> {
    /// The language of the page.
    pub lang: Lang,
    /// The unit of amounts.
    pub unit: MoneyUnit,
    /// The scenarios side by side.
    pub comparison: &'a Comparison,
}

/// A number of a chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// In the unit of the page, as plain decimal text.
    pub number: String,
    /// As a person reads it.
    pub label: String,
}

/// The bars of a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnBars {
    /// The column, which decides colour and pattern.
    pub column: usize,
    /// Its name.
    pub name: String,
    /// One for each row of the chart; none where the column has no such figure.
    pub points: Vec<Option<Point>>,
}

impl<'a> ChartInput<'a> {
    /// The name of a column, unlike that of any other.
    pub fn name(self, column: usize) -> String {
        let draft = text(self.lang, "app-draft", &[]);
        match self.comparison.columns.get(column) {
            None => String::new(),
            Some(_) if column == 0 => draft,
            Some(found) if found.name == draft => text(self.lang, "charts-named-draft", &[("name", draft.into())]),
            Some(found) => found.name.clone(),
        }
    }

    /// The columns that have figures.
    pub(super) fn costed(self) -> impl Iterator<Item = (usize, &'a Outcome)> {
        let columns = self.comparison.columns.iter().enumerate();
        columns.filter_map(|(column, found)| Some((column, found.outcome.as_ref()?)))
    }

    pub(super) fn point(self, amount: Fen) -> Point {
        Point { number: decimal(self.lang, amount, self.unit), label: figures::money(self.lang, amount, self.unit) }
    }

    /// An amount inside a sentence.
    pub(super) fn said(self, amount: Fen) -> String {
        figures::money_with_unit(self.lang, amount, self.unit)
    }

    pub(super) fn unit_name(self) -> String {
        figures::unit_name(self.lang, self.unit)
    }

    /// What the leading account is called, the first of the comparison.
    pub(crate) fn leading_name(self) -> String {
        self.comparison.accounts.first().map(|account| accounts::compared(self.lang, account)).unwrap_or_default()
    }

    /// What the leading account pays in a column.
    pub(crate) fn leading(self, outcome: &Outcome) -> Fen {
        outcome.accounts.first().map(|cell| cell.total.paid).unwrap_or_default()
    }

    /// What the leading account pays of a measure in a column; nothing where the column does not have it.
    pub(super) fn leading_part(self, measure: &ComparedMeasure, column: usize) -> Fen {
        let leads = |id: &String| {
            let payer = self.comparison.payers.iter().find(|payer| payer.id == *id);
            payer.is_some_and(|payer| payer.account == 0)
        };
        let figures = measure.columns.get(column).and_then(Option::as_ref);
        let shares = figures.into_iter().flat_map(|figures| measure.payers.iter().zip(&figures.shares));
        Fen(shares.filter(|(id, _)| leads(id)).map(|(_, share)| share.total.paid.0).sum())
    }

    /// How a column differs from the baseline in the other accounts and in what falls due after the policy, in words.
    pub(crate) fn beside(self, before: &Outcome, after: &Outcome) -> Vec<String> {
        let told = |name: String, change: Fen| {
            let change = figures::signed_with_unit(self.lang, change, self.unit);
            text(self.lang, "charts-step", &[("measure", name.into()), ("change", change.into())])
        };
        let others = self.comparison.accounts.iter().enumerate().skip(1);
        let others = others.map(|(at, account)| {
            let paid = |outcome: &Outcome| outcome.accounts.get(at).map(|cell| cell.total.paid).unwrap_or_default();
            (accounts::compared(self.lang, account), paid(after).less(paid(before)))
        });
        let due = |outcome: &Outcome| Fen(outcome.commitments.iter().map(|year| year.0).sum());
        let committed =
            (accounts::commitments(self.lang, &self.comparison.commitment_years), due(after).less(due(before)));
        let all = others.chain([committed]).filter(|(_, change)| *change != Fen::ZERO);
        all.map(|(name, change)| told(name, change)).collect()
    }

    /// Parts of a sentence as one.
    pub(super) fn joined(self, parts: impl Iterator<Item = String>) -> String {
        parts.collect::<Vec<_>>().join(&text(self.lang, "charts-joint", &[]))
    }
}
