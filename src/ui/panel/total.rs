//! The total, large.

use std::rc::Rc;

use yew::prelude::*;

use crate::ui::context::use_page;
use crate::ui::model::{ChangeView, Direction, PanelView};

#[derive(Properties, PartialEq)]
pub(crate) struct TotalProps {
    pub view: Rc<PanelView>,
}

#[component]
pub(crate) fn Total(props: &TotalProps) -> Html {
    let page = use_page();
    let PanelView { total, relief, unit, basis, .. } = &*props.view;
    html! {
        <div class="total">
            <h2>{ page.say("app-total") }{ for basis.iter().map(|basis| html! { <span class={classes!("badge", basis.class)} data-testid="basis">{ basis.said.clone() }</span> }) }</h2>
            <p class="total-figure">
                <span class="figure" data-testid="total-spending" data-yuan={total.amount.yuan.clone()}>{ total.amount.shown.clone() }</span>
                <span class="total-unit">{ unit.clone() }</span>
            </p>
            if let Some(demand) = &total.demand {
                <p class="total-demand">{ page.say("app-total-demand") }{ " " }<span class="figure" data-testid="total-demand" data-yuan={demand.yuan.clone()}>{ demand.shown.clone() }</span></p>
            }
            <p class="total-change"><Delta change={total.change.clone()} />
                if total.change.direction != Direction::Same {
                    <span class="total-draft">{ page.say("app-drafted") }<span class="figure">{ total.draft.shown.clone() }</span></span>
                }
            </p>
            if let Some(relief) = relief {
                <p class="total-relief">{ page.say("app-relief") }{ " " }<span class="figure" data-testid="total-relief" data-yuan={relief.amount.yuan.clone()}>{ relief.amount.shown.clone() }</span>{ " " }<Delta change={relief.change.clone()} /></p>
            }
        </div>
    }
}

#[derive(Properties, PartialEq)]
pub(crate) struct DeltaProps {
    pub change: ChangeView,
    /// A dash where nothing changed, and no share.
    #[prop_or_default]
    pub brief: bool,
}

/// A difference with its sign, its colour and its symbol.
#[component]
pub(crate) fn Delta(props: &DeltaProps) -> Html {
    let page = use_page();
    let change = &props.change;
    let sign = change.direction.sign();
    html! {
        <span class={classes!("delta", change.direction.class())}>
            if sign.is_empty() {
                if props.brief {
                    <span aria-hidden="true">{ "—" }</span><span class="unseen">{ page.say("app-as-drafted") }</span>
                } else {
                    { page.say("app-as-drafted") }
                }
            } else {
                <span aria-hidden="true">{ sign }</span>{ " " }<span class="figure">{ change.shown.clone() }</span>
                if let Some(share) = change.share.as_ref().filter(|_| !props.brief) {
                    <span class="figure delta-share">{ share.clone() }</span>
                }
            }
        </span>
    }
}
