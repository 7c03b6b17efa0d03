//! What one set of settings does against another, over the same population.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use cesuan_base::id::MeasureId;
use cesuan_base::money::Fen;
use cesuan_engine::{Amounts, Figures, Line};

/// Differences: what there is with the change less what there is without.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Effect {
    /// What is spent, by year.
    pub spending: Vec<Amounts>,
    /// What is spent over the years.
    pub spending_total: Amounts,
    /// Income forgone over the years.
    pub relief_total: Amounts,
    /// The measures whose lines differ, in the rules' order.
    pub measures: Vec<MeasureEffect>,
    /// Whose lines differ.
    pub affected: Affected,
}

/// What a change does to a measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeasureEffect {
    /// The measure.
    pub measure: MeasureId,
    /// Over the years.
    pub amounts: Amounts,
}

/// The enterprises whose lines differ, by what they are paid over the years.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Affected {
    /// Those paid more.
    pub gaining: u64,
    /// Those paid less.
    pub losing: u64,
    /// Those paid the same in all, for other things or in other years.
    pub shifted: u64,
}

impl Affected {
    /// All of them.
    pub const fn count(self) -> u64 {
        self.gaining + self.losing + self.shifted
    }
}

impl Effect {
    /// Whether no line differs, and so no total.
    pub fn is_none(&self) -> bool {
        self.measures.is_empty()
    }
}

/// What `with` differs from `without` by; the lines come in the order engines give them.
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
        spending: with.spending.iter().zip(&without.spending).map(|(with, without)| less(*with, *without)).collect(),
        spending_total: less(with.spending_total, without.spending_total),
        relief_total: less(with.relief_total, without.relief_total),
        measures: measures.collect(),
        affected,
    }
}

/// By how much two changes together differ from the two added up, by year: nothing where each does the same whether or not the
/// other is made.
pub fn interaction(both: &Figures, first: &Figures, second: &Figures, neither: &Figures) -> Vec<Amounts> {
    let years = both.spending.iter().zip(&first.spending).zip(second.spending.iter().zip(&neither.spending));
    years.map(|((both, first), (second, neither))| less(less(*both, *first), less(*second, *neither))).collect()
}

fn less(a: Amounts, b: Amounts) -> Amounts {
    Amounts { demand: a.demand.less(b.demand), paid: a.paid.less(b.paid) }
}

/// Walks both lists of lines side by side: the measures with a line that differs, and the enterprises by what such lines come
/// to.
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

/// Engines give lines in the order of this.
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
        // a +3 -1, b -5, c +5, d -1 +1; e is paid as before.
        assert_eq!(found, Affected { gaining: 2, losing: 1, shifted: 1 });
        assert_eq!(found.count(), 4);
        assert_eq!(touched.into_iter().map(MeasureId::index).collect::<Vec<_>>(), [0, 1]);
    }
}
