//! What the report is made from, and its tables of words.

use cesuan_base::money::{Fen, MoneyUnit};
use cesuan_i18n::{Lang, figures, text};
use cesuan_session::{Comparison, PolicyView, PopulationView};

use crate::ui::model::compare::charts::ChartInput;

/// What the report is made from.
#[derive(Clone, Copy, Debug)]
pub struct ReportInput<'a> {
    /// The language of the page.
    pub lang: Lang,
    /// The unit of amounts.
    pub unit: MoneyUnit,
    /// The policy as drafted.
    pub policy: &'a PolicyView,
    /// The population, once it is there.
    pub population: Option<&'a PopulationView>,
    /// The scenarios side by side.
    pub comparison: &'a Comparison,
    /// The date it bears.
    pub date: &'a str,
}

/// A table of words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlainTable {
    /// The heads of its columns.
    pub heads: Vec<String>,
    /// Its rows.
    pub rows: Vec<Vec<String>>,
}

impl<'a> ReportInput<'a> {
    pub(super) fn say(self, id: &str) -> String {
        text(self.lang, id, &[])
    }

    pub(super) fn charted(self) -> ChartInput<'a> {
        ChartInput { lang: self.lang, unit: self.unit, comparison: self.comparison }
    }

    /// The name of a column.
    pub(super) fn name(self, column: usize) -> String {
        self.charted().name(column)
    }

    /// An amount inside a sentence.
    pub(super) fn said(self, amount: Fen) -> String {
        figures::money_with_unit(self.lang, amount, self.unit)
    }

    /// Names as a list inside a sentence.
    pub(super) fn listed(self, names: impl Iterator<Item = String>) -> String {
        names.collect::<Vec<_>>().join(&self.say("figures-separator"))
    }
}
