//! Lines to totals, added up again only where lines have changed.

use crate::check::{Envelope, Period, Rules, Setting};
use crate::diag::{Code, Diagnostic};
use crate::id::{MeasureId, PayerId};
use crate::money::{Fen, TOTAL_LIMIT};
use crate::table::Population;

use super::figures::{Amounts, Figures, LineFigures, MeasureFigures, MeasureStatus, PayerFigures, PayerYear};

/// The totals of every measure, with the revisions they were made of.
#[derive(Clone, Debug)]
pub(super) struct Totals {
    measures: Vec<MeasureTotals>,
}

#[derive(Clone, Debug)]
struct MeasureTotals {
    /// For each year, the revision of the lines added up; none before the first time.
    made_of: Vec<Option<u64>>,
    years: Vec<Sum>,
    total: Sum,
}

/// Like [`LineFigures`], before it is known to be within the limit.
#[derive(Clone, Copy, Debug, Default)]
struct Sum {
    recipients: u64,
    lines: u64,
    fen: i128,
}

impl Totals {
    pub(super) fn new(measures: usize, years: usize) -> Self {
        let empty =
            MeasureTotals { made_of: vec![None; years], years: vec![Sum::default(); years], total: Sum::default() };
        Self { measures: vec![empty; measures] }
    }

    /// Forgets a measure that costs nothing now.
    pub(super) fn clear(&mut self, measure: usize) {
        let totals = &mut self.measures[measure];
        totals.made_of.fill(None);
        totals.years.fill(Sum::default());
        totals.total = Sum::default();
    }

    /// Adds a measure's lines up, given for each year with the revision they last changed at.
    pub(super) fn measure<'a>(
        &mut self,
        measure: usize,
        by_project: bool,
        years: impl Iterator<Item = (u64, &'a [i64])> + Clone,
        population: &Population,
    ) {
        let totals = &mut self.measures[measure];
        let mut stale = false;
        for (year, (changed, fen)) in years.clone().enumerate() {
            if totals.made_of[year] != Some(changed) {
                totals.made_of[year] = Some(changed);
                let parent = by_project.then(|| &*population.slices[year].parent);
                totals.years[year] = sum_year(fen, parent);
                stale = true;
            }
        }
        if !stale {
            return;
        }
        let mut received = vec![false; population.enterprises.len()];
        for ((_, fen), slice) in years.zip(&population.slices) {
            for (row, _) in fen.iter().enumerate().filter(|(_, fen)| **fen != 0) {
                let enterprise = if by_project { slice.parent[row] as usize } else { row };
                received[slice.enterprise[enterprise] as usize] = true;
            }
        }
        totals.total = Sum {
            recipients: received.iter().map(|received| u64::from(*received)).sum(),
            lines: totals.years.iter().map(|year| year.lines).sum(),
            fen: totals.years.iter().map(|year| year.fen).sum(),
        };
    }

    /// Everything a person asks for of a run.
    pub(super) fn figures(
        &self,
        rules: &Rules,
        settings: &[Vec<Setting>],
        undetermined: impl Fn(MeasureId) -> bool,
    ) -> Result<Figures, Diagnostic> {
        let mut figures = Figures::default();
        for (index, (totals, measure)) in self.measures.iter().zip(&rules.measures).enumerate() {
            let checked = |sum: Sum| sum.figures().ok_or_else(|| too_large(measure.label.clone()));
            figures.measures.push(MeasureFigures {
                status: if undetermined(MeasureId::at(index)) {
                    MeasureStatus::Undetermined
                } else {
                    MeasureStatus::Costed
                },
                years: totals.years.iter().map(|sum| checked(*sum)).collect::<Result<_, _>>()?,
                total: checked(totals.total)?,
            });
        }
        for (index, payer) in rules.payers.iter().enumerate() {
            let years = self.by_year(rules, |measure| rules.measures[measure].payer == PayerId::at(index));
            let figure = payer_figures(payer.envelope.as_ref(), &years, settings, rules);
            figures.payers.push(figure.ok_or_else(|| too_large(payer.label.clone()))?);
        }
        for forgone in [false, true] {
            let years = self.by_year(rules, |m| rules.payers[rules.measures[m].payer.index()].forgone == forgone);
            let total = years.iter().fold(Sum::default(), |a, b| a.plus(*b));
            let checked = |sum: Sum| sum.amounts().ok_or_else(|| too_large(rules.title.clone()));
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

    /// The sums of some measures by year. Recipients of different measures may be the same, so they are not counted here.
    fn by_year(&self, rules: &Rules, takes: impl Fn(usize) -> bool) -> Vec<Sum> {
        let mut years = vec![Sum::default(); rules.years.len()];
        for (_, totals) in self.measures.iter().enumerate().filter(|(measure, _)| takes(*measure)) {
            for (sum, year) in years.iter_mut().zip(&totals.years) {
                *sum = sum.plus(Sum { recipients: 0, ..*year });
            }
        }
        years
    }
}

fn sum_year(fen: &[i64], parent: Option<&[u32]>) -> Sum {
    let mut sum = Sum::default();
    let mut last = None;
    for (row, fen) in fen.iter().enumerate().filter(|(_, fen)| **fen != 0) {
        sum.lines += 1;
        sum.fen += i128::from(*fen);
        // The projects of one enterprise lie together, so a recipient is new when the parent changes.
        let enterprise = parent.map_or(row, |parent| parent[row] as usize);
        if last != Some(enterprise) {
            sum.recipients += 1;
            last = Some(enterprise);
        }
    }
    sum
}

fn payer_figures(
    envelope: Option<&Envelope>,
    years: &[Sum],
    settings: &[Vec<Setting>],
    rules: &Rules,
) -> Option<PayerFigures> {
    let years = years.iter().map(|year| year.amounts()).collect::<Option<Vec<_>>>()?;
    let demand = within(years.iter().map(|year| i128::from(year.demand.0)).sum())?;
    let envelope = envelope.and_then(|envelope| {
        let period = envelope.period.map_or(Period::Annual, |id| answer(rules, settings, id.index(), Period::OPTIONS));
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
    Some(PayerFigures { envelope, years, demand, paid: demand, excess })
}

/// The answer of a reading whose options the check has held to those known.
fn answer<T: Copy>(rules: &Rules, settings: &[Vec<Setting>], parameter: usize, options: &[(&str, T)]) -> T {
    let id = match (&settings[parameter][0], &rules.parameters[parameter].domain) {
        (Setting::Option(option), crate::check::Domain::Choice { category }) => {
            rules.category(*category).options[usize::from(*option)].id.as_str()
        }
        _ => "",
    };
    options.iter().find(|(known, _)| *known == id).unwrap_or(&options[0]).1
}

fn too_large(label: crate::dim::Text) -> Diagnostic {
    Diagnostic::error(Code::TotalTooLarge).with("measure", label)
}

fn within(fen: i128) -> Option<Fen> {
    i64::try_from(fen).ok().filter(|fen| fen.abs() <= TOTAL_LIMIT).map(Fen)
}

impl Sum {
    fn plus(self, other: Sum) -> Sum {
        Sum {
            recipients: self.recipients + other.recipients,
            lines: self.lines + other.lines,
            fen: self.fen + other.fen,
        }
    }

    fn figures(self) -> Option<LineFigures> {
        let Amounts { demand, paid } = self.amounts()?;
        Some(LineFigures { recipients: self.recipients, lines: self.lines, demand, paid })
    }

    /// Under `report` every line is paid in full.
    fn amounts(self) -> Option<Amounts> {
        within(self.fen).map(|demand| Amounts { demand, paid: demand })
    }
}
