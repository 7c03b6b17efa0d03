//! Exact numbers: decimals, with a divisor for the results of divisions.

use std::cmp::Ordering;

use num_traits::CheckedDiv;
use rust_decimal::{Decimal, RoundingStrategy};

use cesuan_base::money::{Exact, Fen, from_decimal};

use super::unanswered::Unanswered;

/// `dividend / divisor`, kept undivided so that it is exact. The divisor is never negative; it is zero after a division by
/// zero.
#[derive(Clone, Copy, Debug)]
pub(super) struct Number {
    dividend: Decimal,
    divisor: Decimal,
}

/// The product of two decimals.
///
/// # Errors
/// If the exact product has more digits than a `Decimal` holds, which would round it.
fn times(a: Decimal, b: Decimal) -> Result<Decimal, Unanswered> {
    let (a, b) = (a.normalize(), b.normalize());
    let product = a.checked_mul(b).ok_or(Unanswered::Overflow)?;
    let exact = a.is_zero() || b.is_zero() || product.scale() == a.scale() + b.scale();
    if exact { Ok(product) } else { Err(Unanswered::Overflow) }
}

impl Number {
    /// A whole number.
    pub(super) fn whole(value: i64) -> Self {
        Self { dividend: Decimal::from(value), divisor: Decimal::ONE }
    }

    /// The number of an exact fraction. A fraction that is no finite decimal, such as a third, has a divisor.
    pub(super) fn of(value: Exact) -> Result<Self, Unanswered> {
        let decimal =
            |part: i128, scale| Decimal::try_from_i128_with_scale(part, scale).map_err(|_| Unanswered::Overflow);
        let (numer, denom) = (*value.numer(), *value.denom());
        let scale = (0..=Decimal::MAX_SCALE).find(|scale| 10_i128.pow(*scale) % denom == 0);
        match scale.and_then(|scale| Some((numer.checked_mul(10_i128.pow(scale) / denom)?, scale))) {
            Some((digits, scale)) => Ok(Self { dividend: decimal(digits, scale)?, divisor: Decimal::ONE }),
            None => Ok(Self { dividend: decimal(numer, 0)?, divisor: decimal(denom, 0)? }),
        }
    }

    /// The number as an exact fraction. `None` after a division by zero, or if it has more digits than a fraction holds.
    pub(super) fn exact(self) -> Option<Exact> {
        if self.divisor.is_zero() {
            return None;
        }
        from_decimal(self.dividend).checked_div(&from_decimal(self.divisor))
    }

    pub(super) fn plus(self, other: Self) -> Result<Self, Unanswered> {
        if self.divisor == other.divisor {
            let dividend = self.dividend.checked_add(other.dividend).ok_or(Unanswered::Overflow)?;
            return Ok(Self { dividend, divisor: self.divisor });
        }
        let left = times(self.dividend, other.divisor)?;
        let right = times(other.dividend, self.divisor)?;
        let dividend = left.checked_add(right).ok_or(Unanswered::Overflow)?;
        Ok(Self { dividend, divisor: times(self.divisor, other.divisor)? })
    }

    pub(super) fn negated(self) -> Self {
        Self { dividend: -self.dividend, ..self }
    }

    pub(super) fn times(self, other: Self) -> Result<Self, Unanswered> {
        let dividend = times(self.dividend, other.dividend)?;
        Ok(Self { dividend, divisor: times(self.divisor, other.divisor)? })
    }

    pub(super) fn over(self, other: Self) -> Result<Self, Unanswered> {
        let dividend = times(self.dividend, other.divisor)?;
        let divisor = times(self.divisor, other.dividend)?;
        let sign = if divisor < Decimal::ZERO { -Decimal::ONE } else { Decimal::ONE };
        Ok(Self { dividend: times(dividend, sign)?, divisor: times(divisor, sign)? })
    }

    /// The order of two numbers; `None` if either is the result of a division by zero.
    pub(super) fn compare(self, other: Self) -> Result<Option<Ordering>, Unanswered> {
        if self.divisor.is_zero() || other.divisor.is_zero() {
            return Ok(None);
        }
        Ok(Some(times(self.dividend, other.divisor)?.cmp(&times(other.dividend, self.divisor)?)))
    }

    pub(super) fn smaller(self, other: Self) -> Result<Self, Unanswered> {
        Ok(if self.compare(other)?.is_some_and(Ordering::is_gt) { other } else { self })
    }

    pub(super) fn larger(self, other: Self) -> Result<Self, Unanswered> {
        Ok(if self.compare(other)?.is_some_and(Ordering::is_lt) { other } else { self })
    }

    /// The number rounded to whole fen, halves upwards.
    ///
    /// # Errors
    /// After a division by zero, and if the result does not fit 64 bits.
    pub(super) fn round_half_up(self) -> Result<Fen, Unanswered> {
        if self.divisor.is_zero() {
            return Err(Unanswered::DividedByZero);
        }
        // The quotient of two decimals may be rounded, so its floor is corrected.
        let quotient = self.dividend.checked_div(self.divisor).ok_or(Unanswered::Overflow)?;
        let mut floor = quotient.round_dp_with_strategy(0, RoundingStrategy::ToNegativeInfinity);
        if times(floor, self.divisor)? > self.dividend {
            floor -= Decimal::ONE;
        }
        let rest = self.dividend - times(floor, self.divisor)?;
        let up = times(rest, Decimal::TWO)? >= self.divisor;
        let fen = if up { floor + Decimal::ONE } else { floor };
        i64::try_from(fen.mantissa() / 10_i128.pow(fen.scale())).map(Fen).map_err(|_| Unanswered::Overflow)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_the_rules_stay_decimals() {
        let number = |numer, denom| Number::of(Exact::new(numer, denom)).expect("it fits");
        assert_eq!(number(87, 2000).divisor, Decimal::ONE);
        assert_eq!(number(87, 2000).exact(), Some(Exact::new(87, 2000)));
        assert_eq!(number(-1, 3).exact(), Some(Exact::new(-1, 3)));
    }

    #[test]
    fn rates_of_many_digits_leave_room_for_large_amounts() {
        let rate = |numer| Number::of(Exact::new(numer, 10_000)).expect("it fits");
        let product = |rates: &[i128]| {
            rates.iter().try_fold(Number::whole(10_000_000_000_000), |product, numer| product.times(rate(*numer)))
        };
        let (a, b) = (product(&[435, 9999]).expect("it fits"), product(&[435, 4999, 3333]).expect("it fits"));
        assert_eq!(a.compare(b).expect("it fits"), Some(Ordering::Greater));
        assert_eq!(a.plus(b).and_then(Number::round_half_up), Ok(Fen(507_434_751_450)));
    }
}
