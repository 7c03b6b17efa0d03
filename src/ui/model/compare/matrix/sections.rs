//! The sections of the page's table and the rows each shows.

use std::cmp::Reverse;

use cesuan_base::money::Fen;
use cesuan_i18n::comparison_table::words::{self, Face};
use cesuan_i18n::comparison_table::{Row, RowQuantity, Subject, over_all_years, picks};
use cesuan_i18n::text;
use cesuan_session::{ComparedAccount, ComparedFacet};

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

    /// What each account owes, pays and lacks, the leading one by year too; what falls due later; and who receives.
    fn totals(&self) -> MatrixSection {
        let mut rows: Vec<MatrixRow> = self
            .table
            .comparison
            .accounts
            .iter()
            .enumerate()
            .flat_map(|(at, account)| self.account(at, account))
            .collect();
        rows.extend(self.table.commitments.iter().filter(|row| row.quantity == RowQuantity::Demand).map(|row| {
            let label = words::subject_and_quantity(self.lang, Face::Page, row);
            self.row("commitments", label, row)
        }));
        rows.extend(self.table.picked(&picks::PAGE).into_iter().map(|row| {
            let label = words::quantity(self.lang, Face::Page, row.quantity, self.year(row));
            self.row(row.quantity.id(), label, row)
        }));
        self.section("totals", self.say("compare-totals"), rows.into_iter().map(|row| (true, row)))
    }

    /// The rows of an account; `at` is its place among the accounts. The first leads: what it pays has a row for each year.
    fn account(&self, at: usize, account: &ComparedAccount) -> Vec<MatrixRow> {
        let leading = if self.table.is_limited(account) { RowQuantity::Paid } else { RowQuantity::Demand };
        let shown = self.table.shown_accounts().filter(|row| {
            let own = matches!(row.subject, Subject::Account(known) if std::ptr::eq(known, account));
            let told = matches!(row.quantity, RowQuantity::Demand | RowQuantity::Paid | RowQuantity::Gap);
            own && told && (row.year.is_none() || (at == 0 && row.quantity == leading))
        });
        let model = |row: &Row<'_>| {
            let cells = self.table.columns().map(|column| self.table.told(row, column)).collect();
            let told = Row { cells, ..*row };
            let (id, label) = (row.quantity.id(), words::subject_and_quantity(self.lang, Face::Page, row));
            let (id, label, sum) = match self.year(row) {
                Some(year) => (format!("account-{at}-{id}-{year}"), words::in_year(self.lang, year, &label), false),
                None => (format!("account-{at}-{id}"), label, at == 0 && row.quantity == leading),
            };
            MatrixRow { sum, ..self.row(id, label, &told) }
        };
        // Over all years first, then year by year.
        let (years, all): (Vec<_>, Vec<_>) = shown.partition(|row| row.year.is_some());
        all.into_iter().chain(years).map(model).collect()
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
