//! What each payer pays, told a second time: the parts of shared lines, and the totals they come to.

use std::collections::{BTreeMap, BTreeSet};

use cesuan_base::dim::Rows;
use cesuan_base::money::Fen;
use cesuan_engine::{Amounts, Engine, Figures, MeasureStatus};
use cesuan_policy::check::{BudgetYear, FieldKind, Government, Ledger, Setting};

use super::{Line, Policy, Tables, Values};

/// A payer's part of a line: the measure, the year, the enterprise, the payer, what it comes to, what is paid of it.
pub(crate) type Part = (usize, usize, String, usize, i64, i64);

/// The parts of the lines of the policy years. The one measure that payers share is the rebate of Shiyan: the city takes its
/// share of the line, rounded half up, by whether the enterprise is in a core district, and the district takes the rest.
pub(crate) fn parts(policy: &Policy, tables: &Tables, values: &Values, lines: &[Line]) -> Vec<Part> {
    let rules = &policy.rules;
    let mut all = Vec::new();
    for line in lines.iter().filter(|line| line.year < rules.years.len()) {
        let payers: Vec<usize> = rules.measures[line.measure].payers().map(|payer| payer.index()).collect();
        let part = |payer, demand, paid| (line.measure, line.year, line.enterprise.clone(), payer, demand, paid);
        match *payers {
            [payer] => all.push(part(payer, line.demand, line.paid)),
            [city, district] => {
                assert_eq!(rules.measures[line.measure].id, "local_revenue_rebate");
                let own = city_part(policy, tables, values, line);
                all.push(part(city, own, own));
                all.push(part(district, line.demand - own, line.demand - own));
            }
            _ => panic!("a line has one payer or two"),
        }
    }
    all.retain(|(.., demand, _)| *demand != 0);
    all.sort();
    all
}

fn city_part(policy: &Policy, tables: &Tables, values: &Values, line: &Line) -> i64 {
    let rules = &policy.rules;
    let value = |id: &str, year: usize| &values[rules.parameter(id).expect("it is there").index()][year];
    let table = &tables.enterprises;
    let key = table.column(rules, Rows::Enterprise, FieldKind::Key);
    let period = table.column(rules, Rows::Enterprise, FieldKind::Period);
    let district = table.header.iter().position(|header| header == "district").expect("the column is there");
    let year = rules.year(line.year).to_string();
    let row = table.rows.iter().find(|row| row[key] == line.enterprise && row[period] == year).expect("its row");
    let Setting::Set(core) = value("core_districts", 0) else { panic!("a set of districts") };
    let category = rules.categories.iter().find(|category| category.id == "district").expect("it is there");
    let is_core = core.contains(&category.find(&row[district]).expect("a district"));
    let share = if is_core { "city_share_core" } else { "city_share_other" };
    let Setting::Number(share) = value(&format!("local_revenue_rebate.{share}"), line.year) else { panic!("a share") };
    let exact = share * cesuan_base::money::Exact::from_integer(line.demand.into());
    let twice = exact * cesuan_base::money::Exact::from_integer(2);
    i64::try_from((twice.to_integer() + 1).div_euclid(2)).expect("at most the line")
}

/// The parts an engine that has run gives.
pub(crate) fn engine_parts(engine: &Engine) -> Vec<Part> {
    let mut all = Vec::new();
    engine.each_part(|part| {
        let enterprise = engine.population().enterprises[part.enterprise as usize].to_string();
        all.push((part.measure.index(), part.year, enterprise, part.payer.index(), part.demand.0, part.paid.0));
    });
    all.retain(|(.., demand, _)| *demand != 0);
    all.sort();
    all
}

fn sum<'p>(parts: impl IntoIterator<Item = &'p Part>) -> Amounts {
    parts.into_iter().fold(Amounts::default(), |sum, (.., demand, paid)| Amounts {
        demand: Fen(sum.demand.0 + demand),
        paid: Fen(sum.paid.0 + paid),
    })
}

/// Holds every total of the figures against the lines and their parts.
///
/// # Errors
/// The first total that is not their sum.
pub(crate) fn add_up(
    policy: &Policy,
    values: &Values,
    figures: &Figures,
    lines: &[Line],
    parts: &[Part],
) -> Result<(), String> {
    let rules = &policy.rules;
    let years = rules.years.len();
    let same = |what: &str, found: Amounts, wanted: Amounts| {
        if found == wanted { Ok(()) } else { Err(format!("{what}: {found:?} instead of {wanted:?}")) }
    };
    let following =
        rules.budget_year.is_some_and(|id| rules.answer(values, id, BudgetYear::OPTIONS) == BudgetYear::Following);
    for (payer, known) in figures.payers.iter().enumerate() {
        let name = &rules.payers[payer].id;
        let own = |year: Option<usize>| {
            sum(parts.iter().filter(move |part| part.3 == payer && year.is_none_or(|year| year == part.1)))
        };
        for year in 0..years {
            let found = &known.years[year];
            same(&format!("{name} {year}"), Amounts { demand: found.demand, paid: found.paid }, own(Some(year)))?;
        }
        same(name, Amounts { demand: known.demand, paid: known.paid }, own(None))?;
        let general = rules.payers[payer].ledger == Ledger::General;
        if known.following_year != (following && general) {
            return Err(format!("{name} pays from the budget of the year after: {}", known.following_year));
        }
    }
    let mut ledgers: BTreeMap<(Ledger, Government, bool), Vec<&Part>> = BTreeMap::new();
    for part in parts {
        let payer = &rules.payers[part.3];
        ledgers.entry((payer.ledger, payer.level, payer.forgone)).or_default().push(part);
    }
    for (ledger, level, forgone) in ledgers.keys() {
        let is = |known: &&cesuan_engine::LedgerFigures| {
            (known.ledger, known.level, known.forgone) == (*ledger, *level, *forgone)
        };
        if !figures.ledgers.iter().any(|known| is(&known)) {
            return Err(format!("{ledger:?} {level:?} is not listed"));
        }
    }
    for known in &figures.ledgers {
        let own = ledgers.remove(&(known.ledger, known.level, known.forgone)).unwrap_or_default();
        let name = format!("{:?} {:?}", known.ledger, known.level);
        for year in 0..years {
            let of_year = own.iter().copied().filter(|part| part.1 == year);
            same(&format!("{name} {year}"), known.years[year], sum(of_year))?;
        }
        same(&name, known.total, sum(own.iter().copied()))?;
    }
    for (forgone, total) in [(false, figures.spending_total), (true, figures.relief_total)] {
        same("all payers", total, sum(parts.iter().filter(|part| rules.payers[part.3].forgone == forgone)))?;
    }
    for (measure, known) in figures.measures.iter().enumerate() {
        let name = &rules.measures[measure].id;
        let own = |range: std::ops::Range<usize>| {
            lines.iter().filter(move |line| line.measure == measure && range.contains(&line.year)).collect::<Vec<_>>()
        };
        let of_policy = own(0..years);
        let amounts = |own: &[&Line]| Amounts {
            demand: Fen(own.iter().map(|line| line.demand).sum()),
            paid: Fen(own.iter().map(|line| line.paid).sum()),
        };
        same(name, Amounts { demand: known.total.demand, paid: known.total.paid }, amounts(&of_policy))?;
        let recipients: BTreeSet<&str> = of_policy.iter().map(|line| line.enterprise.as_str()).collect();
        if (known.total.recipients, known.total.lines) != (recipients.len() as u64, of_policy.len() as u64) {
            return Err(format!("{name} has {} recipients of {} lines", recipients.len(), of_policy.len()));
        }
        for share in &known.shares {
            let payer = share.payer.index();
            same(name, share.total, sum(parts.iter().filter(|part| part.0 == measure && part.3 == payer)))?;
        }
        let committed = own(years..rules.all_years());
        let due: i64 = committed.iter().map(|line| line.demand).sum();
        let told = known.commitments.as_ref().map_or(0, |commitments| commitments.total.demand.0);
        if due != told || (known.commitments.is_some() && !rules.measures[measure].continues) {
            return Err(format!("{name} commits to {told} instead of {due}"));
        }
        let switched_off = values[rules.measures[measure].switch.index()][0] == Setting::Switch(false);
        if (known.status == MeasureStatus::Off) != switched_off {
            return Err(format!("{name} is {:?}", known.status));
        }
    }
    Ok(())
}
