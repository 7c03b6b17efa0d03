//! A fund that is too small: which enterprises are cut, and what a larger envelope would pay.

use yew::prelude::*;
use yew_router::prelude::*;

use crate::ui::context::{Page, use_answer, use_page, use_sources};
use crate::ui::model::{CutRow, CutsPage, Shortage, cuts, marginal};
use crate::ui::queue::Urgency;
use crate::ui::route::Route;
use cesuan_base::id::PayerId;

/// The number of rows on a page.
const ROWS: usize = 20;

#[derive(Properties, PartialEq)]
pub(crate) struct ShortfallProps {
    /// The payer's index.
    pub payer: usize,
    pub shortage: Shortage,
}

#[component]
pub(crate) fn Shortfall(props: &ShortfallProps) -> Html {
    let page = use_page();
    let open = use_state_eq(|| false);
    if props.shortage == Shortage::Reported {
        return html! { <p class="shortfall-note" data-testid="shortfall-note">{ page.say("app-shortfall-reported") }</p> };
    }
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    html! {
        <div class="shortfall">
            <button type="button" class="shortfall-open" data-testid="shortfall-open" aria-expanded={open.to_string()} onclick={toggle}>
                { page.say("app-shortfall-open") }
            </button>
            if *open {
                <Marginal payer={props.payer} />
                <Cuts payer={props.payer} />
            }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct PayerProps {
    payer: usize,
}

#[component]
fn Marginal(props: &PayerProps) -> Html {
    let sources = use_sources();
    let answer = use_answer(Urgency::Later, Some(cesuan_session::Marginal { payer: PayerId::at(props.payer) }));
    let view = answer.ready().and_then(|view| view.as_ref());
    let (Some(input), Some(view)) = (sources.input(), view) else { return Html::default() };
    let words = marginal(input, view);
    html! {
        <div class={classes!("marginal", (!answer.fresh).then_some("waiting"))} data-testid="marginal" data-yuan={view.more.yuan()}>
            <p>{ words.said }</p>
            if let Some(measures) = words.measures {
                <p class="marginal-measures">{ measures }</p>
            }
        </div>
    }
}

#[component]
fn Cuts(props: &PayerProps) -> Html {
    let page = use_page();
    let sources = use_sources();
    let year = use_state_eq(|| None::<usize>);
    let first = use_state_eq(|| 0);
    let query = cesuan_session::Cuts { payer: PayerId::at(props.payer), year: *year, first: *first, count: ROWS };
    let answer = use_answer(Urgency::Now, Some(query));
    let Some(input) = sources.input() else { return Html::default() };
    let choose = {
        let (year, first) = (year.clone(), first.clone());
        Callback::from(move |chosen: Option<usize>| {
            year.set(chosen);
            first.set(0);
        })
    };
    let periods = std::iter::once((None, page.say("app-all-years").to_string()));
    let periods = periods.chain(input.policy.years.iter().enumerate().map(|(at, year)| (Some(at), year.to_string())));
    let view = answer.ready().and_then(|view| view.as_ref()).map(|view| cuts(input, view, ROWS));
    html! {
        <div class={classes!("cuts", (!answer.fresh).then_some("waiting"))} data-testid="cuts" aria-busy={(!answer.fresh).to_string()}>
            <div class="switch" role="group" aria-label={page.say("app-cuts-period")}>
                { for periods.map(|(at, word)| {
                    let choose = choose.clone();
                    html! {
                        <button type="button" class="figure" aria-pressed={(at == *year).to_string()} onclick={move |_| choose.emit(at)}>{ word }</button>
                    }
                }) }
            </div>
            if let Some(view) = view {
                { rows(&page, &view, &Callback::from(move |at| first.set(at))) }
            }
        </div>
    }
}

/// A page of the enterprises that are cut; `go` shows the page that begins at an index.
fn rows(page: &Page, view: &CutsPage, go: &Callback<usize>) -> Html {
    let turn = |to: Option<usize>, word: &str, testid: &'static str| {
        let go = go.clone();
        let onclick = Callback::from(move |_: MouseEvent| to.into_iter().for_each(|to| go.emit(to)));
        html! { <button type="button" class="button" data-testid={testid} disabled={to.is_none()} {onclick}>{ page.say(word) }</button> }
    };
    let unit = page.say_with("app-in-unit", &[("unit", view.unit.clone().into())]);
    html! {
        <>
            <p class="cuts-said" role="status">{ view.said.clone() }</p>
            if !view.rows.is_empty() {
                <table class="table">
                    <caption><span class="caption">{ page.say("app-cuts") }<span class="table-unit">{ unit }</span></span></caption>
                    <thead><tr>
                        <th scope="col">{ page.say("app-column-enterprise") }</th>
                        <th scope="col" class="number-cell">{ page.say("app-column-demand") }</th>
                        <th scope="col" class="number-cell">{ page.say("app-column-paid") }</th>
                        <th scope="col" class="number-cell">{ page.say("app-column-cut") }</th>
                    </tr></thead>
                    <tbody>{ for view.rows.iter().map(row) }</tbody>
                </table>
            }
            if let Some(place) = &view.place {
                <p class="cuts-pages">
                    { turn(view.before, "app-cuts-before", "cuts-before") }
                    <span class="figure">{ place.clone() }</span>
                    { turn(view.after, "app-cuts-after", "cuts-after") }
                </p>
            }
        </>
    }
}

/// An enterprise that is cut, with the way to its page.
fn row(row: &CutRow) -> Html {
    let address = format!("#{}", Route::Enterprise { id: row.enterprise.clone() }.to_path());
    html! {
        <tr key={row.enterprise.clone()} data-testid="cut-row">
            <th scope="row"><a class="figure" href={address}>{ row.enterprise.clone() }</a></th>
            <td class="number-cell figure">{ row.demand.shown.clone() }</td>
            <td class="number-cell figure">{ row.paid.shown.clone() }</td>
            <td class="number-cell figure" data-yuan={row.cut.yuan.clone()}>{ row.cut.shown.clone() }</td>
        </tr>
    }
}
