//! A value with its past and its future: undo and redo.

use std::collections::{BTreeSet, VecDeque};
use std::rc::Rc;

use cesuan_base::diag::Diagnostic;

use super::{Edit, Scenario, ScenarioSet, SettingText, parameter_of};
use cesuan_policy::rules::Changes;

/// A value, what it was before, and what it was before that was undone. Copies share all of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History<T> {
    past: VecDeque<Rc<T>>,
    present: Rc<T>,
    future: Vec<Rc<T>>,
    /// What the last change was of; the next one of the same joins it.
    joining: Option<String>,
}

impl<T: PartialEq> History<T> {
    /// More steps than this are not kept.
    pub const LONGEST: usize = 200;

    /// A value without a past.
    pub fn new(present: T) -> Self {
        Self { past: VecDeque::new(), present: Rc::new(present), future: Vec::new(), joining: None }
    }

    /// The value.
    pub fn present(&self) -> &T {
        &self.present
    }

    /// The value, shared.
    pub fn shared(&self) -> Rc<T> {
        self.present.clone()
    }

    /// Another value, one step on. Consecutive changes of the same thing, named by `of`, are one step.
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
            // Back where it began: there is nothing to undo, and nothing to join.
            self.past.pop_back();
            self.future.clear();
            return self.rest();
        }
        self.future.clear();
        self.joining = of.map(str::to_owned);
    }

    /// Another value that is no step: it goes where the present one goes.
    pub fn replace(&mut self, next: T) {
        self.present = Rc::new(next);
    }

    /// What comes next is a step of its own.
    pub fn rest(&mut self) {
        self.joining = None;
    }

    /// Takes back everything since a value, as though it had never been; nothing where that is forgotten.
    pub fn withdraw(&mut self, to: &T) {
        if let Some(at) = self.past.iter().rposition(|past| **past == *to) {
            self.present = self.past[at].clone();
            self.past.truncate(at);
        }
        self.joining = None;
    }

    /// One step back; whether there was one.
    pub fn undo(&mut self) -> bool {
        let Some(before) = self.past.pop_back() else { return false };
        self.future.push(std::mem::replace(&mut self.present, before));
        self.joining = None;
        true
    }

    /// One step forth again; whether there was one.
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

    /// How many steps can be done again.
    pub fn redoable(&self) -> usize {
        self.future.len()
    }
}

impl ScenarioSet {
    /// The one thing by which settings and rules differ from what is at work on: a parameter's id, or `/` for the rules.
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
    /// Edits the set. Consecutive edits of one number, or of a scenario's rules, are one step; what is looked at is none.
    ///
    /// # Errors
    /// As [`ScenarioSet::edited`]; then nothing changes.
    pub fn edit(&mut self, edit: &Edit) -> Result<(), Box<Diagnostic>> {
        let next = self.present.edited(edit)?;
        match edit {
            Edit::Select(_) => {
                self.replace(next);
                self.rest();
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
