//! Clauses: the outline of the draft and its sentences.

use serde::{Deserialize, Serialize};

use cesuan_base::dim::Text;
use cesuan_base::id::{MeasureId, ParameterId};

/// A clause: one position of the draft's outline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clause {
    /// The position as the draft numbers it, such as `三(三)1`.
    pub position: String,
    /// Depth in the outline; 1 for a part.
    pub level: u8,
    pub title: Text,
    /// What the clause says, in words of our own. Empty where the rules give no text.
    pub text: ClauseText,
    /// The measures whose clause this is.
    pub measures: Vec<MeasureId>,
    /// Why nothing of the clause is costed; `None` for other clauses.
    pub status: Option<ClauseStatus>,
    /// What has to be known before the clause could be costed.
    pub needs: Option<Text>,
}

/// Why a clause is not costed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ClauseStatus {
    /// The clause asks for no money of its own.
    Qualitative,
    /// The clause leaves the amount to another document.
    Undetermined,
}

impl ClauseStatus {
    /// Every status with its id in the rules.
    pub const OPTIONS: &'static [(&'static str, ClauseStatus)] =
        &[("qualitative", ClauseStatus::Qualitative), ("undetermined", ClauseStatus::Undetermined)];
}

/// A sentence in both languages, cut into words and parameters.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClauseText {
    pub zh: Vec<ClausePiece>,
    pub en: Vec<ClausePiece>,
}

/// A part of a sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ClausePiece {
    /// Literal text.
    Words(String),
    /// The value of a parameter, or the answer of a reading.
    Parameter(ParameterId),
}
