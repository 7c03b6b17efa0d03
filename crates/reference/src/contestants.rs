//! Evaluates contests: who takes part, in which order, and who gets a place or a prize.

use std::rc::Rc;

use cesuan_base::dim::Rows;
use cesuan_base::id::MeasureId;
use cesuan_base::money::Exact;
use cesuan_policy::check::{Quota, Ranking, Ties};

use super::number::Number;
use super::reference::{Reference, Row};
use super::standings::{Entrant, Standings, compare};
use super::unanswered::{Found, Unanswered};
use super::value::{Value, refused};

impl Reference<'_> {
    /// Whether a row has one of the limited places of its group.
    pub(super) fn has_place(&self, quota: &Quota, row: Row<'_>) -> Found<bool> {
        let standings = self.competing(quota, row.rows, row.year)?;
        let Some((_, entrant)) = standings.find(row.index) else { return Ok(false) };
        let before = Number::of(Exact::from_integer(entrant.before as i128))?;
        Ok(compare(before, row.number(&quota.places)?)?.is_lt())
    }

    /// The rows that compete for the places of a quota in a year, in order.
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

    /// The rows that take part in a ranking in a year, in order.
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

    /// What a row gets of a ranking's prizes before a cap; nothing where it fills no place that has one.
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
            Ties::Share if places.len() > 1 => {
                // Shares are whole fen; the fen left over go one each to the first by id.
                let (sum, tied) = (sum.round_half_up()?.0, places.len() as i64);
                let over = usize::try_from(sum.rem_euclid(tied)).map_err(|_| Unanswered::Internal)?;
                Number::whole(sum.div_euclid(tied) + i64::from(at - places.start < over))
            }
            Ties::Share | Ties::Higher | Ties::ById => best,
        }))
    }

    /// The range of places, from 0, that an entrant fills: all places of its tie, or only its own if the reading settles ties
    /// by id.
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

fn group(row: Row<'_>, quota: &Quota) -> Found<u16> {
    match row.value(&quota.per)? {
        Value::Option(option) => Ok(option),
        other => Err(refused(&[other])),
    }
}
