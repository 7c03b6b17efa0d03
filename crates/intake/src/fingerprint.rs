//! Fingerprints of populations.

use cesuan_base::hash::WordHash;
use cesuan_base::table::{Cells, Population};

/// A hash of everything in a population, the same on every machine. Whether the rows were drawn is not included.
pub fn fingerprint(population: &Population) -> u64 {
    let mut hash = WordHash::default();
    population.years.iter().for_each(|year| hash.number(i64::from(*year) as u64));
    for ids in [&population.enterprises, &population.projects] {
        hash.number(ids.len() as u64);
        ids.iter().for_each(|id| hash.text(id));
    }
    for slice in &population.slices {
        for rows in [&slice.enterprise, &slice.parent, &slice.project, &slice.first_project] {
            hash.number(rows.len() as u64);
            rows.iter().for_each(|row| hash.number(u64::from(*row)));
        }
    }
    for cells in population.columns.iter().flatten() {
        hash.number(cells.len() as u64);
        match cells {
            Cells::Numbers(cells) => cells.iter().for_each(|cell| hash.number(cell as u64)),
            Cells::Options(cells) => cells.iter().for_each(|cell| hash.number(u64::from(cell))),
            Cells::Flags(cells) => cells.iter().for_each(|cell| hash.number(u64::from(cell))),
            Cells::Words(cells) => cells.iter().for_each(|cell| hash.text(cell)),
        }
    }
    hash.value()
}
