//! Pages for when something went wrong: what happened, and a way back.

use std::cell::Cell;
use std::panic::PanicHookInfo;

use yew::prelude::*;

use cesuan_i18n::diagnostic::render;
use cesuan_i18n::text;

use super::aside::{self, AGAIN};
use super::context::Page;
use super::dom;
use super::state::Failure;
use super::{aside_notice, storage};

/// In the page's address: put the changes aside and start from the draft.
pub(crate) const START_OVER: &str = "draft";
const START_OVER_ADDRESS: &str = "?draft#/";
/// The most diagnostics that are listed.
const MOST_DETAILS: usize = 20;

thread_local! {
    /// Whether there have been figures since the page was loaded.
    static SETTLED: Cell<bool> = const { Cell::new(false) };
}

/// There are figures: a failure from here on need not come from the work the page opened with.
pub(crate) fn settled() {
    SETTLED.set(true);
}

/// The page cannot go on.
pub(crate) fn failure_page(page: &Page, failure: &Failure) -> Html {
    let (title, details) = match failure {
        Failure::Worker => ("app-failure-worker", &[][..]),
        Failure::Refused(diagnostics) => ("app-failure-refused", &diagnostics[..]),
    };
    let save = aside::work().map(|work| {
        let onclick = {
            let page = page.clone();
            Callback::from(move |_: MouseEvent| aside_notice::save(&page, &work))
        };
        html! { <button type="button" class="button" data-testid="failure-save" {onclick}>{ page.say("app-aside-save") }</button> }
    });
    let go = |address: &'static str| Callback::from(move |_: MouseEvent| dom::reload(address));
    let body = html! {
        <>
            if !details.is_empty() {
                <ul class="notice-details">{ for details.iter().take(MOST_DETAILS).map(|fault| {
                    let rendered = render(page.lang, fault);
                    html! { <li>{ rendered.headline }<small>{ rendered.place }</small></li> }
                }) }</ul>
            }
            <p class="notice-ways">
                <button type="button" class="button primary" data-testid="reload" onclick={go(AGAIN)}>{ page.say("app-failure-again") }</button>
                { for save }
                <button type="button" class="button" data-testid="start-over" onclick={go(START_OVER_ADDRESS)}>{ page.say("app-failure-draft") }</button>
            </p>
        </>
    };
    notice(page, page.say(title), page.say("app-failure-text"), body)
}

/// No page has this address.
pub(crate) fn lost_page(page: &Page) -> Html {
    let back = html! {
        <p class="notice-ways"><a class="button primary" data-testid="way-back" href="#/">{ page.say("app-lost-back") }</a></p>
    };
    notice(page, page.say("app-lost-title"), page.say("app-lost-text"), back)
}

fn notice(page: &Page, title: AttrValue, text: AttrValue, body: Html) -> Html {
    html! {
        <main class="notice">
            <div class="notice-sheet" role="alert">
                <span class="seal" aria-hidden="true">{ page.say("app-seal") }</span>
                <h1>{ title }</h1>
                <p>{ text }</p>
                { body }
            </div>
        </main>
    }
}

/// The program itself failed: it cannot draw any more, so the page becomes plain text and two links, or is loaded again without
/// the work that it most likely failed by.
pub(crate) fn on_panic(info: &PanicHookInfo<'_>) {
    console_error_panic_hook::hook(info);
    aside::retreat(!SETTLED.get());
    let lang = storage::lang();
    let Some(document) = dom::document() else { return };
    let Some(body) = document.body() else { return };
    let add = |parent: &web_sys::Element, tag: &str, class: &str, words: &str| {
        let element = document.create_element(tag).ok()?;
        element.set_class_name(class);
        element.set_text_content(Some(words));
        parent.append_child(&element).ok()?;
        Some(element)
    };
    body.set_text_content(None);
    let say = |id: &str| text(lang, id, &[]);
    let sheet = add(&body, "main", "notice", "").and_then(|main| add(&main, "div", "notice-sheet", ""));
    let Some(sheet) = sheet else { return };
    add(&sheet, "h1", "", &say("app-failure-program"));
    add(&sheet, "p", "", &say("app-failure-text"));
    let ways = add(&sheet, "p", "notice-ways", "");
    for (address, id) in [(AGAIN, "app-failure-again"), (START_OVER_ADDRESS, "app-failure-draft")] {
        let link = ways.as_ref().and_then(|ways| add(ways, "a", "button", &say(id)));
        if let Some(link) = link {
            // The link stays readable even where its address cannot be set.
            let _ = link.set_attribute("href", &format!("./{address}"));
        }
    }
}
