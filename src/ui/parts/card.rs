//! A measure: its sentence, and what it costs in the margin.

use std::rc::Rc;

use yew::prelude::*;

use super::hits::HitsFold;
use super::sentence::Sentence;
use crate::ui::context::use_page;
use crate::ui::model::{CardView, CostView, SERIES};
use crate::ui::state::Action;

#[derive(Properties, PartialEq)]
pub(crate) struct CardProps {
    pub card: CardView,
    /// What it costs, once that is known.
    pub cost: Option<Rc<CostView>>,
    pub pointed: bool,
    pub editing: Option<AttrValue>,
}

#[component]
pub(crate) fn Card(props: &CardProps) -> Html {
    let page = use_page();
    let card = &props.card;
    let class = classes!("card", props.pointed.then_some("pointed"), card.changed.then_some("changed"));
    html! {
        <div
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
                <Sentence pieces={card.sentence.clone()} editing={props.editing.clone()} />
                <HitsFold measure={card.measure} id={card.id.clone()} />
            </div>
            if let Some(cost) = &props.cost {
                <Cost id={card.id.clone()} cost={cost.clone()} />
            }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct CostProps {
    id: AttrValue,
    cost: Rc<CostView>,
}

#[component]
fn Cost(props: &CostProps) -> Html {
    let page = use_page();
    let cost = &props.cost;
    let testid = format!("measure-{}-demand", props.id);
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
                <p class="cost-paid">{ page.say("app-column-paid") }{ " " }<span class="figure" data-testid={format!("measure-{}-paid", props.id)} data-yuan={paid.yuan.clone()}>{ paid.shown.clone() }</span></p>
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
