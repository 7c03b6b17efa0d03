//! Operations that look at rivals: places per group, prizes by rank, lines that give way.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use num_integer::Integer;

use crate::check::Ties;
use crate::money::Exact;

use super::kernels;
use super::values::{Fault, Numbers, Operand, Scalar, Values};

/// For each row, whether it is one of the first of its group, as many as the group has places. Rows of equal numbers stand in
/// the order of rows: by id.
pub(super) fn place(among: &Values, by: &Values, per: &Values, places: &Values, rows: usize) -> Result<Values, Fault> {
    let mut groups: BTreeMap<u16, Vec<usize>> = BTreeMap::new();
    for row in 0..rows {
        if kernels::flag(among, row)? {
            let group = match per {
                Values::Same(Scalar::Option(option)) => *option,
                Values::Options(options) => options[row],
                _ => return Err(Fault::Absent),
            };
            groups.entry(group).or_default().push(row);
        }
    }
    let mut flags = vec![false; rows];
    for mut competing in groups.into_values() {
        let keys = Keys::new(by)?;
        competing.sort_by_key(|row| Reverse(keys.at(*row)));
        for (index, row) in competing.into_iter().enumerate() {
            flags[row] = Exact::from_integer(index as i128) < number(places, row)?;
        }
    }
    Ok(Values::Flags(flags.into()))
}

/// Rows of equal rank and the places they fill, from 0.
struct Tied {
    rows: Vec<usize>,
    places: std::ops::Range<usize>,
}

/// The entrants who fill the first places, in groups of equal rank.
fn ranked(among: &Values, by: &Values, prizes: usize, ties: Ties, rows: usize) -> Result<Vec<Tied>, Fault> {
    let keys = Keys::new(by)?;
    let mut entrants = Vec::new();
    for row in 0..rows {
        if kernels::flag(among, row)? {
            entrants.push(row);
        }
    }
    entrants.sort_by_key(|row| Reverse(keys.at(*row)));
    let mut found: Vec<Tied> = Vec::new();
    for (place, row) in entrants.into_iter().enumerate() {
        match found.last_mut() {
            Some(tied) if ties != Ties::ById && keys.at(tied.rows[0]) == keys.at(row) => {
                tied.rows.push(row);
                tied.places.end = place + 1;
            }
            _ if place >= prizes => break,
            _ => found.push(Tied { rows: vec![row], places: place..place + 1 }),
        }
    }
    Ok(found)
}

/// Whether each row fills a place that has a prize.
pub(super) fn won(among: &Values, by: &Values, prizes: usize, ties: Ties, rows: usize) -> Result<Values, Fault> {
    let mut flags = vec![false; rows];
    for row in ranked(among, by, prizes, ties, rows)?.into_iter().flat_map(|tied| tied.rows) {
        flags[row] = true;
    }
    Ok(Values::Flags(flags.into()))
}

/// What each row's rank pays.
pub(super) fn prize(among: &Values, by: &Values, prizes: &[Exact], ties: Ties, rows: usize) -> Result<Values, Fault> {
    let mut paid: Vec<(usize, Exact)> = Vec::new();
    for tied in ranked(among, by, prizes.len(), ties, rows)? {
        let filled = &prizes[tied.places.start..tied.places.end.min(prizes.len())];
        let each = match ties {
            Ties::Share => {
                let sum = filled.iter().try_fold(Exact::from_integer(0), |sum, prize| crate::money::add(sum, *prize));
                sum.ok_or(Fault::Overflow)? / Exact::from_integer(tied.rows.len() as i128)
            }
            Ties::Higher | Ties::ById => filled.iter().max().copied().unwrap_or_default(),
        };
        paid.extend(tied.rows.into_iter().map(|row| (row, each)));
    }
    let denominator = paid.iter().fold(1_i128, |all, (_, prize)| all.lcm(prize.denom()));
    let mut cells = vec![0_i128; rows];
    for (row, prize) in paid {
        cells[row] = prize.numer().checked_mul(denominator / prize.denom()).ok_or(Fault::Overflow)?;
    }
    Ok(Values::Numbers(Numbers::of_wide(cells, denominator)?))
}

/// Whether a row's line gives way: to a larger one of the others, or to an equal one that stands before it.
pub(super) fn dropped(lines: &[&Values], own: usize, rows: usize) -> Values {
    let lines: Vec<&[i64]> = lines.iter().map(|line| kernels::fen(line)).collect();
    let gives_way = |row: usize| {
        let mine = lines[own][row];
        lines.iter().enumerate().any(|(other, line)| line[row] > mine || (other < own && line[row] == mine && mine > 0))
    };
    Values::Flags((0..rows).map(gives_way).collect())
}

/// Lines where they were not dropped.
pub(super) fn kept(line: &Values, dropped: &Values) -> Result<Values, Fault> {
    match dropped {
        Values::Same(Scalar::Flag(false)) => Ok(line.clone()),
        Values::Flags(dropped) => {
            let fen: Arc<[i64]> = kernels::fen(line)
                .iter()
                .zip(dropped.iter())
                .map(|(fen, dropped)| if *dropped { 0 } else { *fen })
                .collect();
            Ok(Values::Numbers(Numbers::of_cells(&fen)))
        }
        _ => Err(Fault::Absent),
    }
}

/// The numbers rows are sorted by: integers over one denominator.
struct Keys<'a>(Operand<'a>);

impl<'a> Keys<'a> {
    fn new(by: &'a Values) -> Result<Self, Fault> {
        match by {
            Values::Same(Scalar::Number(value)) => Ok(Self(Operand::Same(*value))),
            Values::Numbers(numbers) => Ok(Self(Operand::Numbers(numbers))),
            _ => Err(Fault::Absent),
        }
    }

    fn at(&self, row: usize) -> i128 {
        self.0.at(row)
    }
}

fn number(values: &Values, row: usize) -> Result<Exact, Fault> {
    kernels::row_quotient(values, row)?.exact().ok_or(Fault::Absent)
}
