//! The report as one long sheet of paper; the browser cuts it into pages.

use std::rc::Rc;

use yew::prelude::*;
use yew_router::prelude::*;

use super::tables::{columns, plain};
use crate::ui::chart::{Plotted, Still, clause_stills};
use crate::ui::compare::use_comparison;
use crate::ui::context::{Page, use_page, use_selector};
use crate::ui::model::report::{Charts, ReportInput, ReportModel, ScenarioWords, report};
use crate::ui::parts::TITLE;
use crate::ui::route::Route;
use crate::ui::shared::Shared;
use crate::ui::{dom, download};
use cesuan_i18n::Lang;

/// Charts of the report, with what tests find them by.
type Stills = Vec<(AttrValue, Shared<dyn Plotted>)>;

/// The report of the scenarios there are.
#[component]
pub(crate) fn ReportPage() -> Html {
    let page = use_page();
    let none = use_selector(|state| state.scenarios.set().scenarios.is_empty());
    let made_of = use_selector(|state| {
        (state.kept.unit, state.peopled, state.drafted.clone().map(Shared), state.population.clone().map(Shared))
    });
    let compared = use_comparison();
    let comparison = compared.comparison.filter(|_| compared.fresh && !none);
    let view = use_memo((comparison.map(Shared), page.lang, made_of), |(comparison, lang, made_of)| {
        let (unit, _, drafted, population) = made_of;
        let (comparison, policy, population) = (comparison.as_ref()?, drafted.as_deref()?, population.as_deref());
        let date = download::today();
        let view = report(ReportInput { lang: *lang, unit: *unit, policy, population, comparison, date: &date });
        let stills = stills(*lang, &view.charts);
        Some((view, stills))
    });
    match &*view {
        Some((view, stills)) => paper(&page, view, stills),
        None => {
            let waiting = if none { "report-none" } else { "report-waiting" };
            html! {
                <main class="sheet" id="page" aria-labelledby={TITLE}>
                    <header class="sheet-head"><h1 id={TITLE} tabindex="-1">{ page.say("report-title") }</h1></header>
                    <p role="status">{ page.say(waiting) }</p>
                    <p><Link<Route> to={Route::Compare}>{ page.say("report-to-compare") }</Link<Route>></p>
                </main>
            }
        }
    }
}

/// The charts in their order.
fn stills(lang: Lang, Charts { clauses, demands, ways }: &Charts) -> Stills {
    let clauses = clauses.iter().flat_map(|clauses| clause_stills(lang, clauses));
    let clauses = clauses.map(|part| ("still-clauses".into(), Shared::<dyn Plotted>(Rc::new(part))));
    let demands = demands
        .iter()
        .map(|demand| (format!("still-{}", demand.payer).into(), Shared::<dyn Plotted>(Rc::new(demand.clone()))));
    let ways = ways.iter().map(|way| ("still-waterfall".into(), Shared::<dyn Plotted>(Rc::new(way.clone()))));
    clauses.chain(demands).chain(ways).collect()
}

/// The report with the button that prints it.
fn paper(page: &Page, view: &ReportModel, stills: &Stills) -> Html {
    html! {
        <main class="report" id="page" aria-labelledby={TITLE} data-testid="report">
            <div class="report-tools">
                <button type="button" class="button primary" data-testid="report-print" onclick={Callback::from(|_: MouseEvent| dom::print())}>{ page.say("report-print") }</button>
                <p>{ page.say("report-print-about") }</p>
            </div>
            // On a narrow screen its tables are wider than it: it can be scrolled with keys too.
            <article class="report-paper" tabindex="0" aria-labelledby={TITLE}>
                { front(page, view) }
                { findings(page, view) }
                { rests(page, view) }
                { figures(page, view, stills) }
                { grounds(page, view) }
            </article>
        </main>
    }
}

/// What the report is, of what, and when it was made.
fn front(page: &Page, view: &ReportModel) -> Html {
    html! {
        <header class="report-front">
            <h1 id={TITLE} tabindex="-1">{ page.say("report-title") }</h1>
            <p class="report-policy">{ page.say_with("report-of", &[("policy", view.policy.clone().into())]) }</p>
            if let Some(basis) = &view.basis {
                <p><span class={classes!("badge", basis.class)}>{ basis.said.clone() }</span></p>
            }
            <dl class="report-facts">
                { for view.facts.iter().map(|(name, value)| html! { <><dt>{ name.clone() }</dt><dd>{ value.clone() }</dd></> }) }
            </dl>
            <p class="report-made-by">{ page.say("report-made-by") }</p>
        </header>
    }
}

/// What comes of it, in sentences.
fn findings(page: &Page, view: &ReportModel) -> Html {
    let scenario = |scenario: &ScenarioWords| {
        html! {
            <section class="report-scenario">
                <h3>{ scenario.name.clone() }</h3>
                <ul>{ for scenario.said.iter().map(|said| html! { <li>{ said.clone() }</li> }) }</ul>
            </section>
        }
    };
    html! {
        <section>
            <h2>{ page.say("report-head-summary") }</h2>
            { paragraphs(&view.summary) }
            { for view.scenarios.iter().map(scenario) }
        </section>
    }
}

/// The assumptions and readings it rests on.
fn rests(page: &Page, view: &ReportModel) -> Html {
    let none = view.readings.is_empty() && view.agreed.rows.is_empty();
    let readings = if none { "report-readings-none" } else { "report-readings-about" };
    html! {
        <>
            <section>
                <h2>{ page.say("report-head-assumptions") }</h2>
                if view.changed.is_empty() {
                    <p>{ page.say("report-changed-none") }</p>
                }
                { columns(page, &view.changed, None) }
                { plain(Some(page.say("report-files")), &view.files) }
                { plain(Some(page.say("report-assumed")), &view.assumed) }
                { plain(Some(page.say("report-open-numbers")), &view.open) }
            </section>
            <section>
                <h2>{ page.say("report-head-readings") }</h2>
                <p>{ page.say(readings) }</p>
                { columns(page, &view.readings, None) }
                { plain(Some(page.say("report-agreed")), &view.agreed) }
            </section>
        </>
    }
}

/// The tables and the charts.
fn figures(page: &Page, view: &ReportModel, stills: &Stills) -> Html {
    let unit = page.say_with("app-in-unit", &[("unit", view.unit.clone().into())]);
    html! {
        <>
            <section>
                <h2>{ page.say("report-head-tables") }</h2>
                { columns(page, &view.tables, Some(&unit)) }
            </section>
            <section>
                <h2>{ page.say("report-head-charts") }</h2>
                { for stills.iter().map(|(testid, view)| html! { <Still {testid} view={view.clone()} /> }) }
            </section>
        </>
    }
}

/// How the figures come about, and how they are checked.
fn grounds(page: &Page, view: &ReportModel) -> Html {
    html! {
        <>
            <section>
                <h2>{ page.say("report-head-method") }</h2>
                <ol>{ for view.method.iter().map(|said| html! { <li>{ said.clone() }</li> }) }</ol>
            </section>
            <section>
                <h2>{ page.say("report-head-data") }</h2>
                { paragraphs(&view.data) }
            </section>
            <section>
                <h2>{ page.say("report-head-seals") }</h2>
                { paragraphs(&view.sealed) }
                { plain(None, &view.seals) }
            </section>
        </>
    }
}

fn paragraphs(said: &[String]) -> Html {
    html! { { for said.iter().map(|said| html! { <p>{ said.clone() }</p> }) } }
}
