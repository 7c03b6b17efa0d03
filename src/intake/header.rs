//! The header: which column of a file holds which field of the rules, in which unit.

use crate::check::{Field, FieldKind, Rules};
use crate::diag::{Code, Diagnostic, Diagnostics, Place, nearest};
use crate::dim::Rows;
use crate::id::FieldId;
use crate::money::MoneyUnit;

use super::grid::Record;
use super::text::{folded, plain};

/// A column of a file that holds a field.
#[derive(Clone, Debug)]
pub(super) struct HeaderColumn {
    /// Its position in the file, from 0.
    pub at: usize,
    /// The field.
    pub field: FieldId,
    /// What the field holds.
    pub kind: FieldKind,
    /// What numbers without a unit of their own are in, for money.
    pub unit: MoneyUnit,
    /// The header as written.
    pub text: String,
}

/// The columns of a file.
#[derive(Clone, Debug, Default)]
pub(super) struct Header {
    /// Those that hold a field, in the file's order.
    pub columns: Vec<HeaderColumn>,
    /// How many cells the header has.
    pub width: usize,
    /// The positions without a name.
    pub unnamed: Vec<usize>,
}

impl Header {
    /// Which of the columns holds the field of this kind.
    pub(super) fn position(&self, kind: FieldKind) -> Option<usize> {
        self.columns.iter().position(|column| column.kind == kind)
    }

    /// Where a field stands.
    pub(super) fn of(&self, field: FieldId) -> Option<&HeaderColumn> {
        self.columns.iter().find(|column| column.field == field)
    }
}

/// Reads the header of a table; reports columns that are missing, doubled, unknown, or in a unit nobody knows.
pub(super) fn read_header(
    rules: &Rules,
    rows: Rows,
    file: &str,
    record: &Record,
    errors: &mut Diagnostics,
    warnings: &mut Diagnostics,
) -> Header {
    let mut header = Header { width: record.cells.len(), ..Header::default() };
    let mut unknown: Vec<&str> = Vec::new();
    for (at, cell) in record.cells.iter().enumerate() {
        let text = cell.trim();
        let place = || Place::Cell { file: file.to_owned(), row: record.row, column: Some(text.to_owned()) };
        match find(rules, rows, text) {
            Found::Blank => header.unnamed.push(at),
            Found::Unknown => unknown.push(text),
            Found::Unit { written, field } => {
                let signs = MoneyUnit::ALL.map(|unit| format!("{} ({})", field.label.zh, unit.sign())).to_vec();
                errors.push(Diagnostic::error(Code::UnknownUnit).at(place()).with("found", written).suggest(signs));
            }
            Found::Field { field, .. } if header.of(field).is_some() => {
                errors.push(Diagnostic::error(Code::DuplicateColumn).at(place()).with("column", text));
            }
            Found::Field { field, unit } => {
                let kind = rules.fields[field.index()].kind;
                header.columns.push(HeaderColumn { at, field, kind, unit, text: text.to_owned() });
            }
        }
    }
    for (id, field) in rules.fields_of(rows) {
        if field.required && header.of(id).is_none() {
            let mut meant: Vec<String> =
                names(field).iter().flat_map(|name| nearest(name, unknown.iter().copied())).collect();
            meant.dedup();
            let place = Place::Cell { file: file.to_owned(), row: record.row, column: None };
            let fault = Diagnostic::error(Code::MissingColumn).at(place).suggest(meant);
            errors.push(fault.with("field", field.label.clone()).with("id", field.id.as_str()));
        }
    }
    for text in unknown {
        let free = rules.fields_of(rows).filter(|(id, _)| header.of(*id).is_none());
        let free: Vec<&str> = free.flat_map(|(_, field)| names(field)).collect();
        let place = Place::Cell { file: file.to_owned(), row: record.row, column: Some(text.to_owned()) };
        let fault = Diagnostic::warning(Code::UnknownColumn).at(place).with("column", text);
        warnings.push(fault.suggest(nearest(text, free)));
    }
    header
}

enum Found<'r> {
    Blank,
    Unknown,
    /// A known column of money in a unit that is not.
    Unit {
        written: String,
        field: &'r Field,
    },
    Field {
        field: FieldId,
        unit: MoneyUnit,
    },
}

fn find<'r>(rules: &'r Rules, rows: Rows, text: &str) -> Found<'r> {
    let name = folded(text);
    if name.is_empty() {
        return Found::Blank;
    }
    let by_name = |wanted: &str| {
        rules.fields_of(rows).find(|(_, field)| names(field).iter().any(|known| folded(known) == wanted))
    };
    if let Some((field, _)) = by_name(&name) {
        return Found::Field { field, unit: MoneyUnit::Wan };
    }
    // `营业收入(万元)`, `营业收入(单位:元)`.
    let Some((base, bracket)) = name.strip_suffix(')').and_then(|rest| rest.rsplit_once('(')) else {
        return Found::Unknown;
    };
    match by_name(base) {
        Some((id, field)) if matches!(field.kind, FieldKind::Money { .. }) => {
            let sign = bracket.strip_prefix("单位").map_or(bracket, |rest| rest.trim_start_matches(':'));
            match MoneyUnit::ALL.into_iter().find(|unit| unit.sign() == sign) {
                Some(unit) => Found::Field { field: id, unit },
                None => Found::Unit { written: plain(bracket).into_owned(), field },
            }
        }
        _ => Found::Unknown,
    }
}

fn names(field: &Field) -> [&str; 3] {
    [&field.id, &field.label.zh, &field.label.en]
}

/// A column's letters as spreadsheets count: 0 is A, 26 is AA.
pub(super) fn letters(at: usize) -> String {
    let mut letters = Vec::new();
    let mut left = at + 1;
    while left > 0 {
        left -= 1;
        letters.push(char::from(b'A' + (left % 26) as u8));
        left /= 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::letters;

    #[test]
    fn columns_without_a_name_are_called_as_in_a_spreadsheet() {
        assert_eq!([0, 25, 26, 51, 52, 701, 702].map(letters), ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
    }
}
