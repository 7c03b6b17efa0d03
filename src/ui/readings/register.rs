//! The register of readings.

use yew::prelude::*;

use super::effects::use_effects;
use super::reading::ReadingCard;
use super::unpriced::unpriced;
use crate::ui::context::{use_page, use_sources};
use crate::ui::dom;
use crate::ui::model::readings::{ReadingModel, readings};
use cesuan_i18n::figures;

/// The register: how far the asking has come, then the readings.
#[component]
pub(crate) fn Register() -> Html {
    let page = use_page();
    let sources = use_sources();
    let (effects, ways) = use_effects();
    let onchange = use_kept_focus(effects.is_running());
    let Some(input) = sources.input() else { return Html::default() };
    let model = readings(input, &effects);
    let list = |readings: &[ReadingModel]| -> Html {
        let reading = |reading: &ReadingModel| {
            html! { <ReadingCard key={reading.id.clone()} reading={reading.clone()} years={model.years.clone()} budget={model.budget.clone()} /> }
        };
        readings.iter().map(reading).collect()
    };
    if model.readings.is_empty() && model.idle.is_empty() {
        return html! { <p class="readings-note">{ page.say("readings-nothing") }</p> };
    }
    let unit = figures::unit_name(input.lang, input.unit);
    let (way, id) = if model.stopped { (ways.resume, "readings-resume") } else { (ways.stop, "readings-stop") };
    html! {
        <div class="register" {onchange}>
            <div class="readings-bar">
                <p class="readings-progress" data-testid="readings-progress">
                    if model.stopped { { page.say("readings-stopped") } }{ model.progress.clone() }
                </p>
                <progress max="1000" value={model.done.to_string()} aria-label={model.progress.clone()}></progress>
                <button type="button" class="button" data-testid={id} disabled={!model.running && !model.stopped}
                    onclick={move |_| way.emit(())}>
                    { page.say(id) }
                </button>
            </div>
            <p class="readings-note">
                { page.say_with("readings-in-unit", &[("unit", unit.into())]) }{ " " }{ page.say("readings-interaction-about") }
            </p>
            { for model.rationing.iter().map(|said| html! { <p class="readings-note" data-testid="readings-rationing">{ said.clone() }</p> }) }
            <div class="readings" data-testid="readings">{ list(&model.readings) }</div>
            if !model.idle.is_empty() {
                <section class="readings-idle" aria-labelledby="readings-idle">
                    <h2 id="readings-idle">{ page.say("readings-idle") }</h2>
                    <p class="readings-note">{ page.say("readings-idle-about") }</p>
                    <div class="readings" data-testid="readings-idle">{ list(&model.idle) }</div>
                </section>
            }
            { unpriced(input.lang, &input.policy.unpriced) }
        </div>
    }
}

/// Keeps the focus on the answer that was chosen when its reading moves to another place of the list. The callback is for the
/// change events of the list; `moving` says whether readings can still change their places.
#[hook]
fn use_kept_focus(moving: bool) -> Callback<Event> {
    let chosen = use_mut_ref(|| None::<String>);
    {
        let chosen = chosen.clone();
        use_effect(move || {
            if let Some(id) = chosen.borrow().as_ref().filter(|_| dom::is_focus_lost()) {
                dom::focus(id);
            }
        });
    }
    {
        let chosen = chosen.clone();
        // Once all effects are known nothing moves any more.
        use_effect_with(moving, move |moving| {
            if !moving {
                chosen.borrow_mut().take();
            }
        });
    }
    Callback::from(move |event: Event| *chosen.borrow_mut() = dom::input_of(&event).map(|input| input.id()))
}
