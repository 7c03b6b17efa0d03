//! The one job under way with a list: opening files or reading tables; starting another or cancelling ends it.

use std::rc::Rc;

use js_sys::Uint8Array;
use wasm_bindgen::JsValue;
use web_sys::File;
use yew::Callback;

use super::indexed_db;
use super::state::{ListChange, ListState, Stage, UnderWay};
use crate::ui::bridge::{Answer, Tables};
use crate::ui::context::Page;
use crate::ui::office::{Done, Job};
use crate::ui::state::Action;
use crate::ui::storage::{Sample, entry, read, write};
use crate::worker::{FromOffice, ToOffice};
use cesuan_intake::{ColumnLayout, ErrorRows, Layout};
use cesuan_session::Event;

/// The entry of the local storage with the choices that fit any file of a policy.
const LAYOUT: &str = "layout";

/// The choices that fit the next file of this policy too: those about columns.
pub(super) fn remembered(policy: &str) -> Rc<Layout> {
    let columns: Vec<ColumnLayout> = read(&entry(policy, LAYOUT)).unwrap_or_default();
    Rc::new(Layout { sheets: Vec::new(), columns })
}

/// Keeps the choices about columns for the next file of this policy.
pub(super) fn remember(policy: &str, layout: &Layout) {
    write(&entry(policy, LAYOUT), &layout.columns);
}

/// Opens files and reads their tables. `kept` is the key of the saved list they come from, if they do; `read_for` is the number
/// of the policy, among those opened.
pub(super) fn open(page: &Page, files: Vec<File>, kept: Option<String>, layout: Rc<Layout>, read_for: u64) {
    let files = Rc::new(files);
    tell(page, ListChange::Files(files.clone(), kept, layout.clone()));
    let done = {
        let page = page.clone();
        Callback::from(move |done: Done| {
            match done {
                Done::Answer(FromOffice::Opened { faults }, sheets) => {
                    let complete = faults.errors() == 0;
                    tell(&page, ListChange::Opened(faults, sheets.clone()));
                    // Tables are read only when every file could be opened: figures of half a list would mislead.
                    if let Some(sheets) = sheets.filter(|_| complete) {
                        read_tables(&page, Some(sheets), layout.clone(), ErrorRows::Refuse, read_for);
                    }
                }
                _ => tell(&page, ListChange::Ended(Stage::GaveUp)),
            }
        })
    };
    let job = Job::begin(&ToOffice::Open, files.iter().map(|file| -> &JsValue { file.as_ref() }), done);
    tell(page, ListChange::UnderWay(Rc::new(UnderWay::Opening(job))));
}

/// Reads the tables of a list once more: with other choices, or for another policy. For another policy the sheets are sent
/// again, because the engine drops them when it opens a policy.
pub(super) fn reread(page: &Page, list: &ListState, layout: Rc<Layout>, errors: ErrorRows, read_for: u64) {
    if let Some(sheets) = &list.sheets {
        let sheets = (list.read_for != read_for).then(|| sheets.clone());
        read_tables(page, sheets, layout, errors, read_for);
    }
}

fn read_tables(page: &Page, sheets: Option<Uint8Array>, layout: Rc<Layout>, errors: ErrorRows, read_for: u64) {
    tell(page, ListChange::Begin(layout.clone(), errors));
    let progress = {
        let page = page.clone();
        Callback::from(move |progress| tell(&page, ListChange::Progress(progress)))
    };
    let answered = {
        let page = page.clone();
        Callback::from(move |answer: Answer| {
            let view = answer.iter().find_map(|event| match event {
                Event::Tables(view) => Some(Rc::new((**view).clone())),
                _ => None,
            });
            tell(&page, view.map_or(ListChange::Ended(Stage::GaveUp), |view| ListChange::Read(view, read_for)));
        })
    };
    let tables = Tables { sheets, layout: (*layout).clone(), errors, progress };
    let asking = page.door.0.borrow().as_ref().map(|bridge| bridge.read(tables, answered));
    if let Some(asking) = asking {
        tell(page, ListChange::UnderWay(Rc::new(UnderWay::Reading(asking))));
    }
}

/// Ends the job under way.
pub(super) fn cancel(page: &Page) {
    tell(page, ListChange::Ended(Stage::Idle));
}

/// Gives up the list, so that it is not restored any more either, and draws a sample in its place.
pub(crate) fn draw(page: &Page, sample: Sample) {
    if let Some(policy) = &page.policy {
        indexed_db::activate(&policy.id, None);
    }
    tell(page, ListChange::Forget);
    page.act(Action::Draw(sample));
}

pub(super) fn tell(page: &Page, change: ListChange) {
    page.act(Action::List(change));
}
