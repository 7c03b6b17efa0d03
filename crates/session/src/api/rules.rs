//! The files of the rules as a person edits them.

use serde::{Deserialize, Serialize};

use cesuan_base::diag::Diagnostics;
use cesuan_base::dim::{Rows, Text};
use cesuan_policy::check::MeasureKind;
use cesuan_scenario::SettingText;

use super::figures::FiguresView;
use super::policy::PolicyView;
use super::population::PopulationView;
use super::question::Question;
use cesuan_policy::rules::{Changes, Folder};

/// What came of changed files.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct RevisedView {
    /// The number of the command.
    pub serial: u64,
    /// What is wrong with the files, and warnings.
    pub diagnostics: Diagnostics,
    /// What is in force now; none where the files do not compile or cannot be run, and everything stays as it was.
    pub adopted: Option<Adopted>,
}

/// Changed rules in force.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Adopted {
    /// The policy as changed.
    pub policy: PolicyView,
    /// The population, where it had to be read or drawn again.
    pub population: Option<PopulationView>,
    /// The figures, once there is a population.
    pub figures: Option<FiguresView>,
    /// The settings asked for that these rules do not know. They come back with rules that do.
    pub waiting: Vec<SettingText>,
}

/// What the cases say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CasesView {
    /// How many there are.
    pub total: usize,
    /// How many give what they should.
    pub passed: usize,
    /// Those that do not, and what is wrong with the files of cases.
    pub diagnostics: Diagnostics,
}

/// What could stand at a place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Completions {
    /// Where the word begins that they would replace, in bytes.
    pub from: usize,
    /// The choices, best first.
    pub choices: Vec<Completion>,
}

/// A choice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Completion {
    /// What it would write.
    pub text: String,
    /// What it is.
    pub kind: CompletionKind,
    /// Its label in the rules, where it has one.
    pub label: Option<Text>,
}

/// What a choice is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum CompletionKind {
    /// A parameter or a reading.
    Parameter,
    /// A definition.
    Definition,
    /// A column of an input table.
    Column,
    /// An option of a category, or an answer.
    Option,
    /// A measure, payer or clause.
    Name,
    /// A function.
    Function,
    /// A word of the formulas.
    Word,
    /// A key of the rules format.
    Key,
}

/// What a new measure may be made of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartsView {
    /// The columns a measure may go by.
    pub columns: Vec<Column>,
}

/// A column a measure may go by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// Its id.
    pub id: String,
    /// Its table.
    pub rows: Rows,
    /// Its label.
    pub label: Text,
    /// What it holds.
    pub kind: ColumnKind,
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ColumnKind {
    /// Yes or no.
    Flag,
    /// Money.
    Money,
    /// A number of people or things.
    Count,
}

/// How a new measure pays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Pattern {
    /// A fixed sum where a column says yes.
    Award,
    /// A share of a column of money from a threshold on, up to a limit.
    Share,
    /// Prizes for the first three by a column.
    Ranking,
}

impl Pattern {
    /// Every pattern.
    pub const ALL: [Pattern; 3] = [Pattern::Award, Pattern::Share, Pattern::Ranking];

    /// Whether it can go by a column of this kind.
    pub const fn takes(self, kind: ColumnKind) -> bool {
        match self {
            Pattern::Award => matches!(kind, ColumnKind::Flag),
            Pattern::Share => matches!(kind, ColumnKind::Money),
            Pattern::Ranking => matches!(kind, ColumnKind::Money | ColumnKind::Count),
        }
    }
}

/// A measure to be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewMeasure {
    /// Its id, the file's name.
    pub id: String,
    /// Its label.
    pub label: Text,
    /// The position of its clause.
    pub clause: String,
    /// Whose rows its lines have.
    pub rows: Rows,
    /// Its class.
    pub kind: MeasureKind,
    /// The payer's id.
    pub payer: String,
    /// How it pays.
    pub pattern: Pattern,
    /// The column it goes by.
    pub column: String,
}

/// The files of the policy as it was opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OriginalFiles;

impl Question for OriginalFiles {
    type Answer = Folder;
}

/// Compiles the files with these changes and, where they compile, uses them from now on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Revise {
    /// Comes back with the answer.
    pub serial: u64,
    /// What differs from the policy as it was opened.
    pub changes: Changes,
}

impl Question for Revise {
    type Answer = RevisedView;
}

/// Runs the cases of the rules in force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RunCases;

impl Question for RunCases {
    type Answer = CasesView;
}

/// What could stand at a place of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Complete {
    /// The file's path.
    pub file: String,
    /// Its text as it stands.
    pub text: String,
    /// The place, in bytes.
    pub at: usize,
}

impl Question for Complete {
    type Answer = Completions;
}

/// What a new measure may be made of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeasureParts;

impl Question for MeasureParts {
    type Answer = PartsView;
}

/// Writes a new measure with its cases and puts it into the list of the policy. Nothing is in force yet.
/// Refused where the id is no name, or taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AddMeasure {
    /// The measure.
    pub measure: NewMeasure,
    /// The changes so far.
    pub changes: Changes,
}

impl Question for AddMeasure {
    type Answer = DraftedFiles;
}

/// Takes a measure out of the list of the policy, and its files with it. Nothing is in force yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RemoveMeasure {
    /// The measure's id.
    pub measure: String,
    /// The changes so far.
    pub changes: Changes,
}

impl Question for RemoveMeasure {
    type Answer = DraftedFiles;
}

/// Files of the rules that were written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftedFiles {
    /// The changes with those files.
    pub changes: Changes,
    /// The path of the file to look at.
    pub file: Option<String>,
}
