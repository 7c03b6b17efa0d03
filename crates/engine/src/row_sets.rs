//! Sets of rows, as ascending lists of row indices.

use std::sync::Arc;

/// The place of a row that is not in a list. No year has that many rows.
pub(super) const NOWHERE: u32 = u32::MAX;

/// A row index in 32 bits. A table is limited to far fewer rows than 2^32.
pub(super) fn row_number(row: usize) -> u32 {
    u32::try_from(row).expect("a year has fewer than 2^32 rows")
}

/// The number of flags that hold. Chunks are counted in bytes, which the compiler adds up several at a time.
pub(super) fn count(flags: &[bool]) -> usize {
    let chunks = flags.chunks(usize::from(u8::MAX));
    chunks.map(|chunk| usize::from(chunk.iter().map(|flag| u8::from(*flag)).sum::<u8>())).sum()
}

/// The rows whose flag is `kind`, of which there are `count`; each index is passed through `row`. Free of branches, which the
/// processor could not predict.
pub(super) fn rows_where(flags: &[bool], kind: bool, count: usize, row: impl Fn(u32) -> u32) -> Arc<[u32]> {
    let mut rows = vec![0; count + 1];
    let mut next = 0;
    for (index, flag) in (0..).zip(flags) {
        rows[next] = row(index);
        next += usize::from(*flag == kind);
    }
    rows[..count].into()
}

/// The rows of a list that `keeps` is true for. If it is true for all, the list itself.
pub(super) fn filtered(rows: &Arc<[u32]>, mut keeps: impl FnMut(u32) -> bool) -> Arc<[u32]> {
    let mut kept = vec![0; rows.len()];
    let mut next = 0;
    for row in rows.iter() {
        kept[next] = *row;
        next += usize::from(keeps(*row));
    }
    if next == rows.len() { Arc::clone(rows) } else { kept[..next].into() }
}

/// The rows in either of two ascending lists. If one list contains the other, it is that list itself, so that values stored for
/// its rows can be used without copying.
pub(super) fn union(a: &Arc<[u32]>, b: &Arc<[u32]>) -> Arc<[u32]> {
    if Arc::ptr_eq(a, b) || b.is_empty() {
        return Arc::clone(a);
    }
    if a.is_empty() {
        return Arc::clone(b);
    }
    // Free of branches, which the processor could not predict.
    let mut rows = vec![0; a.len() + b.len()];
    let (mut i, mut j, mut count) = (0, 0, 0);
    while i < a.len() && j < b.len() {
        let (left, right) = (a[i], b[j]);
        rows[count] = left.min(right);
        count += 1;
        i += usize::from(left <= right);
        j += usize::from(right <= left);
    }
    for tail in [&a[i..], &b[j..]] {
        rows[count..count + tail.len()].copy_from_slice(tail);
        count += tail.len();
    }
    match count {
        len if len == a.len() => Arc::clone(a),
        len if len == b.len() => Arc::clone(b),
        len => rows[..len].into(),
    }
}

/// The rows of `a` that are in `b`; without `shared`, those that are not in `b`. Both lists are ascending.
pub(super) fn members(a: &Arc<[u32]>, b: &[u32], shared: bool) -> Arc<[u32]> {
    if a.len() * LOOKED_UP < b.len() {
        return filtered(a, |row| b.binary_search(&row).is_ok() == shared);
    }
    let mut at = 0;
    filtered(a, |row| {
        while at < b.len() && b[at] < row {
            at += 1;
        }
        (b.get(at) == Some(&row)) == shared
    })
}

/// If one list is more than this many times as long as another, the rows of the shorter one are looked up in it by binary
/// search.
const LOOKED_UP: usize = 16;

/// For each row of `own` its index in `list`, or [`NOWHERE`] if it is not in it. Both lists are ascending.
pub(super) fn places(own: &[u32], list: &[u32]) -> Vec<u32> {
    if list.len() > own.len() * LOOKED_UP {
        let place = |row: &u32| list.binary_search(row).map_or(NOWHERE, row_number);
        return own.iter().map(place).collect();
    }
    let mut places = vec![NOWHERE; own.len()];
    if own.len() > list.len() * LOOKED_UP {
        for (at, row) in (0..).zip(list) {
            if let Ok(index) = own.binary_search(row) {
                places[index] = at;
            }
        }
        return places;
    }
    let mut at = 0;
    for (place, row) in places.iter_mut().zip(own) {
        while at < list.len() && list[at] < *row {
            at += 1;
        }
        if list.get(at) == Some(row) {
            *place = row_number(at);
        }
    }
    places
}

/// The indices of the rows that lie in a range, in an ascending list.
pub(super) fn within(rows: &[u32], range: &std::ops::Range<usize>) -> std::ops::Range<usize> {
    let at = |row: usize| rows.partition_point(|known| (*known as usize) < row);
    at(range.start)..at(range.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(rows: &[u32]) -> Arc<[u32]> {
        rows.into()
    }

    #[test]
    fn lists_are_joined_without_doubles() {
        let (a, b) = (rows(&[1, 5, 9]), rows(&[5, 6]));
        assert_eq!(union(&a, &b), rows(&[1, 5, 6, 9]));
        assert!(Arc::ptr_eq(&union(&a, &rows(&[5])), &a), "a list that holds the other is the list of both");
        assert_eq!(places(&a, &b), [NOWHERE, 0, NOWHERE]);
        let long: Vec<u32> = (0..100).collect();
        assert_eq!(places(&a, &long), [1, 5, 9]);
        assert_eq!(places(&long, &rows(&[3])).iter().position(|place| *place == 0), Some(3));
    }

    #[test]
    fn members_are_found_in_short_and_long_lists() {
        let a = rows(&[1, 5, 9]);
        assert_eq!(members(&a, &[5, 6], true), rows(&[5]));
        assert_eq!(members(&a, &[5, 6], false), rows(&[1, 9]));
        let long: Vec<u32> = (2..100).collect();
        assert_eq!(members(&a, &long, true), rows(&[5, 9]));
        assert_eq!(members(&a, &long, false), rows(&[1]));
        assert!(Arc::ptr_eq(&members(&a, &[2], false), &a), "a list that keeps all its rows stays as it is");
    }
}
