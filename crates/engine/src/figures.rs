//! What a run gives: totals by measure, payer and year.

use serde::{Deserialize, Serialize};

use cesuan_base::id::{MeasureId, PayerId};
use cesuan_base::money::Fen;
use cesuan_policy::check::{Government, Ledger, Period};

/// The totals of one scenario over one population.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figures {
    /// One per measure, in the rules' order.
    pub measures: Vec<MeasureFigures>,
    /// One per payer, in the rules' order.
    pub payers: Vec<PayerFigures>,
    /// The totals of each budget and level of government, in the order of [`Ledger::OPTIONS`], then
    /// [`Government::OPTIONS`]. Nobody adds them up: they are different people's money.
    pub ledgers: Vec<LedgerFigures>,
    /// Everything paid out, by year.
    pub spending: Vec<Amounts>,
    /// Everything paid out, over the years.
    pub spending_total: Amounts,
    /// Income forgone, by year.
    pub relief: Vec<Amounts>,
    /// Income forgone, over the years.
    pub relief_total: Amounts,
}

/// What lines ask for and get.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Amounts {
    /// What they ask for.
    pub demand: Fen,
    /// What they get after rationing.
    pub paid: Fen,
}

impl Amounts {
    /// These amounts minus others. Totals are at most [`TOTAL_LIMIT`](cesuan_base::money::TOTAL_LIMIT), so differences fit.
    #[must_use]
    pub fn less(self, other: Amounts) -> Amounts {
        Amounts { demand: self.demand.less(other.demand), paid: self.paid.less(other.paid) }
    }
}

/// Lines that ask for money back. They are never rationed, and are subtracted from what is paid.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reclaimed {
    /// Distinct enterprises with such a line.
    pub recipients: u64,
    pub lines: u64,
    /// What they come to, without sign.
    pub amount: Fen,
}

/// How many lines and what they come to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineFigures {
    /// Distinct enterprises with a line.
    pub recipients: u64,
    /// Lines that ask for money.
    pub lines: u64,
    /// What the lines ask for.
    pub demand: Fen,
    /// What they get after rationing, less what is reclaimed.
    pub paid: Fen,
    /// The lines that ask for money back.
    pub reclaimed: Reclaimed,
}

/// A measure's totals.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeasureFigures {
    /// Whether it could be costed.
    pub status: MeasureStatus,
    /// One per policy year.
    pub years: Vec<LineFigures>,
    /// Over the years; recipients are counted once.
    pub total: LineFigures,
    /// What is listed while the measure cannot be costed.
    pub base: Option<Base>,
    /// What each of its payers pays, in the order of the rules.
    pub shares: Vec<ShareFigures>,
    /// What falls due in the commitment years, where the measure continues. It stands in no payer and no total.
    pub commitments: Option<Commitments>,
}

/// What a payer pays of a measure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShareFigures {
    pub payer: PayerId,
    /// One per policy year.
    pub years: Vec<Amounts>,
    /// Over the years.
    pub total: Amounts,
}

/// What falls due after the policy years.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Commitments {
    /// One per commitment year.
    pub years: Vec<LineFigures>,
    /// Over the years; recipients are counted once.
    pub total: LineFigures,
}

/// The totals of a budget at a level of government.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LedgerFigures {
    pub ledger: Ledger,
    pub level: Government,
    /// Whether all of it is income forgone.
    pub forgone: bool,
    /// One per policy year: that of the claims.
    pub years: Vec<Amounts>,
    /// Over the years.
    pub total: Amounts,
}

/// What an undetermined standard would apply to, over the years.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Base {
    /// An amount of money.
    Money(Fen),
    /// A number of cases.
    Count(i64),
}

/// Whether a measure could be costed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum MeasureStatus {
    /// It could.
    Costed,
    /// It is switched off.
    Off,
    /// A parameter it needs is undetermined: it costs nothing in the totals and is listed apart.
    Undetermined,
}

/// A payer's totals.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PayerFigures {
    /// Its envelope, if it has one, and for how long that is.
    pub envelope: Option<(Fen, Period)>,
    /// Whether it pays the claims of a policy year from the budget of the year after.
    pub following_year: bool,
    /// One per policy year: that of the claims.
    pub years: Vec<PayerYear>,
    /// What its lines ask for over the years.
    pub demand: Fen,
    /// What they get.
    pub paid: Fen,
    /// What demand exceeds the envelope by, over the years; none without an envelope.
    pub excess: Option<Fen>,
}

/// A payer's year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PayerYear {
    /// What its lines ask for.
    pub demand: Fen,
    /// What they get.
    pub paid: Fen,
    /// What demand exceeds the year's envelope by; none where there is no envelope for the year.
    pub excess: Option<Fen>,
}

/// One measure for one recipient in one year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line<'a> {
    /// The measure.
    pub measure: MeasureId,
    /// The index of the year: a policy year, or a commitment year.
    pub year: usize,
    /// The id of the enterprise.
    pub enterprise: &'a str,
    /// The id of the project, where the line is a project's.
    pub project: Option<&'a str>,
    /// What it asks for.
    pub demand: Fen,
    /// What it gets.
    pub paid: Fen,
}

/// A payer's part of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LinePart {
    pub measure: MeasureId,
    /// The index of the policy year.
    pub year: usize,
    /// The index of the enterprise in the population.
    pub enterprise: u32,
    pub payer: PayerId,
    /// What the part comes to.
    pub demand: Fen,
    /// What the payer pays of it.
    pub paid: Fen,
}
