//! The lists saved in this browser, with their size and date; ways to save, open and remove one, and back to the sample.

use std::rc::Rc;

use yew::platform::spawn_local;
use yew::prelude::*;

use super::import_job::{self, tell};
use super::indexed_db::{self, KeptList};
use super::state::{ListChange, Stage};
use crate::ui::context::{use_current, use_page};
use crate::ui::dom;
use cesuan_i18n::figures;
use cesuan_session::PopulationSource;

/// What the browser's database holds.
#[derive(Clone, PartialEq)]
enum Saved {
    /// It has not answered yet.
    Waiting,
    /// It cannot be read.
    Refused,
    /// The lists in it, the newest first.
    Found(Rc<Vec<KeptList>>),
}

/// The saved lists and what can be done with them.
#[component]
pub(super) fn SavedLists() -> Html {
    let page = use_page();
    let current = use_current();
    let saved = use_state_eq(|| Saved::Waiting);
    let said = use_state_eq(|| None::<&'static str>);
    let look = {
        let saved = saved.clone();
        Callback::from(move |()| {
            let saved = saved.clone();
            spawn_local(async move {
                saved.set(match indexed_db::lists().await {
                    Ok(lists) => Saved::Found(Rc::new(lists)),
                    Err(_) => Saved::Refused,
                });
            });
        })
    };
    {
        let look = look.clone();
        use_effect_with(current.list.kept.clone(), move |_| look.emit(()));
    }
    let list = current.list.clone();
    let policy = current.kept.policy.clone();
    let keep = {
        let (page, list, policy, said) = (page.clone(), list.clone(), policy.clone(), said.clone());
        Callback::from(move |_: MouseEvent| {
            let (page, list, policy, said) = (page.clone(), list.clone(), policy.clone(), said.clone());
            spawn_local(async move {
                match indexed_db::keep(&policy, &list.files, &list.layout).await {
                    Ok(key) => {
                        indexed_db::activate(&policy, Some(&key));
                        said.set(None);
                        tell(&page, ListChange::Kept(Some(key)));
                    }
                    Err(_) => said.set(Some("lists-keep-refused")),
                }
            });
        })
    };
    let back = {
        let (page, sample) = (page.clone(), current.kept.sample.clone());
        Callback::from(move |_: MouseEvent| import_job::draw(&page, sample.clone()))
    };
    let own =
        current.population.as_ref().is_some_and(|population| matches!(population.source, PopulationSource::Own { .. }));
    let here = !list.files.is_empty();
    let idle = list.stage == Stage::Idle;
    let line = |kept: &KeptList| {
        let open = {
            let (page, kept, opened) = (page.clone(), kept.clone(), current.opened);
            Callback::from(move |_: MouseEvent| {
                indexed_db::activate(&kept.policy, Some(&kept.key));
                let layout = Rc::new(kept.layout.clone());
                import_job::open(&page, kept.files.clone(), Some(kept.key.clone()), layout, opened);
            })
        };
        let remove = {
            let (page, kept, look, list) = (page.clone(), kept.clone(), look.clone(), list.clone());
            Callback::from(move |_: MouseEvent| {
                let (page, kept, look) = (page.clone(), kept.clone(), look.clone());
                if indexed_db::active(&kept.policy).as_ref() == Some(&kept.key) {
                    indexed_db::activate(&kept.policy, None);
                }
                let in_use = list.kept.as_ref() == Some(&kept.key);
                spawn_local(async move {
                    // What cannot be removed is still listed.
                    let _ = indexed_db::remove(&kept.key).await;
                    if in_use {
                        tell(&page, ListChange::Kept(None));
                    }
                    look.emit(());
                });
            })
        };
        let names: Vec<String> = kept.files.iter().map(web_sys::File::name).collect();
        let names = names.join(&page.say("figures-separator"));
        let when = dom::date_time(page.lang, kept.kept as u64);
        let size = figures::bytes(page.lang, kept.size() as u64);
        let about = page.say_with("lists-kept-about", &[("size", size.into()), ("when", when.into())]);
        html! {
            <li key={kept.key.clone()} data-testid="lists-kept-item">
                <span><b>{ names.clone() }</b><small>{ about }</small></span>
                <button type="button" class="button" data-testid="lists-kept-open" disabled={kept.policy != policy || !idle}
                    onclick={open}>
                    { page.say("lists-kept-open") }
                </button>
                <button type="button" class="button" data-testid="lists-kept-remove"
                    aria-label={page.say_with("lists-kept-remove-of", &[("names", names.into())])} onclick={remove}>
                    { page.say("lists-kept-remove") }
                </button>
            </li>
        }
    };
    html! {
        <section class="lists-part lists-kept" aria-labelledby="lists-kept">
            <h2 id="lists-kept">{ page.say("lists-kept") }</h2>
            <p class="lists-kept-tools">
                if here {
                    <button type="button" class="button" data-testid="lists-keep" disabled={list.kept.is_some() || !idle}
                        onclick={keep}>
                        { page.say(if list.kept.is_some() { "lists-kept-already" } else { "lists-keep" }) }
                    </button>
                }
                if own || here {
                    <button type="button" class="button" data-testid="lists-back" onclick={back}>{ page.say("lists-back") }</button>
                }
            </p>
            if let Some(said) = *said {
                <p class="field-fault" role="alert">{ page.say(said) }</p>
            }
            { match &*saved {
                Saved::Waiting => Html::default(),
                Saved::Refused => html! { <p class="lists-note">{ page.say("lists-kept-refused") }</p> },
                Saved::Found(lists) if lists.is_empty() => html! { <p class="lists-note">{ page.say("lists-kept-none") }</p> },
                Saved::Found(lists) => html! { <ul class="lists-kept-list">{ for lists.iter().map(line) }</ul> },
            } }
        </section>
    }
}
