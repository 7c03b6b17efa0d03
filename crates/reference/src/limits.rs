//! Limits of what one enterprise draws in a year, and the parts of a line that several payers share.

use cesuan_base::dim::Rows;
use cesuan_base::id::MeasureId;
use cesuan_base::money::Fen;
use cesuan_policy::check::{Limit, UNKNOWN_MONEY};

use super::reference::{Reference, Row};
use super::unanswered::{Found, Unanswered};
use super::value::{Value, refused};

/// A line after limits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct LimitedLine {
    pub(super) fen: Fen,
    /// The last limit that cut it: an index into the rules' limits, and the amount of the limit.
    pub(super) cut_by: Option<(usize, Fen)>,
}

impl Reference<'_> {
    /// What a row asks for under a measure after exclusive measures are weighed against each other and limits applied.
    pub(super) fn limited(&self, id: MeasureId, row: Row<'_>) -> Found<LimitedLine> {
        let lists = self.rules.exclusives.len();
        let own = LimitedLine { fen: self.kept_after(id, row, lists)?, cut_by: None };
        let touched = self.rules.limits.iter().any(|limit| limit.measures.contains(&id));
        if own.fen <= Fen::ZERO || row.year >= self.rules.years.len() || !touched {
            return Ok(own);
        }
        let enterprise = if row.rows == Rows::Project { row.enterprise() } else { row };
        let mut lines = Vec::new();
        for (index, measure) in self.rules.measures.iter().enumerate() {
            let other = MeasureId::at(index);
            if self.is_undetermined(measure) || !self.rules.limits.iter().any(|limit| limit.measures.contains(&other)) {
                continue;
            }
            let rows: Vec<Row<'_>> =
                if measure.rows == Rows::Project { enterprise.projects().collect() } else { vec![enterprise] };
            for own in rows {
                let line = LimitedLine { fen: self.kept_after(other, own, lists)?, cut_by: None };
                lines.push((other, own.index, line));
            }
        }
        for (index, limit) in self.rules.limits.iter().enumerate() {
            let Some(most) = smallest(limit, enterprise)? else { continue };
            let own: Vec<usize> = (0..lines.len())
                .filter(|at| limit.measures.contains(&lines[*at].0) && lines[*at].2.fen > Fen::ZERO)
                .collect();
            let asked: Vec<i128> = own.iter().map(|at| lines[*at].2.fen.0.into()).collect();
            if asked.iter().sum::<i128>() <= most.0.into() {
                continue;
            }
            for (at, fen) in own.into_iter().zip(in_proportion(&asked, most.0.into())) {
                let fen = Fen(i64::try_from(fen).map_err(|_| Unanswered::Overflow)?);
                lines[at].2 = LimitedLine { fen, cut_by: Some((index, most)) };
            }
        }
        let found = lines.into_iter().find(|(other, index, _)| *other == id && *index == row.index);
        Ok(found.map_or(own, |(_, _, line)| line))
    }

    /// Each payer's part of a line.
    pub(super) fn parts(&self, id: MeasureId, row: Row<'_>, fen: Fen) -> Found<Vec<Fen>> {
        let mut left = fen;
        let mut parts = Vec::new();
        for share in &self.rules.measures[id.index()].shares {
            let part = match &share.share {
                None => left,
                Some(_) if fen == Fen::ZERO => fen,
                Some(share) => {
                    let whole = super::number::Number::whole(fen.0.abs()).times(row.number(share)?)?;
                    Fen(whole.round_half_up()?.0.clamp(0, left.0.abs()) * fen.0.signum())
                }
            };
            left = left.less(part);
            parts.push(part);
        }
        Ok(parts)
    }
}

/// The smallest amount of a limit in force for an enterprise, in whole fen and at least zero; `None` where none is.
fn smallest(limit: &Limit, row: Row<'_>) -> Found<Option<Fen>> {
    let mut smallest: Option<Fen> = None;
    for ceiling in &limit.at_most {
        if !ceiling.when.as_ref().map_or(Ok(true), |when| row.flag(when))? {
            continue;
        }
        let amount = match row.value(&ceiling.amount)? {
            Value::Absent => continue,
            Value::Number(amount) => amount.exact().ok_or(Unanswered::DividedByZero)?,
            other => return Err(refused(&[other])),
        };
        let amount = i64::try_from(amount.floor().to_integer().max(0)).map_err(|_| Unanswered::Overflow)?;
        if amount < UNKNOWN_MONEY {
            smallest = Some(smallest.map_or(Fen(amount), |known| known.min(Fen(amount))));
        }
    }
    Ok(smallest)
}

/// Amounts cut in proportion so that they come to `most`: rounded down, and what is left one fen each to the largest
/// remainders, the first of equal ones.
fn in_proportion(asked: &[i128], most: i128) -> Vec<i128> {
    let sum: i128 = asked.iter().sum();
    let mut cut: Vec<i128> = asked.iter().map(|fen| fen * most / sum).collect();
    let mut left = most - cut.iter().sum::<i128>();
    let mut order: Vec<usize> = (0..asked.len()).collect();
    order.sort_by_key(|at| std::cmp::Reverse(asked[*at] * most % sum));
    for at in order {
        if left > 0 {
            cut[at] += 1;
            left -= 1;
        }
    }
    cut
}
