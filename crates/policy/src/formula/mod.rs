//! Formulas: text to expression trees, with the place of every part.
//!
//! ```text
//! expression = "if" expression "then" expression "else" expression | or
//! or         = and { "or" and }
//! and        = not { "and" not }
//! not        = "not" not | comparison
//! comparison = sum { ("<" | "<=" | ">" | ">=" | "==" | "!=") sum } | sum "in" sum
//! sum        = product { ("+" | "-") product }
//! product    = unary { ("*" | "/") unary }
//! unary      = "-" unary | primary
//! primary    = literal | name | call | "(" expression ")" | "[" name { "," name } "]"
//! call       = name "(" [ expression { "," expression } ] [ "where" expression ] ")"
//! literal    = number [ "元" | "万元" | "亿元" | "%" | "年" ] | "yes" | "no"
//! name       = part { "." part }
//! ```
//!
//! A chain of comparisons holds when each of its links does: `0 <= year - start_year < valid_years`. The signs `≤ ≥ ≠ ×` may
//! be written for `<= >= != *`.

mod lexer;
mod parser;
mod quantity;

pub use parser::parse;
pub use quantity::{Quantity, QuantityError, half_width, parse_quantity};

use serde::{Deserialize, Serialize};

use cesuan_base::diag::Span;
use cesuan_base::dim::{Arithmetic, Dim};
use cesuan_base::money::Exact;

/// An expression and where it stands in its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expr {
    /// What it is.
    pub kind: ExprKind,
    /// Bytes of the formula's text.
    pub span: Span,
}

/// The forms of an expression, before names have a meaning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExprKind {
    /// A number with its dimension: `200万元` is 2×10^8 fen of money.
    Number { value: Exact, dim: Dim },
    /// `yes`, `no`.
    Flag(bool),
    /// `equipment`, `smart_upgrade.min_equipment`.
    Name(String),
    /// `[zhangwan, maojian]`.
    List(Vec<Expr>),
    /// `-a`.
    Negate(Box<Expr>),
    /// `not a`.
    Not(Box<Expr>),
    /// `a + b`.
    Arithmetic { operator: Arithmetic, left: Box<Expr>, right: Box<Expr> },
    /// `a <= b`.
    Compare { operator: Comparison, left: Box<Expr>, right: Box<Expr> },
    /// `a in b`.
    In { item: Box<Expr>, set: Box<Expr> },
    /// `a and b`, `a or b`.
    Logic { operator: Logic, left: Box<Expr>, right: Box<Expr> },
    /// `if a then b else c`.
    If { condition: Box<Expr>, then: Box<Expr>, otherwise: Box<Expr> },
    /// `sum(a where b)`.
    Call { name: String, name_span: Span, args: Vec<Expr>, condition: Option<Box<Expr>> },
    /// Where the text could not be read; a diagnostic says why.
    Broken,
}

/// The comparisons.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Comparison {
    /// `<`
    Less,
    /// `<=`
    LessOrEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterOrEqual,
    /// `==`
    Equal,
    /// `!=`
    NotEqual,
}

impl Comparison {
    /// The sign as written.
    pub const fn sign(self) -> &'static str {
        match self {
            Comparison::Less => "<",
            Comparison::LessOrEqual => "<=",
            Comparison::Greater => ">",
            Comparison::GreaterOrEqual => ">=",
            Comparison::Equal => "==",
            Comparison::NotEqual => "!=",
        }
    }

    /// The comparison with its sides changed.
    pub const fn turned(self) -> Self {
        match self {
            Comparison::Less => Comparison::Greater,
            Comparison::LessOrEqual => Comparison::GreaterOrEqual,
            Comparison::Greater => Comparison::Less,
            Comparison::GreaterOrEqual => Comparison::LessOrEqual,
            Comparison::Equal | Comparison::NotEqual => self,
        }
    }

    /// Whether it asks for an order, not only for sameness.
    pub const fn orders(self) -> bool {
        !matches!(self, Comparison::Equal | Comparison::NotEqual)
    }

    /// Whether the comparison holds of two values that stand so to each other.
    pub fn holds(self, order: std::cmp::Ordering) -> bool {
        match self {
            Comparison::Less => order.is_lt(),
            Comparison::LessOrEqual => order.is_le(),
            Comparison::Greater => order.is_gt(),
            Comparison::GreaterOrEqual => order.is_ge(),
            Comparison::Equal => order.is_eq(),
            Comparison::NotEqual => order.is_ne(),
        }
    }
}

/// And, or.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Logic {
    /// Both.
    And,
    /// At least one.
    Or,
}

impl Logic {
    /// The word as written.
    pub const fn word(self) -> &'static str {
        match self {
            Logic::And => "and",
            Logic::Or => "or",
        }
    }
}
