//! Amounts that seem to be in another unit than their column: ten thousand times what stands around them.

use cesuan_base::diag::{Arg, Code, Diagnostic, Severity};
use cesuan_base::id::FieldId;
use cesuan_base::money::{Fen, MoneyUnit};
use cesuan_policy::check::{Field, FieldKind, Rules};

use super::assemble::NONE;
use super::faults::Faults;
use super::table_reader::ReadTable;

/// A column says what is usual in it once it has so many amounts.
const ENOUGH: usize = 10;
/// An amount so many times what nine of ten stay below is no large enterprise any more.
const BEYOND: i64 = 1_000;
/// What people type instead of the unit of the column: how many times too large it comes out.
const SLIPS: [(i64, &str); 2] = [(10_000, "slip-wan"), (1_000, "slip-thousand")];

/// Warns of every amount that is some thousand times its own amounts of other years, or as many times smaller, and out of what
/// is usual in its column; and, where there are no other years, of one far beyond that.
pub(super) fn unit_slips(rules: &Rules, table: &ReadTable, faults: &mut Faults) {
    let years = &table.loose.seats;
    // What may be negative is a difference, and differences come in every size.
    let plain = |(_, field): &(FieldId, &Field)| field.kind == FieldKind::Money { signed: false };
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

/// What eight of ten amounts of a column lie between.
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

/// The slip an amount seems to be, and the amount that makes it seem so.
fn suspect(amount: i64, others: &[i64], usual: Option<Usual>) -> Option<(&'static str, i64)> {
    match (others, usual) {
        ([], Some(usual)) => (amount / BEYOND >= usual.high).then_some(("slip-wan", usual.high)),
        // With one other year nobody knows which of the two is wrong, but for what is usual in the column.
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

/// The slip that would explain how far an amount is from another.
fn slip(amount: i64, other: i64) -> Option<&'static str> {
    let (large, small) = (amount.max(other), amount.min(other));
    let times = large / small.max(1);
    let (_, word) = SLIPS.into_iter().find(|(factor, _)| (factor / 3..=factor * 3).contains(&times))?;
    Some(if amount > other { word } else { "slip-yi" })
}

fn report(table: &ReadTable, field: FieldId, row: u32, usual: i64, slip: &str, faults: &mut Faults) {
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
