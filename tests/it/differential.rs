//! The engine against the reference, line by line, and what it pays against a second telling of the rationing and of the shares
//! of payers, over hostile populations and any settings. A failing case is printed as two CSV tables and the settings to give to the command line.

use std::collections::BTreeSet;

use crate::support::{Changes, ENGINES, Policy, Tables, add_up, any_case, demands, engine_parts, paid, parts, split};
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
    if let Some(lines) = wanted {
        let mut engine = policy.engine(&population);
        engine.set(values.clone());
        let figures = engine.run().expect("the lines are in range");
        let parts = parts(policy, tables, &values, &lines);
        prop_assert_eq!(&engine_parts(&engine), &parts);
        add_up(policy, &values, &figures, &lines, &parts).map_err(TestCaseError::fail)?;
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

/// What the cases are worth: within a few thousand, every measure has lines, one that continues has commitments, and next to
/// none is out of range.
#[test]
fn the_cases_reach_every_measure() {
    for policy in Policy::carried() {
        let mut runner = TestRunner::deterministic();
        let mut reached = BTreeSet::new();
        let (mut in_range, mut committed) = (0, 0);
        for _ in 0..4_000 {
            let (tables, changes) = any_case(policy).new_tree(&mut runner).expect("a case").current();
            let lines = demands(policy, &tables.population(&policy.rules), &changes.values());
            in_range += u32::from(lines.is_some());
            for line in lines.into_iter().flatten() {
                reached.insert(policy.rules.measures[line.measure].id.as_str());
                committed += u32::from(line.year >= policy.rules.years.len());
            }
        }
        let all: BTreeSet<_> = policy.rules.measures.iter().map(|measure| measure.id.as_str()).collect();
        assert_eq!(reached, all);
        assert!(in_range > 3_860, "{in_range} of 4,000 cases are in range");
        assert!(committed > 100 || policy.rules.commitment_years.is_empty(), "{committed} commitments");
    }
}
