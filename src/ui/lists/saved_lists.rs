//! The lists saved in this browser, with their size and date; ways to save, open and remove one, and back to the sample.

use std::rc::Rc;

use yew::platform::spawn_local;
use yew::prelude::*;

use super::import_job::{self, tell};
use super::indexed_db::{self, KeptList};
use super::state::{ImportStage, ListChange};
use crate::ui::context::{use_page, use_selector};
use crate::ui::dom;
use crate::ui::state::State;
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

/// What is said here of the list at hand.
#[derive(Clone, PartialEq)]
struct AtHand {
    /// The id of the policy.
    policy: String,
    /// The key of the saved list, where the list at hand is saved.
    kept: Option<String>,
    /// Whether there is a list at hand.
    here: bool,
    /// Whether no step is under way with it.
    idle: bool,
    /// Whether the figures are of a person's own list.
    own: bool,
}

impl AtHand {
    fn of(state: &State) -> Self {
        let source = state.population.as_ref().map(|population| &population.source);
        Self {
            policy: state.kept.policy.clone(),
            kept: state.list.kept.clone(),
            here: !state.list.files.is_empty(),
            idle: state.list.stage == ImportStage::Idle,
            own: matches!(source, Some(PopulationSource::Own { .. })),
        }
    }
}

/// The saved lists and what can be done with them.
#[component]
pub(super) fn SavedLists() -> Html {
    let page = use_page();
    let AtHand { policy, kept, here, idle, own } = use_selector(AtHand::of);
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
        use_effect_with(kept.clone(), move |_| look.emit(()));
    }
    let keep = {
        let (page, policy, said) = (page.clone(), policy.clone(), said.clone());
        Callback::from(move |_: MouseEvent| {
            let (page, policy, said) = (page.clone(), policy.clone(), said.clone());
            let list = page.store.read(|state| state.list.clone());
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
        let page = page.clone();
        Callback::from(move |_: MouseEvent| import_job::draw(&page, page.store.read(|state| state.kept.sample.clone())))
    };
    let line = |saved: &KeptList| {
        let open = {
            let (page, saved) = (page.clone(), saved.clone());
            Callback::from(move |_: MouseEvent| {
                indexed_db::activate(&saved.policy, Some(&saved.key));
                let layout = Rc::new(saved.layout.clone());
                import_job::open(&page, saved.files.clone(), Some(saved.key.clone()), layout);
            })
        };
        let remove = {
            let (page, saved, look) = (page.clone(), saved.clone(), look.clone());
            Callback::from(move |_: MouseEvent| {
                let (page, saved, look) = (page.clone(), saved.clone(), look.clone());
                if indexed_db::active(&saved.policy).as_ref() == Some(&saved.key) {
                    indexed_db::activate(&saved.policy, None);
                }
                let in_use = page.store.read(|state| state.list.kept.as_ref() == Some(&saved.key));
                spawn_local(async move {
                    // What cannot be removed is still listed.
                    let _ = indexed_db::remove(&saved.key).await;
                    if in_use {
                        tell(&page, ListChange::Kept(None));
                    }
                    look.emit(());
                });
            })
        };
        let names: Vec<String> = saved.files.iter().map(web_sys::File::name).collect();
        let names = names.join(&page.say("figures-separator"));
        let when = dom::date_time(page.lang, saved.kept as u64);
        let size = figures::bytes(page.lang, saved.size() as u64);
        let about = page.say_with("lists-kept-about", &[("size", size.into()), ("when", when.into())]);
        html! {
            <li key={saved.key.clone()} data-testid="lists-kept-item">
                <span><b>{ names.clone() }</b><small>{ about }</small></span>
                <button type="button" class="button" data-testid="lists-kept-open" disabled={saved.policy != policy || !idle}
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
                    <button type="button" class="button" data-testid="lists-keep" disabled={kept.is_some() || !idle}
                        onclick={keep}>
                        { page.say(if kept.is_some() { "lists-kept-already" } else { "lists-keep" }) }
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
