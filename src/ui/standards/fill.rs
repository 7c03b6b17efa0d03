//! The value that fills a balance, and what it leaves.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::ui::context::use_page;
use crate::ui::dom;
use crate::ui::model::{FillView, set_aside};
use crate::ui::state::Action;
use cesuan_base::money::MoneyUnit;
use cesuan_i18n::figures;

/// Where the money is to come from, as a person chose it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum PurseChoice {
    /// What the envelope of a payer leaves, by the payer's index.
    Balance(usize),
    /// A sum every year, as typed.
    SetAside(String),
}

#[derive(Properties, PartialEq)]
pub(crate) struct FillProps {
    pub id: AttrValue,
    pub parameter: usize,
    /// How many policy years there are.
    pub years: usize,
    pub fill: Option<FillView>,
    /// The payers with a balance, by index.
    pub funds: Vec<(usize, String)>,
    /// Where the money is to come from.
    pub choice: Option<PurseChoice>,
    pub choose: Callback<PurseChoice>,
    /// What a bare number is in.
    pub unit: MoneyUnit,
}

#[component]
pub(crate) fn Fill(props: &FillProps) -> Html {
    let page = use_page();
    let (select, amount) = (format!("fund-of-{}", props.id), format!("aside-{}", props.id));
    let onchange = {
        let choose = props.choose.clone();
        Callback::from(move |event: Event| {
            let select: HtmlSelectElement = event.target_unchecked_into();
            choose.emit(
                select.value().parse().map_or_else(|_| PurseChoice::SetAside(String::new()), PurseChoice::Balance),
            );
        })
    };
    let oninput = {
        let choose = props.choose.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(input) = dom::input_of(&event) {
                choose.emit(PurseChoice::SetAside(input.value()));
            }
        })
    };
    let aside = match &props.choice {
        Some(PurseChoice::SetAside(typed)) => Some(typed.clone()),
        _ => None,
    };
    let unit = figures::unit_name(page.lang, props.unit);
    let wrong = aside.as_ref().is_some_and(|typed| !typed.trim().is_empty() && set_aside(typed, props.unit).is_none());
    let fault = format!("{amount}-fault");
    html! {
        <div class="fill">
            <h3>{ page.say("standards-fill") }</h3>
            if props.funds.is_empty() {
                <p class="standard-open">{ page.say("standards-no-fund") }</p>
            }
            <p class="fill-fund">
                <label for={select.clone()}>{ page.say("standards-fund") }</label>
                <select id={select.clone()} data-testid={select} {onchange}>
                    if props.choice.is_none() {
                        <option selected=true disabled=true></option>
                    }
                    { for props.funds.iter().map(|(index, label)| html! {
                        <option key={*index} value={index.to_string()} selected={props.choice == Some(PurseChoice::Balance(*index))}>{ label.clone() }</option>
                    }) }
                    <option value="aside" selected={aside.is_some()}>{ page.say("standards-set-aside") }</option>
                </select>
            </p>
            if let Some(typed) = aside {
                <p class="fill-fund">
                    <label for={amount.clone()}>{ page.say("standards-amount") }</label>
                    <span class="fill-amount">
                        <input id={amount.clone()} data-testid={amount} type="text" inputmode="decimal" autocomplete="off" class="figure" value={typed} {oninput}
                            aria-invalid={wrong.to_string()} aria-describedby={fault.clone()} />
                        <span>{ unit }</span>
                    </span>
                </p>
                <p class="field-fault" id={fault} role="alert">{ if wrong { page.say("standards-amount-fault") } else { AttrValue::default() } }</p>
            }
            if let Some(fill) = &props.fill {
                <Found id={props.id.clone()} parameter={props.parameter} years={props.years} fill={fill.clone()} />
            }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct FoundProps {
    id: AttrValue,
    parameter: usize,
    years: usize,
    fill: FillView,
}

#[component]
fn Found(props: &FoundProps) -> Html {
    let page = use_page();
    let FoundProps { id, parameter, years, fill } = props;
    let heading = |id: &str| html! { <th scope="col" class="number-cell">{ page.say(id) }</th> };
    html! {
        <>
            <p class="fill-words" data-testid={format!("fill-{id}")}>{ fill.words.clone() }</p>
            if let Some(value) = &fill.value {
                <p><button type="button" class="button primary" data-testid={format!("adopt-{id}")} disabled={value.chosen}
                    onclick={page.on(Action::Set { parameter: *parameter, values: vec![value.setting.clone(); *years] })}>
                    if value.chosen { { page.say("standards-adopted") } } else { { page.say_with("standards-adopt", &[("value", value.words.clone().into())]) } }
                </button></p>
            }
            <table class="standard-table">
                <thead><tr>
                    <th scope="col">{ page.say("standards-period") }</th>
                    { heading("standards-balance") }{ heading("standards-fill-cost") }{ heading("standards-rest") }
                </tr></thead>
                <tbody>{ for fill.periods.iter().map(|period| html! {
                    <tr key={period.name.clone()}>
                        <th scope="row" class="figure">{ period.name.clone() }</th>
                        <td class={classes!("number-cell", "figure", period.negative.then_some("negative"))} data-yuan={period.balance.yuan.clone()}>{ period.balance.shown.clone() }</td>
                        <td class="number-cell figure">{ period.cost.as_ref().map(|cost| cost.shown.clone()) }</td>
                        <td class="number-cell figure">{ period.rest.as_ref().map(|rest| rest.shown.clone()) }</td>
                    </tr>
                }) }</tbody>
            </table>
        </>
    }
}
