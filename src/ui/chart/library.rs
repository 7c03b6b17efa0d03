//! ECharts, loaded when the first chart is drawn: the functions of it that the page uses.

use wasm_bindgen::prelude::*;
use web_sys::{Element, ResizeObserver};
use yew::Callback;

use crate::ui::script_loader;

#[wasm_bindgen]
extern "C" {
    type Instance;

    #[wasm_bindgen(js_namespace = echarts, catch)]
    fn init(frame: &JsValue, theme: &JsValue, options: &JsValue) -> Result<Instance, JsValue>;

    #[wasm_bindgen(method, js_name = setOption, catch)]
    fn set_option(this: &Instance, option: &JsValue, how: &JsValue) -> Result<(), JsValue>;

    #[wasm_bindgen(method, js_name = renderToSVGString, catch)]
    fn render_to_svg_string(this: &Instance) -> Result<String, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn resize(this: &Instance) -> Result<(), JsValue>;

    #[wasm_bindgen(method, catch)]
    fn dispose(this: &Instance) -> Result<(), JsValue>;
}

/// Loads the library once; `done` hears whether it could be loaded.
pub(super) fn load(done: Callback<bool>) {
    script_loader::load("echarts", "chart-library", done);
}

/// A chart in its frame.
pub(super) struct Drawing {
    instance: Instance,
    observer: Option<ResizeObserver>,
    _resized: Closure<dyn FnMut()>,
}

impl Drawing {
    /// An empty chart in this element; none where the library fails.
    pub(super) fn new(frame: &Element) -> Option<Self> {
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

    /// Draws an option given as JSON; returns whether the library could.
    pub(super) fn show(&self, option: &str) -> bool {
        shown(&self.instance, option)
    }
}

impl Drop for Drawing {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
        // An instance that cannot be disposed of is removed with its element.
        let _ = self.instance.dispose();
    }
}

/// Draws an option given as JSON and returns the text of an SVG file of this size in pixels; none where the library is
/// missing or fails.
pub(super) fn svg(option: &str, width: u32, height: u32) -> Option<String> {
    let how = format!(r#"{{"renderer":"svg","ssr":true,"width":{width},"height":{height}}}"#);
    let instance = init(&JsValue::NULL, &JsValue::NULL, &json(&how)?).ok()?;
    let drawn = shown(&instance, option).then(|| instance.render_to_svg_string().ok()).flatten();
    // It has no element that could keep it alive.
    let _ = instance.dispose();
    drawn
}

fn shown(instance: &Instance, option: &str) -> bool {
    let how = json(r#"{"replaceMerge":["series"]}"#);
    json(option).zip(how).is_some_and(|(option, how)| instance.set_option(&option, &how).is_ok())
}

fn json(text: &str) -> Option<JsValue> {
    js_sys::JSON::parse(text).ok()
}
