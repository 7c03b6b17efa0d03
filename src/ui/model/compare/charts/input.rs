//! What the charts are made from, and what they are made of.

use crate::ui::model::series::decimal;
use cesuan_base::money::{Fen, MoneyUnit};
use cesuan_i18n::{Lang, figures, text};
use cesuan_session::{Comparison, Outcome};

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

    /// Parts of a sentence as one.
    pub(super) fn joined(self, parts: impl Iterator<Item = String>) -> String {
        parts.collect::<Vec<_>>().join(&text(self.lang, "charts-joint", &[]))
    }
}
