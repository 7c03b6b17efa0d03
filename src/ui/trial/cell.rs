//! A cell of the form.

use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use crate::ui::context::use_page;
use crate::ui::model::{CellControl, CellView};

#[derive(Properties, PartialEq)]
pub(super) struct CellProps {
    pub cell: CellView,
    pub control: CellControl,
    /// What the cell is of, for people who hear the page: the column and the year.
    pub spoken: AttrValue,
    pub onfill: Callback<String>,
}

#[component]
pub(super) fn Cell(props: &CellProps) -> Html {
    let page = use_page();
    let CellView { place, value, fault } = &props.cell;
    let fault_place = format!("{place}-fault");
    let describedby = fault.as_ref().map(|_| fault_place.clone());
    let invalid = fault.is_some().to_string();
    let control = match &props.control {
        CellControl::Text => {
            let onfill = props.onfill.clone();
            let oninput = Callback::from(move |event: InputEvent| {
                onfill.emit(event.target_unchecked_into::<HtmlInputElement>().value());
            });
            html! {
                <input id={place.clone()} data-testid={place.clone()} class="figure" type="text" autocomplete="off" value={value.clone()} {oninput}
                    aria-label={props.spoken.clone()} aria-invalid={invalid} aria-describedby={describedby} />
            }
        }
        CellControl::Flag => {
            let onfill = props.onfill.clone();
            let onchange = Callback::from(move |event: Event| {
                let checked = event.target_unchecked_into::<HtmlInputElement>().checked();
                onfill.emit(if checked { "1".to_owned() } else { String::new() });
            });
            html! {
                <input id={place.clone()} data-testid={place.clone()} type="checkbox" checked={!value.is_empty() && value != "0"} {onchange}
                    aria-label={props.spoken.clone()} aria-invalid={invalid} aria-describedby={describedby} />
            }
        }
        CellControl::Choice(options) => {
            let onfill = props.onfill.clone();
            let onchange = Callback::from(move |event: Event| {
                onfill.emit(event.target_unchecked_into::<HtmlSelectElement>().value());
            });
            html! {
                <select id={place.clone()} data-testid={place.clone()} {onchange}
                    aria-label={props.spoken.clone()} aria-invalid={invalid} aria-describedby={describedby}>
                    if !options.iter().any(|(option, _)| option == value) {
                        <option value={value.clone()} selected=true>{ page.say("trial-choose") }</option>
                    }
                    { for options.iter().map(|(option, label)| html! { <option value={option.clone()} selected={option == value}>{ label.clone() }</option> }) }
                </select>
            }
        }
    };
    html! {
        <>
            { control }
            if let Some(fault) = fault {
                <span class="field-fault" id={fault_place} role="alert">{ fault.clone() }</span>
            }
        </>
    }
}
