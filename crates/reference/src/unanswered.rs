//! Why a question about a row has no answer.

use cesuan_base::diag::Code;

/// Why a line has no amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unanswered {
    /// A number of more digits than exact decimals hold.
    Overflow,
    /// A division by zero decides the line.
    DividedByZero,
    /// A parameter without value decides the line.
    Absent,
    /// Values of a type the operation is not defined for. The checker rules this out.
    Internal,
}

impl Unanswered {
    /// The code of the diagnostic that says so.
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
