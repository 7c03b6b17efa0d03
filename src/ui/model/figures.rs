//! Amounts and differences, in words.

use cesuan_base::money::{Fen, MoneyUnit};
use cesuan_engine::{Base, MeasureFigures, MeasureStatus};
use cesuan_i18n::{Lang, figures, text};

use super::Input;

/// An amount of money.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AmountModel {
    /// The amount in the page's unit, without the unit's name.
    pub shown: String,
    /// The exact amount: yuan with two decimals.
    pub yuan: String,
}

/// Whether a figure is higher or lower than the one it is compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Higher.
    Up,
    /// Lower.
    Down,
    /// Equal.
    Same,
}

/// The difference between two amounts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeModel {
    pub direction: Direction,
    /// The difference with its sign, in the page's unit: `+12.00`.
    pub shown: String,
    /// The difference as a share of the first amount, where that is not zero: `+12.5%`.
    pub share: Option<String>,
    /// A sentence for screen readers.
    pub spoken: String,
}

/// What a measure costs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CostModel {
    /// The sentence in place of the amounts where the measure is struck out, or a parameter it needs is undetermined.
    pub uncosted: Option<String>,
    /// Whether the measure is struck out.
    pub off: bool,
    /// The demand.
    pub demand: AmountModel,
    /// The amount paid, where that is less than the demand.
    pub paid: Option<AmountModel>,
    /// The number of distinct enterprises with its unit: `40户`.
    pub recipients: String,
    /// The number of distinct enterprises.
    pub recipients_count: String,
    /// The amount paid, compared with the draft's.
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

/// The difference between two amounts; `said` has the ids of the sentences for equal, more and less.
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

/// The amount paid, where that is less than the demand.
pub(super) fn where_less(input: Input<'_>, demand: Fen, paid: Fen) -> Option<AmountModel> {
    (paid < demand).then(|| amount(input.lang, input.unit, paid))
}

pub(super) fn cost(input: Input<'_>, scenario: &MeasureFigures, draft: &MeasureFigures) -> CostModel {
    CostModel {
        uncosted: match scenario.status {
            MeasureStatus::Costed => None,
            MeasureStatus::Off => Some(text(input.lang, "app-cost-off", &[])),
            MeasureStatus::Undetermined => Some(undetermined(input, scenario.base)),
        },
        off: scenario.status == MeasureStatus::Off,
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

/// The sentence that no cost is counted, with the base the missing standard would apply to.
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
