//! Operations that compare a row with others of its year: limited places per group, and prizes by rank.

use std::cmp::Reverse;
use std::sync::Arc;

use num_integer::Integer;
use num_traits::Zero;

use cesuan_base::money::{Exact, round_half_up};
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
    let has = match Operand::of(&by) {
        Some(by) => match by.side() {
            Some(by) => first_of_groups(&groups, &counts, |index| by.at(index)),
            None => first_of_groups(&groups, &counts, |index| by.at(index)),
        },
        None => {
            let by = exact_numbers(&by, rows.len())?;
            first_of_groups(&groups, &counts, |index| by[index])
        }
    };
    Ok(SparseColumn::some(rows, Vector::Flags(has.into()), Scalar::Flag(false)))
}

/// The numbers of quotients.
fn exact_numbers(by: &Vector, rows: usize) -> Result<Vec<Exact>, Fault> {
    let number = |row: usize| kernels::row_quotient(by, row)?.exact().ok_or(Fault::DividedByZero { row });
    (0..rows).map(number).collect()
}

/// For each row, given its group and the number of places it counts on, whether fewer rows of its group than that stand before
/// it by their number, highest first.
fn first_of_groups<N: Copy + Zero + Ord>(groups: &[u16], counts: &[usize], number: impl Fn(usize) -> N) -> Vec<bool> {
    let mut ends = vec![0; groups.iter().max().map_or(0, |group| usize::from(*group) + 1)];
    groups.iter().for_each(|group| ends[usize::from(*group)] += 1);
    let mut total = 0;
    for end in &mut ends {
        total += *end;
        *end = total - *end;
    }
    // The rows of one group after another; each entry of `ends` moves from where its group starts to where it ends.
    let mut competing = vec![(Reverse(N::zero()), 0); groups.len()];
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
        let tied = match Operand::of(&by) {
            Some(by) => match by.side() {
                Some(by) => ranked(&rows, prizes, ties, |index| by.at(index)),
                None => ranked(&rows, prizes, ties, |index| by.at(index)),
            },
            None => {
                let by = exact_numbers(&by, rows.len())?;
                ranked(&rows, prizes, ties, |index| by[index])
            }
        };
        Ok(Self { tied })
    }

    /// What each row's rank pays.
    pub(super) fn paid(self, prizes: &[Exact], ties: Ties) -> Result<SparseColumn, Fault> {
        let mut paid: Vec<(u32, Exact)> = Vec::new();
        for (rows, places) in self.tied {
            let filled = &prizes[places.start..places.end.min(prizes.len())];
            match ties {
                _ if rows.len() == 1 => paid.push((rows[0], filled[0])),
                Ties::Share => {
                    let sum = filled
                        .iter()
                        .try_fold(Exact::from_integer(0), |sum, prize| cesuan_base::money::add(sum, *prize));
                    let sum = sum.ok_or(Fault::Overflow)?;
                    // Shares are whole fen; the fen left over go one each to the first by id.
                    let (each, over) = round_half_up(*sum.numer(), *sum.denom()).div_mod_floor(&(rows.len() as i128));
                    let share = |place: usize| each + i128::from((place as i128) < over);
                    let shares = rows.into_iter().enumerate().map(|(place, row)| (row, share(place)));
                    paid.extend(shares.map(|(row, share)| (row, Exact::from_integer(share))));
                }
                Ties::Higher | Ties::ById => {
                    let best = filled.iter().max().copied().unwrap_or_default();
                    paid.extend(rows.into_iter().map(|row| (row, best)));
                }
            }
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
