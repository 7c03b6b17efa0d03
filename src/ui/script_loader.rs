//! Libraries that are loaded on demand.

use wasm_bindgen::prelude::*;
use web_sys::HtmlScriptElement;
use yew::Callback;

use super::dom;

/// Loads a library once; says whether it is there. `global` is the name it takes, `meta` that of the element with its address.
pub(crate) fn load(global: &str, meta: &str, done: Callback<bool>) {
    let there = js_sys::Reflect::has(&js_sys::global(), &global.into()).unwrap_or(false);
    if there {
        return done.emit(true);
    }
    let script = dom::document()
        .and_then(|document| document.create_element("script").ok()?.dyn_into::<HtmlScriptElement>().ok());
    let head = dom::document().and_then(|document| document.head());
    let (Some(script), Some(head), Some(address)) = (script, head, dom::meta(meta)) else {
        return done.emit(false);
    };
    let failed = done.clone();
    let onload = Closure::once_into_js(move || done.emit(true));
    let onerror = Closure::once_into_js(move || failed.emit(false));
    script.set_onload(Some(onload.unchecked_ref()));
    script.set_onerror(Some(onerror.unchecked_ref()));
    script.set_src(&address);
    // A script the page refuses to take says nothing later; what needs it stays as it is without.
    let _ = head.append_child(&script);
}
