//! The values of expressions.

use super::number::Number;
use super::unanswered::Unanswered;

/// The value of an expression for a row.
#[derive(Clone)]
pub(super) enum Value {
    Number(Number),
    Flag(bool),
    Option(u16),
    Set(Vec<u16>),
    /// A parameter without value.
    Absent,
}

/// Why an operation refuses these values: one is absent, or they are of types it is not defined for.
pub(super) fn refused(values: &[Value]) -> Unanswered {
    let absent = values.iter().any(|value| matches!(value, Value::Absent));
    if absent { Unanswered::Absent } else { Unanswered::Internal }
}
