//! Amounts and differences, in words.

use cesuan_base::money::{Fen, MoneyUnit};
use cesuan_engine::{Base, MeasureFigures, MeasureStatus};
use cesuan_i18n::{Lang, figures, text};

use super::Input;

/// An amount: as shown in the unit of the page, and exactly.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AmountModel {
    /// In the page's unit, without it.
    pub shown: String,
    /// Yuan with two decimals.
    pub yuan: String,
}

/// Which way a figure went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// It costs more than the draft.
    Up,
    /// It costs less.
    Down,
    /// It costs the same.
    Same,
}

/// A difference from the draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeModel {
    /// Which way.
    pub direction: Direction,
    /// With its sign, in the page's unit: `+12.00`.
    pub shown: String,
    /// As a part of the draft's amount, where that is not nothing: `+12.5%`.
    pub share: Option<String>,
    /// For people who hear the page.
    pub spoken: String,
}

/// What a measure costs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CostModel {
    /// What stands in place of a cost where a parameter it needs is undetermined.
    pub undetermined: Option<String>,
    /// What its lines ask for.
    pub demand: AmountModel,
    /// What they get, where that is less.
    pub paid: Option<AmountModel>,
    /// Distinct enterprises, in words: `40户`.
    pub recipients: String,
    /// The same as a bare number.
    pub recipients_count: String,
    /// What is paid, against the draft.
    pub change: ChangeModel,
}

impl Direction {
    /// The sign that stands beside the colour.
    pub const fn sign(self) -> &'static str {
        match self {
            Direction::Up => "▲",
            Direction::Down => "▼",
            Direction::Same => "",
        }
    }

    /// The class of the direction in the styles.
    pub const fn class(self) -> &'static str {
        match self {
            Direction::Up => "up",
            Direction::Down => "down",
            Direction::Same => "same",
        }
    }
}

pub(super) fn amount(lang: Lang, unit: MoneyUnit, fen: Fen) -> AmountModel {
    AmountModel { shown: figures::money(lang, fen, unit), yuan: fen.yuan() }
}

pub(super) fn change(lang: Lang, unit: MoneyUnit, scenario: Fen, draft: Fen) -> ChangeModel {
    change_said(lang, unit, scenario, draft, ["app-change-same", "app-change-up", "app-change-down"])
}

/// A difference from something other than the draft; `said` are the ids of the sentences: the same, more, less.
pub(super) fn change_said(lang: Lang, unit: MoneyUnit, now: Fen, before: Fen, said: [&str; 3]) -> ChangeModel {
    let difference = now.less(before);
    let (direction, id) = match difference.0.signum() {
        0 => (Direction::Same, said[0]),
        1 => (Direction::Up, said[1]),
        _ => (Direction::Down, said[2]),
    };
    let size = figures::money_with_unit(lang, Fen(difference.0.saturating_abs()), unit);
    let share = (before.0 > 0 && difference.0 != 0).then(|| {
        let sign = if difference.0 > 0 { "+" } else { "" };
        format!("{sign}{}", figures::percent(lang, difference.0, before.0))
    });
    ChangeModel {
        direction,
        shown: figures::signed(lang, difference, unit),
        share,
        spoken: text(lang, id, &[("amount", size.into())]),
    }
}

/// What is paid, where that is less than what is asked for.
pub(super) fn where_less(input: Input<'_>, demand: Fen, paid: Fen) -> Option<AmountModel> {
    (paid < demand).then(|| amount(input.lang, input.unit, paid))
}

pub(super) fn cost(input: Input<'_>, scenario: &MeasureFigures, draft: &MeasureFigures) -> CostModel {
    CostModel {
        undetermined: (scenario.status == MeasureStatus::Undetermined).then(|| undetermined(input, scenario.base)),
        demand: amount(input.lang, input.unit, scenario.total.demand),
        paid: where_less(input, scenario.total.demand, scenario.total.paid),
        recipients: text(
            input.lang,
            "app-recipients",
            &[("count", figures::count(input.lang, scenario.total.recipients).into())],
        ),
        recipients_count: figures::count(input.lang, scenario.total.recipients),
        change: change(input.lang, input.unit, scenario.total.paid, draft.total.paid),
    }
}

/// That nothing is counted, and what the standard would apply to.
fn undetermined(Input { lang, unit, .. }: Input<'_>, base: Option<Base>) -> String {
    match base {
        None => text(lang, "app-cost-undetermined", &[]),
        Some(Base::Money(amount)) => text(
            lang,
            "app-cost-undetermined-money",
            &[("amount", figures::money_with_unit(lang, amount, unit).into())],
        ),
        Some(Base::Count(count)) => {
            let count = figures::count(lang, count.unsigned_abs());
            text(lang, "app-cost-undetermined-count", &[("count", count.into())])
        }
    }
}
