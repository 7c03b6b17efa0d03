//! What a person does to a set of scenarios.

use serde::{Deserialize, Serialize};

use cesuan_base::diag::{Code, Diagnostic, nearest};
use cesuan_policy::rules::Changes;

use super::{Scenario, ScenarioSet, SettingText, Which};

/// Something a person does to a set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Edit {
    /// A new scenario at the end, at work on from now on.
    Create(Scenario),
    /// A copy of a scenario, or of the draft, behind it; at work on from now on.
    Duplicate {
        /// What is copied.
        which: Which,
        /// The copy's name.
        name: String,
    },
    /// Another name.
    Rename {
        /// The scenario.
        index: usize,
        /// Its name.
        name: String,
    },
    /// Another place in the order.
    Move {
        /// From here
        from: usize,
        /// to here.
        to: usize,
    },
    /// Away with a scenario.
    Delete(usize),
    /// Work on this one.
    Select(Which),
    /// Hold the others against this one.
    Baseline(Which),
    /// What is at work on becomes this; where that is the draft, a new scenario of the name does.
    Work {
        /// The name of a new scenario.
        name: String,
        /// The settings that differ from the draft.
        settings: Vec<SettingText>,
        /// The files of the rules that differ from the draft's.
        rules: Changes,
    },
}

impl ScenarioSet {
    /// The set after an edit.
    ///
    /// # Errors
    /// A name that is blank, too long or taken, a scenario too many, or one that is not there.
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

    /// Gives baseline and selection the new index of what they were; the draft where that is gone.
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

    /// What is said of a name no scenario has.
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

    /// A name that a scenario may have: the one at `own`, or a new one.
    fn name(&self, written: &str, own: Option<usize>) -> Result<String, Box<Diagnostic>> {
        let name = sound_name(written)?;
        if self.named(&name).is_some_and(|taken| Some(taken) != own) {
            return Err(Box::new(Diagnostic::error(Code::DuplicateName).with("name", name)));
        }
        Ok(name)
    }
}

/// A name without blanks at its ends.
///
/// # Errors
/// When it is blank, too long, or more than one line.
pub(crate) fn sound_name(written: &str) -> Result<String, Box<Diagnostic>> {
    let name = written.trim();
    let length = name.chars().count();
    if length == 0 || length > ScenarioSet::LONGEST_NAME || name.contains(char::is_control) {
        let fault = Diagnostic::error(Code::ScenarioName).with("name", name);
        return Err(Box::new(fault.with("limit", ScenarioSet::LONGEST_NAME.to_string())));
    }
    Ok(name.to_owned())
}
