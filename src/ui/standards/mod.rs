//! The standards left to other documents: a card each, with a value to try.

mod fill;
mod standard;

use yew::prelude::*;

use super::context::{use_page, use_selector};
use super::model::standards::standards;
use standard::StandardCard;

/// The standards, one card below the other.
#[component]
pub(crate) fn Standards() -> Html {
    let page = use_page();
    let Some(found) = use_selector(|state| state.input().map(standards)) else { return Html::default() };
    if found.is_empty() {
        return html! { <p class="readings-note">{ page.say("standards-nothing") }</p> };
    }
    html! {
        <div class="readings">{ for found.into_iter().map(|parameter| html! { <StandardCard key={parameter} {parameter} /> }) }</div>
    }
}
