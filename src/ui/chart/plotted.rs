//! The interface of everything that is drawn as a chart.

use serde_json::{Value, json};

use super::look::Look;
use crate::ui::dom;

/// A chart that can be drawn.
pub(crate) trait Plotted {
    /// The title.
    fn title(&self) -> &str;

    /// The unit of the amounts, in words.
    fn unit(&self) -> &str;

    /// A description for screen readers.
    fn described(&self) -> &str;

    /// A note in the subtitle of pictures, such as that an axis does not begin at zero.
    fn note(&self) -> Option<&str> {
        None
    }

    /// The height of all bars in pixels; none where the styles give the chart's height.
    fn height(&self) -> Option<u32>;

    /// The option for the library without what all charts have in common, and the height above the bars in pixels.
    fn option(&self, look: &Look) -> (Value, u32);
}

/// The complete option of a chart as JSON, and the height above the bars in pixels.
pub(super) fn option_of(view: &dyn Plotted, look: &Look) -> (String, u32) {
    let (mut option, top) = view.option(look);
    option["animation"] = (!look.still() && !dom::less_motion()).into();
    option["animationDuration"] = 300.into();
    option["animationDurationUpdate"] = 300.into();
    // The library's own description would be in one language only.
    option["aria"] =
        json!({ "enabled": true, "label": { "description": view.described() }, "decal": { "show": false } });
    if look.still() {
        let mut words = look.letters(&look.ink);
        words["fontSize"] = 16.into();
        words["fontWeight"] = "bold".into();
        option["backgroundColor"] = dom::token("--picture").into();
        option["title"] = json!({
            "text": view.title(),
            "subtext": look.beside.iter().map(String::as_str).chain(view.note()).collect::<Vec<_>>().join(" · "),
            "left": 0,
            "top": 2,
            "itemGap": 5,
            "textStyle": words,
            "subtextStyle": look.letters(&look.ink_soft),
        });
    }
    (option.to_string(), top)
}
