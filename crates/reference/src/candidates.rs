//! Which rows can meet a condition at all, found by one look at one column.
//!
//! Most rivals of a ranking are ruled out by a threshold or a flag of their own row. Only those who pass are asked everything.

use cesuan_base::dim::Rows;
use cesuan_base::id::{DefinitionId, FieldId};
use cesuan_base::money::Exact;
use cesuan_base::table::{Cells, Series};
use cesuan_policy::check::{Expr, ExprKind};
use cesuan_policy::formula::{CompareOp, Logic};

use super::number::Number;
use super::reference::Reference;
use super::unanswered::Found;

/// What a row must have to meet a condition.
enum Need {
    Flag(FieldId),
    Number(FieldId, CompareOp, Exact),
}

impl Reference<'_> {
    /// The rows of a year that may meet a condition: all who do, and few of the others.
    pub(super) fn candidates(&self, condition: &Expr, rows: Rows, year: usize) -> Found<Vec<usize>> {
        let everyone = || (0..self.population.slices[year].len(rows)).collect();
        let cells = |field: &FieldId| self.population.cells(*field, year);
        Ok(match self.need(condition, rows, year, &mut Vec::new())? {
            None => everyone(),
            Some(Need::Flag(field)) => match cells(&field) {
                Cells::Flags(flags) => rows_where(flags, |flag| flag),
                _ => everyone(),
            },
            Some(Need::Number(field, comparison, bound)) => match cells(&field) {
                Cells::Numbers(numbers) => {
                    rows_where(numbers, |number| comparison.holds(Exact::from_integer(number.into()).cmp(&bound)))
                }
                _ => everyone(),
            },
        })
    }

    /// A part of the condition that every row has to meet and that one column tells. `seen` are the definitions that were
    /// searched in vain.
    fn need(&self, condition: &Expr, rows: Rows, year: usize, seen: &mut Vec<DefinitionId>) -> Found<Option<Need>> {
        match &condition.kind {
            ExprKind::Field(field) if self.rules.fields[field.index()].rows == rows => Ok(Some(Need::Flag(*field))),
            ExprKind::Definition(id) if seen.contains(id) => Ok(None),
            ExprKind::Definition(id) => {
                seen.push(*id);
                self.need(&self.rules.definitions[id.index()].expr, rows, year, seen)
            }
            ExprKind::Logic { operator: Logic::And, left, right } => match self.need(left, rows, year, seen)? {
                Some(need) => Ok(Some(need)),
                None => self.need(right, rows, year, seen),
            },
            ExprKind::Compare { operator, left, right } if operator.orders() && right.rows == Rows::Constant => {
                let ExprKind::Field(field) = &left.kind else { return Ok(None) };
                if self.rules.fields[field.index()].rows != rows || self.population.slices[year].len(rows) == 0 {
                    return Ok(None);
                }
                // A bound without value is left to the rows, which say so.
                let bound = self.row(rows, year, 0).number(right).ok().and_then(Number::exact);
                Ok(bound.map(|bound| Need::Number(*field, *operator, bound)))
            }
            _ => Ok(None),
        }
    }
}

/// The rows whose value meets something; those that hold what most do are passed over at once where that does not.
fn rows_where<T: Copy>(series: &Series<T>, meets: impl Fn(T) -> bool) -> Vec<usize> {
    match series {
        Series::Sparse(sparse) if !meets(sparse.rest) => {
            let others = sparse.rows.iter().zip(sparse.cells.iter());
            others.filter(|(_, cell)| meets(**cell)).map(|(row, _)| *row as usize).collect()
        }
        Series::Sparse(sparse) => {
            let mut meeting = vec![true; sparse.len];
            for (row, cell) in sparse.rows.iter().zip(sparse.cells.iter()) {
                meeting[*row as usize] = meets(*cell);
            }
            (0..sparse.len).filter(|row| meeting[*row]).collect()
        }
        Series::Dense(cells) => (0..cells.len()).filter(|row| meets(cells[*row])).collect(),
    }
}
