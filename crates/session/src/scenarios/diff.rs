//! One column against another: who gains and who loses, in every group.

use crate::api::{GroupCell, Moves, Received};
use crate::enterprises::Holdings;
use cesuan_base::money::Fen;

/// A column's enterprises against the baseline's.
pub(super) struct Diff {
    /// All of them: what they receive, and who of them more or less.
    pub(super) all: GroupCell,
    /// For each facet, each group; those who fit none last.
    pub(super) groups: Vec<Vec<GroupCell>>,
}

/// For each facet, how many groups it has, and the group of every enterprise; those who fit none have the last one.
pub(super) type Grouped = Vec<(usize, Vec<u16>)>;

impl Diff {
    pub(super) fn of(column: &Holdings, baseline: &Holdings, grouped: &Grouped) -> Self {
        let mut against = Self {
            all: GroupCell::default(),
            groups: grouped.iter().map(|(groups, _)| vec![GroupCell::default(); groups + 1]).collect(),
        };
        for enterprise in 0..column.len() {
            let (now, before) = (column.received(enterprise), baseline.received(enterprise));
            // Most receive nothing either way.
            if !now.is_any() && !before.is_any() {
                continue;
            }
            against.all.add(now, before);
            for ((_, group), cells) in grouped.iter().zip(&mut against.groups) {
                cells[usize::from(group[enterprise as usize])].add(now, before);
            }
        }
        against
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
