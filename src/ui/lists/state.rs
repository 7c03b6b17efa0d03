//! What the page knows of a person's own list.

use std::rc::Rc;

use js_sys::Uint8Array;
use web_sys::File;

use crate::ui::bridge::Asking;
use crate::ui::office::Job;
use cesuan_base::diag::{Diagnostic, Diagnostics};
use cesuan_intake::{ErrorRows, ImportProgress, Layout, TablesView};

/// A person's own list, from its files to what the tables hold.
#[derive(Clone, Default)]
pub(crate) struct ListState {
    /// The files, as the person gave them.
    pub files: Rc<Vec<File>>,
    /// The sheets of the files, in the form the engine worker takes.
    pub sheets: Option<Uint8Array>,
    /// The choices about sheets and columns.
    pub layout: Rc<Layout>,
    /// What to do about rows with errors.
    pub errors: ErrorRows,
    /// Which step is under way.
    pub stage: ImportStage,
    /// The work behind that step; dropping it ends it.
    under_way: Option<Rc<UnderWay>>,
    /// Why files could not be opened.
    pub unopened: Rc<Vec<Diagnostic>>,
    /// What the tables hold and what is wrong with them.
    pub view: Option<Rc<TablesView>>,
    /// The number of the policy the tables were read for, among those opened.
    pub read_for: u64,
    /// The key of the saved list, where the list is saved.
    pub kept: Option<String>,
}

/// Work on a list in one of the workers; it is cancelled when this is dropped.
pub(crate) enum UnderWay {
    /// The office worker opens the files.
    Opening(#[expect(dead_code, reason = "held until it is dropped")] Job),
    /// The engine worker reads the tables.
    Reading(#[expect(dead_code, reason = "held until it is dropped")] Asking),
}

/// The step that is under way with a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) enum ImportStage {
    /// None.
    #[default]
    Idle,
    /// The files are being opened.
    Opening,
    /// The tables of the files are being read.
    Reading(ImportProgress),
    /// None, because a worker stopped; most likely there was not enough memory.
    GaveUp,
}

/// A change of the list.
#[derive(Clone)]
pub(crate) enum ListChange {
    /// Other files, the key of the saved list they come from (if any), and the choices about them.
    Files(Rc<Vec<File>>, Option<String>, Rc<Layout>),
    /// The files were opened: what is wrong with them, and their sheets.
    Opened(Diagnostics, Option<Uint8Array>),
    /// Reading the tables begins.
    Begin(Rc<Layout>, ErrorRows),
    /// Opening or reading has begun in a worker.
    UnderWay(Rc<UnderWay>),
    /// How far the reading has come.
    Progress(ImportProgress),
    /// The tables were read, for the policy with this number.
    Read(Rc<TablesView>, u64),
    /// The step under way ended without a result.
    Ended(ImportStage),
    /// The list was saved under this key; `None` where it is not saved any more.
    Kept(Option<String>),
    /// The list is given up.
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
                *self = Self { files, kept, layout, stage: ImportStage::Opening, ..Self::default() };
            }
            ListChange::Opened(faults, sheets) => {
                self.unopened = Rc::new(faults.list);
                self.sheets = sheets;
                self.end(ImportStage::Idle);
            }
            ListChange::Begin(layout, errors) => {
                (self.layout, self.errors) = (layout, errors);
                self.end(ImportStage::Reading(ImportProgress::default()));
            }
            ListChange::UnderWay(work) => self.under_way = Some(work),
            ListChange::Progress(progress) => self.stage = ImportStage::Reading(progress),
            ListChange::Read(view, read_for) => {
                (self.view, self.read_for) = (Some(view), read_for);
                self.end(ImportStage::Idle);
            }
            ListChange::Ended(stage) => self.end(stage),
            ListChange::Kept(kept) => self.kept = kept,
            ListChange::Forget => *self = Self::default(),
        }
    }

    /// Ends the work under way; what is being done from here on is another stage.
    fn end(&mut self, stage: ImportStage) {
        self.under_way = None;
        self.stage = stage;
    }
}
