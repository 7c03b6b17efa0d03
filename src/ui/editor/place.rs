//! Where the editor stands: under its chip, or above it, and always inside the view.

use web_sys::HtmlElement;

use crate::ui::dom;

/// Moves the window to its chip. Small screens have it at their bottom by the styles, whatever is set here.
pub(crate) fn put(frame: &HtmlElement, chip: &HtmlElement) {
    let Some(window) = dom::window() else { return };
    let size =
        |value: Result<wasm_bindgen::JsValue, _>| value.ok().and_then(|value| value.as_f64()).unwrap_or_default();
    let view = (size(window.inner_width()), size(window.inner_height()));
    let rects = chip.get_client_rects();
    // A value that breaks over lines has several boxes; the window belongs to the last one.
    let Some(rect) = rects.get(rects.length().saturating_sub(1)) else { return };
    let own = frame.get_bounding_client_rect();
    let gap = pixels("--editor-gap");
    let chip = (rect.left(), rect.top(), rect.right(), rect.bottom());
    let (left, top) = position(chip, (own.width(), own.height()), view, gap);
    let style = frame.style();
    // A browser that refuses leaves the window where the styles put it.
    let _ = style.set_property("--editor-left", &format!("{left}px"));
    let _ = style.set_property("--editor-top", &format!("{top}px"));
}

fn pixels(name: &str) -> f64 {
    dom::token(name).trim_end_matches("px").parse().unwrap_or_default()
}

/// The window's left and top edge.
#[allow(clippy::float_arithmetic, reason = "places on a screen")]
fn position(
    (left, top, right, bottom): (f64, f64, f64, f64),
    (width, height): (f64, f64),
    view: (f64, f64),
    gap: f64,
) -> (f64, f64) {
    let (below, above) = (bottom + gap, top - gap - height);
    let across = left.min(view.0 - width - gap).max(gap);
    if below + height + gap <= view.1 {
        (across, below)
    } else if above >= gap {
        (across, above)
    } else {
        // Neither fits: beside the chip, so that the number stays in sight.
        let beside = if right + gap + width + gap <= view.0 { right + gap } else { left - gap - width };
        (beside.max(gap), below.min(view.1 - height - gap).max(gap))
    }
}
