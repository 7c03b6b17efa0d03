//! The total in one line. It stands on top of every page; where the figures are in sight anyway the styles leave it out.

use yew::prelude::*;

use crate::ui::context::use_page;
use crate::ui::go::use_go;
use crate::ui::model::SummaryView;
use crate::ui::panel::{Delta, FIGURES};

#[derive(Properties, PartialEq)]
pub(crate) struct SummaryProps {
    pub view: SummaryView,
}

#[component]
pub(crate) fn Summary(props: &SummaryProps) -> Html {
    let page = use_page();
    let show = use_go(FIGURES);
    let SummaryView { total, unit, change, basis, envelopes } = &props.view;
    html! {
        <button type="button" class="summary" title={page.say("app-total")} onclick={show}>
            <span class="summary-total"><span class="summary-word">{ page.say("app-total") }</span>{ " " }<b class="figure" data-testid="summary-total" data-yuan={total.yuan.clone()}>{ total.shown.clone() }</b>{ " " }{ unit.clone() }</span>
            <Delta change={change.clone()} />
            if let Some(basis) = basis {
                <span class={classes!("badge", basis.class)}>{ basis.said.clone() }</span>
            }
            if let Some(envelopes) = envelopes {
                <span class={if envelopes.over { "summary-over" } else { "summary-fine" }}>{ envelopes.said.clone() }</span>
            }
        </button>
    }
}
