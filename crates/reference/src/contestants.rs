//! Rows against the other rows of their year.

use std::cmp::Ordering;
use std::rc::Rc;

use rustc_hash::FxHashMap;

use cesuan_base::dim::Rows;
use cesuan_base::id::MeasureId;
use cesuan_base::money::Exact;
use cesuan_policy::check::{Quota, Ranking, Ties};

use super::number::Number;
use super::row::{Row, Value};
use super::{Found, Reference, Unanswered};

/// The rows that compete in a year: by their number, highest first, then by id as text.
#[derive(Debug, Default)]
pub(super) struct Standings {
    /// The rows in their order.
    pub(super) order: Vec<Entrant>,
    /// Where in the order a row stands.
    at: FxHashMap<usize, usize>,
}

/// A row that competes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entrant {
    /// The row.
    pub(super) index: usize,
    /// What it is ranked by.
    pub(super) number: Number,
    /// The group it competes in: 0 where there is only one.
    pub(super) group: u16,
    /// How many of its group stand before it.
    pub(super) before: usize,
}

impl Standings {
    fn of(entrants: Vec<Entrant>) -> Found<Self> {
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

    /// The row among them, if it competes.
    pub(super) fn find(&self, index: usize) -> Option<(usize, &Entrant)> {
        self.at.get(&index).map(|at| (*at, &self.order[*at]))
    }

    /// The entrants with the same number as the one at a place: the places they fill.
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

impl Reference<'_> {
    /// Whether a row has one of its group's places.
    pub(super) fn has_place(&self, quota: &Quota, row: Row<'_>) -> Found<bool> {
        let standings = self.competing(quota, row.rows, row.year)?;
        let Some((_, entrant)) = standings.find(row.index) else { return Ok(false) };
        let before = Number::of(Exact::from_integer(entrant.before as i128))?;
        Ok(compare(before, row.number(&quota.places)?)?.is_lt())
    }

    /// Who competes for the places of a quota in a year.
    pub(super) fn competing(&self, quota: &Quota, rows: Rows, year: usize) -> Found<Rc<Standings>> {
        let key = (std::ptr::from_ref(quota).addr(), year);
        if let Some(known) = self.places.borrow().get(&key) {
            return Ok(known.clone());
        }
        let mut entrants = Vec::new();
        for index in self.candidates(&quota.among, rows, year)? {
            let row = self.row(rows, year, index);
            if row.flag(&quota.among)? {
                let (group, number) = (group(row, quota)?, row.number(&quota.by)?);
                entrants.push(Entrant { index, number, group, before: 0 });
            }
        }
        let standings = Rc::new(Standings::of(entrants)?);
        self.places.borrow_mut().insert(key, standings.clone());
        Ok(standings)
    }

    /// Who takes part in a ranking in a year.
    pub(super) fn ranked(&self, id: MeasureId, ranking: &Ranking, year: usize) -> Found<Rc<Standings>> {
        if let Some(known) = self.rankings.borrow().get(&(id, year)) {
            return Ok(known.clone());
        }
        let measure = &self.rules.measures[id.index()];
        let mut entrants = Vec::new();
        for index in self.candidates(&measure.condition, measure.rows, year)? {
            let row = self.row(measure.rows, year, index);
            if self.enters(id, ranking, row)? {
                entrants.push(Entrant { index, number: row.number(&ranking.by)?, group: 0, before: 0 });
            }
        }
        let standings = Rc::new(Standings::of(entrants)?);
        self.rankings.borrow_mut().insert((id, year), standings.clone());
        Ok(standings)
    }

    /// What a row gets of a ranking's prizes; nothing where it fills no place that has one.
    pub(super) fn prize(&self, id: MeasureId, ranking: &Ranking, row: Row<'_>) -> Found<Option<Number>> {
        let standings = self.ranked(id, ranking, row.year)?;
        let Some((at, _)) = standings.find(row.index) else { return Ok(None) };
        let places = self.places_of(ranking, &standings, at)?;
        if places.start >= ranking.prizes.len() {
            return Ok(None);
        }
        let prize = |place: usize| row.number(&ranking.prizes[place]);
        let mut sum = Number::whole(0);
        let mut best = prize(places.start)?;
        for place in places.start..places.end.min(ranking.prizes.len()) {
            sum = sum.plus(prize(place)?)?;
            best = best.larger(prize(place)?)?;
        }
        Ok(Some(match self.ties(ranking) {
            Ties::Share => sum.over(Number::of(Exact::from_integer(places.len() as i128))?)?,
            Ties::Higher | Ties::ById => best,
        }))
    }

    /// The places an entrant fills: its own, or with ties those of all with its number.
    pub(super) fn places_of(
        &self,
        ranking: &Ranking,
        standings: &Standings,
        at: usize,
    ) -> Found<std::ops::Range<usize>> {
        match self.ties(ranking) {
            Ties::ById => Ok(at..at + 1),
            Ties::Share | Ties::Higher => standings.tied(at),
        }
    }

    fn ties(&self, ranking: &Ranking) -> Ties {
        self.rules.answer(self.settings, ranking.ties, Ties::OPTIONS)
    }
}

/// Entrants by number, highest first, then by row: a merge sort, since two numbers may have too many digits to be compared.
fn sorted(mut entrants: Vec<Entrant>) -> Found<Vec<Entrant>> {
    if entrants.len() < 2 {
        // A number that is none is a fault even where nobody else competes.
        entrants.iter().try_for_each(|entrant| compare(entrant.number, entrant.number).map(drop))?;
        return Ok(entrants);
    }
    let right = sorted(entrants.split_off(entrants.len() / 2))?;
    let mut left = sorted(entrants)?.into_iter().peekable();
    let mut right = right.into_iter().peekable();
    let mut order = Vec::with_capacity(left.len() + right.len());
    while let (Some(a), Some(b)) = (left.peek(), right.peek()) {
        // Rows of the left half have the smaller index and stand first of equal ones.
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

fn group(row: Row<'_>, quota: &Quota) -> Found<u16> {
    match row.value(&quota.per)? {
        Value::Option(option) => Ok(option),
        _ => Err(Unanswered::Absent),
    }
}
