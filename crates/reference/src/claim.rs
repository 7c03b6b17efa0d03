//! What a row claims of a measure, and which rights that uses up.
//!
//! A claim needs the other claims of its own recipient and, where measures rank, the rivals; so it is computed when it is asked
//! for, and one enterprise of a million is answered without the claims of all the others.

use std::rc::Rc;

use cesuan_base::id::MeasureId;
use cesuan_base::money::Fen;
use cesuan_policy::check::{Amount, Measure, Once, Pays, Ranking, Repeat, Setting};

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
    /// What a row claims of a measure.
    pub(super) fn claim(&self, id: MeasureId, row: Row<'_>) -> Found<Rc<Claim>> {
        let key = (id, row.year, row.index);
        if let Some(known) = self.claims.borrow().get(&key) {
            return Ok(known.clone());
        }
        let measure = &self.rules.measures[id.index()];
        let claim = Rc::new(match &measure.amount {
            Amount::Ranking(ranking) => self.claim_by_rank(id, ranking, row)?,
            Amount::Formula(_) | Amount::Levels { .. } => self.claim_by_terms(id, measure, row)?,
        });
        self.claims.borrow_mut().insert(key, claim.clone());
        Ok(claim)
    }

    fn claim_by_rank(&self, id: MeasureId, ranking: &Ranking, row: Row<'_>) -> Found<Claim> {
        match self.prize(id, ranking, row)? {
            Some(prize) => Ok(Claim { demand: prize.round_half_up()?, uses: vec![true] }),
            None => Ok(Claim { demand: Fen::ZERO, uses: vec![false] }),
        }
    }

    /// Whether a row takes part in a ranking.
    pub(super) fn enters(&self, id: MeasureId, ranking: &Ranking, row: Row<'_>) -> Found<bool> {
        let once = self.rules.answer(self.settings, ranking.repeat, Repeat::OPTIONS) == Repeat::Once;
        let barred = once && self.used_in(id, 0, row)?.is_some();
        Ok(row.flag(&self.rules.measures[id.index()].condition)? && !barred)
    }

    fn claim_by_terms(&self, id: MeasureId, measure: &Measure, row: Row<'_>) -> Found<Claim> {
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
            let used = self.claim(id, earlier)?.uses.get(right).copied().unwrap_or(false);
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

    /// The measure the row's claim gives way to, and what that one claims: one with a larger claim of the same year, or an
    /// earlier one with an equal claim. Where several do, the one that is kept.
    pub(super) fn gave_way_to(&self, id: MeasureId, row: Row<'_>) -> Found<Option<(MeasureId, Fen)>> {
        let applies = self.rules.exclusives.iter().find(|exclusive| {
            let answer = &self.settings[exclusive.reading.index()][0];
            exclusive.measures.contains(&id) && *answer == Setting::Option(exclusive.answer)
        });
        let Some(exclusive) = applies else { return Ok(None) };
        let mut kept = None;
        for other in &exclusive.measures {
            let claim = self.claim(*other, row)?.demand;
            if kept.is_none_or(|(_, largest)| claim > largest) {
                kept = Some((*other, claim));
            }
        }
        Ok(kept.filter(|(other, claim)| *other != id && *claim > Fen::ZERO))
    }
}
