//! Which made-up population the figures are of, and drawing another.

use yew::prelude::*;
use yew_router::prelude::*;

use crate::ui::context::{use_page, use_selector};
use crate::ui::dom;
use crate::ui::lists;
use crate::ui::route::Route;
use crate::ui::storage::Sample;
use cesuan_i18n::diagnostic::render;

/// The id of the field that says how large the sample is.
pub(crate) const SAMPLE_SIZE: &str = "sample-size";

/// The form that draws another sample. Its fields keep what is typed until then.
#[component]
pub(crate) fn SampleForm() -> Html {
    let page = use_page();
    let (sample, undrawn, usual) =
        use_selector(|state| (state.kept.sample.clone(), state.undrawn.clone(), state.usual.clone()));
    let (size, seed) = sample.filled(&usual);
    let size = use_state(|| size.to_string());
    let seed = use_state(|| seed.to_string());
    // The texts follow the sample when it is drawn elsewhere, and the policy once it is open.
    {
        let (size, seed) = (size.clone(), seed.clone());
        use_effect_with((sample.clone(), usual), move |(sample, usual)| {
            let (enterprises, from) = sample.filled(usual);
            size.set(enterprises.to_string());
            seed.set(from.to_string());
        });
    }
    let (wanted_size, wanted_seed) = (Sample::read_size(&size), Sample::read_seed(&seed));
    let onsubmit = {
        let (page, adjust) = (page.clone(), sample.adjust.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if let (Some(enterprises), Some(seed)) = (wanted_size, wanted_seed) {
                lists::draw(&page, Sample { enterprises: Some(enterprises), seed: Some(seed), adjust: adjust.clone() });
            }
        })
    };
    let typing = |state: UseStateHandle<String>| {
        Callback::from(move |event: InputEvent| {
            if let Some(input) = dom::input_of(&event) {
                state.set(input.value());
            }
        })
    };
    let fault =
        |fine: bool, id: &str| (!fine).then(|| page.say_with(id, &[("largest", Sample::LARGEST.to_string().into())]));
    let faults =
        [fault(wanted_size.is_some(), "app-sample-size-fault"), fault(wanted_seed.is_some(), "app-sample-seed-fault")];
    let undrawn = undrawn.iter().map(|fault| AttrValue::from(render(page.lang, fault).headline));
    let said: Vec<AttrValue> = faults.into_iter().flatten().chain(undrawn).collect();
    html! {
        <form class="sample-form" {onsubmit}>
            <h3>{ page.say("app-sample") }<span class="badge synthetic">{ page.say("app-synthetic") }</span></h3>
            <p class="sample-about">
                { page.say("app-sample-about") }{ " " }
                <a class="go" href={format!("#{}", Route::Sample.to_path())} data-testid="sample-more">{ page.say("sample-more") }</a>
                { " " }<a class="go" href={format!("#{}", Route::Lists.to_path())}>{ page.say("app-sample-list") }</a>
                if !sample.adjust.is_none() {
                    { " " }<span class="badge changed">{ page.say("sample-adjusted") }</span>
                }
            </p>
            <div class="sample-fields">
                <label for={SAMPLE_SIZE}>{ page.say("app-sample-size") }</label>
                <input id={SAMPLE_SIZE} data-testid={SAMPLE_SIZE} class="figure" type="text" inputmode="numeric" autocomplete="off" value={(*size).clone()} oninput={typing(size.clone())}
                    aria-invalid={wanted_size.is_none().to_string()} aria-describedby="sample-faults" />
                <label for="sample-seed">{ page.say("app-sample-seed") }</label>
                <input id="sample-seed" data-testid="sample-seed" class="figure" type="text" inputmode="numeric" autocomplete="off" value={(*seed).clone()} oninput={typing(seed.clone())}
                    aria-invalid={wanted_seed.is_none().to_string()} aria-describedby="sample-faults" />
                <button type="submit" class="button" data-testid="sample-draw" disabled={wanted_size.is_none() || wanted_seed.is_none()}>{ page.say("app-sample-draw") }</button>
            </div>
            <div id="sample-faults" class="field-fault" role="alert">{ for said.into_iter().map(|fault| html! { <p>{ fault }</p> }) }</div>
        </form>
    }
}
