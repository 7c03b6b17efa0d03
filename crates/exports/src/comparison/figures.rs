//! What scenarios cost: in all, by measure, payer, year and group.

use cesuan_i18n::comparison_table::words::{self, Face};
use cesuan_i18n::comparison_table::{Cell, Row, RowQuantity, Subject, by_subject, picks, value};
use cesuan_office::{BookCell, BookSheet, CellStyle};

use super::{MORE, Writer};
use crate::cells::count;

impl Writer<'_> {
    /// The key figures of each scenario.
    pub(super) fn overview(&self) -> BookSheet {
        let mut sheet = self.sheet("papers-overview", &[("papers-indicator", 48), ("papers-unit-of", 8)], &[], 20);
        let accounts = self.table.shown_accounts().filter(|row| row.year.is_none()).chain(&self.table.commitments);
        for row in accounts {
            let name = words::subject_and_quantity(self.words.0, Face::Workbook, row);
            let first = vec![BookCell::text(name), BookCell::text(self.of("papers-wan"))];
            sheet.rows.push([first, self.cells(row)].concat());
        }
        for row in self.table.picked(&picks::OVERVIEW) {
            let counts = row.cells.iter().any(|cell| cell.number().is_some());
            let unit = BookCell::text(self.of(if counts { "papers-households" } else { "papers-wan" }));
            sheet.rows.push([vec![self.quantity(row.quantity), unit], self.cells(row)].concat());
        }
        let mut idle = vec![BookCell::text(self.of("papers-idle")), BookCell::default()];
        idle.extend(self.table.comparison.columns.iter().map(|column| match &column.outcome {
            None => self.cell(&Cell::NotCosted),
            Some(outcome) => {
                let labels: Vec<&str> = words::idle(self.words.0, self.table.comparison, outcome).collect();
                BookCell::text(labels.join(&self.of("list-separator")))
            }
        }));
        sheet.rows.push(idle);
        sheet.filter = false;
        sheet.frozen_columns = 2;
        sheet
    }

    /// Each measure: what is paid, how that differs from the baseline, and what it asks for where some fund falls short.
    pub(super) fn clauses(&self) -> BookSheet {
        let first = [("papers-clause", 18), ("papers-measure", 30), ("papers-payer", 24), ("papers-kind", 8)];
        let rationed = self.table.is_rationed();
        let each =
            if rationed { &["papers-demand-wan", "papers-paid-wan", MORE][..] } else { &["papers-paid-wan", MORE] };
        let mut sheet = self.sheet("papers-by-measure", &first, each, 13);
        // What a column says of itself, as far as it has room for it.
        let told = |rows: &[Row<'_>], [demand, paid, more]: [RowQuantity; 3]| {
            let told = |column: usize| {
                let cell = |quantity| self.told(rows, quantity, column);
                let demand = rationed.then(|| cell(demand));
                let more = (!self.is_baseline(column)).then(|| cell(more));
                demand.into_iter().chain([cell(paid)]).chain(more).collect::<Vec<_>>()
            };
            self.table.columns().flat_map(told).collect::<Vec<_>>()
        };
        for rows in by_subject(&self.table.measures) {
            let Some(Subject::Measure(measure)) = rows.first().map(|row| row.subject) else { continue };
            let of_id = |id: &String| self.table.comparison.payers.iter().find(|payer| payer.id == *id);
            let payers = measure.payers.iter().filter_map(of_id).map(|payer| self.words.0.of(&payer.label));
            let kind = if measure.forgone { "papers-kind-relief" } else { "papers-kind-spending" };
            let mut row = vec![
                BookCell::text(&*measure.clause),
                self.label(&measure.label),
                BookCell::text(self.words.joined(payers)),
                BookCell::text(self.of(kind)),
            ];
            row.extend(told(rows, [RowQuantity::Demand, RowQuantity::Paid, RowQuantity::More]));
            sheet.rows.push(row);
        }
        for rows in by_subject(&self.table.accounts) {
            let Some(first_row) = rows.first() else { continue };
            let mut row = vec![BookCell::default(); first.len()];
            row[1] = BookCell::text(words::subject(self.words.0, Face::Workbook, first_row.subject));
            row.extend(told(rows, [RowQuantity::Demand, RowQuantity::Paid, RowQuantity::More]));
            sheet.rows.push(row.into_iter().map(|cell| cell.looks(CellStyle::Total)).collect());
        }
        sheet.frozen_columns = 2;
        sheet
    }

    /// Each payer's envelope, what is asked for and paid, and what is left, by year and in all.
    pub(super) fn payers(&self) -> BookSheet {
        let first = [("papers-payer", 30), ("papers-year", 8), ("papers-what-wan", 24)];
        let mut sheet = self.sheet("papers-by-payer", &first, &[], 18);
        for rows in by_subject(&self.table.payers) {
            let Some(Subject::Payer(payer)) = rows.first().map(|row| row.subject) else { continue };
            let limited = payer.columns.iter().flatten().any(|cell| cell.figures.envelope.is_some());
            let of_envelope = |row: &Row<'_>| matches!(row.quantity, RowQuantity::Envelope | RowQuantity::Balance);
            for row in rows.iter().filter(|row| limited || !of_envelope(row)) {
                let year = row.year.map_or_else(|| BookCell::text(self.of("papers-total")), |year| self.year(year));
                let cells =
                    [vec![self.label(&payer.label), year, self.quantity(row.quantity)], self.cells(row)].concat();
                let look = if row.year.is_none() { CellStyle::Total } else { CellStyle::Plain };
                sheet.rows.push(cells.into_iter().map(|cell| cell.looks(look)).collect());
            }
        }
        sheet.frozen_columns = 3;
        sheet
    }

    /// What each account owes and pays in each year.
    pub(super) fn years(&self) -> BookSheet {
        let mut sheet = self.sheet("papers-by-year", &[("papers-year", 8), ("papers-what-wan", 48)], &[], 18);
        for year in 0..self.table.comparison.years.len() {
            let of_year = self.table.shown_accounts().filter(|row| row.year == Some(year));
            sheet.rows.extend(of_year.filter(|row| row.quantity != RowQuantity::Gap).map(|row| {
                let name = words::subject_and_quantity(self.words.0, Face::Workbook, row);
                [vec![self.year(year), BookCell::text(name)], self.cells(row)].concat()
            }));
        }
        sheet.frozen_columns = 2;
        sheet
    }

    /// What each district and class of size receives.
    pub(super) fn groups(&self) -> BookSheet {
        let first = [("papers-facet", 16), ("papers-group", 22), ("papers-enterprise-count", 10)];
        let recipients = words::quantity(self.words.0, Face::Workbook, RowQuantity::Recipients, None);
        let each = [recipients, self.of("papers-received-wan"), self.of(MORE)];
        let mut sheet = self.sheet_with("papers-by-group", &first, &each, 14);
        for rows in by_subject(&self.table.groups) {
            let Some(Subject::Group(facet, group)) = rows.first().map(|row| row.subject) else { continue };
            let name = words::subject(self.words.0, Face::Workbook, Subject::Group(facet, group));
            let mut row = vec![self.label(&facet.label), BookCell::text(name), count(group.enterprises)];
            row.extend(self.table.columns().flat_map(|column| {
                let cell = |quantity| self.cell(&value(rows, quantity, None, column));
                let more = (!self.is_baseline(column)).then(|| cell(RowQuantity::More));
                [cell(RowQuantity::Recipients), cell(RowQuantity::Received)].into_iter().chain(more)
            }));
            sheet.rows.push(row);
        }
        sheet.frozen_columns = 2;
        sheet
    }
}
