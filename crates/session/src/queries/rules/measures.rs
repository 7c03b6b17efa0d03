//! Answers questions about the rules' files: cases, completion, and measures that are added or removed.

use crate::api::{
    AddMeasure, CasesView, ColumnKind, Complete, Completions, DraftedFiles, MeasureColumn, MeasureParts, NewMeasure,
    OriginalFiles, PartsView, RemoveMeasure, Reply, RunCases,
};
use crate::cases::{columnar, judge, read_cases};
use crate::policy::Policy;
use crate::session::{Query, Session};
use crate::workspace::Workspace;
use cesuan_base::diag::{Code, Diagnostic, Diagnostics};
use cesuan_base::dim::Rows;
use cesuan_policy::check::{FieldKind, Rules};
use cesuan_policy::rules::{Changes, Folder, with_measure, without_measure};

use super::complete::complete;
use super::template;

const POLICY: &str = "policy.toml";

impl Query for OriginalFiles {
    fn answer(self, session: &mut Session) -> Reply<Folder> {
        Reply::of(session.workspace().map(|workspace| workspace.draft().folder.clone()))
    }
}

impl Query for RunCases {
    fn answer(self, session: &mut Session) -> Reply<CasesView> {
        Reply::of(session.policy().map(|policy| cases(policy)))
    }
}

impl Query for Complete {
    fn answer(self, session: &mut Session) -> Reply<Completions> {
        Reply::of(session.policy().map(|policy| complete(&policy.rules, &self.file, &self.text, self.at)))
    }
}

impl Query for MeasureParts {
    fn answer(self, session: &mut Session) -> Reply<PartsView> {
        Reply::of(session.policy().map(|policy| PartsView { columns: columns(&policy.rules) }))
    }
}

impl Query for AddMeasure {
    fn answer(self, session: &mut Session) -> Reply<DraftedFiles> {
        Reply::of(session.workspace().and_then(|workspace| add(workspace, &self.measure, self.changes)))
    }
}

impl Query for RemoveMeasure {
    fn answer(self, session: &mut Session) -> Reply<DraftedFiles> {
        Reply::of(session.workspace().map(|workspace| remove(workspace, &self.measure, self.changes)))
    }
}

fn add(workspace: &Workspace, measure: &NewMeasure, mut changes: Changes) -> Result<DraftedFiles, Diagnostics> {
    let original = &workspace.draft().folder;
    let written = template::write(&workspace.policy().rules, measure)?;
    if changes.text(original, &written.path).is_some() {
        return Err(Diagnostic::error(Code::DuplicateName).with("name", measure.id.as_str()).into());
    }
    let policy = changes.text(original, POLICY).and_then(|policy| with_measure(policy, &measure.id));
    let Some(mut policy) = policy else {
        return Err(Diagnostic::error(Code::DuplicateName).with("name", measure.id.as_str()).into());
    };
    policy.push_str(&written.readings);
    changes.set(original, POLICY, Some(&policy));
    changes.set(original, &written.path, Some(&written.measure));
    changes.set(original, &written.cases_path, Some(&written.cases));
    Ok(DraftedFiles { changes, file: Some(written.path) })
}

fn remove(workspace: &Workspace, id: &str, mut changes: Changes) -> DraftedFiles {
    let original = &workspace.draft().folder;
    let policy = changes.text(original, POLICY).unwrap_or_default();
    if let Some(policy) = without_measure(policy, id) {
        changes.set(original, POLICY, Some(&policy));
    }
    for path in [template::path(id), template::cases_path(id)] {
        changes.set(original, &path, None);
    }
    DraftedFiles { changes, file: None }
}

/// Runs all cases on the engine.
fn cases(policy: &Policy) -> CasesView {
    let (cases, mut diagnostics) = read_cases(&policy.folder, &policy.rules);
    let mut passed = 0;
    for case in &cases {
        match judge(case, |case| columnar(case, &policy.rules, &policy.plan)) {
            Ok(()) => passed += 1,
            Err(more) => diagnostics.extend(more),
        }
    }
    CasesView { total: cases.len(), passed, diagnostics }
}

/// The columns that a new measure may be based on.
fn columns(rules: &Rules) -> Vec<MeasureColumn> {
    let of = |rows| rules.fields_of(rows).map(|(_, field)| field);
    let kind = |kind| match kind {
        FieldKind::Flag => Some(ColumnKind::Flag),
        // No formula can take an amount that may be unknown.
        FieldKind::Money { unknown: true, .. } => None,
        FieldKind::Money { .. } => Some(ColumnKind::Money),
        FieldKind::Count => Some(ColumnKind::Count),
        _ => None,
    };
    let column = |field: &cesuan_policy::check::Field| {
        let kind = kind(field.kind)?;
        Some(MeasureColumn { id: field.id.clone(), rows: field.rows, label: field.label.clone(), kind })
    };
    of(Rows::Enterprise).chain(of(Rows::Project)).filter_map(column).collect()
}
