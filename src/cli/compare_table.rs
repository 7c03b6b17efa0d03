//! Scenarios side by side as tables for a terminal, in 万元: a column for each.

use comfy_table::Cell;

use cesuan_base::money::{Fen, MoneyUnit};
use cesuan_engine::{Amounts, MeasureStatus};
use cesuan_policy::check::Setting;
use cesuan_session::{ComparedColumn, ComparedParameter, Comparison, Outcome};

use super::inputs::Shown;
use super::terminal::Terminal;
use super::text_table::{heading, right, table};

/// What differs, what it costs, who pays, and who gains or loses.
pub(super) fn render(shown: &Shown, comparison: &Comparison, terminal: &Terminal) -> String {
    let view = View { comparison, terminal };
    let baseline = &comparison.columns[comparison.baseline];
    let against = terminal.text("cli-compare-baseline", &[("name", view.name(baseline).into())]);
    let parts = [view.parameters(), view.costs(), view.balances(), view.enterprises(), view.groups()];
    let parts = parts.into_iter().flatten().chain(view.idle()).collect::<Vec<_>>();
    format!("{}{against}\n{}\n", heading(shown, terminal), parts.join("\n"))
}

struct View<'a> {
    comparison: &'a Comparison,
    terminal: &'a Terminal,
}

impl View<'_> {
    fn word(&self, id: &str) -> String {
        self.terminal.text(id, &[])
    }

    fn name(&self, column: &ComparedColumn) -> String {
        if column.name.is_empty() { self.word("cli-compare-draft") } else { column.name.clone() }
    }

    fn money(&self, fen: Fen) -> String {
        cesuan_i18n::figures::money(self.terminal.lang, fen, MoneyUnit::Wan)
    }

    fn signed(&self, fen: Fen) -> String {
        cesuan_i18n::figures::signed(self.terminal.lang, fen, MoneyUnit::Wan)
    }

    /// A table with a row for each of the rows, and a column for each scenario.
    fn table(&self, first: &str, rows: Vec<(String, Vec<String>)>) -> Option<String> {
        if rows.is_empty() {
            return None;
        }
        let mut table = table();
        let names = self.comparison.columns.iter().map(|column| self.name(column));
        table.set_header(std::iter::once(self.word(first)).chain(names).collect::<Vec<_>>());
        for (label, cells) in rows {
            table.add_row(std::iter::once(Cell::new(label)).chain(cells.into_iter().map(right)).collect::<Vec<_>>());
        }
        Some(table.to_string())
    }

    /// A row of what comes of each scenario.
    fn outcomes(&self, id: &str, of: impl Fn(&Outcome) -> String) -> (String, Vec<String>) {
        let cell = |column: &ComparedColumn| column.outcome.as_ref().map(&of).unwrap_or_default();
        (self.word(id), self.comparison.columns.iter().map(cell).collect())
    }

    fn parameters(&self) -> Option<String> {
        let value = |compared: &ComparedParameter, values: &Vec<Setting>| {
            let own = ComparedParameter::alone(compared);
            let (parameter, categories) = (&own.0, &own.1);
            cesuan_i18n::figures::setting(self.terminal.lang, parameter, categories, &self.comparison.years, values)
        };
        let row = |compared: &ComparedParameter| {
            let cells = compared
                .columns
                .iter()
                .map(|values| values.as_ref().map_or_else(String::new, |values| value(compared, values)));
            (self.terminal.lang.of(&compared.parameter.label).to_owned(), cells.collect())
        };
        self.table("cli-compare-parameter", self.comparison.differing().map(row).collect())
    }

    fn costs(&self) -> Option<String> {
        let mut rows = Vec::new();
        for measure in &self.comparison.measures {
            let cells = measure.columns.iter().map(|figures| match figures {
                None => String::new(),
                Some(figures) if figures.status == MeasureStatus::Undetermined => self.word("cli-undetermined"),
                Some(figures) => self.money(figures.total.demand),
            });
            rows.push((self.terminal.lang.of(&measure.label).to_owned(), cells.collect()));
        }
        for (at, year) in self.comparison.years.iter().enumerate() {
            let of_year = |years: &[Amounts]| years.get(at).map_or_else(String::new, |year| self.money(year.demand));
            let cells = self.outcomes("cli-spending", |outcome| of_year(&outcome.spending)).1;
            rows.push((self.terminal.text("cli-compare-year", &[("year", year.to_string().into())]), cells));
        }
        rows.push(self.outcomes("cli-spending", |outcome| self.money(outcome.spending_total.demand)));
        rows.push(self.outcomes("cli-compare-paid", |outcome| self.money(outcome.spending_total.paid)));
        rows.push(self.outcomes("cli-compare-more", |outcome| self.signed(outcome.more_total.paid)));
        rows.push(self.outcomes("cli-relief", |outcome| self.money(outcome.relief_total.demand)));
        self.table("cli-measure", rows)
    }

    fn balances(&self) -> Option<String> {
        let limited = self
            .comparison
            .payers
            .iter()
            .filter(|payer| payer.columns.iter().flatten().any(|cell| cell.balance.is_some()));
        let row = |payer: &cesuan_session::ComparedPayer| {
            let cells = payer.columns.iter().map(|cell| {
                cell.as_ref().and_then(|cell| cell.balance).map_or_else(String::new, |balance| self.signed(balance))
            });
            (self.terminal.lang.of(&payer.label).to_owned(), cells.collect())
        };
        self.table("cli-compare-balance", limited.map(row).collect())
    }

    fn enterprises(&self) -> Option<String> {
        let count = |number: u64| cesuan_i18n::figures::count(self.terminal.lang, number);
        let rows = vec![
            self.outcomes("cli-compare-recipients", |outcome| count(outcome.recipients)),
            self.outcomes("cli-compare-gained", |outcome| count(outcome.moves.gained)),
            self.outcomes("cli-compare-gained-by", |outcome| self.money(outcome.moves.gained_by)),
            self.outcomes("cli-compare-lost", |outcome| count(outcome.moves.lost)),
            self.outcomes("cli-compare-lost-by", |outcome| self.money(outcome.moves.lost_by)),
        ];
        self.table("cli-compare-enterprises", rows)
    }

    /// What each group receives.
    fn groups(&self) -> Option<String> {
        let mut rows = Vec::new();
        for facet in &self.comparison.facets {
            let label = self.terminal.lang.of(&facet.label);
            for group in &facet.groups {
                let name = group
                    .label
                    .as_ref()
                    .map_or_else(|| self.word("cli-compare-no-group"), |label| self.terminal.lang.of(label).to_owned());
                let cells = group
                    .columns
                    .iter()
                    .map(|cell| cell.as_ref().map_or_else(String::new, |cell| self.money(cell.received.all())));
                rows.push((format!("{label} / {name}"), cells.collect()));
            }
        }
        self.table("cli-compare-group", rows)
    }

    /// The changes that alter no figure.
    fn idle(&self) -> Vec<String> {
        let mut lines = Vec::new();
        for column in &self.comparison.columns {
            for id in column.outcome.iter().flat_map(|outcome| &outcome.idle) {
                let known = self.comparison.parameters.iter().find(|compared| compared.parameter.id == *id);
                let label = known.map_or(id.as_str(), |known| self.terminal.lang.of(&known.parameter.label));
                let args = [("name", self.name(column).into()), ("parameter", label.into())];
                lines.push(self.terminal.text("cli-compare-idle", &args));
            }
        }
        lines
    }
}
