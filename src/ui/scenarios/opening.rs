//! Scenarios from outside: a file that is picked or dropped, a link that is followed.

use std::rc::Rc;

use wasm_bindgen_futures::JsFuture;
use web_sys::File;
use yew::platform::spawn_local;
use yew::prelude::*;
use yew_router::prelude::*;

use super::state::{Notes, ScenariosChange};
use crate::ui::bridge::Asking;
use crate::ui::context::{Page, use_answer_of, use_page, use_selector};
use crate::ui::queue::Urgency;
use crate::ui::route::Route;
use crate::ui::state::{Action, Opening, State};
use crate::worker::WireQuestion;
use cesuan_base::diag::{Code, Diagnostic, Diagnostics, Place};
use cesuan_i18n::diagnostic::render;
use cesuan_office::within;
use cesuan_session::{PolicyOfScenarios, PolicyTitle, Question, ReadScenarios, Reply, ScenariosRead, UnlinkScenarios};

/// Opens a file of scenarios. Files over another policy open that one first.
#[hook]
pub(crate) fn use_scenario_file() -> Callback<File> {
    let page = use_page();
    let (policies, open) = use_selector(|state: &State| (state.policies.clone(), state.kept.policy.clone()));
    let ready = use_selector(State::ready);
    let waiting = use_state(|| None::<Rc<(String, String)>>);
    let asking = use_mut_ref(|| None::<Asking>);
    {
        let (page, asking, state) = (page.clone(), asking.clone(), waiting.clone());
        use_effect_with((waiting.clone(), ready), move |(waiting, ready)| {
            if let (Some(found), true) = (waiting.as_ref(), *ready) {
                let (name, text) = (**found).clone();
                *asking.borrow_mut() = read(&page, ReadScenarios { name, text }, Callback::noop());
                state.set(None);
            }
        });
    }
    Callback::from(move |picked: File| {
        let (page, waiting, policies, open) = (page.clone(), waiting.clone(), policies.clone(), open.clone());
        let asking = asking.clone();
        spawn_local(async move {
            let name = picked.name();
            match text_of(&picked).await {
                Ok(text) => {
                    let question = PolicyOfScenarios::File(text.clone());
                    let (then, found) = (page.clone(), Rc::new((name, text)));
                    let hear = Callback::from(move |reply| {
                        let Reply::Ready(policy) = reply else { return };
                        if let Some(opening) = other(policy, &open, &policies) {
                            then.act(Action::Open(opening));
                        }
                        waiting.set(Some(found.clone()));
                    });
                    *asking.borrow_mut() = page.ask(Urgency::Now, question, hear);
                }
                Err(faults) => page.act(Action::Scenarios(ScenariosChange::Refused(Rc::new(faults.list)))),
            }
        });
    })
}

/// The policy to open before the scenarios, where it is another than the open one. An unknown policy is none: reading the
/// scenarios reports it.
fn other(policy: Option<String>, open: &str, policies: &[PolicyTitle]) -> Option<Opening> {
    let policy = policy.filter(|policy| policy != open && policies.iter().any(|known| known.id == *policy))?;
    Some(Opening::of(policy))
}

/// The text of a file.
async fn text_of(picked: &File) -> Result<String, Diagnostics> {
    let name = picked.name();
    // The browser tells a size as a float, of whole bytes.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a whole number of bytes")]
    within(&name, picked.size() as u64).map_err(|fault| Diagnostics::from(*fault))?;
    let read = JsFuture::from(picked.text()).await;
    read.ok().and_then(|text| text.as_string()).ok_or_else(|| {
        let fault = Diagnostic::error(Code::UnreadableFile).at(Place::File { file: name.clone() });
        fault.with("file", name).with("detail", "").into()
    })
}

/// Reads scenarios and replaces those of the page; `done` hears whether they could be read.
fn read<Q>(page: &Page, question: Q, done: Callback<bool>) -> Option<Asking>
where
    Q: WireQuestion + Question<Answer = ScenariosRead>,
{
    let then = page.clone();
    let hear = Callback::from(move |reply| {
        let (opened, change) = match reply {
            Reply::Ready(read) => (true, ScenariosChange::Open(Rc::new(read))),
            Reply::Refused(reasons) => (false, ScenariosChange::Refused(Rc::new(reasons.list))),
            // A set can be read without a population.
            Reply::NotYet => return,
        };
        then.act(Action::Scenarios(change));
        done.emit(opened);
    });
    page.ask(Urgency::Now, question, hear)
}

#[derive(Properties, PartialEq)]
pub(crate) struct SharedProps {
    /// The text of the link.
    pub link: AttrValue,
}

/// Where a link leads: its scenarios are opened, and the page goes on to the comparison. A damaged one says so on the
/// draft's page.
#[component]
pub(crate) fn SharedPage(props: &SharedProps) -> Html {
    let page = use_page();
    let (policies, open) = use_selector(|state: &State| (state.policies.clone(), state.kept.policy.clone()));
    let populated = use_selector(State::ready);
    let navigator = use_navigator();
    let asking = use_mut_ref(|| None::<Asking>);
    let link = props.link.clone();
    let ready = !policies.is_empty() && populated;
    let of = use_answer_of(Urgency::Now, Some(PolicyOfScenarios::Link(link.to_string())), 0);
    let of = of.ready().filter(|_| of.fresh).cloned();
    {
        let page = page.clone();
        use_effect_with((link, open, ready, of), move |(text, open, ready, of)| {
            let Some(policy) = of.clone().filter(|_| *ready) else { return };
            if let Some(opening) = other(policy, open, &policies) {
                return page.act(Action::Open(opening));
            }
            let done = Callback::from(move |opened: bool| {
                if let Some(navigator) = &navigator {
                    navigator.replace(if opened { &Route::Compare } else { &Route::Draft });
                }
            });
            *asking.borrow_mut() = read(&page, UnlinkScenarios { text: text.to_string() }, done);
        });
    }
    html! { <main class="opening" id="page" aria-busy="true"><p role="status">{ page.say("scenarios-opening") }</p></main> }
}

/// What was said of the scenarios opened last.
pub(crate) fn notes(page: &Page, notes: &Notes) -> Html {
    let line = |fault: &Diagnostic| {
        let said = render(page.lang, fault);
        html! {
            <li>
                <p>{ said.headline }{ for said.place.iter().map(|place| html! { <small>{ place.clone() }</small> }) }</p>
                { for said.help.iter().map(|help| html! { <p class="notes-help">{ help.clone() }</p> }) }
            </li>
        }
    };
    let refused = notes.refused;
    html! {
        <section class={classes!("notes", refused.then_some("refused"))} role={if refused { "alert" } else { "status" }} data-testid="scenario-notes">
            <div>
                <h2>{ page.say(if refused { "scenarios-refused" } else { "scenarios-opened" }) }</h2>
                if !notes.reproduced.is_empty() {
                    <p>{ page.say_with("scenarios-reproduced", &[("names", notes.reproduced.join(&page.say("figures-separator")).into())]) }</p>
                }
                <ul>{ for notes.said.iter().map(line) }</ul>
            </div>
            <button type="button" class="button" data-testid="scenario-notes-done" onclick={page.on(Action::Scenarios(ScenariosChange::Dismiss))}>{ page.say("scenarios-dismiss") }</button>
        </section>
    }
}
