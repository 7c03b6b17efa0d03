//! What is counted and told beside the results.

use yew::prelude::*;

use crate::ui::context::{use_answer, use_page, use_sources};
use crate::ui::queue::Urgency;
use cesuan_i18n::notices::sentence;
use cesuan_session::CountNotices;

/// What is counted beside the results, a sentence each; nothing where nothing is.
#[component]
pub(super) fn Notices() -> Html {
    let page = use_page();
    let sources = use_sources();
    let answer = use_answer(Urgency::Later, sources.figures.is_some().then_some(CountNotices));
    let notices = answer.ready().map(|view| view.notices.as_slice()).unwrap_or_default();
    let (Some(input), false) = (sources.input(), notices.is_empty()) else { return Html::default() };
    html! {
        <div class={classes!("notices", (!answer.fresh).then_some("waiting"))} data-testid="notices">
            <h3>{ page.say("app-notices") }</h3>
            <ul>{ for notices.iter().map(|notice| html! { <li>{ sentence(input.lang, input.policy, notice) }</li> }) }</ul>
        </div>
    }
}
