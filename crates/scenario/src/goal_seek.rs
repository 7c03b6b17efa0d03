//! Goal seek: the largest value of a parameter whose cost stays within a limit.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use cesuan_base::money::Exact;
use cesuan_policy::check::{Domain, Parameter};

/// The values of a numeric parameter that are offered, from the lowest to the highest, step by step. The highest is included even if it
/// is less than a step from the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ValueGrid {
    min: Exact,
    max: Exact,
    step: Exact,
    /// The number of steps from the lowest value to the highest.
    last: u64,
}

impl ValueGrid {
    /// The grid of a parameter; `None` if it is not numeric.
    pub fn of(parameter: &Parameter) -> Option<Self> {
        let Domain::Number { usual, step, .. } = &parameter.domain else { return None };
        let (min, max) = &**usual;
        if *step <= Exact::from_integer(0) {
            return None;
        }
        let last = u64::try_from(((max - min) / step).ceil().to_integer()).ok()?;
        Some(Self { min: *min, max: *max, step: *step, last })
    }

    /// The index of the highest value; the lowest has index 0.
    pub const fn last(&self) -> u64 {
        self.last
    }

    /// The value at an index.
    pub fn at(&self, place: u64) -> Exact {
        (self.min + self.step * Exact::from_integer(i128::from(place))).min(self.max)
    }
}

/// How far a value may be raised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// To this index; the next one exceeds the limit.
    To(u64),
    /// To the highest value, which is still within the limit.
    All,
    /// Not at all: even the lowest value exceeds the limit.
    Nowhere,
}

/// How many evenly spaced places are computed before the bisection, to see whether the cost rises throughout.
const PROBES: u64 = 8;

/// The largest index of `0..=last` whose cost is within the limit.
///
/// The search is by bisection, which is right if the cost never falls from one index to the next. If it falls anywhere
/// among the indices computed, all indices are tried from the highest down.
///
/// # Errors
/// The first error of `cost`.
pub fn largest_within<E>(last: u64, limit: i128, mut cost: impl FnMut(u64) -> Result<i128, E>) -> Result<Reach, E> {
    let mut known: BTreeMap<u64, i128> = BTreeMap::new();
    for probe in 0..=PROBES {
        let place = u64::try_from(u128::from(last) * u128::from(probe) / u128::from(PROBES)).unwrap_or(last);
        if let Entry::Vacant(unknown) = known.entry(place) {
            unknown.insert(cost(place)?);
        }
    }
    // Invariant of the bisection: `below` is within the limit, `above` is not.
    let mut below = known.iter().rev().find(|(_, cost)| **cost <= limit).map(|(place, _)| *place);
    let mut above = known.iter().find(|(_, cost)| **cost > limit).map(|(place, _)| *place);
    while let (Some(low), Some(high)) = (below, above)
        && high > low + 1
    {
        let middle = low + (high - low) / 2;
        let found = cost(middle)?;
        known.insert(middle, found);
        if found <= limit { below = Some(middle) } else { above = Some(middle) }
    }
    let costs: Vec<i128> = known.into_values().collect();
    if costs.is_sorted() {
        return Ok(match (below, above) {
            (None, _) => Reach::Nowhere,
            (Some(_), None) => Reach::All,
            (Some(place), Some(_)) => Reach::To(place),
        });
    }
    for place in (0..=last).rev() {
        if cost(place)? <= limit {
            return Ok(if place == last { Reach::All } else { Reach::To(place) });
        }
    }
    Ok(Reach::Nowhere)
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;

    use super::*;
    use proptest::prelude::*;

    /// The result by trying every index.
    fn slowly(last: u64, limit: i128, cost: impl Fn(u64) -> i128) -> Reach {
        match (0..=last).rev().find(|place| cost(*place) <= limit) {
            None => Reach::Nowhere,
            Some(place) if place == last => Reach::All,
            Some(place) => Reach::To(place),
        }
    }

    fn found(last: u64, limit: i128, cost: impl Fn(u64) -> i128) -> Reach {
        let Ok(found) = largest_within::<Infallible>(last, limit, |place| Ok(cost(place)));
        found
    }

    proptest! {
        #[test]
        fn what_fits_is_found_and_the_next_step_does_not_fit(
            rises in prop::collection::vec(0_i128..50, 1..300),
            limit in -10_i128..5_000,
        ) {
            let sums: Vec<i128> = rises.iter().scan(0, |sum, rise| { *sum += rise; Some(*sum) }).collect();
            let (last, cost) = (sums.len() as u64 - 1, |place: u64| sums[place as usize]);
            let reach = found(last, limit, cost);
            prop_assert_eq!(reach, slowly(last, limit, cost));
            if let Reach::To(place) = reach {
                prop_assert!(cost(place) <= limit && cost(place + 1) > limit);
            }
        }

        #[test]
        fn a_cost_seen_to_fall_is_tried_place_by_place(limit in 0_i128..200, peak in 1_u64..8) {
            // The cost falls after a peak, which lies at an index that is always computed.
            let cost = |place: u64| if place == peak * 10 { 500 } else { i128::from(place) };
            prop_assert_eq!(found(80, limit, cost), slowly(80, limit, cost));
        }
    }

    #[test]
    fn a_long_grid_takes_few_looks() {
        let mut looks = 0;
        let found = largest_within::<Infallible>(1_000_000_000, 123_456_789, |place| {
            looks += 1;
            Ok(i128::from(place))
        });
        assert_eq!(found, Ok(Reach::To(123_456_789)));
        assert!(looks < 50, "{looks} looks");
    }

    #[test]
    fn the_highest_value_is_on_the_grid_whatever_the_step() {
        let number = |value: i128| Exact::from_integer(value);
        let grid = ValueGrid { min: number(1), max: number(10), step: number(4), last: 3 };
        assert_eq!([0, 1, 2, 3].map(|place| grid.at(place)), [1, 5, 9, 10].map(number));
    }
}
