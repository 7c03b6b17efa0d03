//! What a chart has to say of itself so that it can be drawn.

use serde_json::{Value, json};

use super::look::Look;
use crate::ui::dom;

/// A chart that can be drawn.
pub(crate) trait Plotted {
    /// What it shows, in short.
    fn title(&self) -> &str;

    /// The unit of its amounts, in words.
    fn unit(&self) -> &str;

    /// What it shows, for people who do not see it.
    fn described(&self) -> &str;

    /// What has to be known to read it, beside the unit.
    fn note(&self) -> Option<&str> {
        None
    }

    /// How high its bars have to be together, in pixels; none where the styles say how high the chart is.
    fn height(&self) -> Option<u32>;

    /// Its option as the library takes it, without what all charts have in common; and the height of what stands above the
    /// bars, in pixels.
    fn option(&self, look: &Look) -> (Value, u32);
}

/// The complete option of a chart as JSON, and the height of what stands above the bars, in pixels.
pub(super) fn option_of(view: &dyn Plotted, look: &Look) -> (String, u32) {
    let (mut option, top) = view.option(look);
    option["animation"] = (!look.still() && !dom::less_motion()).into();
    option["animationDuration"] = 300.into();
    option["animationDurationUpdate"] = 300.into();
    // Our own words for people who hear the chart.
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
