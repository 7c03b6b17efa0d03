//! Faults that the command line finds itself.

use cesuan_base::diag::{Code, Diagnostic, Diagnostics};
use cesuan_office::is_day;

/// A fault as the whole of what went wrong.
pub(super) fn refuse(fault: Diagnostic) -> Diagnostics {
    Diagnostics::from(fault)
}

/// The date to write on papers, `yyyy-mm-dd`, as it was given; none where none was.
///
/// # Errors
/// A text that is no day of the calendar.
pub(super) fn dated(said: Option<&str>) -> Result<Option<String>, Diagnostics> {
    match said {
        Some(value) if !is_day(value) => Err(refuse(Diagnostic::error(Code::BadDate).with("value", value))),
        _ => Ok(said.map(str::to_owned)),
    }
}
