//! Finds amounts that seem to be in another unit than their column, such as yuan in a column of 万元.

use cesuan_base::diag::{Arg, Code, Diagnostic, Severity};
use cesuan_base::id::FieldId;
use cesuan_base::money::{Fen, MoneyUnit};
use cesuan_policy::check::{Field, FieldKind, Rules};

use super::assemble::NONE;
use super::faults::TableFaults;
use super::table_reader::ReadTable;

/// How many amounts a column needs before its usual range is known.
const ENOUGH: usize = 10;
/// How many times too large an amount is, at least, after each mistake with the unit, and the id of the message.
const SLIPS: [(i64, &str); 2] = [(10_000 / 3, "slip-wan"), (1_000 / 3, "slip-thousand")];
/// Amounts of one recipient at most this many times apart bear each other out.
const ALIKE: i64 = 30;

/// Warns of columns with amounts hundreds of times outside the usual range of the column, once for each column. An
/// amount that another year of its recipient bears out is what the recipient has.
pub(super) fn unit_slips(rules: &Rules, table: &ReadTable, faults: &mut TableFaults) {
    // Columns with negative amounts hold differences, which vary too much.
    let plain = |(_, field): &(FieldId, &Field)| matches!(field.kind, FieldKind::Money { signed: false, .. });
    for (field, _) in rules.fields_of(table.rows).filter(plain) {
        let Some(usual) = Usual::of(table, field) else { continue };
        let mut found: Vec<(u32, &str)> =
            (0..table.ids.len()).filter_map(|number| of_recipient(table, field, number, usual)).collect();
        found.sort_unstable();
        if let [(row, slip), ..] = *found {
            report(table, field, row, usual, slip, found.len(), faults);
        }
    }
}

/// The range of the middle eight tenths of a column's amounts.
#[derive(Clone, Copy)]
struct Usual {
    low: i64,
    high: i64,
}

impl Usual {
    fn of(table: &ReadTable, field: FieldId) -> Option<Self> {
        let rows = u32::try_from(table.loose.len).unwrap_or(NONE);
        let mut amounts: Vec<i64> = (0..rows).filter_map(|row| amount(table, field, row)).collect();
        if amounts.len() < ENOUGH {
            return None;
        }
        let (low, high) = (amounts.len() / 10, amounts.len() * 9 / 10);
        let low = *amounts.select_nth_unstable(low).1;
        Some(Self { low, high: *amounts.select_nth_unstable(high).1 })
    }

    /// How many times an amount is larger than the upper end of the range, or smaller than the lower end; and which.
    fn times(self, amount: i64) -> (i64, bool) {
        if amount > self.high { (amount / self.high.max(1), true) } else { (self.low / amount.max(1), false) }
    }
}

/// The amount of a row; nothing where the cell is blank or holds zero.
fn amount(table: &ReadTable, field: FieldId, row: u32) -> Option<i64> {
    let cells = &table.loose.columns[field.index()];
    let row = row as usize;
    Some(cells.integer(row)).filter(|amount| *amount != 0 && !cells.is_blank(row))
}

/// The row of a recipient whose amount is farthest outside the usual range, with the mistake that would explain it.
fn of_recipient(table: &ReadTable, field: FieldId, number: usize, usual: Usual) -> Option<(u32, &'static str)> {
    let rows = table.loose.seats.iter().filter_map(|seats| seats.get(number).copied().filter(|row| *row != NONE));
    let amounts: Vec<(u32, i64)> = rows.filter_map(|row| Some((row, amount(table, field, row)?))).collect();
    let alike = |one: i64, other: i64| one.max(other) / ALIKE <= one.min(other);
    let borne_out =
        |at: usize| amounts.iter().enumerate().any(|(other, (_, amount))| other != at && alike(*amount, amounts[at].1));
    let suspects = amounts.iter().enumerate().filter(|(at, _)| !borne_out(*at));
    let slips = suspects.filter_map(|(_, (row, amount))| {
        let (times, large) = usual.times(*amount);
        let (_, word) = SLIPS.into_iter().find(|(least, _)| times >= *least)?;
        Some((times, *row, if large { word } else { "slip-yi" }))
    });
    slips.max_by_key(|(times, ..)| *times).map(|(_, row, slip)| (row, slip))
}

fn report(
    table: &ReadTable,
    field: FieldId,
    row: u32,
    usual: Usual,
    slip: &str,
    count: usize,
    faults: &mut TableFaults,
) {
    let Some(part) = table.part_of(row) else { return };
    let column = part.header.columns.iter().position(|column| column.field == field);
    faults.add(Severity::Warning, Code::UnitSlip, || {
        let text = |fen: i64| Fen(fen).exact_in(MoneyUnit::Wan);
        let amount = table.loose.columns[field.index()].integer(row as usize);
        let sign = MoneyUnit::Wan.sign();
        Diagnostic::warning(Code::UnitSlip)
            .at(part.place(table.lines[row as usize].into(), column))
            .with("text", format!("{}{sign}", text(amount)))
            .with("usual", format!("{}–{}{sign}", text(usual.low), text(usual.high)))
            .with("unit", Arg::Word(slip.to_owned()))
            .with("count", count.to_string())
    });
}
