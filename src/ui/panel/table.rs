//! The table by clause.

use std::rc::Rc;

use yew::prelude::*;

use super::total::brief_delta;
use crate::ui::context::{Page, use_page, use_selector};
use crate::ui::dom;
use crate::ui::model::{AmountModel, BudgetModel, RowModel, SERIES, TableModel};
use crate::ui::state::Action;

/// The clauses with what they cost, and their sum. `unit` is that of amounts, in words.
pub(super) fn table(page: &Page, view: &TableModel, unit: &str) -> Html {
    // Where not everything is paid, that takes the place of the number of recipients, which the clauses tell.
    let rationed = view.rationed;
    // Income forgone is no part of the sum and stands below it.
    let rows = |forgone: bool| {
        let rows = view.rows.iter().filter(move |row| row.forgone == forgone);
        rows.map(|row| html! { <Row key={row.id.clone()} row={row.clone()} {rationed} /> })
    };
    let unit = page.say_with("app-in-unit", &[("unit", unit.into())]);
    html! {
        <table class="table">
            <caption><span class="caption">{ page.say("app-table") }<span class="table-unit">{ unit }</span></span></caption>
            <thead>
                <tr>
                    <th scope="col">{ page.say("app-column-clause") }</th>
                    if rationed {
                        <th scope="col" class="number-cell">{ page.say("app-column-demand") }</th>
                        <th scope="col" class="number-cell">{ page.say("app-column-paid") }</th>
                    } else {
                        <th scope="col" class="number-cell">{ page.say("app-column-recipients") }</th>
                        <th scope="col" class="number-cell">{ page.say("app-column-demand") }</th>
                    }
                    <th scope="col" class="number-cell">{ page.say("app-column-change") }</th>
                </tr>
            </thead>
            <tbody>{ for rows(false) }</tbody>
            <tbody class="sum">{ for view.sums.iter().map(|budget| sum(page, budget, rationed)) }</tbody>
            if view.rows.iter().any(|row| row.forgone) {
                <tbody>
                    <tr class="apart-head"><th scope="rowgroup" colspan="4">{ page.say("app-relief") }</th></tr>
                    { for rows(true) }
                </tbody>
            }
        </table>
    }
}

/// The sum of a budget.
fn sum(page: &Page, budget: &BudgetModel, rationed: bool) -> Html {
    let cell = |kind: &str, amount: &AmountModel| {
        html! {
            <td class="number-cell figure" data-testid={format!("table-{kind}-{}", budget.id)} data-yuan={amount.yuan.clone()}>{ amount.shown.clone() }</td>
        }
    };
    let demand = cell("demand", budget.demand.as_ref().unwrap_or(&budget.amount));
    html! {
        <tr key={budget.id.clone()}>
            <th scope="row">{ budget.label.clone() }</th>
            if rationed {
                { demand }
                { cell("paid", &budget.amount) }
            } else {
                <td></td>
                { demand }
            }
            <td class="number-cell">{ brief_delta(page, &budget.change) }</td>
        </tr>
    }
}

#[derive(Properties, PartialEq)]
struct RowProps {
    row: Rc<RowModel>,
    /// Whether amounts paid stand beside the demand.
    rationed: bool,
}

/// A clause of the table. It is a component because the pointer over a clause redraws this row alone.
#[component]
fn Row(props: &RowProps) -> Html {
    let page = use_page();
    let row = &props.row;
    let measure = row.measure;
    let hovered = use_selector(move |state| state.hovered == Some(measure));
    let go = {
        let target = format!("measure-{}", row.id);
        Callback::from(move |_: MouseEvent| {
            dom::reveal(&target);
            dom::focus(&target);
        })
    };
    let enter = Action::Hover(Some(measure));
    let cost = &row.cost;
    let paid = cost.paid.as_ref().unwrap_or(&cost.demand);
    html! {
        <tr
            class={classes!(hovered.then_some("pointed"), row.forgone.then_some("forgone"), cost.off.then_some("off"))}
            style={format!("--series: var(--series-{})", measure % SERIES)}
            onmouseenter={page.on(enter.clone())} onmouseleave={page.on(Action::Hover(None))}
            onfocusin={page.on(enter)} onfocusout={page.on(Action::Hover(None))}
        >
            <th scope="row"><button type="button" onclick={go}><span class="swatch" aria-hidden="true"></span>{ row.label.clone() }</button></th>
            if let Some(uncosted) = &cost.uncosted {
                <td colspan={if cost.off { "2" } else { "3" }} class="number-cell undetermined">{ uncosted.clone() }</td>
                if cost.off {
                    <td class="number-cell">{ brief_delta(&page, &cost.change) }</td>
                }
            } else {
                if props.rationed {
                    <td class="number-cell figure">{ cost.demand.shown.clone() }</td>
                    <td class="number-cell figure" data-testid={format!("paid-{}", row.id)} data-yuan={paid.yuan.clone()}>{ paid.shown.clone() }</td>
                } else {
                    <td class="number-cell figure">{ cost.recipients_count.clone() }</td>
                    <td class="number-cell figure">{ cost.demand.shown.clone() }</td>
                }
                <td class="number-cell">{ brief_delta(&page, &cost.change) }</td>
            }
        </tr>
    }
}
