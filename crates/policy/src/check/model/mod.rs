//! The checked rules of a policy: every name resolved, every dimension known, definitions in the order they need each
//! other.

mod clause;
mod expr;
mod grouping;
mod keyword;
mod measure;
mod parameter;
mod payer;

pub use clause::{Clause, ClausePiece, ClauseStatus, ClauseText};
pub use expr::{Aggregate, Definition, Expr, ExprKind, Quota};
pub use grouping::{Group, Grouping};
pub use keyword::option_id;
pub use measure::{
    Amount, Ceiling, Exclusive, Level, Limit, Measure, MeasureKind, Once, Pays, Ranking, Repeat, Share, Ties,
};
pub use parameter::{Domain, Income, Parameter, Preset, Setting, Status};
pub use payer::{BudgetYear, Envelope, Government, Ledger, Payer, Period, Priority, Shortfall};

use serde::{Deserialize, Serialize};

use cesuan_base::dim::{Dim, Rows, Text};
use cesuan_base::id::{CategoryId, FieldId, MeasureId, ParameterId};

/// The checked rules of a policy.
#[derive(Clone, Debug)]
pub struct Rules {
    /// The policy's id, which is the folder's name.
    pub id: String,
    pub title: Text,
    /// The policy years, ascending and without gaps.
    ///
    /// Years are told by their index everywhere: first the policy years, then the commitment years.
    pub years: Vec<i32>,
    /// The years after the policy in which measures that continue still have lines, ascending and without gaps.
    pub commitment_years: Vec<i32>,
    /// The reading that decides from which year's budget claims on the general budget are paid; its answers are those of
    /// [`BudgetYear`].
    pub budget_year: Option<ParameterId>,
    /// Lists of options, including the answers of readings.
    pub categories: Vec<Category>,
    /// The columns of both tables, in the rules' order.
    pub fields: Vec<Field>,
    /// Divisions of the enterprises into groups, for tables and charts.
    pub groupings: Vec<Grouping>,
    /// Parameters and readings.
    pub parameters: Vec<Parameter>,
    /// Definitions, ordered so that each uses only earlier ones.
    pub definitions: Vec<Definition>,
    pub payers: Vec<Payer>,
    /// Lists of measures of which a recipient keeps its largest line of a year.
    pub exclusives: Vec<Exclusive>,
    /// Limits of what one enterprise draws from several measures, in the order in which they apply.
    pub limits: Vec<Limit>,
    /// Money that others give towards the measures.
    pub incomes: Vec<Income>,
    /// Conditions of rows that are counted and told beside the results.
    pub notices: Vec<Notice>,
    /// Open questions of the draft that nothing in the tables can price.
    pub unpriced: Vec<Unpriced>,
    /// The clauses of the draft's outline, in its order.
    pub clauses: Vec<Clause>,
    /// The measures, in the order results are listed.
    pub measures: Vec<Measure>,
}

/// An open question of the draft that nothing in the tables can price.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unpriced {
    pub id: String,
    pub question: Text,
    /// The position of the clause that leaves it open.
    pub clause: String,
    /// How much it may come to.
    pub size: Text,
    /// The data that would price it.
    pub needs: Text,
}

/// A condition of rows that is counted and told beside the results.
#[derive(Clone, Debug)]
pub struct Notice {
    pub id: String,
    /// What the rows have in common, said of them.
    pub label: Text,
    /// The table whose rows are counted.
    pub rows: Rows,
    /// The condition: a flag.
    pub when: Expr,
}

/// A category: a list of options. A value of the category is an index into the options.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Category {
    pub id: String,
    pub label: Text,
    pub options: Vec<CategoryOption>,
}

/// An option of a category.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CategoryOption {
    pub id: String,
    pub label: Text,
    /// Other spellings that are accepted in cells.
    pub also: Vec<String>,
}

/// A column of an input table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    pub id: String,
    /// The table the column belongs to.
    pub rows: Rows,
    pub label: Text,
    /// An explanation for the reader.
    pub note: Option<Text>,
    pub kind: FieldKind,
    /// Whether a blank cell is an error.
    pub required: bool,
    /// Whether every row of a recipient must hold the same.
    pub constant: bool,
    /// A flag column of the same table; where it is set, a blank cell in this column is an error.
    pub required_if: Option<FieldId>,
}

/// What the cells of a column hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FieldKind {
    /// The id of the row; together with the year it identifies the row.
    Key,
    /// The policy year of the row.
    Period,
    /// The id of the enterprise a project belongs to.
    Parent,
    /// Words, with which nothing is computed.
    Text,
    /// An amount of money.
    Money {
        /// Whether amounts may be negative.
        signed: bool,
        /// Whether a blank cell means that the amount is unknown; it is kept as [`UNKNOWN_MONEY`]. Elsewhere it is zero.
        unknown: bool,
    },
    /// A number of people or things.
    Count,
    /// A calendar year. A blank cell is kept as [`BLANK_YEAR`].
    Year,
    /// Yes or no; a blank cell means no.
    Flag,
    /// An option of a category.
    Category {
        category: CategoryId,
        /// The option a blank cell stands for; without one, a blank cell is an error.
        default: Option<u16>,
    },
}

/// The number kept for a blank year. It is smaller than every year, so that comparisons such as "accepted in 2019 or
/// later" do not hold for it.
pub const BLANK_YEAR: i64 = 0;

/// The number kept for an unknown amount of money. It is larger than every amount, so that as a limit it limits nothing.
pub const UNKNOWN_MONEY: i64 = i64::MAX;

impl FieldKind {
    /// The dimension of the column's values in formulas.
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

impl Rules {
    /// How many years there are: policy years and commitment years.
    pub fn all_years(&self) -> usize {
        self.years.len() + self.commitment_years.len()
    }

    /// The calendar year at an index of all years.
    pub fn year(&self, index: usize) -> i32 {
        self.years.iter().chain(&self.commitment_years).nth(index).copied().unwrap_or_default()
    }

    /// The index of a calendar year among all years.
    pub fn year_index(&self, year: i64) -> Option<usize> {
        self.years.iter().chain(&self.commitment_years).position(|known| i64::from(*known) == year)
    }

    /// The indices of the years in which a measure may have lines.
    pub fn years_of(&self, measure: &Measure) -> std::ops::Range<usize> {
        0..if measure.continues { self.all_years() } else { self.years.len() }
    }

    /// Whether what a measure pays is income forgone rather than spending: whether it is so for all its payers.
    pub fn is_forgone(&self, measure: &Measure) -> bool {
        measure.payers().all(|payer| self.payers[payer.index()].forgone)
    }

    /// Whether a measure is switched on under some settings.
    pub fn is_enabled(&self, settings: &[Vec<Setting>], measure: MeasureId) -> bool {
        self.is_on(settings, self.measures[measure.index()].switch)
    }

    /// Whether the measure that a parameter switches is on under some settings.
    pub fn is_on(&self, settings: &[Vec<Setting>], switch: ParameterId) -> bool {
        settings[switch.index()].first() != Some(&Setting::Switch(false))
    }

    /// The parameter or reading with a full id.
    pub fn parameter(&self, id: &str) -> Option<ParameterId> {
        self.parameters.iter().position(|parameter| parameter.id == id).map(ParameterId::at)
    }

    /// The measure with an id.
    pub fn measure(&self, id: &str) -> Option<MeasureId> {
        self.measures.iter().position(|measure| measure.id == id).map(MeasureId::at)
    }

    /// The columns of one table with their ids.
    pub fn fields_of(&self, rows: Rows) -> impl Iterator<Item = (FieldId, &Field)> {
        self.fields
            .iter()
            .enumerate()
            .filter(move |(_, field)| field.rows == rows)
            .map(|(i, field)| (FieldId::at(i), field))
    }

    /// The column with the enterprises' names: the first text column of their table.
    pub fn name_field(&self) -> Option<FieldId> {
        self.fields_of(Rows::Enterprise).find(|(_, field)| field.kind == FieldKind::Text).map(|(id, _)| id)
    }

    pub fn category(&self, id: CategoryId) -> &Category {
        &self.categories[id.index()]
    }

    /// The draft's settings: for each parameter, the value in each policy year.
    pub fn draft(&self) -> Vec<Vec<Setting>> {
        self.parameters.iter().map(|parameter| parameter.draft.clone()).collect()
    }
}

impl Rules {
    /// The answer of a reading under some settings, as the value paired with it in `options`. The check has made sure
    /// that `options` lists every answer.
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
