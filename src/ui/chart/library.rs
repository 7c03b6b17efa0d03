//! ECharts: loaded on demand, and the four of its functions that the page uses.

use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlScriptElement, ResizeObserver};
use yew::Callback;

use crate::ui::dom;

#[wasm_bindgen]
extern "C" {
    type Instance;

    #[wasm_bindgen(js_namespace = echarts, catch)]
    fn init(frame: &Element, theme: &JsValue, options: &JsValue) -> Result<Instance, JsValue>;

    #[wasm_bindgen(method, js_name = setOption, catch)]
    fn set_option(this: &Instance, option: &JsValue, how: &JsValue) -> Result<(), JsValue>;

    #[wasm_bindgen(method, catch)]
    fn resize(this: &Instance) -> Result<(), JsValue>;

    #[wasm_bindgen(method, catch)]
    fn dispose(this: &Instance) -> Result<(), JsValue>;
}

/// Loads the library once; says whether it is there.
pub(crate) fn load(done: Callback<bool>) {
    let there = js_sys::Reflect::has(&js_sys::global(), &"echarts".into()).unwrap_or(false);
    if there {
        return done.emit(true);
    }
    let script = dom::document()
        .and_then(|document| document.create_element("script").ok()?.dyn_into::<HtmlScriptElement>().ok());
    let head = dom::document().and_then(|document| document.head());
    let (Some(script), Some(head), Some(address)) = (script, head, dom::meta("chart-library")) else {
        return done.emit(false);
    };
    let failed = done.clone();
    let onload = Closure::once_into_js(move || done.emit(true));
    let onerror = Closure::once_into_js(move || failed.emit(false));
    script.set_onload(Some(onload.unchecked_ref()));
    script.set_onerror(Some(onerror.unchecked_ref()));
    script.set_src(&address);
    // A script the page refuses to take says nothing later, and the chart stays blank beside its table.
    let _ = head.append_child(&script);
}

/// A chart in its frame.
pub(crate) struct Drawing {
    instance: Instance,
    observer: Option<ResizeObserver>,
    _resized: Closure<dyn FnMut()>,
}

impl Drawing {
    /// A blank chart, or none where the library fails.
    pub(crate) fn new(frame: &Element) -> Option<Self> {
        let instance = init(frame, &JsValue::NULL, &json(r#"{"renderer":"svg"}"#)?).ok()?;
        let again: Instance = instance.clone().unchecked_into();
        let resized = Closure::<dyn FnMut()>::new(move || {
            // A chart that cannot follow keeps its size.
            let _ = again.resize();
        });
        let observer = ResizeObserver::new(resized.as_ref().unchecked_ref()).ok();
        if let Some(observer) = &observer {
            observer.observe(frame);
        }
        Some(Self { instance, observer, _resized: resized })
    }

    /// Shows what an option says, as JSON; whether that worked.
    pub(crate) fn show(&self, option: &str) -> bool {
        let how = json(r#"{"replaceMerge":["series"]}"#);
        json(option).zip(how).is_some_and(|(option, how)| self.instance.set_option(&option, &how).is_ok())
    }
}

impl Drop for Drawing {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
        // The frame goes with it.
        let _ = self.instance.dispose();
    }
}

fn json(text: &str) -> Option<JsValue> {
    js_sys::JSON::parse(text).ok()
}
