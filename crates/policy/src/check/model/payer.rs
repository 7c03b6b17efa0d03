//! Payers: who pays, and up to which amount.

use serde::{Deserialize, Serialize};

use cesuan_base::dim::Text;
use cesuan_base::id::{FieldId, ParameterId};

use super::keyword::option_id;

/// A payer of measures.
#[derive(Clone, Debug)]
pub struct Payer {
    pub id: String,
    pub label: Text,
    /// An explanation for the reader.
    pub note: Option<Text>,
    /// The budget it belongs to.
    pub ledger: Ledger,
    /// The level of government whose money it is.
    pub level: Government,
    /// Whether what it pays is income forgone rather than spending.
    pub forgone: bool,
    /// The limit of what it can pay, if it has one.
    pub envelope: Option<Envelope>,
}

/// The budgets of public finance, and those outside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Ledger {
    /// 一般公共预算
    General,
    /// 社会保险基金预算
    SocialInsurance,
    /// 政府性基金预算
    GovernmentFund,
    /// 国有资本经营预算
    StateCapital,
    /// 企业: no public money.
    Enterprise,
}

impl Ledger {
    /// Every budget with its id in the rules, in the order results are listed.
    pub const OPTIONS: &'static [(&'static str, Ledger)] = &[
        ("general", Ledger::General),
        ("social_insurance", Ledger::SocialInsurance),
        ("government_fund", Ledger::GovernmentFund),
        ("state_capital", Ledger::StateCapital),
        ("enterprise", Ledger::Enterprise),
    ];

    /// Its id in the rules.
    pub fn id(self) -> &'static str {
        option_id(Self::OPTIONS, self)
    }
}

/// Levels of government.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Government {
    Province,
    City,
    /// 县（市、区）
    District,
    /// None, such as an enterprise.
    Other,
}

impl Government {
    /// Every level with its id in the rules, in the order results are listed.
    pub const OPTIONS: &'static [(&'static str, Government)] = &[
        ("province", Government::Province),
        ("city", Government::City),
        ("district", Government::District),
        ("other", Government::Other),
    ];

    /// Its id in the rules.
    pub fn id(self) -> &'static str {
        option_id(Self::OPTIONS, self)
    }
}

/// From which year's budget a claim on the general budget is paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BudgetYear {
    /// The year of the claim.
    Same,
    /// The year after.
    Following,
}

impl BudgetYear {
    /// Both with their ids as answers.
    pub const OPTIONS: &'static [(&'static str, BudgetYear)] =
        &[("same", BudgetYear::Same), ("following", BudgetYear::Following)];
}

/// The limit of what a payer can pay.
#[derive(Clone, Debug)]
pub struct Envelope {
    /// The parameter with the amount of money.
    pub amount: ParameterId,
    /// The reading that decides whether the amount is for each year or for all; its answers are those of [`Period`].
    /// `None` means each year.
    pub period: Option<ParameterId>,
    /// The reading that decides what happens when the amount does not suffice; its answers are those of [`Shortfall`].
    /// `None` means [`Shortfall::Report`].
    pub shortfall: Option<ParameterId>,
    /// The order in which enterprises are paid under [`Shortfall::Priority`].
    pub priority: Option<Priority>,
}

/// The order in which enterprises are paid.
#[derive(Clone, Debug)]
pub struct Priority {
    /// The category column of the enterprise table that decides.
    pub field: FieldId,
    /// For each option of the category, its place in the order; 0 is paid first. An enterprise takes the best place of
    /// any of its rows.
    pub place: Vec<usize>,
    /// For each option of the category, whether its enterprises are paid before all others under
    /// [`Shortfall::ChampionsFirst`].
    pub first: Vec<bool>,
}

/// For how long the amount of an envelope lasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Period {
    /// The amount is available anew each year.
    Annual,
    /// The amount is for all policy years together.
    Whole,
}

impl Period {
    /// Every period with its id as an answer.
    pub const OPTIONS: &'static [(&'static str, Period)] = &[("annual", Period::Annual), ("whole", Period::Whole)];
}

/// What happens when an envelope does not suffice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Shortfall {
    /// Every line is paid in full; the excess is reported.
    Report,
    /// Every line is paid the same share.
    ProRata,
    /// Fixed sums are paid in full first; the other lines share what remains.
    FixedFirst,
    /// Enterprises are paid in full one after the other, in the order of [`Envelope::priority`], while money lasts.
    Priority,
    /// The lines of enterprises with a status among [`Priority::first`] are paid first, then fixed sums, then the rest;
    /// each group in full while money lasts, the first that does not fit in proportion, later ones nothing.
    ChampionsFirst,
}

impl Shortfall {
    /// Every rule with its id as an answer.
    pub const OPTIONS: &'static [(&'static str, Shortfall)] = &[
        ("report", Shortfall::Report),
        ("pro_rata", Shortfall::ProRata),
        ("fixed_first", Shortfall::FixedFirst),
        ("priority", Shortfall::Priority),
        ("champions_first", Shortfall::ChampionsFirst),
    ];
}
