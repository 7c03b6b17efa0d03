//! Groupings: groups of enterprises for tables and charts. No line depends on them.

use cesuan_base::dim::Text;

use super::Expr;

/// A way to divide the enterprises into groups, for example by size. An enterprise belongs to the first group whose
/// condition holds.
#[derive(Clone, Debug)]
pub struct Grouping {
    pub id: String,
    pub label: Text,
    /// An explanation for the reader.
    pub note: Option<Text>,
    /// The groups, in the order their conditions are tried.
    pub groups: Vec<Group>,
}

/// A group of a grouping.
#[derive(Clone, Debug)]
pub struct Group {
    pub id: String,
    pub label: Text,
    /// The condition, a flag of an enterprise's row. `None` takes all enterprises left by the groups before it.
    pub when: Option<Expr>,
}
