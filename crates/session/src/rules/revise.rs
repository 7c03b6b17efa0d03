//! Changed files to rules in force, over the same people and with the same settings.

use std::sync::Arc;

use crate::api::{
    AddMeasure, Adopted, CasesView, Column, ColumnKind, Complete, Completions, DraftedFiles, FiguresView, MeasureParts,
    NewMeasure, OriginalFiles, PartsView, PolicyView, RemoveMeasure, Reply, Revise, RevisedView, RunCases,
};
use crate::cases::{columnar, judge, read_cases};
use crate::{Policy, Query, Running, Session, understood};
use cesuan_base::diag::{Code, Diagnostic, Diagnostics, Warned};
use cesuan_base::dim::Rows;
use cesuan_policy::check::{FieldKind, Rules};
use cesuan_policy::rules::{Changes, Folder, with_measure, without_measure};

use super::complete::complete;
use super::template;

const POLICY: &str = "policy.toml";

impl Query for OriginalFiles {
    fn answer(self, session: &mut Session) -> Reply<Folder> {
        Reply::of(session.drafted().map(|drafted| drafted.folder.clone()))
    }
}

impl Query for Revise {
    fn answer(self, session: &mut Session) -> Reply<RevisedView> {
        Reply::of(session.revise(self.serial, &self.changes))
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
        Reply::of(session.add(&self.measure, self.changes))
    }
}

impl Query for RemoveMeasure {
    fn answer(self, session: &mut Session) -> Reply<DraftedFiles> {
        Reply::of(session.remove(&self.measure, self.changes))
    }
}

impl Session {
    /// Compiles changed files and puts them in force; where that cannot be, nothing changes.
    fn revise(&mut self, serial: u64, changes: &Changes) -> Result<RevisedView, Diagnostics> {
        let drafted = self.drafted()?.clone();
        let compiled = if changes.is_empty() {
            Ok(Warned { value: drafted.clone(), warnings: Diagnostics::new() })
        } else {
            Policy::compile(changes.applied(&drafted.folder))
                .map(|compiled| Warned { value: Arc::new(compiled.value), warnings: compiled.warnings })
        };
        let adopted = compiled.and_then(|compiled| {
            let Warned { value: adopted, warnings } = self.adopt(compiled.value, &drafted)?;
            let mut diagnostics = compiled.warnings;
            diagnostics.extend(warnings);
            Ok((adopted, diagnostics))
        });
        Ok(match adopted {
            Ok((adopted, diagnostics)) => RevisedView { serial, diagnostics, adopted: Some(adopted) },
            Err(diagnostics) => RevisedView { serial, diagnostics, adopted: None },
        })
    }

    fn adopt(&mut self, policy: Arc<Policy>, drafted: &Arc<Policy>) -> Result<Warned<Adopted>, Diagnostics> {
        let mut warnings = Diagnostics::new();
        let mut next = None;
        if let Some(known) = &self.people {
            let followed = known.follow(self.policy()?, &policy, drafted)?;
            warnings.extend(followed.warnings);
            let people = followed.value;
            let mut running = self.start(&policy, drafted, &people)?;
            let scenario = running.engine.run()?;
            let moved = !Arc::ptr_eq(&known.population, &people.population);
            let figures = FiguresView { revision: self.revision, scenario, draft: running.draft.clone() };
            next = Some((people, running, figures, moved));
        }
        let waiting = self.settings.iter().filter(|setting| !understood(setting, &policy.rules)).cloned().collect();
        let view = PolicyView::of(&policy.rules);
        self.policy = Some(policy);
        let mut adopted = Adopted { policy: view, population: None, figures: None, waiting };
        if let Some((people, running, figures, moved)) = next {
            adopted.population = moved.then(|| people.view());
            adopted.figures = Some(figures);
            self.put(people, running);
        }
        Ok(Warned { value: adopted, warnings })
    }

    fn put(&mut self, people: crate::People, running: Running) {
        self.people = Some(people);
        self.running = Some(running);
    }

    fn add(&self, measure: &NewMeasure, mut changes: Changes) -> Result<DraftedFiles, Diagnostics> {
        let original = &self.drafted()?.folder;
        let written = template::write(&self.policy()?.rules, measure)?;
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

    fn remove(&self, id: &str, mut changes: Changes) -> Result<DraftedFiles, Diagnostics> {
        let original = &self.drafted()?.folder;
        let policy = changes.text(original, POLICY).unwrap_or_default();
        if let Some(policy) = without_measure(policy, id) {
            changes.set(original, POLICY, Some(&policy));
        }
        for path in [template::path(id), template::cases_path(id)] {
            changes.set(original, &path, None);
        }
        Ok(DraftedFiles { changes, file: None })
    }
}

/// Runs every case on the engine that makes the figures.
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

/// The columns a measure may go by.
fn columns(rules: &Rules) -> Vec<Column> {
    let of = |rows| rules.fields_of(rows).map(|(_, field)| field);
    let kind = |kind| match kind {
        FieldKind::Flag => Some(ColumnKind::Flag),
        FieldKind::Money { .. } => Some(ColumnKind::Money),
        FieldKind::Count => Some(ColumnKind::Count),
        _ => None,
    };
    let column = |field: &cesuan_policy::check::Field| {
        let kind = kind(field.kind)?;
        Some(Column { id: field.id.clone(), rows: field.rows, label: field.label.clone(), kind })
    };
    of(Rows::Enterprise).chain(of(Rows::Project)).filter_map(column).collect()
}
