//! What differs from the draft, each with a way to take it back.

use yew::prelude::*;

use crate::ui::context::Page;
use crate::ui::dom;
use crate::ui::model::{ChangedModel, PanelModel};
use crate::ui::state::Action;

/// The parameters that differ from the draft; nothing where none does. `view` is missing while the figures are out of date.
pub(super) fn changes(page: &Page, changes: &[ChangedModel], view: Option<&PanelModel>) -> Html {
    if changes.is_empty() {
        return Html::default();
    }
    html! {
        <div class="changes">
            <h3>{ page.say_with("app-changes-count", &[("count", changes.len().into())]) }</h3>
            <ul>{ for changes.iter().map(|change| line(page, change)) }</ul>
            if view.is_some_and(|view| view.as_drafted) {
                <p class="changes-idle">{ page.say("app-nothing-moved") }</p>
            }
        </div>
    }
}

fn line(page: &Page, change: &ChangedModel) -> Html {
    let place = format!("chip-{}", change.id);
    let go = Callback::from(move |_: MouseEvent| {
        dom::reveal(&place);
        dom::focus(&place);
    });
    let back = page.say_with("app-reset-one", &[("label", change.label.clone().into())]);
    let reset = page.on(Action::Reset { parameter: change.parameter });
    html! {
        <li key={change.id.clone()}>
            <button type="button" class="changes-go" onclick={go}>
                <span>{ change.label.clone() }</span>{ " " }<del>{ change.draft.clone() }</del>{ " " }<ins>{ change.value.clone() }</ins>
            </button>
            <button type="button" class="changes-back" aria-label={back.clone()} title={back} onclick={reset}>{ "↺" }</button>
        </li>
    }
}
