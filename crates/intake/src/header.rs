//! Matches the header of a table with the fields of the rules, including the units of money.

use cesuan_base::diag::{Code, Diagnostic, Place, nearest};
use cesuan_base::dim::Rows;
use cesuan_base::id::FieldId;
use cesuan_base::money::MoneyUnit;
use cesuan_office::MAX_COLUMNS;
use cesuan_policy::check::{Field, FieldKind, Rules};

use super::faults::TableFaults;
use super::grid::Record;
use super::layout::{ColumnChoice, Layout};
use super::text::{folded, plain};

/// A column of a file that holds a field.
#[derive(Clone, Debug)]
pub(super) struct HeaderColumn {
    /// Its position in the file, from 0.
    pub at: usize,
    pub field: FieldId,
    pub kind: FieldKind,
    /// For money, the unit of numbers without one of their own.
    pub unit: MoneyUnit,
    /// The header as written.
    pub text: String,
}

/// The header of a table.
#[derive(Clone, Debug, Default)]
pub(super) struct Header {
    /// The columns that hold a field, in the file's order.
    pub columns: Vec<HeaderColumn>,
    /// How many cells the header has.
    pub width: usize,
    /// The positions of columns without a name.
    pub unnamed: Vec<usize>,
}

impl Header {
    /// The index in `columns` of the column with a kind.
    pub(super) fn position(&self, kind: FieldKind) -> Option<usize> {
        self.columns.iter().position(|column| column.kind == kind)
    }

    /// The column of a field.
    pub(super) fn of(&self, field: FieldId) -> Option<&HeaderColumn> {
        self.columns.iter().find(|column| column.field == field)
    }
}

/// The meaning of a header cell.
enum HeaderCell {
    Blank,
    Unknown,
    /// A column the person has excluded.
    Unwanted,
    /// A known money column with an unknown unit.
    Unit {
        written: String,
        field: FieldId,
    },
    Field {
        field: FieldId,
        unit: MoneyUnit,
    },
}

/// Finds the field of a header cell, by the names of a table's fields and the person's choices.
pub(super) struct Matcher<'a> {
    pub rules: &'a Rules,
    pub rows: Rows,
    names: Vec<(String, FieldId)>,
    choices: Vec<(String, &'a ColumnChoice)>,
}

/// What may stand around a unit: `(万元)`, `[万元]`, `【万元】`, `/万元`, `,万元`.
const OPENING: [char; 8] = ['(', '[', '【', '〔', '/', ',', '、', ':'];
const CLOSING: [char; 4] = [')', ']', '】', '〕'];
/// Remarks in brackets that say whether a column must be filled in.
const MARKS: [&str; 4] = ["必填", "选填", "required", "optional"];

impl<'a> Matcher<'a> {
    pub(super) fn new(rules: &'a Rules, rows: Rows, layout: &'a Layout) -> Self {
        let of_field = |(id, field): (FieldId, &Field)| names(field).map(|name| (folded(name), id));
        let choices = layout.columns.iter().filter(|choice| choice.rows == rows);
        Self {
            rules,
            rows,
            names: rules.fields_of(rows).flat_map(of_field).collect(),
            choices: choices.map(|choice| (folded(&choice.header), &choice.holds)).collect(),
        }
    }

    /// The person's choice for a column.
    pub(super) fn choice(&self, cell: &str) -> Option<&'a ColumnChoice> {
        let name = folded(cell);
        self.choices.iter().find(|(header, _)| *header == name).map(|(_, choice)| *choice)
    }

    /// The field of a column.
    pub(super) fn field(&self, cell: &str) -> Option<FieldId> {
        self.column(cell).map(|(field, _)| field)
    }

    /// The field of a column, and the unit of its numbers if they are money.
    pub(super) fn column(&self, cell: &str) -> Option<(FieldId, MoneyUnit)> {
        match self.find(cell) {
            HeaderCell::Field { field, unit } => Some((field, unit)),
            _ => None,
        }
    }

    fn find(&self, cell: &str) -> HeaderCell {
        match self.choice(cell) {
            Some(ColumnChoice::Ignored) => return HeaderCell::Unwanted,
            Some(ColumnChoice::Field { id, unit }) => {
                let field = self.rules.fields_of(self.rows).find(|(_, field)| field.id == *id);
                // A choice of a field that these rules do not have is ignored.
                if let Some((field, _)) = field {
                    let unit = unit.or_else(|| self.column_as_written(cell)).unwrap_or_default();
                    return HeaderCell::Field { field, unit };
                }
            }
            None => {}
        }
        self.written(&folded(cell))
    }

    /// The unit at the end of a header, whatever stands before it.
    fn column_as_written(&self, cell: &str) -> Option<MoneyUnit> {
        let name = folded(cell);
        let name = name.trim_end_matches(CLOSING);
        let unit = MoneyUnit::ALL.into_iter().rev().find(|unit| name.ends_with(unit.sign()))?;
        name.strip_suffix(unit.sign())?.ends_with(OPENING).then_some(unit)
    }

    fn written(&self, name: &str) -> HeaderCell {
        let name = name.trim_matches(['*', ':', '★']);
        let name = MARKS.iter().fold(name, |name, mark| {
            let bare = name.strip_suffix(CLOSING).and_then(|rest| rest.strip_suffix(mark)?.strip_suffix(OPENING));
            bare.unwrap_or(name)
        });
        if name.is_empty() {
            return HeaderCell::Blank;
        }
        if let Some(field) = self.by_name(name) {
            return HeaderCell::Field { field, unit: MoneyUnit::Wan };
        }
        // Forms such as `营业收入(万元)`, `营业收入(单位:元)`, `营业收入/元`, and `营业收入元` written over two lines.
        let bare = name.trim_end_matches(CLOSING);
        for unit in MoneyUnit::ALL.into_iter().rev() {
            let Some(base) = bare.strip_suffix(unit.sign()) else { continue };
            let base = base.trim_end_matches(OPENING);
            let base = base.strip_suffix("单位").unwrap_or(base).trim_end_matches(OPENING);
            if let Some(field) = self.by_name(base).filter(|field| self.is_money(*field)) {
                return HeaderCell::Field { field, unit };
            }
        }
        let Some((base, bracket)) = bare.rsplit_once(OPENING) else { return HeaderCell::Unknown };
        match self.by_name(base.trim_end_matches(OPENING)) {
            Some(field) if self.is_money(field) => HeaderCell::Unit { written: plain(bracket).into_owned(), field },
            // `从业人数(人)`: a unit of counts has no effect.
            Some(field) if bare != name => HeaderCell::Field { field, unit: MoneyUnit::Wan },
            _ => HeaderCell::Unknown,
        }
    }

    fn by_name(&self, wanted: &str) -> Option<FieldId> {
        self.names.iter().find(|(name, _)| name == wanted).map(|(_, field)| *field)
    }

    fn is_money(&self, field: FieldId) -> bool {
        matches!(self.rules.fields[field.index()].kind, FieldKind::Money { .. })
    }

    /// Reads the header of a table. Reports columns that are missing, duplicate or unknown, and unknown units.
    pub(super) fn read(&self, file: &str, is_sheet: bool, record: &Record, faults: &mut TableFaults) -> Option<Header> {
        let row = record.row;
        let place = |column: Option<(usize, &str)>| Place::Cell {
            file: file.to_owned(),
            row,
            column: column.map(|(_, text)| text.to_owned()),
            at: column.filter(|_| is_sheet).map(|(at, _)| at),
        };
        if record.len() > MAX_COLUMNS {
            let fault = Diagnostic::error(Code::TooManyColumns).with("limit", MAX_COLUMNS.to_string());
            faults.push(fault.at(place(None)));
            return None;
        }
        let mut header = Header { width: record.len(), ..Header::default() };
        let mut unknown: Vec<(usize, &str)> = Vec::new();
        for (at, cell) in record.iter().enumerate() {
            let text = cell.trim();
            let here = || place(Some((at, text)));
            match self.find(text) {
                HeaderCell::Blank => header.unnamed.push(at),
                HeaderCell::Unknown => unknown.push((at, text)),
                HeaderCell::Unwanted => {}
                HeaderCell::Unit { written, field } => {
                    let label = &self.rules.fields[field.index()].label.zh;
                    let signs = MoneyUnit::ALL.map(|unit| format!("{label} ({})", unit.sign())).to_vec();
                    faults.push(Diagnostic::error(Code::UnknownUnit).at(here()).with("found", written).suggest(signs));
                }
                HeaderCell::Field { field, .. } if header.of(field).is_some() => {
                    faults.push(Diagnostic::error(Code::DuplicateColumn).at(here()).with("column", text));
                }
                HeaderCell::Field { field, unit } => {
                    let kind = self.rules.fields[field.index()].kind;
                    header.columns.push(HeaderColumn { at, field, kind, unit, text: text.to_owned() });
                }
            }
        }
        for (id, field) in self.rules.fields_of(self.rows) {
            if field.required && header.of(id).is_none() {
                let written = || unknown.iter().map(|(_, text)| *text);
                let mut meant: Vec<String> = names(field).iter().flat_map(|name| nearest(name, written())).collect();
                meant.dedup();
                let fault = Diagnostic::error(Code::MissingColumn).at(place(None)).suggest(meant);
                faults.push(fault.with("field", field.label.clone()).with("id", field.id.as_str()));
            }
        }
        for (at, text) in unknown {
            let free = self.rules.fields_of(self.rows).filter(|(id, _)| header.of(*id).is_none());
            let free: Vec<&str> = free.flat_map(|(_, field)| names(field)).collect();
            let fault = Diagnostic::warning(Code::UnknownColumn).at(place(Some((at, text)))).with("column", text);
            faults.push(fault.suggest(nearest(text, free)));
        }
        Some(header)
    }
}

/// The ids of the fields a header may mean, best first; without the fields that have a column.
pub(super) fn suggestions(rules: &Rules, rows: Rows, header: &str, taken: &[FieldId]) -> Vec<String> {
    let free: Vec<&Field> =
        rules.fields_of(rows).filter(|(id, _)| !taken.contains(id)).map(|(_, field)| field).collect();
    let name = folded(header);
    let bare = name.split(OPENING).next().unwrap_or_default();
    let near = nearest(bare, free.iter().flat_map(|field| names(field)));
    let mut ids: Vec<String> = Vec::new();
    for name in near {
        let named = free.iter().find(|field| names(field).contains(&name.as_str()));
        ids.extend(named.map(|field| field.id.clone()).filter(|id| !ids.contains(id)));
    }
    ids
}

fn names(field: &Field) -> [&str; 3] {
    [&field.id, &field.label.zh, &field.label.en]
}
