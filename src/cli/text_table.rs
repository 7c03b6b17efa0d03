//! The figures as tables for a terminal, in 万元: who pays first, then the measures, then what falls due after the policy.

use comfy_table::{Cell, CellAlignment, LineStyle, Table, TableStyle};

use cesuan_base::money::{Fen, MoneyUnit};
use cesuan_engine::{MeasureFigures, MeasureStatus};
use cesuan_i18n::statement::{Statement, StatementCell, StatementKind, StatementRow};
use cesuan_i18n::{accounts, figures, notices, sample_spread};
use cesuan_session::{BudgetAccount, MeasureView, PolicyView, PopulationSource, SpreadAmount, SpreadOf};

use super::inputs::Shown;
use super::terminal::Terminal;

/// The policy and its population, the budgets that pay, the measures, what falls due later, and what is counted beside them.
pub(super) fn render(shown: &Shown, terminal: &Terminal) -> String {
    let statement = Statement {
        lang: terminal.lang,
        policy: &shown.policy,
        figures: &shown.figures.scenario,
        settings: &shown.settings,
    };
    let drawing = Drawing { shown, terminal, statement };
    let mut text = heading(shown, terminal);
    text.push_str(&format!("{}\n{}{}\n", drawing.payers(), drawing.spreads(), drawing.measures()));
    if let Some(table) = drawing.commitments() {
        text.push_str(&format!("{}\n{table}\n", drawing.word("cli-commitments-about")));
    }
    for notice in &shown.notices {
        let said = notices::sentence(terminal.lang, &shown.policy, notice);
        text.push_str(&(terminal.text("cli-notice", &[("notice", said.into())]) + "\n"));
    }
    text
}

struct Drawing<'a> {
    shown: &'a Shown,
    terminal: &'a Terminal,
    statement: Statement<'a>,
}

impl Drawing<'_> {
    fn word(&self, id: &str) -> String {
        self.terminal.text(id, &[])
    }

    fn money(&self, amount: Fen) -> String {
        figures::money(self.terminal.lang, amount, MoneyUnit::Wan)
    }

    fn amounts(&self, amounts: impl IntoIterator<Item = Fen>) -> Vec<Cell> {
        amounts.into_iter().map(|amount| right(self.money(amount))).collect()
    }

    /// An empty table under a head: `first`, the years, the total, `last`.
    fn yearly(&self, first: &[&str], years: &[i32], last: &[&str]) -> Table {
        let mut table = table();
        let words = |ids: &[&str]| ids.iter().map(|id| self.word(id)).collect::<Vec<_>>();
        table.set_header([words(first), years.iter().map(i32::to_string).collect(), words(last)].concat());
        table
    }

    /// Each budget with its payers, their envelopes and gaps; then money that others give.
    fn payers(&self) -> Table {
        let mut table = self.yearly(&["cli-payer"], &self.shown.policy.years, &["cli-total", "cli-remark"]);
        let rows = self.statement.accounts().into_iter().chain(self.statement.incomes());
        for row in rows {
            let mut cells = vec![Cell::new(indented(&row))];
            cells.extend(row.cells.iter().map(|cell| right(self.cell(*cell, row.kind))));
            cells.push(Cell::new(row.note));
            table.add_row(cells);
        }
        table
    }

    /// How far what each account spends goes in other samples, a line each, where that is known.
    fn spreads(&self) -> String {
        let (policy, terminal) = (&self.shown.policy, self.terminal);
        let shown = (&self.shown.population, &self.shown.figures);
        let line = |account: &BudgetAccount| {
            let of = SpreadOf::Ledger(account.ledger, account.level);
            let spread = sample_spread::sentence(terminal.lang, MoneyUnit::Wan, shown, of, None, SpreadAmount::Paid)?;
            let name = accounts::name(terminal.lang, policy, account);
            Some(terminal.text("cli-spread", &[("name", name.into()), ("spread", spread.into())]) + "\n")
        };
        policy.accounts().iter().filter(|account| !account.forgone).filter_map(line).collect()
    }

    fn cell(&self, cell: StatementCell, kind: StatementKind) -> String {
        match cell {
            StatementCell::Blank => String::new(),
            StatementCell::Money(amount) => self.money(amount),
            StatementCell::Share(part, whole) => figures::percent(self.terminal.lang, part.0, whole.0),
            StatementCell::Undetermined if kind == StatementKind::Income => self.word("cli-not-settled"),
            StatementCell::Undetermined => self.word("cli-undetermined"),
            StatementCell::Off => self.word("cli-off"),
        }
    }

    /// Each measure by year, and what each payer of a shared one has to pay of it.
    fn measures(&self) -> Table {
        let PolicyView { years, measures, .. } = &self.shown.policy;
        let last = ["cli-demand", "cli-paid", "cli-remark"];
        let mut table = self.yearly(&["cli-measure", "cli-recipients", "cli-lines"], years, &last);
        for (measure, figures) in measures.iter().zip(&self.statement.figures.measures) {
            let remarks = self.statement.remarks(measure, figures).join(&self.word("cli-separator"));
            let mut row = vec![Cell::new(self.terminal.lang.of(&measure.label))];
            if figures.status == MeasureStatus::Costed {
                row.extend([right(figures.total.recipients.to_string()), right(figures.total.lines.to_string())]);
                row.extend(self.amounts(figures.years.iter().map(|year| year.demand).chain([figures.total.demand])));
                row.push(right(self.paid(measure, figures.total.paid)));
            } else {
                let off = figures.status == MeasureStatus::Off;
                row.push(Cell::new(self.word(if off { "cli-off" } else { "cli-undetermined" })));
                row.resize_with(years.len() + 5, || Cell::new(""));
            }
            row.push(Cell::new(remarks));
            table.add_row(row);
            self.shares(measure, figures).into_iter().for_each(|row| {
                table.add_row(row);
            });
        }
        table
    }

    /// What a measure is paid; a dash where envelopes only report what they lack.
    fn paid(&self, measure: &MeasureView, paid: Fen) -> String {
        if self.statement.only_reports(measure) { self.word("cli-no-paid") } else { self.money(paid) }
    }

    /// The rows of the payers that share a measure; none where one pays.
    fn shares(&self, measure: &MeasureView, figures: &MeasureFigures) -> Vec<Vec<Cell>> {
        if figures.shares.len() < 2 || figures.status != MeasureStatus::Costed {
            return Vec::new();
        }
        let row = |share: &cesuan_engine::ShareFigures| {
            let payer = self.terminal.lang.of(&self.shown.policy.payers[share.payer.index()].label);
            let mut row = vec![Cell::new(self.terminal.text("cli-of-which", &[("payer", payer.into())]))];
            row.extend([Cell::new(""), Cell::new("")]);
            row.extend(self.amounts(share.years.iter().map(|year| year.demand).chain([share.total.demand])));
            row.push(right(self.paid(measure, share.total.paid)));
            row
        };
        figures.shares.iter().map(row).collect()
    }

    /// What falls due after the policy years; nothing where no measure continues.
    fn commitments(&self) -> Option<Table> {
        let rows = self.statement.commitments();
        let policy = &self.shown.policy;
        let last = ["cli-total", "cli-recipients", "cli-payer"];
        let mut table = self.yearly(&["cli-commitments"], &policy.commitment_years, &last);
        for row in &rows {
            let measure = &policy.measures[row.measure];
            let mut cells = vec![Cell::new(self.terminal.lang.of(&measure.label))];
            cells.extend(self.amounts(row.cells.iter().copied()));
            cells.extend([right(row.recipients.to_string()), Cell::new(self.statement.payers(measure))]);
            table.add_row(cells);
        }
        (!rows.is_empty()).then_some(table)
    }
}

/// A row's label, the farther in the more it belongs to the row above.
fn indented(row: &StatementRow) -> String {
    let depth = match row.kind {
        StatementKind::Account | StatementKind::Income => 0,
        StatementKind::Payer => 1,
        StatementKind::Envelope => 2,
    };
    format!("{}{}", "  ".repeat(depth), row.label)
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
