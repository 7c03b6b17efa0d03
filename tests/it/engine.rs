//! The engine's promises about increments: what changes is computed, nothing else, and the result is that of a full run.

use std::collections::BTreeSet;

use crate::support::{Change, Changes, Policy, Tables, any_case, lines};
use cesuan_engine::plan::Op;
use cesuan_engine::{Engine, MeasureStatus};
use cesuan_intake::{TextGrid, read_grids};
use cesuan_office::plain;
use cesuan_policy::check::{Setting, parse_setting};
use proptest::prelude::*;

/// The measures whose lines a run computed.
fn recomputed_measures(policy: &Policy, engine: &Engine) -> BTreeSet<String> {
    let touched: BTreeSet<_> = engine.work_log().iter().map(|done| done.node).collect();
    policy
        .plan
        .lines
        .iter()
        .zip(&policy.rules.measures)
        .filter(|(node, _)| touched.contains(node))
        .map(|(_, measure)| measure.id.clone())
        .collect()
}

#[test]
fn an_increment_equals_a_full_run() {
    let any = |policy| (Tables::any(policy), Changes::any(policy, 1..12));
    Policy::property(1_000, any, |policy, (tables, changes)| {
        let population = tables.population(&policy.rules);
        let mut engine = policy.engine(&population);
        // A run that fails leaves parts behind that the next must not take for its own.
        let _out_of_range = engine.run();
        for upto in 1..=changes.list.len() {
            let values = changes.first(0..upto);
            engine.set(values.clone());
            let mut fresh = policy.engine(&population);
            fresh.set(values);
            let (step, full) = (engine.run().ok(), fresh.run().ok());
            prop_assert_eq!(&step, &full);
            if full.is_some() {
                prop_assert_eq!(lines(&engine), lines(&fresh));
            }
        }
        Ok(())
    });
}

#[test]
fn figures_are_the_sums_of_lines() {
    Policy::property(1_000, any_case, |policy, (tables, changes)| {
        let mut engine = policy.engine(&tables.population(&policy.rules));
        engine.set(changes.values());
        let Ok(figures) = engine.run() else { return Ok(()) };
        let all = lines(&engine);
        for (index, measure) in figures.measures.iter().enumerate() {
            let years = (0..policy.rules.years.len()).map(|year| (Some(year), &measure.years[year]));
            for (year, sums) in years.chain([(None, &measure.total)]) {
                let own = || {
                    all.iter().filter(|line| {
                        line.measure == index
                            && year.map_or(line.year < policy.rules.years.len(), |year| line.year == year)
                    })
                };
                let recipients: BTreeSet<_> = own().map(|line| &line.enterprise).collect();
                prop_assert_eq!(sums.lines, own().count() as u64);
                prop_assert_eq!(sums.recipients, recipients.len() as u64);
                prop_assert_eq!(sums.demand.0, own().map(|line| line.demand).sum::<i64>());
                prop_assert_eq!(sums.paid.0, own().map(|line| line.paid).sum::<i64>());
            }
            prop_assert!(measure.status == MeasureStatus::Costed || measure.total.lines == 0);
            prop_assert_eq!(measure.base.is_some(), measure.status == MeasureStatus::Undetermined);
        }
        let paid = |forgone: bool| -> i64 {
            let years = policy.rules.years.len();
            let is_forgone =
                |line: &crate::support::Line| policy.rules.is_forgone(&policy.rules.measures[line.measure]);
            let own = all.iter().filter(|line| line.year < years && is_forgone(line) == forgone);
            own.map(|line| line.paid).sum()
        };
        prop_assert_eq!(figures.spending_total.paid.0, paid(false));
        prop_assert_eq!(figures.relief_total.paid.0, paid(true));
        Ok(())
    });
}

#[test]
fn nothing_is_computed_again_where_nothing_changed() {
    let policy = Policy::shiyan();
    let mut engine = policy.engine(&policy.population(100, 1));
    engine.run().expect("in range");
    assert!(!engine.work_log().is_empty(), "the first run computes");
    engine.set(policy.rules.draft());
    engine.run().expect("in range");
    assert_eq!(engine.work_log(), []);
}

#[test]
fn a_cap_reaches_only_its_own_measure() {
    let policy = Policy::shiyan();
    let mut engine = policy.engine(&policy.population(100, 1));
    engine.run().expect("in range");
    engine.set(policy.with(&[policy.change("smart_upgrade.cap_per_enterprise", "80万元")]));
    engine.run().expect("in range");
    assert_eq!(recomputed_measures(policy, &engine), BTreeSet::from(["smart_upgrade".to_owned()]));
    // The cap and the lines: nothing the lines are made of.
    for done in engine.work_log() {
        let op = &policy.plan.node(done.node).op;
        assert!(
            matches!(op, Op::Parameter(_) | Op::If(..) | Op::Line { .. } | Op::Arithmetic(..) | Op::Extreme { .. }),
            "{op:?}"
        );
    }
    let lines = policy.plan.lines.iter().filter(|line| engine.work_log().iter().any(|done| done.node == **line));
    assert_eq!(lines.count(), 1);
}

#[test]
fn a_year_of_a_dated_rate_reaches_only_that_year() {
    let policy = Policy::shiyan();
    let mut engine = policy.engine(&policy.population(100, 1));
    engine.run().expect("in range");
    let rate = Change { year: Some(1), ..policy.change("benchmark_rate", "4.15%") };
    engine.set(policy.with(&[rate]));
    engine.run().expect("in range");
    assert!(engine.work_log().iter().all(|done| done.year == 1), "{:?}", engine.work_log());
    assert!(!engine.work_log().is_empty());
}

#[test]
fn a_change_that_changes_no_value_stops_where_it_shows() {
    let policy = Policy::shiyan();
    let mut engine = policy.engine(&policy.population(100, 1));
    engine.run().expect("in range");
    // No enterprise of the sample invests between these, so the eligible are the same and the amounts stand.
    engine.set(policy.with(&[policy.change("smart_upgrade.min_equipment", "200.0001万元")]));
    engine.run().expect("in range");
    assert_eq!(recomputed_measures(policy, &engine), BTreeSet::new());
}

#[test]
fn an_amount_beyond_the_range_is_refused() {
    let policy = Policy::shiyan();
    let header = "id,year,district,unemployment_insurance_paid,insured_employees\n";
    let rows: String = (0..200_000).map(|id| format!("E{id:06},2018,fangxian,10000000,5\n")).collect();
    let text = format!("{header}{rows}");
    let sheet = plain("e.csv", text.into_bytes()).expect("UTF-8");
    let mut grid = TextGrid::new(&sheet);
    let population = read_grids(&policy.rules, &mut grid, None).expect("each cell is in range").value;
    let mut engine = policy.engine(&std::sync::Arc::new(population));
    let faults = engine.run().expect_err("200,000 x 1,000 亿元 x 70% is beyond the limit");
    assert_eq!(faults.list[0].code, cesuan_base::diag::Code::TotalTooLarge);
}

#[test]
fn settings_that_mean_the_draft_are_the_draft() {
    for policy in Policy::carried() {
        for (parameter, draft) in policy.rules.parameters.iter().zip(policy.rules.draft()) {
            let text = cesuan_policy::check::setting_text(parameter, &policy.rules.categories, &draft[0]);
            let read: Setting =
                parse_setting(parameter, &policy.rules.categories, &text).expect("what is written is read");
            assert_eq!(read, draft[0], "{}", parameter.id);
        }
    }
}
