//! Sets of scenarios that come from outside, and the enterprises of one column.

use serde::{Deserialize, Serialize};

use cesuan_base::diag::Diagnostics;
use cesuan_scenario::{ScenarioSet, SettingText};

use super::enterprises::EnterprisePage;
use super::enterprises::EnterpriseQuery;
use super::figures::FiguresView;
use super::policy::PolicyView;
use super::population::PopulationView;
use super::question::Question;

/// A set of scenarios that was read from a file or a link.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScenariosRead {
    /// The set, by the rules as drafted now.
    pub set: ScenarioSet,
    /// What of the set is no longer as it was, and figures that do not come out again.
    pub warnings: Diagnostics,
    /// The names of the scenarios whose kept figures come out to the fen.
    pub reproduced: Vec<String>,
}

/// The enterprises of one column against the baseline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MovedView {
    /// The revision of the scenarios.
    pub revision: u64,
    /// The number of the column.
    pub column: usize,
    /// The rows: `scenario` is the column, `draft` the baseline.
    pub page: EnterprisePage,
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

/// The id of the policy that a file or a link of scenarios is over; `None` where it does not say. No policy need be open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PolicyOfScenarios {
    /// The text of a file.
    File(String),
    /// The text of a link.
    Link(String),
}

impl Question for PolicyOfScenarios {
    type Answer = Option<String>;
}

/// Sets the scenarios and which of them is selected. Columns whose scenario is as it was are not computed again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetScenarios {
    /// A number of the asker's that comes back with the answer and with every later answer.
    pub revision: u64,
    /// The scenarios.
    pub set: ScenarioSet,
}

impl Question for SetScenarios {
    type Answer = SelectedView;
}

/// The selected column after a change of the scenarios.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SelectedView {
    /// The revision of the scenarios.
    pub revision: u64,
    /// The policy by the rules in force, where they are others than before the change.
    pub policy: Option<PolicyView>,
    /// The population, where its rows are others than before the change.
    pub population: Option<PopulationView>,
    /// The state of the scenario's rules.
    pub rules: RulesState,
    /// The settings that the rules in force do not know. They are used again under rules that do.
    pub waiting: Vec<SettingText>,
    /// What is wrong with the settings that wait.
    pub unknown: Diagnostics,
    /// Why the settings cannot be used. The figures are those of the last settings that could.
    pub faults: Diagnostics,
    /// The figures; `None` before there is a population.
    pub figures: Option<FiguresView>,
}

/// The state of a scenario's rules.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RulesState {
    /// Warnings about the rules, or what is wrong with them.
    pub diagnostics: Diagnostics,
    /// Whether the rules cannot be used. The last ones that could are in force.
    pub are_broken: bool,
}
