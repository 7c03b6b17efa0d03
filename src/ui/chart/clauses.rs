//! Spending by clause, a bar for each column.

use serde_json::{Value, json};

use super::look::{Look, bars_height, grouped, number, rounded_up};
use super::plotted::Plotted;
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
        // On the screen the library chooses where the axis ends; pictures that belong together end alike.
        let end = self.most.as_ref().filter(|_| look.still()).map(|most| rounded_up(number(&most.number)));
        let points = self.columns.iter().flat_map(|column| column.points.iter().flatten()).chain(&self.most);
        let option = json!({
            "tooltip": look.tooltip(),
            "legend": legend,
            "grid": look.grid(top, points),
            "xAxis": look.amounts(None, end),
            "yAxis": look.names(&self.measures),
            "series": series.collect::<Vec<_>>(),
        });
        (option, top)
    }
}
