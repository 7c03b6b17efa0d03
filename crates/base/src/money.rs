//! Exact money and exact numbers.
//!
//! Money is an integer of fen (0.01 yuan). Every number between an input cell and a printed total is such an integer or an
//! exact fraction. There is one rounding function, [`round_half_up`]; the engine calls it once per line.

use num_rational::Ratio;
use num_traits::{CheckedAdd, CheckedMul, Signed, Zero};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// An exact fraction: fen for money, a plain number for rates, counts and years.
pub type Exact = Ratio<i128>;

/// The largest amount one input cell may hold: 1,000 亿元.
pub const CELL_LIMIT: i64 = 10_000_000_000_000;

/// The largest total of a population: 10^18 fen.
pub const TOTAL_LIMIT: i64 = 1_000_000_000_000_000_000;

/// An amount of money in fen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Fen(pub i64);

impl Fen {
    /// Zero yuan.
    pub const ZERO: Fen = Fen(0);

    /// This amount minus another. Both are within [`TOTAL_LIMIT`], so the difference fits.
    pub fn less(self, other: Fen) -> Fen {
        Fen(self.0 - other.0)
    }

    /// Yuan with exactly two decimals, no separators: `8123456.78`.
    pub fn yuan(self) -> String {
        fixed(i128::from(self.0), 2, false)
    }

    /// The amount in a unit, rounded half up to `decimals` places, with thousands separators. For display only.
    pub fn display(self, unit: MoneyUnit, decimals: u32) -> String {
        let exponent = unit.exponent();
        let shift = exponent.saturating_sub(decimals);
        let scaled = round_half_up(i128::from(self.0), 10_i128.pow(shift));
        fixed(scaled, exponent.min(decimals), true)
    }

    /// The exact amount in a unit, without trailing zeros: `123.4567`.
    pub fn exact_in(self, unit: MoneyUnit) -> String {
        trim_zeros(&fixed(i128::from(self.0), unit.exponent(), true))
    }
}

/// The units people read and write money in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum MoneyUnit {
    /// 元
    Yuan,
    /// 万元
    #[default]
    Wan,
    /// 亿元
    Yi,
}

impl MoneyUnit {
    /// Every unit, smallest first.
    pub const ALL: [MoneyUnit; 3] = [MoneyUnit::Yuan, MoneyUnit::Wan, MoneyUnit::Yi];

    /// How many decimal places an exact amount in this unit needs: 2 for yuan.
    pub const fn exponent(self) -> u32 {
        match self {
            MoneyUnit::Yuan => 2,
            MoneyUnit::Wan => 6,
            MoneyUnit::Yi => 10,
        }
    }

    /// How many fen one unit is.
    pub const fn fen(self) -> i128 {
        10_i128.pow(self.exponent())
    }

    /// The unit's sign as it is written after a number.
    pub const fn sign(self) -> &'static str {
        match self {
            MoneyUnit::Yuan => "元",
            MoneyUnit::Wan => "万元",
            MoneyUnit::Yi => "亿元",
        }
    }
}

/// Rounds `numerator / denominator` to the nearest integer, halves upwards.
///
/// `denominator` must be positive.
pub fn round_half_up(numerator: i128, denominator: i128) -> i128 {
    debug_assert!(denominator > 0, "a denominator is positive");
    // Numbers of 64 bits are divided several times as fast.
    if let (Ok(numerator), Ok(denominator)) = (i64::try_from(numerator), i64::try_from(denominator)) {
        let (floor, rest) = (numerator.div_euclid(denominator), numerator.rem_euclid(denominator));
        return i128::from(floor) + i128::from(rest >= denominator - rest);
    }
    let floor = numerator.div_euclid(denominator);
    let rest = numerator.rem_euclid(denominator);
    if rest >= denominator - rest { floor + 1 } else { floor }
}

/// [`round_half_up`] for many numerators over one denominator, in 64 bits and without a division.
///
/// `floor((2n + d) / 2d)` is computed as a multiplication by the reciprocal of `2d`, which has 63 bits more than `2d` and is
/// rounded up. The error is too small to reach the next integer as long as `2n + d` is below `2^63`.
#[derive(Clone, Copy, Debug)]
pub struct NarrowRounding {
    denominator: i64,
    reciprocal: u64,
    shift: u32,
}

impl NarrowRounding {
    /// The rounding of numerators of at most the magnitude `bound`; `None` if 64 bits do not suffice.
    pub fn of(denominator: i128, bound: i128) -> Option<Self> {
        let largest = bound.checked_mul(2)?.checked_add(denominator)?;
        if denominator < 1 || largest > i128::from(i64::MAX) {
            return None;
        }
        let double = u128::try_from(denominator).ok()? * 2;
        // `2^bits` is the smallest power of two that is at least `double`.
        let bits = u128::BITS - (double - 1).leading_zeros();
        let shift = i64::BITS - 1 + bits;
        let reciprocal = u64::try_from((1_u128 << shift) / double + 1).ok()?;
        Some(Self { denominator: i64::try_from(denominator).ok()?, reciprocal, shift })
    }

    /// The numerator over the denominator, rounded.
    #[inline]
    pub fn round(self, numerator: i64) -> i64 {
        let doubled = numerator * 2 + self.denominator;
        match u64::try_from(doubled) {
            // The quotient is smaller than the dividend.
            Ok(doubled) => ((u128::from(doubled) * u128::from(self.reciprocal)) >> self.shift) as i64,
            Err(_) => doubled.div_euclid(self.denominator * 2),
        }
    }
}

/// Reads a plain decimal number such as `-1234.5` or `1,234.50` exactly; `None` if it is not one.
pub fn parse_exact(text: &str) -> Option<Exact> {
    let plain: String = text.chars().filter(|c| *c != ',').collect();
    let decimal = Decimal::from_str_exact(plain.trim()).ok()?;
    Some(from_decimal(decimal))
}

/// A decimal as an exact fraction.
pub fn from_decimal(decimal: Decimal) -> Exact {
    // A `Decimal` holds at most 28 decimals, so the power of ten fits.
    Exact::new(decimal.mantissa(), 10_i128.pow(decimal.scale()))
}

/// The fraction as decimal text. Decimals beyond the twelfth are cut off.
pub fn decimal_text(value: Exact) -> String {
    const PLACES: u32 = 12;
    let whole = value.to_integer();
    let fraction = (value - Exact::from_integer(whole)).abs();
    let digits =
        fraction.checked_mul(&Exact::from_integer(10_i128.pow(PLACES))).map_or(0, |scaled| scaled.to_integer());
    let sign = if value < Exact::zero() { "-" } else { "" };
    trim_zeros(&format!("{sign}{}.{digits:012}", whole.abs()))
}

/// `a + b`, or `None` where the result leaves 128 bits.
pub fn add(a: Exact, b: Exact) -> Option<Exact> {
    a.checked_add(&b)
}

/// `a x b`, or `None` where the result leaves 128 bits.
pub fn multiply(a: Exact, b: Exact) -> Option<Exact> {
    a.checked_mul(&b)
}

fn fixed(value: i128, decimals: u32, grouped: bool) -> String {
    let sign = if value < 0 { "-" } else { "" };
    let unit = 10_u128.pow(decimals);
    let magnitude = value.unsigned_abs();
    let whole = (magnitude / unit).to_string();
    let whole = if grouped { group_thousands(&whole) } else { whole };
    if decimals == 0 {
        return format!("{sign}{whole}");
    }
    let width = decimals as usize;
    format!("{sign}{whole}.{:0width$}", magnitude % unit)
}

/// Puts a comma before every third digit from the right.
pub fn group_thousands(digits: &str) -> String {
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

fn trim_zeros(text: &str) -> String {
    if !text.contains('.') {
        return text.to_owned();
    }
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_round_up_on_both_sides_of_zero() {
        let rounded = |n, d| round_half_up(n, d);
        assert_eq!(rounded(5, 10), 1);
        assert_eq!(rounded(4, 10), 0);
        assert_eq!(rounded(-5, 10), 0);
        assert_eq!(rounded(-6, 10), -1);
        assert_eq!(rounded(7, 1), 7);
    }

    #[test]
    fn the_quick_way_rounds_as_the_other() {
        let mut state = 1_u64;
        let mut draw = |bits: u32| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> (64 - bits)) as i64
        };
        for round in 0..200_000 {
            let denominator = draw(1 + round % 40).max(1);
            let numerator = draw(1 + round % 61) * if round % 5 == 0 { -1 } else { 1 };
            let near = numerator / denominator * denominator + denominator / 2 + i64::from(round % 3) - 1;
            for numerator in [numerator, near] {
                let bound = i128::from(numerator.unsigned_abs());
                let Some(rounding) = NarrowRounding::of(denominator.into(), bound) else { continue };
                let expected = round_half_up(numerator.into(), denominator.into());
                assert_eq!(i128::from(rounding.round(numerator)), expected, "{numerator} / {denominator}");
            }
        }
        let widest = i128::from(i64::MAX);
        assert!(NarrowRounding::of(1, (widest - 1) / 2).is_some());
        assert!(NarrowRounding::of(1, widest / 2 + 1).is_none());
        assert!(NarrowRounding::of(widest, 0).is_some_and(|rounding| rounding.round(0) == 0));
    }

    #[test]
    fn money_is_written_in_the_unit_asked_for() {
        let amount = Fen(1_234_567_890);
        assert_eq!(amount.yuan(), "12345678.90");
        assert_eq!(amount.display(MoneyUnit::Wan, 2), "1,234.57");
        assert_eq!(amount.exact_in(MoneyUnit::Wan), "1,234.56789");
        assert_eq!(amount.display(MoneyUnit::Yi, 4), "0.1235");
        assert_eq!(Fen(-5).yuan(), "-0.05");
    }

    #[test]
    fn decimal_text_is_exact_where_it_terminates() {
        assert_eq!(decimal_text(Exact::new(87, 2000)), "0.0435");
        assert_eq!(decimal_text(Exact::new(-1, 8)), "-0.125");
        assert_eq!(decimal_text(Exact::new(1, 3)), "0.333333333333");
    }
}
