//! The ways to compute the lines of a case. Every case of every folder is run in each of them.

use std::sync::Arc;

use cesuan_base::diag::{Diagnostic, Diagnostics};
use cesuan_base::id::MeasureId;
use cesuan_engine::plan::Plan;
use cesuan_engine::{Engine, Line};
use cesuan_policy::check::{Category, Domain, Parameter, Rules, Setting, overlay};
use cesuan_reference::{Reference, ReferenceLine};

use super::case::{Case, CaseLine};

/// Computes the lines of a case's measure by rules and their plan.
pub type ComputeLines = fn(&Case, &Arc<Rules>, &Arc<Plan>) -> Result<Vec<CaseLine>, Diagnostics>;

/// A way to compute the lines of a case.
#[derive(Clone, Copy, Debug)]
pub struct Executor {
    pub name: &'static str,
    /// Computes the lines. Fails if a setting is wrong or an amount cannot be computed.
    pub lines: ComputeLines,
}

/// All executors.
pub const EXECUTORS: &[Executor] = &[
    Executor { name: "reference", lines: reference },
    Executor { name: "columnar", lines: columnar },
    Executor { name: "incremental", lines: incremental },
];

/// The lines by the reference, which evaluates the rules one row at a time.
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

/// The lines by a new engine.
///
/// # Errors
/// If a setting is wrong, or the engine reports a fault.
pub fn columnar(case: &Case, rules: &Arc<Rules>, plan: &Arc<Plan>) -> Result<Vec<CaseLine>, Diagnostics> {
    let mut engine = Engine::new(rules.clone(), plan.clone(), case.population.clone());
    engine.set(settings(case, rules)?);
    engine.run()?;
    Ok(lines_of(engine.lines(), case.measure, rules))
}

/// The lines by an engine that has run before: with the draft, then with every parameter changed, and last with the case's
/// settings.
fn incremental(case: &Case, rules: &Arc<Rules>, plan: &Arc<Plan>) -> Result<Vec<CaseLine>, Diagnostics> {
    let settings = settings(case, rules)?;
    let mut engine = Engine::new(rules.clone(), plan.clone(), case.population.clone());
    for before in [rules.draft(), moved(rules)] {
        engine.set(before);
        // A failure of these runs is no fault of the case.
        let _answer = engine.run();
    }
    engine.set(settings);
    engine.run()?;
    Ok(lines_of(engine.lines(), case.measure, rules))
}

fn settings(case: &Case, rules: &Rules) -> Result<Vec<Vec<Setting>>, Diagnostics> {
    overlay(rules, case.settings.iter().map(|(id, value)| (id.as_str(), value.as_str())))
}

/// Settings in which every parameter has another value than in the draft.
fn moved(rules: &Rules) -> Vec<Vec<Setting>> {
    let other = |parameter: &Parameter| {
        parameter.draft.iter().map(|draft| other(parameter, draft, &rules.categories)).collect()
    };
    rules.parameters.iter().map(other).collect()
}

fn other(parameter: &Parameter, draft: &Setting, categories: &[Category]) -> Setting {
    match (&parameter.domain, draft) {
        (Domain::Number { usual, .. }, draft) => {
            let (min, max) = &**usual;
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

/// The lines of a measure after a run, as lines of a case.
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
