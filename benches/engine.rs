//! The time of the engine and of the yardstick: a full run of Shiyan's draft over a drawn population, and a run after one
//! number has changed.
//!
//! `cargo bench --bench engine`; `cesuan bench` prints the same with ratios.

use std::sync::Arc;

use cesuan_base::dim::Rows;
use cesuan_base::table::Population;
use cesuan_bench::yardstick::{MEASURES, Yardstick};
use cesuan_engine::Engine;
use cesuan_engine::plan::{Plan, lower};
use cesuan_intake::{check_sample, draw};
use cesuan_policy::check::{Rules, Setting, compile, overlay};
use cesuan_policy::rules::embedded;
use divan::Bencher;
use divan::counter::ItemsCount;

/// The numbers of enterprises drawn; each has a row in every policy year.
const SIZES: [u32; 3] = [1_100, 33_334, 333_334];

fn main() {
    divan::main();
}

struct Bench {
    rules: Arc<Rules>,
    plan: Arc<Plan>,
    population: Arc<Population>,
}

impl Bench {
    fn new(enterprises: u32) -> Self {
        let folder = embedded("shiyan-2018").expect("the policy is carried");
        let (rules, document) = compile(&folder).expect("the policy compiles").value;
        let spec = check_sample(&document, &rules).expect("the description is right").expect("there is one");
        let population = Arc::new(draw(&spec, &rules, enterprises, 1).expect("within the limits"));
        Self { plan: Arc::new(lower(&rules)), rules: Arc::new(rules), population }
    }

    fn engine(&self) -> Engine {
        Engine::new(self.rules.clone(), self.plan.clone(), self.population.clone())
    }

    fn set(&self, id: &str, value: &str) -> Vec<Vec<Setting>> {
        overlay(&self.rules, [(id, value)]).expect("the setting is right")
    }

    /// The number of rows times the number of measures.
    fn work(&self) -> ItemsCount {
        ItemsCount::new(self.population.rows(Rows::Enterprise, usize::MAX) * MEASURES)
    }
}

#[divan::bench(args = SIZES)]
fn by_hand(bencher: Bencher<'_, '_>, enterprises: u32) {
    let bench = Bench::new(enterprises);
    let yardstick = Yardstick::new(&bench.rules, &bench.population).expect("it is written for this policy");
    bencher.counter(bench.work()).bench(|| yardstick.run());
}

#[divan::bench(args = SIZES)]
fn full_run(bencher: Bencher<'_, '_>, enterprises: u32) {
    let bench = Bench::new(enterprises);
    bencher.counter(bench.work()).with_inputs(|| bench.engine()).bench_values(|mut engine| {
        engine.run().expect("in range");
        engine
    });
}

/// The run after a number has changed, alternating between two values.
fn changed(bencher: Bencher<'_, '_>, enterprises: u32, id: &str, values: [&str; 2]) {
    let bench = Bench::new(enterprises);
    let settings = values.map(|value| bench.set(id, value));
    let mut engine = bench.engine();
    engine.run().expect("in range");
    let mut turn = 0;
    bencher.counter(ItemsCount::new(bench.population.rows(Rows::Enterprise, usize::MAX))).bench_local(|| {
        turn += 1;
        engine.set(settings[turn % 2].clone());
        engine.run().expect("in range")
    });
}

#[divan::bench(args = SIZES)]
fn cap_changed(bencher: Bencher<'_, '_>, enterprises: u32) {
    changed(bencher, enterprises, "smart_upgrade.cap_per_enterprise", ["50万元", "80万元"]);
}

#[divan::bench(args = SIZES)]
fn ratio_changed(bencher: Bencher<'_, '_>, enterprises: u32) {
    changed(bencher, enterprises, "job_stabilisation.no_layoff_ratio", ["70%", "65%"]);
}
