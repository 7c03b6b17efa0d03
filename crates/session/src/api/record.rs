//! The rows of one enterprise as text.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use cesuan_base::id::FieldId;

/// The rows of an enterprise as text, as the cells of a table would hold it. Cells left out are blank.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnterpriseRecord {
    /// The enterprise's id.
    pub id: String,
    /// The row of each policy year; `None` where there is none.
    pub years: Vec<Option<RecordRow>>,
    /// The enterprise's projects.
    pub projects: Vec<ProjectRecord>,
}

/// The rows of a project as text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProjectRecord {
    /// The project's id.
    pub id: String,
    /// The row of each policy year; `None` where there is none.
    pub years: Vec<Option<RecordRow>>,
}

/// The cells of a row that are not blank.
pub type RecordRow = BTreeMap<FieldId, String>;
