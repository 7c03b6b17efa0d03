//! The document: the contents of a rules folder before names and formulas are checked. Every part knows its place in
//! the files.

use cesuan_base::dim::Rows;

use super::reader::{Both, TomlValue};
use super::source::{Loc, Located, Sources};

/// A rules folder as read.
#[derive(Clone, Debug, Default)]
pub struct RulesDocument {
    /// The texts of the files, to turn locations into places.
    pub sources: Sources,
    pub id: Located,
    pub title: Both,
    /// The policy years, each with its location.
    pub years: Vec<(i64, Loc)>,
    /// The years after the policy in which measures that continue still have lines, each with its location.
    pub commitment_years: Vec<(i64, Loc)>,
    /// The reading that decides from which year's budget a claim is paid.
    pub budget_year: Option<Located>,
    /// Named lists of options.
    pub categories: Vec<CategoryDoc>,
    /// The columns of both input tables.
    pub fields: Vec<FieldDoc>,
    /// Divisions of the enterprises into groups.
    pub groupings: Vec<GroupingDoc>,
    /// The parameters of the policy itself; measures and payers have their own.
    pub parameters: Vec<ParameterDoc>,
    /// The open questions of the draft.
    pub readings: Vec<ReadingDoc>,
    /// The definitions of the policy itself; measures have their own.
    pub definitions: Vec<DefinitionDoc>,
    pub payers: Vec<PayerDoc>,
    /// Lists of measures of which a recipient keeps its largest line.
    pub exclusives: Vec<ExclusiveDoc>,
    /// Limits of what one enterprise draws from several measures in a year.
    pub limits: Vec<LimitDoc>,
    /// Money that others give towards the measures.
    pub incomes: Vec<IncomeDoc>,
    /// Conditions of rows that are counted and told beside the results.
    pub notices: Vec<NoticeDoc>,
    /// Open questions of the draft that nothing in the tables can price.
    pub unpriced: Vec<UnpricedDoc>,
    /// The clauses of the draft's outline, in its order.
    pub clauses: Vec<ClauseDoc>,
    /// The measures, in the order results are listed.
    pub measures: Vec<MeasureDoc>,
    /// How to draw a synthetic population. It is checked by the crate `intake`.
    pub sample: Option<TomlValue>,
    /// How far the figures of drawn populations go. It is checked by the crate `intake`.
    pub spread: Option<TomlValue>,
}

/// A named list of options.
#[derive(Clone, Debug)]
pub struct CategoryDoc {
    pub name: Located,
    pub label: Both,
    pub options: Vec<OptionDoc>,
}

/// An option of a category, or an answer of a reading.
#[derive(Clone, Debug)]
pub struct OptionDoc {
    pub name: Located,
    pub label: Both,
    /// Other spellings that are accepted in cells.
    pub also: Vec<Located>,
}

/// A column of an input table.
#[derive(Clone, Debug)]
pub struct FieldDoc {
    pub name: Located,
    /// The table the column belongs to.
    pub rows: Rows,
    pub label: Both,
    /// An explanation for the reader.
    pub note: Option<Both>,
    /// The type of its cells: `key`, `period`, `parent`, `text`, `money`, `count`, `year`, `flag` or a category's id.
    pub kind: Located,
    /// Whether a blank cell is an error.
    pub required: bool,
    /// Whether amounts may be negative, for money.
    pub signed: bool,
    /// What a blank cell means, for money: `unknown`, or zero where it is left out.
    pub blank: Option<Located>,
    /// Whether every row of a recipient must hold the same.
    pub constant: bool,
    /// The option a blank cell stands for, for categories.
    pub default: Option<Located>,
    /// A flag column of the same table; where it is set, a blank cell in this column is an error.
    pub required_if: Option<Located>,
}

/// A division of the enterprises into groups by conditions. No line depends on it.
#[derive(Clone, Debug)]
pub struct GroupingDoc {
    pub name: Located,
    pub label: Both,
    /// An explanation for the reader.
    pub note: Option<Both>,
    /// The groups, in the order their conditions are tried.
    pub groups: Vec<GroupDoc>,
}

/// A group of a grouping.
#[derive(Clone, Debug)]
pub struct GroupDoc {
    pub name: Located,
    pub label: Both,
    /// The condition, a formula that gives a flag. `None` takes all enterprises left by the groups before it.
    pub condition: Option<Located>,
}

/// A parameter of the policy, a payer or a measure.
#[derive(Clone, Debug)]
pub struct ParameterDoc {
    /// Its name, without that of its payer or measure.
    pub name: Located,
    pub label: Both,
    /// An explanation for the reader.
    pub note: Option<Both>,
    pub value: ValueDoc,
    /// Its dimension, where the value does not show it.
    pub dim: Option<Located>,
    /// The category its options come from, for options and lists of them.
    pub category: Option<Located>,
    /// The lowest and the highest value that are accepted.
    pub range: Option<(Located, Located)>,
    /// The lowest and the highest value that are offered, where those are not all that are accepted.
    pub usual: Option<(Located, Located)>,
    /// How far one press of an arrow key moves the value.
    pub step: Option<Located>,
    /// What is counted (`年`, `years`), for counts.
    pub unit: Option<Both>,
    /// `stated`, `assumed` or `undetermined`; `stated` where it is left out.
    pub status: Option<Located>,
    /// The position of the clause that states it.
    pub clause: Option<Located>,
    /// Whether `none` is an accepted value.
    pub optional: bool,
    /// Whether `undetermined` is an accepted value.
    pub open: bool,
    /// Named values to choose from.
    pub presets: Vec<PresetDoc>,
}

/// A parameter's value: one for all years, one per year, or a list of options.
#[derive(Clone, Debug)]
pub enum ValueDoc {
    /// One value for all years: `"50万元"`.
    One(Located),
    /// A value for each year: `{ 2018 = "4.35%", 2019 = "4.35%" }`.
    ByYear(Vec<(Located, Located)>),
    /// Options: `["zhangwan", "maojian"]`.
    List(Vec<Located>, Loc),
    /// No value, or none that could be read; a diagnostic of reading says so.
    Missing,
}

/// A named value of a parameter.
#[derive(Clone, Debug)]
pub struct PresetDoc {
    pub label: Both,
    pub value: ValueDoc,
}

/// A reading: an open question of the draft.
#[derive(Clone, Debug)]
pub struct ReadingDoc {
    pub name: Located,
    /// The question.
    pub question: Both,
    /// Why the default is the default.
    pub note: Option<Both>,
    /// The position of the clause that leaves it open.
    pub clause: Option<Located>,
    pub options: Vec<OptionDoc>,
    /// The answer the draft is computed with.
    pub default: Located,
}

/// A definition: a named formula. Exactly one of `formula` and `quota` is given.
#[derive(Clone, Debug)]
pub struct DefinitionDoc {
    pub name: Located,
    pub label: Both,
    /// The table it has values for.
    pub rows: Option<Located>,
    /// A formula.
    pub formula: Option<Located>,
    /// A limited number of places.
    pub quota: Option<QuotaDoc>,
}

/// A limited number of places per group; the value is whether a row wins one.
#[derive(Clone, Debug)]
pub struct QuotaDoc {
    /// Which rows compete: a flag.
    pub among: Located,
    /// The number they are ranked by, highest first; equal ones by id as text.
    pub by: Located,
    /// The group of a row: a category.
    pub per: Located,
    /// How many places the row's group has: a count.
    pub places: Located,
}

/// A payer of measures.
#[derive(Clone, Debug)]
pub struct PayerDoc {
    pub name: Located,
    pub label: Both,
    /// An explanation for the reader.
    pub note: Option<Both>,
    /// Whether what it pays is income forgone rather than spending.
    pub forgone: bool,
    /// The budget it belongs to: `general`, `government_fund`, `state_capital`, `social_insurance`, `enterprise`.
    pub ledger: Option<Located>,
    /// The level of government whose money it is: `province`, `city`, `district`, `other`.
    pub level: Option<Located>,
    pub parameters: Vec<ParameterDoc>,
    /// The limit of what it can pay, if it has one.
    pub envelope: Option<EnvelopeDoc>,
}

/// The limit of what a payer can pay.
#[derive(Clone, Debug)]
pub struct EnvelopeDoc {
    /// The parameter with the amount of money.
    pub amount: Located,
    /// The reading that decides whether the amount is for each year or for all (`annual`, `whole`).
    pub period: Option<Located>,
    /// The reading that decides what happens when the amount does not suffice (`report`, `pro_rata`, `fixed_first`,
    /// `priority`, `champions_first`).
    pub shortfall: Option<Located>,
    /// The order in which enterprises are paid under the answer `priority`.
    pub priority: Option<PriorityDoc>,
}

/// The order in which enterprises are paid.
#[derive(Clone, Debug)]
pub struct PriorityDoc {
    /// The category column of the enterprise table that decides.
    pub by: Located,
    /// The options of the category, the first paid first.
    pub order: Vec<Located>,
    /// The options whose enterprises are paid before all others under the answer `champions_first`.
    pub first: Vec<Located>,
}

/// A limit of what one enterprise draws in a year from several measures together.
#[derive(Clone, Debug)]
pub struct LimitDoc {
    pub label: Both,
    /// The measures, where they are listed.
    pub measures: Vec<Located>,
    /// The payer whose measures are meant, where they are not listed.
    pub payer: Option<Located>,
    /// The amounts, of which the smallest in force is the limit.
    pub at_most: Vec<CeilingDoc>,
    pub loc: Loc,
}

/// An amount of a limit.
#[derive(Clone, Debug)]
pub struct CeilingDoc {
    /// A formula over enterprises that gives money.
    pub amount: Located,
    /// Whether the amount is in force: a formula that gives a flag. Always, where it is left out.
    pub condition: Option<Located>,
}

/// An open question of the draft that nothing in the tables can price.
#[derive(Clone, Debug)]
pub struct UnpricedDoc {
    pub name: Located,
    pub question: Both,
    /// The position of the clause that leaves it open.
    pub clause: Located,
    /// How much it may come to.
    pub size: Both,
    /// The data that would price it.
    pub needs: Both,
}

/// A condition of rows that is counted and told beside the results.
#[derive(Clone, Debug)]
pub struct NoticeDoc {
    pub name: Located,
    /// What the rows have in common, said of them.
    pub label: Both,
    /// The table whose rows are counted.
    pub rows: Located,
    /// The condition: a formula that gives a flag.
    pub condition: Located,
}

/// Money that others give towards the measures, such as a province's allocation.
#[derive(Clone, Debug)]
pub struct IncomeDoc {
    pub name: Located,
    pub label: Both,
    /// The parameter with its amount per year.
    pub amount: Located,
    /// The position of the clause that names it.
    pub clause: Option<Located>,
}

/// Measures of which a recipient keeps its largest line of a year while a reading has a certain answer.
#[derive(Clone, Debug)]
pub struct ExclusiveDoc {
    pub measures: Vec<Located>,
    pub reading: Located,
    /// The answer under which the exclusion applies.
    pub answer: Located,
}

/// A clause: one position of the draft's outline.
#[derive(Clone, Debug)]
pub struct ClauseDoc {
    /// The position as the draft numbers it.
    pub position: Located,
    /// Depth in the outline, from 1 to 6; 1 for a part.
    pub level: i64,
    pub title: Both,
    /// What it says, in words of our own, with `{parameter}` placeholders.
    pub text: Option<Both>,
    /// `qualitative` or `undetermined` where nothing of it can be costed.
    pub status: Option<Located>,
    /// What has to be known before it could be costed.
    pub needs: Option<Both>,
}

/// A measure: a clause that costs money. Exactly one of `amount`, `levels` and `ranking` is given.
#[derive(Clone, Debug)]
pub struct MeasureDoc {
    /// Its id, which is the name of its file.
    pub name: Located,
    pub label: Both,
    /// The position of its clause.
    pub clause: Located,
    /// The clause's text, in words of our own, with `{parameter}` placeholders.
    pub text: Both,
    /// The table whose rows its lines belong to: `enterprise` or `project`.
    pub rows: Located,
    /// `subsidy`, `award`, `relief` or `case`.
    pub kind: Located,
    /// Who pays: one payer for the whole line, or several with their shares.
    pub shares: Vec<ShareDoc>,
    /// Whether the payer is assumed, since the draft does not name it.
    pub payer_assumed: bool,
    /// What the draft leaves to rules still to be made, where the whole measure is provisional.
    pub provisional: Option<Both>,
    /// Whether it has lines in the commitment years too.
    pub continues: bool,
    /// The last year a recipient's right reaches to: a formula that gives a year.
    pub until: Option<Located>,
    /// Which rows are eligible: a formula that gives a flag.
    pub condition: Located,
    /// How much a line comes to: a formula that gives money.
    pub amount: Option<Located>,
    /// Levels with a prize each, highest first; `pays` says which of them count.
    pub levels: Vec<LevelDoc>,
    /// Which of the levels reached in a year are paid: `highest`, `largest` or `all`.
    pub pays: Option<Located>,
    /// Prizes by rank.
    pub ranking: Option<RankingDoc>,
    /// The most a line may come to: a formula that gives money.
    pub cap: Option<Located>,
    /// Which right a line uses up: `enterprise` or `project`, as its rows, for one line per recipient; `level` for one
    /// line per recipient and level.
    pub once: Option<Located>,
    /// When `once` holds: a formula that gives a flag, the same for all rows. Always, where it is left out.
    pub once_if: Option<Located>,
    /// What is listed for each eligible row while a parameter is undetermined.
    pub base: Option<Located>,
    /// Whether its lines are fixed sums, which the shortfall rule `fixed_first` pays first.
    pub fixed: bool,
    pub parameters: Vec<ParameterDoc>,
    /// Its own definitions.
    pub definitions: Vec<DefinitionDoc>,
}

/// A payer of a measure and its share of each line.
#[derive(Clone, Debug)]
pub struct ShareDoc {
    /// The id of the payer.
    pub payer: Located,
    /// Its share, a formula that gives a rate; `None` takes the rest.
    pub share: Option<Located>,
}

/// A level of a measure.
#[derive(Clone, Debug)]
pub struct LevelDoc {
    pub name: Located,
    /// Whether the row reached the level this year: a formula that gives a flag.
    pub when: Located,
    /// What the level pays: a formula that gives money.
    pub prize: Located,
}

/// Prizes by rank.
#[derive(Clone, Debug)]
pub struct RankingDoc {
    /// The number the rows are ranked by, highest first.
    pub by: Located,
    /// The prizes, first place first: formulas that give money.
    pub prizes: Vec<Located>,
    /// The reading that decides how ties are paid.
    pub ties: Located,
    /// The reading that decides whether a winner may enter again.
    pub repeat: Located,
}
