//! The total in one line, for every page.

use cesuan_i18n::{accounts, figures, text};

use super::Input;
use super::figures::{AmountModel, ChangeModel, amount, change};
use super::gauges::over;
use super::header::{BasisModel, basis};
use super::headline::total;

/// The total in one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SummaryModel {
    /// The budget that leads.
    pub label: String,
    /// The amount it pays.
    pub total: AmountModel,
    /// The unit of the amounts, in words.
    pub unit: String,
    /// The amount paid compared with the draft's.
    pub change: ChangeModel,
    /// The kind of population.
    pub basis: Option<BasisModel>,
    /// Whether the envelopes are large enough, where there are any.
    pub envelopes: Option<EnvelopesModel>,
}

/// Whether the envelopes are large enough.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EnvelopesModel {
    /// The first envelope that is too small, or that all are large enough, in words.
    pub said: String,
    /// Whether an envelope is too small.
    pub over: bool,
}

/// The total in one line; none before the first figures are there.
pub fn summary(input: Input<'_>) -> Option<SummaryModel> {
    let Input { lang, unit, figures, .. } = input;
    let view = figures?;
    let leading = input.policy.leading_budget();
    let (now, before) = (total(&view.scenario, leading).paid, total(&view.draft, leading).paid);
    let limited = view.scenario.payers.iter().filter(|payer| payer.envelope.is_some());
    let envelopes = limited.clone().next().map(|_| {
        let short = limited.clone().find_map(|payer| over(input, payer));
        let over = short.is_some();
        EnvelopesModel { said: short.unwrap_or_else(|| text(lang, "app-within-envelope", &[])), over }
    });
    Some(SummaryModel {
        label: accounts::leading(lang, input.policy),
        total: amount(lang, unit, now),
        unit: figures::unit_name(lang, unit),
        change: change(lang, unit, now, before),
        basis: basis(lang, input.population),
        envelopes,
    })
}
