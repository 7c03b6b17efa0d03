//! The list: filters, totals, and the rows in view.

use gloo::events::EventListener;
use web_sys::{HtmlElement, Node};
use yew::prelude::*;
use yew_router::prelude::*;

use super::filters::filters;
use super::memory::Visit;
use super::row::{AmountColumns, RosterLine, headings, row_id};
use crate::ui::context::{use_answer, use_page, use_sources};
use crate::ui::dom;
use crate::ui::model::enterprises::{RosterModel, RosterTotal, roster};
use crate::ui::model::{ROW, Window};
use crate::ui::queue::Urgency;
use crate::ui::route::Route;
use crate::ui::state::Action;
use cesuan_session::EnterpriseQuery;

/// The height of the headings in pixels; the styles get it as `--headings`.
const HEADINGS: u64 = 40;

/// The list of enterprises.
#[component]
pub(crate) fn Roster() -> Html {
    let page = use_page();
    let sources = use_sources();
    let navigator = use_navigator();
    let scroller = use_node_ref();
    let visit = {
        let policy = page.policy.as_ref().map(|policy| policy.id.clone()).unwrap_or_default();
        let store = page.store.clone();
        use_state_eq(move || store.read(|state| state.visit.clone()).of(&policy))
    };
    let height = use_height(&scroller);
    {
        let page = page.clone();
        use_effect_with((*visit).clone(), move |visit| page.act(Action::RememberVisit(visit.clone())));
    }
    // The list opens at the position of the last visit.
    {
        let (scroller, scrolled) = (scroller.clone(), visit.scrolled);
        use_effect_with(height, move |_| scroll_to(&scroller, scrolled));
    }
    let count = use_state_eq(|| sources.population.as_ref().map_or(0, |population| population.enterprises));
    let window = Window { rows: *count, height, scrolled: visit.scrolled };
    let (offset, block) = window.asked();
    let asked = EnterpriseQuery { offset, count: block, ..visit.query.clone() };
    let answered = use_answer(Urgency::Now, Some(asked));
    let found = answered.ready();
    let view = found.zip(sources.input()).map(|(found, input)| roster(input, found));
    {
        let (count, found) = (count.clone(), found.map(|found| found.totals.enterprises));
        use_effect_with(found, move |found| {
            if let Some(found) = found {
                count.set(*found);
            }
        });
    }
    let onquery = {
        let (visit, scroller) = (visit.clone(), scroller.clone());
        Callback::from(move |query: EnterpriseQuery| {
            scroll_to(&scroller, 0);
            visit.set(Visit { query, scrolled: 0, active: 0, ..(*visit).clone() });
        })
    };
    let onscroll = {
        let visit = visit.clone();
        Callback::from(move |event: Event| {
            let element: HtmlElement = event.target_unchecked_into();
            let scrolled = u64::try_from(element.scroll_top()).unwrap_or(0);
            visit.set(Visit { scrolled, ..(*visit).clone() });
        })
    };
    let onkeydown = {
        let (visit, scroller, navigator) = (visit.clone(), scroller.clone(), navigator.clone());
        let chosen = view.as_ref().and_then(|view| {
            let at = usize::try_from(visit.active.checked_sub(view.first)?).ok()?;
            view.rows.get(at).map(|row| row.id.clone())
        });
        Callback::from(move |event: KeyboardEvent| {
            // The buttons of the headings have their own keys.
            if event.target_dyn_into::<Node>() != scroller.get() {
                return;
            }
            let (active, last) = (visit.active, window.rows.saturating_sub(1));
            let active = match event.key().as_str() {
                "ArrowDown" => active + 1,
                "ArrowUp" => active.saturating_sub(1),
                "PageDown" => active + window.page(),
                "PageUp" => active.saturating_sub(window.page()),
                "Home" => 0,
                "End" => last,
                "Enter" => {
                    if let (Some(navigator), Some(id)) = (&navigator, chosen.clone()) {
                        navigator.push(&Route::Enterprise { id });
                    }
                    return;
                }
                _ => return,
            };
            event.prevent_default();
            let active = active.min(last);
            let scrolled = window.reveal(active).unwrap_or(visit.scrolled);
            scroll_to(&scroller, scrolled);
            visit.set(Visit { active, scrolled, ..(*visit).clone() });
        })
    };
    let onpick = {
        let visit = visit.clone();
        Callback::from(move |active: u64| visit.set(Visit { active, ..(*visit).clone() }))
    };
    let columns = AmountColumns {
        paid: view.as_ref().is_some_and(|view| view.rationed),
        relief: page.policy.as_ref().is_some_and(|policy| policy.payers.iter().any(|payer| payer.forgone)),
    };
    let facets = page.policy.as_ref().map_or(0, |policy| policy.facets.len());
    let amounts = 2 + usize::from(columns.paid) + usize::from(columns.relief);
    // A policy without categories has no columns for them, and no columns is nothing a style can repeat.
    let facets = if facets == 0 { String::new() } else { format!("repeat({facets}, minmax(0, 1fr))") };
    let total = window.total();
    let style = format!(
        "--row: {ROW}px; --headings: {HEADINGS}px; --total: {total}px; --facets: {facets}; --amounts: {amounts}"
    );
    let (drawn, shift) = window.drawn();
    let row_of = |index: u64| {
        let view = view.as_ref()?;
        view.rows.get(usize::try_from(index.checked_sub(view.first)?).ok()?).cloned()
    };
    let rows = drawn.clone().map(|index| {
        let top = shift + i64::try_from((index - drawn.start) * ROW).unwrap_or(0);
        let active = index == visit.active;
        html! { <RosterLine key={index} {index} row={row_of(index)} {active} {columns} {top} onpick={onpick.clone()} /> }
    });
    let unit = cesuan_i18n::figures::unit_name(page.lang, sources.unit);
    let unit = page.say_with("app-in-unit", &[("unit", unit.into())]);
    let active = drawn.contains(&visit.active).then(|| row_id(visit.active));
    html! {
        <>
            { filters(&page, &visit.query, &onquery) }
            { totals(view.as_ref(), unit) }
            <div
                class={classes!("roster", (!answered.fresh).then_some("late"))} {style} ref={scroller} {onscroll} {onkeydown}
                role="grid" tabindex="0" data-testid="roster" aria-label={page.say("enterprises-list")}
                aria-rowcount={(window.rows + 1).to_string()} aria-activedescendant={active}
                aria-busy={(!answered.fresh).to_string()}
            >
                <div role="rowgroup" class="roster-head">{ headings(&page, &visit.query, columns, &onquery) }</div>
                <div role="rowgroup" class="roster-space">
                    <div role="presentation" class="roster-layer">{ for rows }</div>
                </div>
            </div>
            if view.as_ref().is_some_and(|view| view.count == 0) {
                <p class="roster-none" role="status">{ page.say("enterprises-none") }</p>
            }
        </>
    }
}

/// The totals of the enterprises found; `unit` says in words what the amounts are in.
fn totals(model: Option<&RosterModel>, unit: AttrValue) -> Html {
    let Some(model) = model else { return html! { <dl class="roster-totals"></dl> } };
    let total = |total: &RosterTotal| {
        html! {
            <div key={total.id}>
                <dt>{ total.label.clone() }</dt>
                <dd class="figure" data-testid={format!("enterprises-{}", total.id)} data-yuan={total.yuan.clone()}>
                    { total.shown.clone() }
                </dd>
            </div>
        }
    };
    html! {
        <div class="roster-sums">
            <dl class="roster-totals">{ for model.totals.iter().map(total) }</dl>
            <p class="roster-unit">{ unit }</p>
            <p class="unseen" role="status">{ model.announced.clone() }</p>
        </div>
    }
}

/// The height of the list below its headings in pixels, now and after each change of the window's size.
#[hook]
fn use_height(scroller: &NodeRef) -> u64 {
    let height = use_state_eq(|| 0);
    let (scroller, state) = (scroller.clone(), height.clone());
    use_effect_with((), move |()| {
        let measure = move || {
            if let Some(element) = scroller.cast::<HtmlElement>() {
                state.set(u64::try_from(element.client_height()).unwrap_or(0).saturating_sub(HEADINGS));
            }
        };
        measure();
        let listener = dom::window().map(|window| EventListener::new(&window, "resize", move |_| measure()));
        move || drop(listener)
    });
    *height
}

fn scroll_to(scroller: &NodeRef, scrolled: u64) {
    if let Some(element) = scroller.cast::<HtmlElement>() {
        element.set_scroll_top(i32::try_from(scrolled).unwrap_or(i32::MAX));
    }
}
