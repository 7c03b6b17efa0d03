//! The figures as a table for a terminal, in 万元.

use comfy_table::{Cell, CellAlignment, LineStyle, Table, TableStyle};

use cesuan_base::money::{Fen, MoneyUnit};
use cesuan_engine::MeasureStatus;
use cesuan_session::PopulationSource;

use super::inputs::Shown;
use super::terminal::Terminal;

/// The policy, its population, a row for each measure and payer, and the totals.
pub(super) fn render(shown: &Shown, terminal: &Terminal) -> String {
    let (policy, figures) = (&shown.policy, &shown.figures.scenario);
    let money = |fen: Fen| cesuan_i18n::figures::money(terminal.lang, fen, MoneyUnit::Wan);
    let word = |id: &str| terminal.text(id, &[]);
    let mut text = heading(shown, terminal);

    let mut measures = table();
    let mut header = vec![word("cli-measure"), word("cli-recipients"), word("cli-lines")];
    header.extend(policy.years.iter().map(i32::to_string));
    header.push(word("cli-total"));
    measures.set_header(header);
    for (measure, figures) in policy.measures.iter().zip(&figures.measures) {
        let mut row = vec![Cell::new(terminal.lang.of(&measure.label))];
        if figures.status == MeasureStatus::Undetermined {
            row.push(Cell::new(word("cli-undetermined")));
            measures.add_row(row);
            continue;
        }
        row.push(right(figures.total.recipients.to_string()));
        row.push(right(figures.total.lines.to_string()));
        row.extend(figures.years.iter().map(|year| right(money(year.demand))));
        row.push(right(money(figures.total.demand)));
        measures.add_row(row);
    }
    for (id, years, total) in [
        ("cli-spending", &figures.spending, figures.spending_total),
        ("cli-relief", &figures.relief, figures.relief_total),
    ] {
        let mut row = vec![Cell::new(word(id)), Cell::new(""), Cell::new("")];
        row.extend(years.iter().map(|year| right(money(year.demand))));
        row.push(right(money(total.demand)));
        measures.add_row(row);
    }
    text.push_str(&format!("{measures}\n"));

    let mut payers = table();
    let mut header = vec![word("cli-payer"), word("cli-envelope")];
    header.extend(policy.years.iter().map(i32::to_string));
    header.extend([word("cli-demand"), word("cli-paid"), word("cli-excess")]);
    payers.set_header(header);
    for (payer, figures) in policy.payers.iter().zip(&figures.payers) {
        let mut row = vec![Cell::new(terminal.lang.of(&payer.label))];
        row.push(right(figures.envelope.map_or_else(String::new, |(amount, _)| money(amount))));
        row.extend(figures.years.iter().map(|year| right(money(year.demand))));
        row.extend([right(money(figures.demand)), right(money(figures.paid))]);
        row.push(right(figures.excess.map_or_else(String::new, money)));
        payers.add_row(row);
    }
    text.push_str(&format!("{payers}\n"));
    text
}

/// The policy, the population and the unit, a line each.
pub(super) fn heading(shown: &Shown, terminal: &Terminal) -> String {
    let unit = cesuan_i18n::figures::unit_name(terminal.lang, MoneyUnit::Wan);
    let unit = terminal.text("cli-unit", &[("unit", unit.into())]);
    format!("{}\n{}\n{unit}\n", terminal.lang.of(&shown.policy.title), population_line(shown, terminal))
}

fn population_line(shown: &Shown, terminal: &Terminal) -> String {
    let population = &shown.population;
    let args = [
        ("enterprises", population.enterprises.into()),
        ("enterprise_rows", population.enterprise_rows.into()),
        ("project_rows", population.project_rows.into()),
    ];
    let mut line = terminal.text("cli-population", &args);
    if population.left_out.total() > 0 {
        let rows = cesuan_i18n::figures::count(terminal.lang, population.left_out.total());
        line.push_str(&terminal.text("cli-population-left-out", &[("rows", rows.into())]));
    }
    match &population.source {
        PopulationSource::Synthetic { seed } => {
            // The seed is a name, not a quantity: it is not to be grouped or rounded.
            format!("{line} {}", terminal.text("cli-synthetic", &[("seed", seed.to_string().into())]))
        }
        PopulationSource::Own { .. } => line,
    }
}

/// A line above, below the header and at the end: as tables are set in print.
const RULED: TableStyle = TableStyle::new()
    .top_border(LineStyle::none().fill('─').junction('─'))
    .header_separator(LineStyle::none().fill('─').junction('─'))
    .bottom_border(LineStyle::none().fill('─').junction('─'));

/// An empty ruled table.
pub(super) fn table() -> Table {
    let mut table = Table::new();
    table.load_style(RULED);
    table
}

/// A cell of figures.
pub(super) fn right(text: String) -> Cell {
    Cell::new(text).set_alignment(CellAlignment::Right)
}
