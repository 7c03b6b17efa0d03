//! The demand of a row under a measure, and the once-only rights it uses up.
//!
//! A demand depends on the recipient's demands of earlier years and, under measures that rank, on the other entrants. It is
//! computed when it is first needed and then kept, so that a question about one enterprise does not compute all others.

use std::rc::Rc;

use cesuan_base::dim::Rows;
use cesuan_base::id::MeasureId;
use cesuan_base::money::Fen;
use cesuan_policy::check::{Amount, Level, Measure, Once, Pays, Ranking, Repeat, Setting};

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
        if !self.rules.is_enabled(self.settings, id) {
            return Ok(Rc::default());
        }
        let demand = Rc::new(match &measure.amount {
            Amount::Ranking(ranking) => self.demand_by_rank(id, ranking, row)?,
            Amount::Formula(_) | Amount::Levels { .. } => self.demand_by_terms(id, measure, row)?,
        });
        self.demands.borrow_mut().insert(key, demand.clone());
        Ok(demand)
    }

    fn demand_by_rank(&self, id: MeasureId, ranking: &Ranking, row: Row<'_>) -> Found<Demand> {
        let Some(prize) = self.prize(id, ranking, row)? else {
            return Ok(Demand { fen: Fen::ZERO, uses: vec![false] });
        };
        let fen = self.capped(&self.rules.measures[id.index()], prize, row)?.round_half_up()?;
        Ok(Demand { fen, uses: vec![fen > Fen::ZERO] })
    }

    /// Whether a row takes part in a ranking.
    pub(super) fn enters(&self, id: MeasureId, ranking: &Ranking, row: Row<'_>) -> Found<bool> {
        let measure = &self.rules.measures[id.index()];
        let repeats = self.rules.answer(self.settings, ranking.repeat, Repeat::OPTIONS) == Repeat::Yearly;
        let once = !repeats || (measure.once == Once::Recipient && self.holds_to_once(measure, row)?);
        let barred = once && self.used_in(id, 0, row)?.is_some();
        Ok(row.flag(&measure.condition)? && !barred)
    }

    /// Whether the rights of a measure are used up by its lines under the readings in force.
    pub(super) fn holds_to_once(&self, measure: &Measure, row: Row<'_>) -> Found<bool> {
        measure.once_if.as_ref().map_or(Ok(true), |once_if| row.flag(once_if))
    }

    /// An amount, limited by the measure's cap.
    fn capped(&self, measure: &Measure, amount: Number, row: Row<'_>) -> Found<Number> {
        let Some(cap) = &measure.cap else { return Ok(amount) };
        match row.value(cap)? {
            Value::Absent => Ok(amount),
            Value::Number(cap) => amount.smaller(cap),
            other => Err(refused(&[other])),
        }
    }

    /// The demand under a measure that pays by a formula or by levels.
    fn demand_by_terms(&self, id: MeasureId, measure: &Measure, row: Row<'_>) -> Found<Demand> {
        let once = measure.once != Once::No && self.holds_to_once(measure, row)?;
        if !row.flag(&measure.condition)?
            || (once && measure.once == Once::Recipient && self.used_before(id, 0, row)?)
        {
            return Ok(Demand::default());
        }
        let (amount, uses) = match &measure.amount {
            Amount::Formula(amount) => (row.number(amount)?, vec![true]),
            Amount::Levels { pays, levels } => {
                let paid = self.levels_paid(id, *pays, levels, row)?;
                let mut total = Number::whole(0);
                for (level, _) in levels.iter().zip(&paid).filter(|(_, paid)| **paid) {
                    total = total.plus(row.number(&level.prize)?)?;
                }
                (total, if measure.once == Once::Recipient { vec![true] } else { paid })
            }
            Amount::Ranking(_) => return Err(Unanswered::Internal),
        };
        Ok(Demand { fen: self.capped(measure, amount, row)?.round_half_up()?, uses })
    }

    /// Whether each level of a measure is paid.
    pub(super) fn levels_paid(&self, id: MeasureId, pays: Pays, levels: &[Level], row: Row<'_>) -> Found<Vec<bool>> {
        let measure = &self.rules.measures[id.index()];
        let once = measure.once == Once::Level && self.holds_to_once(measure, row)?;
        let mut open = Vec::new();
        for (index, level) in levels.iter().enumerate() {
            open.push(row.flag(&level.when)? && !(once && self.used_before(id, index, row)?));
        }
        if pays == Pays::All {
            return Ok(open);
        }
        let mut best: Option<usize> = None;
        for (index, level) in levels.iter().enumerate().filter(|(index, _)| open[*index]) {
            let better = match (pays, best) {
                (_, None) => true,
                (Pays::Largest, Some(best)) => {
                    let order = row.number(&level.prize)?.compare(row.number(&levels[best].prize)?)?;
                    order.ok_or(Unanswered::DividedByZero)?.is_gt()
                }
                _ => false,
            };
            best = if better { Some(index) } else { best };
        }
        Ok((0..levels.len()).map(|index| best == Some(index)).collect())
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

    /// The exclusive measure the row's demand gives way to, and what that one grants. `None` where the row's own demand is
    /// kept.
    pub(super) fn gave_way_to(&self, id: MeasureId, row: Row<'_>) -> Found<Option<(MeasureId, Fen)>> {
        for list in 0..self.rules.exclusives.len() {
            if let Some(rival) = self.rival(id, row, list)? {
                return Ok(Some(rival));
            }
        }
        Ok(None)
    }

    /// What a row is granted after the first `lists` lists of exclusive measures.
    pub(super) fn kept_after(&self, id: MeasureId, row: Row<'_>, lists: usize) -> Found<Fen> {
        let Some(last) = lists.checked_sub(1) else { return Ok(self.demand(id, row)?.fen) };
        let before = self.kept_after(id, row, last)?;
        let dropped = before > Fen::ZERO && self.rival(id, row, last)?.is_some();
        Ok(if dropped { Fen::ZERO } else { before })
    }

    /// The measure of a list that is kept instead of the row's, where there is one: that with the largest line of the year,
    /// of equal ones the first in the rules.
    fn rival(&self, id: MeasureId, row: Row<'_>, list: usize) -> Found<Option<(MeasureId, Fen)>> {
        let exclusive = &self.rules.exclusives[list];
        let answer = &self.settings[exclusive.reading.index()][0];
        if !exclusive.measures.contains(&id) || *answer != Setting::Option(exclusive.answer) {
            return Ok(None);
        }
        let recipient =
            if row.rows == Rows::Project && exclusive.rows == Rows::Enterprise { row.enterprise() } else { row };
        let granted = |other: MeasureId| match self.rules.measures[other.index()].rows {
            Rows::Project if exclusive.rows == Rows::Enterprise => {
                let mut lines = recipient.projects().map(|project| self.kept_after(other, project, list));
                lines.try_fold(Fen::ZERO, |sum, fen| Ok(Fen(sum.0.checked_add(fen?.0).ok_or(Unanswered::Overflow)?)))
            }
            _ => self.kept_after(other, recipient, list),
        };
        if granted(id)? < Fen::ZERO {
            return Ok(None);
        }
        let mut kept: Option<(MeasureId, Fen)> = None;
        for other in &exclusive.measures {
            let demand = granted(*other)?;
            if kept.is_none_or(|(_, largest)| demand > largest) {
                kept = Some((*other, demand));
            }
        }
        Ok(kept.filter(|(other, demand)| *other != id && *demand > Fen::ZERO))
    }
}
