//! The JavaScript library with the code editor and helpers for archives and dropped folders. It is loaded when the rules page is
//! first opened.

use js_sys::{Function, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::Element;
use yew::Callback;

use crate::ui::download::save;
use crate::ui::model::rules::EditorMark;
use crate::ui::script_loader;
use cesuan_base::diag::Severity;

/// The global variable of the library.
const NAME: &str = "cesuanEditor";
/// The name of the `<meta>` element with the library's address.
const META: &str = "rules-editor";

#[wasm_bindgen]
extern "C" {
    /// The library's editor object.
    #[derive(Clone)]
    type Instance;

    #[wasm_bindgen(js_namespace = cesuanEditor, catch)]
    fn open(frame: &Element, options: &JsValue) -> Result<Instance, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn show(this: &Instance, file: &str, text: &str) -> Result<(), JsValue>;

    #[wasm_bindgen(method, catch)]
    fn mark(this: &Instance, marks: &JsValue) -> Result<(), JsValue>;

    #[wasm_bindgen(method, catch)]
    fn reveal(this: &Instance, from: u32) -> Result<(), JsValue>;

    #[wasm_bindgen(method, catch)]
    fn destroy(this: &Instance) -> Result<(), JsValue>;

    #[wasm_bindgen(js_namespace = cesuanEditor, js_name = zip, catch)]
    fn zip_files(files: &JsValue) -> Result<Uint8Array, JsValue>;

    #[wasm_bindgen(js_namespace = cesuanEditor, js_name = readFiles, catch)]
    fn read_files(source: &JsValue, done: &JsValue) -> Result<(), JsValue>;
}

/// Loads the library, unless it is loaded already, and gives `done` whether it is there.
pub(super) fn load(done: Callback<bool>) {
    script_loader::load(NAME, META, done);
}

/// An editor, with the callbacks it calls.
pub(super) struct CodeEditor {
    instance: Instance,
    _changed: Closure<dyn FnMut(String)>,
    _complete: Closure<dyn FnMut(String, u32, Function)>,
}

/// Takes an editor's question for completions: the text, the place in it in UTF-16 code units, and the function to answer with.
pub(super) type Complete = Callback<(String, usize, Function)>;

impl CodeEditor {
    /// Makes an editor in an empty frame; `None` where the library fails. `phrases` pairs the editor's English phrases with
    /// those of the page's language.
    pub(super) fn new(
        frame: &Element,
        label: &str,
        phrases: &[(&str, String)],
        changed: Callback<String>,
        complete: Complete,
    ) -> Option<Self> {
        let changed = Closure::<dyn FnMut(String)>::new(move |text| changed.emit(text));
        let complete = Closure::<dyn FnMut(String, u32, Function)>::new(move |text, at: u32, answer| {
            complete.emit((text, at as usize, answer));
        });
        let words = object(phrases.iter().map(|(english, word)| (*english, JsValue::from(word.as_str()))));
        let options = object([
            ("label", label.into()),
            ("phrases", words),
            ("changed", changed.as_ref().clone()),
            ("complete", complete.as_ref().clone()),
        ]);
        let instance = open(frame, &options).ok()?;
        Some(Self { instance, _changed: changed, _complete: complete })
    }

    /// Shows a file; gives whether that worked.
    pub(super) fn show(&self, file: &str, text: &str) -> bool {
        self.instance.show(file, text).is_ok()
    }

    /// Marks the faults. One that cannot be marked is still in the list below the editor.
    pub(super) fn mark(&self, marks: &[EditorMark]) {
        let view = |mark: &EditorMark| {
            let severity = match mark.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
            };
            object([
                ("from", (mark.from as u32).into()),
                ("to", (mark.to as u32).into()),
                ("severity", severity.into()),
                ("message", mark.message.as_str().into()),
            ])
        };
        let marks: js_sys::Array = marks.iter().map(view).collect();
        let _ = self.instance.mark(&marks);
    }

    /// Moves the cursor to a place in UTF-16 code units.
    pub(super) fn reveal(&self, from: usize) {
        // A place that cannot be reached leaves the cursor where it is.
        let _ = self.instance.reveal(from as u32);
    }
}

impl Drop for CodeEditor {
    fn drop(&mut self) {
        // The frame is removed together with the editor.
        let _ = self.instance.destroy();
    }
}

/// A completion as the editor takes it.
pub(super) struct CompletionChoice {
    pub(super) label: String,
    pub(super) kind: &'static str,
    pub(super) detail: String,
}

/// Answers an editor's question; the completions replace the text from `from` (in UTF-16 code units) to the cursor.
pub(super) fn answer(to: &Function, from: usize, choices: Vec<CompletionChoice>) {
    let choices: js_sys::Array = choices
        .iter()
        .map(|choice| {
            object([
                ("label", choice.label.as_str().into()),
                ("type", choice.kind.into()),
                ("detail", choice.detail.as_str().into()),
            ])
        })
        .collect();
    // An editor that is gone needs no answer.
    let _ = to.call1(&JsValue::NULL, &object([("from", (from as u32).into()), ("choices", choices.into())]));
}

/// Offers files (path and text) as one archive; does nothing where the library cannot be loaded.
pub(super) fn save_archive(name: &str, files: Vec<(String, String)>) {
    let name = name.to_owned();
    load(Callback::from(move |there: bool| {
        let pair = |(path, text): &(String, String)| js_sys::Array::of2(&path.into(), &text.into());
        let files: js_sys::Array = files.iter().map(pair).collect();
        if let Some(bytes) = there.then(|| zip_files(&files).ok()).flatten() {
            save(&name, &bytes);
        }
    }));
}

/// Reads the files a person picked or dropped, as pairs of path and text; gives `None` where they cannot be read.
pub(super) fn read(source: &JsValue, done: Callback<Option<Vec<(String, String)>>>) {
    let source = source.clone();
    load(Callback::from(move |there: bool| {
        let answered = done.clone();
        let heard = Closure::once_into_js(move |files: JsValue| answered.emit(texts(&files)));
        if !there || read_files(&source, &heard).is_err() {
            done.emit(None);
        }
    }));
}

fn texts(files: &JsValue) -> Option<Vec<(String, String)>> {
    let files = files.dyn_ref::<js_sys::Array>()?;
    let pair = |pair: JsValue| {
        let pair = pair.dyn_into::<js_sys::Array>().ok()?;
        Some((pair.get(0).as_string()?, pair.get(1).as_string()?))
    };
    files.iter().map(pair).collect()
}

fn object<'a>(entries: impl IntoIterator<Item = (&'a str, JsValue)>) -> JsValue {
    let object = js_sys::Object::new();
    for (name, value) in entries {
        // A plain object takes every property.
        let _ = Reflect::set(&object, &name.into(), &value);
    }
    object.into()
}
