//! On a small screen: the total in a bar that stays in view.

use std::rc::Rc;

use yew::prelude::*;

use crate::ui::context::use_page;
use crate::ui::dom;
use crate::ui::model::PanelView;

#[derive(Properties, PartialEq)]
pub(crate) struct SummaryProps {
    pub view: Rc<PanelView>,
}

#[component]
pub(crate) fn Summary(props: &SummaryProps) -> Html {
    let page = use_page();
    let PanelView { total, payers, unit, .. } = &*props.view;
    let over =
        payers.iter().flat_map(|payer| &payer.gauges).filter_map(|gauge| gauge.over.as_ref().map(|over| (gauge, over)));
    let limited = payers.iter().any(|payer| payer.envelope.is_some());
    let show = Callback::from(|_: MouseEvent| {
        dom::reveal("figures");
        dom::focus("figures");
    });
    let state = match over.clone().next() {
        Some((gauge, over)) => html! { <span class="summary-over">{ format!("{} {over}", gauge.period) }</span> },
        None if limited => html! { <span class="summary-fine">{ page.say("app-within-envelope") }</span> },
        None => Html::default(),
    };
    html! {
        <button type="button" class="summary" onclick={show}>
            <span class="summary-total"><span class="summary-word">{ page.say("app-total") }</span>{ " " }<b class="figure">{ total.amount.shown.clone() }</b>{ " " }{ unit.clone() }</span>
            <span class={classes!("delta", total.change.direction.class())}>{ total.change.direction.sign() }{ " " }{ total.change.shown.clone() }</span>
            <span class="badge synthetic">{ page.say("app-synthetic") }</span>
            { state }
        </button>
    }
}
