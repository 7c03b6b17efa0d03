//! Random numbers that are computed from their index, so that any of them can be had without the others.

use cesuan_base::hash;
use rand_core::{Rng, SeedableRng};
use rand_xoshiro::SplitMix64;

use super::column_rule::{Distribution, Weights};

/// The random numbers of one column.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stream(u64);

/// The step of SplitMix64 from one state to the next, so that `at(0)`, `at(1)`, ... is the generator's own sequence.
const STEP: u64 = 0x9e37_79b9_7f4a_7c15;

/// The number of leading bits of a random number that an even sequence decides.
const EVEN_LEVELS: u64 = 16;

impl Stream {
    /// The random numbers of a name under a seed.
    pub(super) fn new(seed: u64, name: &str) -> Self {
        let hash = hash::of_bytes(name.bytes());
        let seed = SplitMix64::seed_from_u64(seed).next_u64();
        Self(SplitMix64::seed_from_u64(seed ^ hash).next_u64())
    }

    /// The random numbers of one of the column's cases, apart from those of its rows.
    pub(super) fn part(self, number: u64) -> Self {
        Self(self.at(u64::MAX - number))
    }

    /// The random number of a turn in a sequence that covers the range evenly: of each 2, 4, 8, ... turns that begin at a
    /// multiple of their number, one falls in each half, quarter, eighth, ... of the range. Sequences of two streams are
    /// independent of each other.
    pub(super) fn even(self, turn: u64) -> u64 {
        let mut drawn = 0;
        for level in 0..EVEN_LEVELS {
            // The turns of a block that agree in the bits drawn so far are two. One of them gets a 0, the other a 1. The bits
            // drawn and the level together are below 2^EVEN_LEVELS.
            let block = turn >> level >> 1;
            let swapped = self.at(block << EVEN_LEVELS | 1 << level | drawn) & 1;
            drawn = drawn << 1 | ((turn >> level & 1) ^ swapped);
        }
        drawn << (64 - EVEN_LEVELS) | self.part(turn).at(drawn) >> EVEN_LEVELS
    }

    /// The random number at an index: 64 uniformly distributed bits.
    pub(super) fn at(self, number: u64) -> u64 {
        SplitMix64::seed_from_u64(self.0.wrapping_add(number.wrapping_mul(STEP))).next_u64()
    }
}

impl Weights {
    /// Cumulates weights. `None` if their sum is zero or too large.
    pub(super) fn new(weights: impl IntoIterator<Item = u64>) -> Option<Self> {
        let mut sum = 0_u64;
        let sums: Option<Vec<u64>> = weights
            .into_iter()
            .map(|weight| {
                sum = sum.checked_add(weight)?;
                Some(sum)
            })
            .collect();
        sums.filter(|_| sum > 0).map(Self)
    }

    /// The single weights.
    pub(super) fn each(&self) -> impl Iterator<Item = u64> {
        let Self(sums) = self;
        sums.iter().enumerate().map(|(index, sum)| sum - if index == 0 { 0 } else { sums[index - 1] })
    }

    /// The index chosen by a random number.
    pub(super) fn pick(&self, draw: u64) -> usize {
        let total = self.0.last().copied().unwrap_or(0);
        let point = ((u128::from(draw) * u128::from(total)) >> 64) as u64;
        self.0.iter().position(|sum| point < *sum).unwrap_or(0)
    }
}

/// The value at a fraction of the way from `low` to `high`, in units of 2^-32, rounded down.
fn between(low: i64, high: i64, part: u64) -> i64 {
    let way = (i128::from(high) - i128::from(low)) * i128::from(part);
    // A value between two 64-bit numbers fits 64 bits.
    (i128::from(low) + (way >> 32)) as i64
}

impl Distribution {
    /// The value chosen by a random number: its quantile, linear between two points.
    pub(super) fn pick(&self, draw: u64) -> i64 {
        let Self(points) = self;
        let draw = draw >> 32;
        let next = points.iter().position(|(at, _)| draw < *at).unwrap_or(points.len() - 1).max(1);
        let ((from, low), (to, high)) = (points[next - 1], points[next]);
        between(low, high, ((draw - from) << 32) / (to - from))
    }
}

/// A number times a factor in units of 2^-32, rounded down.
pub(super) fn scale(number: i64, factor: i64) -> i128 {
    (i128::from(number) * i128::from(factor)) >> 32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn draws_are_the_generators_own_and_streams_differ() {
        let stream = Stream::new(7, "a");
        let mut generator = SplitMix64::seed_from_u64(stream.0);
        assert_eq!([stream.at(0), stream.at(1), stream.at(2)], [(); 3].map(|()| generator.next_u64()));
        assert_ne!(stream.at(0), Stream::new(7, "b").at(0));
        assert_ne!(stream.at(0), Stream::new(8, "a").at(0));
    }

    #[test]
    fn even_draws_fall_once_in_each_part_and_two_streams_are_independent() {
        let stream = Stream::new(3, "even");
        for bits in 0..=10 {
            for block in [0, 1, 5] {
                let turns = block << bits..(block + 1) << bits;
                let mut parts: Vec<u64> = turns.map(|turn| stream.even(turn) >> 32 >> (32 - bits)).collect();
                parts.sort_unstable();
                assert_eq!(parts, (0..1 << bits).collect::<Vec<u64>>(), "{bits} bits, block {block}");
            }
        }
        let other = Stream::new(3, "other");
        let mut quarters = [0; 4];
        (0..4_000).for_each(|turn| quarters[(stream.even(turn) >> 63 << 1 | other.even(turn) >> 63) as usize] += 1);
        assert!(quarters.iter().all(|count| (900..1_100).contains(count)), "{quarters:?}");
    }

    #[test]
    fn weights_are_met_and_nothing_of_weight_zero_is_drawn() {
        let weights = Weights::new([0, 1, 0, 3]).expect("a sum above zero");
        let mut counts = [0; 4];
        let stream = Stream::new(1, "weights");
        (0..40_000).for_each(|number| counts[weights.pick(stream.at(number))] += 1);
        assert_eq!((counts[0], counts[2]), (0, 0));
        assert!((9_700..10_300).contains(&counts[1]), "{counts:?}");
        assert_eq!([weights.pick(0), weights.pick(u64::MAX)], [1, 3]);
        assert_eq!(Weights::new([0, 0]), None);
        assert_eq!(Weights::new([u64::MAX, 1]), None);
    }

    #[test]
    fn quantiles_go_through_their_points() {
        let distribution = Distribution(vec![(0, -100), (1 << 31, 0), (3 << 30, 0), (1 << 32, 1_000)]);
        let at = |part: u64| distribution.pick(part << 32);
        assert_eq!([at(0), at(1 << 30), at(1 << 31), at(3 << 30), at(7 << 29)], [-100, -50, 0, 0, 500]);
        assert_eq!(distribution.pick(u64::MAX), 999);
    }

    #[test]
    fn between_holds_at_the_ends_of_the_range() {
        assert_eq!(between(i64::MIN, i64::MAX, 0), i64::MIN);
        assert_eq!(between(5, 5, (1 << 32) - 1), 5);
        assert_eq!(scale(-3, 1 << 31), -2);
    }
}
