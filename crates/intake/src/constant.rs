//! Columns that every row of a recipient must hold alike, such as the year a project was accepted.

use cesuan_base::diag::{Code, Diagnostic};
use cesuan_base::id::FieldId;
use cesuan_policy::check::Rules;

use super::assemble::NONE;
use super::faults::TableFaults;
use super::table_reader::ReadTable;

/// Reports each row whose cell in such a column differs from that of an earlier year of the same recipient. A blank cell
/// differs from none.
pub(super) fn differing(rules: &Rules, table: &mut ReadTable, faults: &mut TableFaults) {
    let mut found: Vec<(u32, u32, FieldId)> = Vec::new();
    for (field, _) in rules.fields_of(table.rows).filter(|(_, field)| field.constant) {
        let cells = &table.loose.columns[field.index()];
        let value = |row: u32| cells.integer(row as usize);
        for number in 0..table.ids.len() {
            let rows = table.loose.seats.iter().filter_map(|seats| seats.get(number).copied());
            let mut given = rows.filter(|row| *row != NONE && !cells.is_blank(*row as usize));
            let Some(first) = given.next() else { continue };
            found.extend(given.filter(|row| value(*row) != value(first)).map(|row| (row, first, field)));
        }
    }
    found.sort_unstable();
    for (row, first, field) in found {
        report(rules, table, [row, first], field, faults);
        table.row_errors += 1;
        if !table.wrong.contains(&row) {
            table.wrong.push(row);
            table.in_error += 1;
        }
    }
}

fn report(rules: &Rules, table: &ReadTable, [row, first]: [u32; 2], field: FieldId, faults: &mut TableFaults) {
    let (Some(part), Some(other)) = (table.part_of(row), table.part_of(first)) else { return };
    let column = part.header.columns.iter().position(|column| column.field == field);
    let cells = &table.loose.columns[field.index()];
    let value = |row: u32| cells.integer(row as usize).to_string();
    let line = table.lines[first as usize].to_string();
    let line = if part.file == other.file { line } else { format!("{}:{line}", other.file) };
    let fault = Diagnostic::error(Code::NotConstant)
        .with("column", rules.fields[field.index()].label.clone())
        .with("text", value(row))
        .with("other", value(first))
        .with("row", line);
    faults.push(fault.at(part.place(table.lines[row as usize].into(), column)));
}
