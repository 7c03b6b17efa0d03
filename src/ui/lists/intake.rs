//! Where files come in: dropped, picked, or pasted.

use js_sys::{Array, JsString};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{ClipboardEvent, DataTransfer, File, FileList};
use yew::prelude::*;

use super::desk;
use crate::papers::Paper;
use crate::ui::context::{use_current, use_page};
use crate::ui::dom;
use crate::ui::download::Download;
use crate::worker::Form;

/// The endings that are offered first; what a file is shows in its bytes.
const ACCEPTED: &str = ".xlsx,.xlsm,.xls,.et,.ods,.csv,.tsv,.txt";

#[derive(Properties, PartialEq)]
pub(super) struct IntakeProps {
    /// Whether files are being read.
    pub busy: bool,
    /// The number of the policy they are read for.
    pub opened: u64,
}

#[component]
pub(super) fn Intake(props: &IntakeProps) -> Html {
    let page = use_page();
    let current = use_current();
    let over = use_state_eq(|| false);
    let open = {
        let (page, opened, policy) = (page.clone(), props.opened, current.kept.policy.clone());
        Callback::from(move |files: Vec<File>| {
            if !files.is_empty() {
                desk::open(&page, files, None, desk::remembered(&policy), opened);
            }
        })
    };
    let onchange = {
        let open = open.clone();
        Callback::from(move |event: Event| {
            let Some(input) = dom::input_of(&event) else { return };
            open.emit(listed(input.files()));
            // The same files can be picked again.
            input.set_value("");
        })
    };
    let ondragover = {
        let over = over.clone();
        Callback::from(move |event: DragEvent| {
            if event.data_transfer().is_some_and(|data| holds_files(&data)) {
                event.prevent_default();
                over.set(true);
            }
        })
    };
    let ondragleave = {
        let over = over.clone();
        Callback::from(move |event: DragEvent| {
            // Going from one part of the zone to another is not leaving it.
            if event.related_target().is_none() {
                over.set(false);
            }
        })
    };
    let ondrop = {
        let (over, open) = (over.clone(), open.clone());
        Callback::from(move |event: DragEvent| {
            over.set(false);
            if let Some(data) = event.data_transfer().filter(holds_files) {
                event.prevent_default();
                open.emit(listed(data.files()));
            }
        })
    };
    let onpaste = {
        let (page, open) = (page.clone(), open.clone());
        Callback::from(move |event: Event| {
            let Some(data) = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data) else { return };
            let files = listed(data.files());
            let pasted = if files.is_empty() { pasted(&data, &page.say("lists-pasted")) } else { files };
            if !pasted.is_empty() {
                event.prevent_default();
                open.emit(pasted);
            }
        })
    };
    html! {
        <section class={classes!("lists-intake", over.then_some("over"))} aria-label={page.say("lists-intake")} data-testid="lists-drop" {ondragover} {ondragleave} {ondrop}>
            <div class="lists-ways">
                <label class="button primary lists-picker">
                    { page.say("lists-pick") }
                    <input type="file" class="unseen" multiple=true accept={ACCEPTED} data-testid="lists-pick" disabled={props.busy} {onchange} />
                </label>
                <p>{ page.say("lists-drop") }</p>
                <textarea class="lists-paste" rows="1" data-testid="lists-paste" aria-label={page.say("lists-paste")} placeholder={page.say("lists-paste")} value="" {onpaste} />
            </div>
            <p class="lists-private">{ page.say("lists-private") }</p>
            <p class="lists-templates">
                <span>{ page.say("lists-template") }</span>
                <Download label="lists-template-workbook" paper={Paper::Template} name="lists-template-name" testid="template-workbook" />
                <Download label="lists-template-enterprises" paper={Paper::Template} form={Form::Csv(0)} name="lists-template-enterprises-name" testid="template-enterprises" />
                <Download label="lists-template-projects" paper={Paper::Template} form={Form::Csv(1)} name="lists-template-projects-name" testid="template-projects" />
            </p>
        </section>
    }
}

fn holds_files(data: &DataTransfer) -> bool {
    data.types().iter().any(|kind| kind == JsValue::from_str("Files"))
}

fn listed(files: Option<FileList>) -> Vec<File> {
    let files = files.iter().flat_map(|files| (0..files.length()).filter_map(|at| files.get(at)));
    files.collect()
}

/// Pasted cells as a file of text: a spreadsheet pastes them with tabs between.
fn pasted(data: &DataTransfer, name: &str) -> Vec<File> {
    let Some(text) = data.get_data("text/plain").ok().filter(|text| !text.trim().is_empty()) else { return Vec::new() };
    let parts = Array::of1(&JsString::from(text));
    File::new_with_str_sequence(&parts, name).into_iter().collect()
}
