//! Work that other tabs left in this browser: settings and changed rules, to be taken over or removed.

use yew::prelude::*;

use crate::ui::context::{use_page, use_selector};
use crate::ui::dom;
use crate::ui::storage::{self, Work};

/// The list of such work; nothing is drawn where there is none.
#[component]
pub(super) fn OtherTabs() -> Html {
    let page = use_page();
    let policy = use_selector(|state| state.kept.policy.clone());
    // Counts the removals: after each the storage is read anew.
    let edition = use_state_eq(|| 0_u32);
    let works = use_memo((policy.clone(), *edition), |(policy, _)| {
        let mut works = storage::works(policy);
        works.retain(|work| work.scenarios > 0);
        works
    });
    if works.is_empty() {
        return Html::default();
    }
    let line = |work: &Work| {
        let take = {
            let (policy, tab) = (policy.clone(), work.tab.clone());
            Callback::from(move |_: MouseEvent| {
                storage::take_over(&policy, &tab);
                dom::reload("");
            })
        };
        let remove = {
            let (policy, tab, edition) = (policy.clone(), work.tab.clone(), edition.clone());
            Callback::from(move |_: MouseEvent| {
                storage::discard(&policy, &tab);
                edition.set(*edition + 1);
            })
        };
        let when = dom::date_time(page.lang, work.saved);
        let args =
            [("scenarios", work.scenarios.into()), ("settings", work.settings.into()), ("files", work.files.into())];
        html! {
            <li key={work.tab.clone()} data-testid="works-item">
                <span><b>{ when.clone() }</b><small>{ page.say_with("works-about", &args) }</small></span>
                <button type="button" class="button" data-testid="works-take" onclick={take}>{ page.say("works-take") }</button>
                <button type="button" class="button" aria-label={page.say_with("works-remove-of", &[("when", when.into())])}
                    data-testid="works-remove" onclick={remove}>
                    { page.say("lists-kept-remove") }
                </button>
            </li>
        }
    };
    html! {
        <section class="lists-part lists-kept" aria-labelledby="works">
            <h2 id="works">{ page.say("works-title") }</h2>
            <p class="lists-note">{ page.say("works-note") }</p>
            <ul class="lists-kept-list">{ for works.iter().map(line) }</ul>
        </section>
    }
}
