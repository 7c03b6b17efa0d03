//! Undo and redo: two buttons, and the shortcuts that mean the same everywhere but in a text.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::state::ScenariosChange;
use crate::ui::context::{Page, use_page};
use crate::ui::dom;
use crate::ui::state::Action;
use cesuan_scenario::{Edit, Which};

/// Listens to the shortcuts on the whole page.
#[hook]
pub(crate) fn use_undo_keys() {
    let page = use_page();
    use_effect_with((), move |()| {
        let options = EventListenerOptions::enable_prevent_default();
        let listener = dom::document().map(|document| {
            EventListener::new_with_options(&document, "keydown", options, move |event| {
                let Some(change) = event.dyn_ref::<KeyboardEvent>().and_then(asked) else { return };
                event.prevent_default();
                page.act(Action::Scenarios(change));
            })
        });
        move || drop(listener)
    });
}

/// The buttons; `undoable` and `redoable` say whether there is a step to take.
pub(crate) fn undo_buttons(page: &Page, (undoable, redoable): (bool, bool)) -> Html {
    let way = |id: &'static str, sign: &'static str, there: bool, change: ScenariosChange| {
        html! {
            <button type="button" class="scenarios-way" data-testid={id} title={page.say(id)} aria-label={page.say(id)} disabled={!there} onclick={page.on(Action::Scenarios(change))}>{ sign }</button>
        }
    };
    html! {
        <div class="scenarios-undo" role="group" aria-label={page.say("scenarios-steps")}>
            { way("scenarios-undo", "↶", undoable, ScenariosChange::Undo) }
            { way("scenarios-redo", "↷", redoable, ScenariosChange::Redo) }
        </div>
    }
}

/// What a key asks for: a step back, a step forth, another scenario.
fn asked(event: &KeyboardEvent) -> Option<ScenariosChange> {
    let (control, key) = (event.ctrl_key() || event.meta_key(), event.key().to_lowercase());
    if event.alt_key() && !control && !event.shift_key() {
        let digit = event.code().strip_prefix("Digit")?.parse().ok()?;
        return Some(ScenariosChange::Edit(Edit::Select(Which::of_column(digit)))).filter(|_| digit <= 8);
    }
    if !control || event.alt_key() || is_text(event) {
        return None;
    }
    match (key.as_str(), event.shift_key()) {
        ("z", false) => Some(ScenariosChange::Undo),
        ("z", true) | ("y", false) => Some(ScenariosChange::Redo),
        _ => None,
    }
}

/// Whether a person is in a text, which has steps back of its own.
fn is_text(event: &KeyboardEvent) -> bool {
    let Some(target) = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok()) else { return false };
    let field = target
        .dyn_ref::<HtmlInputElement>()
        .is_some_and(|input| !matches!(input.type_().as_str(), "checkbox" | "radio" | "range" | "button" | "file"));
    field || target.is_content_editable() || target.dyn_ref::<HtmlTextAreaElement>().is_some()
}
