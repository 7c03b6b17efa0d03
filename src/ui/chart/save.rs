//! Charts as pictures: SVG from the library, PNG of that through a canvas.

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

/// How wide a saved picture is.
const WIDTH: u32 = 960;
/// How high the bars of a picture are where the view does not say.
const PICTURE_HEIGHT: u32 = 360;
/// How many dots of a PNG there are to one of the page.
const DOTS: u32 = 2;

/// A chart that stands alone.
#[derive(Clone, PartialEq)]
pub(crate) struct Picture {
    /// The text of an SVG file.
    svg: String,
    width: u32,
    height: u32,
}

impl Picture {
    /// A view as a picture of this width with its title, what is said beside that, and a legend; nothing where the library is not there.
    pub(crate) fn of(view: &dyn Plotted, width: u32, beside: &str) -> Option<Self> {
        let (option, top) = option_of(view, &Look::picture(width, beside.to_owned()));
        let height = view.height().unwrap_or(PICTURE_HEIGHT) + top;
        Some(Self { svg: svg(&option, width, height)?, width, height })
    }

    /// It as an address.
    pub(crate) fn address(&self) -> String {
        format!("data:image/svg+xml;charset=utf-8,{}", String::from(js_sys::encode_uri_component(&self.svg)))
    }

    /// Makes a PNG of it.
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

/// Paints a picture onto a canvas and hands over what comes of it.
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

/// What is said beside the title of every picture: the unit, what the figures are of, and their fingerprint where there is one.
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

/// Two buttons that save a chart.
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
