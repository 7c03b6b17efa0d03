//! Scenarios side by side over one population.

use serde::{Deserialize, Serialize};

use cesuan_base::diag::Diagnostics;
use cesuan_base::dim::{Rows, Text};
use cesuan_base::id::CategoryId;
use cesuan_base::money::Fen;
use cesuan_engine::{Amounts, MeasureFigures, PayerFigures};
use cesuan_policy::check::{Category, Domain, Parameter, Setting};
use cesuan_scenario::{Provenance, Which, provenance};

use super::enterprises::Received;

/// Scenarios side by side over one population. In every list of columns the draft is the first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comparison {
    /// As given with the command.
    pub revision: u64,
    /// The policy's id.
    pub policy: String,
    /// The policy years of the draft.
    pub years: Vec<i32>,
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
    /// What enterprises are told apart by: districts, classes of size.
    pub facets: Vec<ComparedFacet>,
    /// Rankings and limited places: who wins.
    pub contests: Vec<ComparedContest>,
}

/// The draft or a scenario.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ComparedColumn {
    /// What it is.
    pub which: Which,
    /// Its name; blank for the draft.
    pub name: String,
    /// Why it has no figures.
    pub faults: Diagnostics,
    /// What its figures are made of.
    pub seal: Provenance,
    /// What comes of it.
    pub outcome: Option<Outcome>,
}

/// What comes of a scenario.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// Everything paid out, by year.
    pub spending: Vec<Amounts>,
    /// Everything paid out, over the years.
    pub spending_total: Amounts,
    /// Income forgone, by year.
    pub relief: Vec<Amounts>,
    /// Income forgone, over the years.
    pub relief_total: Amounts,
    /// Distinct enterprises that receive anything.
    pub recipients: u64,
    /// What they receive.
    pub received: Received,
    /// What is paid out more than in the baseline, by year.
    pub more: Vec<Amounts>,
    /// What is paid out more than in the baseline, over the years.
    pub more_total: Amounts,
    /// The way from the baseline's totals to these: the measures that differ, in their order.
    pub steps: Vec<Step>,
    /// Who receives more or less than in the baseline.
    pub moves: Moves,
    /// The parameters that differ from the draft without any figure differing for it, everything else as in the scenario.
    pub idle: Vec<String>,
}

/// A measure's part of the way from one total to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// The index of the measure in [`Comparison::measures`].
    pub measure: usize,
    /// Whether it is income forgone: a step of the relief, not of what is spent.
    pub forgone: bool,
    /// What it comes to more over the years.
    pub amounts: Amounts,
}

/// Enterprises by what they receive over the years, against the baseline.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moves {
    /// Those that receive more,
    pub gained: u64,
    /// and by how much in all.
    pub gained_by: Fen,
    /// Those that receive less,
    pub lost: u64,
    /// and by how much in all.
    pub lost_by: Fen,
    /// Of those that gain, those that received nothing before.
    pub entered: u64,
    /// Of those that lose, those that receive nothing now.
    pub left: u64,
}

/// A parameter or reading in every column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ComparedParameter {
    /// The parameter, as the draft has it where it does.
    pub parameter: Parameter,
    /// The options it is of, where it is of any.
    pub category: Option<Category>,
    /// Whether the draft has it.
    pub drafted: bool,
    /// Its values of the policy years in each column; none where the column's rules do not have it.
    pub columns: Vec<Option<Vec<Setting>>>,
    /// Whether any column differs from another.
    pub differs: bool,
}

/// A file of the rules.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ComparedFile {
    /// Its path in the folder.
    pub path: String,
    /// Whether it differs from the draft's in each column.
    pub columns: Vec<bool>,
}

/// A measure in every column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ComparedMeasure {
    /// Its id.
    pub id: String,
    /// Its label.
    pub label: Text,
    /// The position of its clause.
    pub clause: String,
    /// The id of who pays.
    pub payer: String,
    /// Whether what it costs is income forgone.
    pub forgone: bool,
    /// Whether the draft has it.
    pub drafted: bool,
    /// Its figures in each column; none where the column does not have it.
    pub columns: Vec<Option<MeasureFigures>>,
    /// Whether any column differs from another.
    pub differs: bool,
}

/// A payer in every column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ComparedPayer {
    /// Its id.
    pub id: String,
    /// Its label.
    pub label: Text,
    /// Whether what it pays is income forgone.
    pub forgone: bool,
    /// Its figures in each column; none where the column does not have it.
    pub columns: Vec<Option<PayerCell>>,
    /// Whether any column differs from another.
    pub differs: bool,
}

/// A payer's figures and what its envelope leaves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PayerCell {
    /// The figures.
    pub figures: PayerFigures,
    /// The envelope less what is asked for, by year; none where there is no envelope for the year.
    pub balances: Vec<Option<Fen>>,
    /// The same over the years; none without an envelope.
    pub balance: Option<Fen>,
}

/// What enterprises are told apart by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ComparedFacet {
    /// Its id.
    pub id: String,
    /// Its label.
    pub label: Text,
    /// The groups that hold anybody, in the order of the rules; those who fit none last.
    pub groups: Vec<ComparedGroup>,
}

/// A group of enterprises in every column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ComparedGroup {
    /// Its index among the facet's groups; none for those who fit none.
    pub group: Option<u16>,
    /// Its label; none for those who fit none.
    pub label: Option<Text>,
    /// How many enterprises it has.
    pub enterprises: u64,
    /// What they receive in each column; none where the column has no figures.
    pub columns: Vec<Option<GroupCell>>,
}

/// What a group receives.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupCell {
    /// Those that receive anything.
    pub recipients: u64,
    /// What they receive.
    pub received: Received,
    /// Who of them receives more or less than in the baseline.
    pub moves: Moves,
}

/// Something enterprises compete for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ComparedContest {
    /// The id of the measure that ranks, or of the formula that gives out places.
    pub id: String,
    /// Its label.
    pub label: Text,
    /// What it is.
    pub kind: ContestKind,
    /// Who competes: enterprises, or projects.
    pub rows: Rows,
    /// For each policy year, each column; none where it cannot be said, or the column does not have it.
    pub years: Vec<Vec<Option<ContestCell>>>,
}

/// What is competed for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum ContestKind {
    /// Prizes by rank.
    Ranking,
    /// Limited places per group.
    Places,
}

/// Who wins in a year, against the baseline.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContestCell {
    /// How many win.
    pub winners: u64,
    /// How many of them do not win in the baseline.
    pub entered: u64,
    /// How many win in the baseline and do not here.
    pub left: u64,
    /// The first of those who enter or leave, by id.
    pub flips: Vec<Flip>,
}

/// Somebody who wins in one column and not in the other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Flip {
    /// The enterprise's id.
    pub enterprise: String,
    /// Its name; blank where the tables have none.
    pub name: String,
    /// The project's id, where projects compete.
    pub project: Option<String>,
    /// Whether it enters; it leaves otherwise.
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
