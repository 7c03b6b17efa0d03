//! The page of a person's own list.

use std::rc::Rc;

use yew::prelude::*;

use super::columns::columns;
use super::faults::FaultTable;
use super::import_job;
use super::intake::Intake;
use super::other_tabs::OtherTabs;
use super::saved_lists::SavedLists;
use super::sheets::sheets;
use super::state::ImportStage;
use crate::ui::context::{Page, use_page, use_selector};
use crate::ui::download::Download;
use crate::ui::model::lists::{ListModel, ListStanding, list, list_fault};
use crate::ui::parts::sheet;
use crate::ui::route::Route;
use crate::ui::shared::Shared;
use cesuan_i18n::figures;
use cesuan_intake::{ErrorRows, Layout};
use cesuan_session::Export;

/// The page: bringing files in, what came of them, and the lists saved in this browser.
#[component]
pub(crate) fn ListsPage() -> Html {
    let page = use_page();
    let state = use_selector(|state| Shared(state.list.clone()));
    let model = page.policy.as_ref().zip(state.view.as_ref()).map(|(policy, view)| list(page.lang, policy, view));
    let unopened: Vec<_> = state.unopened.iter().map(|fault| list_fault(page.lang, fault)).collect();
    let busy = !matches!(state.stage, ImportStage::Idle | ImportStage::GaveUp);
    let body = html! {
        <>
            <Intake {busy} />
            { stage(&page, &state.stage, &state.names()) }
            if !unopened.is_empty() {
                <section class="lists-part" aria-labelledby="lists-unopened">
                    <h2 id="lists-unopened">{ page.say("lists-unopened") }</h2>
                    <FaultTable groups={Vec::new()} faults={unopened} />
                </section>
            }
            if let Some(model) = model {
                { result(&page, &state.layout, model) }
            }
            <SavedLists />
            <OtherTabs />
        </>
    };
    let name = Route::Lists.name();
    sheet(name, page.say(name), Some(page.say("lists-about")), body)
}

/// What is being done, how far it has come, and a way to end it.
fn stage(page: &Page, stage: &ImportStage, names: &[String]) -> Html {
    let (said, part) = match stage {
        ImportStage::Idle => {
            return html! { <p class="unseen" role="status" data-testid="lists-stage" data-stage="idle"></p> };
        }
        ImportStage::GaveUp => {
            return html! {
                <p class="lists-gave-up" role="alert" data-testid="lists-stage" data-stage="gave-up">
                    { page.say("lists-gave-up") }
                </p>
            };
        }
        ImportStage::Opening => {
            let names = names.join(&page.say("figures-separator"));
            (page.say_with("lists-opening", &[("names", names.into())]), None)
        }
        ImportStage::Reading(progress) => {
            let rows = figures::count(page.lang, progress.rows);
            (page.say_with("lists-reading", &[("rows", rows.into())]), Some((progress.done, progress.all.max(1))))
        }
    };
    let cancel = {
        let page = page.clone();
        Callback::from(move |_: MouseEvent| import_job::cancel(&page))
    };
    html! {
        <div class="lists-working" data-testid="lists-stage" data-stage="busy">
            <p role="status">{ said.clone() }</p>
            if let Some((done, all)) = part {
                <progress max={all.to_string()} value={done.to_string()} aria-label={said}></progress>
            } else {
                <progress aria-label={said}></progress>
            }
            <button type="button" class="button" data-testid="lists-cancel" onclick={cancel}>{ page.say("lists-cancel") }</button>
        </div>
    }
}

/// What came of the list.
fn result(page: &Page, layout: &Rc<Layout>, model: ListModel) -> Html {
    let class = match model.standing {
        ListStanding::Whole => "whole",
        ListStanding::Partly => "partly",
        ListStanding::Refused => "refused",
    };
    let reread = |errors: ErrorRows| {
        let page = page.clone();
        Callback::from(move |_: MouseEvent| import_job::with_errors(&page, errors))
    };
    html! {
        <>
            <section class={classes!("lists-verdict", class)} data-testid="lists-verdict" data-standing={class}
                aria-label={page.say("lists-result")}>
                <p role="status">{ model.verdict }</p>
                if model.may_leave_out {
                    <button type="button" class="button primary" data-testid="lists-leave-out" onclick={reread(ErrorRows::LeaveOut)}>
                        { page.say("lists-leave-out") }
                    </button>
                }
                if model.standing == ListStanding::Partly {
                    <button type="button" class="button" data-testid="lists-refuse" onclick={reread(ErrorRows::Refuse)}>
                        { page.say("lists-refuse") }
                    </button>
                }
            </section>
            if !model.faults.is_empty() {
                <section class="lists-part" aria-labelledby="lists-faults">
                    <h2 id="lists-faults">{ page.say("lists-faults") }</h2>
                    <p><Download label="lists-marked" export={Export::Faults} name="lists-marked-name" testid="lists-marked" /></p>
                    <FaultTable groups={model.groups} faults={model.faults} />
                </section>
            }
            { sheets(page, layout, &model.sheets) }
            { columns(page, layout, &model.sheets) }
        </>
    }
}
