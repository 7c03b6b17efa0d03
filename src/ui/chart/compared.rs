//! The charts of scenarios side by side.

use std::rc::Rc;

use yew::prelude::*;

use super::plot::Plot;
use crate::ui::context::{use_current, use_page};
use crate::ui::dom;
use crate::ui::model::compare::charts::{
    ChartInput, ClausesChart, DemandChart, Shown, WaterfallChart, clauses, demands, waterfall,
};
use cesuan_session::Comparison;

#[derive(Properties, PartialEq)]
pub(crate) struct ComparedProps {
    pub comparison: Rc<Comparison>,
}

/// Spending by clause, all clauses or those that differ.
#[component]
pub(crate) fn ClauseChart(props: &ComparedProps) -> Html {
    let page = use_page();
    let differing = use_state_eq(|| true);
    let (lang, unit) = (page.lang, use_current().kept.unit);
    let view = use_memo((props.comparison.clone(), lang, unit, *differing), |(comparison, lang, unit, differing)| {
        let shown = if *differing { Shown::Differing } else { Shown::All };
        clauses(ChartInput { lang: *lang, unit: *unit, comparison }, shown).map(Rc::new)
    });
    let onchange = {
        let differing = differing.clone();
        Callback::from(move |event: Event| {
            if let Some(input) = dom::input_of(&event) {
                differing.set(input.checked());
            }
        })
    };
    html! {
        <section class="compared-chart">
            <label class="chart-choice">
                <input type="checkbox" checked={*differing} data-testid="chart-differing" {onchange} />
                { page.say("charts-differing") }
            </label>
            if let Some(view) = &*view {
                <Plot<ClausesChart> view={view.clone()} print={AttrValue::from(props.comparison.fingerprint())} testid="chart-clauses" />
            } else {
                <p class="chart-none" role="status">{ page.say("charts-none-differ") }</p>
            }
        </section>
    }
}

/// Demand against the envelope, a chart for each payer that has one.
#[component]
pub(crate) fn DemandCharts(props: &ComparedProps) -> Html {
    let (lang, unit) = (use_page().lang, use_current().kept.unit);
    let views = use_memo((props.comparison.clone(), lang, unit), |(comparison, lang, unit)| {
        let views = demands(ChartInput { lang: *lang, unit: *unit, comparison });
        views.into_iter().map(Rc::new).collect::<Vec<_>>()
    });
    let charts = views.iter().map(|view| {
        html! {
            <section class="compared-chart" key={view.payer.clone()}>
                <Plot<DemandChart> view={view.clone()} print={AttrValue::from(props.comparison.fingerprint())} testid={format!("chart-demand-{}", view.payer)} />
            </section>
        }
    });
    html! { { for charts } }
}

#[derive(Properties, PartialEq)]
pub(crate) struct WaterfallProps {
    pub comparison: Rc<Comparison>,
    /// The column the way leads to.
    pub column: usize,
}

/// The way from the baseline to a scenario, by clause; nothing for the baseline itself.
#[component]
pub(crate) fn Waterfall(props: &WaterfallProps) -> Html {
    let (lang, unit) = (use_page().lang, use_current().kept.unit);
    let view = use_memo((props.comparison.clone(), lang, unit, props.column), |(comparison, lang, unit, column)| {
        waterfall(ChartInput { lang: *lang, unit: *unit, comparison }, *column).map(Rc::new)
    });
    let Some(view) = (*view).clone() else { return Html::default() };
    html! {
        <section class="compared-chart">
            <Plot<WaterfallChart> view={view.clone()} print={AttrValue::from(props.comparison.fingerprint())} testid="chart-waterfall" />
            { for view.axis.iter().map(|axis| &axis.label).chain(&view.relief).map(|note| html! { <p class="chart-note">{ note.clone() }</p> }) }
        </section>
    }
}
