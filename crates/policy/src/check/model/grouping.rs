//! Groups of enterprises, for looking at them: no line depends on one.

use cesuan_base::dim::Text;

use super::Expr;

/// Groups of enterprises by conditions: by size, say. The first group whose condition holds has the enterprise.
#[derive(Clone, Debug)]
pub struct Grouping {
    /// Its id.
    pub id: String,
    /// Its label.
    pub label: Text,
    /// What a person should know.
    pub note: Option<Text>,
    /// The groups, in the order they are tried.
    pub groups: Vec<Group>,
}

/// A group of a grouping.
#[derive(Clone, Debug)]
pub struct Group {
    /// Its id.
    pub id: String,
    /// Its label.
    pub label: Text,
    /// Who belongs to it: a flag of an enterprise's row; whoever is left, where there is none.
    pub when: Option<Expr>,
}
