//! Rationing, told a second time and slowly: what each line gets when an envelope does not suffice.

use std::collections::{BTreeMap, BTreeSet};

use cesuan_base::dim::Rows;
use cesuan_policy::check::{Envelope, FieldKind, Period, Setting, Shortfall};

use super::{Line, Policy, Tables, Values};

/// The same lines with what they are paid, payer by payer and period by period.
pub(crate) fn paid(policy: &Policy, tables: &Tables, values: &Values, lines: &[Line]) -> Vec<Line> {
    let mut all = lines.to_vec();
    for line in &mut all {
        line.paid = line.demand;
    }
    for (payer, known) in policy.rules.payers.iter().enumerate() {
        let Some(envelope) = &known.envelope else { continue };
        let period = envelope.period.map_or(Period::Annual, |id| policy.rules.answer(values, id, Period::OPTIONS));
        let years: BTreeSet<usize> = (0..policy.rules.years.len()).collect();
        let periods: Vec<BTreeSet<usize>> = match period {
            Period::Annual => years.iter().map(|year| BTreeSet::from([*year])).collect(),
            Period::Whole => vec![years],
        };
        for years in periods {
            let own: Vec<usize> = (0..all.len())
                .filter(|index| policy.rules.measures[all[*index].measure].payers().any(|own| own.index() == payer))
                .filter(|index| years.contains(&all[*index].year))
                .collect();
            let asked: Vec<Line> = own.iter().map(|index| all[*index].clone()).collect();
            for (index, fen) in own.into_iter().zip(of_period(policy, tables, values, envelope, &asked, &years)) {
                all[index].paid = i64::try_from(fen).expect("at most what is asked for");
            }
        }
    }
    all
}

/// The money of an envelope, in fen.
fn money(envelope: &Envelope, values: &Values) -> i128 {
    match &values[envelope.amount.index()][0] {
        Setting::Number(amount) => amount.to_integer(),
        other => panic!("an envelope is an amount, not {other:?}"),
    }
}

fn of_period(
    policy: &Policy,
    tables: &Tables,
    values: &Values,
    envelope: &Envelope,
    lines: &[Line],
    years: &BTreeSet<usize>,
) -> Vec<i128> {
    let money = money(envelope, values);
    let shortfall = envelope.shortfall.map(|id| policy.rules.answer(values, id, Shortfall::OPTIONS));
    match shortfall.unwrap_or(Shortfall::Report) {
        Shortfall::Report => demands(lines),
        Shortfall::ProRata => shared(&demands(lines), money),
        Shortfall::FixedFirst => {
            let fixed = |line: &Line| policy.rules.measures[line.measure].fixed;
            let group = |which: bool| -> Vec<i128> {
                lines.iter().filter(|line| fixed(line) == which).map(|line| line.demand.into()).collect()
            };
            let first = shared(&group(true), money);
            let rest = shared(&group(false), money - first.iter().sum::<i128>());
            let (mut first, mut rest) = (first.into_iter(), rest.into_iter());
            lines.iter().map(|line| if fixed(line) { first.next() } else { rest.next() }.expect("one each")).collect()
        }
        Shortfall::Priority => by_priority(policy, tables, envelope, lines, money, years),
        Shortfall::ChampionsFirst => {
            let first = |line: &Line| best_place(policy, tables, envelope, &line.enterprise, years) < 2;
            let group = |line: &Line| match (first(line), policy.rules.measures[line.measure].fixed) {
                (true, _) => 0,
                (false, true) => 1,
                (false, false) => 2,
            };
            let (mut left, mut paid) = (money, vec![0; lines.len()]);
            for turn in 0..3 {
                let own: Vec<usize> = (0..lines.len()).filter(|index| group(&lines[*index]) == turn).collect();
                let asked: Vec<i128> = own.iter().map(|index| lines[*index].demand.into()).collect();
                for (index, share) in own.iter().zip(shared(&asked, left)) {
                    paid[*index] = share;
                }
                left -= asked.iter().sum::<i128>().min(left);
            }
            paid
        }
    }
}

fn demands(lines: &[Line]) -> Vec<i128> {
    lines.iter().map(|line| line.demand.into()).collect()
}

/// `line x money / demand` rounded down, then a fen each to the largest remainders, the first of equal ones.
fn shared(lines: &[i128], money: i128) -> Vec<i128> {
    let demand: i128 = lines.iter().sum();
    if demand <= money {
        return lines.to_vec();
    }
    let mut paid: Vec<i128> = lines.iter().map(|line| line * money / demand).collect();
    let mut rest: Vec<(i128, usize)> =
        lines.iter().enumerate().map(|(index, line)| (-(line * money % demand), index)).collect();
    rest.sort_unstable();
    let odd = money - paid.iter().sum::<i128>();
    for (_, index) in rest.into_iter().take(usize::try_from(odd).expect("fewer than there are lines")) {
        paid[index] += 1;
    }
    paid
}

fn by_priority(
    policy: &Policy,
    tables: &Tables,
    envelope: &Envelope,
    lines: &[Line],
    money: i128,
    years: &BTreeSet<usize>,
) -> Vec<i128> {
    let mut asked: BTreeMap<&str, i128> = BTreeMap::new();
    for line in lines {
        *asked.entry(&line.enterprise).or_default() += i128::from(line.demand);
    }
    let place = |enterprise: &str| best_place(policy, tables, envelope, enterprise, years);
    let mut queue: Vec<(usize, i128, &str)> =
        asked.iter().map(|(enterprise, demand)| (place(enterprise), *demand, *enterprise)).collect();
    queue.sort_unstable();
    let mut left = money;
    let mut paid = vec![0; lines.len()];
    for (_, demand, enterprise) in queue {
        let own: Vec<usize> = (0..lines.len()).filter(|index| lines[*index].enterprise == enterprise).collect();
        let own_demands: Vec<i128> = own.iter().map(|index| lines[*index].demand.into()).collect();
        for (index, share) in own.into_iter().zip(shared(&own_demands, left)) {
            paid[index] = share;
        }
        left -= demand.min(left);
    }
    paid
}

/// The best place an enterprise's rows of the period give it: 0 is paid first.
fn best_place(
    policy: &Policy,
    tables: &Tables,
    envelope: &Envelope,
    enterprise: &str,
    years: &BTreeSet<usize>,
) -> usize {
    let Some(priority) = &envelope.priority else { return 0 };
    let (rules, table) = (&policy.rules, &tables.enterprises);
    let key = table.column(rules, Rows::Enterprise, FieldKind::Key);
    let period = table.column(rules, Rows::Enterprise, FieldKind::Period);
    let known = &rules.fields[priority.field.index()];
    let FieldKind::Category { category, default } = known.kind else { panic!("the order of priority is a category's") };
    let status = table.header.iter().position(|header| *header == known.id).expect("the column is there");
    let rows = table.rows.iter().filter(|row| row[key] == enterprise);
    let of_period = rows.filter(|row| years.iter().any(|year| rules.years[*year].to_string() == row[period]));
    let option = |cell: &str| rules.category(category).find(cell).or(default).expect("an option");
    of_period.map(|row| priority.place[usize::from(option(&row[status]))]).min().unwrap_or(usize::MAX)
}
