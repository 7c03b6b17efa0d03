//! Demand by year, a bar for each column, and the envelope as an upright line.

use serde_json::{Value, json};

use super::look::{BAR_GAP, GROUP_GAP, Look, bars_height, grouped, number, rounded_up};
use super::plotted::Plotted;
use crate::ui::model::compare::charts::{DemandChart, DemandColumn, Point};

impl Plotted for DemandChart {
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
        Some(bars_height(self.periods.len(), self.columns.len()))
    }

    fn option(&self, look: &Look) -> (Value, u32) {
        let mark = self.line.is_none().then_some(self.mark.as_str());
        let names: Vec<&str> = self.columns.iter().map(|column| column.name.as_str()).chain(mark).collect();
        let (legend, top) = look.legend(&names);
        // The words at the line stand above it.
        let top = top + if self.line.is_some() { 16 } else { 0 };
        let mut series: Vec<Value> = self.columns.iter().map(|column| self.bars(column, look)).collect();
        match (&self.line, series.first_mut()) {
            (Some(line), Some(first)) => first["markLine"] = envelope_line(line, look),
            _ => series.extend(self.columns.iter().map(|column| self.marks(column, look))),
        }
        // The envelope is in sight even where nothing comes near it.
        let bars = || self.columns.iter().flat_map(|column| &column.demands).map(|point| number(&point.number));
        let end = self.line.as_ref().map(|line| rounded_up(bars().fold(number(&line.number), f64::max)));
        let option = json!({
            "tooltip": look.tooltip(),
            "legend": legend,
            "grid": look.grid(top, self.columns.iter().flat_map(|column| &column.demands)),
            "xAxis": look.amounts(None, end),
            "yAxis": look.short_names(&self.periods),
            "series": series,
        });
        (option, top)
    }
}

impl DemandChart {
    fn bars(&self, column: &DemandColumn, look: &Look) -> Value {
        let points = column.demands.iter().zip(&column.over).zip(&self.periods).map(|((point, over), period)| {
            let mut bar = look.labelled(Some(point), &[period, &column.name]);
            if *over {
                bar["label"]["color"] = look.up.as_str().into();
                bar["label"]["fontWeight"] = "bold".into();
            }
            bar
        });
        let mut bars = grouped(look, column.column, &column.name, points.collect());
        // All words stand in one column, where no envelope runs through them.
        bars["labelLayout"] = json!({ "x": "100%", "align": "right" });
        bars
    }

    /// The envelope at each bar, where it is not the same everywhere.
    fn marks(&self, column: &DemandColumn, look: &Look) -> Value {
        let points = column.envelopes.iter().zip(&self.periods);
        let points = points.map(|(point, period)| match point {
            None => Value::Null,
            Some(point) => {
                let told = format!("{period}\n{}\n{}", column.name, point.label);
                json!({ "value": number(&point.number), "tooltip": { "formatter": told } })
            }
        });
        json!({
            "type": "pictorialBar",
            "id": format!("envelope-{}", column.column),
            "name": self.mark,
            "symbol": "rect",
            "symbolSize": [3, "128%"],
            "symbolPosition": "end",
            "symbolOffset": ["50%", 0],
            "barGap": BAR_GAP,
            "barCategoryGap": GROUP_GAP,
            "itemStyle": { "color": look.ink },
            "z": 4,
            "data": points.collect::<Vec<_>>(),
        })
    }
}

fn envelope_line(line: &Point, look: &Look) -> Value {
    let mut label = look.letters(&look.ink);
    label["formatter"] = line.label.as_str().into();
    label["position"] = "end".into();
    json!({
        "silent": true,
        "symbol": "none",
        "lineStyle": { "color": look.ink, "type": "solid", "width": 2 },
        "label": label,
        "data": [{ "xAxis": number(&line.number) }],
    })
}
