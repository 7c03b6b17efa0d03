//! Sets of scenarios that come from outside, and the enterprises of one column.

use serde::{Deserialize, Serialize};

use cesuan_base::diag::Diagnostics;
use cesuan_scenario::ScenarioSet;

use super::comparison::Comparison;
use super::enterprises::EnterprisePage;
use super::enterprises::EnterpriseQuery;
use super::policy::PolicyView;
use super::question::Question;

/// A set that was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScenariosRead {
    /// The set, by the rules as drafted now.
    pub set: ScenarioSet,
    /// What a person should know: what of it is no longer as it was, figures that do not come out again.
    pub warnings: Diagnostics,
    /// The names of the scenarios whose figures were kept with them and come out to the fen.
    pub reproduced: Vec<String>,
}

/// The enterprises of one column against the baseline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MovedView {
    /// The revision of the comparison.
    pub revision: u64,
    /// The column.
    pub column: usize,
    /// The rows: `scenario` is the column, `draft` the baseline.
    pub page: EnterprisePage,
}

/// Compares these scenarios and no others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetScenarios {
    /// Comes back with the answer.
    pub revision: u64,
    /// The scenarios.
    pub set: ScenarioSet,
}

impl Question for SetScenarios {
    type Answer = Comparison;
}

/// The enterprises of one column against the baseline. `None` where the column has no figures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moved {
    /// The column: 0 for the draft, then the scenarios.
    pub column: usize,
    /// Which enterprises; `draft` in the answer is the baseline.
    pub query: EnterpriseQuery,
}

impl Question for Moved {
    type Answer = Option<MovedView>;
}

/// The policy by the rules of one column. Refused where the column has no figures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnPolicy {
    /// The column: 0 for the draft, then the scenarios.
    pub column: usize,
}

impl Question for ColumnPolicy {
    type Answer = PolicyView;
}

/// The set as the text of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WriteScenarios {
    /// The set.
    pub set: ScenarioSet,
    /// Whether what the figures are made of is written too; without a population it is not.
    pub sealed: bool,
}

impl Question for WriteScenarios {
    type Answer = String;
}

/// The set of a file. Refused where the file is damaged, or of another policy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadScenarios {
    /// The file's name, for messages.
    pub name: String,
    /// The text of the file.
    pub text: String,
}

impl Question for ReadScenarios {
    type Answer = ScenariosRead;
}

/// The set as the text of a link.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkScenarios {
    /// The set.
    pub set: ScenarioSet,
}

impl Question for LinkScenarios {
    type Answer = String;
}

/// The set of a link, as [`ReadScenarios`] gives that of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnlinkScenarios {
    /// The text of the link.
    pub text: String,
}

impl Question for UnlinkScenarios {
    type Answer = ScenariosRead;
}
