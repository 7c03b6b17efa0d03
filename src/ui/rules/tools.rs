//! The buttons for the rules as a whole, and for the file that is shown.

use std::rc::Rc;

use js_sys::Array;
use wasm_bindgen::JsValue;
use web_sys::File;
use yew::prelude::*;

use super::library;
use crate::ui::context::Page;
use crate::ui::download::save;
use crate::ui::parts::{Picker, picker};
use cesuan_policy::rules::{Changes, Folder};

/// What the buttons for the rules as a whole need.
pub(super) struct Tools<'a> {
    pub original: &'a Rc<Folder>,
    pub changes: &'a Rc<Changes>,
    /// The policy's id.
    pub policy: &'a str,
    /// Opens the dialog for a new measure.
    pub add: Callback<MouseEvent>,
    /// Takes files or a folder that were picked.
    pub picked: Callback<JsValue>,
    pub revert_all: Callback<()>,
}

/// The buttons for the rules as a whole.
pub(super) fn tools(page: &Page, tools: Tools<'_>) -> Html {
    let Tools { original, changes, policy, add, picked, revert_all } = tools;
    let download = {
        let (page, original, changes, policy) = (page.clone(), original.clone(), changes.clone(), policy.to_owned());
        Callback::from(move |_: MouseEvent| {
            let name = page.say_with("rules-archive", &[("id", policy.as_str().into())]);
            let inside = |(path, text)| (format!("{policy}/{path}"), text);
            library::save_archive(&name, changes.applied(&original).files.into_iter().map(inside).collect());
        })
    };
    let picked = picked.reform(|files: Vec<File>| files.into_iter().map(JsValue::from).collect::<Array>().into());
    html! {
        <div class="rules-tools">
            <button type="button" class="button primary" data-testid="rules-add" onclick={add}>{ page.say("rules-add") }</button>
            <button type="button" class="button" data-testid="rules-download" onclick={download}>
                { page.say("rules-download") }
            </button>
            { picker(page, &Picker { accept: Some(".zip,.toml"), ..Picker::new("rules-open", picked.clone()) }) }
            { picker(page, &Picker { folder: true, ..Picker::new("rules-open-folder", picked) }) }
            <button type="button" class="button" data-testid="rules-revert-all" disabled={changes.is_empty()}
                onclick={move |_: MouseEvent| revert_all.emit(())}>
                { page.say("rules-revert-all") }
            </button>
        </div>
    }
}

/// What the buttons for one file need.
pub(super) struct FileTools<'a> {
    /// The file's path.
    pub file: &'a str,
    /// The file's text; `None` where the file was removed.
    pub text: Option<AttrValue>,
    /// Whether it differs from the policy as it was opened.
    pub changed: bool,
    pub revert: Callback<()>,
    /// Removes the measure of the file, where a person added it.
    pub remove: Option<Callback<()>>,
}

/// The buttons for one file, under its path.
pub(super) fn file_tools(page: &Page, tools: FileTools<'_>) -> Html {
    let FileTools { file, text, changed, revert, remove } = tools;
    let download = text.map(|text| {
        let name = file.rsplit('/').next().unwrap_or_default().to_owned();
        Callback::from(move |_: MouseEvent| save(&name, &text.as_str().into()))
    });
    html! {
        <header class="rules-file-tools">
            <h2><code>{ file.to_owned() }</code></h2>
            <div class="rules-tools">
                if let Some(onclick) = download {
                    <button type="button" class="button" data-testid="rules-download-file" {onclick}>
                        { page.say("rules-download-file") }
                    </button>
                }
                <button type="button" class="button" data-testid="rules-revert" disabled={!changed}
                    onclick={move |_: MouseEvent| revert.emit(())}>
                    { page.say("rules-revert") }
                </button>
                if let Some(remove) = remove {
                    <button type="button" class="button" data-testid="rules-remove" onclick={move |_: MouseEvent| remove.emit(())}>
                        { page.say("rules-remove") }
                    </button>
                }
            </div>
        </header>
    }
}
