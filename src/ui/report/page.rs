//! The report as one long sheet of paper; the browser cuts it into pages.

use std::rc::Rc;

use yew::prelude::*;
use yew_router::prelude::*;

use super::tables::{Columns, Plain};
use crate::ui::chart::{ClauseStills, Still};
use crate::ui::compare::use_comparison;
use crate::ui::context::{use_current, use_page};
use crate::ui::model::compare::charts::{DemandChart, WaterfallChart};
use crate::ui::model::report::{Charts, ReportInput, ReportView, ScenarioWords, report};
use crate::ui::parts::TITLE;
use crate::ui::route::Route;
use crate::ui::{dom, download};
use cesuan_session::Comparison;

/// The report of the scenarios there are.
#[component]
pub(crate) fn ReportPage() -> Html {
    let page = use_page();
    let set = use_current().scenarios.shared();
    let compared = use_comparison();
    let waiting = if set.scenarios.is_empty() { "report-none" } else { "report-waiting" };
    match compared.comparison {
        Some(comparison) if compared.fresh && !set.scenarios.is_empty() => html! { <ReportOf {comparison} /> },
        _ => html! {
            <main class="sheet" id="page" aria-labelledby={TITLE}>
                <header class="sheet-head"><h1 id={TITLE} tabindex="-1">{ page.say("report-title") }</h1></header>
                <p role="status">{ page.say(waiting) }</p>
                <p><Link<Route> to={Route::Compare}>{ page.say("report-to-compare") }</Link<Route>></p>
            </main>
        },
    }
}

#[derive(Properties, PartialEq)]
struct ReportProps {
    comparison: Rc<Comparison>,
}

/// The report of a comparison.
#[component]
fn ReportOf(props: &ReportProps) -> Html {
    let page = use_page();
    let current = use_current();
    let view = {
        let made_of = (props.comparison.clone(), page.lang, current.kept.unit, current.peopled);
        use_memo(made_of, |(comparison, lang, unit, _)| {
            let policy = current.drafted.as_deref()?;
            let (population, date) = (current.population.as_deref(), download::today());
            let input = ReportInput { lang: *lang, unit: *unit, policy, population, comparison, date: &date };
            Some(Rc::new(report(input)))
        })
    };
    let Some(view) = (*view).clone() else { return Html::default() };
    html! {
        <main class="report" id="page" aria-labelledby={TITLE} data-testid="report">
            <div class="report-tools">
                <button type="button" class="button primary" data-testid="report-print" onclick={Callback::from(|_: MouseEvent| dom::print())}>{ page.say("report-print") }</button>
                <p>{ page.say("report-print-about") }</p>
            </div>
            // On a narrow screen its tables are wider than it: it can be scrolled with keys too.
            <article class="report-paper" tabindex="0" aria-labelledby={TITLE}>
                <Front view={view.clone()} />
                <Findings view={view.clone()} />
                <Rests view={view.clone()} />
                <Figures view={view.clone()} />
                <Grounds view={view.clone()} />
            </article>
        </main>
    }
}

#[derive(Properties, PartialEq)]
struct PartProps {
    view: Rc<ReportView>,
}

/// What the report is, of what, and when it was made.
#[component]
fn Front(props: &PartProps) -> Html {
    let page = use_page();
    let view = &props.view;
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
#[component]
fn Findings(props: &PartProps) -> Html {
    let page = use_page();
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
            { paragraphs(&props.view.summary) }
            { for props.view.scenarios.iter().map(scenario) }
        </section>
    }
}

/// The assumptions and readings it rests on.
#[component]
fn Rests(props: &PartProps) -> Html {
    let page = use_page();
    let view = &props.view;
    let none = view.readings.is_empty() && view.agreed.rows.is_empty();
    let readings = if none { "report-readings-none" } else { "report-readings-about" };
    html! {
        <>
            <section>
                <h2>{ page.say("report-head-assumptions") }</h2>
                if view.changed.is_empty() {
                    <p>{ page.say("report-changed-none") }</p>
                }
                <Columns tables={view.changed.clone()} unit={None::<AttrValue>} />
                <Plain title={page.say("report-files")} table={view.files.clone()} />
                <Plain title={page.say("report-assumed")} table={view.assumed.clone()} />
                <Plain title={page.say("report-open-numbers")} table={view.open.clone()} />
            </section>
            <section>
                <h2>{ page.say("report-head-readings") }</h2>
                <p>{ page.say(readings) }</p>
                <Columns tables={view.readings.clone()} unit={None::<AttrValue>} />
                <Plain title={page.say("report-agreed")} table={view.agreed.clone()} />
            </section>
        </>
    }
}

/// The tables and the charts.
#[component]
fn Figures(props: &PartProps) -> Html {
    let page = use_page();
    let view = &props.view;
    let Charts { clauses, demands, ways } = view.charts.clone();
    let unit = page.say_with("app-in-unit", &[("unit", view.unit.clone().into())]);
    html! {
        <>
            <section>
                <h2>{ page.say("report-head-tables") }</h2>
                <Columns tables={view.tables.clone()} {unit} />
            </section>
            <section>
                <h2>{ page.say("report-head-charts") }</h2>
                if let Some(clauses) = clauses {
                    <ClauseStills view={Rc::new(clauses)} />
                }
                { for demands.into_iter().map(|view| html! { <Still<DemandChart> testid={format!("still-{}", view.payer)} view={Rc::new(view)} /> }) }
                { for ways.into_iter().map(|view| html! { <Still<WaterfallChart> testid="still-waterfall" view={Rc::new(view)} /> }) }
            </section>
        </>
    }
}

/// How the figures come about, and how they are checked.
#[component]
fn Grounds(props: &PartProps) -> Html {
    let page = use_page();
    let view = &props.view;
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
                <Plain title={None::<AttrValue>} table={view.seals.clone()} />
            </section>
        </>
    }
}

fn paragraphs(said: &[String]) -> Html {
    html! { { for said.iter().map(|said| html! { <p>{ said.clone() }</p> }) } }
}
