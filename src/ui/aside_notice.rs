//! The notice that work was put aside.

use yew::prelude::*;

use super::aside::{self, Aside};
use super::context::{Page, use_page};
use super::{dom, download};

/// Says that work was put aside, and what can be done with it; nothing where there is none.
#[component]
pub(super) fn AsideNotice() -> Html {
    let page = use_page();
    let asides = use_state_eq(aside::asides);
    let Some(aside) = asides.first() else { return Html::default() };
    let act = |done: fn(&Aside)| {
        let asides = asides.clone();
        Callback::from(move |_: MouseEvent| {
            let Some((aside, others)) = asides.split_first() else { return };
            aside::forget_newest();
            done(aside);
            asides.set(others.to_vec());
        })
    };
    let save = {
        let (page, aside) = (page.clone(), aside.clone());
        Callback::from(move |_: MouseEvent| save(&page, &aside.file()))
    };
    let put_back = act(|aside| {
        aside.put_back();
        dom::reload(aside::AGAIN);
    });
    let remove = act(|_| {});
    let when = dom::date_time(page.lang, aside.when);
    html! {
        <section class="notes refused" role="status" data-testid="aside">
            <div>
                <h2>{ page.say("app-aside-title") }</h2>
                <p>{ page.say_with("app-aside-text", &[("policy", aside.policy.clone().into()), ("when", when.into())]) }</p>
            </div>
            <button type="button" class="button primary" data-testid="aside-save" onclick={save}>{ page.say("app-aside-save") }</button>
            <button type="button" class="button" data-testid="aside-put-back" onclick={put_back}>{ page.say("app-aside-put-back") }</button>
            <button type="button" class="button" data-testid="aside-remove" onclick={remove}>{ page.say("app-aside-remove") }</button>
        </section>
    }
}

/// Offers work as a file.
pub(super) fn save(page: &Page, text: &str) {
    download::save(&download::named(page, &page.say("app-aside-name"), "json"), &text.into());
}
