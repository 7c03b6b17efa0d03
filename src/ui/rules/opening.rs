//! Rules files from outside: picked, or dropped on the page.

use wasm_bindgen::JsValue;
use yew::prelude::{AttrValue, Callback};

use super::library;
use crate::ui::context::Page;
use crate::ui::model::rules::{ImportRefusal, imported};
use cesuan_policy::rules::{Changes, Folder};

/// The changes with the opened files in them, or a sentence why they cannot be opened.
pub(super) type OpenResult = Result<Changes, AttrValue>;

/// Reads the files of `source` (a list of files, or what was dropped), puts them over the changes, and gives the result to
/// `done`. `policy` is the id of the policy the files must be of.
pub(super) fn open(
    page: &Page,
    source: &JsValue,
    original: Folder,
    changes: Changes,
    policy: String,
    done: Callback<OpenResult>,
) {
    let page = page.clone();
    let heard = Callback::from(move |files: Option<Vec<(String, String)>>| {
        let Some(files) = files else { return done.emit(Err(page.say("rules-foreign-unreadable"))) };
        done.emit(imported(&original, &changes, &policy, files).map_err(|foreign| said(&page, &policy, &foreign)));
    });
    library::read(source, heard);
}

fn said(page: &Page, policy: &str, foreign: &ImportRefusal) -> AttrValue {
    match foreign {
        ImportRefusal::Nothing => page.say("rules-foreign-nothing"),
        ImportRefusal::OtherPolicy(id) => {
            page.say_with("rules-foreign-policy", &[("id", id.as_str().into()), ("policy", policy.into())])
        }
        ImportRefusal::UnknownFile(file) => page.say_with("rules-foreign-file", &[("file", file.as_str().into())]),
    }
}
