//! The form that draws another sample: how many enterprises, from which seed, the weight of each group, and the growth.

use std::rc::Rc;

use yew::prelude::*;

use crate::ui::context::use_page;
use crate::ui::dom;
use crate::ui::lists;
use crate::ui::model::calibration::{AdjustTyped, read_growth, read_share};
use crate::ui::storage::Sample;
use cesuan_base::diag::Diagnostic;
use cesuan_i18n::diagnostic::render;
use cesuan_i18n::figures;
use cesuan_intake::{SampleAdjust, UsualSample};

/// The id of the element with the faults.
const FAULTS: &str = "draw-faults";

#[derive(Properties, PartialEq)]
pub(crate) struct DrawFormProps {
    pub sample: Sample,
    /// What the policy usually draws.
    pub usual: UsualSample,
    /// The label of what the groups divide (say sectors), and the id and label of each group.
    pub mix: Option<(String, Vec<(String, String)>)>,
    /// The label of what may grow faster or slower.
    pub growth: Option<String>,
    /// Whether the population at hand is a person's own list.
    pub own: bool,
    /// Why the last sample could not be drawn.
    pub undrawn: Rc<Vec<Diagnostic>>,
}

/// The form.
#[component]
pub(crate) fn DrawForm(props: &DrawFormProps) -> Html {
    let page = use_page();
    let groups = props.mix.as_ref().map(|(_, groups)| groups.clone()).unwrap_or_default();
    let (size, seed) = props.sample.filled(&props.usual);
    let size = use_state(|| size.to_string());
    let seed = use_state(|| seed.to_string());
    let typed = use_state(|| AdjustTyped::of(&props.sample.adjust, &groups));
    // The texts follow the sample when it is drawn elsewhere or by other rules.
    {
        let (size, seed, typed) = (size.clone(), seed.clone(), typed.clone());
        use_effect_with((props.sample.clone(), props.usual.clone(), groups.clone()), move |(sample, usual, groups)| {
            let (enterprises, from) = sample.filled(usual);
            size.set(enterprises.to_string());
            seed.set(from.to_string());
            typed.set(AdjustTyped::of(&sample.adjust, groups));
        });
    }
    let wanted = Sample::read(&size, &seed, typed.read());
    let onsubmit = {
        let (page, wanted) = (page.clone(), wanted.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if let Some(sample) = wanted.clone() {
                lists::draw(&page, sample);
            }
        })
    };
    let type_text = |state: &UseStateHandle<String>| {
        let state = state.clone();
        typing(move |text| state.set(text))
    };
    let type_share = |index: usize| {
        let typed = typed.clone();
        typing(move |text| {
            let mut next = (*typed).clone();
            if let Some((_, share)) = next.mix.get_mut(index) {
                *share = text;
                typed.set(next);
            }
        })
    };
    let type_growth = {
        let typed = typed.clone();
        typing(move |text| typed.set(AdjustTyped { growth: text, ..(*typed).clone() }))
    };
    let again = {
        let (typed, groups) = (typed.clone(), groups.clone());
        Callback::from(move |_: MouseEvent| typed.set(AdjustTyped::of(&SampleAdjust::default(), &groups)))
    };
    let fine = [Sample::read_size(&size).is_some(), Sample::read_seed(&seed).is_some()];
    let shares: Vec<bool> = typed.mix.iter().map(|(_, share)| read_share(share).is_some()).collect();
    let grows = read_growth(&typed.growth).is_some();
    let nothing = wanted.is_none() && fine == [true; 2] && grows && shares.iter().all(|fine| *fine);
    let most = |hundredths: i16| (hundredths / 100).to_string();
    let faults = [
        (!fine[0]).then(|| {
            page.say_with(
                "app-sample-size-fault",
                &[("largest", figures::count(page.lang, Sample::LARGEST.into()).into())],
            )
        }),
        (!fine[1]).then(|| page.say("app-sample-seed-fault")),
        shares
            .contains(&false)
            .then(|| page.say_with("sample-mix-fault", &[("most", SampleAdjust::MOST_MIX.to_string().into())])),
        (!grows).then(|| page.say_with("sample-growth-fault", &[("most", most(SampleAdjust::MOST_GROWTH).into())])),
        nothing.then(|| page.say("sample-mix-nothing")),
    ];
    let undrawn = props.undrawn.iter().map(|fault| AttrValue::from(render(page.lang, fault).headline));
    let said: Vec<AttrValue> = faults.into_iter().flatten().chain(undrawn).collect();
    let unchanged = *typed == AdjustTyped::of(&SampleAdjust::default(), &groups);
    html! {
        <form class="draw-form" {onsubmit} aria-labelledby="draw-title" data-testid="draw-form">
            <h2 id="draw-title">{ page.say("sample-draw-title") }</h2>
            if props.own {
                <p class="readings-note">{ page.say("sample-draw-own") }</p>
            }
            <div class="draw-fields">
                { field("draw-size", &page.say("app-sample-size"), &size, fine[0], type_text(&size), None) }
                { field("draw-seed", &page.say("app-sample-seed"), &seed, fine[1], type_text(&seed), None) }
            </div>
            if let Some((label, groups)) = &props.mix {
                <fieldset>
                    <legend>{ page.say_with("sample-mix", &[("label", label.clone().into())]) }</legend>
                    <p class="readings-note">{ page.say("sample-mix-about") }</p>
                    <div class="draw-fields">
                        { for groups.iter().zip(&typed.mix).zip(&shares).enumerate().map(|(index, (((id, label), (_, share)), fine))| {
                            field(&format!("mix-{id}"), label, share, *fine, type_share(index), Some("%".into()))
                        }) }
                    </div>
                </fieldset>
            }
            if let Some(label) = &props.growth {
                <fieldset>
                    <legend>{ label.clone() }</legend>
                    <p class="readings-note">{ page.say("sample-growth-about") }</p>
                    <div class="draw-fields">
                        { field("draw-growth", &page.say("sample-growth"), &typed.growth, grows, type_growth, Some(page.say("sample-growth-unit"))) }
                    </div>
                </fieldset>
            }
            <div id={FAULTS} class="field-fault" role="alert">{ for said.into_iter().map(|fault| html! { <p>{ fault }</p> }) }</div>
            <p class="draw-buttons">
                <button type="submit" class="button primary" data-testid="draw-again" disabled={wanted.is_none()}>
                    { page.say("app-sample-draw") }
                </button>
                if props.mix.is_some() || props.growth.is_some() {
                    <button type="button" class="button" data-testid="draw-as-described" disabled={unchanged} onclick={again}>
                        { page.say("sample-as-described") }
                    </button>
                }
            </p>
        </form>
    }
}

fn typing(take: impl Fn(String) + 'static) -> Callback<InputEvent> {
    Callback::from(move |event: InputEvent| {
        if let Some(input) = dom::input_of(&event) {
            take(input.value());
        }
    })
}

fn field(
    id: &str,
    label: &str,
    text: &str,
    fine: bool,
    oninput: Callback<InputEvent>,
    unit: Option<AttrValue>,
) -> Html {
    let id = id.to_owned();
    html! {
        <p class="draw-field" key={id.clone()}>
            <label for={id.clone()}>{ label.to_owned() }</label>
            <span>
                <input id={id.clone()} data-testid={id} class="figure" type="text" inputmode="decimal" autocomplete="off"
                    value={text.to_owned()} {oninput} aria-invalid={(!fine).to_string()} aria-describedby={FAULTS} />
                if let Some(unit) = unit {
                    <span class="draw-unit">{ unit }</span>
                }
            </span>
        </p>
    }
}
