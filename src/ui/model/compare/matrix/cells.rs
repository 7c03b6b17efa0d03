//! The cells of a row in words, each against the baseline.

use std::cmp::Ordering;

use cesuan_base::money::Fen;
use cesuan_i18n::comparison_table::{Cell, Row, RowQuantity, Subject};
use cesuan_i18n::figures::{self, MINUS};
use cesuan_i18n::text;
use cesuan_policy::check::Setting;
use cesuan_session::{ComparedParameter, ContestCell};

use super::{Matrix, MatrixCell};
use crate::ui::model::figures::{ChangeModel, Direction, amount, change_said};

/// The sentences of a difference from the baseline: none, more, less.
const CHANGES: [&str; 3] = ["compare-same", "compare-up", "compare-down"];

impl Matrix<'_> {
    pub(super) fn cells(&self, row: &Row<'_>) -> Vec<MatrixCell> {
        self.table.columns().map(|column| self.cell(row, column)).collect()
    }

    fn cell(&self, row: &Row<'_>, column: usize) -> MatrixCell {
        let before = (column != self.table.baseline()).then(|| row.baseline(self.table));
        match row.cells[column] {
            Cell::NotCosted | Cell::Absent | Cell::Blank | Cell::Differs(_) => MatrixCell::Nothing,
            Cell::Open(_) => MatrixCell::Words { words: self.say("app-cost-undetermined"), changed: false, note: None },
            Cell::Off => MatrixCell::Words { words: self.say("figures-off"), changed: false, note: None },
            Cell::Money(now) | Cell::Difference(now) => MatrixCell::Amount {
                amount: amount(self.lang, self.unit, now),
                short: row.quantity == RowQuantity::Balance && now < Fen::ZERO,
                change: before.and_then(|before| before.amount()).map(|before| self.change(now, before)),
            },
            Cell::Count(now) => MatrixCell::Count {
                shown: figures::count(self.lang, now),
                note: self.note(row, column, now),
                change: before
                    .and_then(|before| before.number())
                    // Who gains and who loses is against the baseline already.
                    .filter(|_| !matches!(row.quantity, RowQuantity::Gained | RowQuantity::Lost))
                    .map(|before| self.count_change(now, before)),
            },
            Cell::Values(values) => self.value(row, column, values),
        }
    }

    /// What is said below a number of enterprises.
    fn note(&self, row: &Row<'_>, column: usize, number: u64) -> Option<String> {
        match (row.quantity, row.subject, row.year) {
            (RowQuantity::Gained, ..) => {
                let ids = ["compare-gained-by", "compare-gained-new"];
                self.moved(column, number, [RowQuantity::GainedBy, RowQuantity::Entered], ids)
            }
            (RowQuantity::Lost, ..) => {
                let ids = ["compare-lost-by", "compare-lost-out"];
                self.moved(column, number, [RowQuantity::LostBy, RowQuantity::Left], ids)
            }
            (RowQuantity::Winners, Subject::Contest(contest), Some(year)) => {
                self.flips(contest.years[year][column].as_ref()?)
            }
            _ => None,
        }
    }

    /// By how much enterprises gain or lose, and how many of them are new or receive nothing any more.
    fn moved(
        &self,
        column: usize,
        number: u64,
        [by, new]: [RowQuantity; 2],
        [plain, new_too]: [&str; 2],
    ) -> Option<String> {
        let by = self.table.total(by, None, column).amount()?;
        let new = self.table.total(new, None, column).number()?;
        let amount = ("amount", figures::money_with_unit(self.lang, by, self.unit).into());
        match (number, new) {
            (0, _) => None,
            (_, 0) => Some(text(self.lang, plain, &[amount])),
            _ => Some(text(self.lang, new_too, &[amount, ("count", figures::count(self.lang, new).into())])),
        }
    }

    /// Who enters (+) and who leaves (−) the winners.
    fn flips(&self, cell: &ContestCell) -> Option<String> {
        let all = cell.entered + cell.left;
        let sign = |enters: bool| if enters { "+" } else { MINUS };
        let mut flips: Vec<String> =
            cell.flips.iter().map(|flip| format!("{}{}", sign(flip.enters), flip.title())).collect();
        let more = all.saturating_sub(cell.flips.len() as u64);
        if more > 0 {
            flips.push(text(self.lang, "compare-more-flips", &[("count", figures::count(self.lang, more).into())]));
        }
        (all > 0).then(|| flips.join(&self.say("figures-separator")))
    }

    fn value(&self, row: &Row<'_>, column: usize, values: &[Setting]) -> MatrixCell {
        let Subject::Parameter(compared) = row.subject else { return MatrixCell::Nothing };
        let (parameter, categories) = ComparedParameter::alone(compared);
        let comparison = self.table.comparison;
        let outcome = comparison.columns[column].outcome.as_ref();
        let idle = outcome.is_some_and(|outcome| outcome.idle.contains(&parameter.id));
        MatrixCell::Words {
            words: figures::setting(self.lang, &parameter, &categories, &comparison.years, values),
            changed: row.baseline(self.table) != Cell::Values(values),
            note: idle.then(|| self.say("compare-idle")),
        }
    }

    pub(super) fn change(&self, now: Fen, before: Fen) -> ChangeModel {
        change_said(self.lang, self.unit, now, before, CHANGES)
    }

    fn count_change(&self, now: u64, before: u64) -> ChangeModel {
        let size = figures::count(self.lang, now.abs_diff(before));
        let (direction, sign, id) = match now.cmp(&before) {
            Ordering::Equal => (Direction::Same, "", CHANGES[0]),
            Ordering::Greater => (Direction::Up, "+", CHANGES[1]),
            Ordering::Less => (Direction::Down, MINUS, CHANGES[2]),
        };
        ChangeModel {
            direction,
            shown: format!("{sign}{size}"),
            share: None,
            spoken: text(self.lang, id, &[("amount", size.into())]),
        }
    }
}
