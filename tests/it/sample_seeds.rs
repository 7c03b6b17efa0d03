//! What somebody who knows Shiyan would object to, held against 201 drawn samples.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use cesuan_base::dim::Rows;
use cesuan_base::table::{Cells, Population};
use cesuan_intake::{Reliability, SampleSpec, check_sample, draw};
use cesuan_policy::check::{Rules, compile};
use cesuan_policy::rules::embedded;

const SEEDS: u64 = 201;
const WAN: i64 = 1_000_000;
const YI: i64 = 10_000 * WAN;
const CORE: [&str; 3] = ["zhangwan", "maojian", "development_zone"];
const SECOND: [&str; 2] = ["danjiangkou", "yunyang"];
const COUNTIES: [&str; 4] = ["fangxian", "zhushan", "zhuxi", "yunxi"];
/// Vehicles and engines.
const MAKERS: [&str; 3] = ["3611", "3612", "3620"];

struct Draws {
    rules: Rules,
    spec: SampleSpec,
    populations: Vec<Population>,
}

fn draws() -> &'static Draws {
    static DRAWS: OnceLock<Draws> = OnceLock::new();
    DRAWS.get_or_init(|| {
        let (rules, document) = compile(&embedded("shiyan-2018").expect("carried")).expect("it compiles").value;
        let spec = check_sample(&document, &rules).expect("it is right").expect("there is one");
        let populations = (1..=SEEDS)
            .map(|seed| draw(&spec, &rules, spec.usual.enterprises, seed).expect("a small sample"))
            .collect();
        Draws { rules, spec, populations }
    })
}

/// The rows of one table in one year.
#[derive(Clone, Copy)]
struct Table<'a> {
    population: &'a Population,
    rows: Rows,
    year: usize,
}

impl<'a> Table<'a> {
    fn cells(self, id: &str) -> &'a Cells {
        let (field, _) =
            draws().rules.fields_of(self.rows).find(|(_, field)| field.id == id).expect("the field is there");
        self.population.cells(field, self.year)
    }

    fn numbers(self, id: &str) -> Vec<i64> {
        match self.cells(id) {
            Cells::Numbers(cells) => cells.iter().collect(),
            Cells::Flags(cells) => cells.iter().map(i64::from).collect(),
            other => panic!("{id}: {other:?}"),
        }
    }

    fn words(self, id: &str) -> Vec<String> {
        match self.cells(id) {
            Cells::Words(cells) => cells.iter().map(str::to_owned).collect(),
            Cells::Options(cells) => {
                let options = draws().rules.categories.iter().find(|category| category.id == id).expect("a category");
                cells.iter().map(|option| options.options[usize::from(option)].id.clone()).collect()
            }
            other => panic!("{id}: {other:?}"),
        }
    }
}

fn enterprises(population: &Population, year: usize) -> Table<'_> {
    Table { population, rows: Rows::Enterprise, year }
}

fn projects(population: &Population, year: usize) -> Table<'_> {
    Table { population, rows: Rows::Project, year }
}

/// What each district makes in a year, in fen.
fn outputs(population: &Population, year: usize) -> BTreeMap<String, i64> {
    let table = enterprises(population, year);
    let mut outputs = BTreeMap::new();
    for (district, revenue) in table.words("district").into_iter().zip(table.numbers("revenue")) {
        *outputs.entry(district).or_default() += revenue;
    }
    outputs
}

/// The row of each year of a project.
#[derive(Clone, Copy, Debug, Default)]
struct ProjectYear {
    start: i64,
    accepted: i64,
    catalogue: bool,
    major: bool,
    investment: i64,
    interest: i64,
    revenue: i64,
    support: i64,
    case_by_case: bool,
    core: bool,
}

/// The rows of every project by year, and the last year in which its enterprise is there.
fn by_project(population: &Population) -> BTreeMap<u32, BTreeMap<i64, ProjectYear>> {
    let mut found: BTreeMap<u32, BTreeMap<i64, ProjectYear>> = BTreeMap::new();
    for (year, slice) in population.slices.iter().enumerate() {
        let table = projects(population, year);
        let number = |id| table.numbers(id);
        let (start, accepted, catalogue) = (number("start_year"), number("accepted_year"), number("catalogue"));
        let (major, investment) = (number("major_library"), number("fixed_investment"));
        let (loan, lease) = (number("loan_interest"), number("lease_interest"));
        let (revenue, support) = (number("local_revenue_increment"), number("case_by_case_support"));
        let case_by_case = number("case_by_case");
        let districts = enterprises(population, year).words("district");
        for (row, project) in slice.project.iter().enumerate() {
            let drawn = ProjectYear {
                start: start[row],
                accepted: accepted[row],
                catalogue: catalogue[row] == 1,
                major: major[row] == 1,
                investment: investment[row],
                interest: loan[row] + lease[row],
                revenue: revenue[row],
                support: support[row],
                case_by_case: case_by_case[row] == 1,
                core: CORE.contains(&districts[slice.parent[row] as usize].as_str()),
            };
            found.entry(*project).or_default().insert(2018 + i64::try_from(year).expect("few years"), drawn);
        }
    }
    found
}

/// The projects whose enterprise is there to the end of the policy years.
fn staying(population: &Population) -> BTreeMap<u32, BTreeMap<i64, ProjectYear>> {
    let last: BTreeSet<u32> = population.slices[2].enterprise.iter().copied().collect();
    let mut owners = BTreeMap::new();
    for slice in &population.slices {
        for (row, project) in slice.project.iter().enumerate() {
            owners.insert(*project, slice.enterprise[slice.parent[row] as usize]);
        }
    }
    by_project(population).into_iter().filter(|(project, _)| last.contains(&owners[project])).collect()
}

#[test]
fn vehicles_are_made_where_they_are_made() {
    for population in &draws().populations {
        let table = enterprises(population, 0);
        let (district, industry, revenue) =
            (table.words("district"), table.words("industry"), table.numbers("revenue"));
        for row in 0..revenue.len() {
            let makes = MAKERS.contains(&industry[row].as_str());
            let (core, second) = (CORE.contains(&district[row].as_str()), SECOND.contains(&district[row].as_str()));
            assert!(core || second || !makes, "a maker of vehicles in {}", district[row]);
            assert!(core || second || revenue[row] < 20 * YI, "{} of revenue in {}", revenue[row] / YI, district[row]);
        }
        let largest = (0..revenue.len()).max_by_key(|row| revenue[*row]).expect("there are rows");
        assert!(revenue[largest] < 300 * YI);
        assert!(!COUNTIES.contains(&district[largest].as_str()));
    }
}

#[test]
fn published_output_is_met_and_the_districts_stand_in_their_order() {
    for (population, seed) in draws().populations.iter().zip(1..) {
        let of = outputs(population, 0);
        let sum = |districts: &[&str]| districts.iter().map(|district| of[*district]).sum::<i64>();
        let near = |found: i64, published: i64, percent: i64| (found - published).abs() * 100 <= published * percent;
        assert!(near(of["danjiangkou"], 390 * YI, 25), "seed {seed}: {}", of["danjiangkou"] / YI);
        for (year, published) in [(1, 22_760 * YI / 10), (2, 22_013 * YI / 10)] {
            let found = outputs(population, year).values().sum();
            assert!(near(found, published, 15), "seed {seed}: {} in year {year}", found / YI);
        }
        assert!(sum(&CORE) > sum(&SECOND) && sum(&SECOND) > sum(&COUNTIES));
        let least = |districts: &[&str]| districts.iter().map(|district| of[*district]).min().expect("some");
        let most = |districts: &[&str]| districts.iter().map(|district| of[*district]).max().expect("some");
        assert!(least(&CORE) > of["yunyang"], "seed {seed}: {of:?}");
        assert!(least(&SECOND) > most(&COUNTIES) && least(&COUNTIES) > of["wudangshan"], "seed {seed}: {of:?}");
        assert!(most(&COUNTIES) < 100 * YI, "seed {seed}: {of:?}");
    }
    // In the middle of all draws, every district of the core makes more than any other.
    let middle = |district: &str| {
        let mut all: Vec<i64> = draws().populations.iter().map(|population| outputs(population, 0)[district]).collect();
        all.sort_unstable();
        all[all.len() / 2]
    };
    assert!(CORE.iter().all(|district| middle(district) > middle("danjiangkou")));
    assert!(middle("danjiangkou") > middle("yunyang"));
}

#[test]
fn projects_have_rows_for_as_long_as_money_may_be_due() {
    let years = draws().populations[0].slices.len();
    let last = 2017 + i64::try_from(years).expect("few years");
    for population in &draws().populations {
        for rows in staying(population).values() {
            let (first, newest) = (rows.keys().next().expect("rows"), rows.keys().last().expect("rows"));
            assert_eq!(usize::try_from(newest - first).expect("ascending") + 1, rows.len(), "without a gap");
            let end = rows[newest];
            for (year, row) in rows {
                assert!(row.start >= 2016 && row.start <= *year, "every project has begun");
                assert!(row.accepted == 0 || row.accepted == end.accepted, "accepted once");
            }
            if end.catalogue && end.accepted >= 2018 {
                for year in end.accepted..=(end.accepted + 2).min(last) {
                    assert!(rows.contains_key(&year), "accepted in {}, no row in {year}", end.accepted);
                }
            }
            // A lease alone costs less, and need not run on.
            let lent = rows[first].major && rows[first].interest * 1_000 >= rows[first].investment * 5;
            for year in *first..=(end.start + 2).min(last) {
                assert!(!lent || rows.get(&year).is_some_and(|row| row.interest > 0), "the loan runs in {year}");
            }
        }
    }
}

#[test]
fn interest_of_major_projects_is_that_of_usual_loans_and_outlasts_the_valid_years() {
    for (population, seed) in draws().populations.iter().zip(1..) {
        let mut outlasting = 0;
        for rows in by_project(population).values() {
            for (year, row) in rows.iter().filter(|(_, row)| row.major && row.interest > 0) {
                // A third to two thirds at 4.75% to 6%, or a lease of less.
                assert!(row.interest * 1_000 <= row.investment * 40, "{row:?}");
                let lease_only = row.interest * 1_000 < row.investment * 5;
                assert!(lease_only || row.interest * 10_000 + 1_000_000 >= row.investment * 158, "{row:?}");
                outlasting += usize::from(row.core && *year >= row.start + 3 && !lease_only);
            }
        }
        assert!(outlasting > 0, "seed {seed}");
    }
}

#[test]
fn local_revenue_and_settled_support_are_of_the_documented_scale() {
    let (mut revenue, mut invested, mut support, mut supported) = (0_i128, 0_i128, 0_i128, 0_i128);
    for population in &draws().populations {
        for rows in by_project(population).values() {
            for row in rows.values().filter(|row| row.catalogue && row.accepted != 0) {
                revenue += i128::from(row.revenue);
                invested += i128::from(row.investment);
            }
            for row in rows.values() {
                assert!(row.support * 5 <= row.investment, "a fifth at most: {row:?}");
                support += i128::from(row.support);
            }
            let first = rows.values().next().expect("rows");
            supported += if first.case_by_case { i128::from(first.investment) } else { 0 };
        }
    }
    // 2.5% of new output, which is some nine tenths of the investment.
    let thousandths = revenue * 10_000 / invested;
    assert!((180..=260).contains(&thousandths), "{thousandths}");
    let thousandths = support * 10_000 / supported;
    assert!((150..=250).contains(&thousandths), "{thousandths}");
}

#[test]
fn enterprises_come_and_go() {
    for population in &draws().populations {
        let present: Vec<BTreeSet<u32>> =
            population.slices.iter().take(3).map(|slice| slice.enterprise.iter().copied().collect()).collect();
        assert!((885..=891).contains(&present[0].len()), "888 are published for the end of 2018");
        for year in 1..3 {
            let (come, gone) =
                (present[year].difference(&present[year - 1]), present[year - 1].difference(&present[year]));
            let (come, gone) = (come.count(), gone.count());
            // A tenth in ten at Danjiangkou and in the province, two thirds of that out.
            assert!((70..=95).contains(&come) && (30..=80).contains(&gone), "{come} come, {gone} go");
        }
        let ever: BTreeSet<u32> = present.iter().flatten().copied().collect();
        assert_eq!(ever.len(), population.enterprises.len());
    }
}

#[test]
fn both_rankings_have_a_winner_in_every_year_of_nearly_every_sample() {
    let won = |population: &&Population| {
        (0..3).all(|year| {
            let table = enterprises(population, year);
            let district = table.words("district");
            let core = |row: &usize| CORE.contains(&district[*row].as_str());
            let supplies = table.numbers("passenger_supply_increment");
            let (receipts, price) =
                (table.numbers("high_end_equipment_receipts"), table.numbers("high_end_equipment_unit_price"));
            let robots = table.numbers("industrial_robots");
            let enters = |row: &usize| receipts[*row] >= 2_500 * WAN && (robots[*row] == 1 || price[*row] >= 50 * WAN);
            let rows = || (0..district.len()).filter(core);
            rows().any(|row| supplies[row] >= 2_500 * WAN) && rows().any(|row| enters(&row))
        })
    };
    let count = draws().populations.iter().filter(won).count() as u64;
    assert!(count * 100 >= SEEDS * 95, "{count} of {SEEDS}");
}

#[test]
fn not_everybody_applies_for_job_stabilisation() {
    for population in &draws().populations {
        for year in 0..3 {
            let insured = enterprises(population, year).numbers("insured_employees");
            let applying = insured.iter().filter(|heads| **heads > 0).count() * 100;
            assert!((25 * insured.len()..=35 * insured.len()).contains(&applying), "{applying}");
        }
    }
}

#[test]
fn no_goal_of_the_draft_shapes_the_sample() {
    let Draws { spec, .. } = draws();
    let goal = spec.targets.iter().find(|target| target.said.mark == Reliability::Target);
    assert!(goal.is_none(), "{goal:?}");
}
