//! What costs money: who is eligible, how much, which right it uses up.

use serde::{Deserialize, Serialize};

use cesuan_base::dim::{Rows, Text};
use cesuan_base::id::{DefinitionId, MeasureId, ParameterId, PayerId};

use super::{Expr, Template};

/// Measures of which a recipient keeps its largest line of a year, the first of equal ones, while a reading has an answer.
/// What is dropped uses up no right.
#[derive(Clone, Debug)]
pub struct Exclusive {
    /// The measures, in the order of results.
    pub measures: Vec<MeasureId>,
    /// The reading.
    pub reading: ParameterId,
    /// The answer.
    pub answer: u16,
}

/// What costs money.
#[derive(Clone, Debug)]
pub struct Measure {
    /// Its id.
    pub id: String,
    /// Its label.
    pub label: Text,
    /// The position of its clause.
    pub clause: String,
    /// What the clause says.
    pub text: Template,
    /// Whose rows its lines have.
    pub rows: Rows,
    /// Its class.
    pub kind: MeasureKind,
    /// Who pays.
    pub payer: PayerId,
    /// Who is eligible: a flag.
    pub condition: Expr,
    /// How much.
    pub amount: Amount,
    /// At most how much per line: money, or no cap where its parameter is `none`.
    pub cap: Option<Expr>,
    /// Which right a line uses up for later years.
    pub once: Once,
    /// What is listed while a parameter is undetermined: money or a count for each eligible row; without it, the rows are
    /// counted.
    pub base: Option<Expr>,
    /// Whether its lines are fixed sums.
    pub fixed: bool,
    /// The definitions its file makes.
    pub definitions: Vec<DefinitionId>,
    /// Every parameter its lines depend on, through definitions too, ascending.
    pub parameters: Vec<ParameterId>,
}

/// How much a line comes to.
#[derive(Clone, Debug)]
pub enum Amount {
    /// By a formula: money.
    Formula(Expr),
    /// By the levels reached, highest first.
    Levels {
        /// Which of those open in a year are paid.
        pays: Pays,
        /// The levels.
        levels: Vec<Level>,
    },
    /// By rank among the eligible of the year.
    Ranking(Ranking),
}

/// Which of several open levels are paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pays {
    /// The highest.
    Highest,
    /// All of them.
    All,
}

impl Pays {
    /// The rules by id.
    pub const OPTIONS: &'static [(&'static str, Pays)] = &[("highest", Pays::Highest), ("all", Pays::All)];
}

/// A level of a measure.
#[derive(Clone, Debug)]
pub struct Level {
    /// Its id.
    pub id: String,
    /// Whether it was reached this year.
    pub when: Expr,
    /// What it pays.
    pub prize: Expr,
}

/// Prizes by rank.
#[derive(Clone, Debug)]
pub struct Ranking {
    /// By what, highest first.
    pub by: Expr,
    /// The prizes, first place first: the same for every row.
    pub prizes: Vec<Expr>,
    /// What ties do: a reading with the options of [`Ties`].
    pub ties: ParameterId,
    /// Whether a winner may enter again: a reading with the options of [`Repeat`].
    pub repeat: ParameterId,
}

/// What enterprises of equal rank get.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ties {
    /// An equal share of the prizes of the places they fill.
    Share,
    /// Each the highest of those places' prizes.
    Higher,
    /// One place each, by id as text.
    ById,
}

impl Ties {
    /// The answers a reading of ties may have, by id.
    pub const OPTIONS: &'static [(&'static str, Ties)] =
        &[("share", Ties::Share), ("higher", Ties::Higher), ("by_id", Ties::ById)];
}

/// Whether a winner of an earlier year may enter a ranking.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Repeat {
    /// Every year anew.
    Yearly,
    /// Once over the policy years.
    Once,
}

impl Repeat {
    /// The answers a reading of repeats may have, by id.
    pub const OPTIONS: &'static [(&'static str, Repeat)] = &[("yearly", Repeat::Yearly), ("once", Repeat::Once)];
}

/// Which right a line uses up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Once {
    /// None.
    No,
    /// The recipient's: one line over the policy years.
    Recipient,
    /// The recipient's for the level paid.
    Level,
}

/// The classes of measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum MeasureKind {
    /// 补助类
    Subsidy,
    /// 奖励类
    Award,
    /// 减免
    Relief,
    /// 一事一议
    Case,
}

impl MeasureKind {
    /// The classes by id.
    pub const OPTIONS: &'static [(&'static str, MeasureKind)] = &[
        ("subsidy", MeasureKind::Subsidy),
        ("award", MeasureKind::Award),
        ("relief", MeasureKind::Relief),
        ("case", MeasureKind::Case),
    ];
}

impl Measure {
    /// The expressions its money comes from: its formula, or the prizes of its levels or ranks.
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
        std::iter::once(&self.condition).chain(amounts).chain(&self.cap).chain(&self.base)
    }
}
