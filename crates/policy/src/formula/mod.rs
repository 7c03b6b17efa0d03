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

/// A parsed expression with its place in the formula's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParsedExpr {
    pub kind: ParsedKind,
    /// The bytes it takes up in the formula's text.
    pub span: Span,
}

/// The forms of a parsed expression. Names are not resolved yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ParsedKind {
    /// A number with its dimension: `200万元` is 2×10^8 fen of money.
    Number { value: Exact, dim: Dim },
    /// `yes`, `no`.
    Flag(bool),
    /// `equipment`, `smart_upgrade.min_equipment`.
    Name(String),
    /// `[zhangwan, maojian]`.
    List(Vec<ParsedExpr>),
    /// `-a`.
    Negate(Box<ParsedExpr>),
    /// `not a`.
    Not(Box<ParsedExpr>),
    /// `a + b`.
    Arithmetic { operator: Arithmetic, left: Box<ParsedExpr>, right: Box<ParsedExpr> },
    /// `a <= b`.
    Compare { operator: CompareOp, left: Box<ParsedExpr>, right: Box<ParsedExpr> },
    /// `a in b`.
    In { item: Box<ParsedExpr>, set: Box<ParsedExpr> },
    /// `a and b`, `a or b`.
    Logic { operator: Logic, left: Box<ParsedExpr>, right: Box<ParsedExpr> },
    /// `if a then b else c`.
    If { condition: Box<ParsedExpr>, then: Box<ParsedExpr>, otherwise: Box<ParsedExpr> },
    /// `sum(a where b)`.
    Call { name: String, name_span: Span, args: Vec<ParsedExpr>, condition: Option<Box<ParsedExpr>> },
    /// Text that could not be parsed; it is reported by a diagnostic.
    Broken,
}

/// Comparison operators.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum CompareOp {
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

impl CompareOp {
    /// The operator as formulas write it.
    pub const fn sign(self) -> &'static str {
        match self {
            CompareOp::Less => "<",
            CompareOp::LessOrEqual => "<=",
            CompareOp::Greater => ">",
            CompareOp::GreaterOrEqual => ">=",
            CompareOp::Equal => "==",
            CompareOp::NotEqual => "!=",
        }
    }

    /// The operator that means the same with its operands exchanged: `a < b` is `b > a`.
    pub const fn mirrored(self) -> Self {
        match self {
            CompareOp::Less => CompareOp::Greater,
            CompareOp::LessOrEqual => CompareOp::GreaterOrEqual,
            CompareOp::Greater => CompareOp::Less,
            CompareOp::GreaterOrEqual => CompareOp::LessOrEqual,
            CompareOp::Equal | CompareOp::NotEqual => self,
        }
    }

    /// Whether the operator compares order rather than equality.
    pub const fn orders(self) -> bool {
        !matches!(self, CompareOp::Equal | CompareOp::NotEqual)
    }

    /// Whether the comparison holds for two values in this order.
    pub fn holds(self, order: std::cmp::Ordering) -> bool {
        match self {
            CompareOp::Less => order.is_lt(),
            CompareOp::LessOrEqual => order.is_le(),
            CompareOp::Greater => order.is_gt(),
            CompareOp::GreaterOrEqual => order.is_ge(),
            CompareOp::Equal => order.is_eq(),
            CompareOp::NotEqual => order.is_ne(),
        }
    }
}

/// Operators that join two flags.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Logic {
    /// Both hold.
    And,
    /// At least one holds.
    Or,
}

impl Logic {
    /// The operator as formulas write it.
    pub const fn word(self) -> &'static str {
        match self {
            Logic::And => "and",
            Logic::Or => "or",
        }
    }
}
