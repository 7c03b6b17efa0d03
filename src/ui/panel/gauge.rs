//! Demand against the envelopes, year by year.

use yew::prelude::*;

use crate::ui::context::use_page;
use crate::ui::model::{GaugeView, PayerView};

#[derive(Properties, PartialEq)]
pub(crate) struct PayersProps {
    pub payers: Vec<PayerView>,
    pub unit: AttrValue,
}

#[component]
pub(crate) fn Payers(props: &PayersProps) -> Html {
    let page = use_page();
    html! {
        <div class="payers">
            { for props.payers.iter().map(|payer| {
                let limited = payer.envelope.is_some();
                html! {
                    <div class={classes!("payer", limited.then_some("limited"))} key={payer.id.clone()}>
                        <h3>{ payer.label.clone() }<span class="payer-envelope">{ payer.envelope.clone().map_or_else(|| page.say("app-no-envelope"), AttrValue::from) }</span></h3>
                        <ul>{ for payer.gauges.iter().map(|gauge| html! { <Gauge key={gauge.place.clone()} gauge={gauge.clone()} /> }) }</ul>
                    </div>
                }
            }) }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct GaugeProps {
    gauge: GaugeView,
}

#[component]
fn Gauge(props: &GaugeProps) -> Html {
    let gauge = &props.gauge;
    let limit = gauge.limit.unwrap_or(1_000);
    let style = format!("--filled: {}; --limit: {limit}; --within: {}", gauge.filled, gauge.filled.min(limit));
    html! {
        <li class={classes!("gauge", gauge.over.is_some().then_some("over"))} data-testid={gauge.place.clone()} data-yuan={gauge.demand.yuan.clone()}>
            <span class="unseen">{ gauge.spoken.clone() }</span>
            <span class="gauge-period figure" aria-hidden="true">{ gauge.period.clone() }</span>
            <span class="gauge-bar" {style} aria-hidden="true">
                <span class="gauge-within"></span>
                if gauge.over.is_some() {
                    <span class="gauge-beyond"></span>
                }
                if gauge.limit.is_some() {
                    <span class="gauge-limit"></span>
                }
            </span>
            <span class="gauge-demand figure" aria-hidden="true">{ gauge.demand.shown.clone() }</span>
            <span class="gauge-used figure" aria-hidden="true">{ gauge.used.clone().unwrap_or_default() }</span>
            if let Some(over) = &gauge.over {
                <span class="gauge-over figure" aria-hidden="true">{ over.clone() }</span>
            }
        </li>
    }
}
