//! Dimensions: the kinds of quantity, and which of them may be computed with each other.

use serde::{Deserialize, Serialize};

use crate::id::CategoryId;

/// The dimension of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Dim {
    /// An amount of money, in fen.
    Money,
    /// A ratio without unit: `50%`.
    Rate,
    /// A number of people, projects or years.
    Count,
    /// A calendar year.
    Year,
    Flag,
    /// One option of a category.
    Category(CategoryId),
    /// A set of options of a category.
    Set(CategoryId),
    /// Text, which cannot be computed with.
    Text,
}

impl Dim {
    /// Whether values of this dimension are numbers.
    pub const fn is_number(self) -> bool {
        matches!(self, Dim::Money | Dim::Rate | Dim::Count | Dim::Year)
    }

    /// The id of the message that names this dimension.
    pub const fn word(self) -> &'static str {
        match self {
            Dim::Money => "money",
            Dim::Rate => "rate",
            Dim::Count => "count",
            Dim::Year => "year",
            Dim::Flag => "flag",
            Dim::Category(_) => "category",
            Dim::Set(_) => "set",
            Dim::Text => "text",
        }
    }
}

/// The table whose rows a value belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Rows {
    /// One value for all rows of a year.
    Constant,
    /// One value per enterprise and year.
    Enterprise,
    /// One value per project and year.
    Project,
}

/// A text in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    pub zh: String,
    pub en: String,
}

/// Arithmetic operators.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Arithmetic {
    /// `a + b`
    Add,
    /// `a - b`
    Subtract,
    /// `a * b`
    Multiply,
    /// `a / b`
    Divide,
}

impl Arithmetic {
    /// The operator as formulas write it.
    pub const fn sign(self) -> &'static str {
        match self {
            Arithmetic::Add => "+",
            Arithmetic::Subtract => "-",
            Arithmetic::Multiply => "*",
            Arithmetic::Divide => "/",
        }
    }
}

/// The dimension of the result of an operation; `None` if the operation is not defined, such as money times money.
pub fn combine(operator: Arithmetic, a: Dim, b: Dim) -> Option<Dim> {
    use Arithmetic::{Add, Divide, Multiply, Subtract};
    use Dim::{Count, Money, Rate, Year};
    match (operator, a, b) {
        (Add | Subtract, Money, Money) => Some(Money),
        (Add | Subtract, Rate, Rate) => Some(Rate),
        (Add | Subtract, Count, Count) => Some(Count),
        (Subtract, Year, Year) => Some(Count),
        (Add | Subtract, Year, Count) | (Add, Count, Year) => Some(Year),
        (Multiply, Money, Rate | Count) | (Multiply, Rate | Count, Money) => Some(Money),
        (Multiply, Rate, Rate) => Some(Rate),
        (Multiply, Count, Rate | Count) | (Multiply, Rate, Count) => Some(Count),
        (Divide, Money, Rate | Count) => Some(Money),
        (Divide, Count, Rate) => Some(Count),
        (Divide, Money, Money) | (Divide, Count, Count) | (Divide, Rate, Rate) => Some(Rate),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_no_money_times_money() {
        assert_eq!(combine(Arithmetic::Multiply, Dim::Money, Dim::Money), None);
        assert_eq!(combine(Arithmetic::Add, Dim::Money, Dim::Rate), None);
        assert_eq!(combine(Arithmetic::Divide, Dim::Money, Dim::Money), Some(Dim::Rate));
        assert_eq!(combine(Arithmetic::Subtract, Dim::Year, Dim::Year), Some(Dim::Count));
    }
}
