//! Leaves out rows with errors.

use cesuan_base::diag::{Code, Diagnostic, Severity};
use cesuan_policy::check::Rules;

use super::assemble::NONE;
use super::faults::TableFaults;
use super::table_reader::ReadTable;

/// Removes rows with errors from both tables, and the project rows of enterprise rows that are removed. Gives the
/// number of project rows that are removed only for that reason.
pub(super) fn leave_out(
    rules: &Rules,
    enterprises: &mut ReadTable,
    projects: Option<&mut ReadTable>,
    faults: &mut TableFaults,
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

/// The project rows without errors whose enterprise has no row left in the year. Each is reported as a warning.
fn orphans(rules: &Rules, enterprises: &ReadTable, projects: &ReadTable, faults: &mut TableFaults) -> Vec<u32> {
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
            let fault = fault.with("year", rules.year(*year).to_string());
            match projects.part_of(*row) {
                Some(part) => fault.at(part.place(projects.lines[*row as usize].into(), None)),
                None => fault,
            }
        });
    }
    found.into_iter().map(|(row, ..)| row).collect()
}

/// Marks the rows to be removed: those with errors, and `more`.
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

/// Removes ids without rows. Gives the new number of each old one.
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
