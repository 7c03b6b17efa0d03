//! The figures of a run: totals by measure, payer and year. Amounts are in fen.

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

impl Figures {
    /// The budget that results lead with: the general budget of the city, or the first that spends where there is none.
    pub fn leading(&self) -> Option<&LedgerFigures> {
        let spending = || self.ledgers.iter().filter(|own| !own.forgone);
        let city = spending().find(|own| (own.ledger, own.level) == (Ledger::General, Government::City));
        city.or_else(|| spending().next())
    }

    /// What falls due after the policy years, of all measures that continue.
    pub fn committed(&self) -> Fen {
        let commitments = self.measures.iter().filter_map(|measure| measure.commitments.as_ref());
        Fen(commitments.map(|commitments| commitments.total.demand.0).sum())
    }

    /// The totals of a budget; `None` where nothing is paid from it.
    pub fn ledger(&self, ledger: Ledger, level: Government) -> Option<&LedgerFigures> {
        self.ledgers.iter().find(|own| (own.ledger, own.level) == (ledger, level))
    }
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
    /// Distinct enterprises with a non-zero demand.
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
    /// Whether the measure could be costed.
    pub status: MeasureStatus,
    /// One per policy year.
    pub years: Vec<LineFigures>,
    /// Over the policy years; an enterprise that receives in several years is one recipient.
    pub total: LineFigures,
    /// What the measure would apply to, if it cannot be costed.
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
    /// It is switched off.
    Off,
    /// A parameter it needs is undetermined: it costs nothing in the totals and is listed apart.
    Undetermined,
}

/// A payer's totals.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PayerFigures {
    /// The payer's envelope and the period it is for; `None` for a payer without one.
    pub envelope: Option<(Fen, Period)>,
    /// Whether it pays the claims of a policy year from the budget of the year after.
    pub following_year: bool,
    /// One per policy year: that of the claims.
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
    /// The index of the year: a policy year, or a commitment year.
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
