//! The total, large.

use yew::prelude::*;

use crate::ui::context::Page;
use crate::ui::dom;
use crate::ui::model::{AmountModel, BudgetModel, ChangeModel, Direction, PanelModel, StandingModel};

/// What the leading budget pays and how much that differs from the draft; beside it what falls on others, each by name.
pub(super) fn total(page: &Page, view: &PanelModel) -> Html {
    let PanelModel { headline, unit, basis, .. } = view;
    let budget = &headline.budget;
    let badge = basis.as_ref().map(
        |basis| html! { <span class={classes!("badge", basis.class)} data-testid="basis">{ basis.said.clone() }</span> },
    );
    let beside = headline.beside.iter().chain(&headline.commitments);
    html! {
        <div class="total">
            <h2>{ budget.label.clone() }{ for badge }</h2>
            <p class="total-figure">
                <span class="figure" data-testid="headline" data-yuan={budget.amount.yuan.clone()}>{ budget.amount.shown.clone() }</span>
                <span class="total-unit">{ unit.clone() }</span>
                <span class="total-unit">{ headline.word.clone() }</span>
            </p>
            { shortage(page, budget) }
            <p class="total-change">{ delta(page, &budget.change) }
                if budget.change.direction != Direction::Same {
                    <span class="total-draft">{ page.say("app-drafted") }<span class="figure">{ headline.draft.shown.clone() }</span></span>
                }
            </p>
            if let Some(spread) = &headline.spread {
                <p class="total-spread" data-testid="spread">{ spread.clone() }</p>
            }
            <h3>{ page.say("app-beside") }<span class="table-unit">{ page.say("app-beside-apart") }</span></h3>
            <dl class="beside" data-testid="beside">
                { for beside.map(|budget| beside_line(page, budget)) }
                { for headline.incomes.iter().map(|income| html! {
                    <div class="beside-line" key={income.id.clone()} data-testid={format!("income-{}", income.id)}>
                        <dt>{ to_place(&income.id, html! { { income.label.clone() } }) }</dt>
                        <dd>{ income.value.clone() }</dd>
                    </div>
                }) }
            </dl>
        </div>
    }
}

/// What is asked for where not all is paid, and what the envelopes lack.
fn shortage(page: &Page, budget: &BudgetModel) -> Html {
    let part = |id: &str, testid: &'static str, amount: &AmountModel| {
        html! {
            <span>{ page.say(id) }{ " " }<span class="figure" data-testid={format!("{testid}-{}", budget.id)} data-yuan={amount.yuan.clone()}>{ amount.shown.clone() }</span></span>
        }
    };
    if budget.demand.is_none() && budget.gap.is_none() {
        return Html::default();
    }
    html! {
        <p class="total-demand">
            { for budget.demand.iter().map(|demand| part("app-owed", "demand", demand)) }
            { for budget.gap.iter().map(|gap| part("app-gap", "gap", gap)) }
        </p>
    }
}

fn beside_line(page: &Page, budget: &BudgetModel) -> Html {
    html! {
        <div class="beside-line" key={budget.id.clone()}>
            <dt>
                { budget.label.clone() }
                { for budget.shares.iter().map(|share| share_of(page, share)) }
            </dt>
            <dd>
                <span class="figure" data-testid={format!("budget-{}", budget.id)} data-yuan={budget.amount.yuan.clone()}>{ budget.amount.shown.clone() }</span>
                { " " }{ brief_delta(page, &budget.change) }
                { shortage(page, budget) }
            </dd>
        </div>
    }
}

/// A parameter that decides how much of a shared measure falls on a budget.
fn share_of(page: &Page, share: &StandingModel) -> Html {
    let said = html! {
        <>{ share.label.clone() }{ " " }<b class="figure">{ share.value.clone() }</b></>
    };
    html! {
        <small class="beside-share">{ to_place(&share.id, said) }{ " " }<span class="status assumed">{ page.say("app-status-assumed") }</span></small>
    }
}

/// Words that lead to a parameter's place in the draft.
fn to_place(parameter: &str, said: Html) -> Html {
    let place = format!("chip-{parameter}");
    let go = Callback::from(move |_: MouseEvent| {
        dom::reveal(&place);
        dom::focus(&place);
    });
    html! { <button type="button" class="beside-go" onclick={go}>{ said }</button> }
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
