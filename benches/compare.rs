//! The time to compare eight scenarios with the draft again after one number of one of them has changed.
//!
//! `cargo bench --bench compare`.

use cesuan_intake::SampleAdjust;
use cesuan_scenario::{Scenario, ScenarioSet, SettingText};
use cesuan_session::{Compare, Comparison, DrawSample, EnterpriseQuery, Moved, OpenPolicy, Session, SetScenarios};
use divan::Bencher;

/// The numbers of enterprises drawn; each has a row in every policy year.
const SIZES: [u32; 2] = [1_100, 100_000];

fn main() {
    divan::main();
}

/// A scenario with five settings; that of `id` is the one the benchmarks change.
fn scenario(index: usize, id: &str, value: &str) -> Scenario {
    let settings = [
        ("smart_upgrade.cap_per_enterprise", format!("{}万元", 60 + 10 * index)),
        ("major_project_interest.share", format!("{}%", 20 + 5 * index)),
        ("high_tech_enterprise.award", format!("{}万元", 15 + index)),
        ("transformation_fund.envelope", format!("{}万元", 3_000 + 500 * index)),
        (id, value.to_owned()),
    ];
    let settings = settings.map(|(id, value)| SettingText::new(id, value)).to_vec();
    Scenario { name: format!("{index}"), settings, rules: Default::default() }
}

struct ComparisonBench {
    session: Session,
    set: ScenarioSet,
}

impl ComparisonBench {
    fn new(enterprises: u32, id: &str, value: &str) -> Self {
        let mut session = Session::new();
        session.ask(OpenPolicy { policy: "shiyan-2018".to_owned() }).now().expect("the policy opens");
        session.ask(DrawSample { enterprises, seed: 1, adjust: SampleAdjust::default() }).now().expect("a sample");
        let mut set = ScenarioSet::new("shiyan-2018", "");
        set.scenarios = (0..ScenarioSet::MOST).map(|index| scenario(index, id, value)).collect();
        let mut bench = Self { session, set };
        bench.compare(1);
        bench
    }

    fn compare(&mut self, revision: usize) -> Comparison {
        self.session.ask(SetScenarios { revision: revision as u64, set: self.set.clone() }).now().expect("a policy");
        self.session.ask(Compare { revision: revision as u64 }).now().expect("a comparison")
    }
}

fn changed(bencher: Bencher<'_, '_>, enterprises: u32, id: &str, values: [&str; 2]) {
    let mut bench = ComparisonBench::new(enterprises, id, values[0]);
    let mut turn = 0;
    bencher.bench_local(|| {
        turn += 1;
        bench.set.scenarios[3] = scenario(3, id, values[turn % 2]);
        bench.compare(turn)
    });
}

/// A number that few lines depend on.
#[divan::bench(args = SIZES)]
fn cap_changed(bencher: Bencher<'_, '_>, enterprises: u32) {
    changed(bencher, enterprises, "smart_upgrade.min_equipment", ["200万元", "300万元"]);
}

/// A number that a line of most enterprises depends on.
#[divan::bench(args = SIZES)]
fn ratio_changed(bencher: Bencher<'_, '_>, enterprises: u32) {
    changed(bencher, enterprises, "job_stabilisation.no_layoff_ratio", ["70%", "65%"]);
}

/// A way of rationing that looks at every line.
#[divan::bench(args = SIZES)]
fn shortfall_changed(bencher: Bencher<'_, '_>, enterprises: u32) {
    changed(bencher, enterprises, "shortfall", ["pro_rata", "priority"]);
}

/// Another column as the baseline.
#[divan::bench(args = SIZES)]
fn baseline_changed(bencher: Bencher<'_, '_>, enterprises: u32) {
    use cesuan_scenario::Which;
    let mut bench = ComparisonBench::new(enterprises, "shortfall", "report");
    let mut turn = 0;
    bencher.bench_local(|| {
        turn += 1;
        bench.set.baseline = Which::of_column(1 + turn % 2);
        bench.compare(turn)
    });
}

/// The first page of the list of enterprises that gain or lose.
#[divan::bench(args = SIZES)]
fn first_page(bencher: Bencher<'_, '_>, enterprises: u32) {
    let mut bench = ComparisonBench::new(enterprises, "shortfall", "report");
    let mut turn = 0;
    bencher.bench_local(|| {
        turn += 1;
        let query = EnterpriseQuery { count: 100, descending: turn % 2 == 0, ..EnterpriseQuery::default() };
        bench.session.ask(Moved { column: 1 + turn % 8, query })
    });
}
