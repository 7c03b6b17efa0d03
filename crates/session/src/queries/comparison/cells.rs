//! What the parts of a comparison share: lists of several columns as one, and a cell for every column.

use crate::workspace::{ComparedColumns, ComparedRun};

/// The items of several lists, each id once, in the order they come up.
pub(super) fn between<'b, T>(lists: impl Iterator<Item = &'b [T]>, id: impl Fn(&T) -> &str) -> Vec<&'b T> {
    let mut found: Vec<&T> = Vec::new();
    for list in lists {
        let new: Vec<&T> = list.iter().filter(|item| found.iter().all(|known| id(known) != id(item))).collect();
        found.extend(new);
    }
    found
}

/// A cell for every column; `None` where it has no figures.
pub(super) fn each<T>(columns: ComparedColumns<'_>, of: impl Fn(&ComparedRun) -> Option<T>) -> Vec<Option<T>> {
    (0..columns.columns.len()).map(|column| columns.run(column).and_then(&of)).collect()
}

/// For each policy year of the draft, its index among those of a column's rules.
pub(super) fn years(columns: ComparedColumns<'_>, run: &ComparedRun) -> Vec<Option<usize>> {
    let own = &run.policy.rules.years;
    columns.draft.rules.years.iter().map(|year| own.iter().position(|known| known == year)).collect()
}
