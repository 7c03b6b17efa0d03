//! The engine against the reference, line by line, and what it pays against a second telling of the rationing, over hostile
//! populations and any settings. A failing case is printed as two CSV tables and the settings to give to the command line.

use std::collections::BTreeSet;

use crate::support::{Changes, ENGINES, Policy, Tables, any_case, demands, paid, split};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

/// How many cases each policy is put to.
const CASES: u32 = 10_000;

#[test]
fn every_engine_gives_the_lines_of_the_reference() {
    Policy::property(CASES, any_case, |policy, (tables, changes)| judge(policy, &tables, &changes));
}

fn judge(policy: &Policy, tables: &Tables, changes: &Changes) -> Result<(), TestCaseError> {
    let population = tables.population(&policy.rules);
    let values = changes.values();
    let asked = demands(policy, &population, &values);
    prop_assert_eq!(&split(&policy.rules, &population, &values, 3), &asked, "split");
    let wanted = asked.map(|lines| paid(policy, tables, &values, &lines));
    for (name, engine) in ENGINES {
        prop_assert_eq!(&engine(policy, &population, &values), &wanted, "{}", name);
    }
    Ok(())
}

/// So it is over populations of the size and shape the sample has.
#[test]
fn so_they_do_over_the_sample() {
    let any = |policy| (0_u64..1_000, Changes::any(policy, 0..14));
    Policy::property(32, any, |policy, (seed, changes)| {
        judge(policy, &Tables::of(policy, &policy.population(60, seed)), &changes)
    });
}

/// What the cases are worth: within a few hundred, every measure has lines and next to none is out of range.
#[test]
fn the_cases_reach_every_measure() {
    for policy in Policy::carried() {
        let mut runner = TestRunner::deterministic();
        let mut reached = BTreeSet::new();
        let mut in_range = 0;
        for _ in 0..300 {
            let (tables, changes) = any_case(policy).new_tree(&mut runner).expect("a case").current();
            let lines = demands(policy, &tables.population(&policy.rules), &changes.values());
            in_range += u32::from(lines.is_some());
            reached.extend(lines.into_iter().flatten().map(|line| policy.rules.measures[line.measure].id.as_str()));
        }
        let all: BTreeSet<_> = policy.rules.measures.iter().map(|measure| measure.id.as_str()).collect();
        assert_eq!(reached, all);
        assert!(in_range > 290, "{in_range} of 300 cases are in range");
    }
}
