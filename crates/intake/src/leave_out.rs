//! Leaving out the rows that have errors.

use cesuan_base::diag::{Code, Diagnostic, Severity};
use cesuan_policy::check::Rules;

use super::assemble::NONE;
use super::faults::Faults;
use super::table_reader::ReadTable;

/// Takes the rows with errors of their own out of both tables, and the projects of enterprise rows that are not there. Gives
/// how many those are.
pub(super) fn leave_out(
    rules: &Rules,
    enterprises: &mut ReadTable,
    projects: Option<&mut ReadTable>,
    faults: &mut Faults,
) -> u64 {
    unseat(enterprises, &[]);
    let mut without = 0;
    if let Some(projects) = projects {
        let orphans = orphans(rules, enterprises, projects, faults);
        without = orphans.len() as u64;
        unseat(projects, &orphans);
        let kept = compact(projects);
        projects.owners.retain({
            let mut number = 0;
            move |_| {
                number += 1;
                kept[number - 1] != NONE
            }
        });
        let kept = compact(enterprises);
        projects.owners.iter_mut().filter(|owner| **owner != NONE).for_each(|owner| *owner = kept[*owner as usize]);
    } else {
        compact(enterprises);
    }
    without
}

/// The project rows without an error whose enterprise has no row left in the year, each with a warning.
fn orphans(rules: &Rules, enterprises: &ReadTable, projects: &ReadTable, faults: &mut Faults) -> Vec<u32> {
    let wrong = marked(projects, &[]);
    let unowned = {
        let mut unowned = vec![false; projects.loose.len];
        projects.unowned.iter().for_each(|row| unowned[*row as usize] = true);
        unowned
    };
    let mut found = Vec::new();
    for (year, seats) in projects.loose.seats.iter().enumerate() {
        for (number, row) in seats.iter().enumerate().filter(|(_, row)| **row != NONE && !wrong[**row as usize]) {
            let owner = projects.owners[number];
            if unowned[*row as usize] || owner == NONE || enterprises.loose.row(year, owner).is_none() {
                found.push((*row, number, year, owner));
            }
        }
    }
    found.sort_unstable();
    for (row, number, year, owner) in &found {
        faults.add(Severity::Warning, Code::LeftWithEnterprise, || {
            let project = projects.ids.text(u32::try_from(*number).unwrap_or(NONE));
            let id = if *owner == NONE { project } else { enterprises.ids.text(*owner) };
            let fault = Diagnostic::warning(Code::LeftWithEnterprise).with("id", id);
            let fault = fault.with("year", rules.years[*year].to_string());
            match projects.part_of(*row) {
                Some(part) => fault.at(part.place(projects.lines[*row as usize].into(), None)),
                None => fault,
            }
        });
    }
    found.into_iter().map(|(row, ..)| row).collect()
}

/// Which rows go: those with errors of their own and these.
fn marked(table: &ReadTable, more: &[u32]) -> Vec<bool> {
    let mut marked = vec![false; table.loose.len];
    table.wrong.iter().chain(more).filter(|row| **row != NONE).for_each(|row| marked[*row as usize] = true);
    marked
}

fn unseat(table: &mut ReadTable, more: &[u32]) {
    let marked = marked(table, more);
    for row in table.loose.seats.iter_mut().flatten() {
        if *row != NONE && marked[*row as usize] {
            *row = NONE;
        }
    }
}

/// Lets go the ids that have no row left; gives for each old number the new one.
fn compact(table: &mut ReadTable) -> Vec<u32> {
    let seated =
        |number: usize| table.loose.seats.iter().any(|seats| seats.get(number).is_some_and(|row| *row != NONE));
    let mut next = 0;
    let mut kept = vec![NONE; table.ids.len()];
    for (number, kept) in kept.iter_mut().enumerate() {
        if seated(number) {
            *kept = next;
            next += 1;
        }
    }
    for seats in &mut table.loose.seats {
        let mut number = 0;
        seats.retain(|_| {
            number += 1;
            kept[number - 1] != NONE
        });
    }
    table.ids.renumber(&kept);
    kept
}
