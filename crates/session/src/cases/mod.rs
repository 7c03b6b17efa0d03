//! Cases: for each measure, examples with inputs that a person can check by hand.
//!
//! A case has inputs and all lines of its measure. Every executor computes the lines of each case, and [`judge`] compares them
//! with the lines expected.

mod case;
mod executors;
mod read;

use std::sync::Arc;

use cesuan_base::diag::{Arg, Code, Diagnostic, Diagnostics, Warned};
use cesuan_engine::plan::lower;
use cesuan_intake::check_sample;
use cesuan_policy::check::{Domain, compile};
use cesuan_policy::rules::Folder;

pub use case::{Case, CaseLine};
pub use executors::{ComputeLines, EXECUTORS, Executor, columnar};
pub use read::read_cases;

/// The numbers of a rules folder that was checked without errors.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// The policy's id.
    pub id: String,
    /// The number of measures.
    pub measures: usize,
    /// The number of parameters, including readings but not the switches of measures.
    pub parameters: usize,
    /// The number of cases, all of which pass.
    pub cases: usize,
}

/// Compiles a folder, its sample description and its cases, and runs the cases on every executor.
///
/// # Errors
/// All faults of the folder or, if it compiles, all cases that fail.
pub fn check_folder(folder: &Folder) -> Result<Warned<Summary>, Diagnostics> {
    let checked = compile(folder)?;
    let (rules, document) = checked.value;
    let rules = Arc::new(rules);
    let mut faults = checked.warnings;
    if let Err(more) = check_sample(&document, &rules) {
        faults.extend(more);
    }
    let (cases, more) = read_cases(folder, &rules);
    faults.extend(more);
    let plan = Arc::new(lower(&rules));
    for case in &cases {
        // A case that fails on one executor is not run on the others, which would report the same.
        let mut judged = EXECUTORS.iter().map(|executor| judge(case, |case| (executor.lines)(case, &rules, &plan)));
        if let Some(more) = judged.find_map(Result::err) {
            faults.extend(more);
        }
    }
    let summary = Summary {
        id: rules.id.clone(),
        measures: rules.measures.len(),
        parameters: rules.parameters.iter().filter(|parameter| parameter.domain != Domain::Switch).count(),
        cases: cases.len(),
    };
    faults.or(Some(summary))
}

/// Runs a case on an executor and compares the lines.
///
/// # Errors
/// The faults of the executor or, if the lines differ, the lines expected and the lines found.
pub fn judge(
    case: &Case,
    executor: impl FnOnce(&Case) -> Result<Vec<CaseLine>, Diagnostics>,
) -> Result<(), Diagnostics> {
    let mut found = executor(case)?;
    found.sort();
    if found == case.expected {
        return Ok(());
    }
    let fault = Diagnostic::error(Code::CaseFailed)
        .with("case", case.name.clone())
        .with("expected", written(&case.expected))
        .with("found", written(&found));
    Err(fault.at(case.place.clone()).into())
}

/// The text of lines for a message, each as `2018 甲 P1 261000.00`, in yuan.
fn written(lines: &[CaseLine]) -> Arg {
    if lines.is_empty() {
        return Arg::Word("case-no-lines".to_owned());
    }
    let line = |line: &CaseLine| {
        let CaseLine { year, enterprise, project, demand } = line;
        let project = if project.is_empty() { String::new() } else { format!(" {project}") };
        format!("{year} {enterprise}{project} {}元", demand.yuan())
    };
    Arg::Plain(lines.iter().map(line).collect::<Vec<_>>().join("; "))
}
