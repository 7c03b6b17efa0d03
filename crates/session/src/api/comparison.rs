//! Scenarios side by side over one population.

use serde::{Deserialize, Serialize};

use cesuan_base::diag::Diagnostics;
use cesuan_base::dim::{Rows, Text};
use cesuan_base::id::CategoryId;
use cesuan_base::money::Fen;
use cesuan_engine::{Amounts, MeasureFigures, PayerFigures};
use cesuan_policy::check::{Category, Domain, Government, Ledger, Parameter, Setting};
use cesuan_scenario::{Provenance, Which, provenance};

use super::enterprises::Received;
use super::question::Question;

/// Scenarios side by side over one population. In every list of columns the draft is the first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comparison {
    /// The number that was given with the question.
    pub revision: u64,
    /// The policy's id.
    pub policy: String,
    /// The policy years of the draft.
    pub years: Vec<i32>,
    /// The years after the policy in which measures that continue fall due, of the draft.
    pub commitment_years: Vec<i32>,
    /// The column the others are held against: the one asked for, or the draft where that one has no figures.
    pub baseline: usize,
    /// The draft and the scenarios.
    pub columns: Vec<ComparedColumn>,
    /// Every parameter of the draft, then those only scenarios have.
    pub parameters: Vec<ComparedParameter>,
    /// The files of the rules that differ in some scenario.
    pub files: Vec<ComparedFile>,
    /// Every measure of the draft, then those only scenarios have.
    pub measures: Vec<ComparedMeasure>,
    /// Every payer of the draft, then those only scenarios have.
    pub payers: Vec<ComparedPayer>,
    /// The accounts of the payers, the city's general budget first.
    pub accounts: Vec<ComparedAccount>,
    /// Facets of enterprises, such as districts and classes of size.
    pub facets: Vec<ComparedFacet>,
    /// Rankings and limited numbers of places, with their winners.
    pub contests: Vec<ComparedContest>,
}

/// The draft or a scenario in a comparison.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ComparedColumn {
    /// Whether it is the draft or which scenario.
    pub which: Which,
    /// The name of the scenario; blank for the draft.
    pub name: String,
    /// Why the column has no figures; empty where it has.
    pub faults: Diagnostics,
    /// The provenance of the figures.
    pub seal: Provenance,
    /// The figures and what differs from the baseline; `None` where the column has no figures.
    pub outcome: Option<Outcome>,
}

/// The figures of a column, and what differs from the baseline.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// Everything paid out, by policy year.
    pub spending: Vec<Amounts>,
    /// Everything paid out, over the years.
    pub spending_total: Amounts,
    /// Income forgone, by policy year.
    pub relief: Vec<Amounts>,
    /// Income forgone, over the years.
    pub relief_total: Amounts,
    /// What each payer's budget pays, by the accounts of [`Comparison::accounts`]; the same order.
    pub accounts: Vec<AccountCell>,
    /// What falls due in each year of [`Comparison::commitment_years`].
    pub commitments: Vec<Fen>,
    /// The number of enterprises that receive anything.
    pub recipients: u64,
    /// What the recipients receive over the years.
    pub received: Received,
    /// What is paid out more than in the baseline, by policy year.
    pub more: Vec<Amounts>,
    /// What is paid out more than in the baseline, over the years.
    pub more_total: Amounts,
    /// The measures by which the column's totals differ from the baseline's, in the order of the rules.
    pub steps: Vec<MeasureDifference>,
    /// The enterprises that receive more or less than in the baseline.
    pub moves: Moves,
    /// The ids of the parameters that differ from the draft without any figure differing for it, all others being as in the
    /// scenario.
    pub idle: Vec<String>,
}

/// A measure's share of the difference between two totals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeasureDifference {
    /// The index of the measure in [`Comparison::measures`].
    pub measure: usize,
    /// Whether it is income forgone, a share of the relief instead of the spending.
    pub forgone: bool,
    /// The difference over the years.
    pub amounts: Amounts,
}

/// The enterprises that receive more or less than in the baseline, over the years.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moves {
    /// How many enterprises receive more than in the baseline.
    pub gained: u64,
    /// The sum of what they receive more, in fen.
    pub gained_by: Fen,
    /// How many enterprises receive less than in the baseline.
    pub lost: u64,
    /// The sum of what they receive less, in fen.
    pub lost_by: Fen,
    /// How many of those that gain received nothing in the baseline.
    pub entered: u64,
    /// How many of those that lose receive nothing now.
    pub left: u64,
}

/// A parameter or reading in every column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ComparedParameter {
    /// The parameter by the draft's rules, or by those of the first column that has it.
    pub parameter: Parameter,
    /// The options of a reading; `None` for a number.
    pub category: Option<Category>,
    /// Whether the draft has the parameter.
    pub drafted: bool,
    /// The values by policy year in each column; `None` where the column's rules do not have the parameter.
    pub columns: Vec<Option<Vec<Setting>>>,
    /// Whether the values of any two columns differ.
    pub differs: bool,
}

/// A file of the rules.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ComparedFile {
    /// The path of the file in the folder.
    pub path: String,
    /// For each column, whether the file differs from the draft's.
    pub columns: Vec<bool>,
}

/// A measure in every column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ComparedMeasure {
    /// The measure's id.
    pub id: String,
    /// The measure's label.
    pub label: Text,
    /// The position of its clause in the draft.
    pub clause: String,
    /// The ids of the payers, in the order of their shares.
    pub payers: Vec<String>,
    /// Whether the cost is income forgone.
    pub forgone: bool,
    /// Whether the draft has the measure.
    pub drafted: bool,
    /// The figures in each column; `None` where the column does not have the measure.
    pub columns: Vec<Option<MeasureFigures>>,
    /// Whether the figures of any two columns differ.
    pub differs: bool,
}

/// A payer in every column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ComparedPayer {
    /// The payer's id.
    pub id: String,
    /// The payer's label.
    pub label: Text,
    /// Whether the payer pays by income forgone.
    pub forgone: bool,
    /// The index of its account in [`Comparison::accounts`].
    pub account: usize,
    /// The figures in each column; `None` where the column does not have the payer.
    pub columns: Vec<Option<PayerCell>>,
    /// For each column, whether the payer's envelope cuts nothing, so that the excess is only reported.
    pub only_reports: Vec<bool>,
    /// Whether the figures of any two columns differ.
    pub differs: bool,
}

/// The payers of one budget at one level of government.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ComparedAccount {
    /// Whether its payers pay by income forgone.
    pub forgone: bool,
    pub ledger: Ledger,
    pub level: Government,
    /// The labels of its payers.
    pub payers: Vec<Text>,
}

/// What an account pays in a column.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountCell {
    /// One per policy year.
    pub years: Vec<Amounts>,
    /// Over the years.
    pub total: Amounts,
    /// By how much demand exceeds envelopes, over the years; `None` where no payer of the account has an envelope.
    pub excess: Option<Fen>,
    /// Whether an envelope of the account cuts nothing, so that the excess is only reported.
    pub only_reports: bool,
}

/// A payer's figures and what is left of its envelope.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PayerCell {
    /// The payer's figures.
    pub figures: PayerFigures,
    /// The envelope less the demand, by policy year; `None` where the envelope is not annual.
    pub balances: Vec<Option<Fen>>,
    /// The envelope less the demand over the years; `None` without an envelope.
    pub balance: Option<Fen>,
}

/// A facet: something enterprises are told apart by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ComparedFacet {
    /// The facet's id.
    pub id: String,
    /// The facet's label.
    pub label: Text,
    /// The groups that hold any enterprise, in the order of the rules; enterprises that fit no group come last.
    pub groups: Vec<ComparedGroup>,
}

/// A group of enterprises in every column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ComparedGroup {
    /// The index of the group in the facet; `None` for enterprises that fit no group.
    pub group: Option<u16>,
    /// The group's label; `None` for enterprises that fit no group.
    pub label: Option<Text>,
    /// The number of enterprises in the group.
    pub enterprises: u64,
    /// What the group receives in each column; `None` where the column has no figures.
    pub columns: Vec<Option<GroupCell>>,
}

/// What a group of enterprises receives.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupCell {
    /// The number of enterprises that receive anything.
    pub recipients: u64,
    /// What the recipients receive over the years.
    pub received: Received,
    /// The enterprises of the group that receive more or less than in the baseline.
    pub moves: Moves,
}

/// A contest between enterprises or projects.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ComparedContest {
    /// The id of the measure that ranks, or of the definition that gives out places.
    pub id: String,
    /// The contest's label.
    pub label: Text,
    /// Whether prizes or places are given out.
    pub kind: ContestKind,
    /// Whether enterprises or projects compete.
    pub rows: Rows,
    /// For each policy year, a cell for each column; `None` where the contest cannot be decided or the column does not have it.
    pub years: Vec<Vec<Option<ContestCell>>>,
}

/// The kind of a contest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum ContestKind {
    /// Prizes by rank.
    Ranking,
    /// Limited places per group.
    Places,
}

/// The winners of a contest in one year, against the baseline.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContestCell {
    /// The number of winners.
    pub winners: u64,
    /// How many of them do not win in the baseline.
    pub entered: u64,
    /// How many winners of the baseline do not win here.
    pub left: u64,
    /// The first of those that enter or leave, in the order of their ids.
    pub flips: Vec<Flip>,
}

/// An enterprise or project that wins in only one of two columns.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Flip {
    /// The enterprise's id.
    pub enterprise: String,
    /// The enterprise's name; blank where the tables have none.
    pub name: String,
    /// The project's id, where projects compete.
    pub project: Option<String>,
    /// Whether it wins here; it wins in the baseline otherwise.
    pub enters: bool,
}

impl Flip {
    /// What it is called: its name, or its id where it has none.
    pub fn title(&self) -> &str {
        if self.name.is_empty() { &self.enterprise } else { &self.name }
    }
}

impl ComparedParameter {
    /// The parameter and its options without the rules around them: as whatever writes values takes both.
    pub fn alone(&self) -> (Parameter, Vec<Category>) {
        let mut parameter = self.parameter.clone();
        if let Domain::Choice { category } | Domain::Set { category } = &mut parameter.domain {
            *category = CategoryId::at(0);
        }
        (parameter, self.category.iter().cloned().collect())
    }
}

impl Comparison {
    /// The fingerprint of everything the figures of all columns are made of.
    pub fn fingerprint(&self) -> String {
        provenance::of_all(self.columns.iter().map(|column| &column.seal))
    }

    /// The parameters that differ in some column.
    pub fn differing(&self) -> impl Iterator<Item = &ComparedParameter> {
        self.parameters.iter().filter(|parameter| parameter.differs)
    }
}

/// The scenarios side by side.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Compare {
    /// A number of the asker's that comes back with the answer.
    pub revision: u64,
}

impl Question for Compare {
    type Answer = Comparison;
}
