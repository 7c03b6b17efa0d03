//! A waterfall chart from the baseline's total to a scenario's.

use serde_json::{Value, json};

use super::look::{Look, number};
use super::plotted::Plotted;
use crate::ui::model::compare::charts::{Bar, BarKind, WaterfallChart};

/// The height of a bar with its gap, in pixels.
const BAR: u32 = 34;
/// The height of the axis, in pixels.
const AXIS: u32 = 30;

impl Plotted for WaterfallChart {
    fn title(&self) -> &str {
        &self.title
    }

    fn unit(&self) -> &str {
        &self.unit
    }

    fn described(&self) -> &str {
        &self.described
    }

    fn note(&self) -> Option<&str> {
        self.axis.as_ref().map(|axis| axis.label.as_str())
    }

    fn height(&self) -> Option<u32> {
        Some(u32::try_from(self.bars.len()).unwrap_or_default() * BAR + AXIS)
    }

    fn option(&self, look: &Look) -> (Value, u32) {
        // There is no legend: the name and the label of a bar say what it is.
        let top = look.top() + 8;
        let names: Vec<String> = self.bars.iter().map(|bar| bar.name.clone()).collect();
        let begin = self.axis.as_ref().map(|axis| number(&axis.number));
        let below: Vec<f64> = self.bars.iter().map(|bar| number(&bar.from)).collect();
        let option = json!({
            "tooltip": look.tooltip(),
            "grid": look.grid(top, self.bars.iter().map(|bar| &bar.size)),
            "xAxis": look.amounts(begin, None),
            "yAxis": look.names(&names),
            "series": [
                // The invisible bars below the differences.
                {
                    "type": "bar",
                    "id": "below",
                    "stack": "way",
                    "silent": true,
                    "itemStyle": { "color": "transparent" },
                    "data": below,
                },
                {
                    "type": "bar",
                    "id": "bars",
                    "stack": "way",
                    "barCategoryGap": "30%",
                    "label": look.bar_label(),
                    "data": self.bars.iter().map(|bar| drawn(bar, look)).collect::<Vec<_>>(),
                },
            ],
        });
        (option, top)
    }
}

fn drawn(bar: &Bar, look: &Look) -> Value {
    let mut drawn = look.labelled(Some(&bar.size), &[&bar.name]);
    let (style, color) = match bar.kind {
        BarKind::Total { column } => (look.column(column), &look.ink),
        BarKind::Up => (json!({ "color": look.up }), &look.up),
        BarKind::Down => (json!({ "color": look.down, "decal": look.falling() }), &look.down),
    };
    drawn["itemStyle"] = style;
    drawn["label"]["color"] = color.as_str().into();
    drawn
}
