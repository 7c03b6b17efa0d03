//! What can be done with the rules as a whole, and with the file that is shown.

use std::rc::Rc;

use js_sys::Array;
use wasm_bindgen::JsValue;
use web_sys::File;
use yew::prelude::*;

use super::library;
use crate::ui::context::use_page;
use crate::ui::download::save;
use crate::ui::parts::Picker;
use cesuan_policy::rules::{Changes, Folder};

/// The rules as they are now.
#[derive(Clone, PartialEq)]
pub(super) struct Rules {
    pub original: Rc<Folder>,
    pub changes: Rc<Changes>,
    /// The policy's id.
    pub policy: AttrValue,
}

#[derive(Properties, PartialEq)]
pub(super) struct ToolsProps {
    pub rules: Rules,
    pub add: Callback<()>,
    pub picked: Callback<JsValue>,
    pub revert_all: Callback<()>,
}

/// The buttons for the rules as a whole.
#[component]
pub(super) fn Tools(props: &ToolsProps) -> Html {
    let page = use_page();
    let rules = props.rules.clone();
    let download = {
        let page = page.clone();
        Callback::from(move |_: MouseEvent| {
            let name = page.say_with("rules-archive", &[("id", rules.policy.as_str().into())]);
            let folder = rules.changes.applied(&rules.original);
            let inside = |(path, text)| (format!("{}/{path}", rules.policy), text);
            library::save_archive(&name, folder.files.into_iter().map(inside).collect());
        })
    };
    let picked = props.picked.reform(|files: Vec<File>| files.into_iter().map(JsValue::from).collect::<Array>().into());
    let (add, revert_all) = (props.add.clone(), props.revert_all.clone());
    html! {
        <div class="rules-tools">
            <button type="button" class="button primary" data-testid="rules-add" onclick={move |_: MouseEvent| add.emit(())}>{ page.say("rules-add") }</button>
            <button type="button" class="button" data-testid="rules-download" onclick={download}>{ page.say("rules-download") }</button>
            <Picker label="rules-open" accept=".zip,.toml" picked={picked.clone()} />
            <Picker label="rules-open-folder" folder=true {picked} />
            <button type="button" class="button" data-testid="rules-revert-all" disabled={props.rules.changes.is_empty()} onclick={move |_: MouseEvent| revert_all.emit(())}>
                { page.say("rules-revert-all") }
            </button>
        </div>
    }
}

#[derive(Properties, PartialEq)]
pub(super) struct FileToolsProps {
    /// The file's path.
    pub file: AttrValue,
    /// Its text; none where it was taken out.
    pub text: Option<AttrValue>,
    /// Whether it differs from the policy as it was opened.
    pub changed: bool,
    pub revert: Callback<()>,
    /// Takes the measure out, where a person added it.
    pub remove: Option<Callback<()>>,
}

/// The buttons for one file.
#[component]
pub(super) fn FileTools(props: &FileToolsProps) -> Html {
    let page = use_page();
    let download = props.text.clone().map(|text| {
        let name = props.file.rsplit('/').next().unwrap_or_default().to_owned();
        Callback::from(move |_: MouseEvent| save(&name, &text.as_str().into()))
    });
    let revert = props.revert.clone();
    html! {
        <header class="rules-file-tools">
            <h2><code>{ props.file.clone() }</code></h2>
            <div class="rules-tools">
                if let Some(onclick) = download {
                    <button type="button" class="button" data-testid="rules-download-file" {onclick}>{ page.say("rules-download-file") }</button>
                }
                <button type="button" class="button" data-testid="rules-revert" disabled={!props.changed} onclick={move |_: MouseEvent| revert.emit(())}>{ page.say("rules-revert") }</button>
                if let Some(remove) = props.remove.clone() {
                    <button type="button" class="button" data-testid="rules-remove" onclick={move |_: MouseEvent| remove.emit(())}>{ page.say("rules-remove") }</button>
                }
            </div>
        </header>
    }
}
