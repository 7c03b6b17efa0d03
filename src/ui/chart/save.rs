//! Saving charts as pictures: as SVG by the library, as PNG by painting the SVG onto a canvas.

use wasm_bindgen::prelude::*;
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement};
use yew::prelude::*;

use super::library::svg;
use super::look::Look;
use super::plotted::{Plotted, option_of};
use crate::ui::context::{use_page, use_selector};
use crate::ui::model::header;
use crate::ui::shared::Shared;
use crate::ui::{dom, download};

/// The width of a saved picture, in pixels.
const WIDTH: u32 = 960;
/// The height of the bars of a picture whose chart gives none, in pixels.
const PICTURE_HEIGHT: u32 = 360;
/// The scale of a PNG: dots per pixel.
const DOTS: u32 = 2;

/// A chart as a picture with title and legend.
#[derive(Clone, PartialEq)]
pub(crate) struct Picture {
    /// The text of an SVG file.
    svg: String,
    width: u32,
    height: u32,
}

impl Picture {
    /// Draws a chart as a picture of this width in pixels with `beside` as its subtitle; none where the library is missing.
    pub(crate) fn of(view: &dyn Plotted, width: u32, beside: &str) -> Option<Self> {
        let (option, top) = option_of(view, &Look::picture(width, beside.to_owned()));
        let height = view.height().unwrap_or(PICTURE_HEIGHT) + top;
        Some(Self { svg: svg(&option, width, height)?, width, height })
    }

    /// The picture as a data address.
    pub(crate) fn address(&self) -> String {
        format!("data:image/svg+xml;charset=utf-8,{}", String::from(js_sys::encode_uri_component(&self.svg)))
    }

    /// Makes a PNG; `done` hears none where the browser cannot.
    fn png(&self, done: Callback<Option<Blob>>) {
        let Ok(image) = HtmlImageElement::new() else { return done.emit(None) };
        let (drawn, size, failed) = (image.clone(), (self.width, self.height), done.clone());
        let onload = Closure::once_into_js(move || {
            if painted(&drawn, size, done.clone()).is_none() {
                done.emit(None);
            }
        });
        let onerror = Closure::once_into_js(move || failed.emit(None));
        image.set_onload(Some(onload.unchecked_ref()));
        image.set_onerror(Some(onerror.unchecked_ref()));
        image.set_src(&self.address());
    }
}

/// Paints a picture onto a canvas; `done` hears its PNG.
fn painted(image: &HtmlImageElement, (width, height): (u32, u32), done: Callback<Option<Blob>>) -> Option<()> {
    let canvas = dom::document()?.create_element("canvas").ok()?.dyn_into::<HtmlCanvasElement>().ok()?;
    canvas.set_width(width * DOTS);
    canvas.set_height(height * DOTS);
    let context = canvas.get_context("2d").ok()??.dyn_into::<CanvasRenderingContext2d>().ok()?;
    let (wide, high) = (f64::from(canvas.width()), f64::from(canvas.height()));
    context.draw_image_with_html_image_element_and_dw_and_dh(image, 0.0, 0.0, wide, high).ok()?;
    let written = Closure::once_into_js(move |blob: Option<Blob>| done.emit(blob));
    canvas.to_blob(written.unchecked_ref()).ok()
}

/// The subtitle of a picture: the unit, the kind of population, and the fingerprint of the figures where there is one.
#[hook]
pub(crate) fn use_beside(unit: &str, print: Option<&str>) -> String {
    let page = use_page();
    let basis = use_selector(|state| state.input().and_then(|input| header(input).basis));
    let unit = page.say_with("app-in-unit", &[("unit", unit.into())]).to_string();
    let print = print.map(|print| page.say_with("charts-print", &[("print", print.into())]).to_string());
    [unit].into_iter().chain(basis.map(|basis| basis.said)).chain(print).collect::<Vec<_>>().join(" · ")
}

#[derive(Properties, PartialEq)]
pub(super) struct SaveProps {
    pub view: Shared<dyn Plotted>,
    /// The fingerprint of the figures, where they are of scenarios.
    pub print: Option<AttrValue>,
    /// For tests.
    pub testid: AttrValue,
}

/// The buttons that save a chart as SVG and as PNG.
#[component]
pub(super) fn Save(props: &SaveProps) -> Html {
    let page = use_page();
    let beside = use_beside(props.view.unit(), props.print.as_deref());
    let failed = use_state_eq(|| false);
    let save_svg = {
        let (page, view, failed) = (page.clone(), props.view.clone(), failed.clone());
        let beside = beside.clone();
        Callback::from(move |_: MouseEvent| {
            let picture = Picture::of(&*view, WIDTH, &beside);
            failed.set(picture.is_none());
            if let Some(picture) = picture {
                download::save(&download::named(&page, view.title(), "svg"), &picture.svg.into());
            }
        })
    };
    let save_png = {
        let (page, view, failed) = (page.clone(), props.view.clone(), failed.clone());
        Callback::from(move |_: MouseEvent| {
            let Some(picture) = Picture::of(&*view, WIDTH, &beside) else { return failed.set(true) };
            let (name, failed) = (download::named(&page, view.title(), "png"), failed.clone());
            picture.png(Callback::from(move |blob: Option<Blob>| {
                failed.set(blob.is_none());
                if let Some(blob) = blob {
                    download::save(&name, &blob);
                }
            }));
        })
    };
    let button = |save: &str, said: &str, onclick: Callback<MouseEvent>| {
        let args = [("save", page.say(save).to_string().into()), ("title", props.view.title().to_owned().into())];
        let label = page.say_with("charts-save-of", &args);
        let testid = format!("{}-{}", props.testid, said.to_lowercase());
        html! {
            <button type="button" class="button chart-save" title={page.say(save)} aria-label={label} data-testid={testid} {onclick}>{ said }</button>
        }
    };
    html! {
        <>
            { button("charts-save-svg", "SVG", save_svg) }
            { button("charts-save-png", "PNG", save_png) }
            if *failed {
                <span class="field-fault" role="alert">{ page.say("charts-save-failed") }</span>
            }
        </>
    }
}
