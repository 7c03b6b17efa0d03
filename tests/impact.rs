//! A parameter that changes nothing is a fault: each one moved, and each answer of each reading given, changes some line or
//! total of the sample.

mod support;

use cesuan::check::{Domain, Parameter, Setting, setting_text};
use cesuan::money::Exact;
use support::{Change, Policy};

/// What cannot change a line of the sample, and why.
const WITHOUT_EFFECT: &[(&str, &str)] = &[];

/// Values other than the draft's to try: the bounds, a step either way, half and double, every other option.
fn others(policy: &Policy, parameter: &Parameter) -> Vec<Setting> {
    let draft = &parameter.draft[0];
    let mut values = match &parameter.domain {
        Domain::Number { min, max, step, .. } => {
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
    };
    values.retain(|value| value != draft);
    values
}

#[test]
fn every_parameter_changes_some_figure() {
    let policy = Policy::shiyan();
    let population = policy.population(888, 2018);
    let mut engine = policy.engine(&population);
    let lines = |values| {
        engine.set(values);
        let figures = engine.run().expect("in range");
        (engine.lines().map(|line| format!("{line:?}")).collect::<Vec<_>>(), figures)
    };
    let mut lines = lines;
    let draft = lines(policy.rules.draft());
    // Rationing shows only where the envelope does not suffice, so its readings are tried on a small one.
    let small = |id: &str| Change { year: None, ..policy.change(id, "1000万元") };
    let mut dead = Vec::new();
    for (index, parameter) in policy.rules.parameters.iter().enumerate() {
        let reading = parameter.is_reading();
        let base = if reading { vec![small("transformation_fund.envelope")] } else { Vec::new() };
        let unchanged = if reading { lines(policy.with(&base)) } else { draft.clone() };
        let mut without = Vec::new();
        let mut effects = 0;
        for value in others(&policy, parameter) {
            let text = setting_text(parameter, &policy.rules.categories, &value);
            let mut changes = base.clone();
            changes.push(Change { parameter: index, year: None, value });
            if lines(policy.with(&changes)) == unchanged {
                without.push(text);
            } else {
                effects += 1;
            }
        }
        // Of a number one value must show; of a reading every answer.
        if effects == 0 || (reading && !without.is_empty()) {
            dead.push(format!("{}={}", parameter.id, without.join("|")));
        }
    }
    let known: Vec<String> = WITHOUT_EFFECT.iter().map(|(id, _)| (*id).to_owned()).collect();
    assert_eq!(dead, known);
}
