//! Who wins what in which column, and who enters or leaves against the baseline.

use std::cmp::Ordering;

use super::board::Board;
use super::ran::{Ran, Winner, Won};
use super::table::{between, each, years};
use crate::api::{ComparedContest, ContestCell, Flip};

/// More of those who enter or leave are counted, not told.
const TOLD: usize = 20;

/// Every ranking and every limited number of places of any column.
pub(super) fn contests(board: &Board) -> Vec<ComparedContest> {
    let ran = (0..board.columns.len()).filter_map(|column| board.ran(column));
    let all = between(ran.map(|ran| ran.contests.as_slice()), |won: &Won| &won.id);
    let drafted = &board.ground.drafted.rules;
    let compared = all.into_iter().map(|won| {
        let of_year = |year: usize| {
            let baseline = board.ran(board.baseline).and_then(|ran| winners(board, ran, &won.id, year));
            each(board, |ran| {
                let winners = winners(board, ran, &won.id, year)?;
                Some(cell(board, winners, baseline.unwrap_or(winners)))
            })
        };
        ComparedContest {
            id: won.id.clone(),
            label: won.label.clone(),
            kind: won.kind,
            rows: won.rows,
            years: (0..drafted.years.len()).map(of_year).collect(),
        }
    });
    compared.collect()
}

fn winners<'b>(board: &Board, ran: &'b Ran, id: &str, year: usize) -> Option<&'b [Winner]> {
    let won = ran.contests.iter().find(|won| won.id == id)?;
    won.years.get(years(board, ran)[year]?)?.as_deref()
}

fn cell(board: &Board, now: &[Winner], before: &[Winner]) -> ContestCell {
    let mut cell = ContestCell { winners: now.len() as u64, ..ContestCell::default() };
    let (mut now, mut before) = (now.iter().peekable(), before.iter().peekable());
    loop {
        let order = match (now.peek(), before.peek()) {
            (None, None) => break,
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (Some(a), Some(b)) => a.cmp(b),
        };
        let winner = match order {
            Ordering::Less => now.next(),
            Ordering::Greater => before.next(),
            Ordering::Equal => {
                now.next();
                before.next();
                continue;
            }
        };
        let enters = order == Ordering::Less;
        cell.entered += u64::from(enters);
        cell.left += u64::from(!enters);
        if cell.flips.len() < TOLD {
            cell.flips.extend(winner.map(|winner| flip(board, *winner, enters)));
        }
    }
    cell
}

fn flip(board: &Board, (enterprise, project): Winner, enters: bool) -> Flip {
    let population = &board.ground.population;
    let number = u32::try_from(enterprise).unwrap_or(u32::MAX);
    Flip {
        enterprise: population.enterprises[enterprise].to_string(),
        name: board.roster.name(number).to_owned(),
        project: project.map(|project| population.projects[project].to_string()),
        enters,
    }
}
