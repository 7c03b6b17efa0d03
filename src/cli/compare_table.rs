//! Scenarios side by side as tables for a terminal, in 万元: a column for each; who pays comes first.

use comfy_table::Cell as TextCell;

use cesuan_base::money::MoneyUnit;
use cesuan_i18n::comparison_table::words::{self, Face};
use cesuan_i18n::comparison_table::{Cell, ComparisonTable, Row, RowQuantity, Subject, over_all_years, picks};
use cesuan_i18n::figures;
use cesuan_session::{ComparedParameter, Comparison};

use super::inputs::Shown;
use super::terminal::Terminal;
use super::text_table::{heading, right, table};

/// What differs, what it costs, what the funds leave, who gains or loses, and the changes that alter no figure.
pub(super) fn render(shown: &Shown, comparison: &Comparison, terminal: &Terminal) -> String {
    let drawing = Drawing { table: &comparison.into(), terminal };
    let against = [("name", drawing.column(comparison.baseline).into())];
    let against = terminal.text("cli-compare-baseline", &against);
    let parts = [
        drawing.parameters(),
        drawing.accounts(),
        drawing.costs(),
        drawing.balances(),
        drawing.enterprises(),
        drawing.groups(),
    ];
    let parts = parts.into_iter().flatten().chain(drawing.idle()).collect::<Vec<_>>();
    format!("{}{against}\n{}\n", heading(shown, terminal), parts.join("\n"))
}

struct Drawing<'a> {
    table: &'a ComparisonTable<'a>,
    terminal: &'a Terminal,
}

impl Drawing<'_> {
    fn column(&self, at: usize) -> String {
        words::column(self.terminal.lang, Face::Terminal, self.table.comparison, at)
    }

    /// What a row is called: by its quantity where it is of the scenario as a whole, otherwise by its subject.
    fn label(&self, row: &Row<'_>) -> String {
        let lang = self.terminal.lang;
        let year = row.year.map(|year| self.table.comparison.years[year]);
        match row.subject {
            Subject::Scenario => words::quantity(lang, Face::Terminal, row.quantity, year),
            Subject::Group(facet, _) => {
                format!("{} / {}", lang.of(&facet.label), words::subject(lang, Face::Terminal, row.subject))
            }
            Subject::Account(_) | Subject::Commitments => words::subject_and_quantity(lang, Face::Terminal, row),
            subject => words::subject(lang, Face::Terminal, subject),
        }
    }

    fn cell(&self, row: &Row<'_>, cell: &Cell<'_>) -> String {
        let lang = self.terminal.lang;
        match (*cell, row.subject) {
            (Cell::NotCosted | Cell::Absent | Cell::Blank | Cell::Differs(_), _) => String::new(),
            (Cell::Open(_), _) => self.terminal.text("cli-undetermined", &[]),
            (Cell::Off, _) => self.terminal.text("cli-off", &[]),
            (Cell::Money(amount), _) => figures::money(lang, amount, MoneyUnit::Wan),
            (Cell::Difference(amount), _) => figures::signed(lang, amount, MoneyUnit::Wan),
            (Cell::Count(number), _) => figures::count(lang, number),
            (Cell::Values(values), Subject::Parameter(compared)) => {
                let (parameter, categories) = ComparedParameter::alone(compared);
                figures::setting(lang, &parameter, &categories, &self.table.comparison.years, values)
            }
            (Cell::Values(_), _) => String::new(),
        }
    }

    /// The rows below a head, `first` over their labels; nothing where there are none.
    fn rows<'r>(&self, first: &str, rows: impl IntoIterator<Item = &'r Row<'r>>) -> Option<String> {
        let mut rows = rows.into_iter().peekable();
        rows.peek()?;
        let mut table = table();
        let names = self.table.columns().map(|column| self.column(column));
        table.set_header(std::iter::once(self.terminal.text(first, &[])).chain(names).collect::<Vec<_>>());
        for row in rows {
            let columns = self.table.columns();
            let cells = columns.map(|column| right(self.cell(row, &self.table.told(row, column))));
            table.add_row(std::iter::once(TextCell::new(self.label(row))).chain(cells).collect::<Vec<_>>());
        }
        Some(table.to_string())
    }

    fn parameters(&self) -> Option<String> {
        let differs = |row: &&Row<'_>| matches!(row.subject, Subject::Parameter(compared) if compared.differs);
        self.rows("cli-compare-parameter", self.table.parameters.iter().filter(differs))
    }

    /// What each account owes, pays and lacks, and what falls due after the policy.
    fn accounts(&self) -> Option<String> {
        let accounts = self.table.shown_accounts().filter(|row| row.year.is_none());
        self.rows("cli-payer", accounts.chain(&self.table.commitments))
    }

    fn costs(&self) -> Option<String> {
        self.rows("cli-compare-measure", over_all_years(&self.table.measures, RowQuantity::Demand))
    }

    /// What the envelopes leave; payers without one have no row.
    fn balances(&self) -> Option<String> {
        let limited = |row: &&Row<'_>| row.cells.iter().any(|cell| !cell.is_empty());
        self.rows("cli-compare-balance", over_all_years(&self.table.payers, RowQuantity::Balance).filter(limited))
    }

    fn enterprises(&self) -> Option<String> {
        self.rows("cli-compare-enterprises", self.table.picked(&picks::TERMINAL_ENTERPRISES))
    }

    /// What each group receives.
    fn groups(&self) -> Option<String> {
        self.rows("cli-compare-group", over_all_years(&self.table.groups, RowQuantity::Received))
    }

    /// The changes that alter no figure, a sentence each.
    fn idle(&self) -> Vec<String> {
        let comparison = self.table.comparison;
        let mut lines = Vec::new();
        for (at, column) in comparison.columns.iter().enumerate() {
            let idle = column.outcome.iter().flat_map(|outcome| words::idle(self.terminal.lang, comparison, outcome));
            lines.extend(idle.map(|parameter| {
                let args = [("name", self.column(at).into()), ("parameter", parameter.into())];
                self.terminal.text("cli-compare-idle", &args)
            }));
        }
        lines
    }
}
