//! A measure: its sentence, and what it costs in the margin.

use yew::prelude::*;

use super::chip::chip;
use super::hits::HitsFold;
use super::sentence::sentence;
use crate::ui::context::Page;
use crate::ui::model::{CardModel, ChangeModel, CostModel, SERIES};
use crate::ui::state::Action;

/// A measure. `cost` is missing before the first figures; `editing` is the place of the value whose editor is open.
pub(super) fn card(
    page: &Page,
    card: &CardModel,
    cost: Option<&CostModel>,
    hovered: bool,
    editing: Option<&str>,
) -> Html {
    let class =
        classes!("card", hovered.then_some("pointed"), card.changed.then_some("changed"), card.off.then_some("off"),);
    html! {
        <div
            key={card.id.clone()}
            {class}
            id={format!("measure-{}", card.id)}
            tabindex="-1"
            style={format!("--series: var(--series-{})", card.measure % SERIES)}
            onmouseenter={page.on(Action::Hover(Some(card.measure)))}
            onmouseleave={page.on(Action::Hover(None))}
        >
            <div class="card-body">
                <p class="card-head">
                    <span class="swatch" aria-hidden="true"></span>
                    <strong>{ card.label.clone() }</strong>
                    <span class="card-kind">{ card.kind.clone() }</span>
                    { for card.payers.iter().map(|payer| html! {
                        <span class="card-payer">
                            { payer.label.clone() }
                            if let Some(note) = &payer.note {
                                <small>{ note.clone() }</small>
                            }
                        </span>
                    }) }
                    { for [&card.assumed, &card.provisional].into_iter().flatten().map(|mark| html! {
                        <span class="card-mark">{ mark.clone() }</span>
                    }) }
                    <span class="card-switch">{ chip(page, &card.switch, editing) }</span>
                </p>
                { sentence(page, &card.sentence, editing) }
                <HitsFold measure={card.measure} id={card.id.clone()} />
            </div>
            { for cost.map(|known| cost_of(page, &card.id, known)) }
        </div>
    }
}

/// What a measure with this id costs.
fn cost_of(page: &Page, id: &str, cost: &CostModel) -> Html {
    let testid = format!("measure-{id}-demand");
    let change = &cost.change;
    if let Some(uncosted) = &cost.uncosted {
        return html! {
            <div class="cost undetermined">
                <p data-testid={testid} data-yuan={cost.demand.yuan.clone()}>{ uncosted.clone() }</p>
                if !change.direction.sign().is_empty() {
                    { delta_of(page, change) }
                }
            </div>
        };
    }
    html! {
        <div class="cost">
            <p class="cost-demand">
                <span class="figure" data-testid={testid} data-yuan={cost.demand.yuan.clone()}>{ cost.demand.shown.clone() }</span>
            </p>
            if let Some(paid) = &cost.paid {
                <p class="cost-paid">{ page.say("app-column-paid") }{ " " }<span class="figure" data-testid={format!("measure-{}-paid", id)} data-yuan={paid.yuan.clone()}>{ paid.shown.clone() }</span></p>
            }
            <p class="cost-recipients">{ cost.recipients.clone() }</p>
            { delta_of(page, change) }
        </div>
    }
}

fn delta_of(page: &Page, change: &ChangeModel) -> Html {
    html! {
        <p class={classes!("delta", change.direction.class())} title={change.spoken.clone()}>
            if change.direction.sign().is_empty() {
                { page.say("app-as-drafted") }
            } else {
                <span aria-hidden="true">{ change.direction.sign() }</span>{ " " }<span class="figure">{ change.shown.clone() }</span>
            }
        </p>
    }
}
