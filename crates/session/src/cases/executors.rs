//! The ways to compute the lines of a case. What is added to the list runs every case of every folder.

use std::sync::Arc;

use cesuan_base::diag::{Diagnostic, Diagnostics};
use cesuan_base::id::MeasureId;
use cesuan_engine::plan::Plan;
use cesuan_engine::{Engine, Line};
use cesuan_policy::check::{Category, Domain, Parameter, Rules, Setting, overlay};
use cesuan_reference::{Reference, ReferenceLine};

use super::case::{Case, CaseLine};

/// From a case, the rules and their plan to the lines of the case's measure.
pub type Lines = fn(&Case, &Arc<Rules>, &Arc<Plan>) -> Result<Vec<CaseLine>, Diagnostics>;

/// A way to compute the lines of a case.
#[derive(Clone, Copy, Debug)]
pub struct Executor {
    /// What it is called.
    pub name: &'static str,
    /// The lines of the case's measure.
    ///
    /// # Errors
    /// Settings that are wrong, and lines that cannot be given an amount.
    pub lines: Lines,
}

/// All there are.
pub const EXECUTORS: &[Executor] = &[
    Executor { name: "reference", lines: reference },
    Executor { name: "columnar", lines: columnar },
    Executor { name: "incremental", lines: incremental },
];

/// The rules one row at a time.
fn reference(case: &Case, rules: &Arc<Rules>, _: &Arc<Plan>) -> Result<Vec<CaseLine>, Diagnostics> {
    let settings = settings(case, rules)?;
    let lines = Reference::new(rules, &case.population, &settings).lines(case.measure).map_err(|unanswered| {
        let label = rules.measures[case.measure.index()].label.clone();
        Diagnostics::from(Diagnostic::error(unanswered.code()).with("measure", label))
    })?;
    let case_line = |line: ReferenceLine| CaseLine {
        year: rules.year(line.year),
        enterprise: line.enterprise,
        project: line.project.unwrap_or_default(),
        demand: line.demand,
    };
    Ok(lines.into_iter().map(case_line).collect())
}

/// A fresh engine.
///
/// # Errors
/// Settings that are wrong, and what the engine reports.
pub fn columnar(case: &Case, rules: &Arc<Rules>, plan: &Arc<Plan>) -> Result<Vec<CaseLine>, Diagnostics> {
    let mut engine = Engine::new(rules.clone(), plan.clone(), case.population.clone());
    engine.set(settings(case, rules)?);
    engine.run()?;
    Ok(lines_of(engine.lines(), case.measure, rules))
}

/// An engine that has run with the draft, and then with every parameter moved, before it comes to the case's settings.
fn incremental(case: &Case, rules: &Arc<Rules>, plan: &Arc<Plan>) -> Result<Vec<CaseLine>, Diagnostics> {
    let settings = settings(case, rules)?;
    let mut engine = Engine::new(rules.clone(), plan.clone(), case.population.clone());
    for before in [rules.draft(), moved(rules)] {
        engine.set(before);
        // Whether it succeeds says nothing about the case; what it leaves behind must not show.
        let _answer = engine.run();
    }
    engine.set(settings);
    engine.run()?;
    Ok(lines_of(engine.lines(), case.measure, rules))
}

fn settings(case: &Case, rules: &Rules) -> Result<Vec<Vec<Setting>>, Diagnostics> {
    overlay(rules, case.settings.iter().map(|(id, value)| (id.as_str(), value.as_str())))
}

/// Every parameter at another value than the draft's.
fn moved(rules: &Rules) -> Vec<Vec<Setting>> {
    let other = |parameter: &Parameter| {
        parameter.draft.iter().map(|draft| other(parameter, draft, &rules.categories)).collect()
    };
    rules.parameters.iter().map(other).collect()
}

fn other(parameter: &Parameter, draft: &Setting, categories: &[Category]) -> Setting {
    match (&parameter.domain, draft) {
        (Domain::Number { min, max, .. }, draft) => {
            let least = Setting::Number(*min);
            if *draft == least { Setting::Number(*max) } else { least }
        }
        (Domain::Choice { category }, Setting::Option(option)) => {
            let options = categories[category.index()].options.len();
            Setting::Option(if usize::from(*option) + 1 == options { 0 } else { option + 1 })
        }
        (Domain::Choice { .. }, _) => Setting::Option(0),
        (Domain::Set { .. }, Setting::Set(set)) if set.is_empty() => Setting::Set(vec![0]),
        (Domain::Set { .. }, _) => Setting::Set(Vec::new()),
        (Domain::Switch, draft) => Setting::Switch(*draft == Setting::Switch(false)),
    }
}

/// A measure's lines after a run, as cases name them.
fn lines_of<'a>(lines: impl Iterator<Item = Line<'a>>, measure: MeasureId, rules: &Rules) -> Vec<CaseLine> {
    lines
        .filter(|line| line.measure == measure)
        .map(|line| CaseLine {
            year: rules.year(line.year),
            enterprise: line.enterprise.to_owned(),
            project: line.project.unwrap_or_default().to_owned(),
            demand: line.demand,
        })
        .collect()
}
