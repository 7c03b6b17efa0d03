//! What is done with a list, one thing at a time: opening files, reading tables, letting go of either.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Uint8Array;
use wasm_bindgen::JsValue;
use web_sys::File;
use yew::Callback;

use super::state::{ListChange, ListState, Stage};
use super::vault;
use crate::ui::bridge::{Answer, Asking, Tables};
use crate::ui::context::Page;
use crate::ui::office::{Done, Job};
use crate::ui::state::Action;
use crate::ui::storage::{Sample, entry, read, write};
use crate::worker::{FromOffice, ToOffice};
use cesuan_intake::{ColumnLayout, ErrorRows, Layout};
use cesuan_session::Event;

/// The entry of the choices that fit any file of a policy.
const LAYOUT: &str = "layout";

thread_local! {
    static UNDER_WAY: RefCell<UnderWay> = const { RefCell::new(UnderWay::Nothing) };
}

/// What is being done; letting it go ends it.
enum UnderWay {
    Nothing,
    Opening(#[expect(dead_code, reason = "held until it is let go")] Job),
    Reading(#[expect(dead_code, reason = "held until it is let go")] Option<Asking>),
}

fn under_way(next: UnderWay) {
    // What ends may say so: it is let go when the place is free.
    let before = UNDER_WAY.replace(next);
    drop(before);
}

/// What of a person's choices fits the next file too: those about columns.
pub(super) fn remembered(policy: &str) -> Rc<Layout> {
    let columns: Vec<ColumnLayout> = read(&entry(policy, LAYOUT)).unwrap_or_default();
    Rc::new(Layout { sheets: Vec::new(), columns })
}

/// Keeps the choices about columns for the next file.
pub(super) fn remember(policy: &str, layout: &Layout) {
    write(&entry(policy, LAYOUT), &layout.columns);
}

/// Opens files and reads their tables. `kept` is the entry of the storage they come from, if they do.
pub(super) fn open(page: &Page, files: Vec<File>, kept: Option<String>, layout: Rc<Layout>, read_for: u64) {
    let files = Rc::new(files);
    tell(page, ListChange::Files(files.clone(), kept, layout.clone()));
    let done = {
        let page = page.clone();
        Callback::from(move |done: Done| {
            under_way(UnderWay::Nothing);
            match done {
                Done::Answer(FromOffice::Opened { faults }, sheets) => {
                    let complete = faults.errors() == 0;
                    tell(&page, ListChange::Opened(faults, sheets.clone()));
                    // Of several files all must be readable: half a list costs half.
                    if let Some(sheets) = sheets.filter(|_| complete) {
                        read_tables(&page, Some(sheets), layout.clone(), ErrorRows::Refuse, read_for);
                    }
                }
                _ => tell(&page, ListChange::Ended(Stage::GaveUp)),
            }
        })
    };
    under_way(UnderWay::Opening(Job::begin(
        &ToOffice::Open,
        files.iter().map(|file| -> &JsValue { file.as_ref() }),
        done,
    )));
}

/// Reads the tables of a list once more: with other choices, or for another policy. An engine that opened another policy has
/// let the sheets go.
pub(super) fn reread(page: &Page, list: &ListState, layout: Rc<Layout>, errors: ErrorRows, read_for: u64) {
    if let Some(sheets) = &list.sheets {
        let sheets = (list.read_for != read_for).then(|| sheets.clone());
        read_tables(page, sheets, layout, errors, read_for);
    }
}

fn read_tables(page: &Page, sheets: Option<Uint8Array>, layout: Rc<Layout>, errors: ErrorRows, read_for: u64) {
    under_way(UnderWay::Nothing);
    tell(page, ListChange::Begin(layout.clone(), errors));
    let progress = {
        let page = page.clone();
        Callback::from(move |progress| tell(&page, ListChange::Progress(progress)))
    };
    let answered = {
        let page = page.clone();
        Callback::from(move |answer: Answer| {
            under_way(UnderWay::Nothing);
            let view = answer.iter().find_map(|event| match event {
                Event::Tables(view) => Some(Rc::new((**view).clone())),
                _ => None,
            });
            tell(&page, view.map_or(ListChange::Ended(Stage::GaveUp), |view| ListChange::Read(view, read_for)));
        })
    };
    let tables = Tables { sheets, layout: (*layout).clone(), errors, progress };
    let asking = page.door.0.borrow().as_ref().map(|bridge| bridge.read(tables, answered));
    under_way(UnderWay::Reading(asking));
}

/// Ends what is being done.
pub(super) fn cancel(page: &Page) {
    under_way(UnderWay::Nothing);
    tell(page, ListChange::Ended(Stage::Idle));
}

/// Lets the list go, so that the page does not open with it any more, and draws a sample in its place.
pub(crate) fn draw(page: &Page, sample: Sample) {
    under_way(UnderWay::Nothing);
    if let Some(policy) = &page.policy {
        vault::activate(&policy.id, None);
    }
    tell(page, ListChange::Forget);
    page.act(Action::Draw(sample));
}

pub(super) fn tell(page: &Page, change: ListChange) {
    page.act(Action::List(change));
}
