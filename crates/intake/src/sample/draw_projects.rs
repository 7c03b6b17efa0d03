//! Draws the projects of enterprises.

use crate::assemble::LooseTable;
use crate::column::{CellValue, ColumnBuilder};
use crate::limits::{MAX_ROWS, too_many};
use cesuan_base::diag::Diagnostics;
use cesuan_base::dim::Rows;
use cesuan_policy::check::Rules;

use super::draw_enterprises::{DrawnEnterprises, DrawnYears};
use super::spec::SampleSpec;
use super::value::{Drawer, DrawnColumns, SampleRow, typed};

/// The most projects drawn for an enterprise.
const MAX_PROJECTS: u64 = 50;

/// About how many rows are drawn before those that are not wanted are left out.
const CHUNK: usize = 1 << 14;

/// Projects with their rows.
pub(super) struct DrawnProjects {
    table: LooseTable,
    /// The number of each project's enterprise.
    pub owners: Vec<u32>,
    /// The enterprise and the year of each row.
    rows: Vec<(u32, usize)>,
}

impl DrawnProjects {
    /// The enterprises and years in which a project has a row, each once, ascending.
    pub(super) fn years_of_owners(&self) -> Vec<(u32, usize)> {
        let mut years = self.rows.clone();
        years.sort_unstable();
        years.dedup();
        years
    }

    /// The table, which is empty from then on.
    pub(super) fn take_table(&mut self) -> LooseTable {
        std::mem::take(&mut self.table)
    }
}

/// A project whose rows are being drawn.
struct Candidate {
    enterprise: u32,
    /// Its number among those of its enterprise, from 0.
    number: u64,
    /// Its rows among those being drawn.
    rows: std::ops::Range<usize>,
    /// For how many years it has rows in any case.
    span: usize,
}

/// Draws the projects of all enterprises.
pub(super) fn draw_projects(
    spec: &SampleSpec,
    rules: &Rules,
    years: &DrawnYears,
    enterprises: &DrawnEnterprises,
    seed: u64,
) -> Result<DrawnProjects, Diagnostics> {
    let view = DrawnColumns {
        years: &years.all,
        rows: Rows::Enterprise,
        enterprise: &enterprises.table.columns,
        project: &[],
    };
    let mut counts = [&spec.count, &spec.first, &spec.span].map(|rule| Drawer::new(rule, seed));
    let mut columns: Vec<Drawer<'_>> = spec.project.iter().map(|(_, rule)| Drawer::new(rule, seed)).collect();
    let mut drawn =
        DrawnProjects { table: LooseTable::new(rules, Rows::Project), owners: Vec::new(), rows: Vec::new() };
    let (mut rows, mut candidates): (Vec<SampleRow>, Vec<Candidate>) = (Vec::new(), Vec::new());
    let last = enterprises.first_row.len().saturating_sub(1);
    for enterprise in (0..).take(last + 1) {
        let (entry, end) = (enterprises.entry(enterprise), enterprises.end[enterprise as usize]);
        let at = enterprises.first_row[enterprise as usize] as usize;
        let base = SampleRow { entity: enterprise.into(), enterprise, project: 0, year: 0, age: 0, parent: 0 };
        let mut number = |which: usize, row: SampleRow| u64::try_from(counts[which].single(row, at, view)).unwrap_or(0);
        for project in 0..number(0, base).min(MAX_PROJECTS) {
            let row = SampleRow { entity: u64::from(enterprise) * MAX_PROJECTS + project, project, ..base };
            let first = usize::try_from(number(1, row)).unwrap_or(0).clamp(entry, years.policy - 1);
            let span = usize::try_from(number(2, row)).unwrap_or(1).clamp(1, years.all.len());
            // The rows that a condition may add are drawn, too.
            let until = if spec.also.is_empty() { first + span } else { years.all.len() }.min(end);
            if first >= until {
                continue;
            }
            let start = rows.len();
            rows.extend((first..until).map(|year| SampleRow {
                year,
                age: year - first,
                parent: enterprises.row_in(enterprise, year, years),
                ..row
            }));
            candidates.push(Candidate { enterprise, number: project, rows: start..rows.len(), span });
        }
        if rows.len() >= CHUNK || enterprise as usize == last {
            drawn.add(spec, years, enterprises, &mut columns, &rows, &candidates);
            rows.clear();
            candidates.clear();
            if drawn.rows.len() > MAX_ROWS {
                return Err(too_many());
            }
        }
    }
    Ok(drawn)
}

impl DrawnProjects {
    /// Draws the columns of some projects and keeps the rows that are wanted.
    fn add(
        &mut self,
        spec: &SampleSpec,
        years: &DrawnYears,
        enterprises: &DrawnEnterprises,
        drawers: &mut [Drawer<'_>],
        rows: &[SampleRow],
        candidates: &[Candidate],
    ) {
        let mut columns: Vec<ColumnBuilder> = vec![ColumnBuilder::None; self.table.columns.len()];
        let enterprise = &enterprises.table.columns;
        for ((field, _), drawer) in spec.project.iter().zip(drawers) {
            let view = DrawnColumns { years: &years.all, rows: Rows::Project, enterprise, project: &columns };
            columns[field.index()] = drawer.fill(rows, view);
        }
        let view = DrawnColumns { years: &years.all, rows: Rows::Project, enterprise, project: &columns };
        let also =
            |at: usize| spec.also.iter().any(|case| case.iter().all(|condition| view.holds(condition, &rows[at], at)));
        let mut wanted: Vec<usize> = Vec::new();
        for Candidate { enterprise, number, rows: own, span } in candidates {
            let by_span = own.start + (*span).min(own.len());
            let end = (by_span..own.end).rev().find(|at| also(*at)).map_or(by_span, |at| at + 1);
            // The number of projects is limited by that of rows.
            let project = u32::try_from(self.owners.len()).unwrap_or(u32::MAX);
            for row in &rows[own.start..end] {
                self.table.place(row.year, project, self.rows.len());
                self.rows.push((*enterprise, row.year));
            }
            wanted.extend(own.start..end);
            self.owners.push(*enterprise);
            let mut id = String::new();
            spec.project_id.write(&mut id, u64::from(*enterprise), *number);
            self.table.ids.push(id.into());
        }
        let start = self.rows.len() - wanted.len();
        for (field, rule) in &spec.project {
            let (from, to) = (&columns[field.index()], &mut self.table.columns[field.index()]);
            for (to_row, at) in (start..).zip(&wanted) {
                match from {
                    ColumnBuilder::Words(words) => to.put(to_row, CellValue::Words(words.get(*at))),
                    other => to.put(to_row, typed(rule.kind, other.integer(*at))),
                }
            }
        }
    }
}
