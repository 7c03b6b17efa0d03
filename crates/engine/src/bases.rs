//! The bases of measures that cannot be costed.

use cesuan_base::dim::Dim;
use cesuan_base::money::{Exact, Fen, add, round_half_up};

use super::figures::Base;
use super::kernels;
use super::run::Engine;
use super::vector::Fault;

impl Engine {
    /// What a measure's undetermined standard would apply to: its base, summed over the eligible rows, or the number of these
    /// rows if it has no base.
    ///
    /// # Errors
    /// The fault, with the index of its year.
    pub(super) fn base(&mut self, measure: usize) -> Result<Base, (Fault, usize)> {
        let money = self.rules.measures[measure].base.as_ref().is_some_and(|base| base.dim == Dim::Money);
        let mut sum = Exact::from_integer(0);
        for year in 0..self.rules.years.len() {
            let of_year = self.base_of(measure, year).map_err(|fault| (fault, year))?;
            sum = add(sum, of_year).ok_or((Fault::Overflow, year))?;
        }
        let whole = round_half_up(*sum.numer(), *sum.denom());
        let whole = i64::try_from(whole).map_err(|_| (Fault::Overflow, 0))?;
        Ok(if money { Base::Money(Fen(whole)) } else { Base::Count(whole) })
    }

    /// The base of a measure in a year; computed only if the values it is made of have changed.
    fn base_of(&mut self, measure: usize, year: usize) -> Result<Exact, Fault> {
        let (eligible, base) = (self.plan.eligible[measure], self.plan.bases[measure]);
        self.pull(eligible, year)?;
        let mut changed = self.changed_at(eligible, year);
        if let Some(base) = base {
            self.pull(base, year)?;
            changed = changed.max(self.changed_at(base, year));
        }
        if let Some((known, sum)) = self.bases[measure][year]
            && known == changed
        {
            return Ok(sum);
        }
        let sum = self.sum_base(measure, year)?;
        self.bases[measure][year] = Some((changed, sum));
        Ok(sum)
    }

    /// Sums the base of a measure in a year, whose nodes have been pulled.
    fn sum_base(&self, measure: usize, year: usize) -> Result<Exact, Fault> {
        let (eligible, base) = (self.plan.eligible[measure], self.plan.bases[measure]);
        let len = self.population.slices[year].len(self.rules.measures[measure].rows);
        let rows = self.input(eligible, year)?.rows_that_hold(len)?;
        let Some(base) = base else { return Ok(Exact::from_integer(rows.len() as i128)) };
        kernels::sum(&*self.input(base, year)?.cut(&rows)?, rows.len())
    }
}
