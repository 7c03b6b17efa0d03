//! Measures: who is eligible, how much a line comes to, who pays, and which right a line uses up.

use serde::{Deserialize, Serialize};

use cesuan_base::dim::{Rows, Text};
use cesuan_base::id::{DefinitionId, MeasureId, ParameterId, PayerId};

use super::{ClauseText, Expr};

/// Measures of which a recipient keeps only its largest line of a year while a reading has a certain answer. Of equal
/// lines the first measure's is kept. A line that is dropped uses up no right. Several lists apply in the order of the
/// rules, each to what the ones before it left.
#[derive(Clone, Debug)]
pub struct Exclusive {
    /// The measures, in the rules' order.
    pub measures: Vec<MeasureId>,
    /// Whose lines are weighed: those of a project, where all measures are for projects; otherwise those of an
    /// enterprise, its projects' lines of a measure together.
    pub rows: Rows,
    pub reading: ParameterId,
    /// The answer under which the exclusion applies: an index into the reading's options.
    pub answer: u16,
}

/// A limit of what one enterprise draws in a year from several measures together. Where the lines come to more than the
/// smallest amount in force, each is cut in proportion, so that together they come to exactly that amount.
#[derive(Clone, Debug)]
pub struct Limit {
    pub label: Text,
    /// The measures, in the rules' order.
    pub measures: Vec<MeasureId>,
    pub at_most: Vec<Ceiling>,
}

/// An amount of a [`Limit`].
#[derive(Clone, Debug)]
pub struct Ceiling {
    /// The amount for an enterprise: money. No limit where it is `none` or unknown.
    pub amount: Expr,
    /// Whether it is in force: a flag. `None` means always.
    pub when: Option<Expr>,
}

/// A payer of a measure.
#[derive(Clone, Debug)]
pub struct Share {
    pub payer: PayerId,
    /// Which part of a line it pays: a rate. The part is rounded half up to the fen, and is at most what earlier payers
    /// left. `None` takes the rest; only the last payer has it.
    pub share: Option<Expr>,
}

/// A measure: a clause that costs money.
#[derive(Clone, Debug)]
pub struct Measure {
    pub id: String,
    pub label: Text,
    /// The position of its clause in the outline.
    pub clause: String,
    /// The clause's text, with parameters in it.
    pub text: ClauseText,
    /// The table whose rows its lines belong to: enterprises or projects.
    pub rows: Rows,
    pub kind: MeasureKind,
    /// Who pays: at least one.
    pub shares: Vec<Share>,
    /// Whether the payer is assumed, since the draft does not name it.
    pub payer_assumed: bool,
    /// What the draft leaves to rules still to be made, where the whole measure is provisional.
    pub provisional: Option<Text>,
    /// The parameter that switches the measure on and off.
    pub switch: ParameterId,
    /// Whether it has lines in the commitment years too.
    pub continues: bool,
    /// The last year a recipient's right reaches to: a year. `None` where rights do not reach beyond a year.
    pub until: Option<Expr>,
    /// Which rows are eligible: a flag.
    pub condition: Expr,
    /// How much a line comes to.
    pub amount: Amount,
    /// The most a line may come to: money. No limit while the parameter it names is `none`.
    pub cap: Option<Expr>,
    /// Which right of the recipient a line uses up for later years.
    pub once: Once,
    /// Whether `once` holds: a flag, the same for all rows. `None` means always.
    pub once_if: Option<Expr>,
    /// What is listed for each eligible row while a parameter is undetermined: money or a count. `None` counts the
    /// rows.
    pub base: Option<Expr>,
    /// Whether lines are fixed sums; these are paid first under [`Shortfall::FixedFirst`](super::Shortfall).
    pub fixed: bool,
    /// The definitions declared in its file.
    pub definitions: Vec<DefinitionId>,
    /// Every parameter its lines depend on, through definitions too, ascending by id.
    pub parameters: Vec<ParameterId>,
}

/// How much a line comes to.
#[derive(Clone, Debug)]
pub enum Amount {
    /// The value of a formula: money.
    Formula(Expr),
    /// The prizes of the levels reached.
    Levels {
        /// Which of several reached levels are paid.
        pays: Pays,
        /// The levels, highest first.
        levels: Vec<Level>,
    },
    /// A prize by rank among the eligible rows of the year.
    Ranking(Ranking),
}

/// Which of several levels reached in a year are paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pays {
    /// Only the highest.
    Highest,
    /// Only the one that pays most, the highest of equal ones.
    Largest,
    All,
}

impl Pays {
    /// Every choice by its id in the rules.
    pub const OPTIONS: &'static [(&'static str, Pays)] =
        &[("highest", Pays::Highest), ("largest", Pays::Largest), ("all", Pays::All)];
}

/// A level of a measure.
#[derive(Clone, Debug)]
pub struct Level {
    pub id: String,
    /// Whether the row reached the level this year: a flag.
    pub when: Expr,
    /// What the level pays: money.
    pub prize: Expr,
}

/// Prizes by rank.
#[derive(Clone, Debug)]
pub struct Ranking {
    /// The number the rows are ranked by, highest first.
    pub by: Expr,
    /// The prizes, first place first: money, the same for every row.
    pub prizes: Vec<Expr>,
    /// The reading that decides how ties are paid; its answers are those of [`Ties`].
    pub ties: ParameterId,
    /// The reading that decides whether a winner may enter again; its answers are those of [`Repeat`].
    pub repeat: ParameterId,
}

/// What rows of equal rank get.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ties {
    /// Each gets an equal share of the prizes of the places they fill together, in whole fen; the fen left over go one
    /// each to the first by id.
    Share,
    /// Each gets the highest of the prizes of those places.
    Higher,
    /// One place each, in the order of their ids as text.
    ById,
}

impl Ties {
    /// Every rule for ties with its id as an answer.
    pub const OPTIONS: &'static [(&'static str, Ties)] =
        &[("share", Ties::Share), ("higher", Ties::Higher), ("by_id", Ties::ById)];
}

/// Whether a winner of an earlier year may enter a ranking again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Repeat {
    /// Every year.
    Yearly,
    /// A recipient wins at most once over the policy years.
    Once,
}

impl Repeat {
    /// Every rule for repeats with its id as an answer.
    pub const OPTIONS: &'static [(&'static str, Repeat)] = &[("yearly", Repeat::Yearly), ("once", Repeat::Once)];
}

/// Which right of the recipient a line uses up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Once {
    /// None.
    No,
    /// The recipient gets one line of the measure over the policy years.
    Recipient,
    /// The recipient gets one line per level over the policy years.
    Level,
}

/// Kinds of measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum MeasureKind {
    /// 补助类: a subsidy towards a cost.
    Subsidy,
    /// 奖励类: an award for an achievement.
    Award,
    /// 减免: income the government forgoes.
    Relief,
    /// 一事一议: decided case by case.
    Case,
}

impl MeasureKind {
    /// Every kind with its id in the rules.
    pub const OPTIONS: &'static [(&'static str, MeasureKind)] = &[
        ("subsidy", MeasureKind::Subsidy),
        ("award", MeasureKind::Award),
        ("relief", MeasureKind::Relief),
        ("case", MeasureKind::Case),
    ];
}

impl Measure {
    /// The expressions that give amounts of money: the formula, or the prizes of the levels or ranks.
    pub fn amounts(&self) -> Vec<&Expr> {
        match &self.amount {
            Amount::Formula(amount) => vec![amount],
            Amount::Levels { levels, .. } => levels.iter().map(|level| &level.prize).collect(),
            Amount::Ranking(ranking) => ranking.prizes.iter().collect(),
        }
    }

    /// Every expression of the measure.
    pub fn expressions(&self) -> impl Iterator<Item = &Expr> {
        let amounts: Vec<&Expr> = match &self.amount {
            Amount::Formula(amount) => vec![amount],
            Amount::Levels { levels, .. } => levels.iter().flat_map(|level| [&level.when, &level.prize]).collect(),
            Amount::Ranking(ranking) => std::iter::once(&ranking.by).chain(&ranking.prizes).collect(),
        };
        let shares = self.shares.iter().filter_map(|share| share.share.as_ref());
        let others = self.cap.iter().chain(&self.base).chain(&self.once_if).chain(&self.until);
        std::iter::once(&self.condition).chain(amounts).chain(others).chain(shares)
    }

    /// The payers, in the order of their shares.
    pub fn payers(&self) -> impl Iterator<Item = PayerId> {
        self.shares.iter().map(|share| share.payer)
    }

    /// Whether a payer pays the measure, or part of it.
    pub fn is_paid_by(&self, payer: PayerId) -> bool {
        self.payers().any(|own| own == payer)
    }
}
