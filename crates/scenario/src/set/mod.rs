//! Scenarios side by side: named changes over one draft, and everything a person does to them, as pure values.

mod edit;
mod history;
mod settings;

pub use edit::Edit;
pub(super) use edit::sound_name;
pub use history::History;
pub use settings::{SettingText, Vocabulary, canonical, of_parameter, parameter_of, values, with_values};

use serde::{Deserialize, Serialize};

use cesuan_policy::check::Rules;
use cesuan_policy::rules::Changes;

/// A named overlay over the draft: nothing of it says what the draft says anyway.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Scenario {
    /// Its name, by which a person tells it from the others.
    pub name: String,
    /// The settings that differ from the draft, by id.
    pub settings: Vec<SettingText>,
    /// The files of the rules that differ from the draft's.
    pub rules: Changes,
}

/// The draft, or a scenario of a set by its index.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Which {
    /// The policy as drafted.
    #[default]
    Draft,
    /// A scenario.
    Scenario(usize),
}

/// Scenarios over one draft.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ScenarioSet {
    /// The policy's id.
    pub policy: String,
    /// The fingerprint of the policy's folder as drafted; blank where it is not known.
    pub rules: String,
    /// What the others are held against.
    pub baseline: Which,
    /// What a person is at work on.
    pub selected: Which,
    /// The scenarios, in the order a person put them.
    pub scenarios: Vec<Scenario>,
}

impl Scenario {
    /// Whether it is the draft under another name.
    pub fn is_draft(&self) -> bool {
        self.settings.is_empty() && self.rules.is_empty()
    }
}

impl Which {
    /// The column of a comparison, which has the draft first.
    pub const fn column(self) -> usize {
        match self {
            Which::Draft => 0,
            Which::Scenario(index) => index + 1,
        }
    }

    /// What stands in a column of a comparison.
    pub const fn of_column(column: usize) -> Self {
        match column {
            0 => Which::Draft,
            after => Which::Scenario(after - 1),
        }
    }
}

impl ScenarioSet {
    /// More scenarios than these nobody compares.
    pub const MOST: usize = 8;
    /// The longest name, in characters.
    pub const LONGEST_NAME: usize = 40;

    /// A set without scenarios.
    pub fn new(policy: &str, rules: &str) -> Self {
        Self { policy: policy.to_owned(), rules: rules.to_owned(), ..Self::default() }
    }

    /// The scenario a person is at work on; none where that is the draft.
    pub fn at_work(&self) -> Option<&Scenario> {
        self.scenario(self.selected)
    }

    /// A scenario; none of the draft, which is none.
    pub fn scenario(&self, which: Which) -> Option<&Scenario> {
        match which {
            Which::Draft => None,
            Which::Scenario(index) => self.scenarios.get(index),
        }
    }

    /// A scenario by its name.
    pub fn named(&self, name: &str) -> Option<usize> {
        self.scenarios.iter().position(|scenario| scenario.name == name.trim())
    }

    /// The first of the names made of a word and a number that no scenario has: `方案 2`.
    pub fn free_name(&self, word: &str) -> String {
        let name = |number: usize| format!("{word} {number}");
        let free = (1..=Self::MOST + 1).map(name).find(|name| self.named(name).is_none());
        free.unwrap_or_else(|| word.to_owned())
    }

    /// The set with what stands outside put right: too many scenarios, an index of none.
    #[must_use]
    pub fn sound(mut self) -> Self {
        self.scenarios.truncate(Self::MOST);
        let count = self.scenarios.len();
        let sound = |which: Which| if which.column() > count { Which::Draft } else { which };
        (self.baseline, self.selected) = (sound(self.baseline), sound(self.selected));
        self
    }

    /// What of the settings only says what the draft of these rules says goes away.
    #[must_use]
    pub fn reduced(mut self, rules: &Rules) -> Self {
        let known = Vocabulary::of(rules);
        for scenario in self.scenarios.iter_mut().filter(|scenario| scenario.rules.is_empty()) {
            scenario.settings = canonical(known, &scenario.settings);
        }
        self
    }
}
