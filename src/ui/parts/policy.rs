//! Which policy is open, and opening another.

use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::ui::context::Page;
use crate::ui::state::{Action, Opening};
use cesuan_session::{PolicyTitle, PolicyView};

/// The title of the open policy, or a choice where there are several. `opening` is the id of the one that is being opened.
pub(super) fn policy_switch(page: &Page, open: &PolicyView, policies: &[PolicyTitle], opening: Option<&str>) -> Html {
    let title = page.lang.of(&open.title).to_owned();
    // A choice of one is none.
    if policies.len() < 2 {
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
    let chosen = opening.unwrap_or(&open.id);
    html! {
        <select class="policy" data-testid="policy" aria-label={page.say("app-policy")} {title} {onchange}>
            { for policies.iter().map(|policy| html! {
                <option value={policy.id.clone()} selected={policy.id == chosen}>{ page.lang.of(&policy.title).to_owned() }</option>
            }) }
        </select>
    }
}
