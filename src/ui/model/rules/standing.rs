//! The standing of the changed files of the selected scenario: typed, under way to the engine, in force, or refused.

use std::rc::Rc;

use cesuan_base::diag::Diagnostic;
use cesuan_policy::rules::{Changes, Folder};
use cesuan_session::RulesState;

/// The changed files of the selected scenario, and what the engine said of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// The changed files.
    pub changes: Rc<Changes>,
    /// The revision of the scenarios with which the files changed last.
    pub revision: u64,
    /// Whether a person typed that change: the engine is told of it at the next pause.
    pub typed: bool,
    /// The number of changes that were not typed: with each of them the text in an editor is out of date.
    pub edition: u64,
    /// Whether the browser refuses to keep the files.
    pub unsaved: bool,
    verdict: Option<Verdict>,
}

/// What the engine said of the files.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Verdict {
    /// The revision of the scenarios it said that of.
    revision: u64,
    diagnostics: Rc<Vec<Diagnostic>>,
    broken: bool,
}

/// A change of the rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RulesChange {
    /// A file was typed in.
    Typed {
        /// The policy as it was opened.
        original: Rc<Folder>,
        /// The file's path.
        file: String,
        /// The text of the file.
        text: String,
    },
    /// Other changed files took the place of these.
    Replaced(Rc<Changes>),
    /// Whether the browser keeps the files.
    Kept(bool),
}

impl Standing {
    /// The files of a scenario that was kept from another day, of a policy just opened.
    pub fn kept(changes: Rc<Changes>, revision: u64) -> Self {
        let revision = if changes.is_empty() { 0 } else { revision };
        Self { changes, revision, ..Self::default() }
    }

    /// Takes the files of the selected scenario over, as of a revision of the scenarios.
    pub fn take_over(&mut self, changes: &Changes, revision: u64, typed: bool) {
        if *changes != *self.changes {
            self.changes = Rc::new(changes.clone());
            (self.revision, self.typed) = (revision, typed);
            self.edition += u64::from(!typed);
        }
    }

    /// Takes note of what the engine said of a revision of the scenarios.
    pub fn answered(&mut self, revision: u64, state: RulesState) {
        let RulesState { diagnostics, are_broken: broken } = state;
        self.verdict = Some(Verdict { revision, diagnostics: Rc::new(diagnostics.list), broken });
    }

    /// Whether the engine has not answered yet to the files as they are.
    pub fn checking(&self) -> bool {
        self.verdict.as_ref().map_or(0, |verdict| verdict.revision) < self.revision
    }

    /// Whether the files last checked are not in force.
    pub fn broken(&self) -> bool {
        self.verdict.as_ref().is_some_and(|verdict| verdict.broken)
    }

    /// What the engine said last.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        self.verdict.as_ref().map_or(&[], |verdict| &verdict.diagnostics)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use cesuan_base::diag::{Code, Diagnostics};

    fn changes(text: &str) -> Changes {
        let original = Folder { files: [("a".to_owned(), "x".to_owned())].into() };
        let mut changes = Changes::default();
        changes.set(&original, "a", Some(text));
        changes
    }

    #[test]
    fn changes_wait_for_their_answer() {
        let mut standing = Standing::kept(Rc::default(), 0);
        assert!(!standing.checking() && !standing.broken());
        standing.take_over(&changes("y"), 1, true);
        standing.take_over(&changes("yz"), 2, true);
        assert_eq!((standing.revision, standing.edition, standing.typed), (2, 0, true));
        let refused = Diagnostics::from(Diagnostic::error(Code::UnknownKey));
        standing.answered(1, RulesState { diagnostics: refused, are_broken: true });
        assert!(standing.checking() && standing.broken());
        standing.answered(2, RulesState::default());
        assert!(!standing.checking() && !standing.broken() && standing.diagnostics().is_empty());
        // A change of settings is no change of the files, and the original's text is none either.
        standing.take_over(&changes("yz"), 3, false);
        assert_eq!((standing.revision, standing.edition), (2, 0));
        standing.take_over(&changes("x"), 4, true);
        assert!(standing.changes.is_empty() && standing.checking());
    }

    #[test]
    fn what_was_not_typed_is_new_to_the_editor() {
        let mut standing = Standing::kept(Rc::default(), 0);
        standing.take_over(&changes("y"), 1, false);
        assert_eq!((standing.revision, standing.edition), (1, 1));
        assert!(Standing::kept(Rc::new(changes("y")), 1).checking());
    }
}
