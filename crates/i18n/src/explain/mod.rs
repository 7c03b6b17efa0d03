//! Why an enterprise gets what it gets, in words: the tree of a derivation as sentences with the numbers put in.
//!
//! A sentence is a row of pieces, so that the page can show where each number comes from and lead from a parameter to its
//! clause; the command line writes the same pieces one after the other.

mod account;
mod condition;
mod formula;
mod piece;
mod value;

pub use account::{Explanation, Near, explain};
pub use piece::{Origin, Piece, Step, StepKind, plain};

use cesuan_base::id::ParameterId;
use cesuan_session::PolicyView;

use super::Lang;

/// In which language, in the labels of which policy.
#[derive(Clone, Copy, Debug)]
pub struct Words<'a> {
    /// The language.
    pub lang: Lang,
    /// The policy.
    pub policy: &'a PolicyView,
    /// The names of rivals, by id.
    pub names: &'a [(String, String)],
}

impl Words<'_> {
    /// The clause of the draft that a parameter stands in; a measure's parameter without a place of its own stands in the
    /// measure's.
    pub fn clause_of(&self, parameter: ParameterId) -> Option<&str> {
        let parameter = &self.policy.parameters[parameter.index()];
        parameter.clause.as_deref().or_else(|| {
            let (owner, _) = parameter.id.split_once('.')?;
            self.policy.measures.iter().find(|measure| measure.id == owner).map(|measure| measure.clause.as_str())
        })
    }
}
