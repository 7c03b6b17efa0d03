//! Operations that compare a row with others of its year: limited places per group, and prizes by rank.

use std::cmp::Reverse;
use std::sync::Arc;

use num_integer::Integer;

use cesuan_base::money::Exact;
use cesuan_policy::check::Ties;

use super::kernels;
use super::sparse_column::SparseColumn;
use super::vector::{Fault, Numbers, Operand, Quotient, Scalar, Vector, refused};

/// For each row, whether it has one of the limited places of its group: the entrants (`among`) with the same option of `per`
/// are ordered by `by`, highest first, and those with equal numbers by id.
pub(super) fn place(
    among: &SparseColumn,
    by: &SparseColumn,
    per: &SparseColumn,
    places: &SparseColumn,
    len: usize,
) -> Result<SparseColumn, Fault> {
    let rows = among.rows_that_hold(len)?;
    let (by, per, places) = (by.cut(&rows)?, per.cut(&rows)?, places.cut(&rows)?);
    let by = Operand::of(&by).ok_or_else(|| refused(&[&by]))?;
    let group = |index: usize| match &*per {
        Vector::Same(Scalar::Option(option)) => Ok(*option),
        Vector::Options(options) => Ok(options[index]),
        _ => Err(refused(&[&per])),
    };
    let groups = (0..rows.len()).map(group).collect::<Result<Vec<u16>, _>>()?;
    // A row has a place if fewer rows of its group than this are before it.
    let place_count = |index: usize| match kernels::row_quotient(&places, index)? {
        Quotient { denominator: 0, .. } => Err(Fault::Absent),
        Quotient { numerator, denominator: 1 } => Ok(usize::try_from(numerator).unwrap_or(0)),
        Quotient { numerator, denominator } => {
            Ok(usize::try_from(Integer::div_ceil(&numerator, &denominator)).unwrap_or(0))
        }
    };
    let counts = match places.scalar() {
        Some(_) if rows.is_empty() => Vec::new(),
        Some(_) => vec![place_count(0)?; rows.len()],
        None => (0..rows.len()).map(place_count).collect::<Result<Vec<_>, _>>()?,
    };
    let has = match by.side() {
        Some(by) => first_of_groups(&groups, &counts, |index| by.at(index)),
        None => first_of_groups(&groups, &counts, |index| by.at(index)),
    };
    Ok(SparseColumn::some(rows, Vector::Flags(has.into()), Scalar::Flag(false)))
}

/// For each row, whether fewer than `counts` rows of its group are before it, ordered by number, highest first.
fn first_of_groups<N: Copy + Default + Ord>(
    groups: &[u16],
    counts: &[usize],
    number: impl Fn(usize) -> N,
) -> Vec<bool> {
    let mut ends = vec![0; groups.iter().max().map_or(0, |group| usize::from(*group) + 1)];
    groups.iter().for_each(|group| ends[usize::from(*group)] += 1);
    let mut total = 0;
    for end in &mut ends {
        total += *end;
        *end = total - *end;
    }
    // The rows, group by group. Each entry of `ends` moves from the start of its group to the end.
    let mut competing = vec![(Reverse(N::default()), 0); groups.len()];
    for (index, group) in groups.iter().enumerate() {
        let end = &mut ends[usize::from(*group)];
        competing[*end] = (Reverse(number(index)), index);
        *end += 1;
    }
    let mut has = vec![false; groups.len()];
    let mut start = 0;
    for end in ends {
        let group = &mut competing[start..end];
        start = end;
        // Rows behind the last place need not be sorted.
        let last = group.iter().map(|(_, index)| counts[*index]).max().unwrap_or(0).min(group.len());
        if last < group.len() {
            group.select_nth_unstable(last);
        }
        let first = &mut group[..last];
        first.sort_unstable();
        for (place, (_, index)) in first.iter().enumerate() {
            has[*index] = place < counts[*index];
        }
    }
    has
}

/// The entrants for whom there are prizes, ordered by number, highest first: rows of equal number together, with the range of
/// the places they fill, from 0.
fn ranked<N: Copy + Ord>(
    rows: &[u32],
    prizes: usize,
    ties: Ties,
    number: impl Fn(usize) -> N,
) -> Vec<(Vec<u32>, std::ops::Range<usize>)> {
    if prizes == 0 || rows.is_empty() {
        return Vec::new();
    }
    let numbers: Vec<N> = (0..rows.len()).map(number).collect();
    // Entrants behind the last prize need not be sorted.
    let mut highest = numbers.clone();
    let last = prizes.min(rows.len()) - 1;
    let (_, least, _) = highest.select_nth_unstable_by_key(last, |number| Reverse(*number));
    let mut entrants: Vec<usize> = (0..rows.len()).filter(|index| numbers[*index] >= *least).collect();
    entrants.sort_by_key(|index| Reverse(numbers[*index]));
    let mut tied: Vec<(Vec<u32>, std::ops::Range<usize>)> = Vec::new();
    let mut before = None;
    for (place, index) in entrants.into_iter().enumerate() {
        match tied.last_mut() {
            Some((equal, places)) if ties != Ties::ById && before == Some(numbers[index]) => {
                equal.push(rows[index]);
                places.end = place + 1;
            }
            _ if place >= prizes => break,
            _ => {
                before = Some(numbers[index]);
                tied.push((vec![rows[index]], place..place + 1));
            }
        }
    }
    tied
}

/// The entrants that fill the first places of a ranking.
pub(super) struct Ranked {
    /// Rows of equal rank and the range of the places they fill, from 0; best first.
    tied: Vec<(Vec<u32>, std::ops::Range<usize>)>,
}

impl Ranked {
    /// Ranks the entrants (`among`) by `by`, as far as there are `prizes`.
    pub(super) fn new(
        among: &SparseColumn,
        by: &SparseColumn,
        prizes: usize,
        ties: Ties,
        len: usize,
    ) -> Result<Self, Fault> {
        let rows = among.rows_that_hold(len)?;
        let by = by.cut(&rows)?;
        let by = Operand::of(&by).ok_or_else(|| refused(&[&by]))?;
        let tied = match by.side() {
            Some(by) => ranked(&rows, prizes, ties, |index| by.at(index)),
            None => ranked(&rows, prizes, ties, |index| by.at(index)),
        };
        Ok(Self { tied })
    }

    /// For each row, whether it fills a place that has a prize.
    pub(super) fn won(self) -> SparseColumn {
        let mut winners: Vec<u32> = self.tied.into_iter().flat_map(|(rows, _)| rows).collect();
        winners.sort_unstable();
        SparseColumn::flagged(winners.into(), true)
    }

    /// For each row, the prize of its rank; zero without one.
    pub(super) fn paid(self, prizes: &[Exact], ties: Ties) -> Result<SparseColumn, Fault> {
        let mut paid: Vec<(u32, Exact)> = Vec::new();
        for (rows, places) in self.tied {
            let filled = &prizes[places.start..places.end.min(prizes.len())];
            let each = match ties {
                _ if rows.len() == 1 => filled[0],
                Ties::Share => {
                    let sum = filled
                        .iter()
                        .try_fold(Exact::from_integer(0), |sum, prize| cesuan_base::money::add(sum, *prize));
                    sum.ok_or(Fault::Overflow)? / Exact::from_integer(rows.len() as i128)
                }
                Ties::Higher | Ties::ById => filled.iter().max().copied().unwrap_or_default(),
            };
            paid.extend(rows.into_iter().map(|row| (row, each)));
        }
        paid.sort_unstable_by_key(|(row, _)| *row);
        let denominator =
            paid.iter().fold(1_i128, |all, (_, prize)| if *prize.denom() == 1 { all } else { all.lcm(prize.denom()) });
        let scaled = |(_, prize): &(u32, Exact)| prize.numer().checked_mul(denominator / prize.denom());
        let cells = paid.iter().map(scaled).collect::<Option<Vec<_>>>().ok_or(Fault::Overflow)?;
        let rows: Arc<[u32]> = paid.into_iter().map(|(row, _)| row).collect();
        let nothing = Scalar::Number(Exact::from_integer(0));
        Ok(SparseColumn::some(rows, Vector::Numbers(Numbers::of_wide(cells, denominator)?), nothing))
    }
}
