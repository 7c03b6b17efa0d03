//! Passing scenarios on: a link that holds all of them, and a file.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, HtmlInputElement};
use yew::platform::spawn_local;
use yew::prelude::*;

use crate::ui::bridge::Asking;
use crate::ui::context::{use_page, use_selector};
use crate::ui::dom;
use crate::ui::download::{named, save};
use crate::ui::parts::{Picker, picker};
use crate::ui::queue::Urgency;
use cesuan_base::diag::Diagnostic;
use cesuan_i18n::diagnostic::render;
use cesuan_scenario::ScenarioSet;
use cesuan_session::{Command, Event, ScenariosCommand};

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
    let ask = |command: fn(ScenarioSet) -> ScenariosCommand, then: Callback<Result<String, Diagnostic>>| {
        let (page, asking, set) = (page.clone(), asking.clone(), set.clone());
        Callback::from(move |_: MouseEvent| {
            let then = then.clone();
            let hear = Callback::from(move |events: Rc<Vec<Event>>| {
                for event in events.iter() {
                    match event {
                        Event::ScenariosWritten(text) => then.emit(Ok(text.clone())),
                        Event::Rejected { diagnostics, .. } => {
                            diagnostics.list.first().into_iter().for_each(|fault| then.emit(Err(fault.clone())));
                        }
                        _ => {}
                    }
                }
            });
            *asking.borrow_mut() = page.ask(Urgency::Now, Command::Scenarios(command((*set).clone())), hear);
        })
    };
    let make = {
        let (link, set, lang) = (link.clone(), set.clone(), page.lang);
        let then = Callback::from(move |written: Result<String, Diagnostic>| {
            let made = written.map(|text| format!("{}{SHARED}{text}", dom::address()).into());
            link.set(Some((set.clone(), made.map_err(|fault| render(lang, &fault).headline.into()))));
        });
        ask(ScenariosCommand::Link, then)
    };
    let write = {
        let name = named(&page, &page.say("compare-file-name"), "toml");
        let then = Callback::from(move |written: Result<String, Diagnostic>| {
            if let Ok(text) = written {
                save(&name, &text.into());
            }
        });
        ask(|set| ScenariosCommand::Write { set, sealed: true }, then)
    };
    let picked = {
        let opened = props.opened.clone();
        Callback::from(move |files: Vec<File>| files.into_iter().take(1).for_each(|file| opened.emit(file)))
    };
    let nothing = set.scenarios.is_empty();
    // A link of other scenarios than these is none.
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

#[derive(Properties, PartialEq)]
struct LinkProps {
    link: AttrValue,
}

/// A link, and copying it.
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
