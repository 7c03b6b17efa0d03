//! The engine keeps its promises whatever the settings: it matches the reference line by line, the order of rows does not
//! matter, caps are monotonic, increments equal full runs.

mod support;

use std::collections::BTreeSet;

use cesuan::check::{Setting, parse_setting};
use cesuan::engine::Engine;
use cesuan::id::MeasureId;
use cesuan::intake::{CsvGrid, read_grids, write_csv};
use cesuan::plan::Op;
use cesuan::reference::{Reference, ReferenceLine};
use proptest::prelude::*;
use support::{Change, Policy};

fn lines(engine: &Engine) -> Vec<String> {
    engine.lines().map(|line| format!("{line:?}")).collect()
}

/// The names of what a run computed: parameters and columns by id, operations by their node.
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

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn totals_do_not_depend_on_row_order(seed in 0_u64..1_000, order in any::<u64>()) {
        let policy = Policy::shiyan();
        let population = policy.population(40, seed);
        let csv = write_csv(&policy.rules, &population);
        let shuffled = |bytes: &[u8]| {
            let text = String::from_utf8(bytes.to_vec()).expect("CSV is UTF-8");
            let mut rows: Vec<&str> = text.lines().collect();
            let header = rows.remove(0);
            rows.sort_by_key(|row| row.bytes().fold(order, |hash, byte| hash.rotate_left(7) ^ u64::from(byte).wrapping_mul(0x9e37_79b9)));
            format!("{header}\n{}\n", rows.join("\n"))
        };
        let (enterprises, projects) = (shuffled(&csv.enterprises), shuffled(&csv.projects));
        let mut enterprises = CsvGrid::new("e.csv", enterprises.as_bytes()).expect("UTF-8");
        let mut projects = CsvGrid::new("p.csv", projects.as_bytes()).expect("UTF-8");
        let read = read_grids(&policy.rules, &mut enterprises, Some(&mut projects)).expect("the rows are right").value;
        let (mut a, mut b) = (policy.engine(&population), policy.engine(&std::sync::Arc::new(read)));
        prop_assert_eq!(a.run().expect("in range"), b.run().expect("in range"));
        prop_assert_eq!(lines(&a), lines(&b));
    }

    #[test]
    fn raising_a_cap_never_lowers_a_total(seed in 0_u64..1_000, low in 0_i64..100, more in 1_i64..100) {
        let policy = Policy::shiyan();
        let population = policy.population(120, seed);
        for cap in ["smart_upgrade.cap_per_enterprise", "major_project_interest.cap_per_project"] {
            let total = |wan: i64| {
                let values = policy.with(&[policy.change(cap, &format!("{wan}万元"))]);
                policy.figures(&population, values).spending_total.demand
            };
            prop_assert!(total(low) <= total(low + more), "{} from {} to {}", cap, low, low + more);
        }
    }

    #[test]
    fn an_increment_equals_a_full_run(seed in 0_u64..1_000, changes in prop::collection::vec(Policy::shiyan().any_change(), 1..12)) {
        let policy = Policy::shiyan();
        let population = policy.population(60, seed);
        let mut engine = policy.engine(&population);
        engine.run().expect("the draft is in range");
        for upto in 1..=changes.len() {
            let values = policy.with(&changes[..upto]);
            engine.set(values.clone());
            let step = engine.run().expect("in range");
            let mut fresh = policy.engine(&population);
            fresh.set(values);
            prop_assert_eq!(&step, &fresh.run().expect("in range"));
            prop_assert_eq!(lines(&engine), lines(&fresh));
        }
    }

    #[test]
    fn the_engine_matches_the_reference(seed in 0_u64..1_000, changes in prop::collection::vec(Policy::shiyan().any_change(), 0..12)) {
        let policy = Policy::shiyan();
        let population = policy.population(40, seed);
        let values = policy.with(&changes);
        let mut engine = policy.engine(&population);
        engine.set(values.clone());
        engine.run().expect("in range");
        let reference = Reference::new(&policy.rules, &population, &values);
        let mut expected = Vec::new();
        for index in 0..policy.rules.measures.len() {
            expected.extend(reference.lines(MeasureId::at(index)).expect("every line has an amount"));
        }
        let found: Vec<ReferenceLine> = engine.lines().map(|line| ReferenceLine {
            measure: line.measure,
            year: line.year,
            enterprise: line.enterprise.to_owned(),
            project: line.project.map(str::to_owned),
            demand: line.demand,
        }).collect();
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn figures_are_the_sums_of_lines(seed in 0_u64..1_000) {
        let policy = Policy::shiyan();
        let population = policy.population(80, seed);
        let mut engine = policy.engine(&population);
        let figures = engine.run().expect("in range");
        for (index, measure) in figures.measures.iter().enumerate() {
            let own: Vec<_> = engine.lines().filter(|line| line.measure.index() == index).collect();
            let recipients: BTreeSet<_> = own.iter().map(|line| line.enterprise).collect();
            prop_assert_eq!(measure.total.lines, own.len() as u64);
            prop_assert_eq!(measure.total.recipients, recipients.len() as u64);
            prop_assert_eq!(measure.total.demand.0, own.iter().map(|line| line.demand.0).sum::<i64>());
        }
        let spending: i64 = engine.lines().map(|line| line.demand.0).sum();
        prop_assert_eq!(figures.spending_total.demand.0 + figures.relief_total.demand.0, spending);
    }
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
    assert_eq!(recomputed_measures(&policy, &engine), BTreeSet::from(["smart_upgrade".to_owned()]));
    // The cap and the lines: nothing the lines are made of.
    for done in engine.work_log() {
        let op = &policy.plan.node(done.node).op;
        assert!(matches!(op, Op::Parameter(_) | Op::If(..) | Op::Line { .. } | Op::Arithmetic(..)), "{op:?}");
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
    assert_eq!(recomputed_measures(&policy, &engine), BTreeSet::new());
}

#[test]
fn an_amount_beyond_the_range_is_refused() {
    let policy = Policy::shiyan();
    let header = "id,year,district,unemployment_insurance_paid,insured_employees\n";
    let rows: String = (0..200_000).map(|id| format!("E{id:06},2018,fangxian,10000000,5\n")).collect();
    let text = format!("{header}{rows}");
    let mut grid = CsvGrid::new("e.csv", text.as_bytes()).expect("UTF-8");
    let population = read_grids(&policy.rules, &mut grid, None).expect("each cell is in range").value;
    let mut engine = policy.engine(&std::sync::Arc::new(population));
    let faults = engine.run().expect_err("200,000 x 1,000 亿元 x 70% is beyond the limit");
    assert_eq!(faults.list[0].code, cesuan::diag::Code::TotalTooLarge);
}

#[test]
fn settings_that_mean_the_draft_are_the_draft() {
    let policy = Policy::shiyan();
    for (parameter, draft) in policy.rules.parameters.iter().zip(policy.rules.draft()) {
        let text = cesuan::check::setting_text(parameter, &policy.rules.categories, &draft[0]);
        let read: Setting = parse_setting(parameter, &policy.rules.categories, &text).expect("what is written is read");
        assert_eq!(read, draft[0], "{}", parameter.id);
    }
}
