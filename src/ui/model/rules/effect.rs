//! What changed rules do to the total, held against the draft as it was opened.

use crate::ui::model::Input;
use crate::ui::model::figures::{AmountView, ChangeView, amount, change};
use cesuan_i18n::figures;
use cesuan_session::FiguresView;

/// What the rules do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EffectView {
    /// The unit of the amounts.
    pub unit: String,
    /// Everything spent.
    pub total: AmountView,
    /// Against the draft.
    pub change: ChangeView,
    /// The measures that cost other than in the draft, the largest difference first.
    pub moved: Vec<MovedView>,
}

/// A measure that costs other than in the draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MovedView {
    /// Its id.
    pub id: String,
    /// Its label.
    pub label: String,
    /// What it costs.
    pub amount: AmountView,
    /// Against the draft.
    pub change: ChangeView,
}

/// What the rules do; nothing before the first figures.
pub fn effect(input: Input<'_>) -> Option<EffectView> {
    let view: &FiguresView = input.figures?;
    let (lang, unit) = (input.lang, input.unit);
    let pairs = view.scenario.measures.iter().zip(&view.draft.measures);
    let mut moved: Vec<(i64, MovedView)> = input
        .policy
        .measures
        .iter()
        .zip(pairs)
        .map(|(measure, (now, before))| {
            let (now, before) = (now.total.paid, before.total.paid);
            let view = MovedView {
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
    let (now, before) = (view.scenario.spending_total.paid, view.draft.spending_total.paid);
    Some(EffectView {
        unit: figures::unit_name(lang, unit),
        total: amount(lang, unit, now),
        change: change(lang, unit, now, before),
        moved: moved.into_iter().map(|(_, view)| view).collect(),
    })
}
