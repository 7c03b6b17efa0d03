//! The rules page.

use std::rc::Rc;

use wasm_bindgen::JsValue;
use web_sys::DataTransfer;
use yew::prelude::*;

use super::adding::AddDialog;
use super::code::FileEditor;
use super::editing::{FileEdits, removable};
use super::effect::{Effect, effect};
use super::faults::{Faults, fault_list};
use super::opening::{OpenResult, open};
use super::tools::{FileTools, Tools, file_tools, tools};
use super::tree::tree;
use super::workshop::{use_cases, use_original};
use crate::ui::bridge::Asking;
use crate::ui::context::{use_page, use_selector, use_sources};
use crate::ui::model::rules::{self, RulesChange};
use crate::ui::parts::{TITLE, use_drop};
use crate::ui::queue::Urgency;
use crate::ui::state::Action;
use cesuan_base::diag::Diagnostic;
use cesuan_policy::rules::{Changes, Folder};
use cesuan_session::{DraftedFiles, RemoveMeasure, Reply};

/// The path of the file that is shown first.
const FIRST: &str = "policy.toml";

/// The policy as the text files it is made of, to read and to change.
#[component]
pub(crate) fn RulesPage() -> Html {
    let page = use_page();
    let (opened, unsaved) = use_selector(|state| (state.opened, state.rules.unsaved));
    let original = use_original(opened);
    html! {
        <main class="rules" id="page">
            <header class="rules-head">
                <h1 id={TITLE} tabindex="-1">{ page.say("rules-title") }</h1>
                <p>{ page.say("rules-lead") }</p>
                if unsaved {
                    <p class="panel-stale" role="alert" data-testid="rules-unsaved">{ page.say("rules-unsaved") }</p>
                }
            </header>
            if let Some(original) = original {
                <Workbench {original} />
            } else {
                <p class="opening" role="status">{ page.say("rules-loading") }</p>
            }
        </main>
    }
}

#[derive(Properties, PartialEq)]
struct WorkbenchProps {
    original: Rc<Folder>,
}

/// The files, the editor, the faults and the effect.
#[component]
fn Workbench(props: &WorkbenchProps) -> Html {
    let page = use_page();
    let sources = use_sources();
    let (opened, standing) = use_selector(|state| (state.opened, state.rules.clone()));
    let original = &props.original;
    let chosen = use_state(|| FIRST.to_owned());
    let wanted = use_state(|| None::<(u64, usize)>);
    let said = use_state(|| None::<AttrValue>);
    let adding = use_state(|| false);
    let asking = use_mut_ref(|| None::<Asking>);
    let in_force = (!standing.checking() && !standing.broken()).then_some((opened, standing.revision));
    let cases = use_cases(in_force);
    let picked = {
        let (page, original, said) = (page.clone(), original.clone(), said.clone());
        Callback::from(move |source: JsValue| {
            let (page_then, said) = (page.clone(), said.clone());
            let done = Callback::from(move |opened: OpenResult| match opened {
                Ok(changes) => {
                    said.set(Some(page_then.say_with("rules-opened", &[("count", changes.len().into())])));
                    page_then.act(Action::Rules(RulesChange::Replaced(Rc::new(changes))));
                }
                Err(why) => said.set(Some(why)),
            });
            let (policy, changes) =
                page.store.read(|state| (state.kept.policy.clone(), (*state.rules.changes).clone()));
            open(&page, &source, (*original).clone(), changes, policy, done);
        })
    };
    let drop = {
        let picked = picked.clone();
        use_drop(Callback::from(move |data: DataTransfer| picked.emit(data.into())))
    };
    let Some(input) = sources.input() else { return Html::default() };
    let changes = standing.changes.clone();
    let text = |file: &str| changes.text(original, file).map(str::to_owned);
    let shown = AttrValue::from((*chosen).clone());
    let shown_text = text(&shown).map(AttrValue::from);
    let found: Vec<&Diagnostic> =
        standing.diagnostics().iter().chain(cases.iter().flat_map(|cases| &cases.diagnostics.list)).collect();
    let choose = {
        let (chosen, wanted) = (chosen.clone(), wanted.clone());
        Callback::from(move |path: String| {
            chosen.set(path);
            wanted.set(None);
        })
    };
    let go = {
        let (chosen, wanted) = (chosen.clone(), wanted.clone());
        Callback::from(move |(file, from): (String, usize)| {
            chosen.set(file);
            wanted.set(Some((wanted.map_or(0, |(number, _)| number + 1), from)));
        })
    };
    let edit = FileEdits { page: page.clone(), original: original.clone(), changes: changes.clone() };
    let added = {
        let (page, choose, adding) = (page.clone(), choose.clone(), adding.clone());
        Callback::from(move |(changes, file): (Changes, Option<String>)| {
            page.act(Action::Rules(RulesChange::Replaced(Rc::new(changes))));
            if let Some(file) = file {
                choose.emit(file);
            }
            adding.set(false);
        })
    };
    let remove = removable(original, &changes, &shown).map(|measure| {
        let (page, choose, changes) = (page.clone(), choose.clone(), changes.clone());
        Callback::from(move |()| {
            let question = RemoveMeasure { measure: measure.clone(), changes: (*changes).clone() };
            let (page_then, choose) = (page.clone(), choose.clone());
            let heard = Callback::from(move |reply| {
                if let Reply::Ready(DraftedFiles { changes, .. }) = reply {
                    choose.emit(FIRST.to_owned());
                    page_then.act(Action::Rules(RulesChange::Replaced(Rc::new(changes))));
                }
            });
            *asking.borrow_mut() = page.ask(Urgency::Now, question, heard);
        })
    });
    let marks = || shown_text.as_ref().map(|text| rules::marks(page.lang, &shown, text, found.iter().copied()));
    let marks = if standing.checking() { None } else { marks().map(Rc::new) };
    let open_dialog = {
        let adding = adding.clone();
        Callback::from(move |_: MouseEvent| adding.set(true))
    };
    let adding_now = *adding;
    let close_dialog = Callback::from(move |()| adding.set(false));
    let groups = rules::groups(page.lang, original, &changes, input.policy, found.iter().copied());
    let fault_models = rules::faults(page.lang, found.iter().copied(), text);
    let broken = standing.broken();
    let tools_of_all = Tools {
        original,
        changes: &changes,
        policy: &input.policy.id,
        add: open_dialog,
        picked,
        revert_all: edit.whole(),
    };
    let tools_of_file = FileTools {
        file: &shown,
        text: shown_text.clone(),
        changed: changes.touches(&shown),
        revert: edit.reverted(&shown),
        remove,
    };
    let fault_list_of = Faults { faults: &fault_models, checking: standing.checking(), broken, go: &go };
    let effect_of = Effect {
        model: rules::effect(input),
        stale: broken,
        cases: cases.as_deref(),
        waiting: input.overlay.waiting(input.policy),
    };
    html! {
        <div class="rules-drop" data-testid="rules-drop" ondragover={drop.ondragover} ondragleave={drop.ondragleave}
            ondrop={drop.ondrop}>
            { tools(&page, tools_of_all) }
            <p class="rules-said" role="status" data-testid="rules-said">{ (*said).clone() }</p>
            <div class="rules-desk">
                { tree(&page, &groups, &shown, &choose) }
                <section class="rules-file-desk">
                    { file_tools(&page, tools_of_file) }
                    if let Some(text) = shown_text {
                        <FileEditor file={shown.clone()} {text} edition={standing.edition} {marks} wanted={*wanted}
                            typed={edit.typed(&shown)} />
                    } else {
                        <p class="rules-code-note">{ page.say("rules-removed-file") }</p>
                    }
                    { fault_list(&page, fault_list_of) }
                </section>
                { effect(&page, effect_of) }
            </div>
            if adding_now {
                <AddDialog {changes} {added} close={close_dialog} />
            }
            if drop.over {
                <p class="rules-drop-note" aria-hidden="true">{ page.say("rules-drop") }</p>
            }
        </div>
    }
}
