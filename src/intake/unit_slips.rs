//! Amounts that seem to be in another unit than their column: ten thousand times what stands around them.

use crate::check::{FieldKind, Rules};
use crate::diag::{Arg, Code, Diagnostic, Severity};
use crate::id::FieldId;
use crate::money::{Fen, MoneyUnit};

use super::canonical::NONE;
use super::faults::Faults;
use super::sheet::Table;

/// A column says what is usual in it once it has so many amounts.
const ENOUGH: usize = 10;
/// An amount so many times what is usual is no large enterprise any more.
const BEYOND: i64 = 1_000;
/// What people type instead of the unit of the column: how many times too large it comes out.
const SLIPS: [(i64, &str); 2] = [(10_000, "slip-wan"), (1_000, "slip-thousand")];

/// Warns of every amount that is some thousand times the same one's amount of other years or, where there is none, of what is
/// usual in its column; and of those as many times smaller than their own other years.
pub(super) fn unit_slips(rules: &Rules, table: &Table, faults: &mut Faults) {
    let years = &table.loose.seats;
    for (field, _) in rules.fields_of(table.rows).filter(|(_, field)| matches!(field.kind, FieldKind::Money { .. })) {
        let cells = &table.loose.columns[field.index()];
        let usual = usual(table, field);
        for number in 0..table.ids.len() {
            let rows = || years.iter().filter_map(move |seats| seats.get(number).copied().filter(|row| *row != NONE));
            let amount = |row: u32| cells.integer(row as usize).saturating_abs();
            for row in rows().filter(|row| amount(*row) != 0) {
                let mut others: Vec<i64> =
                    rows().filter(|other| *other != row).map(amount).filter(|other| *other != 0).collect();
                others.sort_unstable();
                let own = others.get(others.len() / 2).copied();
                let slip = match (own, usual) {
                    (Some(own), _) => slip(amount(row), own),
                    (None, Some(usual)) if amount(row) / BEYOND >= usual => {
                        slip(amount(row), usual).or(Some("slip-wan"))
                    }
                    _ => None,
                };
                if let Some(slip) = slip {
                    report(table, field, row, own.or(usual).unwrap_or(0), slip, faults);
                }
            }
        }
    }
}

/// What nine of ten amounts of a column stay below.
fn usual(table: &Table, field: FieldId) -> Option<i64> {
    let cells = &table.loose.columns[field.index()];
    let mut amounts: Vec<i64> =
        (0..table.loose.len).map(|row| cells.integer(row).saturating_abs()).filter(|amount| *amount != 0).collect();
    if amounts.len() < ENOUGH {
        return None;
    }
    let at = amounts.len() * 9 / 10;
    Some(*amounts.select_nth_unstable(at).1)
}

/// The slip that would explain how far an amount is from another.
fn slip(amount: i64, other: i64) -> Option<&'static str> {
    let (large, small, is_large) = if amount >= other { (amount, other, true) } else { (other, amount, false) };
    let times = large / small.max(1);
    let (_, word) = SLIPS.into_iter().find(|(factor, _)| (factor / 3..=factor * 3).contains(&times))?;
    Some(if is_large { word } else { "slip-yi" })
}

fn report(table: &Table, field: FieldId, row: u32, usual: i64, slip: &str, faults: &mut Faults) {
    let Some(part) = table.part_of(row) else { return };
    let column = part.header.columns.iter().position(|column| column.field == field);
    faults.add(Severity::Warning, Code::UnitSlip, || {
        let amount = table.loose.columns[field.index()].integer(row as usize);
        let text = |fen: i64| format!("{}{}", Fen(fen).exact_in(MoneyUnit::Wan), MoneyUnit::Wan.sign());
        Diagnostic::warning(Code::UnitSlip)
            .at(part.place(table.lines[row as usize].into(), column))
            .with("text", text(amount))
            .with("usual", text(usual))
            .with("unit", Arg::Word(slip.to_owned()))
    });
}
