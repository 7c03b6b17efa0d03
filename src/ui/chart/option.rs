//! The chart's option, in the colours of the page.

use serde_json::{Value, json};

use crate::ui::dom;
use crate::ui::model::{ChartView, SERIES, SeriesView};

/// The chart as JSON.
pub(crate) fn option(view: &ChartView) -> String {
    let (ink, ink_soft) = (dom::token("--ink"), dom::token("--ink-soft"));
    let rule = dom::token("--rule");
    let font = dom::token("--font-sans");
    let small = 12;
    let label = json!({ "color": ink_soft, "fontSize": small, "fontFamily": font });
    let bars = view.series.iter().map(bar);
    let line = view.draft.iter().map(|draft| line(draft, &ink_soft));
    let option = json!({
        "animation": !dom::less_motion(),
        "animationDuration": 300,
        "animationDurationUpdate": 300,
        // Our own words for people who hear the chart.
        "aria": { "enabled": true, "label": { "description": view.described } },
        "tooltip": {
            "trigger": "axis",
            "axisPointer": { "type": "shadow" },
            "backgroundColor": dom::token("--paper"),
            "borderColor": rule,
            "formatter": tooltip(view),
            // Drawn inside the chart: what stands in it is text and nothing else.
            "renderMode": "richText",
            "confine": true,
            "textStyle": { "color": ink, "fontSize": small },
        },
        // The swatches of the table below are the legend.
        "grid": { "left": 4, "right": 8, "top": 12, "bottom": 4, "containLabel": true },
        "xAxis": {
            "type": "category",
            "data": view.years,
            "axisLabel": label,
            "axisTick": { "show": false },
            "axisLine": { "lineStyle": { "color": dom::token("--rule-strong") } },
        },
        "yAxis": {
            "type": "value",
            "axisLabel": label,
            "splitNumber": 4,
            "splitLine": { "lineStyle": { "color": rule } },
        },
        "series": bars.chain(line).collect::<Vec<_>>(),
    });
    option.to_string()
}

fn bar(series: &SeriesView) -> Value {
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

fn line(draft: &SeriesView, ink: &str) -> Value {
    json!({
        "type": "line",
        "id": "draft",
        "name": draft.label,
        "symbol": "diamond",
        "symbolSize": 8,
        "itemStyle": { "color": ink },
        "lineStyle": { "color": ink, "type": "dashed", "width": 1.5 },
        "data": points(draft),
    })
}

fn points(series: &SeriesView) -> Vec<f64> {
    series.numbers.iter().map(|text| text.parse().unwrap_or_default()).collect()
}

/// The tooltip's template: a line for each series.
fn tooltip(view: &ChartView) -> String {
    let lines = view.series.iter().chain(&view.draft).enumerate();
    let lines = lines.map(|(at, _)| format!("{{a{at}}}  {{c{at}}}"));
    format!("{{b0}} ({})\n{}", view.unit, lines.collect::<Vec<_>>().join("\n"))
}
