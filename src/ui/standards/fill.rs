//! The value of a standard that just fills a balance, and what it leaves.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::ui::context::Page;
use crate::ui::dom;
use crate::ui::model::standards::{FillModel, FillPeriod, FillValue, StandardModel, set_aside};
use crate::ui::state::Action;
use cesuan_base::money::MoneyUnit;
use cesuan_i18n::figures;

/// Where the money is to come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum PurseChoice {
    /// The balance of the envelope of the payer with this index.
    Balance(usize),
    /// A sum set aside every year, as typed.
    SetAside(String),
}

/// Filling the balance of a fund with the value of a standard.
pub(super) struct PurseForm<'a> {
    pub standard: &'a StandardModel,
    /// The payers with a balance: index and label.
    pub funds: &'a [(usize, String)],
    pub choice: Option<&'a PurseChoice>,
    pub choose: &'a Callback<PurseChoice>,
    /// The unit of a number typed without one.
    pub unit: MoneyUnit,
}

/// The choice of a purse, and the value that just fills it.
pub(super) fn purse_form(page: &Page, PurseForm { standard, funds, choice, choose, unit }: PurseForm<'_>) -> Html {
    let id = &standard.id;
    let (select, amount) = (format!("fund-of-{id}"), format!("aside-{id}"));
    let onchange = {
        let choose = choose.clone();
        Callback::from(move |event: Event| {
            let select: HtmlSelectElement = event.target_unchecked_into();
            choose.emit(
                select.value().parse().map_or_else(|_| PurseChoice::SetAside(String::new()), PurseChoice::Balance),
            );
        })
    };
    let oninput = {
        let choose = choose.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(input) = dom::input_of(&event) {
                choose.emit(PurseChoice::SetAside(input.value()));
            }
        })
    };
    let aside = match choice {
        Some(PurseChoice::SetAside(typed)) => Some(typed.clone()),
        _ => None,
    };
    let wrong = aside.as_ref().is_some_and(|typed| !typed.trim().is_empty() && set_aside(typed, unit).is_none());
    let balance = |(index, label): &(usize, String)| {
        let selected = choice == Some(&PurseChoice::Balance(*index));
        html! { <option key={*index} value={index.to_string()} {selected}>{ label.clone() }</option> }
    };
    let fault = format!("{amount}-fault");
    html! {
        <div class="fill">
            <h3>{ page.say("standards-fill") }</h3>
            if funds.is_empty() {
                <p class="standard-open">{ page.say("standards-no-fund") }</p>
            }
            <p class="fill-fund">
                <label for={select.clone()}>{ page.say("standards-fund") }</label>
                <select id={select.clone()} data-testid={select} {onchange}>
                    if choice.is_none() {
                        <option selected=true disabled=true></option>
                    }
                    { for funds.iter().map(balance) }
                    <option value="aside" selected={aside.is_some()}>{ page.say("standards-set-aside") }</option>
                </select>
            </p>
            if let Some(typed) = aside {
                <p class="fill-fund">
                    <label for={amount.clone()}>{ page.say("standards-amount") }</label>
                    <span class="fill-amount">
                        <input id={amount.clone()} data-testid={amount} type="text" inputmode="decimal" autocomplete="off"
                            class="figure" value={typed} {oninput}
                            aria-invalid={wrong.to_string()} aria-describedby={fault.clone()} />
                        <span>{ figures::unit_name(page.lang, unit) }</span>
                    </span>
                </p>
                <p class="field-fault" id={fault} role="alert">
                    { if wrong { page.say("standards-amount-fault") } else { AttrValue::default() } }
                </p>
            }
            if let Some(model) = &standard.fill {
                { found(page, standard, model) }
            }
        </div>
    }
}

/// The value found, a way to adopt it, and what it leaves.
fn found(page: &Page, standard: &StandardModel, model: &FillModel) -> Html {
    let heading = |id: &str| html! { <th scope="col" class="number-cell">{ page.say(id) }</th> };
    html! {
        <>
            <p class="fill-words" data-testid={format!("fill-{}", standard.id)}>{ model.words.clone() }</p>
            if let Some(value) = &model.value {
                { adopt(page, standard, value) }
            }
            <table class="standard-table">
                <thead><tr>
                    <th scope="col">{ page.say("standards-period") }</th>
                    { heading("standards-balance") }{ heading("standards-fill-cost") }{ heading("standards-rest") }
                </tr></thead>
                <tbody>{ for model.periods.iter().map(period) }</tbody>
            </table>
        </>
    }
}

fn adopt(page: &Page, standard: &StandardModel, value: &FillValue) -> Html {
    let values = vec![value.setting.clone(); standard.values.len()];
    let onclick = page.on(Action::Set { parameter: standard.parameter, values });
    let said = match value.chosen {
        true => page.say("standards-adopted"),
        false => page.say_with("standards-adopt", &[("value", value.words.clone().into())]),
    };
    let testid = format!("adopt-{}", standard.id);
    html! {
        <p><button type="button" class="button primary" data-testid={testid} disabled={value.chosen} {onclick}>{ said }</button></p>
    }
}

fn period(period: &FillPeriod) -> Html {
    let FillPeriod { name, balance, negative, cost, rest } = period;
    html! {
        <tr key={name.clone()}>
            <th scope="row" class="figure">{ name.clone() }</th>
            <td class={classes!("number-cell", "figure", negative.then_some("negative"))} data-yuan={balance.yuan.clone()}>
                { balance.shown.clone() }
            </td>
            <td class="number-cell figure">{ cost.as_ref().map(|cost| cost.shown.clone()) }</td>
            <td class="number-cell figure">{ rest.as_ref().map(|rest| rest.shown.clone()) }</td>
        </tr>
    }
}
