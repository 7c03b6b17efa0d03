//! The standards left to other documents: a card each, with a value to try.

mod fill;
mod standard;

use yew::prelude::*;

use super::context::{use_current, use_page};
use super::model::standards::standards;
use standard::Standard;

/// The standards, one card below the other.
#[component]
pub(crate) fn Standards() -> Html {
    let page = use_page();
    let current = use_current();
    let Some(input) = current.input() else { return Html::default() };
    let found = standards(input);
    if found.is_empty() {
        return html! { <p class="readings-note">{ page.say("standards-nothing") }</p> };
    }
    html! {
        <div class="readings">{ for found.into_iter().map(|parameter| html! { <Standard key={parameter} {parameter} /> }) }</div>
    }
}
