//! The few things the page asks of the browser directly. None of them can fail the page.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement, HtmlInputElement, HtmlMetaElement, Node, Window};
use yew::NodeRef;
use yew_router::Routable;

use super::route::Route;
use cesuan_i18n::Lang;

pub(crate) fn window() -> Option<Window> {
    web_sys::window()
}

pub(crate) fn document() -> Option<Document> {
    window()?.document()
}

/// The element with this id.
pub(crate) fn element(id: &str) -> Option<HtmlElement> {
    document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// Puts the focus on the element with this id.
pub(crate) fn focus(id: &str) {
    if let Some(element) = element(id) {
        // An element that cannot take the focus leaves it where it is.
        let _ = element.focus();
    }
}

/// Whether nothing has the focus, as after the element that had it was moved or went away.
pub(crate) fn is_focus_lost() -> bool {
    let focused = document().and_then(|document| document.active_element());
    focused.is_none_or(|focused| focused.tag_name().eq_ignore_ascii_case("body"))
}

/// Scrolls the element with this id into the middle of the view, gently unless the person asked for less motion.
pub(crate) fn reveal(id: &str) {
    if let Some(element) = element(id) {
        let options = web_sys::ScrollIntoViewOptions::new();
        let behaviour = if less_motion() { web_sys::ScrollBehavior::Auto } else { web_sys::ScrollBehavior::Smooth };
        options.set_behavior(behaviour);
        options.set_block(web_sys::ScrollLogicalPosition::Center);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Whether the person asked for less motion.
pub(crate) fn less_motion() -> bool {
    let query = window().and_then(|window| window.match_media("(prefers-reduced-motion: reduce)").ok().flatten());
    query.is_some_and(|query| query.matches())
}

/// What the page's head says under a name.
pub(crate) fn meta(name: &str) -> Option<String> {
    let element = document()?.query_selector(&format!("meta[name=\"{name}\"]")).ok()??;
    let content = element.dyn_into::<HtmlMetaElement>().ok()?.content();
    (!content.is_empty()).then_some(content)
}

/// The value of a style token.
pub(crate) fn token(name: &str) -> String {
    let root = document().and_then(|document| document.document_element());
    let style = root.and_then(|root| window()?.get_computed_style(&root).ok().flatten());
    style.and_then(|style| style.get_property_value(name).ok()).map(|value| value.trim().to_owned()).unwrap_or_default()
}

/// The input an event happened in.
pub(crate) fn input_of(event: &web_sys::Event) -> Option<HtmlInputElement> {
    event.target()?.dyn_into().ok()
}

/// Hears of every press of the pointer outside of an element, for as long as the listener is held.
pub(crate) fn on_press_outside(inside: NodeRef, then: impl Fn() + 'static) -> Option<EventListener> {
    let capture = EventListenerOptions::run_in_capture_phase();
    let document = document()?;
    Some(EventListener::new_with_options(&document, "pointerdown", capture, move |event| {
        let target = event.target().and_then(|target| target.dyn_into::<Node>().ok());
        if !inside.cast::<Element>().is_some_and(|element| element.contains(target.as_ref())) {
            then();
        }
    }))
}

/// The page's own address, without the place in it.
pub(crate) fn address() -> String {
    let address = window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    address.split('#').next().unwrap_or_default().to_owned()
}

/// Loads the page again, at an address that says how.
pub(crate) fn reload(query: &str) {
    if let Some(window) = window() {
        // Where the browser refuses, the link the person clicked is still there.
        let _ = window.location().assign(&format!("./{query}"));
    }
}

/// Opens a page of the site.
pub(crate) fn open(route: &Route) {
    if let Some(window) = window() {
        // A browser that refuses stays on the page.
        let _ = window.location().set_hash(&route.to_path());
    }
}

/// Takes the query out of the page's address.
pub(crate) fn forget_query() {
    if let Some(history) = window().and_then(|window| window.history().ok()) {
        // An address that stays as it is does no harm.
        let hash = window().and_then(|window| window.location().hash().ok()).filter(|hash| !hash.is_empty());
        let address = format!("./{}", hash.as_deref().unwrap_or("#/"));
        let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&address));
    }
}

/// Scrolls to the top, at once.
pub(crate) fn to_top() {
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Opens the browser's window for printing.
pub(crate) fn print() {
    if let Some(window) = window() {
        // A browser that cannot print says so itself.
        let _ = window.print();
    }
}

/// The page's query: `?draft`.
pub(crate) fn query() -> String {
    window().and_then(|window| window.location().search().ok()).unwrap_or_default()
}

/// What the page's query says under a name: `?policy=…`.
pub(crate) fn query_value(name: &str) -> Option<String> {
    web_sys::UrlSearchParams::new_with_str(&query()).ok()?.get(name)
}

/// A time in milliseconds as the browser counts them, as people of a language and this place write it.
pub(crate) fn date_time(lang: Lang, milliseconds: u64) -> String {
    let date = js_sys::Date::new(&(milliseconds as f64).into());
    String::from(date.to_locale_string(lang.tag(), &js_sys::Object::new().into()))
}

/// The time in milliseconds since 1970.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the browser's clock is a float")]
pub(crate) fn now() -> u64 {
    js_sys::Date::now() as u64
}

/// Where the engine worker lies.
pub(crate) fn worker_address() -> String {
    meta("engine-worker").unwrap_or_else(|| "./worker_loader.js".to_owned())
}
