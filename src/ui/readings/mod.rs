//! The register of readings: every open question with its answers and what each costs.

mod difference;
mod reading;
mod weighing;

use yew::prelude::*;

use super::context::{use_current, use_page};
use super::dom;
use super::model::{ReadingView, readings};
use cesuan_i18n::figures;
pub(crate) use difference::Difference;
use reading::Reading;
pub(crate) use weighing::use_weighing;

/// The register below its heading.
#[component]
pub(crate) fn Register() -> Html {
    let page = use_page();
    let current = use_current();
    let (weighing, acts) = use_weighing();
    let onchange = use_kept_focus(weighing.is_running());
    let Some(input) = current.input() else { return Html::default() };
    let view = readings(input, &weighing);
    let list = |readings: Vec<ReadingView>| {
        let years = view.years.clone();
        readings.into_iter().map(move |reading| {
            html! { <Reading key={reading.id.clone()} reading={reading.clone()} years={years.clone()} /> }
        })
    };
    if view.readings.is_empty() && view.idle.is_empty() {
        return html! { <p class="readings-note">{ page.say("readings-nothing") }</p> };
    }
    let unit = figures::unit_name(input.lang, input.unit);
    let (act, way, testid) = if view.stopped {
        (acts.resume, "readings-resume", "readings-resume")
    } else {
        (acts.stop, "readings-stop", "readings-stop")
    };
    html! {
        <div class="register" {onchange}>
            <div class="readings-bar">
                <p class="readings-progress" data-testid="readings-progress">
                    if view.stopped { { page.say("readings-stopped") } }{ view.progress.clone() }
                </p>
                <progress max="1000" value={view.done.to_string()} aria-label={view.progress.clone()}></progress>
                <button type="button" class="button" data-testid={testid} disabled={!view.running && !view.stopped} onclick={move |_| act.emit(())}>{ page.say(way) }</button>
            </div>
            <p class="readings-note">{ page.say_with("readings-in-unit", &[("unit", unit.into())]) }{ " " }{ page.say("readings-interaction-about") }</p>
            <div class="readings" data-testid="readings">{ for list(view.readings.clone()) }</div>
            if !view.idle.is_empty() {
                <section class="readings-idle" aria-labelledby="readings-idle">
                    <h2 id="readings-idle">{ page.say("readings-idle") }</h2>
                    <p class="readings-note">{ page.say("readings-idle-about") }</p>
                    <div class="readings" data-testid="readings-idle">{ for list(view.idle.clone()) }</div>
                </section>
            }
        </div>
    }
}

/// An answer that was chosen keeps the focus when its reading moves to another place of the list; gives what hears of choices.
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
        // When all is known nothing moves any more.
        use_effect_with(moving, move |moving| {
            if !moving {
                chosen.borrow_mut().take();
            }
        });
    }
    Callback::from(move |event: Event| *chosen.borrow_mut() = dom::input_of(&event).map(|input| input.id()))
}
