//! The demand of a row under a measure, and the once-only rights it uses up.
//!
//! A demand depends on the recipient's demands of earlier years and, under measures that rank, on the other entrants. It is
//! computed when it is first needed and then kept, so that a question about one enterprise does not compute all others.

use std::rc::Rc;

use cesuan_base::id::MeasureId;
use cesuan_base::money::Fen;
use cesuan_policy::check::{Amount, Measure, Once, Pays, Ranking, Repeat, Setting};

use super::number::Number;
use super::reference::{Demand, Reference, Row};
use super::unanswered::{Found, Unanswered};
use super::value::{Value, refused};

impl Reference<'_> {
    /// The demand of a row under a measure, before any demand gives way to that of an exclusive measure.
    pub(super) fn demand(&self, id: MeasureId, row: Row<'_>) -> Found<Rc<Demand>> {
        let key = (id, row.year, row.index);
        if let Some(known) = self.demands.borrow().get(&key) {
            return Ok(known.clone());
        }
        let measure = &self.rules.measures[id.index()];
        let demand = Rc::new(match &measure.amount {
            Amount::Ranking(ranking) => self.demand_by_rank(id, ranking, row)?,
            Amount::Formula(_) | Amount::Levels { .. } => self.demand_by_terms(id, measure, row)?,
        });
        self.demands.borrow_mut().insert(key, demand.clone());
        Ok(demand)
    }

    fn demand_by_rank(&self, id: MeasureId, ranking: &Ranking, row: Row<'_>) -> Found<Demand> {
        match self.prize(id, ranking, row)? {
            Some(prize) => Ok(Demand { fen: prize.round_half_up()?, uses: vec![true] }),
            None => Ok(Demand { fen: Fen::ZERO, uses: vec![false] }),
        }
    }

    /// Whether a row takes part in a ranking.
    pub(super) fn enters(&self, id: MeasureId, ranking: &Ranking, row: Row<'_>) -> Found<bool> {
        let once = self.rules.answer(self.settings, ranking.repeat, Repeat::OPTIONS) == Repeat::Once;
        let barred = once && self.used_in(id, 0, row)?.is_some();
        Ok(row.flag(&self.rules.measures[id.index()].condition)? && !barred)
    }

    /// The demand under a measure that pays by a formula or by levels.
    fn demand_by_terms(&self, id: MeasureId, measure: &Measure, row: Row<'_>) -> Found<Demand> {
        if !row.flag(&measure.condition)? || (measure.once == Once::Recipient && self.used_before(id, 0, row)?) {
            return Ok(Demand::default());
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
            Amount::Ranking(_) => return Err(Unanswered::Internal),
        };
        if let Some(cap) = &measure.cap {
            match row.value(cap)? {
                Value::Absent => {}
                Value::Number(cap) => amount = amount.smaller(cap)?,
                other => return Err(refused(&[other])),
            }
        }
        Ok(Demand { fen: amount.round_half_up()?, uses })
    }

    /// Whether the recipient used a once-only right of the measure in an earlier year. A demand that gave way used none.
    fn used_before(&self, id: MeasureId, right: usize, row: Row<'_>) -> Found<bool> {
        Ok(self.used_in(id, right, row)?.is_some())
    }

    /// The index of the earlier year in which the recipient used a once-only right of the measure; `None` if it did not.
    pub(super) fn used_in(&self, id: MeasureId, right: usize, row: Row<'_>) -> Found<Option<usize>> {
        for earlier in row.earlier_years() {
            let used = self.demand(id, earlier)?.uses.get(right).copied().unwrap_or(false);
            if used && !self.gives_way(id, earlier)? {
                return Ok(Some(earlier.year));
            }
        }
        Ok(None)
    }

    /// Whether the row's demand gives way to that of an exclusive measure in the same year.
    pub(super) fn gives_way(&self, id: MeasureId, row: Row<'_>) -> Found<bool> {
        Ok(self.gave_way_to(id, row)?.is_some())
    }

    /// The exclusive measure that the row's demand gives way to, and the demand under that measure. The largest demand of the
    /// year is kept; of equal ones, that of the first measure in the rules. `None` if the row's own demand is kept.
    pub(super) fn gave_way_to(&self, id: MeasureId, row: Row<'_>) -> Found<Option<(MeasureId, Fen)>> {
        let applies = self.rules.exclusives.iter().find(|exclusive| {
            let answer = &self.settings[exclusive.reading.index()][0];
            exclusive.measures.contains(&id) && *answer == Setting::Option(exclusive.answer)
        });
        let Some(exclusive) = applies else { return Ok(None) };
        let mut kept = None;
        for other in &exclusive.measures {
            let demand = self.demand(*other, row)?.fen;
            if kept.is_none_or(|(_, largest)| demand > largest) {
                kept = Some((*other, demand));
            }
        }
        Ok(kept.filter(|(other, demand)| *other != id && *demand > Fen::ZERO))
    }
}
