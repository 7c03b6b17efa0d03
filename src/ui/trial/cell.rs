//! A cell of the form.

use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use crate::ui::context::Page;
use crate::ui::model::trial::{CellControl, TrialCell};

/// A cell. `spoken` names its column and year for people who hear the page; what is typed goes to `onfill`.
pub(super) fn cell(
    page: &Page,
    cell: &TrialCell,
    control: &CellControl,
    spoken: String,
    onfill: Callback<String>,
) -> Html {
    let TrialCell { place, value, fault } = cell;
    let fault_place = format!("{place}-fault");
    let describedby = fault.as_ref().map(|_| fault_place.clone());
    let invalid = fault.is_some().to_string();
    let control = match control {
        CellControl::Text => {
            let oninput = Callback::from(move |event: InputEvent| {
                onfill.emit(event.target_unchecked_into::<HtmlInputElement>().value());
            });
            html! {
                <input id={place.clone()} data-testid={place.clone()} class="figure" type="text" autocomplete="off"
                    value={value.clone()} {oninput} aria-label={spoken} aria-invalid={invalid} aria-describedby={describedby} />
            }
        }
        CellControl::Flag => {
            let onchange = Callback::from(move |event: Event| {
                let checked = event.target_unchecked_into::<HtmlInputElement>().checked();
                onfill.emit(if checked { "1".to_owned() } else { String::new() });
            });
            html! {
                <input id={place.clone()} data-testid={place.clone()} type="checkbox"
                    checked={!value.is_empty() && value != "0"} {onchange}
                    aria-label={spoken} aria-invalid={invalid} aria-describedby={describedby} />
            }
        }
        CellControl::Choice(options) => {
            let onchange = Callback::from(move |event: Event| {
                onfill.emit(event.target_unchecked_into::<HtmlSelectElement>().value());
            });
            let option = |(option, label): &(String, String)| {
                html! { <option value={option.clone()} selected={option == value}>{ label.clone() }</option> }
            };
            html! {
                <select id={place.clone()} data-testid={place.clone()} {onchange}
                    aria-label={spoken} aria-invalid={invalid} aria-describedby={describedby}>
                    if !options.iter().any(|(option, _)| option == value) {
                        <option value={value.clone()} selected=true>{ page.say("trial-choose") }</option>
                    }
                    { for options.iter().map(option) }
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
