//! The one job under way with a list: opening files or reading tables; starting another or cancelling ends it.

use std::rc::Rc;

use js_sys::Uint8Array;
use wasm_bindgen::JsValue;
use web_sys::File;
use yew::Callback;

use super::indexed_db;
use super::state::{ImportStage, ListChange, UnderWay};
use crate::ui::bridge::{Tables, TablesAsker};
use crate::ui::context::Page;
use crate::ui::office::{Done, Job};
use crate::ui::state::Action;
use crate::ui::storage::{Sample, entry, read, write};
use crate::worker::{FromOffice, ToOffice};
use cesuan_intake::{ColumnLayout, ErrorRows, Layout};
use cesuan_session::Reply;

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

/// Opens files and reads their tables for the policy at hand. `kept` is the key of the saved list they come from, if they do.
pub(super) fn open(page: &Page, files: Vec<File>, kept: Option<String>, layout: Rc<Layout>) {
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
                        read_tables(&page, Some(sheets), layout.clone(), ErrorRows::Refuse);
                    }
                }
                _ => tell(&page, ListChange::Ended(ImportStage::GaveUp)),
            }
        })
    };
    let job = Job::begin(&ToOffice::Open, files.iter().map(|file| -> &JsValue { file.as_ref() }), done);
    tell(page, ListChange::UnderWay(Rc::new(UnderWay::Opening(job))));
}

/// Reads the tables of the list at hand once more, with other choices about sheets and columns.
pub(super) fn with_layout(page: &Page, layout: Layout) {
    let errors = page.store.read(|state| state.list.errors);
    reread(page, Rc::new(layout), errors);
}

/// Reads the tables of the list at hand once more, treating rows with errors in another way.
pub(super) fn with_errors(page: &Page, errors: ErrorRows) {
    let layout = page.store.read(|state| state.list.layout.clone());
    reread(page, layout, errors);
}

/// Reads the tables of the list at hand once more, for the policy that was opened since.
pub(super) fn for_policy(page: &Page, policy: &str) {
    reread(page, remembered(policy), ErrorRows::Refuse);
}

fn reread(page: &Page, layout: Rc<Layout>, errors: ErrorRows) {
    let sheets = page.store.read(|state| {
        // The engine drops the sheets when it opens another policy: then they are sent again.
        let known = state.list.read_for == state.opened;
        state.list.sheets.clone().map(|sheets| (!known).then_some(sheets))
    });
    if let Some(sheets) = sheets {
        read_tables(page, sheets, layout, errors);
    }
}

/// Reads the tables of the sheets, or of those the engine has from before.
fn read_tables(page: &Page, sheets: Option<Uint8Array>, layout: Rc<Layout>, errors: ErrorRows) {
    let read_for = page.store.read(|state| state.opened);
    tell(page, ListChange::Begin(layout.clone(), errors));
    let progress = {
        let page = page.clone();
        Callback::from(move |progress| tell(&page, ListChange::Progress(progress)))
    };
    let answered = {
        let page = page.clone();
        Callback::from(move |reply| {
            tell(
                &page,
                match reply {
                    Reply::Ready(view) => ListChange::Read(Rc::new(view), read_for),
                    Reply::NotYet | Reply::Refused(_) => ListChange::Ended(ImportStage::GaveUp),
                },
            );
        })
    };
    let populated = {
        let page = page.clone();
        Callback::from(move |populated| page.act(Action::Populated(populated)))
    };
    let asker = TablesAsker { progress, read: answered };
    let tables = Tables { sheets, layout: (*layout).clone(), errors, populated, asker };
    let asking = page.door.0.borrow().as_ref().map(|bridge| bridge.read(tables));
    if let Some(asking) = asking {
        tell(page, ListChange::UnderWay(Rc::new(UnderWay::Reading(asking))));
    }
}

/// Ends the job under way.
pub(super) fn cancel(page: &Page) {
    tell(page, ListChange::Ended(ImportStage::Idle));
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
