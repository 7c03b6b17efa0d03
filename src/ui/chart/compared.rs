//! The charts of scenarios side by side.

use std::rc::Rc;

use yew::prelude::*;

use super::plot::Plot;
use super::plotted::Plotted;
use crate::ui::context::{use_page, use_selector};
use crate::ui::dom;
use crate::ui::model::compare::charts::{ChartInput, Shown, clauses, demands, waterfall};
use crate::ui::shared::Shared;
use cesuan_base::money::MoneyUnit;
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
    let (lang, unit) = (page.lang, use_unit());
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
                <Plot view={Shared::<dyn Plotted>(view.clone())} print={AttrValue::from(props.comparison.fingerprint())} testid="chart-clauses" />
            } else {
                <p class="chart-none" role="status">{ page.say("charts-none-differ") }</p>
            }
        </section>
    }
}

/// Demand against the envelope, a chart for each payer that has one.
#[hook]
pub(crate) fn use_demand_charts(comparison: Option<&Rc<Comparison>>) -> Html {
    let (lang, unit) = (use_page().lang, use_unit());
    let views = use_memo((comparison.cloned().map(Shared), lang, unit), |(comparison, lang, unit)| {
        let views =
            comparison.iter().flat_map(|comparison| demands(ChartInput { lang: *lang, unit: *unit, comparison }));
        views.map(Rc::new).collect::<Vec<_>>()
    });
    let print = comparison.map(|comparison| AttrValue::from(comparison.fingerprint()));
    html! { <>{ for views.iter().map(|view| html! {
        <section class="compared-chart" key={view.payer.clone()}>
            <Plot view={Shared::<dyn Plotted>(view.clone())} print={print.clone()} testid={format!("chart-demand-{}", view.payer)} />
        </section>
    }) }</> }
}

/// The way from the baseline to the scenario of a column, by clause; nothing for the baseline itself.
#[hook]
pub(crate) fn use_waterfall(comparison: Option<&Rc<Comparison>>, column: usize) -> Html {
    let (lang, unit) = (use_page().lang, use_unit());
    let view = use_memo((comparison.cloned().map(Shared), lang, unit, column), |(comparison, lang, unit, column)| {
        let comparison = comparison.as_ref()?;
        waterfall(ChartInput { lang: *lang, unit: *unit, comparison }, *column).map(Rc::new)
    });
    let (Some(view), Some(comparison)) = (&*view, comparison) else { return Html::default() };
    let print = AttrValue::from(comparison.fingerprint());
    html! {
        <section class="compared-chart">
            <Plot view={Shared::<dyn Plotted>(view.clone())} {print} testid="chart-waterfall" />
            { for view.axis.iter().map(|axis| &axis.label).chain(&view.beside).map(|note| html! { <p class="chart-note">{ note.clone() }</p> }) }
        </section>
    }
}

/// The unit of amounts.
#[hook]
fn use_unit() -> MoneyUnit {
    use_selector(|state| state.kept.unit)
}
