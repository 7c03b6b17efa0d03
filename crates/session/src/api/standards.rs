//! Numbers the draft leaves to other documents.

use serde::{Deserialize, Serialize};

use super::question::Question;
use cesuan_base::id::{MeasureId, PayerId};
use cesuan_base::money::Fen;
use cesuan_engine::Base;
use cesuan_policy::check::Period;

/// What a number left to another document applies to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BasedView {
    /// The revision of the scenarios.
    pub revision: u64,
    /// The parameter's id.
    pub parameter: String,
    /// The measures that cannot be costed without it.
    pub measures: Vec<MeasureBase>,
}

/// What the standard of a measure that cannot be costed would apply to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeasureBase {
    /// The measure.
    pub measure: MeasureId,
    /// The base by policy year.
    pub years: Vec<Base>,
    /// The base over the years.
    pub base: Base,
}

/// Money that a number may use up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Purse {
    /// What a payer's envelope leaves.
    Balance(PayerId),
    /// So much every year, besides whatever there is.
    SetAside(Fen),
}

/// The largest value of a number that a purse can bear.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FilledView {
    /// The revision of the scenarios.
    pub revision: u64,
    /// The parameter's id.
    pub parameter: String,
    /// The purse.
    pub purse: Purse,
    /// The period of the balances.
    pub period: Period,
    /// The envelope less the demand while the number is as drafted, or what is set aside: one for each policy year, or one for
    /// the whole period.
    pub balances: Vec<Fen>,
    /// The largest value.
    pub found: Filling,
}

/// The largest value that a balance can bear.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Filling {
    /// The payer has no envelope.
    Unlimited,
    /// This value, and no higher one of the grid.
    Value {
        /// The value as a setting is written.
        value: String,
        /// What it costs, in the periods of the balances.
        costs: Vec<Fen>,
        /// Whether it is the highest value there is, so that the balance is not used up.
        highest: bool,
    },
    /// Not even the lowest.
    Nothing {
        /// What the lowest costs, in the periods of the balances.
        costs: Vec<Fen>,
    },
}

/// What a number left to another document applies to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StandardBase {
    /// The parameter's id.
    pub parameter: String,
}

impl Question for StandardBase {
    type Answer = BasedView;
}

/// The largest value of a number that a purse can bear.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fill {
    /// The parameter's id.
    pub parameter: String,
    /// The purse.
    pub purse: Purse,
}

impl Question for Fill {
    type Answer = FilledView;
}
