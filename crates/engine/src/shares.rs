//! The parts of lines that several payers share.

use std::sync::Arc;

use cesuan_base::money::{Exact, multiply, round_half_up};
use cesuan_policy::check::Share;

use super::kernels;
use super::limited::Located;
use super::lines::Lines;
use super::parts::Parts;
use super::run::Engine;
use super::vector::{Fault, Quotient};

impl Engine {
    /// Divides the lines of measures that several payers share, where lines or shares have changed.
    pub(super) fn share(&mut self) -> Result<(), Located> {
        let (rules, plan) = (Arc::clone(&self.rules), Arc::clone(&self.plan));
        for measure in self.costed().filter(|measure| rules.measures[*measure].shares.len() > 1).collect::<Vec<_>>() {
            for year in 0..rules.years.len() {
                let mut made_of = self.lines_changed(measure, year);
                for node in plan.shares[measure].iter().flatten() {
                    self.pull(*node, year).map_err(|fault| (fault, measure, year))?;
                    made_of = made_of.max(self.changed_at(*node, year));
                }
                if self.shares.parts[measure][year].as_ref().is_none_or(|parts| parts.made_of != made_of) {
                    let fen = self.divided(measure, year).map_err(|fault| (fault, measure, year))?;
                    self.shares.parts[measure][year] = Some(Parts { made_of, fen });
                }
            }
        }
        Ok(())
    }

    /// Each payer's part of every line kept.
    fn divided(&self, measure: usize, year: usize) -> Result<Vec<Arc<[i64]>>, Fault> {
        let lines: Lines<'_> = self.lines_in(measure, year);
        let mut rest = lines.fen().to_vec();
        let mut parts: Vec<Arc<[i64]>> = Vec::new();
        for (share, node) in self.rules.measures[measure].shares.iter().zip(&self.plan.shares[measure]) {
            let (Share { share: Some(_), .. }, Some(node)) = (share, node) else {
                parts.push(std::mem::take(&mut rest).into());
                continue;
            };
            let column = self.input(*node, year)?;
            let mut own = Vec::with_capacity(rest.len());
            for (place, (fen, left)) in lines.fen().iter().zip(&mut rest).enumerate() {
                let part = if *fen == 0 {
                    0
                } else {
                    let row = lines.row(place);
                    let rate = column.at(row, kernels::row_quotient)?;
                    part_of(*fen, rate, *left)?.ok_or(Fault::DividedByZero { row })?
                };
                *left -= part;
                own.push(part);
            }
            parts.push(own.into());
        }
        Ok(parts)
    }
}

/// A rate of a line, rounded half up to the fen: at least nothing and at most what is left of it. A line that asks for
/// money back is divided as one that asks for as much. `None` where the rate is divided by zero.
fn part_of(fen: i64, rate: Quotient, left: i64) -> Result<Option<i64>, Fault> {
    if rate.denominator == 0 {
        return Ok(None);
    }
    let asked = i128::from(fen.unsigned_abs());
    let (numerator, denominator) = match asked.checked_mul(rate.numerator) {
        Some(numerator) => (numerator, rate.denominator),
        // In lowest terms it may fit.
        None => {
            let reduced = Exact::new(rate.numerator, rate.denominator);
            multiply(Exact::from_integer(asked), reduced).ok_or(Fault::Overflow)?.into_raw()
        }
    };
    let part = round_half_up(numerator, denominator).clamp(0, left.unsigned_abs().into());
    let part = i64::try_from(part).map_err(|_| Fault::Overflow)?;
    Ok(Some(part * fen.signum()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_rounded_half_up_and_never_more_than_what_is_left() {
        let half = Quotient { numerator: 1, denominator: 2 };
        assert_eq!(part_of(5, half, 5), Ok(Some(3)));
        assert_eq!(part_of(-5, half, -5), Ok(Some(-3)));
        assert_eq!(part_of(5, half, 2), Ok(Some(2)));
        assert_eq!(part_of(5, Quotient { numerator: i128::MAX / 2, denominator: i128::MAX / 2 }, 5), Ok(Some(5)));
        assert_eq!(part_of(5, Quotient { numerator: -1, denominator: 1 }, 5), Ok(Some(0)));
        assert_eq!(part_of(5, Quotient::UNDEFINED, 5), Ok(None));
    }
}
