//! A case: inputs, and the lines that a measure should give for them.

use std::sync::Arc;

use cesuan_base::diag::Place;
use cesuan_base::dim::Text;
use cesuan_base::id::MeasureId;
use cesuan_base::money::Fen;
use cesuan_base::table::Population;

/// The inputs of a case, and the lines a measure should give for them.
#[derive(Clone, Debug)]
pub struct Case {
    /// What the case shows.
    pub name: Text,
    /// The measure whose lines are expected.
    pub measure: MeasureId,
    /// The settings that differ from the draft: the id of each parameter and its value, as text.
    pub settings: Vec<(String, String)>,
    /// The input rows.
    pub population: Arc<Population>,
    /// All lines of the measure with a non-zero demand, sorted.
    pub expected: Vec<CaseLine>,
    /// The case's place in the rules folder.
    pub place: Place,
}

/// A line of a case.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CaseLine {
    /// A policy year or, for a measure that continues, a commitment year, such as 2018.
    pub year: i32,
    /// The enterprise's id.
    pub enterprise: String,
    /// The project's id; empty for lines of an enterprise.
    pub project: String,
    /// The demand, in fen.
    pub demand: Fen,
}
