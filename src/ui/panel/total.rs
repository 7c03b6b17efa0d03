//! The total, large.

use yew::prelude::*;

use crate::ui::context::Page;
use crate::ui::model::{ChangeModel, Direction, PanelModel};

/// What is spent in all, how much that differs from the draft, and the tax relief beside it.
pub(super) fn total(page: &Page, view: &PanelModel) -> Html {
    let PanelModel { total, relief, unit, basis, .. } = view;
    let badge = basis.as_ref().map(
        |basis| html! { <span class={classes!("badge", basis.class)} data-testid="basis">{ basis.said.clone() }</span> },
    );
    html! {
        <div class="total">
            <h2>{ page.say("app-total") }{ for badge }</h2>
            <p class="total-figure">
                <span class="figure" data-testid="total-spending" data-yuan={total.amount.yuan.clone()}>{ total.amount.shown.clone() }</span>
                <span class="total-unit">{ unit.clone() }</span>
            </p>
            if let Some(demand) = &total.demand {
                <p class="total-demand">
                    { page.say("app-total-demand") }{ " " }
                    <span class="figure" data-testid="total-demand" data-yuan={demand.yuan.clone()}>{ demand.shown.clone() }</span>
                </p>
            }
            <p class="total-change">{ delta(page, &total.change) }
                if total.change.direction != Direction::Same {
                    <span class="total-draft">{ page.say("app-drafted") }<span class="figure">{ total.draft.shown.clone() }</span></span>
                }
            </p>
            if let Some(relief) = relief {
                <p class="total-relief">
                    { page.say("app-relief") }{ " " }
                    <span class="figure" data-testid="total-relief" data-yuan={relief.amount.yuan.clone()}>{ relief.amount.shown.clone() }</span>
                    { " " }{ delta(page, &relief.change) }
                </p>
            }
        </div>
    }
}

/// A difference with its sign, its colour, its symbol and its share.
pub(crate) fn delta(page: &Page, change: &ChangeModel) -> Html {
    let share = change.share.as_ref().map(|share| html! { <span class="figure delta-share">{ share.clone() }</span> });
    difference(change, html! { { page.say("app-as-drafted") } }, share)
}

/// A difference without its share; a dash where nothing changed.
pub(crate) fn brief_delta(page: &Page, change: &ChangeModel) -> Html {
    let same = html! { <><span aria-hidden="true">{ "—" }</span><span class="unseen">{ page.say("app-as-drafted") }</span></> };
    difference(change, same, None)
}

fn difference(change: &ChangeModel, same: Html, share: Option<Html>) -> Html {
    let sign = change.direction.sign();
    html! {
        <span class={classes!("delta", change.direction.class())}>
            if sign.is_empty() {
                { same }
            } else {
                <span aria-hidden="true">{ sign }</span>{ " " }<span class="figure">{ change.shown.clone() }</span>
                { for share }
            }
        </span>
    }
}
