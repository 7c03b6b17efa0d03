//! The totals of lines, computed again only for measures and years whose lines have changed.

use std::sync::Arc;

use cesuan_base::diag::{Code, Diagnostic};
use cesuan_base::id::PayerId;
use cesuan_base::money::{Fen, TOTAL_LIMIT};
use cesuan_base::table::Population;
use cesuan_policy::check::{Envelope, Period, Rules, Setting};

use super::figures::{Amounts, Base, Figures, LineFigures, MeasureFigures, MeasureStatus, PayerFigures, PayerYear};
use super::lines::{Lines, Paid};
use super::row_sets::count;

/// The totals of every measure, with the revisions of the lines they were computed from.
#[derive(Clone, Debug)]
pub(super) struct Totals {
    measures: Vec<MeasureTotals>,
    /// For each enterprise, whether it is a recipient of the measure being added up. A buffer, kept between measures.
    received: Vec<bool>,
}

#[derive(Clone, Debug)]
struct MeasureTotals {
    /// For each year, the revision of the lines that were added up; `None` before the first time.
    made_of: Vec<Option<u64>>,
    years: Vec<LineSum>,
    total: LineSum,
}

/// A sum of lines in 128 bits; within [`TOTAL_LIMIT`] it becomes [`LineFigures`].
#[derive(Clone, Copy, Debug, Default)]
struct LineSum {
    recipients: u64,
    lines: u64,
    fen: i128,
}

impl Totals {
    pub(super) fn new(measures: usize, years: usize) -> Self {
        let empty = MeasureTotals {
            made_of: vec![None; years],
            years: vec![LineSum::default(); years],
            total: LineSum::default(),
        };
        Self { measures: vec![empty; measures], received: Vec::new() }
    }

    /// Sets the totals of a measure to zero, for a measure that is not costed.
    pub(super) fn clear(&mut self, measure: usize) {
        let totals = &mut self.measures[measure];
        totals.made_of.fill(None);
        totals.years.fill(LineSum::default());
        totals.total = LineSum::default();
    }

    /// Adds up a measure's lines. `years` gives the lines of each year and the revision at which they last changed.
    pub(super) fn measure<'a>(
        &mut self,
        measure: usize,
        by_project: bool,
        years: impl Iterator<Item = (u64, Lines<'a>)> + Clone,
        population: &Population,
    ) {
        let totals = &mut self.measures[measure];
        let mut stale = false;
        for (year, (changed, lines)) in years.clone().enumerate() {
            if totals.made_of[year] != Some(changed) {
                totals.made_of[year] = Some(changed);
                let parent = by_project.then(|| &*population.slices[year].parent);
                totals.years[year] = sum_year(lines, parent);
                stale = true;
            }
        }
        if !stale {
            return;
        }
        let received = &mut self.received;
        received.clear();
        received.resize(population.enterprises.len(), false);
        for ((_, lines), slice) in years.zip(&population.slices) {
            if by_project {
                lines.each(|row, asks| received[slice.enterprise[slice.parent[row] as usize] as usize] |= asks);
            } else if slice.enterprise.len() == received.len() {
                // Every enterprise has a row, so each row is that of the enterprise of the same number.
                lines.mark(received);
            } else {
                lines.each(|row, asks| received[slice.enterprise[row] as usize] |= asks);
            }
        }
        totals.total = LineSum {
            recipients: count(received) as u64,
            lines: totals.years.iter().map(|year| year.lines).sum(),
            fen: totals.years.iter().map(|year| year.fen).sum(),
        };
    }

    /// The figures of a run.
    ///
    /// # Errors
    /// If a total is beyond [`TOTAL_LIMIT`].
    pub(super) fn figures(
        &self,
        rules: &Rules,
        settings: &[Vec<Setting>],
        bases: &[Option<Base>],
        paid: &Paid,
    ) -> Result<Figures, Box<Diagnostic>> {
        let paid = self.paid(paid);
        let mut figures = Figures::default();
        for (index, (totals, measure)) in self.measures.iter().zip(&rules.measures).enumerate() {
            let checked = |sum: LineSum, paid: i128| sum.figures(paid).ok_or_else(|| too_large(measure.label.clone()));
            let years = totals.years.iter().zip(&paid[index]);
            figures.measures.push(MeasureFigures {
                status: if bases[index].is_some() { MeasureStatus::Undetermined } else { MeasureStatus::Costed },
                years: years.map(|(sum, paid)| checked(*sum, *paid)).collect::<Result<_, _>>()?,
                total: checked(totals.total, paid[index].iter().sum())?,
                base: bases[index],
            });
        }
        for (index, payer) in rules.payers.iter().enumerate() {
            let years = self.by_year(rules, &paid, |measure| rules.measures[measure].payer == PayerId::at(index));
            let figure = payer_figures(payer.envelope.as_ref(), &years, settings, rules);
            figures.payers.push(figure.ok_or_else(|| too_large(payer.label.clone()))?);
        }
        for forgone in [false, true] {
            let takes = |measure: usize| rules.payers[rules.measures[measure].payer.index()].forgone == forgone;
            let years = self.by_year(rules, &paid, takes);
            let total = years.iter().fold((0, 0), |(demand, paid), year| (demand + year.0, paid + year.1));
            let checked = |sum: (i128, i128)| amounts(sum).ok_or_else(|| too_large(rules.title.clone()));
            let years = years.iter().map(|sum| checked(*sum)).collect::<Result<_, _>>()?;
            let total = checked(total)?;
            if forgone {
                (figures.relief, figures.relief_total) = (years, total);
            } else {
                (figures.spending, figures.spending_total) = (years, total);
            }
        }
        Ok(figures)
    }

    /// What the lines of each measure get in each year, in fen.
    fn paid(&self, paid: &Paid) -> Vec<Vec<i128>> {
        let sum = |shares: &Option<Arc<[i64]>>, asked: &LineSum| {
            shares.as_ref().map_or(asked.fen, |shares| shares.iter().map(|share| i128::from(*share)).sum())
        };
        let measures = self.measures.iter().zip(paid);
        measures
            .map(|(totals, paid)| paid.iter().zip(&totals.years).map(|(paid, asked)| sum(paid, asked)).collect())
            .collect()
    }

    /// The demand of some measures and what they get, in fen, by year.
    fn by_year(&self, rules: &Rules, paid: &[Vec<i128>], takes: impl Fn(usize) -> bool) -> Vec<(i128, i128)> {
        let mut years = vec![(0, 0); rules.years.len()];
        for (measure, totals) in self.measures.iter().enumerate().filter(|(measure, _)| takes(*measure)) {
            for ((demand, got), (year, paid)) in years.iter_mut().zip(totals.years.iter().zip(&paid[measure])) {
                *demand += year.fen;
                *got += paid;
            }
        }
        years
    }
}

fn sum_year(lines: Lines<'_>, parent: Option<&[u32]>) -> LineSum {
    let (count, fen) = lines.sum();
    let Some(parent) = parent else { return LineSum { recipients: count, lines: count, fen } };
    // The projects of one enterprise lie together, so a recipient is new when the parent changes.
    let (mut recipients, mut last) = (0, u32::MAX);
    lines.each(|row, asks| {
        recipients += u64::from(asks && last != parent[row]);
        last = if asks { parent[row] } else { last };
    });
    LineSum { recipients, lines: count, fen }
}

fn payer_figures(
    envelope: Option<&Envelope>,
    years: &[(i128, i128)],
    settings: &[Vec<Setting>],
    rules: &Rules,
) -> Option<PayerFigures> {
    let total = amounts(years.iter().fold((0, 0), |(demand, paid), year| (demand + year.0, paid + year.1)))?;
    let years = years.iter().map(|year| amounts(*year)).collect::<Option<Vec<_>>>()?;
    let demand = total.demand;
    let envelope = envelope.and_then(|envelope| {
        let period = envelope.period.map_or(Period::Annual, |id| rules.answer(settings, id, Period::OPTIONS));
        match settings[envelope.amount.index()].first() {
            Some(Setting::Number(value)) => within(value.to_integer()).map(|amount| (amount, period)),
            _ => None,
        }
    });
    let over = |demand: Fen, amount: Fen| Fen(demand.0.saturating_sub(amount.0).max(0));
    let annual = envelope.filter(|(_, period)| *period == Period::Annual).map(|(amount, _)| amount);
    let years: Vec<PayerYear> = years
        .iter()
        .map(|year| PayerYear {
            demand: year.demand,
            paid: year.paid,
            excess: annual.map(|amount| over(year.demand, amount)),
        })
        .collect();
    let excess = envelope.map(|(amount, period)| match period {
        Period::Annual => Fen(years.iter().filter_map(|year| year.excess).map(|excess| excess.0).sum()),
        Period::Whole => over(demand, amount),
    });
    Some(PayerFigures { envelope, years, demand, paid: total.paid, excess })
}

fn too_large(label: cesuan_base::dim::Text) -> Box<Diagnostic> {
    Box::new(Diagnostic::error(Code::TotalTooLarge).with("measure", label))
}

fn within(fen: i128) -> Option<Fen> {
    i64::try_from(fen).ok().filter(|fen| fen.abs() <= TOTAL_LIMIT).map(Fen)
}

/// A demand and what it gets; `None` if either is beyond [`TOTAL_LIMIT`].
fn amounts((demand, paid): (i128, i128)) -> Option<Amounts> {
    Some(Amounts { demand: within(demand)?, paid: within(paid)? })
}

impl LineSum {
    fn figures(self, paid: i128) -> Option<LineFigures> {
        let Amounts { demand, paid } = amounts((self.fen, paid))?;
        Some(LineFigures { recipients: self.recipients, lines: self.lines, demand, paid })
    }
}
