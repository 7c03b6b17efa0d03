//! References to columns.

use cesuan_base::dim::Rows;
use cesuan_base::id::FieldId;
use cesuan_policy::check::FieldKind;

/// A column of the row being drawn or measured, or of the row's enterprise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ColumnRef {
    pub rows: Rows,
    pub field: FieldId,
    pub kind: FieldKind,
}
