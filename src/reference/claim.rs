//! What a row claims of a measure, and which rights that uses up.

use std::rc::Rc;

use crate::check::{Amount, Measure, Once, Pays, Repeat, Setting};
use crate::id::MeasureId;
use crate::money::Fen;

use super::number::Number;
use super::row::{Row, Value};
use super::{Found, Reference, Unanswered};

/// What a row claims, before it gives way to another measure.
#[derive(Clone, Debug, Default)]
pub(super) struct Claim {
    pub(super) demand: Fen,
    /// Which of the measure's rights it uses: the one right, or one for each level.
    uses: Vec<bool>,
}

impl Reference<'_> {
    /// What each row of a year claims of a measure.
    pub(super) fn claims(&self, id: MeasureId, year: usize) -> Found<Rc<[Claim]>> {
        if let Some(known) = self.claims.borrow().get(&(id, year)) {
            return Ok(known.clone());
        }
        let measure = &self.rules.measures[id.index()];
        let rows: Vec<Row<'_>> = self.rows_of(measure.rows, year).collect();
        let claims: Rc<[Claim]> = match &measure.amount {
            Amount::Formula(_) | Amount::Levels { .. } => {
                rows.iter().map(|row| self.claim(id, measure, *row)).collect::<Found<Vec<_>>>()?.into()
            }
            Amount::Ranking(ranking) => {
                let mut entrants = Vec::new();
                for row in rows {
                    let barred = self.rules.answer(self.settings, ranking.repeat, Repeat::OPTIONS) == Repeat::Once
                        && self.used_before(id, 0, row)?;
                    entrants.push(row.flag(&measure.condition)? && !barred);
                }
                let prizes = self.prizes(measure.rows, year, &entrants, ranking)?;
                let claim = |prize: Option<Number>| match prize {
                    Some(prize) => Ok(Claim { demand: prize.round_half_up()?, uses: vec![true] }),
                    None => Ok(Claim { demand: Fen::ZERO, uses: vec![false] }),
                };
                prizes.into_iter().map(claim).collect::<Found<Vec<_>>>()?.into()
            }
        };
        self.claims.borrow_mut().insert((id, year), claims.clone());
        Ok(claims)
    }

    fn claim(&self, id: MeasureId, measure: &Measure, row: Row<'_>) -> Found<Claim> {
        if !row.flag(&measure.condition)? || (measure.once == Once::Recipient && self.used_before(id, 0, row)?) {
            return Ok(Claim::default());
        }
        let (mut amount, uses) = match &measure.amount {
            Amount::Formula(amount) => (row.number(amount)?, vec![true]),
            Amount::Levels { pays, levels } => {
                let mut total = Number::whole(0);
                let mut uses = Vec::new();
                let mut higher = false;
                for (index, level) in levels.iter().enumerate() {
                    let used = measure.once == Once::Level && self.used_before(id, index, row)?;
                    let open = row.flag(&level.when)? && !used;
                    let paid = open && !(higher && *pays == Pays::Highest);
                    higher |= open;
                    if paid {
                        total = total.plus(row.number(&level.prize)?)?;
                    }
                    uses.push(paid);
                }
                (total, uses)
            }
            Amount::Ranking(_) => return Err(Unanswered::Absent),
        };
        if let Some(cap) = &measure.cap {
            match row.value(cap)? {
                Value::Absent => {}
                Value::Number(cap) => amount = amount.smaller(cap)?,
                _ => return Err(Unanswered::Absent),
            }
        }
        Ok(Claim { demand: amount.round_half_up()?, uses })
    }

    /// Whether the recipient used a right of the measure in an earlier year; what gave way to another measure used none.
    fn used_before(&self, id: MeasureId, right: usize, row: Row<'_>) -> Found<bool> {
        Ok(self.used_in(id, right, row)?.is_some())
    }

    /// The index of the earlier year in which the recipient used a right of the measure.
    pub(super) fn used_in(&self, id: MeasureId, right: usize, row: Row<'_>) -> Found<Option<usize>> {
        for earlier in row.earlier_years() {
            let used = self.claims(id, earlier.year)?[earlier.index].uses.get(right).copied().unwrap_or(false);
            if used && !self.gives_way(id, earlier)? {
                return Ok(Some(earlier.year));
            }
        }
        Ok(None)
    }

    /// Whether the row's claim gives way to another of the same year.
    pub(super) fn gives_way(&self, id: MeasureId, row: Row<'_>) -> Found<bool> {
        Ok(self.gave_way_to(id, row)?.is_some())
    }

    /// The measure the row's claim gives way to: one with a larger claim of the same year, or an earlier one with an equal
    /// claim. Where several do, the one that is kept.
    pub(super) fn gave_way_to(&self, id: MeasureId, row: Row<'_>) -> Found<Option<MeasureId>> {
        let applies = self.rules.exclusives.iter().find(|exclusive| {
            let answer = &self.settings[exclusive.reading.index()][0];
            exclusive.measures.contains(&id) && *answer == Setting::Option(exclusive.answer)
        });
        let Some(exclusive) = applies else { return Ok(None) };
        let mut kept = None;
        for other in &exclusive.measures {
            let claim = self.claims(*other, row.year)?[row.index].demand;
            if kept.is_none_or(|(_, largest)| claim > largest) {
                kept = Some((*other, claim));
            }
        }
        Ok(kept.filter(|(other, claim)| *other != id && *claim > Fen::ZERO).map(|(other, _)| other))
    }
}
