//! The look of charts on the screen and in saved pictures: colours, patterns, text sizes and axes.

use serde_json::{Value, json};
use web_sys::Element;

use crate::ui::dom;
use crate::ui::model::compare::charts::{COLUMNS, Point};

/// The size of text, in pixels.
const LETTERS: u32 = 12;
/// The size of text beside thin bars, in pixels.
const SMALL_LETTERS: u32 = 11;
/// The gap between the bars of a group, as a share of a bar's height.
pub(super) const BAR_GAP: &str = "12%";
pub(super) const GROUP_GAP: &str = "26%";
/// The height of the axis below the bars, in pixels.
const AXIS: u32 = 30;
/// In charts narrower than this many pixels, names are narrower too.
const NARROW: u32 = 560;
/// The height of a legend on the screen, in pixels.
pub(super) const LEGEND: u32 = 32;
const LEGEND_ROW: u32 = 24;
const LEGEND_MARK: u32 = 48;
/// The height of a title, in pixels.
const TITLE: u32 = 52;

/// The colours and the font of the page, read from its styles, for a chart of a certain width.
pub(crate) struct Look {
    /// The width of the chart, in pixels.
    width: u32,
    /// The subtitle of a saved picture, which has a background and a whole legend and is not animated; none on the screen.
    pub(super) beside: Option<String>,
    pub(super) ink: String,
    pub(super) ink_soft: String,
    pub(super) rule: String,
    pub(super) rule_strong: String,
    paper: String,
    pub(super) up: String,
    pub(super) down: String,
    font: String,
}

impl Look {
    /// The look of a chart on the screen, in this element.
    pub(super) fn screen(frame: &Element) -> Self {
        let width = u32::try_from(frame.client_width()).unwrap_or_default();
        Self::new(width, None)
    }

    /// The look of a saved picture of this width in pixels, with its subtitle.
    pub(super) fn picture(width: u32, beside: String) -> Self {
        Self::new(width, Some(beside))
    }

    fn new(width: u32, beside: Option<String>) -> Self {
        Self {
            width,
            beside,
            ink: dom::token("--ink"),
            ink_soft: dom::token("--ink-soft"),
            rule: dom::token("--rule"),
            rule_strong: dom::token("--rule-strong"),
            paper: dom::token("--paper"),
            up: dom::token("--vermilion"),
            down: dom::token("--teal"),
            // The library writes the font into an attribute without escaping it.
            font: dom::token("--font-sans").replace('"', "'"),
        }
    }

    /// Whether the chart is a saved picture.
    pub(super) fn still(&self) -> bool {
        self.beside.is_some()
    }

    /// The style of text of this colour.
    pub(super) fn letters(&self, color: &str) -> Value {
        json!({ "color": color, "fontSize": LETTERS, "fontFamily": self.font })
    }

    /// The style of text of this colour beside bars.
    pub(super) fn small_letters(&self, color: &str) -> Value {
        json!({ "color": color, "fontSize": SMALL_LETTERS, "fontFamily": self.font })
    }

    /// The colour and the pattern of a column's bars.
    pub(super) fn column(&self, column: usize) -> Value {
        json!({ "color": dom::token(&format!("--column-{}", column % COLUMNS)), "decal": self.pattern(column) })
    }

    /// The pattern of a column's bars; none for the draft.
    #[allow(clippy::float_arithmetic, reason = "an angle on a screen")]
    pub(super) fn pattern(&self, column: usize) -> Value {
        let color = dom::token("--column-pattern");
        let lines = |rotation: f64, gap: u32| json!({ "color": color, "dashArrayX": [1, 0], "dashArrayY": [2, gap], "rotation": rotation });
        let signs = |symbol: &str, size: f64| json!({ "color": color, "symbol": symbol, "symbolSize": size, "dashArrayX": [[6, 6], [0, 6, 6, 0]], "dashArrayY": [6, 0] });
        let (eighth, quarter) = (std::f64::consts::FRAC_PI_4, std::f64::consts::FRAC_PI_2);
        match column % COLUMNS {
            1 => lines(eighth, 5),
            2 => signs("circle", 0.7),
            3 => lines(-eighth, 5),
            4 => lines(quarter, 5),
            5 => signs("triangle", 0.9),
            6 => lines(0.0, 4),
            7 => signs("rect", 1.0),
            8 => lines(eighth, 2),
            _ => Value::Null,
        }
    }

    /// The pattern of decreases.
    pub(super) fn falling(&self) -> Value {
        self.pattern(1)
    }

    /// The greatest width of the names beside an axis, in pixels.
    pub(super) fn names_width(&self) -> u32 {
        if self.width < NARROW { 92 } else { 176 }
    }

    /// An axis of names, the first on top; long names are wrapped.
    pub(super) fn names(&self, names: &[String]) -> Value {
        let mut axis = self.short_names(names);
        let label = &mut axis["axisLabel"];
        label["width"] = self.names_width().into();
        label["overflow"] = "break".into();
        label["lineHeight"] = (LETTERS + 3).into();
        axis
    }

    /// An axis of names that are not wrapped, the first on top.
    pub(super) fn short_names(&self, names: &[String]) -> Value {
        let mut label = self.letters(&self.ink);
        label["interval"] = 0.into();
        json!({
            "type": "category",
            "data": names,
            "inverse": true,
            "axisLabel": label,
            "axisTick": { "show": false },
            "axisLine": { "lineStyle": { "color": self.rule_strong } },
        })
    }

    /// The axis of amounts from `begin` to `end`; the library chooses an end that is `None`. Both are always given, since
    /// the library keeps what an option leaves out.
    pub(super) fn amounts(&self, begin: Option<f64>, end: Option<f64>) -> Value {
        json!({
            "type": "value",
            "min": begin,
            "max": end,
            "axisLabel": self.letters(&self.ink_soft),
            "splitNumber": if self.width < NARROW { 3 } else { 5 },
            "splitLine": { "lineStyle": { "color": self.rule } },
        })
    }

    /// The area of the bars: below `top` pixels, with room on the right for the longest label.
    pub(super) fn grid<'a>(&self, top: u32, points: impl Iterator<Item = &'a Point>) -> Value {
        let right = points.map(|point| width(&point.label)).max().unwrap_or_default() + 16;
        json!({ "left": 4, "right": right, "top": top, "bottom": 4, "containLabel": true })
    }

    /// The style of a bar's label.
    pub(super) fn bar_label(&self) -> Value {
        let mut label = self.small_letters(&self.ink);
        label["show"] = true.into();
        label["position"] = "right".into();
        label
    }

    /// A bar with its label and its tooltip, which begins with these names.
    pub(super) fn labelled(&self, point: Option<&Point>, names: &[&str]) -> Value {
        match point {
            None => Value::Null,
            Some(point) => {
                let told = names.iter().copied().chain([point.label.as_str()]).collect::<Vec<_>>().join("\n");
                json!({
                    "value": number(&point.number),
                    "label": { "formatter": point.label },
                    "tooltip": { "formatter": told },
                })
            }
        }
    }

    /// The tooltip. It is drawn by the chart as text, so that names cannot become markup.
    pub(super) fn tooltip(&self) -> Value {
        json!({
            "trigger": "item",
            "backgroundColor": self.paper,
            "borderColor": self.rule,
            "renderMode": "richText",
            "confine": true,
            "textStyle": self.letters(&self.ink),
        })
    }

    /// The height of the title, in pixels; 0 on the screen.
    pub(super) fn top(&self) -> u32 {
        if self.still() { TITLE } else { 0 }
    }

    /// The legend of these names, and the height above the bars in pixels. On the screen it is one row with arrows.
    pub(super) fn legend(&self, names: &[&str]) -> (Value, u32) {
        let top = self.top();
        let mut rows = 1;
        let mut used = 0;
        for width in names.iter().map(|name| LEGEND_MARK + width(name)) {
            if used + width > self.width && used > 0 {
                (rows, used) = (rows + 1, 0);
            }
            used += width;
        }
        let legend = json!({
            "type": if self.still() { "plain" } else { "scroll" },
            "data": names,
            "top": top,
            "left": 0,
            "itemWidth": 22,
            "itemHeight": 13,
            "selectedMode": false,
            "textStyle": self.letters(&self.ink),
        });
        (legend, top + LEGEND - LEGEND_ROW + if self.still() { rows * LEGEND_ROW } else { LEGEND_ROW })
    }
}

/// The approximate width of a text, in pixels.
fn width(words: &str) -> u32 {
    words.chars().map(|sign| if sign.is_ascii() { 7 } else { LETTERS }).sum()
}

/// The number of a decimal text; 0 where it is none.
pub(super) fn number(text: &str) -> f64 {
    text.parse().unwrap_or_default()
}

/// The end of an axis that has room for this number and its label.
#[allow(clippy::float_arithmetic, reason = "places on a screen")]
pub(super) fn rounded_up(most: f64) -> f64 {
    let step = 10_f64.powf((most * 1.02).max(1.0).log10().floor()) / 2.0;
    (most * 1.02 / step).ceil() * step
}

/// The series of a column's bars, grouped with those of the other columns.
pub(super) fn grouped(look: &Look, column: usize, name: &str, points: Vec<Value>) -> Value {
    json!({
        "type": "bar",
        "id": format!("column-{column}"),
        "name": name,
        "barGap": BAR_GAP,
        "barCategoryGap": GROUP_GAP,
        "itemStyle": look.column(column),
        "label": look.bar_label(),
        "markLine": { "data": [] },
        "data": points,
    })
}

/// The height of this many groups of bars with their axis, in pixels.
pub(super) fn bars_height(groups: usize, bars: usize) -> u32 {
    u32::try_from(groups).unwrap_or_default() * group_height(bars) + AXIS
}

/// The number of groups of bars that fit this height in pixels, with their axis.
pub(super) fn groups_within(height: u32, bars: usize) -> usize {
    usize::try_from(height.saturating_sub(AXIS) / group_height(bars)).unwrap_or_default()
}

fn group_height(bars: usize) -> u32 {
    let bar = match bars {
        0..=2 => 20,
        3..=5 => 17,
        _ => 14,
    };
    u32::try_from(bars).unwrap_or_default() * bar + bar
}
