//! Rules files from outside: picked, or dropped on the page.

use wasm_bindgen::JsValue;
use yew::prelude::*;

use super::library;
use crate::rules::{Changes, Folder};
use crate::ui::context::{Page, use_page};
use crate::ui::dom;
use crate::ui::model::rules::{Foreign, imported};

/// What came of opening files: the changes with them, or a sentence why not.
pub(super) type Opened = Result<Changes, AttrValue>;

/// Reads files and puts them over the changes.
pub(super) fn open(
    page: &Page,
    source: &JsValue,
    original: Folder,
    changes: Changes,
    policy: String,
    done: Callback<Opened>,
) {
    let page = page.clone();
    let heard = Callback::from(move |files: Option<Vec<(String, String)>>| {
        let Some(files) = files else { return done.emit(Err(page.say("rules-foreign-unreadable"))) };
        done.emit(imported(&original, &changes, &policy, files).map_err(|foreign| said(&page, &policy, &foreign)));
    });
    library::read(source, heard);
}

fn said(page: &Page, policy: &str, foreign: &Foreign) -> AttrValue {
    match foreign {
        Foreign::Nothing => page.say("rules-foreign-nothing"),
        Foreign::OtherPolicy(id) => {
            page.say_with("rules-foreign-policy", &[("id", id.as_str().into()), ("policy", policy.into())])
        }
        Foreign::UnknownFile(file) => page.say_with("rules-foreign-file", &[("file", file.as_str().into())]),
    }
}

#[derive(Properties, PartialEq)]
pub(super) struct PickerProps {
    /// The sentence on it.
    pub label: &'static str,
    /// Whether it takes a whole folder.
    #[prop_or_default]
    pub folder: bool,
    /// What was picked: a list of files.
    pub picked: Callback<JsValue>,
}

/// A button that lets a person pick files.
#[component]
pub(super) fn Picker(props: &PickerProps) -> Html {
    let page = use_page();
    let picked = props.picked.clone();
    let onchange = Callback::from(move |event: Event| {
        let Some(input) = dom::input_of(&event) else { return };
        if let Some(files) = input.files() {
            let list: js_sys::Array = (0..files.length()).filter_map(|at| files.get(at)).map(JsValue::from).collect();
            picked.emit(list.into());
        }
        // The same files can be picked again.
        input.set_value("");
    });
    html! {
        <label class="button rules-picker">
            { page.say(props.label) }
            <input
                type="file"
                class="unseen"
                data-testid={props.label}
                multiple=true
                accept={(!props.folder).then_some(".zip,.toml")}
                webkitdirectory={props.folder}
                {onchange}
            />
        </label>
    }
}

#[derive(Properties, PartialEq)]
pub(super) struct DropProps {
    /// What was dropped.
    pub dropped: Callback<JsValue>,
    pub children: Html,
}

/// A part of the page that files can be dropped on.
#[component]
pub(super) fn DropZone(props: &DropProps) -> Html {
    let page = use_page();
    let over = use_state(|| false);
    let holds_files = |event: &DragEvent| {
        event.data_transfer().is_some_and(|data| data.types().iter().any(|kind| kind == JsValue::from_str("Files")))
    };
    let ondragover = {
        let over = over.clone();
        Callback::from(move |event: DragEvent| {
            if holds_files(&event) {
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
        let (over, dropped) = (over.clone(), props.dropped.clone());
        Callback::from(move |event: DragEvent| {
            if !holds_files(&event) {
                return;
            }
            event.prevent_default();
            over.set(false);
            if let Some(data) = event.data_transfer() {
                dropped.emit(data.into());
            }
        })
    };
    html! {
        <div class="rules-drop" data-testid="rules-drop" {ondragover} {ondragleave} {ondrop}>
            { props.children.clone() }
            if *over {
                <p class="rules-drop-note" aria-hidden="true">{ page.say("rules-drop") }</p>
            }
        </div>
    }
}
