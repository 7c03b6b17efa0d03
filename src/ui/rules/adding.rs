//! The dialog that adds a new measure from a pattern.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{HtmlDialogElement, HtmlFormElement};
use yew::prelude::*;

use super::form::{choices, measure};
use super::workshop::use_parts;
use crate::ui::bridge::Asking;
use crate::ui::context::use_page;
use crate::ui::queue::Urgency;
use cesuan_i18n::diagnostic::render;
use cesuan_policy::rules::Changes;
use cesuan_session::{AddMeasure, DraftedFiles, Pattern, Reply};

/// The changes with the files of the new measure, and the path of the file to show.
pub(super) type Added = (Changes, Option<String>);

#[derive(Properties, PartialEq)]
pub(super) struct AddDialogProps {
    pub changes: Rc<Changes>,
    pub added: Callback<Added>,
    pub close: Callback<()>,
}

/// The dialog for a new measure.
#[component]
pub(super) fn AddDialog(props: &AddDialogProps) -> Html {
    let page = use_page();
    let parts = use_parts();
    let dialog = use_node_ref();
    let pattern = use_state(|| Pattern::Award);
    let refused = use_state(Vec::<String>::new);
    let asking = use_mut_ref(|| None::<Asking>);
    {
        let dialog = dialog.clone();
        use_effect_with((), move |()| {
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                // A dialog that cannot be modal is open all the same.
                let _ = dialog.show_modal();
            }
        });
    }
    let onsubmit = {
        let (page, pattern, refused, changes) = (page.clone(), *pattern, refused.clone(), props.changes.clone());
        let added = props.added.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let form = event.target().and_then(|target| target.dyn_into::<HtmlFormElement>().ok());
            let Some(measure) = form.and_then(|form| measure(&form, pattern)) else { return };
            let question = AddMeasure { measure, changes: (*changes).clone() };
            let (page_now, refused, added) = (page.clone(), refused.clone(), added.clone());
            let heard = Callback::from(move |reply| match reply {
                Reply::Ready(DraftedFiles { changes, file }) => added.emit((changes, file)),
                Reply::Refused(reasons) => {
                    let said = |fault| render(page_now.lang, fault).headline;
                    refused.set(reasons.list.iter().map(said).collect());
                }
                // A measure can be written without a population.
                Reply::NotYet => {}
            });
            *asking.borrow_mut() = page.ask(Urgency::Now, question, heard);
        })
    };
    let close = {
        let close = props.close.clone();
        Callback::from(move |_: MouseEvent| close.emit(()))
    };
    let onclose = {
        let close = props.close.clone();
        Callback::from(move |_: web_sys::Event| close.emit(()))
    };
    let choose = {
        let pattern = pattern.clone();
        move |next: Pattern| {
            let pattern = pattern.clone();
            Callback::from(move |_: web_sys::Event| pattern.set(next))
        }
    };
    let pattern_choice = |one: Pattern| {
        let id = pattern_id(one);
        html! {
            <label>
                <input type="radio" name="pattern" data-testid={id} checked={one == *pattern} onchange={choose(one)} />
                { page.say(id) }
            </label>
        }
    };
    html! {
        <dialog ref={dialog} class="rules-adding" aria-labelledby="rules-adding-title" data-testid="rules-adding" {onclose}>
            <form {onsubmit}>
                <h2 id="rules-adding-title">{ page.say("rules-add-title") }</h2>
                <p>{ page.say("rules-add-text") }</p>
                <fieldset>
                    <legend>{ page.say("rules-add-pattern") }</legend>
                    { for Pattern::ALL.into_iter().map(pattern_choice) }
                </fieldset>
                <label class="field">
                    { page.say("rules-add-label-zh") }
                    <input name="label-zh" data-testid="rules-add-label-zh" required=true maxlength="80" />
                </label>
                <label class="field">
                    { page.say("rules-add-label-en") }
                    <input name="label-en" data-testid="rules-add-label-en" maxlength="120" />
                </label>
                <label class="field">
                    { page.say("rules-add-id") }
                    <input name="id" data-testid="rules-add-id" required=true maxlength="60" pattern="[a-z][a-z0-9_]*"
                        aria-describedby="rules-add-id-hint" />
                    <small id="rules-add-id-hint">{ page.say("rules-add-id-hint") }</small>
                </label>
                { choices(&page, *pattern, parts.as_deref()) }
                if !refused.is_empty() {
                    <ul class="rules-refused" role="alert" data-testid="rules-refused">
                        { for refused.iter().map(|said| html! { <li>{ said.clone() }</li> }) }
                    </ul>
                }
                <p class="notice-ways">
                    <button type="submit" class="button primary" data-testid="rules-add-accept">
                        { page.say("rules-add-accept") }
                    </button>
                    <button type="button" class="button" data-testid="rules-add-cancel" onclick={close}>
                        { page.say("rules-add-cancel") }
                    </button>
                </p>
            </form>
        </dialog>
    }
}

const fn pattern_id(pattern: Pattern) -> &'static str {
    match pattern {
        Pattern::Award => "rules-add-pattern-award",
        Pattern::Share => "rules-add-pattern-share",
        Pattern::Ranking => "rules-add-pattern-ranking",
    }
}
