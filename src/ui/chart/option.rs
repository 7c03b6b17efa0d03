//! The chart's option, in the colours of the page.

use charming::Chart;
use charming::component::{Aria, Axis, Grid};
use charming::datatype::{CompositeValue, DataPoint};
use charming::element::{
    AxisLabel, AxisPointer, AxisPointerType, AxisTick, AxisType, ItemStyle, LineStyle, LineStyleType, SplitLine,
    Symbol, Tooltip, Trigger,
};
use charming::series::{Bar, Line};
use serde_json::{Value, json};

use crate::ui::dom;
use crate::ui::model::{ChartView, SERIES, SeriesView};

/// The chart as JSON.
pub(crate) fn option(view: &ChartView) -> String {
    let ink = dom::token("--ink-soft");
    let rule = dom::token("--rule");
    let font = dom::token("--font-sans");
    let small = 12;
    let label = || AxisLabel::new().color(ink.as_str()).font_size(small).font_family(font.as_str());
    let line = || LineStyle::new().color(rule.as_str());
    let mut chart = Chart::new()
        .animation(!dom::less_motion())
        .animation_duration(300)
        .animation_duration_update(300)
        .aria(Aria::new().enabled(true))
        .tooltip(
            Tooltip::new()
                .trigger(Trigger::Axis)
                .axis_pointer(AxisPointer::new().type_(AxisPointerType::Shadow))
                .background_color(dom::token("--paper"))
                .border_color(rule.as_str())
                .formatter(tooltip(view).as_str()),
        )
        // The swatches of the table below are the legend.
        .grid(Grid::new().left(4).right(8).top(12).bottom(4).contain_label(true))
        .x_axis(
            Axis::new()
                .type_(AxisType::Category)
                .data(view.years.iter().map(String::as_str).collect())
                .axis_label(label())
                .axis_tick(AxisTick::new().show(false)),
        )
        .y_axis(
            Axis::new()
                .type_(AxisType::Value)
                .axis_label(label())
                .split_number(4)
                .split_line(SplitLine::new().line_style(line())),
        );
    for series in &view.series {
        let colour = dom::token(&format!("--series-{}", series.at % SERIES));
        chart = chart.series(
            Bar::new()
                .id(format!("bar-{}", series.at))
                .name(series.label.as_str())
                .stack("years")
                .bar_width("46%")
                .item_style(ItemStyle::new().color(colour.as_str()))
                .data(points(series)),
        );
    }
    if let Some(draft) = &view.draft {
        chart = chart.series(
            Line::new()
                .id("draft")
                .name(draft.label.as_str())
                .symbol(Symbol::Diamond)
                .symbol_size(8)
                .item_style(ItemStyle::new().color(ink.as_str()))
                .line_style(LineStyle::new().color(ink.as_str()).type_(LineStyleType::Dashed).width(1.5))
                .data(points(draft)),
        );
    }
    with_details(&chart, view)
}

fn points(series: &SeriesView) -> Vec<DataPoint> {
    let number = |text: &String| text.parse::<f64>().unwrap_or_default();
    series.numbers.iter().map(|text| DataPoint::Value(CompositeValue::from(number(text)))).collect()
}

/// The tooltip's template: a line for each series.
fn tooltip(view: &ChartView) -> String {
    let lines = view.series.iter().chain(&view.draft).enumerate();
    let lines = lines.map(|(at, _)| format!("{{a{at}}}  {{c{at}}}"));
    format!("{{b0}} ({})\n{}", view.unit, lines.collect::<Vec<_>>().join("\n"))
}

/// What the library knows and the builder does not: a tooltip drawn inside the chart, and our own words for people who hear it.
fn with_details(chart: &Chart, view: &ChartView) -> String {
    let mut option = serde_json::to_value(chart).unwrap_or(Value::Null);
    option["tooltip"]["renderMode"] = json!("richText");
    option["tooltip"]["confine"] = json!(true);
    option["tooltip"]["textStyle"] = json!({ "color": dom::token("--ink"), "fontSize": 12 });
    option["xAxis"]["axisLine"] = json!({ "lineStyle": { "color": dom::token("--rule-strong") } });
    option["aria"]["label"] = json!({ "description": view.described });
    option.to_string()
}
