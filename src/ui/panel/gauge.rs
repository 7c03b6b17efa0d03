//! Demand against the envelopes, year by year.

use yew::prelude::*;

use super::shortfall::Shortfall;
use crate::ui::context::Page;
use crate::ui::model::{GaugeModel, PayerModel, Shortage};

/// The payers with an envelope, against which their demand is measured.
pub(super) fn limited(payers: &[PayerModel]) -> Html {
    let mut payers = payers.iter().filter(|payer| payer.envelope.is_some()).peekable();
    if payers.peek().is_none() {
        return Html::default();
    }
    html! {
        <div class="payers">
            { for payers.map(|payer| html! {
                <div class="payer" key={payer.id.clone()}>
                    <h3>{ payer.label.clone() }<span class="payer-envelope">{ payer.envelope.clone() }</span></h3>
                    <ul>{ for payer.gauges.iter().map(gauge) }</ul>
                    if payer.shortage != Shortage::None {
                        <Shortfall payer={payer.index} shortage={payer.shortage} />
                    }
                </div>
            }) }
        </div>
    }
}

/// The payers without an envelope: a small table of what they are asked for. `unit` is that of amounts, in words.
pub(super) fn unlimited(page: &Page, payers: &[PayerModel], unit: &str) -> Html {
    let payers: Vec<&PayerModel> = payers.iter().filter(|payer| payer.envelope.is_none()).collect();
    let Some(first) = payers.first() else { return Html::default() };
    let unit = page.say_with("app-in-unit", &[("unit", unit.into())]);
    html! {
        <table class="table others">
            <caption><span class="caption">{ page.say("app-payers-unlimited") }<span class="table-unit">{ unit }</span></span></caption>
            <thead><tr>
                <th scope="col">{ page.say("app-column-payer") }</th>
                { for first.gauges.iter().map(|gauge| html! { <th scope="col" class="number-cell figure">{ gauge.period.clone() }</th> }) }
            </tr></thead>
            <tbody>{ for payers.iter().map(|payer| html! {
                <tr key={payer.id.clone()}>
                    <th scope="row">
                        { payer.label.clone() }
                        if let Some(note) = &payer.note {
                            <small class="payer-note">{ note.clone() }</small>
                        }
                    </th>
                    { for payer.gauges.iter().map(|gauge| html! {
                        <td class="number-cell figure" data-testid={gauge.place.clone()} data-yuan={gauge.demand.yuan.clone()}>{ gauge.demand.shown.clone() }</td>
                    }) }
                </tr>
            }) }</tbody>
        </table>
    }
}

fn gauge(gauge: &GaugeModel) -> Html {
    let limit = gauge.limit.unwrap_or(1_000);
    let style = format!("--filled: {}; --limit: {limit}; --within: {}", gauge.filled, gauge.within);
    html! {
        <li key={gauge.place.clone()} class={classes!("gauge", gauge.over.is_some().then_some("over"))} data-testid={gauge.place.clone()} data-yuan={gauge.demand.yuan.clone()}>
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
            // The amount paid: the demand where it is paid in full.
            <span class="gauge-demand figure" aria-hidden="true">{ gauge.paid.as_ref().unwrap_or(&gauge.demand).shown.clone() }</span>
            <span class="gauge-used figure" aria-hidden="true">{ gauge.used.clone().unwrap_or_default() }</span>
            if let Some(over) = &gauge.over {
                <span class="gauge-over figure" aria-hidden="true">{ over.clone() }</span>
            }
        </li>
    }
}
