//! Parameters (numbers and lists of options) and readings (open questions) of a policy, and their values.

use serde::{Deserialize, Serialize};

use cesuan_base::dim::{Dim, Text};
use cesuan_base::id::{CategoryId, ParameterId};
use cesuan_base::money::Exact;

/// The value of a parameter in one year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Setting {
    /// A number in the base unit of the parameter's dimension.
    Number(Exact),
    /// The index of an option of the parameter's category.
    Option(u16),
    /// Indices of options of the parameter's category, ascending.
    Set(Vec<u16>),
    /// `on` or `off`: whether a measure is switched on.
    Switch(bool),
    /// `none`: no limit applies.
    None,
    /// `undetermined`: the draft leaves the value to another document.
    Undetermined,
}

/// A parameter of the policy, or a reading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Parameter {
    /// Its full id: `smart_upgrade.min_equipment`, `benchmark_rate`, `shortfall`.
    pub id: String,
    /// The label; for a reading, the question.
    pub label: Text,
    /// An explanation for the reader.
    pub note: Option<Text>,
    /// The dimension of its values.
    pub dim: Dim,
    /// The draft's value in each policy year.
    pub draft: Vec<Setting>,
    /// Whether the value may differ from year to year.
    pub dated: bool,
    /// The values it may be set to.
    pub domain: Domain,
    /// Where its value comes from.
    pub status: Status,
    /// The position of the clause that states it.
    pub clause: Option<String>,
    /// Whether `none` is an accepted value.
    pub optional: bool,
    /// Whether `undetermined` is an accepted value.
    pub open: bool,
    /// Named values to choose from.
    pub presets: Vec<Preset>,
}

/// The values a parameter may be set to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Domain {
    /// Numbers between two bounds, in the base unit of the parameter's dimension.
    Number {
        /// The lowest value.
        min: Exact,
        /// The highest value.
        max: Exact,
        /// The lowest and the highest value that are offered; others are accepted too.
        usual: Box<(Exact, Exact)>,
        /// How far one press of an arrow key moves the value.
        step: Exact,
        /// What is counted (`家`, `enterprises`), for counts.
        unit: Option<Text>,
    },
    /// One option of a category; for a reading, an answer.
    Choice { category: CategoryId },
    /// Any set of options of a category.
    Set { category: CategoryId },
    /// `on` or `off`: the switch of a measure. Off, the draft is costed as if the clause had never stood there.
    Switch,
}

/// Money that others give towards the measures, such as a province's allocation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Income {
    pub id: String,
    pub label: Text,
    /// The parameter with its amount per year.
    pub amount: ParameterId,
    /// The position of the clause that names it.
    pub clause: Option<String>,
}

/// A named value of a parameter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preset {
    pub label: Text,
    /// The value in each policy year.
    pub values: Vec<Setting>,
}

/// Where the value of a parameter comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Status {
    /// The draft states it.
    Stated,
    /// The draft does not state it; it was assumed.
    Assumed,
    /// The draft leaves it to another document.
    Undetermined,
}

impl Parameter {
    /// Whether it is a reading: an open question with answers to choose from.
    pub const fn is_reading(&self) -> bool {
        matches!(self.domain, Domain::Choice { .. })
    }

    /// Whether it is the switch of a measure.
    pub const fn is_switch(&self) -> bool {
        matches!(self.domain, Domain::Switch)
    }
}
