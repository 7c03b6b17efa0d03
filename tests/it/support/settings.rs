//! Any settings of a policy's parameters and readings.

use std::fmt;
use std::ops::Range;

use cesuan_base::dim::Dim;
use cesuan_base::money::Exact;
use cesuan_policy::check::{Domain, Parameter, Setting, setting_text};
use proptest::prelude::*;

use super::Policy;

/// One parameter set to a value.
#[derive(Clone, Debug)]
pub(crate) struct Change {
    pub(crate) parameter: usize,
    pub(crate) year: Option<usize>,
    pub(crate) value: Setting,
}

/// Settings other than the draft's; printed as a person would give them to the command line.
#[derive(Clone)]
pub(crate) struct Changes {
    policy: &'static Policy,
    pub(crate) list: Vec<Change>,
}

impl Changes {
    /// Some settings. Every second one is the answer of a reading, since there are fewer of them.
    pub(crate) fn any(
        policy: &'static Policy,
        count: impl Into<prop::collection::SizeRange>,
    ) -> impl Strategy<Value = Self> {
        prop::collection::vec((any::<bool>(), any::<u16>(), any::<u64>()), count).prop_map(move |draws| {
            let change = |(reading, which, draw): (bool, u16, u64)| any_change(policy, reading, which.into(), draw);
            Self { policy, list: draws.into_iter().map(change).collect() }
        })
    }

    /// The values they come to.
    pub(crate) fn values(&self) -> super::Values {
        self.policy.with(&self.list)
    }

    /// The values the first of them come to.
    pub(crate) fn first(&self, changes: Range<usize>) -> super::Values {
        self.policy.with(&self.list[changes])
    }
}

impl fmt::Debug for Changes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rules = &self.policy.rules;
        for Change { parameter, year, value } in &self.list {
            let known = &rules.parameters[*parameter];
            let year = year.map(|year| format!("@{}", rules.years[year])).unwrap_or_default();
            writeln!(f, "  --set '{}{year}={}'", known.id, setting_text(known, &rules.categories, value))?;
        }
        Ok(())
    }
}

/// Any value of any parameter, for all years or, where it is dated, for one. Small draws give small changes.
fn any_change(policy: &Policy, reading: bool, which: usize, draw: u64) -> Change {
    let parameters = &policy.rules.parameters;
    let alike: Vec<usize> = (0..parameters.len()).filter(|index| parameters[*index].is_reading() == reading).collect();
    let parameter = alike[which % alike.len()];
    let known = &parameters[parameter];
    let year = (known.dated && draw & 1 == 1).then(|| draw as usize / 2 % policy.rules.years.len());
    Change { parameter, year, value: any_value(policy, known, (draw >> 8) as usize) }
}

fn any_value(policy: &Policy, parameter: &Parameter, draw: usize) -> Setting {
    if parameter.optional && draw.is_multiple_of(5) {
        return Setting::None;
    }
    if parameter.open && draw % 5 == 1 {
        return Setting::Undetermined;
    }
    let (kind, draw) = (draw % 6, draw / 6);
    match &parameter.domain {
        Domain::Number { usual, step, .. } => {
            let (min, max) = &**usual;
            let draft = match &parameter.draft[0] {
                Setting::Number(value) => *value,
                _ => *min,
            };
            let around = Exact::from_integer(draw as i128 % 3 - 1);
            let number = match (kind, parameter.dim) {
                // At a bound, beside the draft's value, at another amount of the draft, anywhere.
                (0, _) => [*min, *max][draw % 2],
                (1, Dim::Rate) => draft + around / Exact::from_integer(10_000),
                (1, _) => draft + around,
                (2 | 3, Dim::Money) => Exact::from_integer(policy.thresholds.money(draw / 3).into()) + around,
                _ => min + step * Exact::from_integer(draw as i128 % (((max - min) / step).to_integer() + 1)),
            };
            Setting::Number(number.clamp(*min, *max))
        }
        Domain::Choice { category } => Setting::Option((draw % policy.rules.category(*category).options.len()) as u16),
        Domain::Switch => Setting::Switch(draw % 4 != 0),
        Domain::Set { category } => {
            let options = policy.rules.category(*category).options.len();
            Setting::Set((0..options).filter(|bit| draw >> bit & 1 == 1).map(|bit| bit as u16).collect())
        }
    }
}
