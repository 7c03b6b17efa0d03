//! A measure: its sentence, and what it costs in the margin.

use yew::prelude::*;

use super::hits::HitsFold;
use super::sentence::sentence;
use crate::ui::context::Page;
use crate::ui::model::{CardModel, CostModel, SERIES};
use crate::ui::state::Action;

/// A measure. `cost` is missing before the first figures; `editing` is the place of the value whose editor is open.
pub(super) fn card(
    page: &Page,
    card: &CardModel,
    cost: Option<&CostModel>,
    hovered: bool,
    editing: Option<&str>,
) -> Html {
    let class = classes!("card", hovered.then_some("pointed"), card.changed.then_some("changed"));
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
                    <span class="card-payer">{ card.payer.clone() }</span>
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
    if let Some(undetermined) = &cost.undetermined {
        return html! {
            <div class="cost undetermined"><p data-testid={testid} data-yuan={cost.demand.yuan.clone()}>{ undetermined.clone() }</p></div>
        };
    }
    let change = &cost.change;
    html! {
        <div class="cost">
            <p class="cost-demand">
                <span class="figure" data-testid={testid} data-yuan={cost.demand.yuan.clone()}>{ cost.demand.shown.clone() }</span>
            </p>
            if let Some(paid) = &cost.paid {
                <p class="cost-paid">{ page.say("app-column-paid") }{ " " }<span class="figure" data-testid={format!("measure-{}-paid", id)} data-yuan={paid.yuan.clone()}>{ paid.shown.clone() }</span></p>
            }
            <p class="cost-recipients">{ cost.recipients.clone() }</p>
            <p class={classes!("delta", change.direction.class())} title={change.spoken.clone()}>
                if change.direction.sign().is_empty() {
                    { page.say("app-as-drafted") }
                } else {
                    <span aria-hidden="true">{ change.direction.sign() }</span>{ " " }<span class="figure">{ change.shown.clone() }</span>
                }
            </p>
        </div>
    }
}
