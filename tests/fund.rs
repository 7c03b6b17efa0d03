//! Rationing, held against a second telling of it: what each line gets when the fund does not suffice.

mod support;

use std::collections::{BTreeMap, BTreeSet};

use cesuan::dim::Rows;
use cesuan::engine::Engine;
use cesuan::table::{Cells, Population};
use proptest::prelude::*;
use support::Policy;

/// A line of the fund, with what the engine says it gets.
#[derive(Clone, Debug)]
struct Line {
    measure: usize,
    year: usize,
    enterprise: String,
    project: String,
    demand: i128,
    paid: i128,
}

/// The lines of the fund, in the table order of measures, then year, enterprise, project.
fn lines(engine: &Engine, policy: &Policy) -> Vec<Line> {
    let fund = policy.rules.payers.iter().position(|payer| payer.envelope.is_some()).expect("there is a fund");
    engine
        .lines()
        .filter(|line| policy.rules.measures[line.measure.index()].payer.index() == fund)
        .map(|line| Line {
            measure: line.measure.index(),
            year: line.year,
            enterprise: line.enterprise.to_owned(),
            project: line.project.unwrap_or_default().to_owned(),
            demand: i128::from(line.demand.0),
            paid: i128::from(line.paid.0),
        })
        .collect()
}

/// `line x money / demand` rounded down, then a fen each to the largest remainders.
fn shared(lines: &[Line], money: i128) -> Vec<i128> {
    let demand: i128 = lines.iter().map(|line| line.demand).sum();
    if demand <= money {
        return lines.iter().map(|line| line.demand).collect();
    }
    let mut paid: Vec<i128> = lines.iter().map(|line| line.demand * money / demand).collect();
    let mut rest: Vec<(i128, usize)> =
        lines.iter().enumerate().map(|(index, line)| (-(line.demand * money % demand), index)).collect();
    rest.sort_unstable();
    let mut odd = money - paid.iter().sum::<i128>();
    for (_, index) in rest {
        if odd > 0 {
            paid[index] += 1;
            odd -= 1;
        }
    }
    paid
}

/// The best status an enterprise has in the years of a period: 0 national, 1 provincial, 2 none.
fn status(policy: &Policy, population: &Population, enterprise: &str, years: &[usize]) -> usize {
    let (id, _) =
        policy.rules.fields_of(Rows::Enterprise).find(|(_, field)| field.id == "champion").expect("the column");
    let category = policy.rules.categories.iter().find(|category| category.id == "champion").expect("the category");
    let mut best = 2;
    for year in years {
        let Cells::Options(options) = population.cells(id, *year) else { panic!("a category column") };
        for (row, number) in population.slices[*year].enterprise.iter().enumerate() {
            if *population.enterprises[*number as usize] == *enterprise {
                best = best.min(match category.options[usize::from(options.at(row))].id.as_str() {
                    "national" => 0,
                    "provincial" => 1,
                    _ => 2,
                });
            }
        }
    }
    best
}

fn expected(
    policy: &Policy,
    population: &Population,
    lines: &[Line],
    money: i128,
    reading: &str,
    years: &[usize],
) -> Vec<i128> {
    let demand: i128 = lines.iter().map(|line| line.demand).sum();
    if demand <= money || reading == "report" {
        return lines.iter().map(|line| line.demand).collect();
    }
    match reading {
        "pro_rata" => shared(lines, money),
        "fixed_first" => {
            let fixed: Vec<bool> = lines.iter().map(|line| policy.rules.measures[line.measure].fixed).collect();
            let pick = |which: bool| -> Vec<Line> {
                lines.iter().zip(&fixed).filter(|(_, fixed)| **fixed == which).map(|(line, _)| line.clone()).collect()
            };
            let first = shared(&pick(true), money);
            let rest = shared(&pick(false), money - first.iter().sum::<i128>());
            let (mut first, mut rest) = (first.into_iter(), rest.into_iter());
            fixed.iter().map(|fixed| if *fixed { first.next() } else { rest.next() }.expect("one each")).collect()
        }
        _ => {
            let mut demands: BTreeMap<&str, i128> = BTreeMap::new();
            for line in lines {
                *demands.entry(&line.enterprise).or_default() += line.demand;
            }
            let mut queue: Vec<(usize, i128, &str)> = demands
                .iter()
                .map(|(enterprise, demand)| (status(policy, population, enterprise, years), *demand, *enterprise))
                .collect();
            queue.sort_unstable();
            let mut left = money;
            let mut given: BTreeMap<&str, i128> = BTreeMap::new();
            for (_, demand, enterprise) in queue {
                given.insert(enterprise, demand.min(left));
                left -= demand.min(left);
                if left == 0 {
                    break;
                }
            }
            let mut paid = vec![0; lines.len()];
            for (enterprise, money) in given {
                let own: Vec<usize> = (0..lines.len()).filter(|index| lines[*index].enterprise == enterprise).collect();
                let own_lines: Vec<Line> = own.iter().map(|index| lines[*index].clone()).collect();
                for (index, share) in own.into_iter().zip(shared(&own_lines, money)) {
                    paid[index] = share;
                }
            }
            paid
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn every_way_of_rationing_pays_what_it_says(
        seed in 0_u64..1_000,
        wan in 0_u32..1_500,
        reading in prop::sample::select(vec!["report", "pro_rata", "fixed_first", "priority"]),
        period in prop::sample::select(vec!["annual", "whole"]),
    ) {
        let policy = Policy::shiyan();
        let population = policy.population(150, seed);
        let mut engine = policy.engine(&population);
        engine.set(policy.with(&[
            policy.change("transformation_fund.envelope", &format!("{wan}万元")),
            policy.change("shortfall", reading),
            policy.change("envelope_period", period),
        ]));
        let figures = engine.run().expect("in range");
        let money = i128::from(wan) * 1_000_000;
        let all = lines(&engine, &policy);
        let periods: Vec<Vec<usize>> = if period == "annual" { (0..3).map(|year| vec![year]).collect() } else { vec![vec![0, 1, 2]] };
        for years in periods {
            let own: Vec<Line> = all.iter().filter(|line| years.contains(&line.year)).cloned().collect();
            let wanted = expected(&policy, &population, &own, money, reading, &years);
            let found: Vec<i128> = own.iter().map(|line| line.paid).collect();
            prop_assert_eq!(&found, &wanted);
            let demand: i128 = own.iter().map(|line| line.demand).sum();
            if reading != "report" {
                // To the fen: neither more than there is nor less than there is need for.
                prop_assert_eq!(found.iter().sum::<i128>(), demand.min(money));
            }
            prop_assert!(own.iter().all(|line| 0 <= line.paid && line.paid <= line.demand));
        }
        let ids: BTreeSet<_> = all.iter().map(|line| (line.measure, line.year, &line.enterprise, &line.project)).collect();
        prop_assert_eq!(ids.len(), all.len());
        let fund = figures.payers.iter().find(|payer| payer.envelope.is_some()).expect("there is a fund");
        prop_assert_eq!(i128::from(fund.paid.0), all.iter().map(|line| line.paid).sum::<i128>());
        prop_assert_eq!(i128::from(fund.demand.0), all.iter().map(|line| line.demand).sum::<i128>());
    }
}
