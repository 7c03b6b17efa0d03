//! Finds the rows that may meet a condition by looking at a single column.
//!
//! A threshold or a flag rules out most rows. The whole condition is then evaluated only for the others.

use cesuan_base::dim::Rows;
use cesuan_base::id::{DefinitionId, FieldId};
use cesuan_base::money::Exact;
use cesuan_base::table::{Cells, Series};
use cesuan_policy::check::{Expr, ExprKind};
use cesuan_policy::formula::{CompareOp, Logic};

use super::number::Number;
use super::reference::Reference;
use super::unanswered::Found;

/// What a single column of a row must hold for a condition to be met.
enum Need {
    Flag(FieldId),
    Number(FieldId, CompareOp, Exact),
}

impl Reference<'_> {
    /// The rows of a year that may meet a condition. Every row that meets it is among them.
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

    /// A part of the condition that every row must meet and that depends on a single column; `None` if there is none.
    fn need(&self, condition: &Expr, rows: Rows, year: usize) -> Found<Option<Need>> {
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
                // Without a bound there is nothing to look for; evaluating the condition then gives the fault.
                let bound = self.row(rows, year, 0).number(right).ok().and_then(Number::exact);
                Ok(bound.map(|bound| Need::Number(*field, *operator, bound)))
            }
            _ => Ok(None),
        }
    }
}

/// The rows for whose value `meets` is true, ascending. In a sparse series whose common value does not meet it, only the stored
/// rows are visited.
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
