//! The totals of lines, computed again only for measures and years whose lines have changed.

use std::collections::BTreeMap;

use cesuan_base::diag::{Code, Diagnostic};
use cesuan_base::dim::Rows;
use cesuan_base::id::PayerId;
use cesuan_base::money::{Fen, TOTAL_LIMIT};
use cesuan_base::table::Population;
use cesuan_policy::check::{BudgetYear, Envelope, Government, Ledger, Payer, Period, Rules, Setting};

use super::figures::{
    Amounts, Base, Commitments, Figures, LedgerFigures, LineFigures, MeasureFigures, MeasureStatus, PayerFigures,
    PayerYear, Reclaimed, ShareFigures,
};
use super::lines::{LineSum, Lines, Paid, sum};
use super::parts::Shares;
use super::row_sets::count;

/// The totals of every measure, with the revisions they were made of.
#[derive(Clone, Debug, Default)]
pub(super) struct Totals {
    measures: Vec<MeasureTotals>,
    /// For each enterprise, whether it is a recipient of the measure being added up. A buffer, kept between measures.
    received: Vec<bool>,
}

#[derive(Clone, Debug)]
struct MeasureTotals {
    /// For each year, the revision of the lines that were added up; `None` before the first time.
    made_of: Vec<Option<u64>>,
    years: Vec<RecipientSum>,
    /// Over the policy years.
    total: RecipientSum,
    /// Over the commitment years.
    commitments: RecipientSum,
}

/// A sum of lines in 128 bits; within [`TOTAL_LIMIT`] it becomes [`LineFigures`].
#[derive(Clone, Copy, Debug, Default)]
struct RecipientSum {
    recipients: u64,
    /// Distinct enterprises that are asked for money back.
    reclaimed_from: u64,
    lines: LineSum,
}

/// What the other steps of a run gave.
pub(super) struct CostedRun<'a> {
    /// One per measure.
    pub(super) states: &'a [MeasureStatus],
    pub(super) bases: &'a [Option<Base>],
    pub(super) shares: &'a Shares,
    pub(super) paid: &'a Paid,
}

/// What a payer's parts of a measure's lines ask for, and get less what is reclaimed, in each policy year.
type PartYears = Vec<(i128, i128)>;

impl Totals {
    /// Totals of nothing, for so many measures and years of every kind.
    pub(super) fn new(measures: usize, years: usize) -> Self {
        let (total, commitments) = (RecipientSum::default(), RecipientSum::default());
        let empty = MeasureTotals {
            made_of: vec![None; years],
            years: vec![RecipientSum::default(); years],
            total,
            commitments,
        };
        Self { measures: vec![empty; measures], received: Vec::new() }
    }

    /// Sets the totals of a measure to zero, for a measure that is not costed.
    pub(super) fn clear(&mut self, measure: usize) {
        let totals = &mut self.measures[measure];
        totals.made_of.fill(None);
        totals.years.fill(RecipientSum::default());
        (totals.total, totals.commitments) = (RecipientSum::default(), RecipientSum::default());
    }

    /// Adds a measure's lines up, given for each year that has rows: its index, the revision they last changed at, and the
    /// lines. The first `policy_years` indices are those of policy years.
    pub(super) fn measure(
        &mut self,
        measure: usize,
        rows: Rows,
        years: &[(usize, u64, Lines<'_>)],
        policy_years: usize,
        population: &Population,
    ) {
        let totals = &mut self.measures[measure];
        let mut stale = false;
        for (year, changed, lines) in years {
            if totals.made_of[*year] != Some(*changed) {
                totals.made_of[*year] = Some(*changed);
                let parent = (rows == Rows::Project).then(|| &*population.slices[*year].parent);
                totals.years[*year] = sum_year(*lines, parent);
                stale = true;
            }
        }
        if !stale {
            return;
        }
        for commitments in [false, true] {
            let own = || years.iter().filter(|(year, ..)| (*year >= policy_years) == commitments);
            let mut total = RecipientSum::default();
            for (year, ..) in own() {
                total.add(totals.years[*year]);
            }
            if total.lines.lines > 0 {
                mark(&mut self.received, own(), rows, population);
                total.recipients = count(&self.received) as u64;
            }
            if total.lines.reclaiming > 0 {
                total.reclaimed_from = reclaimed_from(own(), rows, population);
            }
            if commitments { totals.commitments = total } else { totals.total = total }
        }
    }

    /// The figures of a run.
    ///
    /// # Errors
    /// If a total is beyond [`TOTAL_LIMIT`].
    pub(super) fn figures(
        &self,
        rules: &Rules,
        settings: &[Vec<Setting>],
        run: &CostedRun<'_>,
    ) -> Result<Figures, Box<Diagnostic>> {
        let parts = self.parts(rules, run);
        let policy_years = rules.years.len();
        let mut figures = Figures::default();
        for (index, (totals, measure)) in self.measures.iter().zip(&rules.measures).enumerate() {
            let checked =
                |sum: RecipientSum, paid: i128| sum.figures(paid).ok_or_else(|| too_large(measure.label.clone()));
            let paid: Vec<i128> =
                (0..policy_years).map(|year| parts[index].iter().map(|part| part[year].1).sum()).collect();
            let years = totals.years.iter().zip(&paid);
            let commitments = measure.continues.then(|| -> Result<Commitments, Box<Diagnostic>> {
                let own = &totals.years[policy_years..];
                let years = own.iter().map(|sum| checked(*sum, sum.lines.net())).collect::<Result<_, _>>()?;
                Ok(Commitments { years, total: checked(totals.commitments, totals.commitments.lines.net())? })
            });
            let shares = measure.shares.iter().zip(&parts[index]).map(|(share, part)| {
                let years = part.iter().map(|sum| amounts(*sum)).collect::<Option<Vec<_>>>()?;
                Some(ShareFigures { payer: share.payer, years, total: amounts(over_years(part))? })
            });
            figures.measures.push(MeasureFigures {
                status: run.states[index],
                years: years.map(|(sum, paid)| checked(*sum, *paid)).collect::<Result<_, _>>()?,
                total: checked(totals.total, paid.iter().sum())?,
                base: run.bases[index],
                shares: shares.collect::<Option<_>>().ok_or_else(|| too_large(measure.label.clone()))?,
                commitments: commitments.transpose()?,
            });
        }
        let following = rules
            .budget_year
            .is_some_and(|reading| rules.answer(settings, reading, BudgetYear::OPTIONS) == BudgetYear::Following);
        for (index, payer) in rules.payers.iter().enumerate() {
            let years = by_year(rules, &parts, |own, _| own == PayerId::at(index));
            let figure = payer_figures(payer.envelope.as_ref(), &years, settings, rules);
            let mut figure = figure.ok_or_else(|| too_large(payer.label.clone()))?;
            figure.following_year = following && payer.ledger == Ledger::General;
            figures.payers.push(figure);
        }
        let checked = |years: &PartYears| {
            let total = amounts(over_years(years));
            let years = years.iter().map(|sum| amounts(*sum)).collect::<Option<Vec<_>>>();
            years.zip(total).ok_or_else(|| too_large(rules.title.clone()))
        };
        for forgone in [false, true] {
            let years = by_year(rules, &parts, |_, payer| payer.forgone == forgone);
            let (years, total) = checked(&years)?;
            if forgone {
                (figures.relief, figures.relief_total) = (years, total);
            } else {
                (figures.spending, figures.spending_total) = (years, total);
            }
        }
        let mut ledgers: BTreeMap<(Ledger, Government), bool> = BTreeMap::new();
        for payer in &rules.payers {
            let forgone = ledgers.entry((payer.ledger, payer.level)).or_insert(true);
            *forgone &= payer.forgone;
        }
        for ((ledger, level), forgone) in ledgers {
            let years = by_year(rules, &parts, |_, payer| (payer.ledger, payer.level) == (ledger, level));
            let (years, total) = checked(&years)?;
            figures.ledgers.push(LedgerFigures { ledger, level, forgone, years, total });
        }
        Ok(figures)
    }

    /// For each measure and payer of it, what its parts ask for and get.
    fn parts(&self, rules: &Rules, run: &CostedRun<'_>) -> Vec<Vec<PartYears>> {
        let measures = self.measures.iter().zip(&rules.measures).enumerate();
        measures
            .map(|(index, (totals, measure))| {
                let costed = run.states[index] == MeasureStatus::Costed;
                (0..measure.shares.len())
                    .map(|share| {
                        let year = |year: usize| {
                            let whole = totals.years[year].lines;
                            let asked = run.shares.of(index, year, share).filter(|_| costed).map_or(whole, sum);
                            let paid = run.paid[index][year][share].as_deref().filter(|_| costed);
                            // What is paid holds what is reclaimed too.
                            let paid = paid.map_or(asked.net(), |paid| sum(paid).net());
                            (asked.fen, paid)
                        };
                        (0..rules.years.len()).map(year).collect()
                    })
                    .collect()
            })
            .collect()
    }
}

/// What the parts of some payers ask for and get, by year.
fn by_year(rules: &Rules, parts: &[Vec<PartYears>], takes: impl Fn(PayerId, &Payer) -> bool) -> PartYears {
    let mut years = vec![(0, 0); rules.years.len()];
    for (measure, parts) in rules.measures.iter().zip(parts) {
        let own = |payer: PayerId| takes(payer, &rules.payers[payer.index()]);
        for (_, part) in measure.payers().zip(parts).filter(|(payer, _)| own(*payer)) {
            for ((demand, got), (asked, paid)) in years.iter_mut().zip(part) {
                *demand += asked;
                *got += paid;
            }
        }
    }
    years
}

fn over_years(years: &[(i128, i128)]) -> (i128, i128) {
    years.iter().fold((0, 0), |(demand, paid), year| (demand + year.0, paid + year.1))
}

/// Marks the enterprises with a line that asks for money.
fn mark<'a>(
    received: &mut Vec<bool>,
    years: impl Iterator<Item = &'a (usize, u64, Lines<'a>)>,
    rows: Rows,
    population: &Population,
) {
    received.clear();
    received.resize(population.enterprises.len(), false);
    for (year, _, lines) in years {
        let slice = &population.slices[*year];
        if rows == Rows::Enterprise && slice.enterprise.len() == received.len() {
            // Every enterprise has a row, so each row is that of the enterprise of the same number.
            lines.mark(received);
        } else {
            lines.each(|row, asks| received[slice.enterprise_of(rows, row) as usize] |= asks);
        }
    }
}

/// How many enterprises are asked for money back.
fn reclaimed_from<'a>(
    years: impl Iterator<Item = &'a (usize, u64, Lines<'a>)>,
    rows: Rows,
    population: &Population,
) -> u64 {
    let mut enterprises = std::collections::BTreeSet::new();
    for (year, _, lines) in years {
        let slice = &population.slices[*year];
        for (place, _) in lines.non_zero().filter(|(_, fen)| *fen < 0) {
            enterprises.insert(slice.enterprise_of(rows, lines.row(place)));
        }
    }
    enterprises.len() as u64
}

fn sum_year(lines: Lines<'_>, parent: Option<&[u32]>) -> RecipientSum {
    let sum = lines.sum();
    let Some(parent) = parent else {
        return RecipientSum { recipients: sum.lines, reclaimed_from: sum.reclaiming, lines: sum };
    };
    // The projects of one enterprise lie together, so a recipient is new when the parent changes.
    let (mut recipients, mut last) = (0, u32::MAX);
    lines.each(|row, asks| {
        recipients += u64::from(asks && last != parent[row]);
        last = if asks { parent[row] } else { last };
    });
    let (mut reclaimed_from, mut last) = (0, u32::MAX);
    for (place, _) in lines.non_zero().filter(|(_, fen)| *fen < 0) {
        let own = parent[lines.row(place)];
        reclaimed_from += u64::from(own != last);
        last = own;
    }
    RecipientSum { recipients, reclaimed_from, lines: sum }
}

fn payer_figures(
    envelope: Option<&Envelope>,
    years: &[(i128, i128)],
    settings: &[Vec<Setting>],
    rules: &Rules,
) -> Option<PayerFigures> {
    let total = amounts(over_years(years))?;
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
    Some(PayerFigures { envelope, following_year: false, years, demand, paid: total.paid, excess })
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
    /// What the lines ask for, less what is reclaimed.
    fn net(self) -> i128 {
        self.fen - self.reclaimed
    }
}

impl RecipientSum {
    fn add(&mut self, other: RecipientSum) {
        self.lines.lines += other.lines.lines;
        self.lines.fen += other.lines.fen;
        self.lines.reclaiming += other.lines.reclaiming;
        self.lines.reclaimed += other.lines.reclaimed;
    }

    fn figures(self, paid: i128) -> Option<LineFigures> {
        let Amounts { demand, paid } = amounts((self.lines.fen, paid))?;
        let amount = within(self.lines.reclaimed)?;
        let reclaimed = Reclaimed { recipients: self.reclaimed_from, lines: self.lines.reclaiming, amount };
        Some(LineFigures { recipients: self.recipients, lines: self.lines.lines, demand, paid, reclaimed })
    }
}
