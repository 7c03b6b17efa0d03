//! Opening files: a button to pick them, and an area to drop them on.

use wasm_bindgen::JsValue;
use web_sys::{DataTransfer, File, FileList};
use yew::prelude::*;

use crate::ui::context::Page;
use crate::ui::dom;

/// A button that lets a person pick files.
pub(crate) struct Picker {
    /// The id of the button's words, which is its test id too.
    pub label: &'static str,
    /// The endings the browser's dialog offers.
    pub accept: Option<&'static str>,
    /// Whether a whole folder is picked.
    pub folder: bool,
    pub disabled: bool,
    /// A further class of the button.
    pub class: Option<&'static str>,
    /// Receives the files.
    pub picked: Callback<Vec<File>>,
}

impl Picker {
    /// A button with these words that picks any files.
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

/// The listeners of an area to drop files on.
pub(crate) struct Drop {
    /// Whether files are dragged over the area.
    pub over: bool,
    pub ondragover: Callback<DragEvent>,
    pub ondragleave: Callback<DragEvent>,
    pub ondrop: Callback<DragEvent>,
}

/// The listeners that make an element an area to drop files on; `dropped` receives the files.
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
            // Dragging from one part of the area to another is not leaving it.
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

/// The dragged data, where it has files.
fn files_of(event: &DragEvent) -> Option<DataTransfer> {
    event.data_transfer().filter(|data| data.types().iter().any(|kind| kind == JsValue::from_str("Files")))
}

/// The files of a browser's file list.
pub(crate) fn listed(files: Option<FileList>) -> Vec<File> {
    let files = files.iter().flat_map(|files| (0..files.length()).filter_map(|at| files.get(at)));
    files.collect()
}
