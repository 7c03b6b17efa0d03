//! Envelopes: what the lines get is held against a second telling, and against what is true of any rationing.

use std::collections::BTreeMap;

use crate::support::{Changes, Line, Policy, Tables, Values, any_case, lines, paid, run};
use cesuan_policy::check::{Envelope, Period, Shortfall};
use proptest::prelude::*;

/// The lines of a payer.
fn of_payer<'l>(policy: &Policy, payer: usize, lines: &'l [Line]) -> impl Iterator<Item = &'l Line> {
    let own = policy
        .rules
        .measures
        .iter()
        .map(|measure| measure.payers().any(|own| own.index() == payer))
        .collect::<Vec<_>>();
    lines.iter().filter(move |line| own[line.measure])
}

/// What the lines of each of an envelope's periods ask for and get.
fn by_period<'l>(
    policy: &Policy,
    envelope: &Envelope,
    values: &Values,
    lines: impl Iterator<Item = &'l Line>,
) -> BTreeMap<usize, (i64, i64)> {
    let period = envelope.period.map_or(Period::Annual, |id| policy.rules.answer(values, id, Period::OPTIONS));
    let mut sums: BTreeMap<usize, (i64, i64)> = BTreeMap::new();
    for line in lines {
        let sum = sums.entry(if period == Period::Annual { line.year } else { 0 }).or_default();
        sum.0 += line.demand;
        sum.1 += line.paid;
    }
    sums
}

/// Settings with every answer about the period and the shortfall of an envelope.
fn ways(policy: &Policy, envelope: &Envelope, changes: &Changes, fen: i64) -> Vec<Values> {
    let mut ways = Vec::new();
    for period in policy.answers(envelope.period) {
        for shortfall in policy.answers(envelope.shortfall) {
            let mut list = changes.list.clone();
            list.extend(period.clone().into_iter().chain(shortfall));
            list.push(Policy::amount(envelope.amount, fen));
            ways.push(policy.with(&list));
        }
    }
    ways
}

/// An envelope that is a part of the largest demand of a year, or a little more than it.
fn part(demand: i64, thousandths: i64) -> i64 {
    i64::try_from(i128::from(demand) * i128::from(thousandths) / 1000).expect("of the size of the demand")
}

#[test]
fn every_way_of_rationing_pays_what_it_says() {
    let any = |policy| (any_case(policy), 0_i64..1_100);
    Policy::property(2_000, any, |policy, ((tables, changes), thousandths)| {
        rationed(policy, &tables, &changes, thousandths)
    });
}

#[test]
fn so_it_does_over_the_sample() {
    let any = |policy| (Changes::any(policy, 0..8), 0_u64..1_000, 0_i64..1_100);
    Policy::property(12, any, |policy, (changes, seed, thousandths)| {
        let tables = Tables::of(policy, &policy.population(150, seed));
        rationed(policy, &tables, &changes, thousandths)
    });
}

fn rationed(policy: &Policy, tables: &Tables, changes: &Changes, thousandths: i64) -> Result<(), TestCaseError> {
    let population = tables.population(&policy.rules);
    let mut engine = policy.engine(&population);
    for (payer, envelope) in policy.envelopes() {
        let all = run(policy, &population, &changes.values());
        let demand: i64 = of_payer(policy, payer, &all).map(|line| line.demand).sum();
        let money = part(demand, thousandths);
        for values in ways(policy, envelope, changes, money) {
            engine.set(values.clone());
            let figures = engine.run().expect("in range");
            let found = lines(&engine);
            prop_assert_eq!(&found, &paid(policy, tables, &values, &found));
            prop_assert!(found.iter().all(|line| 0 <= line.paid && line.paid <= line.demand));
            let shortfall = envelope.shortfall.map(|id| policy.rules.answer(&values, id, Shortfall::OPTIONS));
            let (mut asked, mut given) = (0, 0);
            for (demand, paid) in by_period(policy, envelope, &values, of_payer(policy, payer, &found)).into_values() {
                // To the fen: neither more than there is nor less than there is need for.
                let rationed = shortfall.is_some_and(|shortfall| shortfall != Shortfall::Report);
                prop_assert_eq!(paid, if rationed { demand.min(money) } else { demand });
                asked += demand;
                given += paid;
            }
            prop_assert_eq!(figures.payers[payer].demand.0, asked);
            prop_assert_eq!(figures.payers[payer].paid.0, given);
        }
    }
    Ok(())
}

#[test]
fn an_envelope_that_suffices_pays_everything_under_every_reading() {
    Policy::property(500, any_case, |policy, (tables, changes)| {
        let population = tables.population(&policy.rules);
        for (payer, envelope) in policy.envelopes() {
            let all = run(policy, &population, &changes.values());
            let demand: i64 = of_payer(policy, payer, &all).map(|line| line.demand).sum();
            for values in ways(policy, envelope, &changes, demand) {
                let found = run(policy, &population, &values);
                prop_assert!(of_payer(policy, payer, &found).all(|line| line.paid == line.demand));
            }
        }
        Ok(())
    });
}

#[test]
fn a_smaller_envelope_never_pays_more() {
    let any = |policy| (any_case(policy), 0_i64..1_000, 0_i64..1_000);
    Policy::property(500, any, |policy, ((tables, changes), a, b)| {
        let population = tables.population(&policy.rules);
        for (payer, envelope) in policy.envelopes() {
            let all = run(policy, &population, &changes.values());
            let demand: i64 = of_payer(policy, payer, &all).map(|line| line.demand).sum();
            let ways = |part_of: i64| ways(policy, envelope, &changes, part(demand, part_of));
            for (small, large) in ways(a.min(b)).iter().zip(&ways(a.max(b))) {
                let paid = |values| -> i64 {
                    of_payer(policy, payer, &run(policy, &population, values)).map(|line| line.paid).sum()
                };
                prop_assert!(paid(small) <= paid(large));
            }
        }
        Ok(())
    });
}
