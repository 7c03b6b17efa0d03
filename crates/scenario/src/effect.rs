//! The effect of a change: the difference between two runs over the same population.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use cesuan_base::id::MeasureId;
use cesuan_base::money::Fen;
use cesuan_engine::{Amounts, Figures, Line};
use cesuan_policy::check::{Government, Ledger};

/// The difference between a run with a change and one without: amounts with it minus amounts without it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Effect {
    /// Spending in each policy year.
    pub spending: Vec<Amounts>,
    /// Spending over all policy years.
    pub spending_total: Amounts,
    /// Income forgone over all policy years.
    pub relief_total: Amounts,
    /// Each budget at each level of government over all policy years, where it differs.
    pub ledgers: Vec<LedgerEffect>,
    /// What falls due after the policy years.
    pub commitments: Fen,
    /// The measures with a line that differs, in the rules' order.
    pub measures: Vec<MeasureEffect>,
    /// The enterprises with a line that differs.
    pub affected: Affected,
}

/// The difference in a budget at a level of government.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LedgerEffect {
    pub ledger: Ledger,
    pub level: Government,
    /// In each policy year.
    pub years: Vec<Amounts>,
    /// Over all policy years.
    pub amounts: Amounts,
}

/// The difference in one measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeasureEffect {
    pub measure: MeasureId,
    /// Over all policy years.
    pub amounts: Amounts,
}

/// Enterprises with a line that differs, counted by what they are paid over all policy years.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Affected {
    /// Paid more in total.
    pub gaining: u64,
    /// Paid less in total.
    pub losing: u64,
    /// Paid the same in total, but for other measures or in other years.
    pub shifted: u64,
}

impl Affected {
    /// How many enterprises have a line that differs.
    pub const fn count(self) -> u64 {
        self.gaining + self.losing + self.shifted
    }
}

impl Effect {
    /// The difference in a budget; `None` where nothing differs in it.
    pub fn ledger(&self, ledger: Ledger, level: Government) -> Option<&LedgerEffect> {
        self.ledgers.iter().find(|own| (own.ledger, own.level) == (ledger, level))
    }

    /// Whether no line differs. Then no total differs either.
    pub fn is_none(&self) -> bool {
        self.measures.is_empty()
    }
}

/// The effect of the change between two runs. The lines must come in the order of
/// [`Engine::lines`](cesuan_engine::Engine::lines).
pub fn effect<'a>(
    (with, with_lines): (&Figures, impl Iterator<Item = Line<'a>>),
    (without, without_lines): (&Figures, impl Iterator<Item = Line<'a>>),
) -> Effect {
    let (touched, affected) = compare(with_lines, without_lines);
    let measures = touched.into_iter().map(|measure| {
        let (with, without) = (with.measures[measure.index()].total, without.measures[measure.index()].total);
        let demand = with.demand.less(without.demand);
        MeasureEffect { measure, amounts: Amounts { demand, paid: with.paid.less(without.paid) } }
    });
    Effect {
        spending: with.spending.iter().zip(&without.spending).map(|(with, without)| with.less(*without)).collect(),
        spending_total: with.spending_total.less(without.spending_total),
        relief_total: with.relief_total.less(without.relief_total),
        ledgers: ledgers(with, without),
        commitments: with.committed().less(without.committed()),
        measures: measures.collect(),
        affected,
    }
}

/// The budgets whose figures differ.
fn ledgers(with: &Figures, without: &Figures) -> Vec<LedgerEffect> {
    let keys = |figures: &Figures| figures.ledgers.iter().map(|own| (own.ledger, own.level)).collect::<BTreeSet<_>>();
    let both = keys(with).into_iter().chain(keys(without)).collect::<BTreeSet<_>>();
    let effects = both.into_iter().map(|(ledger, level)| {
        let total = |figures: &Figures| figures.ledger(ledger, level).map(|own| own.total).unwrap_or_default();
        let year = |figures: &Figures, year: usize| {
            figures.ledger(ledger, level).and_then(|own| own.years.get(year).copied()).unwrap_or_default()
        };
        let years = (0..with.spending.len()).map(|at| year(with, at).less(year(without, at))).collect();
        LedgerEffect { ledger, level, years, amounts: total(with).less(total(without)) }
    });
    let nothing = Amounts::default();
    effects.filter(|effect| effect.amounts != nothing || effect.years.iter().any(|year| *year != nothing)).collect()
}

/// By how much the joint effect of two changes on the budget that results lead with differs from the sum of their
/// separate effects, by year. It is zero if neither change alters what the other does.
pub fn interaction(both: &Figures, first: &Figures, second: &Figures, neither: &Figures) -> Vec<Amounts> {
    let years = |figures: &Figures| figures.leading().map(|own| own.years.clone()).unwrap_or_default();
    let years = years(both).into_iter().zip(years(first)).zip(years(second).into_iter().zip(years(neither)));
    years.map(|((both, first), (second, neither))| both.less(first).less(second.less(neither))).collect()
}

/// Compares two lists of lines: gives the measures with a line that differs, and counts the enterprises such lines
/// belong to.
fn compare<'a>(
    with: impl Iterator<Item = Line<'a>>,
    without: impl Iterator<Item = Line<'a>>,
) -> (BTreeSet<MeasureId>, Affected) {
    let (mut with, mut without) = (with.peekable(), without.peekable());
    let mut touched = BTreeSet::new();
    let mut differences: FxHashMap<&str, i128> = FxHashMap::default();
    loop {
        let order = match (with.peek(), without.peek()) {
            (None, None) => break,
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (Some(a), Some(b)) => key(a).cmp(&key(b)),
        };
        let a = if order == Ordering::Greater { None } else { with.next() };
        let b = if order == Ordering::Less { None } else { without.next() };
        let amounts = |line: Option<Line<'_>>| line.map_or((Fen::ZERO, Fen::ZERO), |line| (line.demand, line.paid));
        if amounts(a) != amounts(b)
            && let Some(line) = a.or(b)
        {
            touched.insert(line.measure);
            *differences.entry(line.enterprise).or_default() += i128::from(amounts(a).1.less(amounts(b).1).0);
        }
    }
    let count = |sign: i128| differences.values().filter(|more| more.signum() == sign).count() as u64;
    (touched, Affected { gaining: count(1), losing: count(-1), shifted: count(0) })
}

/// The key engines order lines by.
fn key<'a>(line: &Line<'a>) -> (MeasureId, usize, &'a str, Option<&'a str>) {
    (line.measure, line.year, line.enterprise, line.project)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(measure: usize, enterprise: &str, paid: i64) -> Line<'_> {
        let demand = Fen(paid);
        Line { measure: MeasureId::at(measure), year: 0, enterprise, project: None, demand, paid: demand }
    }

    #[test]
    fn enterprises_are_counted_by_what_all_their_lines_come_to() {
        let without = [line(0, "a", 5), line(0, "b", 5), line(0, "d", 7), line(1, "a", 1), line(1, "e", 2)];
        let with = [line(0, "a", 8), line(0, "c", 5), line(0, "d", 6), line(1, "d", 1), line(1, "e", 2)];
        let (touched, found) = compare(with.into_iter(), without.into_iter());
        assert_eq!(found, Affected { gaining: 2, losing: 1, shifted: 1 });
        assert_eq!(found.count(), 4);
        assert_eq!(touched.into_iter().map(MeasureId::index).collect::<Vec<_>>(), [0, 1]);
    }
}
