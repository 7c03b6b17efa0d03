//! Rules files from outside: picked, or dropped on the page.

use wasm_bindgen::JsValue;
use web_sys::DataTransfer;
use yew::prelude::*;

use super::library;
use crate::ui::context::{Page, use_page};
use crate::ui::model::rules::{Foreign, imported};
use crate::ui::parts::use_drop;
use cesuan_policy::rules::{Changes, Folder};

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
pub(super) struct DropProps {
    /// What was dropped.
    pub dropped: Callback<JsValue>,
    pub children: Html,
}

/// A part of the page that files can be dropped on.
#[component]
pub(super) fn DropZone(props: &DropProps) -> Html {
    let page = use_page();
    let dropped = props.dropped.clone();
    let drop = use_drop(Callback::from(move |data: DataTransfer| dropped.emit(data.into())));
    html! {
        <div class="rules-drop" data-testid="rules-drop" ondragover={drop.ondragover} ondragleave={drop.ondragleave} ondrop={drop.ondrop}>
            { props.children.clone() }
            if drop.over {
                <p class="rules-drop-note" aria-hidden="true">{ page.say("rules-drop") }</p>
            }
        </div>
    }
}
