//! Helpers for the parts of a comparison: merged lists of several columns, and one cell per column.

use crate::workspace::{ComparedColumns, ComparedRun};

/// The items of several lists in order. Of items with the same id, only the first.
pub(super) fn distinct<'b, T>(lists: impl Iterator<Item = &'b [T]>, id: impl Fn(&T) -> &str) -> Vec<&'b T> {
    let mut found: Vec<&T> = Vec::new();
    for list in lists {
        let new: Vec<&T> = list.iter().filter(|item| found.iter().all(|known| id(known) != id(item))).collect();
        found.extend(new);
    }
    found
}

/// One cell per column; `None` for a column without figures.
pub(super) fn per_column<T>(columns: ComparedColumns<'_>, of: impl Fn(&ComparedRun) -> Option<T>) -> Vec<Option<T>> {
    (0..columns.columns.len()).map(|column| columns.run(column).and_then(&of)).collect()
}

/// For each policy year of the draft, its index among the years of a column's rules; `None` if these do not have it.
pub(super) fn years(columns: ComparedColumns<'_>, run: &ComparedRun) -> Vec<Option<usize>> {
    let own = &run.policy.rules.years;
    columns.draft.rules.years.iter().map(|year| own.iter().position(|known| known == year)).collect()
}
