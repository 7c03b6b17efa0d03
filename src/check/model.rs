//! Checked rules: every name resolved, every dimension known, every part in order.

use serde::{Deserialize, Serialize};

use crate::dim::{Arithmetic, Dim, Rows, Text};
use crate::formula::{Comparison, Logic};
use crate::id::{CategoryId, DefinitionId, FieldId, MeasureId, ParameterId, PayerId};
use crate::money::Exact;

/// A policy that compiles.
#[derive(Clone, Debug)]
pub struct Rules {
    /// The policy's id, the folder's name.
    pub id: String,
    /// Its title.
    pub title: Text,
    /// The policy years, ascending and without gaps.
    pub years: Vec<i32>,
    /// Lists of options, the answers of readings among them.
    pub categories: Vec<Category>,
    /// Columns of both tables, in the order of the rules.
    pub fields: Vec<Field>,
    /// Parameters and readings.
    pub parameters: Vec<Parameter>,
    /// Named formulas, ordered so that each needs only earlier ones.
    pub definitions: Vec<Definition>,
    /// Who pays.
    pub payers: Vec<Payer>,
    /// Measures of which a recipient keeps its largest line of a year.
    pub exclusives: Vec<Exclusive>,
    /// The draft's outline, in its order.
    pub clauses: Vec<Clause>,
    /// What costs money, in the order of results.
    pub measures: Vec<Measure>,
}

/// A list of options.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Category {
    /// Its id.
    pub id: String,
    /// Its label.
    pub label: Text,
    /// The options; a value of the category is an index into them.
    pub options: Vec<Choice>,
}

/// An option of a category.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// Its id.
    pub id: String,
    /// Its label.
    pub label: Text,
    /// Other ways to write it.
    pub also: Vec<String>,
}

/// A column of an input table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its id.
    pub id: String,
    /// Its table.
    pub rows: Rows,
    /// Its label.
    pub label: Text,
    /// What it means.
    pub note: Option<Text>,
    /// What its cells hold.
    pub kind: FieldKind,
    /// Whether a blank is an error.
    pub required: bool,
    /// A flag of the same row that makes the cell required.
    pub required_if: Option<FieldId>,
}

/// What the cells of a column hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldKind {
    /// The row's own id; with the year it is the row's key.
    Key,
    /// The policy year of the row.
    Period,
    /// The id of the enterprise a project belongs to.
    Parent,
    /// Words.
    Text,
    /// Money; negative only where `signed`.
    Money {
        /// Whether it may be negative.
        signed: bool,
    },
    /// A number of people or things.
    Count,
    /// Any calendar year; a blank is kept as [`BLANK_YEAR`].
    Year,
    /// Yes or no; blank is no.
    Flag,
    /// An option; `default` is what a blank means.
    Category {
        /// The category.
        category: CategoryId,
        /// The option a blank means; without one a blank is an error.
        default: Option<u16>,
    },
}

/// How a blank year is kept: smaller than every year, so that "accepted by 2019" is false of it.
pub const BLANK_YEAR: i64 = 0;

impl FieldKind {
    /// The dimension of the column in formulas.
    pub const fn dim(self) -> Dim {
        match self {
            FieldKind::Key | FieldKind::Parent | FieldKind::Text => Dim::Text,
            FieldKind::Period | FieldKind::Year => Dim::Year,
            FieldKind::Money { .. } => Dim::Money,
            FieldKind::Count => Dim::Count,
            FieldKind::Flag => Dim::Flag,
            FieldKind::Category { category, .. } => Dim::Category(category),
        }
    }
}

/// The value of a parameter in one year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Setting {
    /// A number in the base unit of the parameter's dimension.
    Number(Exact),
    /// An option of the parameter's category.
    Option(u16),
    /// A set of options of the parameter's category, ascending.
    Set(Vec<u16>),
    /// No cap.
    None,
    /// Left to another document.
    Undetermined,
}

/// A number, list or question of the policy.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Parameter {
    /// Its full id: `smart_upgrade.min_equipment`, `benchmark_rate`, `shortfall`.
    pub id: String,
    /// Its label; for a reading, the question.
    pub label: Text,
    /// What a person should know.
    pub note: Option<Text>,
    /// The dimension of its values.
    pub dim: Dim,
    /// The draft's value in each policy year.
    pub draft: Vec<Setting>,
    /// Whether it may differ from year to year.
    pub dated: bool,
    /// Which values it takes.
    pub domain: Domain,
    /// Where the number comes from.
    pub status: Status,
    /// Where the draft says it.
    pub clause: Option<String>,
    /// Whether `none` is a value.
    pub optional: bool,
    /// Whether `undetermined` is a value.
    pub open: bool,
    /// Values with a name, one per policy year each.
    pub presets: Vec<Preset>,
}

/// The values a parameter takes.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Domain {
    /// Numbers, in the base unit of the parameter's dimension.
    Number {
        /// The lowest.
        min: Exact,
        /// The highest.
        max: Exact,
        /// How far an arrow key goes.
        step: Exact,
        /// What a count counts.
        unit: Option<Text>,
    },
    /// One option; for a reading, an answer.
    Choice {
        /// Whose options.
        category: CategoryId,
    },
    /// Any set of options.
    Set {
        /// Whose options.
        category: CategoryId,
    },
}

/// A value with a name.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Preset {
    /// Its label.
    pub label: Text,
    /// The value in each policy year.
    pub values: Vec<Setting>,
}

/// Where a number comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Status {
    /// The draft says it.
    Stated,
    /// The draft does not; somebody assumed it.
    Assumed,
    /// The draft leaves it to another document.
    Undetermined,
}

/// A named formula.
#[derive(Clone, Debug)]
pub struct Definition {
    /// Its full id.
    pub id: String,
    /// Its label.
    pub label: Text,
    /// The formula.
    pub expr: Expr,
}

/// Who pays.
#[derive(Clone, Debug)]
pub struct Payer {
    /// Its id.
    pub id: String,
    /// Its label.
    pub label: Text,
    /// Whether what it pays is income forgone.
    pub forgone: bool,
    /// Its limit.
    pub envelope: Option<Envelope>,
}

/// A payer's limit.
#[derive(Clone, Debug)]
pub struct Envelope {
    /// The amount: a parameter of money.
    pub amount: ParameterId,
    /// For how long the amount is: a reading with the options of [`Period`].
    pub period: Option<ParameterId>,
    /// What happens when it does not suffice: a reading with the options of [`Shortfall`].
    pub shortfall: Option<ParameterId>,
    /// Who is paid first under [`Shortfall::Priority`].
    pub priority: Option<Priority>,
}

/// Who is paid first.
#[derive(Clone, Debug)]
pub struct Priority {
    /// A category column of the enterprise table.
    pub field: FieldId,
    /// For each option, its place: 0 is paid first. An enterprise has the best place of any of its rows.
    pub place: Vec<usize>,
}

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

/// For how long an envelope is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Period {
    /// For each year.
    Annual,
    /// For all policy years together.
    Whole,
}

impl Period {
    /// The answers a reading of the period may have, by id.
    pub const OPTIONS: &'static [(&'static str, Period)] = &[("annual", Period::Annual), ("whole", Period::Whole)];
}

/// What happens when an envelope does not suffice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Shortfall {
    /// Every line is paid; the excess is shown.
    Report,
    /// Every line gets the same share.
    ProRata,
    /// Fixed sums first, the rest shares what remains.
    FixedFirst,
    /// Enterprise by enterprise in an order of priority, while money lasts.
    Priority,
}

impl Shortfall {
    /// The answers a reading of the shortfall may have, by id.
    pub const OPTIONS: &'static [(&'static str, Shortfall)] = &[
        ("report", Shortfall::Report),
        ("pro_rata", Shortfall::ProRata),
        ("fixed_first", Shortfall::FixedFirst),
        ("priority", Shortfall::Priority),
    ];
}

/// A position of the draft.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Clause {
    /// The position as the draft counts.
    pub position: String,
    /// How deep in the outline, 1 for a part.
    pub level: u8,
    /// Its heading.
    pub title: Text,
    /// What it says.
    pub text: Template,
    /// The measures that stand here.
    pub measures: Vec<MeasureId>,
    /// Why nothing of it is costed, where nothing is.
    pub status: Option<ClauseStatus>,
    /// What it waits for.
    pub needs: Option<Text>,
}

/// Why a clause is not costed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ClauseStatus {
    /// It asks for no money of its own.
    Qualitative,
    /// It leaves the standard to another document.
    Undetermined,
}

impl ClauseStatus {
    /// The states by id.
    pub const OPTIONS: &'static [(&'static str, ClauseStatus)] =
        &[("qualitative", ClauseStatus::Qualitative), ("undetermined", ClauseStatus::Undetermined)];
}

/// A sentence with parameters in it, in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Template {
    /// Chinese.
    pub zh: Vec<Piece>,
    /// English.
    pub en: Vec<Piece>,
}

/// A part of a sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Piece {
    /// Words as they stand.
    Words(String),
    /// The value of a parameter or the answer of a reading.
    Parameter(ParameterId),
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

/// A typed expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expr {
    /// What it is.
    pub kind: ExprKind,
    /// The dimension of its value.
    pub dim: Dim,
    /// Which rows it has a value for.
    pub rows: Rows,
}

/// The forms of a typed expression. Operands of fewer rows serve every row they belong to.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the operands are named as the grammar names them")]
pub enum ExprKind {
    /// A number in base units.
    Number(Exact),
    /// Yes or no.
    Flag(bool),
    /// An option.
    Option(u16),
    /// A set of options, ascending.
    Set(Vec<u16>),
    /// The policy year of the row.
    Year,
    /// An input column.
    Field(FieldId),
    /// A parameter's value of the year, or a reading's answer.
    Parameter(ParameterId),
    /// A named formula.
    Definition(DefinitionId),
    /// An enterprise's value seen from its project.
    OfEnterprise(Box<Expr>),
    /// `-a`
    Negate(Box<Expr>),
    /// `not a`
    Not(Box<Expr>),
    /// `a + b`
    Arithmetic { operator: Arithmetic, left: Box<Expr>, right: Box<Expr> },
    /// `a <= b`
    Compare { operator: Comparison, left: Box<Expr>, right: Box<Expr> },
    /// `a in b`
    In { item: Box<Expr>, set: Box<Expr> },
    /// `a and b`
    Logic { operator: Logic, left: Box<Expr>, right: Box<Expr> },
    /// `if a then b else c`
    If { condition: Box<Expr>, then: Box<Expr>, otherwise: Box<Expr> },
    /// Whether it was so for the same recipient in any earlier policy year.
    Before(Box<Expr>),
    /// Whether it is so for the same recipient in any policy year.
    Ever(Box<Expr>),
    /// A measure's line for the row, in fen, as it is asked for.
    Line(MeasureId),
    /// Whether the row has one of its group's places.
    Place(Box<Quota>),
    /// The smallest or largest of several.
    Extreme { largest: bool, items: Vec<Expr> },
    /// Over an enterprise's projects of the year that meet the condition.
    OverProjects { fold: Fold, item: Option<Box<Expr>>, condition: Option<Box<Expr>> },
}

/// A limited number of places per group and year: by a number, highest first, then by id as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quota {
    /// Who competes.
    pub among: Expr,
    /// By what.
    pub by: Expr,
    /// The group.
    pub per: Expr,
    /// How many places the row's group has.
    pub places: Expr,
}

/// What is made of an enterprise's projects.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fold {
    /// Their values added up.
    Sum,
    /// How many there are.
    Count,
    /// Whether any is so.
    Any,
    /// Whether all are so.
    All,
}

impl Rules {
    /// A parameter by its full id.
    pub fn parameter(&self, id: &str) -> Option<ParameterId> {
        self.parameters.iter().position(|parameter| parameter.id == id).map(ParameterId::at)
    }

    /// A measure by its id.
    pub fn measure(&self, id: &str) -> Option<MeasureId> {
        self.measures.iter().position(|measure| measure.id == id).map(MeasureId::at)
    }

    /// The columns of one table, with their ids.
    pub fn fields_of(&self, rows: Rows) -> impl Iterator<Item = (FieldId, &Field)> {
        self.fields
            .iter()
            .enumerate()
            .filter(move |(_, field)| field.rows == rows)
            .map(|(i, field)| (FieldId::at(i), field))
    }

    /// The category behind an id.
    pub fn category(&self, id: CategoryId) -> &Category {
        &self.categories[id.index()]
    }

    /// The draft's values: one per parameter and policy year.
    pub fn draft(&self) -> Vec<Vec<Setting>> {
        self.parameters.iter().map(|parameter| parameter.draft.clone()).collect()
    }
}

impl Parameter {
    /// Whether it is an open question rather than a number.
    pub const fn is_reading(&self) -> bool {
        matches!(self.domain, Domain::Choice { .. })
    }
}

impl Expr {
    /// The direct parts of the expression, in the order written.
    pub fn children(&self) -> impl Iterator<Item = &Expr> {
        let parts: Vec<&Expr> = match &self.kind {
            ExprKind::Number(_)
            | ExprKind::Flag(_)
            | ExprKind::Option(_)
            | ExprKind::Set(_)
            | ExprKind::Year
            | ExprKind::Field(_)
            | ExprKind::Parameter(_)
            | ExprKind::Definition(_)
            | ExprKind::Line(_) => Vec::new(),
            ExprKind::OfEnterprise(inner)
            | ExprKind::Negate(inner)
            | ExprKind::Not(inner)
            | ExprKind::Before(inner)
            | ExprKind::Ever(inner) => vec![inner],
            ExprKind::Place(quota) => vec![&quota.among, &quota.by, &quota.per, &quota.places],
            ExprKind::Arithmetic { left, right, .. }
            | ExprKind::Compare { left, right, .. }
            | ExprKind::Logic { left, right, .. } => vec![left, right],
            ExprKind::In { item, set } => vec![item, set],
            ExprKind::If { condition, then, otherwise } => vec![condition, then, otherwise],
            ExprKind::Extreme { items, .. } => items.iter().collect(),
            ExprKind::OverProjects { item, condition, .. } => {
                item.iter().chain(condition).map(|part| &**part).collect()
            }
        };
        parts.into_iter()
    }
}

impl Measure {
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

impl Rules {
    /// The answer of a reading whose options the check has held to those known.
    pub fn answer<T: Copy>(&self, settings: &[Vec<Setting>], reading: ParameterId, options: &[(&str, T)]) -> T {
        let id = match (&settings[reading.index()][0], &self.parameters[reading.index()].domain) {
            (Setting::Option(option), Domain::Choice { category }) => {
                self.category(*category).options[usize::from(*option)].id.as_str()
            }
            _ => "",
        };
        options.iter().find(|(known, _)| *known == id).unwrap_or(&options[0]).1
    }
}
