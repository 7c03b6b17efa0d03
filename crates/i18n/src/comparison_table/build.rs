//! The rows of a comparison.

use cesuan_base::money::Fen;
use cesuan_engine::{Amounts, LineFigures, MeasureFigures, MeasureStatus};
use cesuan_policy::check::Period;
use cesuan_session::{AccountCell, ComparedGroup, ComparedMeasure, Comparison, GroupCell, Outcome, PayerCell};

use super::{Cell, ComparisonTable, Row, RowQuantity, Subject};

impl<'a> From<&'a Comparison> for ComparisonTable<'a> {
    fn from(comparison: &'a Comparison) -> Self {
        let builder = Builder { comparison };
        Self {
            comparison,
            totals: builder.totals(),
            parameters: builder.parameters(),
            files: builder.files(),
            measures: builder.measures(),
            payers: builder.payers(),
            accounts: builder.accounts(),
            commitments: builder.commitments(),
            groups: builder.groups(),
            contests: builder.contests(),
        }
    }
}

struct Builder<'a> {
    comparison: &'a Comparison,
}

impl<'a> Builder<'a> {
    fn outcome(&self, column: usize) -> Option<&'a Outcome> {
        self.comparison.columns[column].outcome.as_ref()
    }

    /// Every year by its index, then all of them together.
    fn years(&self) -> impl Iterator<Item = Option<usize>> + use<> {
        (0..self.comparison.years.len()).map(Some).chain([None])
    }

    /// A row; `of` is the cell of a column that has figures.
    fn row(
        &self,
        subject: Subject<'a>,
        quantity: RowQuantity,
        year: Option<usize>,
        of: impl Fn(usize) -> Cell<'a>,
    ) -> Row<'a> {
        let cell = |column: usize| if self.outcome(column).is_some() { of(column) } else { Cell::NotCosted };
        Row { subject, quantity, year, cells: (0..self.comparison.columns.len()).map(cell).collect() }
    }

    fn totals(&self) -> Vec<Row<'a>> {
        let mut rows = Vec::new();
        for year in self.years() {
            let has = |quantity: &RowQuantity| quantity.total(&Outcome::default(), year).is_some();
            rows.extend(RowQuantity::TOTALS.into_iter().filter(has).map(|quantity| {
                self.row(Subject::Scenario, quantity, year, |column| {
                    let outcome = self.outcome(column);
                    outcome.and_then(|outcome| quantity.total(outcome, year)).unwrap_or(Cell::Blank)
                })
            }));
        }
        rows
    }

    fn parameters(&self) -> Vec<Row<'a>> {
        let row = |compared: &'a cesuan_session::ComparedParameter| Row {
            subject: Subject::Parameter(compared),
            quantity: RowQuantity::Value,
            year: None,
            cells: compared.columns.iter().map(|values| values.as_deref().map_or(Cell::Absent, Cell::Values)).collect(),
        };
        self.comparison.parameters.iter().map(row).collect()
    }

    fn files(&self) -> Vec<Row<'a>> {
        let row = |file: &'a cesuan_session::ComparedFile| Row {
            subject: Subject::File(file),
            quantity: RowQuantity::Change,
            year: None,
            cells: file.columns.iter().map(|differs| Cell::Differs(*differs)).collect(),
        };
        self.comparison.files.iter().map(row).collect()
    }

    fn measures(&self) -> Vec<Row<'a>> {
        const QUANTITIES: [RowQuantity; 5] =
            [RowQuantity::Recipients, RowQuantity::Lines, RowQuantity::Demand, RowQuantity::Paid, RowQuantity::More];
        let mut rows = Vec::new();
        for measure in &self.comparison.measures {
            for year in self.years() {
                rows.extend(QUANTITIES.map(|quantity| {
                    self.row(Subject::Measure(measure), quantity, year, |column| {
                        self.measure(measure, quantity, year, column)
                    })
                }));
            }
        }
        rows
    }

    fn measure(
        &self,
        measure: &ComparedMeasure,
        quantity: RowQuantity,
        year: Option<usize>,
        column: usize,
    ) -> Cell<'static> {
        let lines = |figures: &MeasureFigures| match year {
            Some(year) => figures.years.get(year).copied().unwrap_or_default(),
            None => figures.total,
        };
        let own = measure.columns[column].as_ref();
        if let Some(base) = own.and_then(|figures| figures.base) {
            return Cell::Open(base);
        }
        if own.is_some_and(|figures| figures.status == MeasureStatus::Off) && quantity != RowQuantity::More {
            return Cell::Off;
        }
        if quantity == RowQuantity::More {
            let before = measure.columns[self.comparison.baseline].as_ref();
            if let Some(base) = before.and_then(|figures| figures.base) {
                return Cell::Open(base);
            }
            let paid = |figures: Option<&MeasureFigures>| figures.map_or(Fen::ZERO, |figures| lines(figures).paid);
            return Cell::Difference(paid(own).less(paid(before)));
        }
        let Some(LineFigures { recipients, lines, demand, paid, .. }) = own.map(lines) else { return Cell::Absent };
        match quantity {
            RowQuantity::Recipients => Cell::Count(recipients),
            RowQuantity::Lines => Cell::Count(lines),
            RowQuantity::Demand => Cell::Money(demand),
            RowQuantity::Paid => Cell::Money(paid),
            _ => Cell::Blank,
        }
    }

    fn payers(&self) -> Vec<Row<'a>> {
        const QUANTITIES: [RowQuantity; 4] =
            [RowQuantity::Envelope, RowQuantity::Demand, RowQuantity::Paid, RowQuantity::Balance];
        let mut rows = Vec::new();
        for payer in &self.comparison.payers {
            for year in self.years() {
                rows.extend(QUANTITIES.map(|quantity| {
                    self.row(Subject::Payer(payer), quantity, year, |column| {
                        payer.columns[column].as_ref().map_or(Cell::Absent, |cell| of_payer(cell, quantity, year))
                    })
                }));
            }
        }
        rows
    }

    fn accounts(&self) -> Vec<Row<'a>> {
        const QUANTITIES: [RowQuantity; 5] =
            [RowQuantity::Demand, RowQuantity::Paid, RowQuantity::Gap, RowQuantity::DemandMore, RowQuantity::More];
        let mut rows = Vec::new();
        for (at, account) in self.comparison.accounts.iter().enumerate() {
            for year in self.years() {
                rows.extend(QUANTITIES.map(|quantity| {
                    self.row(Subject::Account(account), quantity, year, |column| {
                        self.account(at, quantity, year, column)
                    })
                }));
            }
        }
        rows
    }

    fn account(&self, at: usize, quantity: RowQuantity, year: Option<usize>, column: usize) -> Cell<'static> {
        let cell = |column: usize| self.outcome(column).and_then(|outcome| outcome.accounts.get(at));
        let amounts = |column: usize| {
            let of = |cell: &AccountCell| match year {
                Some(year) => cell.years.get(year).copied().unwrap_or_default(),
                None => cell.total,
            };
            cell(column).map(of).unwrap_or_default()
        };
        let (now, before) = (amounts(column), amounts(self.comparison.baseline));
        let Amounts { demand, paid } = now.less(before);
        match quantity {
            RowQuantity::Demand => Cell::Money(now.demand),
            RowQuantity::Paid => Cell::Money(now.paid),
            RowQuantity::Gap if year.is_none() => {
                cell(column).and_then(|cell| cell.excess).map_or(Cell::Blank, Cell::Money)
            }
            RowQuantity::DemandMore => Cell::Difference(demand),
            RowQuantity::More => Cell::Difference(paid),
            _ => Cell::Blank,
        }
    }

    fn commitments(&self) -> Vec<Row<'a>> {
        if self.comparison.commitment_years.is_empty() {
            return Vec::new();
        }
        let sum = |column: usize| {
            Fen(self.outcome(column).map_or(0, |outcome| outcome.commitments.iter().map(|amount| amount.0).sum()))
        };
        let baseline = sum(self.comparison.baseline);
        let rows = [RowQuantity::Demand, RowQuantity::DemandMore].map(|quantity| {
            self.row(Subject::Commitments, quantity, None, |column| match quantity {
                RowQuantity::Demand => Cell::Money(sum(column)),
                _ => Cell::Difference(sum(column).less(baseline)),
            })
        });
        rows.into()
    }

    fn groups(&self) -> Vec<Row<'a>> {
        const QUANTITIES: [RowQuantity; 12] = [
            RowQuantity::Recipients,
            RowQuantity::Demand,
            RowQuantity::Paid,
            RowQuantity::Relief,
            RowQuantity::Received,
            RowQuantity::More,
            RowQuantity::Gained,
            RowQuantity::GainedBy,
            RowQuantity::Entered,
            RowQuantity::Lost,
            RowQuantity::LostBy,
            RowQuantity::Left,
        ];
        let mut rows = Vec::new();
        for facet in &self.comparison.facets {
            for group in &facet.groups {
                let cell = |group: &ComparedGroup, column: usize, quantity| {
                    group.columns[column].as_ref().map_or(Cell::NotCosted, |cell| of_group(cell, quantity))
                };
                rows.extend(QUANTITIES.map(|quantity| {
                    self.row(Subject::Group(facet, group), quantity, None, |column| cell(group, column, quantity))
                }));
            }
        }
        rows
    }

    fn contests(&self) -> Vec<Row<'a>> {
        const QUANTITIES: [RowQuantity; 3] = [RowQuantity::Winners, RowQuantity::WinnersIn, RowQuantity::WinnersOut];
        let mut rows = Vec::new();
        for contest in &self.comparison.contests {
            for (year, cells) in contest.years.iter().enumerate() {
                rows.extend(QUANTITIES.map(|quantity| {
                    self.row(Subject::Contest(contest), quantity, Some(year), |column| {
                        let Some(cell) = cells[column].as_ref() else { return Cell::Absent };
                        Cell::Count(match quantity {
                            RowQuantity::WinnersIn => cell.entered,
                            RowQuantity::WinnersOut => cell.left,
                            _ => cell.winners,
                        })
                    })
                }));
            }
        }
        rows
    }
}

fn of_payer(cell: &PayerCell, quantity: RowQuantity, year: Option<usize>) -> Cell<'static> {
    let figures = &cell.figures;
    let money = |amount: Option<Fen>| amount.map_or(Cell::Blank, Cell::Money);
    match (quantity, year) {
        (RowQuantity::Envelope, _) => money(envelope(cell, year)),
        (RowQuantity::Demand, Some(year)) => money(figures.years.get(year).map(|year| year.demand)),
        (RowQuantity::Demand, None) => Cell::Money(figures.demand),
        (RowQuantity::Paid, Some(year)) => money(figures.years.get(year).map(|year| year.paid)),
        (RowQuantity::Paid, None) => Cell::Money(figures.paid),
        (RowQuantity::Balance, Some(year)) => {
            cell.balances.get(year).copied().flatten().map_or(Cell::Blank, Cell::Difference)
        }
        (RowQuantity::Balance, None) => cell.balance.map_or(Cell::Blank, Cell::Difference),
        _ => Cell::Blank,
    }
}

/// The envelope of a year, or of all years.
fn envelope(cell: &PayerCell, year: Option<usize>) -> Option<Fen> {
    match (cell.figures.envelope?, year) {
        ((amount, Period::Whole), None) | ((amount, Period::Annual), Some(_)) => Some(amount),
        ((_, Period::Whole), Some(_)) => None,
        ((amount, Period::Annual), None) => {
            let years = i64::try_from(cell.figures.years.len()).ok()?;
            amount.0.checked_mul(years).map(Fen)
        }
    }
}

fn of_group(cell: &GroupCell, quantity: RowQuantity) -> Cell<'static> {
    let GroupCell { recipients, received, moves } = cell;
    match quantity {
        RowQuantity::Recipients => Cell::Count(*recipients),
        RowQuantity::Demand => Cell::Money(received.demand),
        RowQuantity::Paid => Cell::Money(received.paid),
        RowQuantity::Relief => Cell::Money(received.relief),
        RowQuantity::Received => Cell::Money(received.all()),
        RowQuantity::More => Cell::Difference(moves.gained_by.less(moves.lost_by)),
        RowQuantity::Gained => Cell::Count(moves.gained),
        RowQuantity::GainedBy => Cell::Money(moves.gained_by),
        RowQuantity::Entered => Cell::Count(moves.entered),
        RowQuantity::Lost => Cell::Count(moves.lost),
        RowQuantity::LostBy => Cell::Money(moves.lost_by),
        RowQuantity::Left => Cell::Count(moves.left),
        _ => Cell::Blank,
    }
}
