//! The eligibility funnel of a measure: how many rows meet each condition, what each tier costs, and how rows are
//! distributed around each threshold.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use cesuan_base::dim::Rows;
use cesuan_base::id::{MeasureId, NodeId, ParameterId};
use cesuan_base::money::Fen;
use cesuan_base::table::Population;
use cesuan_engine::Engine;
use cesuan_engine::plan::Plan;
use cesuan_policy::check::{Amount, Rules};
use cesuan_policy::formula::CompareOp;

use super::Phrase;
use super::conditions::{CountableParts, Threshold, Tier, split_measure};

/// The eligibility funnel of one measure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EligibilityFunnel {
    /// The table whose rows are counted.
    pub rows: Rows,
    /// All rows of the table.
    pub population: HitCount,
    /// The conditions, in the order written.
    pub conditions: Vec<ConditionHits>,
    /// The lines, after once-only rights, ranks and exclusive measures have been applied.
    pub lines: HitCount,
    /// The sum of the lines before rationing.
    pub demand: Fen,
    /// Levels, branches or places of a ranking; empty if there is only one way to be paid.
    pub tiers: Vec<TierHits>,
    /// The thresholds, in the order written.
    pub thresholds: Vec<ThresholdHits>,
}

/// Rows over all policy years, and the distinct enterprises they belong to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct HitCount {
    pub rows: u64,
    pub enterprises: u64,
}

/// Rows that meet a condition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConditionHits {
    pub phrase: Phrase,
    /// Rows that meet the condition.
    pub alone: HitCount,
    /// Rows that meet the condition and all before it.
    pub so_far: HitCount,
}

/// The lines of a tier.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TierHits {
    pub name: TierName,
    pub hit: HitCount,
    /// The sum of the lines before rationing.
    pub demand: Fen,
}

/// The name of a tier.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TierName {
    /// The level or branch with this condition.
    Where(Phrase),
    /// All remaining rows.
    Otherwise,
    /// A place in a ranking, from 1.
    Place(usize),
}

/// The distribution of rows around a threshold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ThresholdHits {
    /// The number that is compared.
    pub phrase: Phrase,
    /// The comparison that must hold between the number and the parameter.
    pub operator: CompareOp,
    /// The parameter with the threshold.
    pub parameter: ParameterId,
    /// [`BINS`] ranges of equal width from half of the threshold to one and a half of it, with the rows in each.
    pub bins: Vec<Bin>,
    /// Rows that do not meet the condition, but whose number is within a tenth of the threshold.
    pub missed: HitCount,
    /// Those of the missed rows that meet every other condition of the measure.
    pub missed_alone: HitCount,
}

/// Rows whose number lies in one range.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bin {
    /// All of them.
    pub all: u64,
    /// Those that meet every other condition of the measure.
    pub ready: u64,
}

/// The number of ranges in [`ThresholdHits::bins`]; the threshold lies in the middle.
pub const BINS: usize = 12;

/// The eligibility funnel of a measure in the last run of an engine.
pub fn eligibility_funnel(
    rules: &Rules,
    plan: &Plan,
    population: &Population,
    engine: &mut Engine,
    measure: MeasureId,
) -> EligibilityFunnel {
    let parts = split_measure(rules, plan, measure, &mut |node| {
        // A choice between readings has the same value in every row and year.
        (plan.node(node).rows == Rows::Constant).then(|| engine.holds(node, 0).map(|rows| !rows.is_empty())).flatten()
    });
    let rows = rules.measures[measure.index()].rows;
    let mut counter = Counter { rules, plan, population, engine, rows, years: rules.years.len() };
    counter.funnel(measure, &parts)
}

struct Counter<'a> {
    rules: &'a Rules,
    plan: &'a Plan,
    population: &'a Population,
    engine: &'a mut Engine,
    rows: Rows,
    years: usize,
}

/// The selected rows of each year, ascending.
type YearRows = Vec<Arc<[u32]>>;

impl Counter<'_> {
    fn funnel(&mut self, measure: MeasureId, parts: &CountableParts) -> EligibilityFunnel {
        let everyone = self.everyone();
        let selections: Vec<YearRows> =
            parts.conditions.iter().map(|condition| self.selection(condition.node)).collect();
        let mut so_far = everyone.clone();
        let conditions = parts.conditions.iter().zip(&selections).map(|(condition, selection)| {
            so_far = both(&so_far, selection);
            ConditionHits {
                phrase: condition.phrase.clone(),
                alone: self.count(selection),
                so_far: self.count(&so_far),
            }
        });
        let conditions = conditions.collect();
        let fen = self.fen(measure);
        let lines: YearRows = fen.iter().map(|year| rows_where(year, |fen| fen != 0)).collect();
        EligibilityFunnel {
            rows: self.rows,
            population: self.count(&everyone),
            conditions,
            demand: Fen(fen.iter().flatten().sum()),
            tiers: self.tiers(measure, &parts.tiers, &fen, &lines),
            thresholds: parts.thresholds.iter().map(|threshold| self.threshold(threshold, &selections)).collect(),
            lines: self.count(&lines),
        }
    }

    fn everyone(&self) -> YearRows {
        let of_year = |slice: &cesuan_base::table::YearSlice| (0..).take(slice.len(self.rows)).collect();
        self.population.slices.iter().take(self.years).map(of_year).collect()
    }

    /// The rows of the measure's table for which a condition holds.
    fn selection(&mut self, node: NodeId) -> YearRows {
        let constant = self.plan.node(node).rows == Rows::Constant;
        let of_year = |year: usize| match self.engine.holds(node, year) {
            None => Arc::default(),
            Some(rows) if !constant => rows,
            Some(rows) if rows.is_empty() => Arc::default(),
            Some(_) => (0..).take(self.population.slices[year].len(self.rows)).collect(),
        };
        (0..self.years).map(of_year).collect()
    }

    /// The demand of each row in fen, by year. All zero if the measure cannot be costed.
    fn fen(&mut self, measure: MeasureId) -> Vec<Vec<i64>> {
        let lines = self.plan.lines[measure.index()];
        let costed = self.engine.lines().any(|line| line.measure == measure);
        let of_year = |year: usize| {
            let mut fen = vec![0; self.population.slices[year].len(self.rows)];
            if costed {
                // Nodes of lines can always be read; a measure without figures was excluded above.
                let _ = self.engine.numbers(lines, year, |row, numerator, _| {
                    fen[row] = i64::try_from(numerator).expect("the engine rounds each line to whole fen of 64 bits");
                });
            }
            fen
        };
        (0..self.years).map(of_year).collect()
    }

    fn count(&self, selection: &YearRows) -> HitCount {
        let mut seen = vec![false; self.population.enterprises.len()];
        let mut enterprises = 0;
        for (rows, slice) in selection.iter().zip(&self.population.slices) {
            for row in rows.iter() {
                let enterprise = slice.enterprise_of(self.rows, *row as usize) as usize;
                enterprises += u64::from(!std::mem::replace(&mut seen[enterprise], true));
            }
        }
        HitCount { rows: selection.iter().map(|rows| rows.len() as u64).sum(), enterprises }
    }

    fn tiers(&mut self, measure: MeasureId, tiers: &[Tier], fen: &[Vec<i64>], lines: &YearRows) -> Vec<TierHits> {
        if let Amount::Ranking(ranking) = &self.rules.measures[measure.index()].amount {
            return self.places(ranking.prizes.len(), fen, lines);
        }
        let mut left = lines.clone();
        let mut found = Vec::new();
        for tier in tiers {
            let of_tier = match tier.condition {
                Some(node) => both(if tier.prize.is_some() { lines } else { &left }, &self.selection(node)),
                None => left.clone(),
            };
            left = without(&left, &of_tier);
            let demand = match tier.prize {
                Some(prize) => self.prizes(prize, &of_tier).unwrap_or_else(|| sum(fen, &of_tier)),
                None => sum(fen, &of_tier),
            };
            let name = tier.phrase.clone().map_or(TierName::Otherwise, TierName::Where);
            found.push(TierHits { name, hit: self.count(&of_tier), demand });
        }
        found
    }

    /// The sum of a level's prize over some rows. The prize is the same for all rows of a year. `None` if the sum
    /// exceeds 64 bits.
    fn prizes(&mut self, prize: NodeId, rows: &YearRows) -> Option<Fen> {
        let mut sum = 0_i128;
        for (year, rows) in rows.iter().enumerate() {
            let mut each = 0;
            // Where the prize cannot be computed there are no lines either.
            let _ = self.engine.numbers(prize, year, |_, numerator, denominator| each = numerator / denominator);
            sum = sum.checked_add(each.checked_mul(i128::try_from(rows.len()).ok()?)?)?;
        }
        i64::try_from(sum).ok().map(Fen)
    }

    /// The lines of a ranking by what they are paid, highest first.
    fn places(&self, prizes: usize, fen: &[Vec<i64>], lines: &YearRows) -> Vec<TierHits> {
        let mut order = lines.clone();
        for (rows, fen) in order.iter_mut().zip(fen) {
            let mut sorted = rows.to_vec();
            sorted.sort_by_key(|row| std::cmp::Reverse(fen[*row as usize]));
            *rows = sorted.into();
        }
        let most = order.iter().map(|rows| rows.len()).max().unwrap_or(0).max(prizes);
        let place = |place: usize| {
            let rows: YearRows = order.iter().map(|rows| rows.iter().skip(place).take(1).copied().collect()).collect();
            TierHits { name: TierName::Place(place + 1), hit: self.count(&rows), demand: sum(fen, &rows) }
        };
        (0..most).map(place).collect()
    }

    fn threshold(&mut self, threshold: &Threshold, conditions: &[YearRows]) -> ThresholdHits {
        let others = conditions.iter().enumerate().filter(|(condition, _)| *condition != threshold.condition);
        let ready = others.fold(self.everyone(), |ready, (_, condition)| both(&ready, condition));
        let mut bins = vec![Bin::default(); BINS];
        let mut missed: YearRows = Vec::new();
        for (year, ready) in ready.iter().enumerate() {
            let mut limit = None;
            let mut misses = Vec::new();
            let mut near = vec![None; self.population.slices[year].len(threshold.rows)];
            // Without a threshold there is no distribution around it.
            let _ = self.engine.numbers(threshold.limit, year, |_, numerator, denominator| {
                limit = Some((numerator, denominator)).filter(|_| numerator > 0);
            });
            if let Some(limit) = limit {
                let _ = self.engine.numbers(threshold.value, year, |row, numerator, denominator| {
                    near[row] = share((numerator, denominator), limit);
                });
            }
            if threshold.rows == self.rows {
                for (row, share) in (0_u32..).zip(near) {
                    let Some(share) = share else { continue };
                    if let Some(bin) = share.bin {
                        bins[bin].all += 1;
                        bins[bin].ready += u64::from(ready.binary_search(&row).is_ok());
                    }
                    if share.misses(threshold.operator) {
                        misses.push(row);
                    }
                }
            }
            missed.push(misses.into());
        }
        ThresholdHits {
            phrase: threshold.phrase.clone(),
            operator: threshold.operator,
            parameter: threshold.parameter,
            bins,
            missed_alone: self.count(&both(&missed, &ready)),
            missed: self.count(&missed),
        }
    }
}

/// A number in relation to a threshold.
#[derive(Clone, Copy)]
struct Share {
    bin: Option<usize>,
    order: std::cmp::Ordering,
    /// Whether the number is within a tenth of the threshold.
    near: bool,
}

impl Share {
    fn misses(self, operator: CompareOp) -> bool {
        self.near && !operator.holds(self.order)
    }
}

/// Relates a number to a positive threshold, both given as numerator and denominator. `None` if the numbers are too
/// large for the computation.
fn share((n, d): (i128, i128), (p, q): (i128, i128)) -> Option<Share> {
    // The ratio is `number / limit`; both denominators are positive.
    let (number, limit) = (n.checked_mul(q)?, d.checked_mul(p)?);
    let parts = BINS as i128;
    let at = number.checked_mul(parts)?.checked_sub(limit.checked_mul(parts / 2)?)?.div_euclid(limit);
    let bin = usize::try_from(at).ok().filter(|bin| *bin < BINS);
    let tenths = number.checked_mul(10)?;
    let near = limit.checked_mul(9)? <= tenths && tenths <= limit.checked_mul(11)?;
    Some(Share { bin, order: number.cmp(&limit), near })
}

fn rows_where(cells: &[i64], takes: impl Fn(i64) -> bool) -> Arc<[u32]> {
    (0_u32..).zip(cells).filter(|(_, cell)| takes(**cell)).map(|(row, _)| row).collect()
}

fn sum(fen: &[Vec<i64>], rows: &YearRows) -> Fen {
    Fen(fen.iter().zip(rows).flat_map(|(fen, rows)| rows.iter().map(|row| fen[*row as usize])).sum())
}

fn both(a: &YearRows, b: &YearRows) -> YearRows {
    let joint = |(a, b): (&Arc<[u32]>, &Arc<[u32]>)| {
        let mut others = b.iter().peekable();
        let meets = |row: &&u32| {
            while others.next_if(|other| *other < *row).is_some() {}
            others.peek() == Some(row)
        };
        a.iter().filter(meets).copied().collect()
    };
    a.iter().zip(b).map(joint).collect()
}

fn without(a: &YearRows, b: &YearRows) -> YearRows {
    let rest =
        |(a, b): (&Arc<[u32]>, &Arc<[u32]>)| a.iter().filter(|row| b.binary_search(row).is_err()).copied().collect();
    a.iter().zip(b).map(rest).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_told_to_the_fen() {
        let at = |fen: i128| share((fen, 1), (2_000, 1)).expect("small");
        assert_eq!(at(999).bin, None);
        assert_eq!(at(1_000).bin, Some(0));
        assert_eq!(at(1_999).bin, Some(BINS / 2 - 1));
        assert_eq!(at(2_000).bin, Some(BINS / 2));
        assert_eq!(at(3_000).bin, None);
        let misses = |fen: i128, operator| at(fen).misses(operator);
        assert!(misses(1_999, CompareOp::GreaterOrEqual) && misses(1_800, CompareOp::GreaterOrEqual));
        assert!(!misses(1_799, CompareOp::GreaterOrEqual) && !misses(2_000, CompareOp::GreaterOrEqual));
        assert!(misses(2_000, CompareOp::Less) && misses(2_200, CompareOp::Less) && !misses(2_201, CompareOp::Less));
    }
}
