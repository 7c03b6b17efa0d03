//! The files of the rules as a person edits them.

use serde::{Deserialize, Serialize};

use cesuan_base::diag::Diagnostics;
use cesuan_base::dim::{Rows, Text};
use cesuan_policy::check::MeasureKind;
use cesuan_policy::rules::{Changes, Folder};

use super::question::Question;

/// The outcome of the cases.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CasesView {
    /// The number of cases.
    pub total: usize,
    /// The number of cases that come out as they should.
    pub passed: usize,
    /// The cases that do not, and what is wrong with the files of cases.
    pub diagnostics: Diagnostics,
}

/// The completions at a place of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Completions {
    /// The place where the word begins that a completion replaces, in bytes.
    pub from: usize,
    /// The completions, best first.
    pub choices: Vec<Completion>,
}

/// A completion.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Completion {
    /// The text it writes.
    pub text: String,
    /// The kind of what it names.
    pub kind: CompletionKind,
    /// The label of what it names, where that has one.
    pub label: Option<Text>,
}

/// The kind of what a completion names.
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

/// The parts of a new measure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartsView {
    /// The columns it may go by.
    pub columns: Vec<MeasureColumn>,
}

/// A column a measure may go by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeasureColumn {
    /// The column's id.
    pub id: String,
    /// The table of the column.
    pub rows: Rows,
    /// The column's label.
    pub label: Text,
    /// The kind of its cells.
    pub kind: ColumnKind,
}

/// The kind of the cells of a column.
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

/// A measure to be written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewMeasure {
    /// The measure's id, which names its file.
    pub id: String,
    /// The measure's label.
    pub label: Text,
    /// The position of its clause in the draft.
    pub clause: String,
    /// Whether its lines are of enterprises or projects.
    pub rows: Rows,
    /// The measure's class.
    pub kind: MeasureKind,
    /// The payer's id.
    pub payer: String,
    /// How it pays.
    pub pattern: Pattern,
    /// The id of the column it goes by.
    pub column: String,
}

/// The files of the policy as it was opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OriginalFiles;

impl Question for OriginalFiles {
    type Answer = Folder;
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
