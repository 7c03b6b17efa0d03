//! The page of a person's own list.

use yew::prelude::*;

use super::columns::Columns;
use super::desk;
use super::faults::Faults;
use super::intake::Intake;
use super::kept::Kept;
use super::sheets::Sheets;
use super::state::Stage;
use super::works::Works;
use crate::ui::context::{use_current, use_page};
use crate::ui::download::Download;
use crate::ui::model::{ListStanding, ListView, list, list_fault};
use crate::ui::pages::Sheet;
use crate::ui::route::Route;
use cesuan_exports::Paper;
use cesuan_i18n::figures;
use cesuan_intake::ErrorRows;

#[component]
pub(crate) fn ListsPage() -> Html {
    let page = use_page();
    let current = use_current();
    let list_state = current.list.clone();
    let view =
        current.policy.as_ref().zip(list_state.view.as_ref()).map(|(policy, view)| list(page.lang, policy, view));
    let unopened: Vec<_> = list_state.unopened.iter().map(|fault| list_fault(page.lang, fault)).collect();
    let busy = !matches!(list_state.stage, Stage::Idle | Stage::GaveUp);
    html! {
        <Sheet title={page.say(Route::Lists.name())} about={page.say("lists-about")}>
            <Intake {busy} opened={current.opened} />
            <Working stage={list_state.stage.clone()} names={list_state.names()} />
            if !unopened.is_empty() {
                <section class="lists-part" aria-labelledby="lists-unopened">
                    <h2 id="lists-unopened">{ page.say("lists-unopened") }</h2>
                    <Faults groups={Vec::new()} faults={unopened} />
                </section>
            }
            if let Some(view) = view {
                <Read {view} />
            }
            <Kept />
            <Works />
        </Sheet>
    }
}

#[derive(Properties, PartialEq)]
struct WorkingProps {
    stage: Stage,
    names: Vec<String>,
}

/// What is being done, how far it has come, and a way to end it.
#[component]
fn Working(props: &WorkingProps) -> Html {
    let page = use_page();
    let names = props.names.join(&page.say("figures-separator"));
    let cancel = {
        let page = page.clone();
        Callback::from(move |_: MouseEvent| desk::cancel(&page))
    };
    let (said, part) = match &props.stage {
        Stage::Idle => {
            return html! { <p class="unseen" role="status" data-testid="lists-stage" data-stage="idle"></p> };
        }
        Stage::GaveUp => {
            return html! { <p class="lists-gave-up" role="alert" data-testid="lists-stage" data-stage="gave-up">{ page.say("lists-gave-up") }</p> };
        }
        Stage::Opening => (page.say_with("lists-opening", &[("names", names.into())]), None),
        Stage::Reading(progress) => {
            let rows = figures::count(page.lang, progress.rows);
            (page.say_with("lists-reading", &[("rows", rows.into())]), Some((progress.done, progress.all.max(1))))
        }
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

#[derive(Properties, PartialEq)]
struct ReadProps {
    view: ListView,
}

/// What came of the list.
#[component]
fn Read(props: &ReadProps) -> Html {
    let page = use_page();
    let current = use_current();
    let view = &props.view;
    let (class, standing) = match view.standing {
        ListStanding::Whole => ("whole", "whole"),
        ListStanding::Partly => ("partly", "partly"),
        ListStanding::Refused => ("refused", "refused"),
    };
    let reread = |errors: ErrorRows| {
        let (page, list, opened) = (page.clone(), current.list.clone(), current.opened);
        Callback::from(move |_: MouseEvent| desk::reread(&page, &list, list.layout.clone(), errors, opened))
    };
    html! {
        <>
            <section class={classes!("lists-verdict", class)} data-testid="lists-verdict" data-standing={standing} aria-label={page.say("lists-result")}>
                <p role="status">{ view.verdict.clone() }</p>
                if view.may_leave_out {
                    <button type="button" class="button primary" data-testid="lists-leave-out" onclick={reread(ErrorRows::LeaveOut)}>{ page.say("lists-leave-out") }</button>
                }
                if view.standing == ListStanding::Partly {
                    <button type="button" class="button" data-testid="lists-refuse" onclick={reread(ErrorRows::Refuse)}>{ page.say("lists-refuse") }</button>
                }
            </section>
            if !view.faults.is_empty() {
                <section class="lists-part" aria-labelledby="lists-faults">
                    <h2 id="lists-faults">{ page.say("lists-faults") }</h2>
                    <p><Download label="lists-marked" paper={Paper::Faults} name="lists-marked-name" testid="lists-marked" /></p>
                    <Faults groups={view.groups.clone()} faults={view.faults.clone()} />
                </section>
            }
            <Sheets sheets={view.sheets.clone()} />
            <Columns sheets={view.sheets.clone()} />
        </>
    }
}
