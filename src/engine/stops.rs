//! Where one operand decides a result, whatever the others hold: the rows an operation need not look at.

use crate::dim::Arithmetic;
use crate::formula::Logic;
use crate::money::Exact;

use super::spread::Spread;
use super::values::{Scalar, Values};

/// Where an operand holds this outside its rows, the result there is known.
#[derive(Clone, Debug)]
pub(super) struct Stop {
    /// The operand.
    pub(super) operand: usize,
    /// What it holds outside its rows.
    pub(super) rest: Scalar,
    /// What the result is there.
    pub(super) gives: Scalar,
}

/// What is false and anything is false; what is true or anything is true.
pub(super) fn of_logic(operator: Logic) -> [Stop; 2] {
    let decides = Scalar::Flag(operator == Logic::Or);
    [0, 1].map(|operand| Stop { operand, rest: decides.clone(), gives: decides.clone() })
}

/// Nothing times any number is nothing. A quotient may be no number: then every row is looked at.
pub(super) fn of_product(operator: Arithmetic, operands: &[&Spread]) -> Vec<Stop> {
    let numbers =
        operands.iter().all(|operand| matches!(operand.values, Values::Numbers(_) | Values::Same(Scalar::Number(_))));
    if operator != Arithmetic::Multiply || !numbers {
        return Vec::new();
    }
    (0..operands.len()).map(|operand| Stop { operand, rest: zero(), gives: zero() }).collect()
}

/// Where a line's condition fails there is no line.
pub(super) fn of_condition() -> [Stop; 1] {
    [Stop { operand: 0, rest: Scalar::Flag(false), gives: zero() }]
}

/// Where there is no line there is none to be dropped.
pub(super) fn of_lines() -> [Stop; 1] {
    [Stop { operand: 0, rest: zero(), gives: zero() }]
}

fn zero() -> Scalar {
    Scalar::Number(Exact::from_integer(0))
}
