//! A value with its past and its future: undo and redo.

use std::collections::VecDeque;

use serde::{Deserialize, Serialize};

use crate::diag::Diagnostic;

use super::{Edit, ScenarioSet};

/// A value, what it was before, and what it was before that was undone.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct History<T> {
    past: VecDeque<T>,
    present: T,
    future: Vec<T>,
    /// What the last change was of; the next one of the same joins it.
    joining: Option<String>,
}

impl<T: Clone + PartialEq> History<T> {
    /// More steps than this are not kept.
    pub const LONGEST: usize = 200;

    /// A value without a past.
    pub fn new(present: T) -> Self {
        Self { past: VecDeque::new(), present, future: Vec::new(), joining: None }
    }

    /// The value.
    pub const fn present(&self) -> &T {
        &self.present
    }

    /// Another value, one step on. Consecutive changes of the same thing, named by `of`, are one step.
    pub fn change(&mut self, next: T, of: Option<&str>) {
        if next == self.present {
            return;
        }
        let joins = of.is_some() && self.joining.as_deref() == of && !self.past.is_empty();
        let before = std::mem::replace(&mut self.present, next);
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
        self.present = next;
    }

    /// What comes next is a step of its own.
    pub fn rest(&mut self) {
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

impl History<ScenarioSet> {
    /// Edits the set. Consecutive edits of one number, or of one scenario's rules, are one step; what is looked at is none.
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
            Edit::Set { index, parameter, .. } => self.change(next, Some(&format!("{index} {parameter}"))),
            Edit::Rules { index, .. } => self.change(next, Some(&format!("{index} / rules"))),
            Edit::Rename { index, .. } => self.change(next, Some(&format!("{index} / name"))),
            _ => self.change(next, None),
        }
        Ok(())
    }
}
