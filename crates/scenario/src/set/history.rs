//! Undo and redo.

use std::collections::{BTreeSet, VecDeque};
use std::rc::Rc;

use cesuan_base::diag::Diagnostic;

use super::{Edit, Scenario, ScenarioSet, SettingText, parameter_of};
use cesuan_policy::rules::Changes;

/// A value with the steps that can be undone and redone. Clones share the values.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History<T> {
    past: VecDeque<Rc<T>>,
    present: Rc<T>,
    future: Vec<Rc<T>>,
    /// What the last change was about; a further change of the same joins its step.
    joining: Option<String>,
}

impl<T: PartialEq> History<T> {
    /// The most steps that are kept.
    pub const LONGEST: usize = 200;

    /// A value without any steps.
    pub fn new(present: T) -> Self {
        Self { past: VecDeque::new(), present: Rc::new(present), future: Vec::new(), joining: None }
    }

    /// The current value.
    pub fn present(&self) -> &T {
        &self.present
    }

    /// The current value, shared.
    pub fn shared(&self) -> Rc<T> {
        self.present.clone()
    }

    /// Changes the value as a new step. Consecutive changes with the same `of` form one step.
    pub fn change(&mut self, next: T, of: Option<&str>) {
        if next == *self.present {
            return;
        }
        let joins = of.is_some() && self.joining.as_deref() == of && !self.past.is_empty();
        let before = std::mem::replace(&mut self.present, Rc::new(next));
        if !joins {
            self.past.push_back(before);
            if self.past.len() > Self::LONGEST {
                self.past.pop_front();
            }
        } else if self.past.back() == Some(&self.present) {
            // The step ended where it began, so there is nothing to undo and nothing to join.
            self.past.pop_back();
            self.future.clear();
            return self.end_step();
        }
        self.future.clear();
        self.joining = of.map(str::to_owned);
    }

    /// Changes the value without a step: undo treats it as part of the current one.
    pub fn replace(&mut self, next: T) {
        self.present = Rc::new(next);
    }

    /// Ends the current step, so that the next change begins a new one.
    pub fn end_step(&mut self) {
        self.joining = None;
    }

    /// Returns to an earlier value and drops the steps since; does nothing if it is not among the kept steps.
    pub fn revert_to(&mut self, to: &T) {
        if let Some(at) = self.past.iter().rposition(|past| **past == *to) {
            self.present = self.past[at].clone();
            self.past.truncate(at);
        }
        self.joining = None;
    }

    /// Goes one step back. Gives whether there was one.
    pub fn undo(&mut self) -> bool {
        let Some(before) = self.past.pop_back() else { return false };
        self.future.push(std::mem::replace(&mut self.present, before));
        self.joining = None;
        true
    }

    /// Goes one step forward again. Gives whether there was one.
    pub fn redo(&mut self) -> bool {
        let Some(after) = self.future.pop() else { return false };
        self.past.push_back(std::mem::replace(&mut self.present, after));
        self.joining = None;
        true
    }

    /// How many steps can be undone.
    pub fn undoable(&self) -> usize {
        self.past.len()
    }

    /// How many steps can be redone.
    pub fn redoable(&self) -> usize {
        self.future.len()
    }
}

impl ScenarioSet {
    /// The single thing by which settings and rules differ from the selected scenario: a parameter's id, or `/` for the
    /// rules. `None` if there are several differences or none.
    fn worked_on(&self, settings: &[SettingText], rules: &Changes) -> Option<String> {
        let nothing = Scenario::default();
        let before = self.at_work().unwrap_or(&nothing);
        let differ = |one: &[SettingText], other: &[SettingText]| {
            let only = one.iter().filter(|setting| !other.contains(setting));
            only.map(|setting| parameter_of(&setting.id).to_owned()).collect::<BTreeSet<_>>()
        };
        let mut moved = differ(settings, &before.settings);
        moved.extend(differ(&before.settings, settings));
        if before.rules != *rules {
            moved.insert("/".to_owned());
        }
        moved.pop_first().filter(|_| moved.is_empty())
    }
}

impl History<ScenarioSet> {
    /// Edits the set. Consecutive edits of one parameter, or of a scenario's rules, form one step; selecting a column
    /// is no step.
    ///
    /// # Errors
    /// As [`ScenarioSet::edited`]; then nothing changes.
    pub fn edit(&mut self, edit: &Edit) -> Result<(), Box<Diagnostic>> {
        let next = self.present.edited(edit)?;
        match edit {
            Edit::Select(_) => {
                self.replace(next);
                self.end_step();
            }
            Edit::Work { settings, rules, .. } => {
                let of =
                    self.present.worked_on(settings, rules).map(|what| format!("{} {what}", next.selected.column()));
                self.change(next, of.as_deref());
            }
            _ => self.change(next, None),
        }
        Ok(())
    }
}
