//! The state of a person's changes of the rules: being checked, in force, or refused.

use std::rc::Rc;

use cesuan_base::diag::Diagnostic;
use cesuan_policy::rules::{Changes, Folder};

/// The changes of the rules and the engine's last word on them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    pub changes: Rc<Changes>,
    /// Counts the changes.
    pub serial: u64,
    /// Counts the changes that were not typed in the editor: after one, the editor must show the new text.
    pub edition: u64,
    /// Whether the browser refuses to store them.
    pub unsaved: bool,
    verdict: Option<Verdict>,
}

/// The engine's answer to the changes with a serial number.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Verdict {
    serial: u64,
    diagnostics: Rc<Vec<Diagnostic>>,
    /// Whether the changes are in force.
    adopted: bool,
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
        /// The file's new text.
        text: String,
    },
    /// These changes replace all others.
    Replaced(Rc<Changes>),
    /// Whether the browser could store the changes.
    Kept(bool),
}

impl Standing {
    /// The stored changes of a policy that was just opened.
    pub fn kept(changes: Rc<Changes>) -> Self {
        let serial = u64::from(!changes.is_empty());
        Self { changes, serial, ..Self::default() }
    }

    /// Carries out a change.
    pub fn change(&mut self, change: RulesChange) {
        match change {
            RulesChange::Typed { original, file, text } => {
                let mut changes = (*self.changes).clone();
                changes.set(&original, &file, Some(&text));
                self.put(Rc::new(changes));
            }
            RulesChange::Replaced(changes) => {
                self.put(changes);
                self.edition += 1;
            }
            RulesChange::Kept(kept) => self.unsaved = !kept,
        }
    }

    fn put(&mut self, changes: Rc<Changes>) {
        if changes != self.changes {
            self.changes = changes;
            self.serial += 1;
        }
    }

    /// Takes the engine's answer to the changes with this serial number; `adopted` says whether they are in force.
    pub fn answered(&mut self, serial: u64, diagnostics: Vec<Diagnostic>, adopted: bool) {
        self.verdict = Some(Verdict { serial, diagnostics: Rc::new(diagnostics), adopted });
    }

    /// Whether the newest changes have no answer yet.
    pub fn checking(&self) -> bool {
        self.verdict.as_ref().map_or(0, |verdict| verdict.serial) < self.serial
    }

    /// Whether the changes last checked are not in force.
    pub fn broken(&self) -> bool {
        self.verdict.as_ref().is_some_and(|verdict| !verdict.adopted)
    }

    /// The diagnostics of the last answer.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        self.verdict.as_ref().map_or(&[], |verdict| &verdict.diagnostics)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use cesuan_base::diag::Code;

    fn typed(original: &Rc<Folder>, text: &str) -> RulesChange {
        RulesChange::Typed { original: original.clone(), file: "a".to_owned(), text: text.to_owned() }
    }

    #[test]
    fn changes_wait_for_their_answer() {
        let original = Rc::new(Folder { files: [("a".to_owned(), "x".to_owned())].into() });
        let mut standing = Standing::kept(Rc::default());
        assert!(!standing.checking() && !standing.broken());
        standing.change(typed(&original, "y"));
        standing.change(typed(&original, "yz"));
        assert_eq!((standing.serial, standing.edition), (2, 0));
        standing.answered(1, vec![Diagnostic::error(Code::UnknownKey)], false);
        assert!(standing.checking() && standing.broken());
        standing.answered(2, Vec::new(), true);
        assert!(!standing.checking() && !standing.broken() && standing.diagnostics().is_empty());
        // Typing the same again is no change, and the original's text is none either.
        standing.change(typed(&original, "yz"));
        assert_eq!(standing.serial, 2);
        standing.change(typed(&original, "x"));
        assert!(standing.changes.is_empty() && standing.checking());
    }

    #[test]
    fn what_was_not_typed_is_new_to_the_editor() {
        let mut standing = Standing::kept(Rc::default());
        let mut changes = Changes::default();
        changes.set(&Folder::default(), "a", Some("y"));
        standing.change(RulesChange::Replaced(Rc::new(changes.clone())));
        assert_eq!((standing.serial, standing.edition), (1, 1));
        standing.change(RulesChange::Kept(false));
        assert!(standing.unsaved);
        assert!(Standing::kept(Rc::new(changes)).checking());
    }
}
