//! Draws a population from a checked description, a number of enterprises and a seed.

use crate::assemble::{LooseTable, NONE, population};
use crate::column::ColumnBuilder;
use crate::limits::MAX_ROWS;
use cesuan_base::diag::{Code, Diagnostic, Diagnostics};
use cesuan_base::dim::Rows;
use cesuan_base::table::Population;
use cesuan_policy::check::Rules;

use super::identity::EnterpriseId;
use super::spec::SampleSpec;
use super::value::{DrawnColumns, SampleRow, fill, single};

/// The most projects drawn for an enterprise.
pub(super) const MAX_PROJECTS: u64 = 50;

/// Draws a population in which each enterprise has a row in every policy year. The first enterprises are the same
/// whatever the number drawn.
///
/// # Errors
/// If no enterprises are asked for, or a table would have more than [`MAX_ROWS`] rows.
pub fn draw(spec: &SampleSpec, rules: &Rules, enterprises: u32, seed: u64) -> Result<Population, Diagnostics> {
    let years = rules.years.len();
    if enterprises == 0 {
        return Err(Diagnostic::error(Code::EmptyTable).into());
    }
    // Computed in 64 bits, since the product may exceed the 32 bits of an address in wasm.
    if u64::from(enterprises) * years as u64 > MAX_ROWS as u64 {
        return Err(too_many());
    }
    let rows: Vec<SampleRow> = (0..enterprises)
        .flat_map(|enterprise| {
            (0..years).map(move |year| SampleRow {
                entity: enterprise.into(),
                enterprise,
                project: 0,
                year,
                age: year,
                parent: 0,
            })
        })
        .collect();
    let mut table = LooseTable::new(rules, Rows::Enterprise);
    for (field, rule) in &spec.enterprise {
        let view =
            DrawnColumns { years: &rules.years, rows: Rows::Enterprise, enterprise: &table.columns, project: &[] };
        table.columns[field.index()] = fill(rule, seed, &rows, view);
    }
    table.ids = (0..enterprises).map(|enterprise| enterprise_id(spec, &table.columns, enterprise, years)).collect();
    seat(&mut table, &rows, |row| row.enterprise);

    let (rows, owners) = project_rows(spec, rules, &table.columns, enterprises, seed)?;
    let mut projects = LooseTable::new(rules, Rows::Project);
    for (field, rule) in &spec.project {
        let view = DrawnColumns {
            years: &rules.years,
            rows: Rows::Project,
            enterprise: &table.columns,
            project: &projects.columns,
        };
        projects.columns[field.index()] = fill(rule, seed, &rows, view);
    }
    let mut number = NONE;
    let numbers: Vec<u32> = rows
        .iter()
        .map(|row| {
            number = if row.age > 0 { number } else { number.wrapping_add(1) };
            number
        })
        .collect();
    projects.ids = rows
        .iter()
        .filter(|row| row.age == 0)
        .map(|row| {
            let mut id = String::new();
            spec.project_id.write(&mut id, row.enterprise.into(), row.project);
            id.into()
        })
        .collect();
    let mut next = numbers.iter();
    seat(&mut projects, &rows, |_| next.next().copied().unwrap_or(NONE));
    Ok(Population { synthetic: true, ..population(rules, table, projects, &owners) })
}

fn too_many() -> Diagnostics {
    Diagnostic::error(Code::TooManyRows).with("limit", MAX_ROWS.to_string()).into()
}

fn enterprise_id(spec: &SampleSpec, columns: &[ColumnBuilder], enterprise: u32, years: usize) -> Box<str> {
    let mut id = String::new();
    match &spec.enterprise_id {
        EnterpriseId::Pattern(pattern) => pattern.write(&mut id, enterprise.into(), 0),
        EnterpriseId::CreditCode(code) => {
            let option = columns[code.by.field.index()].integer(enterprise as usize * years);
            code.write(&mut id, enterprise.into(), usize::try_from(option).unwrap_or(0));
        }
    }
    id.into()
}

/// Enters every row under its id and year.
fn seat(table: &mut LooseTable, rows: &[SampleRow], mut number: impl FnMut(&SampleRow) -> u32) {
    for row in rows {
        let seated = table.seat(row.year, number(row));
        debug_assert!(seated.is_ok(), "a drawn row has a key of its own");
    }
}

/// The rows of all projects, each project's years together, and the enterprise of each project.
fn project_rows(
    spec: &SampleSpec,
    rules: &Rules,
    columns: &[ColumnBuilder],
    enterprises: u32,
    seed: u64,
) -> Result<(Vec<SampleRow>, Vec<u32>), Diagnostics> {
    let years = rules.years.len();
    let view = DrawnColumns { years: &rules.years, rows: Rows::Enterprise, enterprise: columns, project: &[] };
    let mut rows = Vec::new();
    let mut owners = Vec::new();
    for enterprise in 0..enterprises {
        let at = enterprise as usize * years;
        let base = SampleRow { entity: enterprise.into(), enterprise, project: 0, year: 0, age: 0, parent: 0 };
        let number = |rule, row: SampleRow| u64::try_from(single(rule, seed, row, at, view)).unwrap_or(0);
        for project in 0..number(&spec.count, base).min(MAX_PROJECTS) {
            let row = SampleRow { entity: u64::from(enterprise) * MAX_PROJECTS + project, project, ..base };
            let first = usize::try_from(number(&spec.first, row)).unwrap_or(0).min(years - 1);
            let span = usize::try_from(number(&spec.span, row)).unwrap_or(1).clamp(1, years - first);
            owners.push(enterprise);
            for year in first..first + span {
                let parent = u32::try_from(at + year).unwrap_or(NONE);
                rows.push(SampleRow { year, age: year - first, parent, ..row });
            }
        }
        if rows.len() > MAX_ROWS {
            return Err(too_many());
        }
    }
    Ok((rows, owners))
}
