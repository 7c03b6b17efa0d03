//! The difference between two columns: who gains and who loses, in every group.

use crate::api::{GroupCell, Moves, Received};
use crate::enterprises::Holdings;
use cesuan_base::money::Fen;

/// What the enterprises receive in a column, and who of them gains or loses against the baseline.
pub(crate) struct Diff {
    /// All enterprises together.
    pub(crate) all: GroupCell,
    /// For each facet, its groups; enterprises that fit none have the last entry.
    pub(crate) groups: Vec<Vec<GroupCell>>,
}

/// For each facet, the number of its groups and the group of every enterprise; an enterprise that fits none has that number.
pub(crate) type Grouped = Vec<(usize, Vec<u16>)>;

impl Diff {
    pub(crate) fn of(column: &Holdings, baseline: &Holdings, grouped: &Grouped) -> Self {
        let mut diff = Self {
            all: GroupCell::default(),
            groups: grouped.iter().map(|(groups, _)| vec![GroupCell::default(); groups + 1]).collect(),
        };
        for enterprise in 0..column.len() {
            let (now, before) = (column.received(enterprise), baseline.received(enterprise));
            // Most receive nothing either way.
            if !now.is_any() && !before.is_any() {
                continue;
            }
            diff.all.add(now, before);
            for ((_, group), cells) in grouped.iter().zip(&mut diff.groups) {
                cells[usize::from(group[enterprise as usize])].add(now, before);
            }
        }
        diff
    }
}

impl GroupCell {
    fn add(&mut self, now: Received, before: Received) {
        self.recipients += u64::from(now.is_any());
        self.received += now;
        self.moves.add(now.all(), before.all());
    }
}

impl Moves {
    fn add(&mut self, now: Fen, before: Fen) {
        if now > before {
            self.gained += 1;
            self.gained_by.0 += now.less(before).0;
            self.entered += u64::from(before == Fen::ZERO);
        } else if now < before {
            self.lost += 1;
            self.lost_by.0 += before.less(now).0;
            self.left += u64::from(now == Fen::ZERO);
        }
    }
}
