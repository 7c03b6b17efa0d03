//! Checked rules: every name resolved, every dimension known, every part in order.

mod clause;
mod expr;
mod grouping;
mod measure;
mod parameter;
mod payer;

pub use clause::{Clause, ClauseStatus, Piece, Template};
pub use expr::{Definition, Expr, ExprKind, Fold, Quota};
pub use grouping::{Group, Grouping};
pub use measure::{Amount, Exclusive, Level, Measure, MeasureKind, Once, Pays, Ranking, Repeat, Ties};
pub use parameter::{Domain, Parameter, Preset, Setting, Status};
pub use payer::{Envelope, Payer, Period, Priority, Shortfall};

use serde::{Deserialize, Serialize};

use cesuan_base::dim::{Dim, Rows, Text};
use cesuan_base::id::{CategoryId, FieldId, MeasureId, ParameterId};

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
    /// Groups of enterprises, for looking at them.
    pub groupings: Vec<Grouping>,
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
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

    /// The column with the enterprises' names: the first one of words in their table.
    pub fn name_field(&self) -> Option<FieldId> {
        self.fields_of(Rows::Enterprise).find(|(_, field)| field.kind == FieldKind::Text).map(|(id, _)| id)
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
