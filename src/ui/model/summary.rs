//! The total in one line, for every page.

use cesuan_i18n::{figures, text};

use super::Input;
use super::figures::{AmountView, ChangeView, amount, change};
use super::gauges::over;
use super::header::{BasisView, basis};

/// The total in one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SummaryView {
    /// Everything paid.
    pub total: AmountView,
    /// The unit of the amounts, in words.
    pub unit: String,
    /// Against the draft.
    pub change: ChangeView,
    /// What the figures are of.
    pub basis: Option<BasisView>,
    /// How the envelopes stand, where there are any.
    pub envelopes: Option<EnvelopesView>,
}

/// How the envelopes stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EnvelopesView {
    /// In words: the first one that does not suffice, or that all do.
    pub said: String,
    /// Whether one does not suffice.
    pub over: bool,
}

/// The total in one line; none before the first figures are there.
pub fn summary(input: Input<'_>) -> Option<SummaryView> {
    let Input { lang, unit, figures, .. } = input;
    let view = figures?;
    let (now, before) = (view.scenario.spending_total.paid, view.draft.spending_total.paid);
    let limited = view.scenario.payers.iter().filter(|payer| payer.envelope.is_some());
    let envelopes = limited.clone().next().map(|_| {
        let short = limited.clone().find_map(|payer| over(input, payer));
        let over = short.is_some();
        EnvelopesView { said: short.unwrap_or_else(|| text(lang, "app-within-envelope", &[])), over }
    });
    Some(SummaryView {
        total: amount(lang, unit, now),
        unit: figures::unit_name(lang, unit),
        change: change(lang, unit, now, before),
        basis: basis(lang, input.population),
        envelopes,
    })
}
