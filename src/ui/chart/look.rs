//! How every chart looks: the colours, patterns and letters of the page, on the screen and on saved pictures.

use serde_json::{Value, json};
use web_sys::Element;

use crate::ui::dom;
use crate::ui::model::compare::charts::{COLUMNS, Point};

/// The size of letters.
const LETTERS: u32 = 12;
/// The size of letters beside thin bars.
const SMALL_LETTERS: u32 = 11;
/// Between bars of a group, and between groups.
pub(super) const BAR_GAP: &str = "12%";
pub(super) const GROUP_GAP: &str = "26%";
/// The room of the axis below bars.
const AXIS: u32 = 30;
/// Below this names have less room.
const NARROW: u32 = 560;
/// The room of a legend on the screen, of a row of it, and what an entry takes besides its words.
pub(super) const LEGEND: u32 = 32;
const LEGEND_ROW: u32 = 24;
const LEGEND_MARK: u32 = 48;
/// The room of a title.
const TITLE: u32 = 52;

/// The colours and letters of the page as they are now.
pub(crate) struct Look {
    /// How wide the chart is.
    width: u32,
    /// What is said beside the title of a picture that stands alone; it has a ground and a legend of its own and no motion.
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
    /// On the screen, in this frame.
    pub(super) fn screen(frame: &Element) -> Self {
        let width = u32::try_from(frame.client_width()).unwrap_or_default();
        Self::new(width, None)
    }

    /// On a picture of this width that stands alone, with what is said beside its title.
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
            // The library writes it into an attribute as it stands.
            font: dom::token("--font-sans").replace('"', "'"),
        }
    }

    /// Whether it is a picture that stands alone.
    pub(super) fn still(&self) -> bool {
        self.beside.is_some()
    }

    /// Letters.
    pub(super) fn letters(&self, color: &str) -> Value {
        json!({ "color": color, "fontSize": LETTERS, "fontFamily": self.font })
    }

    /// Letters beside bars.
    pub(super) fn small_letters(&self, color: &str) -> Value {
        json!({ "color": color, "fontSize": SMALL_LETTERS, "fontFamily": self.font })
    }

    /// What the bars of a column are filled with.
    pub(super) fn column(&self, column: usize) -> Value {
        json!({ "color": dom::token(&format!("--column-{}", column % COLUMNS)), "decal": self.pattern(column) })
    }

    /// The pattern of a column; plain for the draft.
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

    /// The pattern of what goes down.
    pub(super) fn falling(&self) -> Value {
        self.pattern(1)
    }

    /// How wide names beside an axis may be.
    pub(super) fn names_width(&self) -> u32 {
        if self.width < NARROW { 92 } else { 176 }
    }

    /// The axis of names, the first on top.
    pub(super) fn names(&self, names: &[String]) -> Value {
        let mut axis = self.short_names(names);
        let label = &mut axis["axisLabel"];
        label["width"] = self.names_width().into();
        label["overflow"] = "break".into();
        label["lineHeight"] = (LETTERS + 3).into();
        axis
    }

    /// The same for names that need no second line.
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

    /// The axis of amounts; where it begins and ends, where that is not left to the library. What is not said would stay as
    /// it was.
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

    /// Where the bars stand: below what takes this room, and with room for the words at the longest of them.
    pub(super) fn grid<'a>(&self, top: u32, points: impl Iterator<Item = &'a Point>) -> Value {
        let right = points.map(|point| width(&point.label)).max().unwrap_or_default() + 16;
        json!({ "left": 4, "right": right, "top": top, "bottom": 4, "containLabel": true })
    }

    /// The words at a bar.
    pub(super) fn bar_label(&self) -> Value {
        let mut label = self.small_letters(&self.ink);
        label["show"] = true.into();
        label["position"] = "right".into();
        label
    }

    /// A bar with its words, and the names its bubble begins with.
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

    /// The bubble at what is pointed at; drawn inside the chart, where what stands in it is text and nothing else.
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

    /// The room of what stands above the legend, or above the bars where there is none.
    pub(super) fn top(&self) -> u32 {
        if self.still() { TITLE } else { 0 }
    }

    /// The legend of these names and the room above the bars. On the screen it is one row to leaf through.
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

/// About how wide words are.
fn width(words: &str) -> u32 {
    words.chars().map(|sign| if sign.is_ascii() { 7 } else { LETTERS }).sum()
}

/// A number as the library takes it.
pub(super) fn number(text: &str) -> f64 {
    text.parse().unwrap_or_default()
}

/// The end of an axis that shows this number and the words at its bar.
#[allow(clippy::float_arithmetic, reason = "places on a screen")]
pub(super) fn rounded_up(most: f64) -> f64 {
    let step = 10_f64.powf((most * 1.02).max(1.0).log10().floor()) / 2.0;
    (most * 1.02 / step).ceil() * step
}

/// The bars of a column, in groups with those of others.
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

/// How high groups of bars are together, with their axis.
pub(super) fn bars_height(groups: usize, bars: usize) -> u32 {
    u32::try_from(groups).unwrap_or_default() * group_height(bars) + AXIS
}

/// How many groups of bars have room in this height, with their axis.
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
