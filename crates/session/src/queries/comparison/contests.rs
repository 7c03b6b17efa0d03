//! The contests of a comparison: the winners in each column, and who enters or leaves compared with the baseline.

use std::cmp::Ordering;

use super::cells::{distinct, per_column, years};
use crate::api::{ComparedContest, ContestCell, Flip};
use crate::workspace::{ComparedColumns, ComparedRun, ContestWinners, Winner};

/// The most winners that a cell names; further ones that enter or leave are only counted.
const MOST_NAMED: usize = 20;

/// All contests of all columns.
pub(super) fn contests(columns: ComparedColumns<'_>) -> Vec<ComparedContest> {
    let runs = (0..columns.columns.len()).filter_map(|column| columns.run(column));
    let all = distinct(runs.map(|run| run.contests.as_slice()), |won: &ContestWinners| &won.id);
    let drafted = &columns.draft.rules;
    let compared = all.into_iter().map(|won| {
        let of_year = |year: usize| {
            let baseline = columns.run(columns.baseline).and_then(|run| winners(columns, run, &won.id, year));
            per_column(columns, |run| {
                let winners = winners(columns, run, &won.id, year)?;
                Some(cell(columns, winners, baseline.unwrap_or(winners)))
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

fn winners<'b>(columns: ComparedColumns<'_>, run: &'b ComparedRun, id: &str, year: usize) -> Option<&'b [Winner]> {
    let won = run.contests.iter().find(|won| won.id == id)?;
    won.years.get(years(columns, run)[year]?)?.as_deref()
}

/// The cell of a contest in a year; both lists of winners are ascending.
fn cell(columns: ComparedColumns<'_>, now: &[Winner], before: &[Winner]) -> ContestCell {
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
        if cell.flips.len() < MOST_NAMED {
            cell.flips.extend(winner.map(|winner| flip(columns, *winner, enters)));
        }
    }
    cell
}

fn flip(columns: ComparedColumns<'_>, (enterprise, project): Winner, enters: bool) -> Flip {
    let population = &columns.common.rows.population;
    let number = u32::try_from(enterprise).unwrap_or(u32::MAX);
    Flip {
        enterprise: population.enterprises[enterprise].to_string(),
        name: columns.common.roster.name(number).to_owned(),
        project: project.map(|project| population.projects[project].to_string()),
        enters,
    }
}
