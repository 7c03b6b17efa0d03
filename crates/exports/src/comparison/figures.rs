//! What scenarios cost: in all, by measure, payer, year and group.

use crate::cells::{count, difference, wan};
use cesuan_base::money::Fen;
use cesuan_engine::{Amounts, LineFigures, MeasureFigures, MeasureStatus};
use cesuan_office::{BookCell, BookSheet, CellStyle};
use cesuan_session::{ComparedMeasure, ComparedPayer, Outcome, PayerCell};

use super::{Board, MORE};

/// The id of a row's words, and what it has of a column.
type Row<'a, T> = (&'static str, &'a dyn Fn(&T) -> BookCell);

impl Board<'_> {
    /// What comes of each scenario in all.
    pub(super) fn overview(&self) -> BookSheet {
        let mut sheet = self.sheet("papers-overview", &[("papers-indicator", 34), ("papers-unit-of", 8)], &[], 20);
        let relief = |at: usize| -> Fen {
            let outcome = self.comparison.columns[at].outcome.as_ref();
            outcome.map_or(Fen::ZERO, |outcome| outcome.relief_total.paid)
        };
        let baseline = relief(self.comparison.baseline);
        let money: [Row<'_, Outcome>; 7] = [
            ("papers-spending-demand", &|it| wan(it.spending_total.demand)),
            ("papers-spending-paid", &|it| wan(it.spending_total.paid)),
            ("papers-spending-more", &|it| difference(it.more_total.paid)),
            ("papers-relief-in-all", &|it| wan(it.relief_total.paid)),
            ("papers-relief-more", &|it| difference(it.relief_total.paid.less(baseline))),
            ("papers-gained-by", &|it| wan(it.moves.gained_by)),
            ("papers-lost-by", &|it| wan(it.moves.lost_by)),
        ];
        let people: [Row<'_, Outcome>; 5] = [
            ("papers-receiving", &|it| count(it.recipients)),
            ("papers-gained", &|it| count(it.moves.gained)),
            ("papers-lost", &|it| count(it.moves.lost)),
            ("papers-entered", &|it| count(it.moves.entered)),
            ("papers-left-out-now", &|it| count(it.moves.left)),
        ];
        let units = [("papers-wan", &money[..]), ("papers-households", &people[..])];
        for (unit, rows) in units {
            for (id, cell) in rows {
                let mut row = vec![BookCell::text(self.of(id)), BookCell::text(self.of(unit))];
                row.extend(self.each(cell));
                sheet.rows.push(row);
            }
        }
        let mut idle = vec![BookCell::text(self.of("papers-idle")), BookCell::default()];
        idle.extend(self.each(|outcome| BookCell::text(self.idle(outcome))));
        sheet.rows.push(idle);
        sheet.filter = false;
        sheet.frozen_columns = 2;
        sheet
    }

    /// The labels of the parameters that alter no figure.
    fn idle(&self, outcome: &Outcome) -> String {
        let label = |id: &String| {
            let known = self.comparison.parameters.iter().find(|compared| compared.parameter.id == *id);
            known.map_or_else(|| id.clone(), |known| self.words.0.of(&known.parameter.label).to_owned())
        };
        outcome.idle.iter().map(label).collect::<Vec<_>>().join(&self.of("list-separator"))
    }

    /// Each measure: what is paid, how that differs from the baseline, and what it asks for where some fund falls short.
    pub(super) fn clauses(&self) -> BookSheet {
        let first = [("papers-clause", 18), ("papers-measure", 30), ("papers-payer", 24), ("papers-kind", 8)];
        let short =
            self.comparison.columns.iter().any(|column| {
                column.outcome.as_ref().is_some_and(|it| it.spending_total.demand != it.spending_total.paid)
            });
        let each = if short { &["papers-demand-wan", "papers-paid-wan", MORE][..] } else { &["papers-paid-wan", MORE] };
        let mut sheet = self.sheet("papers-by-measure", &first, each, 13);
        // What a column says of itself, as far as it has room for it.
        let told = |column: usize, [demand, paid, more]: [BookCell; 3]| {
            let demand = short.then_some(demand);
            let more = (!self.is_baseline(column)).then_some(more);
            demand.into_iter().chain([paid]).chain(more)
        };
        let columns = || 0..self.comparison.columns.len();
        for measure in &self.comparison.measures {
            let payer = self.comparison.payers.iter().find(|payer| payer.id == measure.payer);
            let mut row = vec![
                BookCell::text(&*measure.clause),
                self.label(&measure.label),
                payer.map_or_else(BookCell::default, |payer| self.label(&payer.label)),
                BookCell::text(self.of(if measure.forgone { "papers-kind-relief" } else { "papers-kind-spending" })),
            ];
            row.extend(columns().flat_map(|column| told(column, self.measure(measure, column))));
            sheet.rows.push(row);
        }
        for (id, forgone) in [("papers-spending", false), ("papers-relief-in-all", true)] {
            let of = |outcome: &Outcome| if forgone { outcome.relief_total } else { outcome.spending_total };
            let outcome = |at: usize| self.comparison.columns[at].outcome.as_ref();
            let before = outcome(self.comparison.baseline).map(of).unwrap_or_default();
            let mut row = vec![BookCell::default(); first.len()];
            row[1] = BookCell::text(self.of(id));
            row.extend(columns().flat_map(|at| {
                let cells = match outcome(at).map(of) {
                    Some(Amounts { demand, paid }) => [wan(demand), wan(paid), difference(paid.less(before.paid))],
                    None => [self.without(), self.without(), self.without()],
                };
                told(at, cells)
            }));
            sheet.rows.push(row.into_iter().map(|cell| cell.looks(CellStyle::Total)).collect());
        }
        sheet.frozen_columns = 2;
        sheet
    }

    /// What a measure asks for, what is paid, and how much more that is.
    fn measure(&self, measure: &ComparedMeasure, column: usize) -> [BookCell; 3] {
        let is_open = |figures: &MeasureFigures| figures.status == MeasureStatus::Undetermined;
        let baseline = measure.columns[self.comparison.baseline].as_ref();
        let before = baseline.map_or_else(LineFigures::default, |figures| figures.total);
        let open = || BookCell::text(self.of("papers-open")).looks(CellStyle::Aside);
        let absent = || self.absent().looks(CellStyle::Aside);
        match &measure.columns[column] {
            _ if self.comparison.columns[column].outcome.is_none() => [self.without(), self.without(), self.without()],
            Some(figures) if is_open(figures) => [open(), open(), open()],
            Some(figures) => {
                let more = figures.total.paid.less(before.paid);
                let more = if baseline.is_some_and(is_open) { open() } else { difference(more) };
                [wan(figures.total.demand), wan(figures.total.paid), more]
            }
            None if baseline.is_some_and(is_open) => [absent(), absent(), open()],
            None => [absent(), absent(), difference(Fen::ZERO.less(before.paid))],
        }
    }

    /// Each payer's envelope, what is asked for and paid, and what is left, by year and in all.
    pub(super) fn payers(&self) -> BookSheet {
        let first = [("papers-payer", 30), ("papers-year", 8), ("papers-what-wan", 24)];
        let mut sheet = self.sheet("papers-by-payer", &first, &[], 18);
        for payer in &self.comparison.payers {
            for year in (0..self.comparison.years.len()).map(Some).chain([None]) {
                sheet.rows.extend(self.payer(payer, year));
            }
        }
        sheet.frozen_columns = 3;
        sheet
    }

    fn payer(&self, payer: &ComparedPayer, year: Option<usize>) -> Vec<Vec<BookCell>> {
        let label = year.map_or_else(|| BookCell::text(self.of("papers-total")), |year| self.year(year));
        let rows: [Row<'_, PayerCell>; 4] = [
            ("papers-envelope", &|cell| envelope(cell, year).map_or_else(BookCell::default, wan)),
            ("papers-demand", &|cell| wan(year.map_or(cell.figures.demand, |year| cell.figures.years[year].demand))),
            ("papers-paid", &|cell| wan(year.map_or(cell.figures.paid, |year| cell.figures.years[year].paid))),
            ("papers-balance", &|cell| {
                let balance = year.map_or(cell.balance, |year| cell.balances[year]);
                balance.map_or_else(BookCell::default, difference)
            }),
        ];
        let limited = payer.columns.iter().flatten().any(|cell| cell.figures.envelope.is_some());
        let of_envelope = |id: &str| matches!(id, "papers-envelope" | "papers-balance");
        let rows = rows.into_iter().filter(|(id, _)| limited || !of_envelope(id));
        let row = |(id, of): Row<'_, PayerCell>| {
            let mut row = vec![self.label(&payer.label), label.clone(), BookCell::text(self.of(id))];
            row.extend(payer.columns.iter().enumerate().map(|(at, cell)| match cell {
                Some(cell) => of(cell),
                None if self.comparison.columns[at].outcome.is_none() => self.without(),
                None => self.absent(),
            }));
            let look = if year.is_none() { CellStyle::Total } else { CellStyle::Plain };
            row.into_iter().map(|cell| cell.looks(look)).collect()
        };
        rows.map(row).collect()
    }

    pub(super) fn year(&self, year: usize) -> BookCell {
        BookCell::integer(self.comparison.years[year].into())
    }

    /// What is spent and forgone each year.
    pub(super) fn years(&self) -> BookSheet {
        let mut sheet = self.sheet("papers-by-year", &[("papers-year", 8), ("papers-what-wan", 34)], &[], 18);
        let baseline = self.comparison.columns[self.comparison.baseline].outcome.as_ref();
        for year in 0..self.comparison.years.len() {
            let before = baseline.and_then(|outcome| outcome.relief.get(year)).copied().unwrap_or_default();
            let of = |years: &[Amounts]| years.get(year).copied().unwrap_or_default();
            let rows: [Row<'_, Outcome>; 5] = [
                ("papers-spending-demand", &|it| wan(of(&it.spending).demand)),
                ("papers-spending-paid", &|it| wan(of(&it.spending).paid)),
                ("papers-spending-more", &|it| difference(of(&it.more).paid)),
                ("papers-relief-in-all", &|it| wan(of(&it.relief).paid)),
                ("papers-relief-more", &|it| difference(of(&it.relief).paid.less(before.paid))),
            ];
            for (id, cell) in rows {
                let mut row = vec![self.year(year), BookCell::text(self.of(id))];
                row.extend(self.each(cell));
                sheet.rows.push(row);
            }
        }
        sheet.frozen_columns = 2;
        sheet
    }

    /// What each district and class of size receives.
    pub(super) fn groups(&self) -> BookSheet {
        let first = [("papers-facet", 16), ("papers-group", 22), ("papers-enterprise-count", 10)];
        let each = ["papers-receiving", "papers-received-wan", MORE];
        let mut sheet = self.sheet("papers-by-group", &first, &each, 14);
        for facet in &self.comparison.facets {
            for group in &facet.groups {
                let name = group
                    .label
                    .as_ref()
                    .map_or_else(|| BookCell::text(self.of("papers-no-group")), |it| self.label(it));
                let mut row = vec![self.label(&facet.label), name, count(group.enterprises)];
                row.extend(group.columns.iter().enumerate().flat_map(|(column, cell)| {
                    let [recipients, received, more] = match cell {
                        Some(cell) => {
                            let more = cell.moves.gained_by.less(cell.moves.lost_by);
                            [count(cell.recipients), wan(cell.received.all()), difference(more)]
                        }
                        None => [self.without(), self.without(), self.without()],
                    };
                    let more = (!self.is_baseline(column)).then_some(more);
                    [recipients, received].into_iter().chain(more)
                }));
                sheet.rows.push(row);
            }
        }
        sheet.frozen_columns = 2;
        sheet
    }
}

/// The envelope of a year, or of all years.
fn envelope(cell: &PayerCell, year: Option<usize>) -> Option<Fen> {
    use cesuan_policy::check::Period;
    match (cell.figures.envelope?, year) {
        ((amount, Period::Whole), None) | ((amount, Period::Annual), Some(_)) => Some(amount),
        ((_, Period::Whole), Some(_)) => None,
        ((amount, Period::Annual), None) => {
            let years = i64::try_from(cell.figures.years.len()).ok()?;
            amount.0.checked_mul(years).map(Fen)
        }
    }
}
