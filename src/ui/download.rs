//! Files out: the engine worker gathers what a file is made of, the office worker makes the file, and the browser saves it.

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};
use yew::prelude::*;

use super::bridge::Asking;
use super::context::{Page, use_page};
use super::dom;
use super::office::{Done, Job};
use super::queue::Urgency;
use crate::worker::{FromOffice, ToOffice};
use cesuan_base::diag::Diagnostics;
use cesuan_exports::{Edition, Form};
use cesuan_i18n::diagnostic::render;
use cesuan_session::Export;

/// How many milliseconds after a download its file is let go of: the browser has begun to read it by then.
const READ: u32 = 60_000;

#[derive(Properties, PartialEq)]
pub(crate) struct DownloadProps {
    /// The id of the words on the button.
    pub label: AttrValue,
    /// What is written.
    pub export: Export,
    /// As which kind of file.
    #[prop_or(Form::Workbook)]
    pub form: Form,
    /// The id of the file's name, without its ending.
    pub name: AttrValue,
    /// What it is of, where there are several: part of the file's name, and of the button's for people who hear it.
    #[prop_or_default]
    pub of: Option<AttrValue>,
    #[prop_or(classes!("button"))]
    pub class: Classes,
    #[prop_or_default]
    pub disabled: bool,
    /// For tests.
    pub testid: AttrValue,
}

/// How far a download is.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Stage {
    Idle,
    Busy,
    Failed(AttrValue),
}

/// What is under way for a download. Letting it go ends it.
enum Work {
    /// The engine worker gathers what the file is made of.
    Gathering(#[expect(dead_code, reason = "held so that the question stands")] Asking),
    /// The office worker makes the file.
    Writing(#[expect(dead_code, reason = "held so that the job goes on")] Job),
}

/// A button that writes a file.
#[component]
pub(crate) fn Download(props: &DownloadProps) -> Html {
    let page = use_page();
    let stage = use_state_eq(|| Stage::Idle);
    let work = use_mut_ref(|| None::<Work>);
    let onclick = {
        let (page, stage, work) = (page.clone(), stage.clone(), work.clone());
        let DownloadProps { export, form, name, of, .. } = props;
        let (export, form) = (*export, *form);
        let name_of = {
            let parts: Vec<String> =
                std::iter::once(page.say(name)).chain(of.clone()).map(|part| part.to_string()).collect();
            let page = page.clone();
            move |fingerprint: Option<String>| {
                let parts: Vec<String> = parts.iter().cloned().chain(fingerprint).collect();
                named(&page, &parts.join("-"), form.ending())
            }
        };
        Callback::from(move |_: MouseEvent| {
            stage.set(Stage::Busy);
            let (stage, work, name_of) = (stage.clone(), work.clone(), name_of.clone());
            let (lang, said_by) = (page.lang, page.clone());
            let failed = move |faults: &Diagnostics| {
                let said = faults.list.first().map(|fault| AttrValue::from(render(lang, fault).headline));
                Stage::Failed(said.unwrap_or_else(|| said_by.say("download-failed")))
            };
            let done = {
                let (stage, work) = (stage.clone(), work.clone());
                Callback::from(move |done: Done| {
                    stage.set(match done {
                        Done::Answer(FromOffice::Written { fingerprint, .. }, Some(file)) => {
                            save(&name_of(fingerprint), &file);
                            Stage::Idle
                        }
                        Done::Answer(FromOffice::Written { faults, .. }, None) => failed(&faults),
                        _ => failed(&Diagnostics::new()),
                    });
                    let ended = work.borrow_mut().take();
                    drop(ended);
                })
            };
            let edition = Edition { lang, date: Some(today()) };
            let begin = {
                let work = work.clone();
                // What the engine worker gathered goes to the office worker as it is.
                move |reply: &JsValue| {
                    let job = Job::begin(&ToOffice::Write { form, edition }, [reply], done);
                    let asked = work.borrow_mut().replace(Work::Writing(job));
                    drop(asked);
                    Ok(())
                }
            };
            let asked = page
                .door
                .0
                .borrow()
                .as_ref()
                .map(|bridge| bridge.ask_any(Urgency::Now, export.into(), Box::new(begin)));
            *work.borrow_mut() = asked.map(Work::Gathering);
        })
    };
    let busy = *stage == Stage::Busy;
    let of = props.of.as_ref().map(|of| {
        page.say_with(
            "download-of",
            &[("what", page.say(&props.label).to_string().into()), ("of", of.to_string().into())],
        )
    });
    html! {
        <>
            <button type="button" class={props.class.clone()} data-testid={props.testid.clone()} aria-label={of} disabled={busy || props.disabled} aria-busy={busy.to_string()} {onclick}>{ page.say(&props.label) }</button>
            if let Stage::Failed(said) = &*stage {
                <span class="field-fault" role="alert">{ said.clone() }</span>
            }
        </>
    }
}

/// Today here, as `yyyy-mm-dd`.
pub(crate) fn today() -> String {
    let now = js_sys::Date::new_0();
    format!("{:04}-{:02}-{:02}", now.get_full_year(), now.get_month() + 1, now.get_date())
}

/// The name of a file of this policy and this day: what it holds, the policy's id, today.
pub(crate) fn named(page: &Page, what: &str, ending: &str) -> String {
    let policy = page.policy.as_ref().map_or("", |policy| &policy.id);
    // What people name is no path.
    let forbidden = |sign: char| sign.is_control() || r#"/\:*?"<>|"#.contains(sign);
    let what: String = what.chars().map(|sign| if forbidden(sign) { '_' } else { sign }).collect();
    format!("{what}-{policy}-{}.{ending}", today().replace('-', ""))
}

/// Offers bytes or a text as a file. A browser that refuses has said so itself.
pub(crate) fn save(name: &str, content: &JsValue) {
    let kind = BlobPropertyBag::new();
    kind.set_type("application/octet-stream");
    let parts = Array::of1(content);
    let address = Blob::new_with_blob_sequence_and_options(&parts, &kind)
        .and_then(|blob| Url::create_object_url_with_blob(&blob));
    let link = dom::document().and_then(|document| document.create_element("a").ok());
    let link = link.and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok());
    if let (Ok(address), Some(link)) = (address, link) {
        link.set_href(&address);
        link.set_download(name);
        link.click();
        gloo::timers::callback::Timeout::new(READ, move || {
            // An address that is gone needs no letting go.
            let _: Result<(), JsValue> = Url::revoke_object_url(&address);
        })
        .forget();
    }
}
