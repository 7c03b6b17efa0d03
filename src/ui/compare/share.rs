//! Sharing scenarios: by a link that holds all of them, or by a file.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, HtmlInputElement};
use yew::platform::spawn_local;
use yew::prelude::*;

use crate::ui::bridge::Asking;
use crate::ui::context::{Page, use_page, use_selector};
use crate::ui::dom;
use crate::ui::download::{named, save};
use crate::ui::parts::{Picker, picker};
use crate::ui::queue::Urgency;
use crate::worker::WireQuestion;
use cesuan_base::diag::Diagnostic;
use cesuan_i18n::diagnostic::render;
use cesuan_scenario::ScenarioSet;
use cesuan_session::{LinkScenarios, Question, Reply, WriteScenarios};

/// The address of a link begins with this after the page's own.
const SHARED: &str = "#/s/";

#[derive(Properties, PartialEq)]
pub(super) struct ShareProps {
    /// Opens a file.
    pub opened: Callback<File>,
}

/// The buttons, and the link once there is one.
#[component]
pub(super) fn Share(props: &ShareProps) -> Html {
    let page = use_page();
    let set = use_selector(|state| state.scenarios.shared());
    let link = use_state(|| None::<(Rc<ScenarioSet>, Result<AttrValue, AttrValue>)>);
    let asking = use_mut_ref(|| None::<Asking>);
    let make = {
        let (link, set, lang) = (link.clone(), set.clone(), page.lang);
        let of = set.clone();
        let then = Callback::from(move |written: Result<String, Diagnostic>| {
            let made = written.map(|text| format!("{}{SHARED}{text}", dom::address()).into());
            link.set(Some((of.clone(), made.map_err(|fault| render(lang, &fault).headline.into()))));
        });
        asking_for(&page, &asking, move || LinkScenarios { set: (*set).clone() }, then)
    };
    let write = {
        let name = named(&page, &page.say("compare-file-name"), "toml");
        let then = Callback::from(move |written: Result<String, Diagnostic>| {
            if let Ok(text) = written {
                save(&name, &text.into());
            }
        });
        let set = set.clone();
        asking_for(&page, &asking, move || WriteScenarios { set: (*set).clone(), sealed: true }, then)
    };
    let picked = {
        let opened = props.opened.clone();
        Callback::from(move |files: Vec<File>| files.into_iter().take(1).for_each(|file| opened.emit(file)))
    };
    let nothing = set.scenarios.is_empty();
    // A link made before the scenarios were changed is not shown.
    let shown = link.as_ref().filter(|(of, _)| **of == *set).map(|(_, link)| link.clone());
    html! {
        <>
            <button type="button" class="button" data-testid="share-link" disabled={nothing} onclick={make}>{ page.say("compare-link") }</button>
            <button type="button" class="button" data-testid="scenario-save" disabled={nothing} onclick={write}>{ page.say("compare-save") }</button>
            { picker(&page, &Picker { accept: Some(".toml"), ..Picker::new("compare-open", picked) }) }
            { for shown.into_iter().map(|link| match link {
                Ok(link) => html! { <Link {link} /> },
                Err(fault) => html! { <p class="field-fault" role="alert">{ fault }</p> },
            }) }
        </>
    }
}

/// A callback that asks for the set as text, and hands the text or the first reason against it on.
fn asking_for<Q>(
    page: &Page,
    asking: &Rc<RefCell<Option<Asking>>>,
    question: impl Fn() -> Q + 'static,
    then: Callback<Result<String, Diagnostic>>,
) -> Callback<MouseEvent>
where
    Q: WireQuestion + Question<Answer = String>,
{
    let (page, asking) = (page.clone(), asking.clone());
    Callback::from(move |_: MouseEvent| {
        let then = then.clone();
        let hear = Callback::from(move |reply| match reply {
            Reply::Ready(text) => then.emit(Ok(text)),
            Reply::Refused(reasons) => reasons.list.into_iter().take(1).for_each(|fault| then.emit(Err(fault))),
            // A set can be written without a population.
            Reply::NotYet => {}
        });
        *asking.borrow_mut() = page.ask(Urgency::Now, question(), hear);
    })
}

#[derive(Properties, PartialEq)]
struct LinkProps {
    link: AttrValue,
}

/// A link with the button that copies it.
#[component]
fn Link(props: &LinkProps) -> Html {
    let page = use_page();
    let field = use_node_ref();
    let said = use_state_eq(|| None::<&'static str>);
    {
        // The link comes where a person looks next.
        let field = field.clone();
        use_effect_with(props.link.clone(), move |_| select(&field));
    }
    let copy = {
        let (field, said, link) = (field.clone(), said.clone(), props.link.clone());
        Callback::from(move |_: MouseEvent| {
            select(&field);
            let (said, link) = (said.clone(), link.clone());
            spawn_local(async move {
                let copied = match clipboard() {
                    Some(clipboard) => JsFuture::from(clipboard.write_text(&link)).await.is_ok(),
                    None => false,
                };
                said.set(Some(if copied { "compare-link-copied" } else { "compare-link-copy-yourself" }));
            });
        })
    };
    html! {
        <div class="share-link">
            <label for="share-link">{ page.say("compare-link-label") }</label>
            <input id="share-link" ref={field} type="text" class="field" readonly=true data-testid="share-link-text" value={props.link.clone()} />
            <button type="button" class="button primary" data-testid="share-copy" onclick={copy}>{ page.say("compare-link-copy") }</button>
            <p role="status">{ page.say(said.unwrap_or("compare-link-about")) }</p>
        </div>
    }
}

fn select(field: &NodeRef) {
    if let Some(field) = field.cast::<HtmlInputElement>() {
        // A field that cannot take the focus leaves it where it is.
        let _ = field.focus();
        field.select();
    }
}

/// The clipboard, where the browser gives it: not on pages that came without encryption.
fn clipboard() -> Option<web_sys::Clipboard> {
    let navigator = dom::window()?.navigator();
    let there = js_sys::Reflect::get(&navigator, &"clipboard".into()).ok()?;
    there.dyn_into().ok()
}
