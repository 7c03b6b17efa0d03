//! Tables with a column for each scenario, cut so that each fits a page.

use crate::ui::model::compare::matrix::{MatrixCell, MatrixHead, MatrixRow, MatrixSection};
use crate::ui::model::parts::{evenly, part_title};
use cesuan_i18n::Lang;

/// How many columns of amounts a page has room for.
const SIDE_BY_SIDE: usize = 5;

/// A table that fits a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnTable {
    /// Its title.
    pub title: String,
    /// The columns.
    pub heads: Vec<MatrixHead>,
    /// The rows, with a cell for each of these columns.
    pub rows: Vec<MatrixRow>,
}

/// Sections as tables: whole where all columns have room, otherwise each in parts, with the baseline first in every part.
pub(super) fn column_tables(lang: Lang, heads: &[MatrixHead], sections: &[MatrixSection]) -> Vec<ColumnTable> {
    let parts = parts(heads);
    let table = |section: &MatrixSection, at: usize| ColumnTable {
        title: part_title(lang, &section.title, at, parts.len()),
        heads: picked(heads, &parts[at]),
        rows: section
            .rows
            .iter()
            .map(|row| MatrixRow { cells: picked(&row.cells, &parts[at]), ..row.clone() })
            .collect(),
    };
    let tables = sections.iter().filter(|section| !section.rows.is_empty());
    tables.flat_map(|section| (0..parts.len()).map(move |at| table(section, at))).collect()
}

/// Which columns stand side by side, as evenly as they can.
fn parts(heads: &[MatrixHead]) -> Vec<Vec<usize>> {
    if heads.len() <= SIDE_BY_SIDE {
        return vec![(0..heads.len()).collect()];
    }
    let (baseline, others): (Vec<usize>, Vec<usize>) = (0..heads.len()).partition(|at| heads[*at].baseline);
    let each = evenly(others.len(), SIDE_BY_SIDE - baseline.len());
    others.chunks(each).map(|others| [&baseline, others].concat()).collect()
}

fn picked<T: Clone>(all: &[T], wanted: &[usize]) -> Vec<T> {
    wanted.iter().filter_map(|at| all.get(*at).cloned()).collect()
}

/// What a row says where every column says the same. A column that is wrong need not say anything.
pub(super) fn common<'a>(heads: &[MatrixHead], row: &'a MatrixRow) -> Option<&'a str> {
    let saying = heads.iter().zip(&row.cells);
    let saying = saying.filter(|(head, cell)| head.faults.is_empty() || **cell != MatrixCell::Nothing);
    let mut words = saying.map(|(_, cell)| match cell {
        MatrixCell::Words { words, note: None, .. } => Some(words.as_str()),
        _ => None,
    });
    let first = words.next()??;
    words.all(|other| other == Some(first)).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heads(count: usize, baseline: usize) -> Vec<MatrixHead> {
        let head = |column: usize| MatrixHead {
            column,
            name: format!("方案{column}"),
            baseline: column == baseline,
            faults: Vec::new(),
        };
        (0..count).map(head).collect()
    }

    #[test]
    fn few_columns_stand_together_as_they_are() {
        assert_eq!(parts(&heads(5, 3)), [vec![0, 1, 2, 3, 4]]);
    }

    #[test]
    fn many_are_held_against_the_baseline_a_few_at_a_time() {
        assert_eq!(parts(&heads(6, 0)), [vec![0, 1, 2, 3], vec![0, 4, 5]]);
        assert_eq!(parts(&heads(9, 2)), [vec![2, 0, 1, 3, 4], vec![2, 5, 6, 7, 8]]);
    }
}
