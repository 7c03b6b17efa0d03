//! What is counted and told beside the results.

use serde::{Deserialize, Serialize};

use cesuan_base::dim::Text;
use cesuan_base::id::MeasureId;

use super::question::Question;

/// What is counted and told beside the results of the scenario in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CountNotices;

impl Question for CountNotices {
    type Answer = NoticesView;
}

/// What was counted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticesView {
    /// The revision of the scenarios.
    pub revision: u64,
    /// The notices that count anything.
    pub notices: Vec<NoticeView>,
}

/// A notice that counts something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum NoticeView {
    /// Rows that meet a condition of the rules.
    Rows {
        /// The notice's id in the rules.
        id: String,
        /// What the rows have in common.
        label: Text,
        /// How many rows there are.
        count: u64,
        /// The enterprise of the first.
        example: String,
    },
    /// Years that a recipient's right under a measure reaches into and for which it has no row.
    YearsWithoutRows { measure: MeasureId, count: u64 },
    /// A few enterprises that make a large part of what a measure's lines ask for over the policy years.
    FewEnterprises {
        measure: MeasureId,
        /// How many of the largest, at most three.
        enterprises: u64,
        /// Their part, in whole percent.
        percent: u64,
        /// How many enterprises ask for anything.
        recipients: u64,
    },
    /// A setting that differs from the draft and changes no figure.
    WithoutEffect {
        /// The parameter's id.
        parameter: String,
        /// The parameter's label.
        label: Text,
    },
}
