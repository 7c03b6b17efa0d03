//! Draws enterprises and their rows.

use crate::assemble::LooseTable;
use crate::limits::{MAX_ROWS, too_many};
use cesuan_base::diag::{Code, Diagnostic, Diagnostics};
use cesuan_base::dim::Rows;
use cesuan_policy::check::Rules;

use super::identity::EnterpriseId;
use super::spec::SampleSpec;
use super::value::{Drawer, DrawnColumns, SampleRow, fill, repeat};

/// The years a population has rows for.
pub(super) struct DrawnYears {
    /// The policy years, and the years after them in which measures may continue.
    pub all: Vec<i32>,
    /// The number of policy years.
    pub policy: usize,
}

impl DrawnYears {
    pub(super) fn of(rules: &Rules) -> Self {
        Self { all: rules.years.iter().chain(&rules.commitment_years).copied().collect(), policy: rules.years.len() }
    }
}

/// Enterprises with their rows of the policy years.
pub(super) struct DrawnEnterprises {
    pub table: LooseTable,
    pub rows: Vec<SampleRow>,
    /// The first row of each enterprise.
    pub first_row: Vec<u32>,
    /// For each enterprise, the index of the year from which it has no rows.
    pub end: Vec<usize>,
}

impl DrawnEnterprises {
    /// The index of the first year in which an enterprise has a row.
    pub(super) fn entry(&self, enterprise: u32) -> usize {
        self.rows[self.first_row[enterprise as usize] as usize].year
    }

    /// The row of an enterprise in a year from its first on, or that of the last policy year.
    pub(super) fn row_in(&self, enterprise: u32, year: usize, years: &DrawnYears) -> u32 {
        let more = year.min(years.policy - 1).saturating_sub(self.entry(enterprise));
        // The number of rows is limited far below 2^32.
        self.first_row[enterprise as usize] + u32::try_from(more).unwrap_or(0)
    }

    /// Adds rows for years after the policy years. They repeat what is the same in all years of an enterprise.
    pub(super) fn add_later_years(&mut self, spec: &SampleSpec, years: &DrawnYears, wanted: &[(u32, usize)]) {
        let later: Vec<(u32, usize)> = wanted.iter().copied().filter(|(_, year)| *year >= years.policy).collect();
        for (field, rule) in spec.enterprise.iter().filter(|(_, rule)| rule.is_kept()) {
            for (at, (enterprise, year)) in (self.rows.len()..).zip(&later) {
                let from = self.row_in(*enterprise, *year, years) as usize;
                repeat(&mut self.table.columns[field.index()], rule.kind, from, at);
            }
        }
        for (at, (enterprise, year)) in (self.rows.len()..).zip(&later) {
            self.table.place(*year, *enterprise, at);
        }
    }
}

/// Draws a number of enterprises, each from the year it enters to its last.
///
/// # Errors
/// If it is none, or too many.
pub(super) fn draw_enterprises(
    spec: &SampleSpec,
    rules: &Rules,
    years: &DrawnYears,
    enterprises: u32,
    seed: u64,
) -> Result<DrawnEnterprises, Diagnostics> {
    if enterprises == 0 {
        return Err(Diagnostic::error(Code::EmptyTable).into());
    }
    // Computed in 64 bits, since the product may exceed the 32 bits of an address in wasm.
    if u64::from(enterprises) * years.policy as u64 > MAX_ROWS as u64 {
        return Err(too_many());
    }
    let (rows, first_row) = enterprise_rows(spec, years, enterprises, seed);
    let mut table = LooseTable::new(rules, Rows::Enterprise);
    let end = vec![years.all.len(); first_row.len()];
    for (field, rule) in &spec.enterprise {
        let view = DrawnColumns { years: &years.all, rows: Rows::Enterprise, enterprise: &table.columns, project: &[] };
        table.columns[field.index()] = fill(rule, seed, &rows, view);
    }
    let mut drawn = DrawnEnterprises { table, rows, first_row, end };
    if let Some(last) = &spec.last {
        let columns = &drawn.table.columns;
        let view = DrawnColumns { years: &years.all, rows: Rows::Enterprise, enterprise: columns, project: &[] };
        let leaves = fill(last, seed, &drawn.rows, view);
        // Who leaves after the last policy year is still there in the years that follow from it.
        let gone = drawn.rows.iter().enumerate().filter(|(at, row)| leaves.flag(*at) && row.year + 1 < years.policy);
        for (_, row) in gone {
            let end = &mut drawn.end[row.enterprise as usize];
            *end = (*end).min(row.year + 1);
        }
    }
    for (at, row) in drawn.rows.iter().enumerate().filter(|(_, row)| row.year < drawn.end[row.enterprise as usize]) {
        drawn.table.place(row.year, row.enterprise, at);
    }
    drawn.table.ids = (0..)
        .zip(&drawn.first_row)
        .map(|(enterprise, row)| enterprise_id(spec, &drawn.table, enterprise, *row))
        .collect();
    Ok(drawn)
}

/// The rows of all enterprises in the policy years, and the first row of each.
fn enterprise_rows(spec: &SampleSpec, years: &DrawnYears, enterprises: u32, seed: u64) -> (Vec<SampleRow>, Vec<u32>) {
    let mut entries = spec.entry.as_ref().map(|rule| Drawer::new(rule, seed));
    let view = DrawnColumns { years: &years.all, rows: Rows::Enterprise, enterprise: &[], project: &[] };
    let (mut rows, mut first_row) = (Vec::new(), Vec::new());
    for enterprise in 0..enterprises {
        let base = SampleRow { entity: enterprise.into(), enterprise, project: 0, year: 0, age: 0, parent: 0 };
        let entry = entries.as_mut().map_or(0, |entries| entries.single(base, 0, view));
        let entry = usize::try_from(entry).unwrap_or(0).min(years.policy - 1);
        // The number of rows is limited far below 2^32.
        first_row.push(u32::try_from(rows.len()).unwrap_or(u32::MAX));
        rows.extend((entry..years.policy).map(|year| SampleRow { year, age: year - entry, ..base }));
    }
    (rows, first_row)
}

fn enterprise_id(spec: &SampleSpec, table: &LooseTable, enterprise: u32, row: u32) -> Box<str> {
    let mut id = String::new();
    match &spec.enterprise_id {
        EnterpriseId::Pattern(pattern) => pattern.write(&mut id, enterprise.into(), 0),
        EnterpriseId::CreditCode(code) => {
            let option = table.columns[code.by.field.index()].integer(row as usize);
            code.write(&mut id, enterprise.into(), usize::try_from(option).unwrap_or(0));
        }
    }
    id.into()
}
