//! Rationing: how a payer's envelope is divided among its lines when it does not cover their demand.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use cesuan_base::id::PayerId;
use cesuan_base::table::{Cells, Population, Series, Sparse};
use cesuan_policy::check::{Payer, Period, Priority, Rules, Setting, Shortfall};

use super::run::Engine;

/// A payer's part of a line that asks for money.
struct DemandLine {
    measure: usize,
    year: usize,
    /// Which of the measure's payers it is.
    share: usize,
    /// Its place among the lines kept of its measure and year.
    place: usize,
    enterprise: usize,
    /// Whether its measure pays fixed sums.
    fixed: bool,
    /// The demand, in fen.
    fen: i128,
}

/// A measure, a year and one of the measure's payers.
type Part = (usize, usize, usize);

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
                for (share, _) in measure.shares.iter().enumerate().filter(|(_, share)| share.payer == id) {
                    paid.iter_mut().for_each(|year| year[share] = None);
                }
            }
            if let Some(terms) = EnvelopeTerms::of(payer, &rules, &self.settings) {
                for ((measure, year, share), paid) in self.rationed_lines(id, &terms) {
                    self.paid[measure][year][share] = Some(paid);
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
        for (index, measure) in self.rules.measures.iter().enumerate() {
            if measure.is_paid_by(payer) {
                let parameters = measure.parameters.iter().map(|parameter| self.parameter_changed(*parameter));
                let lines = (0..self.rules.years.len()).map(|year| self.lines_changed(index, year));
                newest = parameters.chain(lines).fold(newest, u64::max);
            }
        }
        newest
    }

    /// What the lines kept get of a payer, where its envelope does not suffice.
    fn rationed_lines(&self, payer: PayerId, terms: &EnvelopeTerms<'_>) -> Vec<(Part, Arc<[i64]>)> {
        let years = self.rules.years.len();
        if terms.shortfall == Shortfall::Report {
            return Vec::new();
        }
        // Each period has its own money.
        let length = match terms.period {
            Period::Annual => 1,
            Period::Whole => years,
        };
        let mut paid: BTreeMap<Part, Vec<i64>> = BTreeMap::new();
        for first in (0..years).step_by(length) {
            let period = first..first + length;
            let asking = self.asking(payer, period.clone());
            let demand: i128 = asking.iter().map(|line| line.fen).sum();
            if demand <= terms.envelope {
                continue;
            }
            let shares = match terms.shortfall {
                Shortfall::Report => continue,
                Shortfall::ProRata => pro_rata(&amounts(&asking), terms.envelope),
                Shortfall::FixedFirst => in_turn(&asking, terms.envelope, |line| usize::from(!line.fixed)),
                Shortfall::ChampionsFirst => {
                    let first = terms.priority.map(|priority| preferred(priority, &self.population, period));
                    let first = first.unwrap_or_default();
                    in_turn(&asking, terms.envelope, |line| match first.binary_search(&line.enterprise) {
                        Ok(_) => 0,
                        Err(_) => 1 + usize::from(!line.fixed),
                    })
                }
                Shortfall::Priority => by_priority(&asking, terms.envelope, terms.priority, &self.population, period),
            };
            for (line, share) in asking.iter().zip(shares) {
                let part = (line.measure, line.year, line.share);
                let cells = paid.entry(part).or_insert_with(|| self.paid_in_full(part));
                cells[line.place] = i64::try_from(share).expect("a share is at most the line it is a share of");
            }
        }
        paid.into_iter().map(|(part, paid)| (part, paid.into())).collect()
    }

    /// What the lines kept ask of one payer.
    fn paid_in_full(&self, (measure, year, share): Part) -> Vec<i64> {
        let whole = || self.lines_in(measure, year).fen();
        self.shares.of(measure, year, share).unwrap_or_else(whole).to_vec()
    }

    /// What lines of some years ask of a payer, by measure, year and row: the order in which odd fen are given out. Lines
    /// that ask for money back are not among them.
    fn asking(&self, payer: PayerId, period: std::ops::Range<usize>) -> Vec<DemandLine> {
        let mut found = Vec::new();
        for index in self.costed() {
            let measure = &self.rules.measures[index];
            let own = measure.shares.iter().enumerate().filter(|(_, share)| share.payer == payer);
            for (share, _) in own {
                for year in period.clone() {
                    let slice = &self.population.slices[year];
                    let lines = self.lines_in(index, year);
                    let fen = self.shares.of(index, year, share).unwrap_or_else(|| lines.fen());
                    for (place, fen) in fen.iter().enumerate().filter(|(_, fen)| **fen > 0) {
                        let enterprise = slice.enterprise_of(measure.rows, lines.row(place)) as usize;
                        let (fixed, fen) = (measure.fixed, i128::from(*fen));
                        found.push(DemandLine { measure: index, year, share, place, enterprise, fixed, fen });
                    }
                }
            }
        }
        found
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

/// What lines ask for.
fn amounts<'a>(lines: impl IntoIterator<Item = &'a DemandLine>) -> Vec<i128> {
    lines.into_iter().map(|line| line.fen).collect()
}

/// Every amount gets `amount x limit / sum` rounded down, where the sum is more than the limit; the fen left over go one
/// each to the largest remainders, the first of equal ones. The limit is not negative.
pub(super) fn pro_rata(asked: &[i128], limit: i128) -> Vec<i128> {
    let demand: i128 = asked.iter().sum();
    if demand <= limit {
        return asked.to_vec();
    }
    let divided = divided(asked, limit, demand);
    let mut shares: Vec<i128> = divided.iter().map(|(share, _)| *share).collect();
    let over = limit - shares.iter().sum::<i128>();
    let over = usize::try_from(over).expect("less than one fen a line is lost by rounding down");
    let mut order: Vec<usize> = (0..asked.len()).collect();
    let first = |index: &usize| (Reverse(divided[*index].1), *index);
    if over > 0 && over < order.len() {
        order.select_nth_unstable_by_key(over - 1, first);
    }
    order[..over].iter().for_each(|index| shares[*index] += 1);
    shares
}

/// `amount x limit / sum` of each amount, rounded down, with the remainder.
fn divided(asked: &[i128], limit: i128, sum: i128) -> Vec<(i128, i128)> {
    let narrow = |fen: i128| u64::try_from(fen).ok();
    let largest = asked.iter().copied().max().unwrap_or(0);
    // Products of 64 bits are divided several times as fast.
    if let (Some(limit), Some(sum), Some(_)) = (narrow(limit), narrow(sum), narrow(largest * limit)) {
        let amounts: Option<Vec<u64>> = asked.iter().map(|fen| narrow(*fen)).collect();
        if let Some(amounts) = amounts {
            let divide = |fen: u64| (i128::from(fen * limit / sum), i128::from(fen * limit % sum));
            return amounts.into_iter().map(divide).collect();
        }
    }
    asked.iter().map(|fen| (fen * limit / sum, fen * limit % sum)).collect()
}

/// Groups of lines one after the other: each in full while money lasts, the first that does not fit in proportion, later
/// ones nothing.
fn in_turn(lines: &[DemandLine], envelope: i128, group: impl Fn(&DemandLine) -> usize) -> Vec<i128> {
    let groups: Vec<usize> = lines.iter().map(group).collect();
    let mut left = envelope;
    let mut shares = vec![0; lines.len()];
    for turn in 0..=groups.iter().max().copied().unwrap_or(0) {
        let own: Vec<usize> = (0..lines.len()).filter(|index| groups[*index] == turn).collect();
        let paid = pro_rata(&amounts(own.iter().map(|index| &lines[*index])), left);
        left -= paid.iter().sum::<i128>();
        for (index, share) in own.into_iter().zip(paid) {
            shares[index] = share;
        }
    }
    shares
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
        let asked = amounts(own.iter().map(|index| &lines[*index]));
        for (index, share) in own.iter().zip(pro_rata(&asked, left)) {
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

/// The enterprises of which any row in the period has a status that is paid first, ascending.
fn preferred(priority: &Priority, population: &Population, period: std::ops::Range<usize>) -> Vec<usize> {
    let is_first = |option: u16| priority.first.get(usize::from(option)).copied().unwrap_or(false);
    let mut found = Vec::new();
    for year in period {
        let Cells::Options(options) = population.cells(priority.field, year) else { continue };
        let enterprise = |row: usize| population.slices[year].enterprise[row] as usize;
        match options {
            // Few have a status at all: only those are looked at.
            Series::Sparse(Sparse { rows, cells, rest, .. }) if !is_first(*rest) => {
                let first = rows.iter().zip(cells.iter()).filter(|(_, option)| is_first(**option));
                found.extend(first.map(|(row, _)| enterprise(*row as usize)));
            }
            _ => {
                let first = options.iter().enumerate().filter(|(_, option)| is_first(*option));
                found.extend(first.map(|(row, _)| enterprise(row)));
            }
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(fen: &[(i128, bool)]) -> Vec<DemandLine> {
        let line = |(place, (fen, fixed)): (usize, &(i128, bool))| DemandLine {
            measure: 0,
            year: 0,
            share: 0,
            place,
            enterprise: place,
            fixed: *fixed,
            fen: *fen,
        };
        fen.iter().enumerate().map(line).collect()
    }

    #[test]
    fn odd_fen_go_to_the_largest_remainders_the_first_of_equal_ones() {
        let all = [100, 100, 100];
        assert_eq!(pro_rata(&all, 100), [34, 33, 33]);
        assert_eq!(pro_rata(&all, 200), [67, 67, 66]);
        assert_eq!(pro_rata(&all, 300), [100, 100, 100]);
        assert_eq!(pro_rata(&all, 0), [0, 0, 0]);
    }

    #[test]
    fn fixed_sums_come_first() {
        let lines = lines(&[(100, false), (50, true), (300, false)]);
        let fixed_first = |envelope| in_turn(&lines, envelope, |line| usize::from(!line.fixed));
        assert_eq!(fixed_first(250), [50, 50, 150]);
        assert_eq!(fixed_first(40), [0, 40, 0]);
    }

    #[test]
    fn without_a_status_small_demands_come_first() {
        let lines = lines(&[(100, false), (50, false), (300, false), (60, false)]);
        assert_eq!(by_priority(&lines, 150, None, &Population::default(), 0..1), [40, 50, 0, 60]);
    }
}
