//! Operations that look at rivals: places per group, prizes by rank, lines that give way.

use std::cmp::Reverse;
use std::sync::Arc;

use num_integer::Integer;

use cesuan_base::money::Exact;
use cesuan_policy::check::Ties;

use super::kernels;
use super::sparse_column::SparseColumn;
use super::vector::{Fault, Numbers, Operand, Quotient, Scalar, Vector};

/// For each row, whether it is one of the first of its group, as many as the group has places. Rows of equal numbers stand in
/// the order of rows: by id.
pub(super) fn place(
    among: &SparseColumn,
    by: &SparseColumn,
    per: &SparseColumn,
    places: &SparseColumn,
    len: usize,
) -> Result<SparseColumn, Fault> {
    let rows = among.rows_that_hold(len)?;
    let (by, per, places) = (by.cut(&rows)?, per.cut(&rows)?, places.cut(&rows)?);
    let by = Operand::of(&by).ok_or(Fault::Absent)?;
    let mut groups: Vec<Vec<(Reverse<i128>, usize)>> = Vec::new();
    for index in 0..rows.len() {
        let group = match &per {
            Vector::Same(Scalar::Option(option)) => *option,
            Vector::Options(options) => options[index],
            _ => return Err(Fault::Absent),
        };
        let group = usize::from(group);
        if groups.len() <= group {
            groups.resize(group + 1, Vec::new());
        }
        groups[group].push((Reverse(by.at(index)), index));
    }
    let mut has = vec![false; rows.len()];
    // A row has a place as long as fewer than this stand before it.
    let places = |index: usize| match kernels::row_quotient(&places, index)? {
        Quotient { denominator: 0, .. } => Err(Fault::Absent),
        Quotient { numerator, denominator } => {
            Ok(usize::try_from(Integer::div_ceil(&numerator, &denominator)).unwrap_or(0))
        }
    };
    for mut competing in groups {
        let mut last = 0;
        for (_, index) in &competing {
            last = last.max(places(*index)?);
        }
        // Nobody behind the last place has one, in whatever order they stand.
        if last < competing.len() {
            competing.select_nth_unstable(last);
            competing.truncate(last);
        }
        competing.sort_unstable();
        for (place, (_, index)) in competing.into_iter().enumerate() {
            has[index] = place < places(index)?;
        }
    }
    Ok(SparseColumn::some(rows, Vector::Flags(has.into()), Scalar::Flag(false)))
}

/// The entrants who fill the first places of a ranking.
pub(super) struct Ranked {
    /// Rows of equal rank and the places they fill, from 0, best first.
    tied: Vec<(Vec<u32>, std::ops::Range<usize>)>,
}

impl Ranked {
    /// Ranks the entrants for so many prizes.
    pub(super) fn new(
        among: &SparseColumn,
        by: &SparseColumn,
        prizes: usize,
        ties: Ties,
        len: usize,
    ) -> Result<Self, Fault> {
        let rows = among.rows_that_hold(len)?;
        let by = by.cut(&rows)?;
        let by = Operand::of(&by).ok_or(Fault::Absent)?;
        let mut entrants: Vec<usize> = (0..rows.len()).collect();
        entrants.sort_by_key(|index| Reverse(by.at(*index)));
        let mut tied: Vec<(Vec<u32>, std::ops::Range<usize>)> = Vec::new();
        let mut last = 0;
        for (place, index) in entrants.into_iter().enumerate() {
            match tied.last_mut() {
                Some((equal, places)) if ties != Ties::ById && last == by.at(index) => {
                    equal.push(rows[index]);
                    places.end = place + 1;
                }
                _ if place >= prizes => break,
                _ => {
                    last = by.at(index);
                    tied.push((vec![rows[index]], place..place + 1));
                }
            }
        }
        Ok(Self { tied })
    }

    /// Whether each row fills a place that has a prize.
    pub(super) fn won(self) -> SparseColumn {
        let mut winners: Vec<u32> = self.tied.into_iter().flat_map(|(rows, _)| rows).collect();
        winners.sort_unstable();
        SparseColumn::flagged(winners.into(), true)
    }

    /// What each row's rank pays.
    pub(super) fn paid(self, prizes: &[Exact], ties: Ties) -> Result<SparseColumn, Fault> {
        let mut paid: Vec<(u32, Exact)> = Vec::new();
        for (rows, places) in self.tied {
            let filled = &prizes[places.start..places.end.min(prizes.len())];
            let each = match ties {
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
        let denominator = paid.iter().fold(1_i128, |all, (_, prize)| all.lcm(prize.denom()));
        let scaled = |(_, prize): &(u32, Exact)| prize.numer().checked_mul(denominator / prize.denom());
        let cells = paid.iter().map(scaled).collect::<Option<Vec<_>>>().ok_or(Fault::Overflow)?;
        let rows: Arc<[u32]> = paid.into_iter().map(|(row, _)| row).collect();
        let nothing = Scalar::Number(Exact::from_integer(0));
        Ok(SparseColumn::some(rows, Vector::Numbers(Numbers::of_wide(cells, denominator)?), nothing))
    }
}

/// Whether a row's line gives way: to a larger one of the others, or to an equal one that stands before it.
pub(super) fn gives_way(lines: &[Vector], own: usize, rows: usize) -> Result<Vector, Fault> {
    let lines = lines.iter().map(|line| Operand::of(line).ok_or(Fault::Absent)).collect::<Result<Vec<_>, _>>()?;
    let gives_way = |row: usize| {
        let mine = lines[own].at(row);
        let larger = |(other, line): (usize, &Operand<'_>)| {
            let theirs = line.at(row);
            theirs > mine || (other < own && theirs == mine && mine > 0)
        };
        lines.iter().enumerate().any(larger)
    };
    Ok(match rows {
        1 => Vector::Same(Scalar::Flag(gives_way(0))),
        _ => Vector::Flags((0..rows).map(gives_way).collect()),
    })
}
