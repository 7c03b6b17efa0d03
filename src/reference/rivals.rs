//! Rows against the other rows of their year.

use std::cmp::Ordering;
use std::rc::Rc;

use crate::check::{Quota, Ranking, Ties};
use crate::dim::Rows;
use crate::money::Exact;

use super::number::Number;
use super::row::{Row, Value};
use super::{Found, Reference, Unanswered};

impl Reference<'_> {
    /// Whether a row has one of its group's places.
    pub(super) fn has_place(&self, quota: &Quota, row: Row<'_>) -> Found<bool> {
        let key = (std::ptr::from_ref(quota).addr(), row.year);
        if let Some(known) = self.places.borrow().get(&key) {
            return Ok(known[row.index]);
        }
        let mut has = vec![false; self.population.slices[row.year].len(row.rows)];
        let mut competing = Vec::new();
        for row in self.rows_of(row.rows, row.year) {
            if row.flag(&quota.among)? {
                competing.push((row, group(row, quota)?, row.number(&quota.by)?));
            }
        }
        for (row, own_group, own) in &competing {
            let mut before = 0;
            for (other, group, number) in &competing {
                let ahead = match compare(*number, *own)? {
                    Ordering::Greater => true,
                    Ordering::Equal => other.index < row.index,
                    Ordering::Less => false,
                };
                before += i64::from(group == own_group && ahead);
            }
            let places = row.number(&quota.places)?;
            has[row.index] = compare(Number::whole(before), places)?.is_lt();
        }
        let has: Rc<[bool]> = has.into();
        self.places.borrow_mut().insert(key, has.clone());
        Ok(has[row.index])
    }

    /// What each row of a year gets of a ranking's prizes; nothing where it fills no place that has one.
    pub(super) fn prizes(
        &self,
        rows: Rows,
        year: usize,
        entrants: &[bool],
        ranking: &Ranking,
    ) -> Found<Vec<Option<Number>>> {
        let ties = self.rules.answer(self.settings, ranking.ties, Ties::OPTIONS);
        let mut numbers = Vec::new();
        for row in self.rows_of(rows, year).filter(|row| entrants[row.index]) {
            numbers.push((row.index, row.number(&ranking.by)?));
        }
        let prize = |place: usize| self.row(rows, year, 0).number(&ranking.prizes[place]);
        let mut found: Vec<Option<Number>> = vec![None; entrants.len()];
        for (index, own) in &numbers {
            // How many stand before the row, and how many share its rank, itself included.
            let (mut ahead, mut equal, mut equal_before) = (0, 0, 0);
            for (other, number) in &numbers {
                match compare(*number, *own)? {
                    Ordering::Greater => ahead += 1,
                    Ordering::Equal => {
                        equal += 1;
                        equal_before += usize::from(other < index);
                    }
                    Ordering::Less => {}
                }
            }
            let (first, filled) = match ties {
                Ties::ById => (ahead + equal_before, 1),
                Ties::Share | Ties::Higher => (ahead, equal),
            };
            if first >= ranking.prizes.len() {
                continue;
            }
            let mut sum = Number::whole(0);
            let mut best = prize(first)?;
            for place in first..(first + filled).min(ranking.prizes.len()) {
                sum = sum.plus(prize(place)?)?;
                best = best.larger(prize(place)?)?;
            }
            found[*index] = Some(match ties {
                Ties::Share => sum.over(Number::of(Exact::from_integer(filled as i128))?)?,
                Ties::Higher | Ties::ById => best,
            });
        }
        Ok(found)
    }
}

fn compare(a: Number, b: Number) -> Found<Ordering> {
    a.compare(b)?.ok_or(Unanswered::DividedByZero)
}

fn group(row: Row<'_>, quota: &Quota) -> Found<u16> {
    match row.value(&quota.per)? {
        Value::Option(option) => Ok(option),
        _ => Err(Unanswered::Absent),
    }
}
