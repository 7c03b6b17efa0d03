//! Sets of scenarios over one draft, with edits, undo and settings, as plain values.

mod edit;
mod history;
mod settings;

pub use edit::Edit;
pub(super) use edit::valid_name;
pub use history::History;
pub use settings::{SettingText, Vocabulary, canonical, of_parameter, parameter_of, values, with_values};

use serde::{Deserialize, Serialize};

use cesuan_policy::check::Rules;
use cesuan_policy::rules::Changes;

/// A scenario: a named set of changes to the draft. It holds nothing that equals the draft.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Scenario {
    /// The name shown to people, unique in its set.
    pub name: String,
    /// The settings that differ from the draft, by id.
    pub settings: Vec<SettingText>,
    /// The rules files that differ from the draft's.
    pub rules: Changes,
}

/// A column of a comparison: the draft, or a scenario of a set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Which {
    /// The policy as drafted.
    #[default]
    Draft,
    /// The scenario at an index of the set.
    Scenario(usize),
}

/// Scenarios over one draft, with a baseline and a selection.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ScenarioSet {
    pub policy: String,
    /// The fingerprint of the policy's folder as drafted; empty if unknown.
    pub rules: String,
    /// The column the others are compared with.
    pub baseline: Which,
    /// The column a person is working on.
    pub selected: Which,
    /// The scenarios, in the order chosen by the person.
    pub scenarios: Vec<Scenario>,
}

impl Scenario {
    /// Whether the scenario changes nothing.
    pub fn is_draft(&self) -> bool {
        self.settings.is_empty() && self.rules.is_empty()
    }
}

impl Which {
    /// The index of the column: 0 is the draft.
    pub const fn column(self) -> usize {
        match self {
            Which::Draft => 0,
            Which::Scenario(index) => index + 1,
        }
    }

    /// The column at an index: 0 is the draft.
    pub const fn of_column(column: usize) -> Self {
        match column {
            0 => Which::Draft,
            after => Which::Scenario(after - 1),
        }
    }
}

impl ScenarioSet {
    /// The most scenarios in a set.
    pub const MOST: usize = 8;
    /// The most characters in a scenario's name.
    pub const LONGEST_NAME: usize = 40;

    /// A set without scenarios. `rules` is the fingerprint of the policy's folder.
    pub fn new(policy: &str, rules: &str) -> Self {
        Self { policy: policy.to_owned(), rules: rules.to_owned(), ..Self::default() }
    }

    /// The selected scenario; `None` if the draft is selected.
    pub fn at_work(&self) -> Option<&Scenario> {
        self.scenario(self.selected)
    }

    /// The scenario of a column; `None` for the draft, and if there is no such scenario.
    pub fn scenario(&self, which: Which) -> Option<&Scenario> {
        match which {
            Which::Draft => None,
            Which::Scenario(index) => self.scenarios.get(index),
        }
    }

    /// The index of the scenario with a name.
    pub fn named(&self, name: &str) -> Option<usize> {
        self.scenarios.iter().position(|scenario| scenario.name == name.trim())
    }

    /// The first name of the form `方案 2` that no scenario has, made of `word` and a number.
    pub fn free_name(&self, word: &str) -> String {
        let name = |number: usize| format!("{word} {number}");
        let free = (1..=Self::MOST + 1).map(name).find(|name| self.named(name).is_none());
        free.unwrap_or_else(|| word.to_owned())
    }

    /// The set without excess scenarios, and with baseline and selection that exist.
    #[must_use]
    pub fn repaired(mut self) -> Self {
        self.scenarios.truncate(Self::MOST);
        let count = self.scenarios.len();
        let existing = |which: Which| if which.column() > count { Which::Draft } else { which };
        (self.baseline, self.selected) = (existing(self.baseline), existing(self.selected));
        self
    }

    /// The set without settings that equal the draft of these rules.
    #[must_use]
    pub fn reduced(mut self, rules: &Rules) -> Self {
        let known = Vocabulary::of(rules);
        for scenario in self.scenarios.iter_mut().filter(|scenario| scenario.rules.is_empty()) {
            scenario.settings = canonical(known, &scenario.settings);
        }
        self
    }
}
