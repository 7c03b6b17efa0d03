//! What the page knows of a person's own list.

use std::rc::Rc;

use js_sys::Uint8Array;
use web_sys::File;

use crate::ui::bridge::Asking;
use crate::ui::office::Job;
use cesuan_base::diag::{Diagnostic, Diagnostics};
use cesuan_intake::{ErrorRows, Layout, Progress, TablesView};

/// A person's own list.
#[derive(Clone, Default)]
pub(crate) struct ListState {
    /// The files, as the person gave them.
    pub files: Rc<Vec<File>>,
    /// The sheets in them, as the engine worker takes them.
    pub sheets: Option<Uint8Array>,
    /// What a person chose.
    pub layout: Rc<Layout>,
    /// What to do about rows with errors.
    pub errors: ErrorRows,
    /// What is being done.
    pub stage: Stage,
    /// The work behind that.
    under_way: Option<Rc<UnderWay>>,
    /// What is wrong with the files as files.
    pub unopened: Rc<Vec<Diagnostic>>,
    /// What the tables hold and what is wrong with them.
    pub view: Option<Rc<TablesView>>,
    /// The number of the policy they were read for.
    pub read_for: u64,
    /// The entry of the browser's storage that holds them, where one does.
    pub kept: Option<String>,
}

/// Work on a list in one of the workers; it is cancelled when this is dropped.
pub(crate) enum UnderWay {
    /// The office worker opens the files.
    Opening(#[expect(dead_code, reason = "held until it is dropped")] Job),
    /// The engine worker reads the tables.
    Reading(#[expect(dead_code, reason = "held until it is dropped")] Asking),
}

/// What is being done with a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) enum Stage {
    /// Nothing.
    #[default]
    Idle,
    /// The files are being opened.
    Opening,
    /// Their tables are being read.
    Reading(Progress),
    /// A worker gave up: most likely there was not enough memory.
    GaveUp,
}

/// Something happens to a list.
#[derive(Clone)]
pub(crate) enum ListChange {
    /// Other files; the entry of the storage they come from, if they do.
    Files(Rc<Vec<File>>, Option<String>, Rc<Layout>),
    /// The files are opened.
    Opened(Diagnostics, Option<Uint8Array>),
    /// The tables are read with these choices.
    Begin(Rc<Layout>, ErrorRows),
    /// Opening or reading has begun in a worker.
    UnderWay(Rc<UnderWay>),
    /// So far.
    Progress(Progress),
    /// The tables are read, for this policy.
    Read(Rc<TablesView>, u64),
    /// What was being done is not done any more.
    Ended(Stage),
    /// The list is in the browser's storage, or no longer.
    Kept(Option<String>),
    /// No list any more.
    Forget,
}

impl ListState {
    /// The names of the files.
    pub(crate) fn names(&self) -> Vec<String> {
        self.files.iter().map(File::name).collect()
    }

    /// Carries out a change.
    pub(crate) fn change(&mut self, change: ListChange) {
        match change {
            ListChange::Files(files, kept, layout) => {
                *self = Self { files, kept, layout, stage: Stage::Opening, ..Self::default() };
            }
            ListChange::Opened(faults, sheets) => {
                self.unopened = Rc::new(faults.list);
                self.sheets = sheets;
                self.end(Stage::Idle);
            }
            ListChange::Begin(layout, errors) => {
                (self.layout, self.errors) = (layout, errors);
                self.end(Stage::Reading(Progress::default()));
            }
            ListChange::UnderWay(work) => self.under_way = Some(work),
            ListChange::Progress(progress) => self.stage = Stage::Reading(progress),
            ListChange::Read(view, read_for) => {
                (self.view, self.read_for) = (Some(view), read_for);
                self.end(Stage::Idle);
            }
            ListChange::Ended(stage) => self.end(stage),
            ListChange::Kept(kept) => self.kept = kept,
            ListChange::Forget => *self = Self::default(),
        }
    }

    /// Ends the work under way; what is being done from here on is another stage.
    fn end(&mut self, stage: Stage) {
        self.under_way = None;
        self.stage = stage;
    }
}
