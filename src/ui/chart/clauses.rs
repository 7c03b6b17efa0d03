//! Spending by clause, a bar for each column.

use serde_json::{Value, json};

use super::look::{Look, bars_height, grouped};
use super::plot::Plotted;
use crate::ui::model::compare::charts::ClausesChart;

impl Plotted for ClausesChart {
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
        Some(bars_height(self.measures.len(), self.columns.len()))
    }

    fn option(&self, look: &Look) -> (Value, u32) {
        let names: Vec<&str> = self.columns.iter().map(|column| column.name.as_str()).collect();
        let (legend, top) = look.legend(&names);
        let series = self.columns.iter().map(|column| {
            let points = column.points.iter().zip(&self.measures);
            let points = points.map(|(point, measure)| look.labelled(point.as_ref(), &[measure, &column.name]));
            grouped(look, column.column, &column.name, points.collect())
        });
        let option = json!({
            "tooltip": look.tooltip(),
            "legend": legend,
            "grid": look.grid(top, self.columns.iter().flat_map(|column| column.points.iter().flatten())),
            "xAxis": look.amounts(None, None),
            "yAxis": look.names(&self.measures),
            "series": series.collect::<Vec<_>>(),
        });
        (option, top)
    }
}
