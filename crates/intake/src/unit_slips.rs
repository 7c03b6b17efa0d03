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
/// An amount this many times the upper end of the usual range is suspect by itself.
const BEYOND: i64 = 1_000;
/// How many times too large an amount is after each mistake with the unit, and the id of the message.
const SLIPS: [(i64, &str); 2] = [(10_000, "slip-wan"), (1_000, "slip-thousand")];

/// Warns of amounts that are thousands of times larger or smaller than those of the same row in other years and outside
/// the usual range of their column. An amount without other years is suspect if it is far beyond that range.
pub(super) fn unit_slips(rules: &Rules, table: &ReadTable, faults: &mut TableFaults) {
    let years = &table.loose.seats;
    // Columns with negative amounts hold differences, which vary too much.
    let plain = |(_, field): &(FieldId, &Field)| field.kind == FieldKind::Money { signed: false, unknown: false };
    for (field, _) in rules.fields_of(table.rows).filter(plain) {
        let cells = &table.loose.columns[field.index()];
        let usual = Usual::of(table, field);
        for number in 0..table.ids.len() {
            let rows = || years.iter().filter_map(move |seats| seats.get(number).copied().filter(|row| *row != NONE));
            let amount = |row: u32| cells.integer(row as usize);
            for row in rows().filter(|row| amount(*row) != 0) {
                let mut others: Vec<i64> =
                    rows().filter(|other| *other != row).map(amount).filter(|other| *other != 0).collect();
                others.sort_unstable();
                if let Some((slip, other)) = suspect(amount(row), &others, usual) {
                    report(table, field, row, other, slip, faults);
                }
            }
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
        let cells = &table.loose.columns[field.index()];
        let mut amounts: Vec<i64> =
            (0..table.loose.len).map(|row| cells.integer(row)).filter(|amount| *amount != 0).collect();
        if amounts.len() < ENOUGH {
            return None;
        }
        let (low, high) = (amounts.len() / 10, amounts.len() * 9 / 10);
        let low = *amounts.select_nth_unstable(low).1;
        Some(Self { low, high: *amounts.select_nth_unstable(high).1 })
    }
}

/// The mistake an amount seems to contain, and the amount that reveals it.
fn suspect(amount: i64, others: &[i64], usual: Option<Usual>) -> Option<(&'static str, i64)> {
    match (others, usual) {
        ([], Some(usual)) => (amount / BEYOND >= usual.high).then_some(("slip-wan", usual.high)),
        // Of two amounts either could be the wrong one, so one other year is not enough.
        ([], None) | ([_], None) => None,
        (others, usual) => {
            let other = others[others.len() / 2];
            let agree = others.last().zip(others.first()).is_some_and(|(most, least)| most / 30 <= *least);
            let is_odd =
                usual.is_none_or(|usual| if amount > other { amount > usual.high } else { amount < usual.low });
            Some((slip(amount, other)?, other)).filter(|_| agree && is_odd)
        }
    }
}

/// The mistake that would explain the ratio of two amounts.
fn slip(amount: i64, other: i64) -> Option<&'static str> {
    let (large, small) = (amount.max(other), amount.min(other));
    let times = large / small.max(1);
    let (_, word) = SLIPS.into_iter().find(|(factor, _)| (factor / 3..=factor * 3).contains(&times))?;
    Some(if amount > other { word } else { "slip-yi" })
}

fn report(table: &ReadTable, field: FieldId, row: u32, usual: i64, slip: &str, faults: &mut TableFaults) {
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
