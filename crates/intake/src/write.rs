//! Writes a population as CSV that reads back as the same population.

use cesuan_base::dim::Rows;
use cesuan_base::id::FieldId;
use cesuan_base::money::MoneyUnit;
use cesuan_base::table::{Cells, Population};
use cesuan_policy::check::{BLANK_YEAR, Field, FieldKind, Rules, UNKNOWN_MONEY};

/// The two tables of a population as CSV files in UTF-8.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Csv {
    pub enterprises: Vec<u8>,
    /// The table of projects; only a header if there are none.
    pub projects: Vec<u8>,
}

/// Writes a population: field ids as headers, money in 万元, options by id, flags as 1 and 0.
pub fn write_csv(rules: &Rules, population: &Population) -> Csv {
    Csv { enterprises: table(rules, population, Rows::Enterprise), projects: table(rules, population, Rows::Project) }
}

/// The cells of a row that are not blank, as text that reads back, without those of key, year and enterprise.
pub fn row_texts(
    rules: &Rules,
    population: &Population,
    rows: Rows,
    year: usize,
    row: usize,
) -> Vec<(FieldId, String)> {
    let mut texts = Vec::new();
    for (id, field) in rules.fields_of(rows) {
        let cells = population.cells(id, year);
        let text = match (field.kind, cells) {
            (FieldKind::Key | FieldKind::Period | FieldKind::Parent, _) => continue,
            (_, Cells::Words(words)) => words.at(row).to_owned(),
            (_, Cells::Numbers(numbers)) if numbers.at(row) == 0 => continue,
            (_, Cells::Flags(flags)) if !flags.at(row) => continue,
            (kind, cells) => {
                let mut out = Vec::new();
                cell(&mut out, rules, kind, cells, row);
                String::from_utf8_lossy(&out).into_owned()
            }
        };
        if !text.is_empty() {
            texts.push((id, text));
        }
    }
    texts
}

fn table(rules: &Rules, population: &Population, rows: Rows) -> Vec<u8> {
    let fields: Vec<(FieldId, &Field)> = rules.fields_of(rows).collect();
    let mut out = Vec::new();
    for (index, (_, field)) in fields.iter().enumerate() {
        separate(&mut out, index);
        text(&mut out, &field.id);
    }
    out.push(b'\n');
    for (year, slice) in population.slices.iter().enumerate() {
        for row in 0..slice.len(rows) {
            for (index, (id, field)) in fields.iter().enumerate() {
                separate(&mut out, index);
                match field.kind {
                    FieldKind::Key if rows == Rows::Project => {
                        text(&mut out, &population.projects[slice.project[row] as usize]);
                    }
                    FieldKind::Key => text(&mut out, &population.enterprises[slice.enterprise[row] as usize]),
                    FieldKind::Parent => {
                        let parent = slice.enterprise[slice.parent[row] as usize];
                        text(&mut out, &population.enterprises[parent as usize]);
                    }
                    FieldKind::Period => number(&mut out, population.years[year].into()),
                    kind => cell(&mut out, rules, kind, population.cells(*id, year), row),
                }
            }
            out.push(b'\n');
        }
    }
    out
}

fn cell(out: &mut Vec<u8>, rules: &Rules, kind: FieldKind, cells: &Cells, row: usize) {
    match (cells, kind) {
        (Cells::Numbers(cells), FieldKind::Money { unknown: true, .. }) if cells.at(row) == UNKNOWN_MONEY => {}
        (Cells::Numbers(cells), FieldKind::Money { .. }) => wan(out, cells.at(row)),
        (Cells::Numbers(cells), FieldKind::Year) if cells.at(row) == BLANK_YEAR => {}
        (Cells::Numbers(cells), _) => number(out, cells.at(row)),
        (Cells::Options(cells), FieldKind::Category { category, .. }) => {
            text(out, &rules.category(category).options[usize::from(cells.at(row))].id);
        }
        (Cells::Options(cells), _) => number(out, cells.at(row).into()),
        (Cells::Flags(cells), _) => out.push(if cells.at(row) { b'1' } else { b'0' }),
        (Cells::Words(cells), _) => text(out, cells.at(row)),
    }
}

fn separate(out: &mut Vec<u8>, index: usize) {
    if index > 0 {
        out.push(b',');
    }
}

/// Appends text, quoted if necessary.
fn text(out: &mut Vec<u8>, text: &str) {
    if !text.bytes().any(|byte| matches!(byte, b',' | b'"' | b'\r' | b'\n')) {
        out.extend_from_slice(text.as_bytes());
        return;
    }
    out.push(b'"');
    for byte in text.bytes() {
        if byte == b'"' {
            out.push(byte);
        }
        out.push(byte);
    }
    out.push(b'"');
}

fn number(out: &mut Vec<u8>, number: i64) {
    if number < 0 {
        out.push(b'-');
    }
    let mut digits = [0; 20];
    let mut at = digits.len();
    let mut left = number.unsigned_abs();
    loop {
        at -= 1;
        digits[at] = b'0' + (left % 10) as u8;
        left /= 10;
        if left == 0 {
            break;
        }
    }
    out.extend_from_slice(&digits[at..]);
}

/// Appends an amount of fen in 万元 with as many decimals as it needs.
fn wan(out: &mut Vec<u8>, fen: i64) {
    const DIGITS: usize = MoneyUnit::Wan.exponent() as usize;
    let unit = 10_i64.pow(MoneyUnit::Wan.exponent());
    if fen < 0 && fen > -unit {
        out.push(b'-');
    }
    number(out, fen / unit);
    let mut rest = (fen % unit).unsigned_abs();
    if rest == 0 {
        return;
    }
    let mut decimals = [b'0'; DIGITS];
    for digit in decimals.iter_mut().rev() {
        *digit = b'0' + (rest % 10) as u8;
        rest /= 10;
    }
    let zeros = decimals.iter().rev().take_while(|digit| **digit == b'0').count();
    out.push(b'.');
    out.extend_from_slice(&decimals[..DIGITS - zeros]);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cell::money;

    #[test]
    fn money_is_written_exactly() {
        for (fen, expected) in
            [(0, "0"), (1, "0.000001"), (-1, "-0.000001"), (1_234_500, "1.2345"), (-20_000_000, "-20")]
        {
            let mut out = Vec::new();
            wan(&mut out, fen);
            let written = String::from_utf8(out).expect("digits");
            assert_eq!(written, expected);
            assert_eq!(money(&written, MoneyUnit::Wan, true), Ok(fen));
        }
    }

    #[test]
    fn text_that_looks_like_structure_is_quoted() {
        let mut out = Vec::new();
        text(&mut out, "a,\"b\"");
        assert_eq!(out, b"\"a,\"\"b\"\"\"");
    }
}
