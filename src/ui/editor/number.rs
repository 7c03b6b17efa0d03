//! A number: typed, stepped or slid.

use yew::prelude::*;

use super::field::Field;
use crate::ui::context::Page;
use crate::ui::dom;
use crate::ui::model::{EditorModel, NumberControl, slid};
use crate::ui::state::Action;

/// The field, the steps and the slider of a number, and a field for each policy year where they can differ. `accept` closes the
/// editor.
pub(super) fn number(page: &Page, view: &EditorModel, control: &NumberControl, accept: &Callback<()>) -> Html {
    let EditorModel { parameter, values, label, .. } = view;
    let parameter = *parameter;
    let onslide = {
        let (page, years) = (page.clone(), values.len());
        Callback::from(move |event: InputEvent| {
            let at = dom::input_of(&event).and_then(|input| input.value().parse().ok());
            let setting = at.zip(page.policy.as_ref()).and_then(|(at, policy)| slid(&policy.parameters[parameter], at));
            if let Some(setting) = setting {
                page.act(Action::Set { parameter, values: vec![setting; years] });
            }
        })
    };
    let stepper = |steps: i32, sign: &'static str, word: &str| {
        let spoken = page.say_with(word, &[("step", control.step.clone().into())]);
        html! {
            <button type="button" class="stepper" aria-label={spoken.clone()} title={spoken} onclick={page.on(Action::Step { parameter, steps })}>{ sign }</button>
        }
    };
    let slider = &control.slider;
    html! {
        <div class="number-editor">
            <div class="number-row">
                { stepper(-1, "−", "app-step-down") }
                <Field id="editor-input" label={label.clone()} {parameter} text={control.text.clone()} blank={control.blank.clone()}
                    unit={control.unit.clone()} values={values.clone()} accept={accept.clone()} />
                { stepper(1, "+", "app-step-up") }
            </div>
            <div class="slider">
                <input type="range" min="0" max={slider.steps.to_string()} step="1" value={slider.at.to_string()}
                    data-testid="editor-slider" aria-label={label.clone()} aria-valuetext={slider.spoken.clone()} oninput={onslide} />
                <p class="slider-ends figure" aria-hidden="true"><span>{ control.min.clone() }</span><span>{ control.max.clone() }</span></p>
            </div>
            <p class="keys">{ page.say_with("app-keys", &[("step", control.step.clone().into())]) }</p>
            if !control.years.is_empty() {
                <div class="years" role="group" aria-label={page.say("app-by-year")}>
                    { for control.years.iter().enumerate().map(|(at, year)| html! {
                        <Field key={year.year} id={format!("editor-input-{}", year.year)} label={year.year.to_string()} {parameter} text={year.text.clone()}
                            unit={control.unit.clone()} values={values.clone()} year={Some(at)} accept={accept.clone()} />
                    }) }
                </div>
            }
        </div>
    }
}
