//! The sections of the page's table and the rows each shows.

use std::cmp::Reverse;

use cesuan_base::money::Fen;
use cesuan_i18n::comparison_table::words::{self, Face};
use cesuan_i18n::comparison_table::{Row, RowQuantity, Subject, over_all_years, picks};
use cesuan_i18n::text;
use cesuan_session::ComparedFacet;

use super::{Matrix, MatrixRow, MatrixSection, Order};

impl Matrix<'_> {
    /// The sections that have any row, shown or left out.
    pub(super) fn sections(&self) -> Vec<MatrixSection> {
        let mut sections = vec![self.totals(), self.parameters(), self.measures(), self.payers(), self.balances()];
        sections.extend(self.table.comparison.facets.iter().map(|facet| self.facet(facet)));
        sections.push(self.contests());
        sections.retain(|section| !section.rows.is_empty() || section.left_out > 0);
        sections
    }

    /// A section of rows, each with whether its columns differ; those that do not are left out where a person does not want
    /// them.
    fn section(&self, id: &str, title: String, rows: impl Iterator<Item = (bool, MatrixRow)>) -> MatrixSection {
        let (shown, left_out): (Vec<_>, Vec<_>) = rows.partition(|(differs, _)| *differs || self.seen.all);
        MatrixSection {
            id: id.to_owned(),
            title,
            rows: shown.into_iter().map(|(_, row)| row).collect(),
            left_out: left_out.len(),
            sorts: false,
        }
    }

    fn row(&self, id: impl Into<String>, label: String, row: &Row<'_>) -> MatrixRow {
        MatrixRow { id: id.into(), label, position: None, sum: false, left: false, cells: self.cells(row) }
    }

    fn year(&self, row: &Row<'_>) -> Option<i32> {
        row.year.map(|year| self.table.comparison.years[year])
    }

    fn label(&self, row: &Row<'_>) -> String {
        words::subject(self.lang, Face::Page, row.subject)
    }

    /// Rows by their amounts, where a person wants them sorted.
    fn sorted<'r>(&self, rows: impl Iterator<Item = &'r Row<'r>>) -> Vec<&'r Row<'r>> {
        let mut rows: Vec<_> = rows.collect();
        let amount = |row: &Row<'_>, column: usize| row.cells[column].amount().unwrap_or(Fen::ZERO);
        let baseline = self.table.baseline();
        if let Some(Order { column, descending }) =
            self.seen.order.filter(|order| self.table.columns().contains(&order.column))
        {
            let key = |row: &&Row<'_>| match amount(row, column) {
                own if column == baseline => own,
                own => own.less(amount(row, baseline)),
            };
            if descending {
                rows.sort_by_key(|row| Reverse(key(row)));
            } else {
                rows.sort_by_key(key);
            }
        }
        rows
    }

    fn totals(&self) -> MatrixSection {
        let rows = self.table.picked(&picks::PAGE).into_iter().map(|row| {
            let id = match row.quantity {
                RowQuantity::SpendingPaid => "spending",
                RowQuantity::SpendingDemand => "demand",
                RowQuantity::ReliefPaid => "relief",
                other => other.id(),
            };
            let year = self.year(row);
            let label = words::quantity(self.lang, Face::Page, row.quantity, year);
            let id = year.map_or_else(|| id.to_owned(), |year| format!("{id}-{year}"));
            let sum = row.quantity == RowQuantity::SpendingPaid && year.is_none();
            (true, MatrixRow { sum, ..self.row(id, label, row) })
        });
        self.section("totals", self.say("compare-totals"), rows)
    }

    fn parameters(&self) -> MatrixSection {
        let rows = self.table.parameters.iter().filter_map(|row| {
            let Subject::Parameter(compared) = row.subject else { return None };
            let parameter = &compared.parameter;
            let at_work = self.work == Some(&*parameter.id);
            let model = self.row(parameter.id.clone(), self.label(row), row);
            Some((compared.differs || at_work, MatrixRow { position: parameter.clause.clone(), ..model }))
        });
        self.section("parameters", self.say("compare-parameters"), rows)
    }

    fn measures(&self) -> MatrixSection {
        let rows = self.sorted(over_all_years(&self.table.measures, RowQuantity::Paid)).into_iter().filter_map(|row| {
            let Subject::Measure(measure) = row.subject else { return None };
            let model = self.row(measure.id.clone(), words::measure(self.lang, measure), row);
            Some((measure.differs, MatrixRow { position: Some(measure.clause.clone()), ..model }))
        });
        MatrixSection { sorts: true, ..self.section("measures", self.say("compare-measures"), rows) }
    }

    fn payers(&self) -> MatrixSection {
        let rows = over_all_years(&self.table.payers, RowQuantity::Paid).filter_map(|row| {
            let Subject::Payer(payer) = row.subject else { return None };
            Some((payer.differs, self.row(payer.id.clone(), self.label(row), row)))
        });
        self.section("payers", self.say("compare-payers"), rows)
    }

    /// What the envelopes leave, by year and over all years; payers without an envelope have no row.
    fn balances(&self) -> MatrixSection {
        let rows = self.table.payers.iter().filter(|row| row.quantity == RowQuantity::Balance);
        let rows = rows.filter(|row| row.cells.iter().any(|cell| !cell.is_empty())).filter_map(|row| {
            let Subject::Payer(payer) = row.subject else { return None };
            let label = self.label(row);
            let (id, label, sum) = match self.year(row) {
                Some(year) => (format!("{}-{year}", payer.id), words::in_year(self.lang, year, &label), false),
                None => (format!("{}-balance", payer.id), label, true),
            };
            Some((payer.differs || sum, MatrixRow { sum, left: true, ..self.row(id, label, row) }))
        });
        self.section("balances", self.say("compare-balances"), rows)
    }

    fn facet(&self, facet: &ComparedFacet) -> MatrixSection {
        let own = |row: &&Row<'_>| matches!(row.subject, Subject::Group(of, _) if of.id == facet.id);
        let rows = self.sorted(over_all_years(&self.table.groups, RowQuantity::Paid).filter(own)).into_iter();
        let rows = rows.filter_map(|row| {
            let Subject::Group(_, group) = row.subject else { return None };
            let id = group.group.map_or_else(|| "none".to_owned(), |group| group.to_string());
            Some((row.cells_differ(), self.row(format!("{}-{id}", facet.id), self.label(row), row)))
        });
        let title = text(self.lang, "compare-by", &[("what", self.lang.of(&facet.label).into())]);
        MatrixSection { sorts: true, ..self.section(&format!("facet-{}", facet.id), title, rows) }
    }

    fn contests(&self) -> MatrixSection {
        let rows = self.table.contests.iter().filter(|row| row.quantity == RowQuantity::Winners);
        let rows = rows.filter_map(|row| {
            let (Subject::Contest(contest), Some(at)) = (row.subject, row.year) else { return None };
            let year = self.table.comparison.years[at];
            let differs = contest.years[at].iter().flatten().any(|cell| cell.entered + cell.left > 0);
            let label = words::in_year(self.lang, year, &self.label(row));
            Some((differs, self.row(format!("{}-{year}", contest.id), label, row)))
        });
        self.section("contests", self.say("compare-contests"), rows)
    }
}
