//! The figures of a run: totals by measure, payer and year. Amounts are in fen.

use serde::{Deserialize, Serialize};

use cesuan_base::id::MeasureId;
use cesuan_base::money::Fen;
use cesuan_policy::check::Period;

/// The totals of one scenario over one population.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figures {
    /// One per measure, in the rules' order.
    pub measures: Vec<MeasureFigures>,
    /// One per payer, in the rules' order.
    pub payers: Vec<PayerFigures>,
    /// Everything paid out, by year.
    pub spending: Vec<Amounts>,
    /// Everything paid out, over the years.
    pub spending_total: Amounts,
    /// Income forgone, by year.
    pub relief: Vec<Amounts>,
    /// Income forgone, over the years.
    pub relief_total: Amounts,
}

/// The demand of some lines and what they get.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Amounts {
    /// What the lines ask for.
    pub demand: Fen,
    /// What the lines get after rationing.
    pub paid: Fen,
}

impl Amounts {
    /// These amounts minus others. Totals are at most [`TOTAL_LIMIT`](cesuan_base::money::TOTAL_LIMIT), so differences fit.
    #[must_use]
    pub fn less(self, other: Amounts) -> Amounts {
        Amounts { demand: self.demand.less(other.demand), paid: self.paid.less(other.paid) }
    }
}

/// The number of some lines, and their amounts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineFigures {
    /// Distinct enterprises with a non-zero demand.
    pub recipients: u64,
    /// Lines with a non-zero demand.
    pub lines: u64,
    /// What the lines ask for.
    pub demand: Fen,
    /// What the lines get after rationing.
    pub paid: Fen,
}

/// A measure's totals.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeasureFigures {
    /// Whether the measure could be costed.
    pub status: MeasureStatus,
    /// One per policy year.
    pub years: Vec<LineFigures>,
    /// Over the policy years; an enterprise that receives in several years is one recipient.
    pub total: LineFigures,
    /// What the measure would apply to, if it cannot be costed.
    pub base: Option<Base>,
}

/// What an undetermined standard would apply to, over the policy years.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Base {
    /// A sum of money.
    Money(Fen),
    /// A number of cases.
    Count(i64),
}

/// Whether a measure could be costed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum MeasureStatus {
    /// Every parameter it needs has a value.
    Costed,
    /// A parameter it needs has no value. The measure adds nothing to the totals; its base is listed instead.
    Undetermined,
}

/// A payer's totals.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PayerFigures {
    /// The payer's envelope and the period it is for; `None` for a payer without one.
    pub envelope: Option<(Fen, Period)>,
    /// One per policy year.
    pub years: Vec<PayerYear>,
    /// What the payer's lines ask for over the policy years.
    pub demand: Fen,
    /// What the payer's lines get over the policy years.
    pub paid: Fen,
    /// By how much demand exceeds the envelope, over the policy years; `None` without an envelope.
    pub excess: Option<Fen>,
}

/// A payer's totals of one policy year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PayerYear {
    /// What the payer's lines ask for in the year.
    pub demand: Fen,
    /// What the payer's lines get in the year.
    pub paid: Fen,
    /// By how much demand exceeds the year's envelope; `None` unless there is an envelope for each year.
    pub excess: Option<Fen>,
}

/// One measure for one recipient in one year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line<'a> {
    pub measure: MeasureId,
    /// The index of the policy year.
    pub year: usize,
    /// The id of the enterprise.
    pub enterprise: &'a str,
    /// The id of the project; `None` for a line of an enterprise.
    pub project: Option<&'a str>,
    /// What the line asks for.
    pub demand: Fen,
    /// What the line gets after rationing.
    pub paid: Fen,
}
