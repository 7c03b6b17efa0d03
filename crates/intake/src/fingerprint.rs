//! Fingerprints of populations.

use cesuan_base::table::{Cells, Population};

/// A hash of everything in a population, the same on every machine. Whether the rows were drawn is not included.
pub fn fingerprint(population: &Population) -> u64 {
    let mut hash = Hash::default();
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
    hash.0
}

/// A hash: FNV-1a over words of 64 bits, with a shift so that high bits affect low ones. It is the same on every
/// machine and no protection against forgery.
#[derive(Clone, Debug)]
pub struct Hash(u64);

impl Default for Hash {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hash {
    /// The hash of everything added so far.
    pub const fn value(&self) -> u64 {
        self.0
    }

    pub fn number(&mut self, number: u64) {
        self.0 = (self.0 ^ number).wrapping_mul(0x0000_0100_0000_01b3);
        self.0 ^= self.0 >> 29;
    }

    /// Adds the length and the bytes of a text.
    pub fn text(&mut self, text: &str) {
        self.number(text.len() as u64);
        text.bytes().for_each(|byte| self.number(u64::from(byte)));
    }
}
