//! A parameter that changes nothing is a fault: each one moved, and each answer of each reading given, changes some line or
//! total of the sample.

use crate::support::{Change, Line, Policy, Values, lines};
use cesuan_base::money::Exact;
use cesuan_engine::{Engine, Figures};
use cesuan_policy::check::{Domain, Envelope, Parameter, Setting, setting_text};

/// What cannot change a line of the sample: the policy, the parameter with the values tried, and why.
const WITHOUT_EFFECT: &[(&str, &str, &str)] =
    &[("shiyan-2018", "provincial_allocation=0万元|100000万元|50000万元", "an income, shown beside the spending")];

/// Parameters that count only, or in the sample as drawn only, under another setting; and that setting.
const ONLY_UNDER: &[(&str, &str, &str)] = &[
    ("job_stabilisation.rule_in_force", "stabilisation_base", "increment"),
    ("county_places", "smart_upgrade.county_quota", "1"),
];

/// Parameters that rarely bite, and the seed of a sample in which they do: a nominee below the least investment must come
/// before one that reaches it.
const OTHER_SEED: &[(&str, u64)] = &[("county_places", 49)];

/// Values other than the draft's to try: the bounds, a step either way, half and double, every other option.
fn others(policy: &Policy, parameter: &Parameter) -> Vec<Setting> {
    let draft = &parameter.draft[0];
    let mut values = match &parameter.domain {
        Domain::Number { usual, step, .. } => {
            let (min, max) = &**usual;
            let middle = (*min + *max) / Exact::from_integer(2);
            let mut values = vec![*min, *max, middle];
            if let Setting::Number(value) = draft {
                values.extend([
                    value + step,
                    value - step,
                    value * Exact::from_integer(2),
                    value / Exact::from_integer(2),
                ]);
            }
            values.retain(|value| min <= value && value <= max);
            values.into_iter().map(Setting::Number).collect()
        }
        Domain::Choice { category } => {
            let options = policy.rules.category(*category).options.len();
            (0..options).map(|option| Setting::Option(u16::try_from(option).expect("few options"))).collect()
        }
        Domain::Set { .. } => vec![Setting::Set(Vec::new())],
        Domain::Switch => vec![Setting::Switch(false)],
    };
    values.retain(|value| value != draft);
    values
}

#[test]
fn every_parameter_changes_some_figure() {
    Policy::each(|policy| {
        let known = WITHOUT_EFFECT.iter().filter(|(id, ..)| *id == policy.rules.id).map(|(_, parameter, _)| *parameter);
        assert_eq!(dead(policy), known.collect::<Vec<_>>(), "{}", policy.rules.id);
    });
}

/// What changes nothing: parameters of which no value shows, and answers of readings.
fn dead(policy: &Policy) -> Vec<String> {
    let engine = |seed| policy.engine(&policy.population(policy.sample.usual.enterprises, seed));
    let mut default = engine(policy.sample.usual.seed);
    // Rationing shows only where the envelope does not suffice, so readings are tried on a third of it.
    let short = policy.envelopes().into_iter().map(|(_, envelope)| third(policy, envelope)).collect::<Vec<_>>();
    let mut dead = Vec::new();
    for (index, parameter) in policy.rules.parameters.iter().enumerate() {
        let mut base = if parameter.is_reading() { short.clone() } else { Vec::new() };
        let under = ONLY_UNDER.iter().filter(|(id, ..)| *id == parameter.id);
        base.extend(under.map(|(_, other, setting)| policy.change(other, setting)));
        let seed = OTHER_SEED.iter().find(|(id, _)| *id == parameter.id).map(|(_, seed)| *seed);
        let mut of_seed = seed.map(engine);
        let engine = of_seed.as_mut().unwrap_or(&mut default);
        let unchanged = result(engine, policy.with(&base));
        let mut without = Vec::new();
        let mut effects = 0;
        for value in others(policy, parameter) {
            let text = setting_text(parameter, &policy.rules.categories, &value);
            let change = Change { parameter: index, year: None, value };
            if result(engine, policy.with(&[&base[..], &[change]].concat())) == unchanged {
                without.push(text);
            } else {
                effects += 1;
            }
        }
        // Of a number one value must show; of a reading every answer.
        if effects == 0 || (parameter.is_reading() && !without.is_empty()) {
            dead.push(format!("{}={}", parameter.id, without.join("|")));
        }
    }
    dead
}

/// The lines and the figures under some settings.
fn result(engine: &mut Engine, values: Values) -> (Vec<Line>, Figures) {
    engine.set(values);
    let figures = engine.run().expect("in range");
    (lines(engine), figures)
}

fn third(policy: &Policy, envelope: &Envelope) -> Change {
    let Setting::Number(draft) = &policy.rules.parameters[envelope.amount.index()].draft[0] else {
        panic!("an envelope is an amount")
    };
    Policy::amount(envelope.amount, i64::try_from(draft.to_integer() / 3).expect("an amount of the draft"))
}
