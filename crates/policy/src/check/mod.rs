//! Checks a document: resolves names, dimensions and order into [`Rules`], or reports every error at once.

mod calls;
mod checker;
mod definitions;
mod expressions;
mod groupings;
mod limits;
mod measures;
mod model;
mod names;
mod parameters;
mod pending;
mod setting;
mod structure;

use std::collections::BTreeSet;

pub use calls::FUNCTIONS;
pub use model::*;
pub use setting::{NONE, OFF, ON, UNDETERMINED, number_text, overlay, parse_setting, setting_id, setting_text};

use crate::rules::{Folder, RulesDocument, read};
use cesuan_base::diag::{Code, Diagnostic, Diagnostics, Place, Warned};

use checker::Checker;

/// Reads and checks a rules folder.
///
/// # Errors
/// Everything that is wrong with the folder: syntax, shapes, names, dimensions, bounds.
pub fn compile(folder: &Folder) -> Result<Warned<(Rules, RulesDocument)>, Diagnostics> {
    let (document, mut faults) = read(folder);
    if faults.list.iter().any(|fault| fault.code == Code::TomlSyntax) {
        return Err(without_consequences(faults));
    }
    let (rules, more) = check(&document);
    faults.extend(more);
    faults.or(Some((rules, document)))
}

/// Keeps, for a file with broken TOML, only the syntax errors: the rest of the file was not read, so other faults found
/// in it (missing keys and the like) would mislead.
fn without_consequences(faults: Diagnostics) -> Diagnostics {
    fn file(fault: &Diagnostic) -> Option<&str> {
        match &fault.place {
            Some(Place::Source { file, .. }) => Some(file.as_str()),
            _ => None,
        }
    }
    let is_syntax = |fault: &Diagnostic| fault.code == Code::TomlSyntax;
    let broken: BTreeSet<String> =
        faults.list.iter().filter(|fault| is_syntax(fault)).filter_map(file).map(str::to_owned).collect();
    let mut kept = Diagnostics::new();
    for fault in faults.list {
        if is_syntax(&fault) || file(&fault).is_none_or(|file| !broken.contains(file)) {
            kept.push(fault);
        }
    }
    kept
}

/// Checks a document. The rules hold the parts that are right; they are complete only if no diagnostic is an error.
pub fn check(document: &RulesDocument) -> (Rules, Diagnostics) {
    let mut checker = Checker::new(document);
    checker.structure();
    checker.declare();
    checker.switches();
    checker.definitions();
    let groupings = checker.groupings();
    let measures = checker.measures();
    let payers = checker.payers();
    let exclusives = checker.exclusives(&measures);
    checker.circles(&measures, &exclusives);
    let limits = checker.limits(&measures);
    let incomes = checker.incomes();
    let notices = checker.notices();
    let unpriced = checker.unpriced();
    let budget_year = checker.budget_year();
    let clauses = checker.clauses(&measures);
    checker.unused();
    let rules = Rules {
        id: document.id.text.clone(),
        title: document.title.words(),
        years: checker.years,
        commitment_years: checker.commitment_years,
        budget_year,
        categories: checker.categories,
        fields: checker.fields,
        groupings,
        parameters: checker.parameters,
        definitions: checker.checked,
        payers,
        exclusives,
        limits,
        incomes,
        notices,
        unpriced,
        clauses,
        measures,
    };
    (rules, checker.faults)
}
