//! The document: what the files of a rules folder say, not yet what it means.

use cesuan_base::dim::Rows;

use super::reader::{Both, Value};
use super::source::{Loc, Located, Sources};

/// A rules folder as read.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// The texts, for places.
    pub sources: Sources,
    /// The policy's id.
    pub id: Located,
    /// Its title.
    pub title: Both,
    /// The policy years with the place of each.
    pub years: Vec<(i64, Loc)>,
    /// Named lists of options.
    pub categories: Vec<CategoryDoc>,
    /// The columns of both tables.
    pub fields: Vec<FieldDoc>,
    /// Groups of enterprises, for looking at them.
    pub groupings: Vec<GroupingDoc>,
    /// The policy's own parameters.
    pub parameters: Vec<ParameterDoc>,
    /// The open questions.
    pub readings: Vec<ReadingDoc>,
    /// Shared formulas.
    pub definitions: Vec<DefinitionDoc>,
    /// Who pays.
    pub payers: Vec<PayerDoc>,
    /// Measures of which a recipient keeps one.
    pub exclusives: Vec<ExclusiveDoc>,
    /// The draft's outline, in its order.
    pub clauses: Vec<ClauseDoc>,
    /// What costs money, in the order of the table of results.
    pub measures: Vec<MeasureDoc>,
    /// How to draw a synthetic population; read by `intake`.
    pub sample: Option<Value>,
}

/// A named list of options.
#[derive(Clone, Debug)]
pub struct CategoryDoc {
    /// Its id.
    pub name: Located,
    /// Its label.
    pub label: Both,
    /// The options.
    pub options: Vec<OptionDoc>,
}

/// An option of a category, or an answer of a reading.
#[derive(Clone, Debug)]
pub struct OptionDoc {
    /// Its id.
    pub name: Located,
    /// Its label.
    pub label: Both,
    /// Other ways to write it in a cell.
    pub also: Vec<Located>,
}

/// A column of an input table.
#[derive(Clone, Debug)]
pub struct FieldDoc {
    /// Its id.
    pub name: Located,
    /// The table.
    pub rows: Rows,
    /// Its label.
    pub label: Both,
    /// What it means.
    pub note: Option<Both>,
    /// `key`, `period`, `parent`, `text`, `money`, `count`, `year`, `flag` or a category.
    pub kind: Located,
    /// Whether a blank is an error.
    pub required: bool,
    /// Whether it may be negative.
    pub signed: bool,
    /// The option a blank means, for categories.
    pub default: Option<Located>,
    /// A flag of the same row that makes the cell required.
    pub required_if: Option<Located>,
}

/// Groups of enterprises by conditions; nothing is paid by them.
#[derive(Clone, Debug)]
pub struct GroupingDoc {
    /// Its id.
    pub name: Located,
    /// Its label.
    pub label: Both,
    /// What a person should know.
    pub note: Option<Both>,
    /// The groups, in the order they are tried.
    pub groups: Vec<GroupDoc>,
}

/// A group of a grouping.
#[derive(Clone, Debug)]
pub struct GroupDoc {
    /// Its id.
    pub name: Located,
    /// Its label.
    pub label: Both,
    /// Who belongs to it: a flag; whoever is left, where there is none.
    pub condition: Option<Located>,
}

/// A number of the policy.
#[derive(Clone, Debug)]
pub struct ParameterDoc {
    /// Its name, without the measure's.
    pub name: Located,
    /// Its label.
    pub label: Both,
    /// What a person should know.
    pub note: Option<Both>,
    /// Its value.
    pub value: ValueDoc,
    /// Its dimension, where the value does not tell.
    pub dim: Option<Located>,
    /// The category its options come from, for lists.
    pub category: Option<Located>,
    /// Lowest and highest value.
    pub range: Option<(Located, Located)>,
    /// The step of the arrow keys.
    pub step: Option<Located>,
    /// What is counted (`年`, `years`).
    pub unit: Option<Both>,
    /// `stated`, `assumed` or `undetermined`; stated where absent.
    pub status: Option<Located>,
    /// Where the draft says it.
    pub clause: Option<Located>,
    /// Whether `none` is a value.
    pub optional: bool,
    /// Whether `undetermined` is a value.
    pub open: bool,
    /// Values with a name.
    pub presets: Vec<PresetDoc>,
}

/// A parameter's value: one for all years, one per year, or a list of options.
#[derive(Clone, Debug)]
pub enum ValueDoc {
    /// `"50万元"`
    One(Located),
    /// `{ 2018 = "4.35%", 2019 = "4.35%" }`
    ByYear(Vec<(Located, Located)>),
    /// `["zhangwan", "maojian"]`
    List(Vec<Located>, Loc),
}

/// A value with a name.
#[derive(Clone, Debug)]
pub struct PresetDoc {
    /// Its label.
    pub label: Both,
    /// The value.
    pub value: ValueDoc,
}

/// An open question of the draft.
#[derive(Clone, Debug)]
pub struct ReadingDoc {
    /// Its id.
    pub name: Located,
    /// The question.
    pub question: Both,
    /// Where the draft leaves it open.
    pub clause: Option<Located>,
    /// The answers.
    pub options: Vec<OptionDoc>,
    /// The answer taken unless a person chooses another.
    pub default: Located,
}

/// A named formula.
#[derive(Clone, Debug)]
pub struct DefinitionDoc {
    /// Its name.
    pub name: Located,
    /// Its label.
    pub label: Both,
    /// The table whose rows it has.
    pub rows: Option<Located>,
    /// The formula, or
    pub formula: Option<Located>,
    /// a limited number of places.
    pub quota: Option<QuotaDoc>,
}

/// A limited number of places per group.
#[derive(Clone, Debug)]
pub struct QuotaDoc {
    /// Who competes: a flag.
    pub among: Located,
    /// By what, highest first; then the id as text.
    pub by: Located,
    /// The groups: a category.
    pub per: Located,
    /// How many places a group has: a count.
    pub places: Located,
}

/// Who pays.
#[derive(Clone, Debug)]
pub struct PayerDoc {
    /// Its id.
    pub name: Located,
    /// Its label.
    pub label: Both,
    /// Whether what it pays is income forgone, not spending.
    pub forgone: bool,
    /// Its parameters.
    pub parameters: Vec<ParameterDoc>,
    /// The limit of what it can pay, if it has one.
    pub envelope: Option<EnvelopeDoc>,
}

/// A payer's limit.
#[derive(Clone, Debug)]
pub struct EnvelopeDoc {
    /// The parameter with the amount.
    pub amount: Located,
    /// The reading that says for how long it is (`annual`, `whole`).
    pub period: Option<Located>,
    /// The reading that says what happens when it does not suffice (`report`, ...).
    pub shortfall: Option<Located>,
    /// Who is paid first where the reading says so.
    pub priority: Option<PriorityDoc>,
}

/// Who is paid first.
#[derive(Clone, Debug)]
pub struct PriorityDoc {
    /// A category column of the enterprise table.
    pub by: Located,
    /// Its options, first paid first.
    pub order: Vec<Located>,
}

/// Measures of which a recipient keeps its largest line of a year while a reading has an answer.
#[derive(Clone, Debug)]
pub struct ExclusiveDoc {
    /// The measures.
    pub measures: Vec<Located>,
    /// The reading.
    pub reading: Located,
    /// Its answer.
    pub answer: Located,
}

/// A position of the draft.
#[derive(Clone, Debug)]
pub struct ClauseDoc {
    /// The position as the draft counts.
    pub position: Located,
    /// How deep in the outline, 1 for a part.
    pub level: i64,
    /// Its heading.
    pub title: Both,
    /// What it says, in words of our own, with `{parameter}` placeholders.
    pub text: Option<Both>,
    /// `qualitative` or `undetermined` where nothing can be costed.
    pub status: Option<Located>,
    /// What it waits for.
    pub needs: Option<Both>,
}

/// What costs money.
#[derive(Clone, Debug)]
pub struct MeasureDoc {
    /// Its id, the file's name.
    pub name: Located,
    /// Its label.
    pub label: Both,
    /// Where the draft has it.
    pub clause: Located,
    /// What the clause says, in words of our own, with `{parameter}` placeholders.
    pub text: Both,
    /// `enterprise` or `project`.
    pub rows: Located,
    /// `subsidy`, `award`, `relief` or `case`.
    pub kind: Located,
    /// Who pays.
    pub payer: Located,
    /// Who is eligible.
    pub condition: Located,
    /// How much, by a formula, or
    pub amount: Option<Located>,
    /// by levels, highest first, or
    pub levels: Vec<LevelDoc>,
    /// `highest` or `all` of the levels open in a year.
    pub pays: Option<Located>,
    /// by rank.
    pub ranking: Option<RankingDoc>,
    /// At most how much per line.
    pub cap: Option<Located>,
    /// The table's own word (`enterprise`, `project`) where the right is used up by the recipient's earliest line; `level`
    /// where each level's is.
    pub once: Option<Located>,
    /// What is listed while a parameter is undetermined.
    pub base: Option<Located>,
    /// Whether its lines are fixed sums, paid first where the envelope's reading says so.
    pub fixed: bool,
    /// Its parameters.
    pub parameters: Vec<ParameterDoc>,
    /// Its intermediate formulas.
    pub definitions: Vec<DefinitionDoc>,
}

/// A level of a measure.
#[derive(Clone, Debug)]
pub struct LevelDoc {
    /// Its id.
    pub name: Located,
    /// Whether the recipient has reached it this year: a flag.
    pub when: Located,
    /// What it pays: money.
    pub prize: Located,
}

/// Prizes by rank.
#[derive(Clone, Debug)]
pub struct RankingDoc {
    /// By what, highest first.
    pub by: Located,
    /// The prizes, first place first: money.
    pub prizes: Vec<Located>,
    /// The reading that says what ties do.
    pub ties: Located,
    /// The reading that says whether a winner may enter again.
    pub repeat: Located,
}
