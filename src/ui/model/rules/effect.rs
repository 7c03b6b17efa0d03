//! What changed rules do to the total, compared with the draft as it was opened.

use crate::ui::model::Input;
use crate::ui::model::figures::{AmountModel, ChangeModel, amount, change};
use crate::ui::model::headline::total;
use cesuan_i18n::{accounts, figures};
use cesuan_session::FiguresView;

/// The effect of changed rules on the total.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RulesEffect {
    /// The name of the amounts' unit.
    pub unit: String,
    /// The budget that leads.
    pub label: String,
    /// What it pays over all years.
    pub total: AmountModel,
    /// The difference from the draft.
    pub change: ChangeModel,
    /// The measures whose cost differs from the draft's, the largest difference first.
    pub moved: Vec<MovedMeasure>,
}

/// A measure whose cost differs from the draft's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MovedMeasure {
    pub id: String,
    pub label: String,
    /// The measure's cost over all years.
    pub amount: AmountModel,
    /// The difference from the draft.
    pub change: ChangeModel,
}

/// The effect of the rules in force; `None` before the first figures.
pub fn effect(input: Input<'_>) -> Option<RulesEffect> {
    let view: &FiguresView = input.figures?;
    let (lang, unit) = (input.lang, input.unit);
    let pairs = view.scenario.measures.iter().zip(&view.draft.measures);
    let mut moved: Vec<(i64, MovedMeasure)> = input
        .policy
        .measures
        .iter()
        .zip(pairs)
        .map(|(measure, (now, before))| {
            let (now, before) = (now.total.paid, before.total.paid);
            let view = MovedMeasure {
                id: measure.id.clone(),
                label: lang.of(&measure.label).to_owned(),
                amount: amount(lang, unit, now),
                change: change(lang, unit, now, before),
            };
            (now.less(before).0, view)
        })
        .filter(|(difference, _)| *difference != 0)
        .collect();
    moved.sort_by_key(|(difference, _)| std::cmp::Reverse(difference.unsigned_abs()));
    let leading = input.policy.leading_budget();
    let (now, before) = (total(&view.scenario, leading).paid, total(&view.draft, leading).paid);
    Some(RulesEffect {
        unit: figures::unit_name(lang, unit),
        label: accounts::leading(lang, input.policy),
        total: amount(lang, unit, now),
        change: change(lang, unit, now, before),
        moved: moved.into_iter().map(|(_, view)| view).collect(),
    })
}
