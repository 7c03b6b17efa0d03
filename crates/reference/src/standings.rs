//! The order of the rows that compete with each other.

use std::cmp::Ordering;

use rustc_hash::FxHashMap;

use super::number::Number;
use super::unanswered::{Found, Unanswered};

/// The rows that compete in a year, ordered by number, highest first, then by id as text.
#[derive(Debug, Default)]
pub(super) struct Standings {
    pub(super) order: Vec<Entrant>,
    /// For each row that competes, its position in the order.
    at: FxHashMap<usize, usize>,
}

/// A row that competes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entrant {
    /// The index of the row in its table and year.
    pub(super) index: usize,
    /// The number it is ranked by.
    pub(super) number: Number,
    /// The group it competes in; 0 if there is only one.
    pub(super) group: u16,
    /// How many entrants of its group are before it.
    pub(super) before: usize,
}

impl Standings {
    pub(super) fn of(entrants: Vec<Entrant>) -> Found<Self> {
        let mut order = sorted(entrants)?;
        let mut counts: FxHashMap<u16, usize> = FxHashMap::default();
        for entrant in &mut order {
            let count = counts.entry(entrant.group).or_default();
            entrant.before = *count;
            *count += 1;
        }
        let at = order.iter().enumerate().map(|(at, entrant)| (entrant.index, at)).collect();
        Ok(Self { order, at })
    }

    /// The position of a row in the order, and its entrant; `None` if it does not compete.
    pub(super) fn find(&self, index: usize) -> Option<(usize, &Entrant)> {
        self.at.get(&index).map(|at| (*at, &self.order[*at]))
    }

    /// The range of positions of the entrants with the same number as the one at a position.
    pub(super) fn tied(&self, at: usize) -> Found<std::ops::Range<usize>> {
        let own = self.order[at].number;
        let (mut first, mut end) = (at, at + 1);
        while first > 0 && compare(self.order[first - 1].number, own)?.is_eq() {
            first -= 1;
        }
        while end < self.order.len() && compare(self.order[end].number, own)?.is_eq() {
            end += 1;
        }
        Ok(first..end)
    }
}

/// Sorts entrants by number, highest first, then by row. A merge sort of its own, since a comparison may fail.
///
/// # Errors
/// If two numbers have too many digits to be compared, or a number is undefined.
fn sorted(mut entrants: Vec<Entrant>) -> Found<Vec<Entrant>> {
    if entrants.len() < 2 {
        // An undefined number is a fault even if there is only one entrant.
        entrants.iter().try_for_each(|entrant| compare(entrant.number, entrant.number).map(drop))?;
        return Ok(entrants);
    }
    let right = sorted(entrants.split_off(entrants.len() / 2))?;
    let mut left = sorted(entrants)?.into_iter().peekable();
    let mut right = right.into_iter().peekable();
    let mut order = Vec::with_capacity(left.len() + right.len());
    while let (Some(a), Some(b)) = (left.peek(), right.peek()) {
        // Of equal numbers, the left one is first, since its row has the smaller index.
        let next = if compare(a.number, b.number)?.is_lt() { right.next() } else { left.next() };
        order.extend(next);
    }
    order.extend(left);
    order.extend(right);
    Ok(order)
}

pub(super) fn compare(a: Number, b: Number) -> Found<Ordering> {
    a.compare(b)?.ok_or(Unanswered::DividedByZero)
}
