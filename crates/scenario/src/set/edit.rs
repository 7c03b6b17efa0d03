//! The edits a person makes to a set of scenarios.

use serde::{Deserialize, Serialize};

use cesuan_base::diag::{Code, Diagnostic, nearest};
use cesuan_policy::rules::Changes;

use super::{Scenario, ScenarioSet, SettingText, Which};

/// An edit of a set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Edit {
    /// Adds a scenario at the end and selects it.
    Create(Scenario),
    /// Inserts a copy of a column behind it and selects the copy.
    Duplicate {
        which: Which,
        /// The copy's name.
        name: String,
    },
    /// Renames a scenario.
    Rename {
        index: usize,
        /// The new name.
        name: String,
    },
    /// Moves a scenario within the order.
    Move {
        /// Its index before.
        from: usize,
        /// Its index after.
        to: usize,
    },
    /// Deletes the scenario at an index.
    Delete(usize),
    /// Selects a column.
    Select(Which),
    /// Makes a column the baseline that the others are compared with.
    Baseline(Which),
    /// Replaces the contents of the selected scenario. If the draft is selected, adds a scenario with these contents
    /// and selects it.
    Work {
        /// The name of the added scenario.
        name: String,
        /// The settings that differ from the draft.
        settings: Vec<SettingText>,
        /// The rules files that differ from the draft's.
        rules: Changes,
    },
}

impl ScenarioSet {
    /// The set after an edit.
    ///
    /// # Errors
    /// If a name is blank, too long or taken, if there would be too many scenarios, or if the edit names one that does
    /// not exist.
    pub fn edited(&self, edit: &Edit) -> Result<Self, Box<Diagnostic>> {
        let mut set = self.clone();
        match edit {
            Edit::Create(scenario) => {
                let scenario = Scenario { name: self.name(&scenario.name, None)?, ..scenario.clone() };
                set.insert(self.scenarios.len(), scenario)?;
            }
            Edit::Duplicate { which, name } => {
                let original = match which {
                    Which::Draft => Scenario::default(),
                    Which::Scenario(index) => self.at(*index)?.clone(),
                };
                set.insert(which.column(), Scenario { name: self.name(name, None)?, ..original })?;
            }
            Edit::Rename { index, name } => {
                self.at(*index)?;
                set.scenarios[*index].name = self.name(name, Some(*index))?;
            }
            Edit::Move { from, to } => {
                self.at(*from)?;
                self.at(*to)?;
                let scenario = set.scenarios.remove(*from);
                set.scenarios.insert(*to, scenario);
                set.follow(|index| match index {
                    index if index == *from => Some(*to),
                    index if *from < index && index <= *to => Some(index - 1),
                    index if *to <= index && index < *from => Some(index + 1),
                    index => Some(index),
                });
            }
            Edit::Delete(gone) => {
                self.at(*gone)?;
                set.scenarios.remove(*gone);
                set.follow(|index| match index.cmp(gone) {
                    std::cmp::Ordering::Less => Some(index),
                    std::cmp::Ordering::Equal => None,
                    std::cmp::Ordering::Greater => Some(index - 1),
                });
            }
            Edit::Select(which) => set.selected = self.there(*which)?,
            Edit::Baseline(which) => set.baseline = self.there(*which)?,
            Edit::Work { name, settings, rules } => {
                let mut settings = settings.clone();
                settings.sort();
                let rules = rules.clone();
                match self.selected {
                    Which::Draft => {
                        let scenario = Scenario { name: self.name(name, None)?, settings, rules };
                        set.insert(self.scenarios.len(), scenario)?;
                    }
                    Which::Scenario(index) => {
                        let name = self.at(index)?.name.clone();
                        set.scenarios[index] = Scenario { name, settings, rules };
                    }
                }
            }
        }
        Ok(set)
    }

    fn insert(&mut self, at: usize, scenario: Scenario) -> Result<(), Box<Diagnostic>> {
        if self.scenarios.len() >= Self::MOST {
            return Err(Box::new(Diagnostic::error(Code::TooManyScenarios).with("limit", Self::MOST.to_string())));
        }
        self.scenarios.insert(at, scenario);
        self.follow(|index| Some(if index >= at { index + 1 } else { index }));
        self.selected = Which::Scenario(at);
        Ok(())
    }

    /// Updates baseline and selection after indices have changed. Where their scenario is gone, they become the draft.
    fn follow(&mut self, new: impl Fn(usize) -> Option<usize>) {
        let follow = |which: Which| match which {
            Which::Draft => Which::Draft,
            Which::Scenario(index) => new(index).map_or(Which::Draft, Which::Scenario),
        };
        (self.baseline, self.selected) = (follow(self.baseline), follow(self.selected));
    }

    fn at(&self, index: usize) -> Result<&Scenario, Box<Diagnostic>> {
        self.scenarios.get(index).ok_or_else(|| Box::new(self.unknown(&(index + 1).to_string())))
    }

    fn there(&self, which: Which) -> Result<Which, Box<Diagnostic>> {
        if let Which::Scenario(index) = which {
            self.at(index)?;
        }
        Ok(which)
    }

    /// The fault of a name that no scenario has.
    pub fn unknown(&self, name: &str) -> Diagnostic {
        let names = || self.scenarios.iter().map(|scenario| scenario.name.as_str()).filter(|name| !name.is_empty());
        let mut near = nearest(name, names());
        for other in names() {
            if near.iter().all(|known| known != other) {
                near.push(other.to_owned());
            }
        }
        Diagnostic::error(Code::UnknownScenario).with("name", name).suggest(near)
    }

    /// Checks the name of the scenario at `own`, or of a new one.
    fn name(&self, written: &str, own: Option<usize>) -> Result<String, Box<Diagnostic>> {
        let name = valid_name(written)?;
        if self.named(&name).is_some_and(|taken| Some(taken) != own) {
            return Err(Box::new(Diagnostic::error(Code::DuplicateName).with("name", name)));
        }
        Ok(name)
    }
}

/// A scenario's name without surrounding blanks.
///
/// # Errors
/// If it is blank, too long, or more than one line.
pub(crate) fn valid_name(written: &str) -> Result<String, Box<Diagnostic>> {
    let name = written.trim();
    let length = name.chars().count();
    if length == 0 || length > ScenarioSet::LONGEST_NAME || name.contains(char::is_control) {
        let fault = Diagnostic::error(Code::ScenarioName).with("name", name);
        return Err(Box::new(fault.with("limit", ScenarioSet::LONGEST_NAME.to_string())));
    }
    Ok(name.to_owned())
}
