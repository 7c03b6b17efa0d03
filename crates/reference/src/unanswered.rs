//! Why a question about a row has no answer.

use cesuan_base::diag::Code;

/// Why a question about a row has no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unanswered {
    /// A number has more digits than exact decimals hold.
    Overflow,
    /// The answer depends on a division by zero.
    DividedByZero,
    /// The answer depends on a parameter without value.
    Absent,
    /// An operation is not defined for the types of its values. Checked rules contain no such operation.
    Internal,
}

impl Unanswered {
    /// The code of the diagnostic for this reason.
    pub const fn code(self) -> Code {
        match self {
            Unanswered::Overflow => Code::Overflow,
            Unanswered::DividedByZero => Code::DividedByZero,
            Unanswered::Absent => Code::AbsentValue,
            Unanswered::Internal => Code::InternalFault,
        }
    }
}

/// An answer about a row, or why there is none.
pub(super) type Found<T> = Result<T, Unanswered>;
