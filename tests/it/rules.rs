//! The carried rules folders compile without a warning, and their cases pass on every executor.

use std::sync::Arc;

use cesuan_base::diag::{Code, Diagnostic, Diagnostics};
use cesuan_policy::check::{compile, overlay};
use cesuan_policy::rules::{embedded, embedded_ids};
use cesuan_session::cases::{Case, CaseLine, EXECUTORS, check_folder, judge, read_cases};

use crate::support::split;

#[test]
fn every_carried_policy_is_right() {
    assert!(embedded_ids().len() >= 2, "two policies are carried");
    for id in embedded_ids() {
        let folder = embedded(id).expect("a carried folder is text");
        let checked = check_folder(&folder).unwrap_or_else(|faults| panic!("{id}: {:#?}", faults.list));
        assert_eq!(checked.value.id, id, "the folder bears the policy's id");
        assert!(checked.warnings.is_empty(), "{id}: {:#?}", checked.warnings.list);
        assert!(checked.value.cases >= 4 * checked.value.measures, "{id}: every measure has cases");
    }
}

/// [`check_folder`] runs the cases on all of these.
#[test]
fn every_executor_is_known() {
    let names: Vec<&str> = EXECUTORS.iter().map(|executor| executor.name).collect();
    assert_eq!(names, ["reference", "columnar", "incremental"]);
}

/// An engine for each enterprise, beside those it competes with, comes to the lines of every case.
#[test]
fn every_case_passes_enterprise_by_enterprise() {
    for id in embedded_ids() {
        let folder = embedded(id).expect("a carried folder is text");
        let rules = Arc::new(compile(&folder).expect("the policy compiles").value.0);
        let (cases, faults) = read_cases(&folder, &rules);
        assert_eq!(faults.errors(), 0, "{id}: {:#?}", faults.list);
        for case in &cases {
            let found = |case: &Case| -> Result<Vec<CaseLine>, Diagnostics> {
                let values = overlay(&rules, case.settings.iter().map(|(id, value)| (id.as_str(), value.as_str())))?;
                let parts = case.population.enterprises.len();
                let lines = split(&rules, &case.population, &values, parts).ok_or(Diagnostic::error(Code::Overflow))?;
                let own = lines.into_iter().filter(|line| line.measure == case.measure.index());
                Ok(own
                    .map(|line| CaseLine {
                        year: rules.year(line.year),
                        enterprise: line.enterprise,
                        project: line.project,
                        demand: cesuan_base::money::Fen(line.demand),
                    })
                    .collect())
            };
            judge(case, found).unwrap_or_else(|faults| panic!("{id}: {:#?}", faults.list));
        }
    }
}
