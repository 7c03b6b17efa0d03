//! A case as data.

use std::sync::Arc;

use cesuan_base::diag::Place;
use cesuan_base::dim::Text;
use cesuan_base::id::MeasureId;
use cesuan_base::money::Fen;
use cesuan_base::table::Population;

/// Inputs and what they should give.
#[derive(Clone, Debug)]
pub struct Case {
    /// What the case shows.
    pub name: Text,
    /// The measure whose lines are expected.
    pub measure: MeasureId,
    /// Parameters other than the draft's.
    pub settings: Vec<(String, String)>,
    /// The inputs.
    pub population: Arc<Population>,
    /// Every line of the measure with a non-zero demand, sorted.
    pub expected: Vec<CaseLine>,
    /// The case's place in the rules folder.
    pub place: Place,
}

/// A line as a case names it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CaseLine {
    /// The policy year.
    pub year: i32,
    /// The enterprise's id.
    pub enterprise: String,
    /// The project's id; empty for lines of an enterprise.
    pub project: String,
    /// The demand.
    pub demand: Fen,
}
