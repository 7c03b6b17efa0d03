//! Answers the question what an enterprise would get whose rows were typed in by hand, among the rivals it would have.

use std::sync::Arc;

use crate::api::{
    Account, Dossier, EnterpriseRecord, PolicyView, ProjectRecord, RecordRow, Reply, Trial, TrialFault, TrialView,
};
use crate::session::{Query, Session};
use crate::workspace::Workspace;
use cesuan_base::diag::{Code, Diagnostic, Diagnostics, Place, Severity};
use cesuan_base::dim::Rows;
use cesuan_base::id::FieldId;
use cesuan_base::table::Population;
use cesuan_intake::{MemoryGrid, read_grids, row_texts};
use cesuan_policy::check::{FieldKind, Rules, Setting};
use cesuan_reference::Reference;

use super::enterprise::{accounts, names};

impl EnterpriseRecord {
    /// The record of an enterprise of the population.
    pub(super) fn of(rules: &Rules, population: &Population, enterprise: u32) -> Self {
        let mut record = Self { id: population.enterprises[enterprise as usize].to_string(), ..Self::default() };
        for (year, slice) in population.slices.iter().enumerate() {
            let row = slice.enterprise.binary_search(&enterprise).ok();
            let texts = |rows: Rows, row: usize| row_texts(rules, population, rows, year, row).into_iter().collect();
            record.years.push(row.map(|row| texts(Rows::Enterprise, row)));
            let Some(row) = row else { continue };
            for project in slice.first_project[row] as usize..slice.first_project[row + 1] as usize {
                let id = &population.projects[slice.project[project] as usize];
                let at = record.projects.iter().position(|known| *known.id == **id).unwrap_or_else(|| {
                    let years = vec![None; population.slices.len()];
                    record.projects.push(ProjectRecord { id: id.to_string(), years });
                    record.projects.len() - 1
                });
                record.projects[at].years[year] = Some(texts(Rows::Project, project));
            }
        }
        record
    }

    /// The record for other rules: the cells of the fields that both rules have, matched by id, in the years that both have.
    fn for_rules(&self, from: &Rules, to: &Rules) -> Self {
        let field = |id: &FieldId| {
            let known = &from.fields[id.index()];
            to.fields_of(known.rows).find(|(_, field)| field.id == known.id).map(|(id, _)| id)
        };
        let row = |row: &RecordRow| -> RecordRow {
            row.iter().filter_map(|(id, text)| Some((field(id)?, text.clone()))).collect()
        };
        let years = |years: &[Option<RecordRow>]| -> Vec<Option<RecordRow>> {
            let at = |year: i32| (0..from.all_years()).position(|known| from.year(known) == year);
            (0..to.all_years()).map(|year| years.get(at(to.year(year))?)?.as_ref().map(row)).collect()
        };
        let project = |project: &ProjectRecord| ProjectRecord { id: project.id.clone(), years: years(&project.years) };
        Self { id: self.id.clone(), years: years(&self.years), projects: self.projects.iter().map(project).collect() }
    }
}

/// The row number of all rivals' rows. Rows that are tried have smaller ones, from which their place in the form follows.
const FIRST_RIVAL: u64 = 1 << 32;

impl Query for Trial {
    fn answer(self, session: &mut Session) -> Reply<TrialView> {
        let view = |workspace| trial(workspace, &self.record, self.instead_of.as_deref());
        Reply::of(session.workspace().and_then(view))
    }
}

/// What an enterprise with these rows would get in the population, from which `instead_of` is left out. Faults of the rows are
/// part of the view.
///
/// # Errors
/// If an amount cannot be computed.
fn trial(workspace: &Workspace, record: &EnterpriseRecord, instead_of: Option<&str>) -> Result<TrialView, Diagnostics> {
    let (rules, drafted) = (&workspace.policy().rules, &workspace.draft().rules);
    let other_rules = !Arc::ptr_eq(rules, drafted);
    let (values, draft) = (workspace.values()?, rules.draft());
    let changed = !other_rules && values != draft;
    let all: Vec<_> = std::iter::once(values).chain(changed.then_some(draft)).collect();
    let run = workspace.run();
    let population = run.map(|run| &*run.rows.population);
    let tried = match try_record(rules, population, &all, record, instead_of)? {
        Ok(tried) => tried,
        Err(faults) => return Ok(TrialView { dossier: None, faults: located(rules, faults) }),
    };
    let mut accounts = tried.accounts.into_iter();
    let now = accounts.next().unwrap_or_default();
    let mut before = accounts.next().unwrap_or_default();
    before.retain(|account| !now.contains(account));
    let mut names = names(rules, &tried.population, now.iter().chain(&before));
    if other_rules {
        let adapted = record.for_rules(rules, drafted);
        let population = run.and_then(|run| workspace.drafted(run)).map(|draft| &*draft.rows.population);
        // Rows that are not valid for the draft get nothing by it.
        if let Ok(tried) = self::try_record(drafted, population, &[drafted.draft()], &adapted, instead_of)? {
            before = tried.accounts.into_iter().next().unwrap_or_default();
            names.extend(self::names(drafted, &tried.population, before.iter()));
        }
    }
    let dossier = Dossier {
        revision: workspace.revision(),
        id: record.id.clone(),
        name: String::new(),
        facets: Vec::new(),
        record: record.clone(),
        names,
        accounts: now,
        draft: before,
        drafted: other_rules.then(|| Box::new(PolicyView::of(drafted))),
    };
    Ok(TrialView { dossier: Some(dossier), faults: Vec::new() })
}

/// The result of trying a record: its population, and its accounts for each of several settings.
struct TrialOutcome {
    population: Population,
    accounts: Vec<Vec<Account>>,
}

/// Tries a record for each of several settings, among the rivals it has for any of them. The inner error holds the faults of
/// its rows.
fn try_record(
    rules: &Rules,
    population: Option<&Population>,
    settings: &[Vec<Vec<Setting>>],
    record: &EnterpriseRecord,
    instead_of: Option<&str>,
) -> Result<Result<TrialOutcome, Diagnostics>, Diagnostics> {
    let mut rivals: Vec<EnterpriseRecord> = Vec::new();
    if let Some(population) = population {
        let mut indices = Vec::new();
        for settings in settings {
            indices.extend(competing(rules, population, settings)?);
        }
        indices.sort_unstable();
        indices.dedup();
        let stays = |index: &u32| {
            let id = &*population.enterprises[*index as usize];
            Some(id) != instead_of && id != record.id
        };
        rivals.extend(indices.into_iter().filter(stays).map(|index| EnterpriseRecord::of(rules, population, index)));
    }
    let population = match trial_population(rules, record, &rivals) {
        Ok(population) => population,
        Err(faults) => return Ok(Err(faults)),
    };
    let told = settings.iter().map(|settings| accounts(rules, &population, settings, &record.id, None));
    let accounts = told.collect::<Result<_, _>>()?;
    Ok(Ok(TrialOutcome { population, accounts }))
}

fn competing(rules: &Rules, population: &Population, settings: &[Vec<Setting>]) -> Result<Vec<u32>, Diagnostics> {
    let reference = Reference::new(rules, population, settings);
    reference.rivals().map_err(|unanswered| Diagnostic::error(unanswered.code()).into())
}

/// A population of only the tried enterprise and its rivals, since no other enterprise affects its lines.
fn trial_population(
    rules: &Rules,
    record: &EnterpriseRecord,
    rivals: &[EnterpriseRecord],
) -> Result<Population, Diagnostics> {
    let years = rules.all_years() as u64;
    let all = || std::iter::once(record).chain(rivals).zip(0_u64..);
    let mut enterprises = Vec::new();
    let mut projects = Vec::new();
    for (record, at) in all() {
        let number = |row: u64| if at == 0 { row } else { FIRST_RIVAL };
        for (year, row) in record.years.iter().enumerate() {
            if let Some(row) = row {
                enterprises.push((number(year as u64), cells(rules, Rows::Enterprise, &record.id, None, year, row)));
            }
        }
        for (project, index) in record.projects.iter().zip(0_u64..) {
            for (year, row) in project.years.iter().enumerate() {
                if let Some(row) = row {
                    let cells = cells(rules, Rows::Project, &project.id, Some(&record.id), year, row);
                    projects.push((number(index * years + year as u64), cells));
                }
            }
        }
    }
    let header = |rows: Rows| rules.fields_of(rows).map(|(_, field)| field.id.clone()).collect();
    let mut enterprise_grid = MemoryGrid::new("enterprise", header(Rows::Enterprise), enterprises);
    let mut project_grid = MemoryGrid::new("project", header(Rows::Project), projects);
    read_grids(rules, &mut enterprise_grid, Some(&mut project_grid)).map(|read| read.value)
}

fn cells(rules: &Rules, rows: Rows, id: &str, owner: Option<&str>, year: usize, row: &RecordRow) -> Vec<String> {
    let cell = |(field, declared): (FieldId, &cesuan_policy::check::Field)| match declared.kind {
        FieldKind::Key => id.to_owned(),
        FieldKind::Parent => owner.unwrap_or_default().to_owned(),
        FieldKind::Period => rules.year(year).to_string(),
        _ => row.get(&field).cloned().unwrap_or_default(),
    };
    rules.fields_of(rows).map(cell).collect()
}

/// The errors, each with its place in the form.
fn located(rules: &Rules, faults: Diagnostics) -> Vec<TrialFault> {
    let years = rules.all_years() as u64;
    let fault = |diagnostic: Diagnostic| {
        let mut found = TrialFault { project: None, year: None, field: None, diagnostic };
        if let Some(Place::Cell { file, row, column, .. }) = &found.diagnostic.place
            && *row < FIRST_RIVAL
        {
            let rows = if file == "project" { Rows::Project } else { Rows::Enterprise };
            let index = |number: u64| usize::try_from(number).ok();
            found.project = if rows == Rows::Project { index(row / years) } else { None };
            found.year = index(row % years);
            let named = |(id, field): (FieldId, &cesuan_policy::check::Field)| {
                (Some(&field.id) == column.as_ref()).then_some(id)
            };
            found.field = rules.fields_of(rows).find_map(named);
        }
        found
    };
    let errors = faults.list.into_iter().filter(|fault| fault.severity == Severity::Error);
    let mut found: Vec<TrialFault> = errors.map(fault).collect();
    if found.is_empty() {
        found.push(fault(Diagnostic::error(Code::EmptyTable)));
    }
    found
}
