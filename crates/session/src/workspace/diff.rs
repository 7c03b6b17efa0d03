//! The difference between a column and the baseline: which enterprises gain and lose, in every group.

use crate::api::{GroupCell, Moves, Received};
use crate::enterprises::Holdings;
use cesuan_base::money::Fen;

/// The enterprises that gain or lose compared with the baseline, and what they receive, added up by group.
pub(crate) struct Diff {
    /// The sums over all enterprises.
    pub(crate) all: GroupCell,
    /// For each facet, the sums of its groups; the last entry is for enterprises in no group.
    pub(crate) groups: Vec<Vec<GroupCell>>,
}

/// For each facet, the number of its groups, and the group of each enterprise. For an enterprise in no group it is that number.
pub(crate) type Grouped = Vec<(usize, Vec<u16>)>;

impl Diff {
    pub(crate) fn of(column: &Holdings, baseline: &Holdings, grouped: &Grouped) -> Self {
        let mut diff = Self {
            all: GroupCell::default(),
            groups: grouped.iter().map(|(groups, _)| vec![GroupCell::default(); groups + 1]).collect(),
        };
        for enterprise in 0..column.len() {
            let (now, before) = (column.received(enterprise), baseline.received(enterprise));
            // Most enterprises receive nothing in either column.
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
