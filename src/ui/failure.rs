//! Pages for when something went wrong: what happened, and a way back.

use std::panic::PanicHookInfo;
use std::rc::Rc;

use yew::prelude::*;

use cesuan_base::diag::Diagnostic;
use cesuan_i18n::diagnostic::render;
use cesuan_i18n::{Lang, text};

use super::context::use_page;
use super::dom;
use super::state::Failure;
use super::storage;

/// In the page's address: forget the changes and start from the draft.
pub(crate) const START_OVER: &str = "draft";
const AGAIN: &str = "?again#/";
const START_OVER_ADDRESS: &str = "?draft#/";

#[derive(Properties, PartialEq)]
pub(crate) struct FailureProps {
    pub failure: Failure,
}

/// The page cannot go on.
#[component]
pub(crate) fn FailurePage(props: &FailureProps) -> Html {
    let page = use_page();
    let (title, details) = match &props.failure {
        Failure::Worker => (page.say("app-failure-worker"), Rc::default()),
        Failure::Refused(diagnostics) => (page.say("app-failure-refused"), diagnostics.clone()),
    };
    html! {
        <Notice {title} text={page.say("app-failure-text")}>
            <Details lang={page.lang} diagnostics={details} />
            <WayBack />
        </Notice>
    }
}

/// No page has this address.
#[component]
pub(crate) fn LostPage() -> Html {
    let page = use_page();
    html! {
        <Notice title={page.say("app-lost-title")} text={page.say("app-lost-text")}>
            <p class="notice-ways"><a class="button primary" data-testid="way-back" href="#/">{ page.say("app-lost-back") }</a></p>
        </Notice>
    }
}

#[component]
fn WayBack() -> Html {
    let page = use_page();
    let go = |address: &'static str| Callback::from(move |_: MouseEvent| dom::reload(address));
    html! {
        <p class="notice-ways">
            <button type="button" class="button primary" data-testid="reload" onclick={go(AGAIN)}>{ page.say("app-failure-again") }</button>
            <button type="button" class="button" data-testid="start-over" onclick={go(START_OVER_ADDRESS)}>{ page.say("app-failure-draft") }</button>
        </p>
    }
}

#[derive(Properties, PartialEq)]
struct NoticeProps {
    title: AttrValue,
    text: AttrValue,
    children: Html,
}

#[component]
fn Notice(props: &NoticeProps) -> Html {
    let page = use_page();
    html! {
        <main class="notice">
            <div class="notice-sheet" role="alert">
                <span class="seal" aria-hidden="true">{ page.say("app-seal") }</span>
                <h1>{ props.title.clone() }</h1>
                <p>{ props.text.clone() }</p>
                { props.children.clone() }
            </div>
        </main>
    }
}

#[derive(Properties, PartialEq)]
struct DetailsProps {
    lang: Lang,
    diagnostics: Rc<Vec<Diagnostic>>,
}

#[component]
fn Details(props: &DetailsProps) -> Html {
    if props.diagnostics.is_empty() {
        return Html::default();
    }
    html! { <ul class="notice-details">{ for props.diagnostics.iter().take(20).map(|fault| {
        let rendered = render(props.lang, fault);
        html! { <li>{ rendered.headline }<small>{ rendered.place }</small></li> }
    }) }</ul> }
}

/// The program itself failed: it cannot draw any more, so the page becomes plain text and two links.
pub(crate) fn on_panic(info: &PanicHookInfo<'_>) {
    console_error_panic_hook::hook(info);
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
