//! The scenarios of the page, and what can happen to them.

use std::rc::Rc;

use cesuan_base::diag::Diagnostic;
use cesuan_policy::rules::Changes;
use cesuan_scenario::{Edit, History, ScenarioSet};
use cesuan_session::{ScenariosRead, SettingText};

/// The scenarios, with their past.
#[derive(Clone, Debug, Default)]
pub(crate) struct ScenariosState {
    history: History<ScenarioSet>,
    /// Why the last thing a person wanted could not be.
    pub fault: Option<Rc<Diagnostic>>,
    /// What is to be said of the scenarios opened last.
    pub notes: Option<Notes>,
}

/// What is to be said of scenarios from outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Notes {
    /// Whether they could not be opened.
    pub refused: bool,
    /// What is wrong with them, or no longer as it was.
    pub said: Rc<Vec<Diagnostic>>,
    /// The names of those whose figures come out to the fen.
    pub reproduced: Vec<String>,
}

/// Something that happens to the scenarios.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum ScenariosChange {
    /// A person edits the set.
    Edit(Edit),
    /// Others take their place: from a file, or from a link.
    Open(Rc<ScenariosRead>),
    /// Others could not be opened.
    Refused(Rc<Vec<Diagnostic>>),
    /// One step back.
    Undo,
    /// One step forth again.
    Redo,
    /// What was said has been read.
    Dismiss,
}

impl ScenariosState {
    /// Scenarios without a past.
    pub(crate) fn new(set: ScenarioSet) -> Self {
        Self { history: History::new(set), ..Self::default() }
    }

    /// The scenarios.
    pub(crate) fn set(&self) -> &ScenarioSet {
        self.history.present()
    }

    /// The scenarios, shared.
    pub(crate) fn shared(&self) -> Rc<ScenarioSet> {
        self.history.shared()
    }

    /// Whether there is a step back, and one forth.
    pub(crate) fn ways(&self) -> (bool, bool) {
        (self.history.undoable() > 0, self.history.redoable() > 0)
    }

    /// The settings and the files of the rules a person is at work on: none of either where that is the draft.
    pub(crate) fn at_work(&self) -> (&[SettingText], Option<&Changes>) {
        let scenario = self.set().at_work();
        (scenario.map_or(&[], |scenario| &scenario.settings), scenario.map(|scenario| &scenario.rules))
    }

    /// Carries out a change.
    pub(crate) fn change(&mut self, change: ScenariosChange) {
        self.fault = None;
        self.notes = None;
        match change {
            ScenariosChange::Edit(edit) => self.fault = self.history.edit(&edit).err().map(Rc::from),
            ScenariosChange::Open(read) => {
                let ScenariosRead { set, warnings, reproduced } = (*read).clone();
                self.history.end_step();
                self.history.change(set, None);
                let notes = Notes { refused: false, said: Rc::new(warnings.list), reproduced };
                self.notes = Some(notes).filter(|notes| !notes.said.is_empty() || !notes.reproduced.is_empty());
            }
            ScenariosChange::Refused(said) => {
                self.notes = Some(Notes { refused: true, said, reproduced: Vec::new() });
            }
            ScenariosChange::Undo => drop(self.history.undo()),
            ScenariosChange::Redo => drop(self.history.redo()),
            ScenariosChange::Dismiss => {}
        }
    }

    /// Puts settings and changed files into the selected scenario; with the draft selected, into a new one named after `word`.
    /// Gives whether there was room for it.
    pub(crate) fn work_on(&mut self, settings: &[SettingText], rules: &Changes, word: &str) -> bool {
        let (kept, files) = self.at_work();
        let same_rules = files.map_or(rules.is_empty(), |files| files == rules);
        if kept == settings && same_rules {
            return true;
        }
        let name = self.set().free_name(word);
        let edit = Edit::Work { name, settings: settings.to_vec(), rules: rules.clone() };
        self.fault = self.history.edit(&edit).err().map(Rc::from);
        self.fault.is_none()
    }

    /// Ends the group of edits that one step of undo takes back together.
    pub(crate) fn end_edit_group(&mut self) {
        self.history.end_step();
    }

    /// Takes back everything since, as though it had never been.
    pub(crate) fn withdraw(&mut self, to: &ScenarioSet) {
        self.history.revert_to(to);
    }
}
