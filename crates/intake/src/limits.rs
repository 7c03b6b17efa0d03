//! Limits of tables.

use cesuan_base::diag::{Code, Diagnostic, Diagnostics};

/// The most rows a table may have.
pub const MAX_ROWS: usize = 5_000_000;

/// The fault of a table with more rows.
pub(super) fn too_many() -> Diagnostics {
    Diagnostic::error(Code::TooManyRows).with("limit", MAX_ROWS.to_string()).into()
}
