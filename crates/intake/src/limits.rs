//! Limits of tables.

/// The most rows a table may have.
pub const MAX_ROWS: usize = 5_000_000;
