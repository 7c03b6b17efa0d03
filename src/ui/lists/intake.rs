//! Where files come in: dropped, picked, or pasted.

use js_sys::{Array, JsString};
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, DataTransfer, File};
use yew::prelude::*;

use super::import_job;
use crate::ui::context::use_page;
use crate::ui::download::Download;
use crate::ui::parts::{Picker, listed, picker, use_drop};
use cesuan_exports::{ExportSheet, Form};
use cesuan_session::Export;

/// The endings the browser's dialog offers first. They decide nothing: the kind of a file is told from its bytes.
const ACCEPTED: &str = ".xlsx,.xlsm,.xls,.et,.ods,.csv,.tsv,.txt";

#[derive(Properties, PartialEq)]
pub(super) struct IntakeProps {
    /// Whether files are being read.
    pub busy: bool,
}

/// Where files come in, and the templates to fill in.
#[component]
pub(super) fn Intake(props: &IntakeProps) -> Html {
    let page = use_page();
    let open = {
        let page = page.clone();
        Callback::from(move |files: Vec<File>| {
            if let Some(policy) = page.policy.as_ref().filter(|_| !files.is_empty()) {
                import_job::open(&page, files, None, import_job::remembered(&policy.id));
            }
        })
    };
    let drop = {
        let open = open.clone();
        use_drop(Callback::from(move |data: DataTransfer| open.emit(listed(data.files()))))
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
    let (class, accept, disabled) = (Some("primary"), Some(ACCEPTED), props.busy);
    let pick = Picker { class, accept, disabled, ..Picker::new("lists-pick", open) };
    html! {
        <section class={classes!("lists-intake", drop.over.then_some("over"))} aria-label={page.say("lists-intake")}
            data-testid="lists-drop" ondragover={drop.ondragover} ondragleave={drop.ondragleave} ondrop={drop.ondrop}>
            <div class="lists-ways">
                { picker(&page, &pick) }
                <p>{ page.say("lists-drop") }</p>
                <textarea class="lists-paste" rows="1" data-testid="lists-paste" aria-label={page.say("lists-paste")}
                    placeholder={page.say("lists-paste")} value="" {onpaste} />
            </div>
            <p class="lists-private">{ page.say("lists-private") }</p>
            <p class="lists-templates">
                <span>{ page.say("lists-template") }</span>
                <Download label="lists-template-workbook" export={Export::Template} name="lists-template-name"
                    testid="template-workbook" />
                <Download label="lists-template-enterprises" export={Export::Template} form={Form::Csv(ExportSheet::Enterprises)}
                    name="lists-template-enterprises-name" testid="template-enterprises" />
                <Download label="lists-template-projects" export={Export::Template} form={Form::Csv(ExportSheet::Projects)}
                    name="lists-template-projects-name" testid="template-projects" />
            </p>
        </section>
    }
}

/// Pasted cells as one text file: a spreadsheet pastes them separated by tabs. Empty where nothing was pasted.
fn pasted(data: &DataTransfer, name: &str) -> Vec<File> {
    let Some(text) = data.get_data("text/plain").ok().filter(|text| !text.trim().is_empty()) else { return Vec::new() };
    let parts = Array::of1(&JsString::from(text));
    File::new_with_str_sequence(&parts, name).into_iter().collect()
}
