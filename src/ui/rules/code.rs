//! One file in the code editor, or as plain text while the editor loads and where it cannot be loaded.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Function;
use web_sys::Element;
use yew::prelude::*;

use super::library::{self, CodeEditor, CompletionChoice};
use crate::ui::context::{Page, use_page};
use crate::ui::model::rules::{EditorMark, utf8_offset, utf16_offset};
use crate::ui::queue::Urgency;
use cesuan_session::{Complete, CompletionKind, Completions, Reply};

#[derive(Properties, PartialEq)]
pub(super) struct FileEditorProps {
    /// The file's path.
    pub file: AttrValue,
    pub text: AttrValue,
    /// Counts the changes that were not typed here. The editor takes `text` only when this number or the file changes.
    pub edition: u64,
    /// The faults of the file; `None` while it is checked, when the editor moves its old marks along with the text.
    pub marks: Option<Rc<Vec<EditorMark>>>,
    /// A place to scroll to, in UTF-16 code units, with a number that tells two requests for the same place apart.
    pub wanted: Option<(u64, usize)>,
    /// Takes the text after each change a person types.
    pub typed: Callback<String>,
}

/// Whether the editor is there.
#[derive(Clone, Copy, PartialEq, Eq)]
enum EditorStage {
    Loading,
    There,
    Missing,
}

/// The editor with the file.
#[component]
pub(super) fn FileEditor(props: &FileEditorProps) -> Html {
    let page = use_page();
    let frame = use_node_ref();
    let stage = use_state(|| EditorStage::Loading);
    let editor = use_mut_ref(|| None::<CodeEditor>);
    // The editor outlives the draw it was made in: it must reach the callback and the file of the latest one.
    let typed = use_mut_ref(|| props.typed.clone());
    *typed.borrow_mut() = props.typed.clone();
    let file = use_mut_ref(|| props.file.clone());
    *file.borrow_mut() = props.file.clone();
    {
        let (stage, editor, frame, page) = (stage.clone(), editor.clone(), frame.clone(), page.clone());
        use_effect_with(page.lang, move |_| {
            let held = editor.clone();
            let loaded = Callback::from(move |there: bool| {
                let made = frame.cast::<Element>().filter(|_| there).and_then(|frame| {
                    let typed = typed.clone();
                    let changed = Callback::from(move |text| typed.borrow().emit(text));
                    let complete = completing(page.clone(), file.clone());
                    CodeEditor::new(&frame, &page.say("rules-editor"), &phrases(&page), changed, complete)
                });
                stage.set(if made.is_some() { EditorStage::There } else { EditorStage::Missing });
                *editor.borrow_mut() = made;
            });
            library::load(loaded);
            move || drop(held.borrow_mut().take())
        });
    }
    {
        let (editor, text) = (editor.clone(), props.text.clone());
        let shown = (props.file.clone(), props.edition, *stage, page.lang);
        use_effect_with(shown, move |(file, ..)| {
            if let Some(editor) = &*editor.borrow() {
                editor.show(file, &text);
            }
        });
    }
    {
        let editor = editor.clone();
        let marked = (props.marks.clone(), props.file.clone(), props.edition, *stage, page.lang);
        use_effect_with(marked, move |(marks, ..)| {
            if let (Some(editor), Some(marks)) = (&*editor.borrow(), marks) {
                editor.mark(marks);
            }
        });
    }
    use_effect_with((props.wanted, *stage), move |(wanted, _)| {
        if let (Some(editor), Some((_, from))) = (&*editor.borrow(), wanted) {
            editor.reveal(*from);
        }
    });
    let note = match *stage {
        EditorStage::There => None,
        EditorStage::Loading => Some("rules-editor-loading"),
        EditorStage::Missing => Some("rules-editor-missing"),
    };
    html! {
        <div class="rules-code" data-testid="rules-code" data-stage={if note.is_none() { "editor" } else { "text" }}>
            <div class="rules-code-frame" ref={frame} hidden={note.is_some()}></div>
            if let Some(note) = note {
                <p class="rules-code-note" role="status">{ page.say(note) }</p>
                <pre tabindex="0" aria-label={page.say("rules-editor")}>{ props.text.clone() }</pre>
            }
        </div>
    }
}

/// Asks the engine for completions at a place, one question at a time: a new one cancels the one before.
fn completing(page: Page, file: Rc<RefCell<AttrValue>>) -> library::Complete {
    let asking = RefCell::new(None);
    Callback::from(move |(text, units, to): (String, usize, Function)| {
        let at = utf8_offset(&text, units);
        let question = Complete { file: file.borrow().to_string(), text: text.clone(), at };
        let lang_page = page.clone();
        let heard = Callback::from(move |reply: Reply<Completions>| {
            let none = Completions { from: at, choices: Vec::new() };
            let found = reply.ready().unwrap_or(&none);
            let choices = found.choices.iter().map(|choice| CompletionChoice {
                label: choice.text.clone(),
                kind: kind_word(choice.kind),
                detail: match &choice.label {
                    Some(label) => lang_page.lang.of(label).to_owned(),
                    None => lang_page.say(&format!("rules-kind-{}", kind_word(choice.kind))).to_string(),
                },
            });
            library::answer(&to, utf16_offset(&text, found.from), choices.collect());
        });
        *asking.borrow_mut() = page.ask(Urgency::Now, question, heard);
    })
}

const fn kind_word(kind: CompletionKind) -> &'static str {
    match kind {
        CompletionKind::Parameter => "parameter",
        CompletionKind::Definition => "definition",
        CompletionKind::Column => "column",
        CompletionKind::Option => "option",
        CompletionKind::Name => "name",
        CompletionKind::Function => "function",
        CompletionKind::Word => "word",
        CompletionKind::Key => "key",
    }
}

/// The editor's own English phrases with the page's words for them.
fn phrases(page: &Page) -> Vec<(&'static str, String)> {
    const PHRASES: [(&str, &str); 13] = [
        ("Find", "find"),
        ("Replace", "replace"),
        ("next", "next"),
        ("previous", "previous"),
        ("all", "all"),
        ("match case", "case"),
        ("by word", "word"),
        ("regexp", "regexp"),
        ("replace", "replace-one"),
        ("replace all", "replace-all"),
        ("close", "close"),
        ("Diagnostics", "diagnostics"),
        ("Completions", "completions"),
    ];
    PHRASES.iter().map(|(english, id)| (*english, page.say(&format!("rules-phrase-{id}")).to_string())).collect()
}
