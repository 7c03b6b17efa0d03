//! Cases: beside each measure, what it should give for inputs a person can check by hand.
//!
//! A case names its inputs and all lines of its measure. The same file runs on every executor: an executor takes a case and
//! gives lines, and [`judge`] compares.

mod case;
mod executors;
mod read;

use std::sync::Arc;

use cesuan_base::diag::{Arg, Code, Diagnostic, Diagnostics, Warned};
use cesuan_engine::plan::lower;
use cesuan_intake::check_sample;
use cesuan_policy::check::compile;
use cesuan_policy::rules::Folder;

pub use case::{Case, CaseLine};
pub use executors::{EXECUTORS, Executor, Lines, columnar};
pub use read::read_cases;

/// What a rules folder holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// The policy's id.
    pub id: String,
    /// How many measures.
    pub measures: usize,
    /// How many parameters and readings.
    pub parameters: usize,
    /// How many cases, all of which pass.
    pub cases: usize,
}

/// Compiles a folder, its sample description and its cases, and runs the cases on every executor.
///
/// # Errors
/// Every fault of the folder; once it compiles, every case that fails.
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
        // What one executor finds wrong, the others need not say again.
        let mut judged = EXECUTORS.iter().map(|executor| judge(case, |case| (executor.lines)(case, &rules, &plan)));
        if let Some(more) = judged.find_map(Result::err) {
            faults.extend(more);
        }
    }
    let summary = Summary {
        id: rules.id.clone(),
        measures: rules.measures.len(),
        parameters: rules.parameters.len(),
        cases: cases.len(),
    };
    faults.or(Some(summary))
}

/// Runs a case on an executor and compares.
///
/// # Errors
/// What the executor reports, or the lines expected beside those found.
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

/// Lines in a row, for a message: `2018 甲 P1 261000.00`, in yuan.
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
