//! The chart by clause and year beside the draft.

use std::rc::Rc;

use serde_json::{Value, json};
use yew::prelude::*;

use super::look::{Look, number};
use super::plot::Plot;
use super::plotted::Plotted;
use crate::ui::dom;
use crate::ui::model::{ChartModel, SERIES, SeriesModel};
use crate::ui::shared::Shared;

/// The chart by clause and year, with the draft as a line.
pub(crate) fn chart(view: &Rc<ChartModel>) -> Html {
    html! {
        <Plot view={Shared::<dyn Plotted>(view.clone())} testid="chart" missing="app-chart-missing">
            if let Some(draft) = &view.draft {
                <span class="chart-draft">{ draft.label.clone() }</span>
            }
        </Plot>
    }
}

impl Plotted for ChartModel {
    fn title(&self) -> &str {
        &self.title
    }

    fn unit(&self) -> &str {
        &self.unit
    }

    fn described(&self) -> &str {
        &self.described
    }

    fn height(&self) -> Option<u32> {
        None
    }

    fn option(&self, look: &Look) -> (Value, u32) {
        let names: Vec<&str> = self.series.iter().chain(&self.draft).map(|series| series.label.as_str()).collect();
        let (legend, top) = look.legend(&names);
        // On the screen the swatches of the table below are the legend.
        let (legend, top) = if look.still() { (legend, top) } else { (json!({ "show": false }), 12) };
        let mut tooltip = look.tooltip();
        tooltip["trigger"] = "axis".into();
        tooltip["axisPointer"] = json!({ "type": "shadow" });
        tooltip["formatter"] = bubble(self).into();
        let option = json!({
            "tooltip": tooltip,
            "legend": legend,
            "grid": { "left": 4, "right": 8, "top": top, "bottom": 4, "containLabel": true },
            "xAxis": {
                "type": "category",
                "data": self.years,
                "axisLabel": look.letters(&look.ink_soft),
                "axisTick": { "show": false },
                "axisLine": { "lineStyle": { "color": look.rule_strong } },
            },
            "yAxis": {
                "type": "value",
                "axisLabel": look.letters(&look.ink_soft),
                "splitNumber": 4,
                "splitLine": { "lineStyle": { "color": look.rule } },
            },
            "series": self.series.iter().map(bar).chain(self.draft.iter().map(|draft| line(draft, look))).collect::<Vec<_>>(),
        });
        (option, top)
    }
}

fn bar(series: &SeriesModel) -> Value {
    json!({
        "type": "bar",
        "id": format!("bar-{}", series.at),
        "name": series.label,
        "stack": "years",
        "barWidth": "46%",
        "itemStyle": { "color": dom::token(&format!("--series-{}", series.at % SERIES)) },
        "data": points(series),
    })
}

fn line(draft: &SeriesModel, look: &Look) -> Value {
    json!({
        "type": "line",
        "id": "draft",
        "name": draft.label,
        "symbol": "diamond",
        "symbolSize": 8,
        "itemStyle": { "color": look.ink_soft },
        "lineStyle": { "color": look.ink_soft, "type": "dashed", "width": 1.5 },
        "data": points(draft),
    })
}

fn points(series: &SeriesModel) -> Vec<f64> {
    series.numbers.iter().map(|text| number(text)).collect()
}

/// The bubble's template: a line for each series.
fn bubble(view: &ChartModel) -> String {
    let lines = view.series.iter().chain(&view.draft).enumerate();
    let lines = lines.map(|(at, _)| format!("{{a{at}}}  {{c{at}}}"));
    format!("{{b0}} ({})\n{}", view.unit, lines.collect::<Vec<_>>().join("\n"))
}
