//! The value that fills a balance, and what it leaves.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::ui::context::use_page;
use crate::ui::model::FillView;
use crate::ui::state::Action;

#[derive(Properties, PartialEq)]
pub(crate) struct FillProps {
    pub id: AttrValue,
    pub parameter: usize,
    /// How many policy years there are.
    pub years: usize,
    pub fill: Option<FillView>,
    /// The payers with a balance, by index.
    pub funds: Vec<(usize, String)>,
    /// The one in question.
    pub fund: Option<usize>,
    pub choose: Callback<usize>,
}

#[component]
pub(crate) fn Fill(props: &FillProps) -> Html {
    let page = use_page();
    let select = format!("fund-of-{}", props.id);
    let onchange = {
        let choose = props.choose.clone();
        Callback::from(move |event: Event| {
            let chosen = event.target_dyn_into::<HtmlSelectElement>().and_then(|select| select.value().parse().ok());
            if let Some(fund) = chosen {
                choose.emit(fund);
            }
        })
    };
    html! {
        <div class="fill">
            <h3>{ page.say("standards-fill") }</h3>
            if props.funds.is_empty() {
                <p class="standard-open">{ page.say("standards-no-fund") }</p>
            } else {
                <p class="fill-fund">
                    <label for={select.clone()}>{ page.say("standards-fund") }</label>
                    <select id={select.clone()} data-testid={select} {onchange}>
                        { for props.funds.iter().map(|(index, label)| html! {
                            <option key={*index} value={index.to_string()} selected={props.fund == Some(*index)}>{ label.clone() }</option>
                        }) }
                    </select>
                </p>
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
