//! Typed expressions.

use serde::{Deserialize, Serialize};

use crate::formula::{Comparison, Logic};
use cesuan_base::dim::{Arithmetic, Dim, Rows, Text};
use cesuan_base::id::{DefinitionId, FieldId, MeasureId, ParameterId};
use cesuan_base::money::Exact;

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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
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
