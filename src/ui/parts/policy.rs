//! Which policy is open, and opening another.

use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::ui::context::{use_current, use_page};
use crate::ui::state::{Action, Opening};

#[component]
pub(crate) fn PolicySwitch() -> Html {
    let page = use_page();
    let current = use_current();
    let Some(open) = &current.policy else { return Html::default() };
    let title = page.lang.of(&open.title).to_owned();
    // A choice of one is none.
    if current.policies.len() < 2 {
        return html! { <p class="policy" title={title.clone()}>{ title }</p> };
    }
    let onchange = {
        let page = page.clone();
        Callback::from(move |event: Event| {
            let select = event.target().and_then(|target| target.dyn_into::<HtmlSelectElement>().ok());
            if let Some(policy) = select.map(|select| select.value()) {
                page.act(Action::Open(Opening::of(policy)));
            }
        })
    };
    let chosen = current.opening.as_ref().map_or(&open.id, |opening| &opening.policy);
    html! {
        <select class="policy" data-testid="policy" aria-label={page.say("app-policy")} {title} {onchange}>
            { for current.policies.iter().map(|policy| html! {
                <option value={policy.id.clone()} selected={policy.id == *chosen}>{ page.lang.of(&policy.title).to_owned() }</option>
            }) }
        </select>
    }
}
