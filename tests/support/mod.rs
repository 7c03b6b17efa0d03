//! What several test files need: a compiled policy, populations, random settings.
#![allow(dead_code, reason = "each test file uses a part of it")]

use std::sync::Arc;

use cesuan::check::{Domain, Parameter, Rules, Setting, compile, parse_setting};
use cesuan::engine::{Engine, Figures};
use cesuan::intake::{check_sample, draw};
use cesuan::money::Exact;
use cesuan::plan::{Plan, lower};
use cesuan::rules::embedded;
use cesuan::table::Population;
use proptest::prelude::*;

/// A compiled policy.
pub(crate) struct Policy {
    pub(crate) rules: Arc<Rules>,
    pub(crate) plan: Arc<Plan>,
    sample: cesuan::intake::SampleSpec,
}

impl Policy {
    /// The draft of Shiyan.
    pub(crate) fn shiyan() -> Self {
        let folder = embedded("shiyan-2018").expect("the policy is carried");
        let (rules, document) = compile(&folder).expect("the policy compiles").value;
        let sample = check_sample(&document, &rules).expect("the sample description is right").expect("there is one");
        let plan = Arc::new(lower(&rules));
        Self { rules: Arc::new(rules), plan, sample }
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
    pub(crate) fn with(&self, changes: &[Change]) -> Vec<Vec<Setting>> {
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
    pub(crate) fn figures(&self, population: &Arc<Population>, values: Vec<Vec<Setting>>) -> Figures {
        let mut engine = self.engine(population);
        engine.set(values);
        engine.run().expect("the figures are in range")
    }

    /// A parameter set to a value as the command line writes it.
    pub(crate) fn change(&self, id: &str, text: &str) -> Change {
        let id = self.rules.parameter(id).expect("the parameter is there");
        let parameter = &self.rules.parameters[id.index()];
        let value = parse_setting(parameter, &self.rules.categories, text).expect("the value is right");
        Change { parameter: id.index(), year: None, value }
    }

    /// Any value of any parameter, for all years or, where it is dated, for one.
    pub(crate) fn any_change(&self) -> impl Strategy<Value = Change> + use<> {
        let rules = self.rules.clone();
        (0..rules.parameters.len(), any::<u64>(), any::<u8>()).prop_map(move |(parameter, draw, year)| {
            let known = &rules.parameters[parameter];
            let year = (known.dated && year % 2 == 0).then(|| usize::from(year / 2) % rules.years.len());
            Change { parameter, year, value: any_value(known, &rules, draw) }
        })
    }
}

/// One parameter set to a value.
#[derive(Clone, Debug)]
pub(crate) struct Change {
    pub(crate) parameter: usize,
    pub(crate) year: Option<usize>,
    pub(crate) value: Setting,
}

/// A value of a parameter that depends on nothing but `draw`.
fn any_value(parameter: &Parameter, rules: &Rules, draw: u64) -> Setting {
    if parameter.optional && draw.is_multiple_of(5) {
        return Setting::None;
    }
    if parameter.open && draw % 5 == 1 {
        return Setting::Undetermined;
    }
    match &parameter.domain {
        Domain::Number { min, max, step, .. } => {
            let steps = ((max - min) / step).to_integer();
            let at = i128::from(draw) % (steps + 1);
            Setting::Number(min + step * Exact::from_integer(at))
        }
        Domain::Choice { category } => {
            let options = rules.category(*category).options.len() as u64;
            Setting::Option(u16::try_from(draw % options).expect("few options"))
        }
        Domain::Set { category } => {
            let options = rules.category(*category).options.len();
            Setting::Set((0..options).filter(|bit| draw >> bit & 1 == 1).map(|bit| bit as u16).collect())
        }
    }
}
