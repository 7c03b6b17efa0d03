//! Typed expressions: what formulas become once names and dimensions are resolved.

use serde::{Deserialize, Serialize};

use crate::formula::{CompareOp, Logic};
use cesuan_base::dim::{Arithmetic, Dim, Rows, Text};
use cesuan_base::id::{DefinitionId, FieldId, MeasureId, ParameterId};
use cesuan_base::money::Exact;

/// A definition: a named formula.
#[derive(Clone, Debug)]
pub struct Definition {
    /// The full id: `smart_upgrade.smart`, or the name alone where the policy owns it.
    pub id: String,
    pub label: Text,
    pub expr: Expr,
}

/// A typed expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expr {
    pub kind: ExprKind,
    /// The dimension of its value.
    pub dim: Dim,
    /// The table whose rows it has values for; [`Rows::Constant`] if it is the same for all rows of a year.
    pub rows: Rows,
}

/// The forms of a typed expression. An operand with values for fewer rows (a constant, or an enterprise's value in a
/// formula over projects) applies to every row that belongs to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExprKind {
    /// A number in the base unit of the expression's dimension.
    Number(Exact),
    Flag(bool),
    /// The index of an option in its category.
    Option(u16),
    /// Indices of options in their category, ascending.
    Set(Vec<u16>),
    /// The policy year of the row.
    Year,
    /// The value of an input column.
    Field(FieldId),
    /// The value of a parameter in the row's year, or the answer of a reading.
    Parameter(ParameterId),
    /// The value of a definition.
    Definition(DefinitionId),
    /// The value of an expression for the enterprise a project belongs to.
    OfEnterprise(Box<Expr>),
    /// `-a`
    Negate(Box<Expr>),
    /// `not a`
    Not(Box<Expr>),
    /// `a + b`
    Arithmetic {
        operator: Arithmetic,
        left: Box<Expr>,
        right: Box<Expr>,
    },
    /// `a <= b`
    Compare {
        operator: CompareOp,
        left: Box<Expr>,
        right: Box<Expr>,
    },
    /// `a in b`
    In {
        item: Box<Expr>,
        set: Box<Expr>,
    },
    /// `a and b`, `a or b`
    Logic {
        operator: Logic,
        left: Box<Expr>,
        right: Box<Expr>,
    },
    /// `if a then b else c`
    If {
        condition: Box<Expr>,
        then: Box<Expr>,
        otherwise: Box<Expr>,
    },
    /// Whether the expression held for the same recipient in any earlier policy year.
    Before(Box<Expr>),
    /// Whether the expression holds for the same recipient in any policy year.
    Ever(Box<Expr>),
    /// Whether a measure is switched on.
    Enabled(MeasureId),
    /// The line of a measure for the row, in fen, after exclusive measures are weighed against each other and before
    /// limits and rationing.
    Line(MeasureId),
    /// Whether the row wins one of the places of its group.
    Place(Box<Quota>),
    /// The smallest or largest of several expressions.
    Extreme {
        largest: bool,
        items: Vec<Expr>,
    },
    /// An aggregate over those projects of an enterprise and year that meet the condition. `item` is `None` for
    /// [`Aggregate::Count`].
    OverProjects {
        fold: Aggregate,
        item: Option<Box<Expr>>,
        condition: Option<Box<Expr>>,
    },
}

/// A limited number of places per group and year. They go to the rows with the highest numbers; among equal ones, to
/// the ids that come first as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quota {
    /// Which rows compete: a flag.
    pub among: Expr,
    /// The number they are ranked by.
    pub by: Expr,
    /// The group of a row: a category.
    pub per: Expr,
    /// How many places the row's group has: a count.
    pub places: Expr,
}

/// Functions that turn the projects of an enterprise into one value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Aggregate {
    /// The sum of a number.
    Sum,
    /// How many projects there are.
    Count,
    /// Whether a flag is set for any.
    Any,
    /// Whether a flag is set for all; true if there are none.
    All,
}

impl Expr {
    /// The direct operands, in the order written.
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
            | ExprKind::Enabled(_)
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
