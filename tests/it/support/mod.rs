//! What several test files need: compiled policies, populations, random settings, executors.

mod executors;
mod payers;
mod rationing;
mod readme;
pub(crate) mod scenarios;
mod settings;
pub(crate) mod sources;
mod structure;
mod tables;
mod thresholds;
mod wording;

use std::sync::{Arc, LazyLock};

use cesuan_base::id::ParameterId;
use cesuan_base::money::Exact;
use cesuan_base::table::Population;
use cesuan_engine::plan::{Plan, lower};
use cesuan_engine::{Engine, Figures};
use cesuan_intake::{check_sample, draw};
use cesuan_policy::check::{Domain, Envelope, Rules, Setting, compile, parse_setting};
use cesuan_policy::rules::{embedded, embedded_ids};
use proptest::prelude::*;
use proptest::test_runner::TestRunner;

pub(crate) use executors::{ENGINES, Line, demands, lines, run, split};
pub(crate) use payers::{add_up, engine_parts, parts};
pub(crate) use rationing::paid;
pub(crate) use readme::readme_policy;
pub(crate) use settings::{Change, Changes};
pub(crate) use tables::{Table, Tables};
pub(crate) use thresholds::Thresholds;
pub(crate) use wording::told;

/// Every policy the program carries, compiled once.
static CARRIED: LazyLock<Vec<Policy>> = LazyLock::new(|| embedded_ids().into_iter().map(Policy::compiled).collect());

/// A compiled policy.
pub(crate) struct Policy {
    pub(crate) rules: Arc<Rules>,
    pub(crate) plan: Arc<Plan>,
    pub(crate) thresholds: Thresholds,
    pub(crate) sample: cesuan_intake::SampleSpec,
}

/// The values of all parameters: one each per policy year.
pub(crate) type Values = Vec<Vec<Setting>>;

impl Policy {
    fn compiled(id: &str) -> Self {
        let folder = embedded(id).expect("the policy is carried");
        let (rules, document) = compile(&folder).expect("the policy compiles").value;
        let sample = check_sample(&document, &rules).expect("the sample description is right").expect("there is one");
        let plan = Arc::new(lower(&rules));
        Self { thresholds: Thresholds::of(&rules), rules: Arc::new(rules), plan, sample }
    }

    /// Every policy the program carries.
    pub(crate) fn carried() -> &'static [Self] {
        &CARRIED
    }

    /// Puts every carried policy to a test, each on a thread of its own.
    pub(crate) fn each(test: impl Fn(&'static Self) + Sync) {
        std::thread::scope(|scope| {
            for policy in Self::carried() {
                scope.spawn(|| test(policy));
            }
        });
    }

    /// Puts a property to many cases of every carried policy.
    pub(crate) fn property<S: Strategy>(
        cases: u32,
        any: impl Fn(&'static Self) -> S + Sync,
        holds: impl Fn(&'static Self, S::Value) -> Result<(), TestCaseError> + Sync,
    ) {
        Self::each(|policy| {
            // A failing case is printed whole: it needs no file to be found again.
            let config = ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() };
            let outcome = TestRunner::new(config).run(&any(policy), |case| holds(policy, case));
            outcome.unwrap_or_else(|fault| panic!("{}: {fault}", policy.rules.id));
        });
    }

    /// The policy with an id.
    pub(crate) fn named(id: &str) -> &'static Self {
        CARRIED.iter().find(|policy| policy.rules.id == id).expect("the policy is carried")
    }

    /// The draft of Shiyan.
    pub(crate) fn shiyan() -> &'static Self {
        Self::named("shiyan-2018")
    }

    /// A synthetic population.
    pub(crate) fn population(&self, enterprises: u32, seed: u64) -> Arc<Population> {
        Arc::new(draw(&self.sample, &self.rules, enterprises, seed).expect("a small sample"))
    }

    /// An engine with the draft's values.
    pub(crate) fn engine(&self, population: &Arc<Population>) -> Engine {
        Engine::new(self.rules.clone(), self.plan.clone(), population.clone())
    }

    /// The draft's values with some replaced, each given for one parameter and one year or all.
    pub(crate) fn with(&self, changes: &[Change]) -> Values {
        let mut values = self.rules.draft();
        for change in changes {
            for (year, value) in values[change.parameter].iter_mut().enumerate() {
                if change.year.is_none_or(|only| only == year) {
                    value.clone_from(&change.value);
                }
            }
        }
        values
    }

    /// The figures of a fresh engine.
    pub(crate) fn figures(&self, population: &Arc<Population>, values: Values) -> Figures {
        let mut engine = self.engine(population);
        engine.set(values);
        engine.run().expect("the figures are in range")
    }

    /// The payers with an envelope.
    pub(crate) fn envelopes(&self) -> Vec<(usize, &Envelope)> {
        let payers = self.rules.payers.iter().enumerate();
        payers.filter_map(|(index, payer)| Some((index, payer.envelope.as_ref()?))).collect()
    }

    /// Every way a reading may be answered, or none where there is no such reading.
    pub(crate) fn answers(&self, reading: Option<ParameterId>) -> Vec<Option<Change>> {
        let Some(reading) = reading else { return vec![None] };
        let Domain::Choice { category } = self.rules.parameters[reading.index()].domain else {
            panic!("a reading has answers")
        };
        let options = 0..self.rules.category(category).options.len();
        let answer = |option| Change { parameter: reading.index(), year: None, value: Setting::Option(option as u16) };
        options.map(|option| Some(answer(option))).collect()
    }

    /// An amount of money as a setting, in fen; tests may go beyond the bounds a person is held to.
    pub(crate) fn amount(parameter: ParameterId, fen: i64) -> Change {
        Change { parameter: parameter.index(), year: None, value: Setting::Number(Exact::from_integer(fen.into())) }
    }

    /// A parameter set to a value as the command line writes it.
    pub(crate) fn change(&self, id: &str, text: &str) -> Change {
        let id = self.rules.parameter(id).expect("the parameter is there");
        self.change_of(id, text)
    }

    /// The same of a parameter that is at hand.
    pub(crate) fn change_of(&self, id: ParameterId, text: &str) -> Change {
        let parameter = &self.rules.parameters[id.index()];
        let value = parse_setting(parameter, &self.rules.categories, text).expect("the value is right");
        Change { parameter: id.index(), year: None, value }
    }
}

/// A hostile population and any settings of one policy.
pub(crate) fn any_case(policy: &'static Policy) -> impl Strategy<Value = (Tables, Changes)> {
    (Tables::any(policy), Changes::any(policy, 0..14))
}
