//! ECharts: loaded on demand, and the four of its functions that the page uses.

use wasm_bindgen::prelude::*;
use web_sys::{Element, ResizeObserver};
use yew::Callback;

use crate::ui::script;

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
    script::load("echarts", "chart-library", done);
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
