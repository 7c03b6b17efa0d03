//! Numbers, lists and questions of a policy, and their values.

use serde::{Deserialize, Serialize};

use cesuan_base::dim::{Dim, Text};
use cesuan_base::id::CategoryId;
use cesuan_base::money::Exact;

/// The value of a parameter in one year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Setting {
    /// A number in the base unit of the parameter's dimension.
    Number(Exact),
    /// An option of the parameter's category.
    Option(u16),
    /// A set of options of the parameter's category, ascending.
    Set(Vec<u16>),
    /// No cap.
    None,
    /// Left to another document.
    Undetermined,
}

/// A number, list or question of the policy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Parameter {
    /// Its full id: `smart_upgrade.min_equipment`, `benchmark_rate`, `shortfall`.
    pub id: String,
    /// Its label; for a reading, the question.
    pub label: Text,
    /// What a person should know.
    pub note: Option<Text>,
    /// The dimension of its values.
    pub dim: Dim,
    /// The draft's value in each policy year.
    pub draft: Vec<Setting>,
    /// Whether it may differ from year to year.
    pub dated: bool,
    /// Which values it takes.
    pub domain: Domain,
    /// Where the number comes from.
    pub status: Status,
    /// Where the draft says it.
    pub clause: Option<String>,
    /// Whether `none` is a value.
    pub optional: bool,
    /// Whether `undetermined` is a value.
    pub open: bool,
    /// Values with a name, one per policy year each.
    pub presets: Vec<Preset>,
}

/// The values a parameter takes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Domain {
    /// Numbers, in the base unit of the parameter's dimension.
    Number {
        /// The lowest.
        min: Exact,
        /// The highest.
        max: Exact,
        /// How far an arrow key goes.
        step: Exact,
        /// What a count counts.
        unit: Option<Text>,
    },
    /// One option; for a reading, an answer.
    Choice {
        /// Whose options.
        category: CategoryId,
    },
    /// Any set of options.
    Set {
        /// Whose options.
        category: CategoryId,
    },
}

/// A value with a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preset {
    /// Its label.
    pub label: Text,
    /// The value in each policy year.
    pub values: Vec<Setting>,
}

/// Where a number comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Status {
    /// The draft says it.
    Stated,
    /// The draft does not; somebody assumed it.
    Assumed,
    /// The draft leaves it to another document.
    Undetermined,
}

impl Parameter {
    /// Whether it is an open question rather than a number.
    pub const fn is_reading(&self) -> bool {
        matches!(self.domain, Domain::Choice { .. })
    }
}
