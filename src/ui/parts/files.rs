//! Ways for files to come in: a button to pick them, and a place to drop them on.

use wasm_bindgen::JsValue;
use web_sys::{DataTransfer, File, FileList};
use yew::prelude::*;

use crate::ui::context::Page;
use crate::ui::dom;

/// A button that lets a person pick files.
pub(crate) struct Picker {
    /// The id of the sentence on it; tests find it by that too.
    pub label: &'static str,
    /// The endings that are offered first.
    pub accept: Option<&'static str>,
    /// Whether it takes a whole folder.
    pub folder: bool,
    /// Whether it takes nothing at present.
    pub disabled: bool,
    /// A class beside those of every button.
    pub class: Option<&'static str>,
    /// What was picked.
    pub picked: Callback<Vec<File>>,
}

impl Picker {
    /// A button for files.
    pub(crate) fn new(label: &'static str, picked: Callback<Vec<File>>) -> Self {
        Self { label, accept: None, folder: false, disabled: false, class: None, picked }
    }
}

/// Draws a button that lets a person pick files.
pub(crate) fn picker(page: &Page, props: &Picker) -> Html {
    let picked = props.picked.clone();
    let onchange = Callback::from(move |event: Event| {
        let Some(input) = dom::input_of(&event) else { return };
        picked.emit(listed(input.files()));
        // The same files can be picked again.
        input.set_value("");
    });
    html! {
        <label class={classes!("button", "picker", props.class)}>
            { page.say(props.label) }
            <input
                type="file"
                class="unseen"
                data-testid={props.label}
                multiple=true
                accept={props.accept}
                webkitdirectory={props.folder}
                disabled={props.disabled}
                {onchange}
            />
        </label>
    }
}

/// What an element needs so that files can be dropped on it.
pub(crate) struct Drop {
    /// Whether files hang over it.
    pub over: bool,
    pub ondragover: Callback<DragEvent>,
    pub ondragleave: Callback<DragEvent>,
    pub ondrop: Callback<DragEvent>,
}

/// Makes an element a place to drop files on.
#[hook]
pub(crate) fn use_drop(dropped: Callback<DataTransfer>) -> Drop {
    let over = use_state_eq(|| false);
    let ondragover = {
        let over = over.clone();
        Callback::from(move |event: DragEvent| {
            if files_of(&event).is_some() {
                event.prevent_default();
                over.set(true);
            }
        })
    };
    let ondragleave = {
        let over = over.clone();
        Callback::from(move |event: DragEvent| {
            // Going from one part of the place to another is not leaving it.
            if event.related_target().is_none() {
                over.set(false);
            }
        })
    };
    let ondrop = {
        let over = over.clone();
        Callback::from(move |event: DragEvent| {
            if let Some(files) = files_of(&event) {
                event.prevent_default();
                over.set(false);
                dropped.emit(files);
            }
        })
    };
    Drop { over: *over, ondragover, ondragleave, ondrop }
}

/// What is dragged, where there are files in it.
fn files_of(event: &DragEvent) -> Option<DataTransfer> {
    event.data_transfer().filter(|data| data.types().iter().any(|kind| kind == JsValue::from_str("Files")))
}

/// The files of a list of the browser's.
pub(crate) fn listed(files: Option<FileList>) -> Vec<File> {
    let files = files.iter().flat_map(|files| (0..files.length()).filter_map(|at| files.get(at)));
    files.collect()
}
