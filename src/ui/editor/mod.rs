//! The editor of one value: a small window under its place in the sentence.

mod field;
mod number;
mod options;
mod place;

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::context::{Page, use_page, use_sources};
use super::dom;
use super::model::{Control, EditorModel, PresetModel, editor};
use super::state::Action;
use cesuan_i18n::Lang;
pub(crate) use field::Field;
use number::number;
use options::{Many, options};

#[derive(Properties, PartialEq)]
pub(crate) struct EditorProps {
    /// The place of the chip it belongs to.
    pub place: AttrValue,
    /// The parameter's index.
    pub parameter: usize,
}

/// The elements of the window that Tab stops at.
const FOCUSABLE: &str = "input:not([disabled]), button:not([disabled])";

/// The window over a parameter's place.
#[component]
pub(crate) fn Editor(props: &EditorProps) -> Html {
    let page = use_page();
    let frame = use_node_ref();
    let EditorProps { place, parameter } = props;
    // New figures may move the place: the window follows when it is drawn again.
    let sources = use_sources();
    let made_of = (sources.policy, sources.overlay, page.lang, *parameter);
    let view = use_memo(made_of, |(policy, overlay, lang, parameter)| {
        let policy = policy.as_ref().filter(|policy| *parameter < policy.parameters.len())?;
        Some(editor(*lang, policy, overlay, *parameter))
    });
    {
        let (frame, place) = (frame.clone(), place.clone());
        use_effect(move || put(&frame, &place));
    }
    {
        let (frame, place, page) = (frame.clone(), place.clone(), page.clone());
        use_effect_with((), move |()| {
            focus_first(&frame);
            listeners(&frame, &place, Callback::from(move |()| page.act(Action::Commit)))
        });
    }
    let close = {
        let (page, place) = (page.clone(), place.clone());
        Callback::from(move |action: Action| {
            page.act(action);
            dom::focus(&place);
        })
    };
    let onkeydown = {
        let (close, frame) = (close.clone(), frame.clone());
        Callback::from(move |event: KeyboardEvent| match event.key().as_str() {
            "Escape" => {
                event.prevent_default();
                close.emit(Action::Revert);
            }
            "Tab" => keep_inside(&frame, &event),
            _ => {}
        })
    };
    let Some(view) = &*view else { return Html::default() };
    let accept = close.reform(|()| Action::Commit);
    let reset = Action::Reset { parameter: view.parameter };
    html! {
        <div class="editor" ref={frame} role="dialog" aria-labelledby="editor-label" data-testid="editor" {onkeydown}>
            <div class="editor-head">
                <h2 id="editor-label">{ view.label.clone() }</h2>
                <span class={classes!("status", view.status.class)}>{ view.status.word.clone() }</span>
            </div>
            { control(&page, view, &accept) }
            { presets(&page, view.parameter, &view.presets) }
            if let Some(note) = &view.note {
                <p class="editor-note">{ note.clone() }</p>
            }
            <div class="editor-foot">
                <p class="editor-source">
                    if let Some(clause) = &view.clause {
                        <span lang={Lang::Zh.tag()}>{ clause.clone() }</span>
                    }
                    <span>{ page.say("app-drafted") }{ view.draft.clone() }</span>
                </p>
                <div class="editor-ways">
                    <button type="button" class="button" data-testid="editor-reset" disabled={!view.changed} onclick={page.on(reset)}>{ page.say("app-reset") }</button>
                    <button type="button" class="button primary" data-testid="editor-accept" onclick={move |_| accept.emit(())}>{ page.say("app-accept") }</button>
                </div>
            </div>
        </div>
    }
}

/// What the value is set with; `accept` closes the editor.
fn control(page: &Page, view: &EditorModel, accept: &Callback<()>) -> Html {
    match &view.control {
        Control::Number(control) => number(page, view, control, accept),
        Control::Choice(choices) => options(page, view, choices, Many::No),
        Control::Set(choices) => options(page, view, choices, Many::Yes),
    }
}

/// Values to choose from that the rules give names.
fn presets(page: &Page, parameter: usize, presets: &[PresetModel]) -> Html {
    if presets.is_empty() {
        return Html::default();
    }
    html! {
        <div class="presets" role="group" aria-label={page.say("app-presets")}>
            { for presets.iter().map(|preset| html! {
                <button type="button" aria-pressed={preset.chosen.to_string()}
                    onclick={page.on(Action::Set { parameter, values: preset.values.clone() })}>
                    <span>{ preset.label.clone() }</span>
                    if let Some(value) = &preset.value {
                        <small class="figure">{ value.clone() }</small>
                    }
                </button>
            }) }
        </div>
    }
}

fn put(frame: &NodeRef, place: &str) {
    if let (Some(frame), Some(chip)) = (frame.cast::<HtmlElement>(), dom::element(place)) {
        place::put(&frame, &chip);
    }
}

/// Puts the focus on the number, or on the answer in force.
fn focus_first(frame: &NodeRef) {
    let Some(frame) = frame.cast::<Element>() else { return };
    let find = |selector: &str| frame.query_selector(selector).ok().flatten();
    let first = find("#editor-input").or_else(|| find("input:checked")).or_else(|| find("input"));
    let Some(first) = first.and_then(|first| first.dyn_into::<web_sys::HtmlInputElement>().ok()) else { return };
    // A field that cannot take the focus leaves it where it is.
    let _ = first.focus();
    if first.type_() == "text" {
        first.select();
    }
}

/// The window follows its chip when the page is scrolled or resized, and closes by a press outside of it.
fn listeners(frame: &NodeRef, place: &AttrValue, leave: Callback<()>) -> impl FnOnce() + use<> {
    let capture = EventListenerOptions::run_in_capture_phase();
    let moved = |kind: &'static str| {
        let (frame, place) = (frame.clone(), place.clone());
        dom::window()
            .map(|window| EventListener::new_with_options(&window, kind, capture, move |_| put(&frame, &place)))
    };
    let kept = [moved("scroll"), moved("resize")];
    let pressed = dom::on_press_outside(frame.clone(), move || leave.emit(()));
    move || drop((kept, pressed))
}

/// Keeps Tab inside the window: from its last element to its first and back.
fn keep_inside(frame: &NodeRef, event: &KeyboardEvent) {
    let Some(frame) = frame.cast::<Element>() else { return };
    let Ok(found) = frame.query_selector_all(FOCUSABLE) else { return };
    let end = |at: u32| found.get(at).and_then(|node| node.dyn_into::<HtmlElement>().ok());
    let (Some(first), Some(last)) = (end(0), end(found.length().saturating_sub(1))) else { return };
    let active = dom::document().and_then(|document| document.active_element());
    let at = |element: &HtmlElement| active.as_ref().is_some_and(|active| active.is_same_node(Some(element)));
    let next = match event.shift_key() {
        true if at(&first) => last,
        false if at(&last) => first,
        _ => return,
    };
    event.prevent_default();
    let _ = next.focus();
}
