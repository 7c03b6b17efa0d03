//! The outline of the draft and its sentences.

use serde::{Deserialize, Serialize};

use cesuan_base::dim::Text;
use cesuan_base::id::{MeasureId, ParameterId};

/// A position of the draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clause {
    /// The position as the draft counts.
    pub position: String,
    /// How deep in the outline, 1 for a part.
    pub level: u8,
    /// Its heading.
    pub title: Text,
    /// What it says.
    pub text: Template,
    /// The measures that stand here.
    pub measures: Vec<MeasureId>,
    /// Why nothing of it is costed, where nothing is.
    pub status: Option<ClauseStatus>,
    /// What it waits for.
    pub needs: Option<Text>,
}

/// Why a clause is not costed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ClauseStatus {
    /// It asks for no money of its own.
    Qualitative,
    /// It leaves the standard to another document.
    Undetermined,
}

impl ClauseStatus {
    /// The states by id.
    pub const OPTIONS: &'static [(&'static str, ClauseStatus)] =
        &[("qualitative", ClauseStatus::Qualitative), ("undetermined", ClauseStatus::Undetermined)];
}

/// A sentence with parameters in it, in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Template {
    /// Chinese.
    pub zh: Vec<Piece>,
    /// English.
    pub en: Vec<Piece>,
}

/// A part of a sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Piece {
    /// Words as they stand.
    Words(String),
    /// The value of a parameter or the answer of a reading.
    Parameter(ParameterId),
}
