//! Rationing: how a payer's envelope is divided among its lines when it does not cover their demand.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use cesuan_base::dim::Rows;
use cesuan_base::id::{MeasureId, PayerId};
use cesuan_base::table::{Cells, Population};
use cesuan_policy::check::{Payer, Period, Priority, Rules, Setting, Shortfall};

use super::lines::Lines;
use super::run::Engine;

/// A line with a non-zero demand.
struct DemandLine {
    measure: usize,
    year: usize,
    /// The index among the stored lines of its measure and year.
    place: usize,
    enterprise: usize,
    /// Whether its measure pays fixed sums.
    fixed: bool,
    /// The demand, in fen.
    fen: i128,
}

impl Engine {
    /// Rations the lines of every payer whose lines, parameters or envelope changed since its last rationing.
    pub(super) fn ration(&mut self) {
        let rules = Arc::clone(&self.rules);
        for (index, payer) in rules.payers.iter().enumerate() {
            let id = PayerId::at(index);
            let made_of = self.rationing_changed(id);
            if self.rationed[index] == Some(made_of) {
                continue;
            }
            self.rationed[index] = Some(made_of);
            for (measure, paid) in rules.measures.iter().zip(&mut self.paid) {
                if measure.payer == id {
                    paid.fill(None);
                }
            }
            if let Some(terms) = EnvelopeTerms::of(payer, &rules, &self.settings) {
                for (measure, year, shares) in self.shares(id, &terms) {
                    self.paid[measure][year] = Some(shares);
                }
            }
        }
    }

    /// The revision of the last change of anything a payer's rationing depends on: its envelope, and the parameters and lines
    /// of its measures.
    fn rationing_changed(&self, payer: PayerId) -> u64 {
        let mut newest = 0;
        if let Some(envelope) = &self.rules.payers[payer.index()].envelope {
            for parameter in [Some(envelope.amount), envelope.period, envelope.shortfall].into_iter().flatten() {
                newest = newest.max(self.parameter_changed(parameter));
            }
        }
        for (measure, line) in self.rules.measures.iter().zip(&self.plan.lines) {
            if measure.payer == payer {
                let parameters = measure.parameters.iter().map(|parameter| self.parameter_changed(*parameter));
                let lines = (0..self.rules.years.len()).map(|year| self.changed_at(*line, year));
                newest = parameters.chain(lines).fold(newest, u64::max);
            }
        }
        newest
    }

    /// The measures and years of a payer whose lines do not get all they ask for, each with the fen its stored lines get.
    fn shares(&self, payer: PayerId, terms: &EnvelopeTerms<'_>) -> Vec<(usize, usize, Arc<[i64]>)> {
        let years = self.rules.years.len();
        if terms.shortfall == Shortfall::Report {
            return Vec::new();
        }
        let lines: Vec<Vec<Lines<'_>>> = (0..self.rules.measures.len())
            .map(|measure| (0..years).map(|year| self.costed_lines(measure, year)).collect())
            .collect();
        // The envelope is available anew in every period.
        let length = match terms.period {
            Period::Annual => 1,
            Period::Whole => years,
        };
        let mut paid: BTreeMap<(usize, usize), Vec<i64>> = BTreeMap::new();
        for first in (0..years).step_by(length) {
            let period = first..first + length;
            let demands = demand_lines(&self.rules, &self.population, payer, &lines, period.clone());
            let demand: i128 = demands.iter().map(|line| line.fen).sum();
            if demand <= terms.envelope {
                continue;
            }
            let shares = match terms.shortfall {
                Shortfall::Report => continue,
                Shortfall::ProRata => pro_rata(&demands.iter().collect::<Vec<_>>(), terms.envelope),
                Shortfall::FixedFirst => fixed_first(&demands, terms.envelope),
                Shortfall::Priority => by_priority(&demands, terms.envelope, terms.priority, &self.population, period),
            };
            for (line, share) in demands.iter().zip(shares) {
                let kept = lines[line.measure][line.year].fen().len();
                let cells = paid.entry((line.measure, line.year)).or_insert_with(|| vec![0; kept]);
                cells[line.place] = i64::try_from(share).expect("a share is at most the line it is a share of");
            }
        }
        paid.into_iter().map(|((measure, year), shares)| (measure, year, shares.into())).collect()
    }

    /// A measure's lines of a year; none while the measure is undetermined.
    fn costed_lines(&self, measure: usize, year: usize) -> Lines<'_> {
        if self.is_undetermined(MeasureId::at(measure)) { Lines::default() } else { self.lines_in(measure, year) }
    }
}

/// A payer's envelope in fen, and the readings in force that say how it is rationed.
struct EnvelopeTerms<'r> {
    envelope: i128,
    period: Period,
    shortfall: Shortfall,
    priority: Option<&'r Priority>,
}

impl<'r> EnvelopeTerms<'r> {
    /// `None` for a payer without an envelope, or whose envelope has no value.
    fn of(payer: &'r Payer, rules: &Rules, settings: &[Vec<Setting>]) -> Option<Self> {
        let envelope = payer.envelope.as_ref()?;
        let Some(Setting::Number(amount)) = settings[envelope.amount.index()].first() else { return None };
        Some(Self {
            envelope: amount.to_integer(),
            period: envelope.period.map_or(Period::Annual, |id| rules.answer(settings, id, Period::OPTIONS)),
            shortfall: envelope
                .shortfall
                .map_or(Shortfall::Report, |id| rules.answer(settings, id, Shortfall::OPTIONS)),
            priority: envelope.priority.as_ref(),
        })
    }
}

/// The lines of a payer in some years, ordered by measure, year and row.
fn demand_lines(
    rules: &Rules,
    population: &Population,
    payer: PayerId,
    lines: &[Vec<Lines<'_>>],
    period: std::ops::Range<usize>,
) -> Vec<DemandLine> {
    let mut found = Vec::new();
    for (index, measure) in rules.measures.iter().enumerate().filter(|(_, measure)| measure.payer == payer) {
        for year in period.clone() {
            let slice = &population.slices[year];
            for (place, fen) in lines[index][year].non_zero() {
                let row = lines[index][year].row(place);
                let enterprise = if measure.rows == Rows::Project { slice.parent[row] as usize } else { row };
                found.push(DemandLine {
                    measure: index,
                    year,
                    place,
                    enterprise: slice.enterprise[enterprise] as usize,
                    fixed: measure.fixed,
                    fen: i128::from(fen),
                });
            }
        }
    }
    found
}

/// Gives every line `line x envelope / demand`, rounded down. The fen left over go one each to the lines with the largest
/// remainders; of equal remainders, to the first.
fn pro_rata(lines: &[&DemandLine], envelope: i128) -> Vec<i128> {
    let demand: i128 = lines.iter().map(|line| line.fen).sum();
    if demand <= envelope {
        return lines.iter().map(|line| line.fen).collect();
    }
    let mut shares: Vec<i128> = lines.iter().map(|line| line.fen * envelope / demand).collect();
    let over = envelope - shares.iter().sum::<i128>();
    let mut order: Vec<usize> = (0..lines.len()).collect();
    order.sort_by_key(|index| Reverse(lines[*index].fen * envelope % demand));
    let over = usize::try_from(over).expect("less than one fen a line is lost by rounding down");
    for index in order.into_iter().take(over) {
        shares[index] += 1;
    }
    shares
}

/// Pays the lines of measures with fixed sums first; the other lines share what remains.
fn fixed_first(lines: &[DemandLine], envelope: i128) -> Vec<i128> {
    let group = |fixed: bool| lines.iter().filter(move |line| line.fixed == fixed).collect::<Vec<_>>();
    let first = pro_rata(&group(true), envelope);
    let rest = pro_rata(&group(false), envelope - first.iter().sum::<i128>());
    let (mut first, mut rest) = (first.into_iter(), rest.into_iter());
    lines.iter().map(|line| if line.fixed { first.next() } else { rest.next() }.unwrap_or(0)).collect()
}

/// Pays enterprise by enterprise, ordered by status, then by demand from small to large, then by id. The first enterprise whose
/// demand exceeds what is left gets what is left, those after it nothing.
fn by_priority(
    lines: &[DemandLine],
    envelope: i128,
    priority: Option<&Priority>,
    population: &Population,
    period: std::ops::Range<usize>,
) -> Vec<i128> {
    let mut demands: BTreeMap<usize, (i128, Vec<usize>)> = BTreeMap::new();
    for (index, line) in lines.iter().enumerate() {
        let (demand, own) = demands.entry(line.enterprise).or_default();
        *demand += line.fen;
        own.push(index);
    }
    let places = priority.map(|priority| best_places(priority, population, period)).unwrap_or_default();
    let mut queue: Vec<(usize, i128, usize, Vec<usize>)> = demands
        .into_iter()
        .map(|(enterprise, (demand, own))| (places.get(enterprise).copied().unwrap_or(0), demand, enterprise, own))
        .collect();
    queue.sort_unstable();
    let mut left = envelope;
    let mut shares = vec![0; lines.len()];
    for (_, demand, _, own) in queue {
        let own_lines: Vec<&DemandLine> = own.iter().map(|index| &lines[*index]).collect();
        for (index, share) in own.iter().zip(pro_rata(&own_lines, left)) {
            shares[*index] = share;
        }
        if demand > left {
            break;
        }
        left -= demand;
    }
    shares
}

/// For each enterprise, the best place in the order of statuses of any of its rows in the period; `usize::MAX` if it has none.
fn best_places(priority: &Priority, population: &Population, period: std::ops::Range<usize>) -> Vec<usize> {
    let mut best = vec![usize::MAX; population.enterprises.len()];
    for year in period {
        if let Cells::Options(options) = population.cells(priority.field, year) {
            for (enterprise, option) in population.slices[year].enterprise.iter().zip(options.iter()) {
                let place = priority.place.get(usize::from(option)).copied().unwrap_or(usize::MAX);
                let known = &mut best[*enterprise as usize];
                *known = place.min(*known);
            }
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(fen: &[(i128, bool)]) -> Vec<DemandLine> {
        let line = |(place, (fen, fixed)): (usize, &(i128, bool))| DemandLine {
            measure: 0,
            year: 0,
            place,
            enterprise: place,
            fixed: *fixed,
            fen: *fen,
        };
        fen.iter().enumerate().map(line).collect()
    }

    #[test]
    fn odd_fen_go_to_the_largest_remainders_the_first_of_equal_ones() {
        let lines = lines(&[(100, false), (100, false), (100, false)]);
        let all: Vec<&DemandLine> = lines.iter().collect();
        assert_eq!(pro_rata(&all, 100), [34, 33, 33]);
        assert_eq!(pro_rata(&all, 200), [67, 67, 66]);
        assert_eq!(pro_rata(&all, 300), [100, 100, 100]);
        assert_eq!(pro_rata(&all, 0), [0, 0, 0]);
    }

    #[test]
    fn fixed_sums_come_first() {
        let lines = lines(&[(100, false), (50, true), (300, false)]);
        assert_eq!(fixed_first(&lines, 250), [50, 50, 150]);
        assert_eq!(fixed_first(&lines, 40), [0, 40, 0]);
    }

    #[test]
    fn without_a_status_small_demands_come_first() {
        let lines = lines(&[(100, false), (50, false), (300, false), (60, false)]);
        assert_eq!(by_priority(&lines, 150, None, &Population::default(), 0..1), [40, 50, 0, 60]);
    }
}
