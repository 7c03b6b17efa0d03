//! The yardstick: Shiyan's draft written by hand in Rust, as one loop over the columns, in 64-bit fen.
//!
//! It computes the measures by their default readings, what the fund pays within its envelope, the city's part of the rebate and
//! the commitments after the policy, and can do nothing else. The speed of the engine is compared with it, and the totals of both
//! must be equal.

use cesuan_base::dim::Rows;
use cesuan_base::table::{Cells, Population};
use cesuan_policy::check::{Domain, Rules, Setting};

/// The policy the loop is written for.
const POLICY: &str = "shiyan-2018";

/// The number of measures the loop computes.
pub const MEASURES: usize = 19;
/// The place of the rebate of local revenue among the measures.
pub const REBATE: usize = 0;
/// The place of the interest subsidy, which the fund pays.
pub const INTEREST: usize = 2;

/// What the loop computes, over the policy years.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// The demand of each measure in fen, in the order of the rules; for undetermined measures, their base.
    pub measures: [i64; MEASURES],
    /// The city's part of the rebate of local revenue, in fen.
    pub city_rebate: i64,
    /// What the rebate comes to in the years after the policy, in fen.
    pub commitments: i64,
    /// What the fund pays, in fen.
    pub fund_paid: i64,
}

/// The columns that the loop reads, with a cell for every row.
pub struct Yardstick {
    terms: DraftNumbers,
    years: Vec<YearColumns>,
    policy_years: usize,
    enterprises: usize,
    projects: usize,
}

/// What earlier years leave to later ones.
struct History {
    /// For each enterprise, the awards it has had, as bits.
    rights: Vec<u8>,
    /// For each project, whether it was settled case by case.
    barred: Vec<bool>,
    /// For each project, which subsidy it draws; [`NEITHER`] before its first.
    kind: Vec<u8>,
}

/// A line of the fund.
struct FundLine {
    /// Its turn: champions, then fixed awards, then the rest.
    turn: usize,
    fen: i64,
}

/// The columns of one policy year.
struct YearColumns {
    year: i64,
    enterprise: Vec<u32>,
    first_project: Vec<u32>,
    district: Vec<u16>,
    champion: Vec<u16>,
    barred_stabilisation: Vec<bool>,
    private: Vec<bool>,
    county_nominee: Vec<bool>,
    demo: [Vec<bool>; 2],
    test_fee: Vec<i64>,
    supply_increment: Vec<i64>,
    receipts: Vec<i64>,
    unit_price: Vec<i64>,
    robots: Vec<bool>,
    military_qualified: Vec<bool>,
    military_sales: Vec<i64>,
    centre: [Vec<bool>; 2],
    high_tech: Vec<bool>,
    green: Vec<bool>,
    station: Vec<bool>,
    insurance: Vec<i64>,
    insured: Vec<i64>,
    layoffs: Vec<i64>,
    reliability_fee: Vec<i64>,
    temporary_fee: Vec<i64>,
    project: Projects,
}

struct Projects {
    id: Vec<u32>,
    case_by_case: Vec<bool>,
    support: Vec<i64>,
    library: Vec<bool>,
    start: Vec<i64>,
    investment: Vec<i64>,
    loan: Vec<i64>,
    lease: Vec<i64>,
    guarantee: Vec<i64>,
    smart: Vec<i64>,
    ordinary: Vec<i64>,
    in_use: Vec<bool>,
    catalogue: Vec<bool>,
    accepted: Vec<i64>,
    revenue: Vec<i64>,
    costs: Vec<i64>,
    land: Vec<i64>,
}

/// The numbers of the draft: money in fen, rates in parts of ten thousand.
struct DraftNumbers {
    core: [bool; 16],
    no_quota: u16,
    no_champion: u16,
    envelope: i64,
    city_core: i64,
    city_other: i64,
    revenue_share: i64,
    revenue_years: i64,
    min_investment: i64,
    valid_years: i64,
    interest_share: i64,
    min_equipment: i64,
    rate: [i64; 3],
    smart_share: i64,
    ordinary_share: i64,
    quota: usize,
    cap: i64,
    demo: [i64; 2],
    test_share: i64,
    min_increment: i64,
    supply_prizes: [i64; 3],
    min_receipts: i64,
    min_unit_price: i64,
    equipment_prizes: [i64; 3],
    min_military: i64,
    military: i64,
    centre: [i64; 2],
    high_tech: i64,
    green: i64,
    reliability: i64,
    temporary: i64,
    land: i64,
    without_layoffs: i64,
    few_layoffs: i64,
    unemployment: [i64; 3],
}

const PARTS: i64 = 10_000;
const CIVIL: u8 = 1;
const HIGH_TECH: u8 = 2;
const GREEN: u8 = 4;
const DEMO: [u8; 2] = [8, 16];
const CENTRE: [u8; 2] = [32, 64];
const STATION: u8 = 128;

const NEITHER: u8 = 0;
const DRAWS_INTEREST: u8 = 1;
const DRAWS_EQUIPMENT: u8 = 2;

/// The first and the last year of acceptance that the rebate counts.
const ACCEPTED: std::ops::RangeInclusive<i64> = 2018..=2020;

/// `fen x parts / 10,000`, rounded half up.
#[inline]
fn share(fen: i64, parts: i64) -> i64 {
    (fen * parts + PARTS / 2) / PARTS
}

impl Yardstick {
    /// The yardstick of a population; `None` for any other policy.
    pub fn new(rules: &Rules, population: &Population) -> Option<Self> {
        let years = (0..population.years.len()).map(|year| YearColumns::new(rules, population, year));
        (rules.id == POLICY).then(|| Self {
            terms: DraftNumbers::new(rules),
            years: years.collect(),
            policy_years: rules.years.len(),
            enterprises: population.enterprises.len(),
            projects: population.projects.len(),
        })
    }

    /// Runs the loop.
    pub fn run(&self) -> Totals {
        let mut totals = Totals::default();
        let mut history = History {
            rights: vec![0; self.enterprises],
            barred: vec![false; self.projects],
            kind: vec![NEITHER; self.projects],
        };
        let (years, later) = self.years.split_at(self.policy_years);
        for (index, year) in years.iter().enumerate() {
            year.run(&self.terms, index, &mut history, &mut totals);
        }
        totals.commitments = later.iter().map(|year| year.rebate(&self.terms)).sum();
        totals
    }
}

impl YearColumns {
    /// What the rebate of the year comes to.
    fn rebate(&self, terms: &DraftNumbers) -> i64 {
        (0..self.project.accepted.len()).map(|project| self.rebate_of(terms, project)).sum()
    }

    fn rebate_of(&self, terms: &DraftNumbers, project: usize) -> i64 {
        let (projects, accepted) = (&self.project, self.project.accepted[project]);
        let open = projects.catalogue[project]
            && ACCEPTED.contains(&accepted)
            && (0..terms.revenue_years).contains(&(self.year - accepted));
        if open { share(projects.revenue[project].max(0), terms.revenue_share) } else { 0 }
    }

    fn run(&self, terms: &DraftNumbers, index: usize, history: &mut History, all: &mut Totals) {
        let totals = &mut all.measures;
        let mut fund: Vec<FundLine> = Vec::new();
        let projects = &self.project;
        let rate = terms.rate[index];
        let (mut supply, mut equipment) = (Vec::new(), Vec::new());
        let mut nominees: Vec<Nominee> = Vec::new();
        for row in 0..self.enterprise.len() {
            let core = terms.core[usize::from(self.district[row])];
            let own = self.first_project[row] as usize..self.first_project[row + 1] as usize;
            let champion = self.champion[row] != terms.no_champion;
            let mut pays = |fixed: bool, fen: i64| {
                if fen > 0 {
                    fund.push(FundLine { turn: if champion { 0 } else { 2 - usize::from(fixed) }, fen });
                }
            };
            if !own.is_empty() {
                let (mut smart, mut ordinary) = (0, 0);
                for project in own.clone() {
                    let barred = &mut history.barred[projects.id[project] as usize];
                    *barred |= projects.case_by_case[project];
                    if projects.in_use[project] && !*barred && self.passes(terms, project) {
                        smart += projects.smart[project];
                        ordinary += projects.ordinary[project];
                    }
                }
                let reaches = smart + ordinary >= terms.min_equipment;
                let nominee = !core && self.county_nominee[row] && reaches;
                let place = core || nominee;
                let mut kept = 0;
                let mut kinds: Vec<usize> = Vec::new();
                for project in own {
                    let id = projects.id[project] as usize;
                    let gate = !history.barred[id] && self.passes(terms, project);
                    let equipment = if reaches && place && gate && projects.in_use[project] {
                        rate * (projects.smart[project] * terms.smart_share
                            + projects.ordinary[project] * terms.ordinary_share)
                    } else {
                        0
                    };
                    let in_library = core && gate && projects.library[project];
                    let own_interest = if in_library {
                        (projects.loan[project] + projects.lease[project]) * terms.interest_share
                    } else {
                        0
                    };
                    let kind = &mut history.kind[id];
                    let interest = match *kind {
                        NEITHER => own_interest > 0 && own_interest * PARTS >= equipment,
                        kind => kind == DRAWS_INTEREST,
                    };
                    if interest && own_interest > 0 {
                        *kind = DRAWS_INTEREST;
                        let line = (own_interest + PARTS / 2) / PARTS;
                        totals[2] += line;
                        pays(false, line);
                    } else if !interest && equipment > 0 {
                        // A nominee without a place draws nothing, which is known when all are seen.
                        if core {
                            *kind = DRAWS_EQUIPMENT;
                        } else {
                            kinds.push(id);
                        }
                        kept += equipment;
                    }
                    let rebate = self.rebate_of(terms, project);
                    totals[0] += rebate;
                    all.city_rebate += share(rebate, if core { terms.city_core } else { terms.city_other });
                    if projects.case_by_case[project] {
                        totals[1] += projects.support[project];
                    }
                    if in_library {
                        totals[12] += projects.guarantee[project];
                    }
                    if self.year == projects.accepted[project] {
                        totals[14] += projects.costs[project];
                    }
                    totals[17] += share(projects.land[project], terms.land);
                }
                let subsidy = ((kept + PARTS * PARTS / 2) / (PARTS * PARTS)).min(terms.cap);
                if core && reaches {
                    totals[3] += subsidy;
                    pays(false, subsidy);
                } else if nominee {
                    let full = rate * (smart * terms.smart_share + ordinary * terms.ordinary_share);
                    nominees.push(Nominee { district: self.district[row], full: -full, row, subsidy, champion, kinds });
                }
            }
            if core {
                let used = &mut history.rights[self.enterprise[row] as usize];
                let mut once = |right: u8, holds: bool, award: i64| {
                    let open = holds && *used & right == 0;
                    *used |= if open { right } else { 0 };
                    if open { award } else { 0 }
                };
                let national = once(DEMO[0], self.demo[0][row], terms.demo[0]);
                let provincial = national == 0 && self.demo[1][row];
                let demo = national + once(DEMO[1], provincial, terms.demo[1]);
                let civil = once(
                    CIVIL,
                    self.private[row] && self.military_qualified[row] && self.military_sales[row] >= terms.min_military,
                    terms.military,
                );
                let centre = once(CENTRE[0], self.centre[0][row], terms.centre[0])
                    + once(CENTRE[1], self.centre[1][row], terms.centre[1]);
                let high_tech = once(HIGH_TECH, self.high_tech[row], terms.high_tech);
                let green = once(GREEN, self.green[row], terms.green);
                for (measure, fen) in [(4, demo), (8, civil), (9, centre), (10, high_tech), (11, green)] {
                    totals[measure] += fen;
                    pays(true, fen);
                }
                let test = share(self.test_fee[row], terms.test_share);
                totals[5] += test;
                pays(false, test);
                if self.supply_increment[row] >= terms.min_increment {
                    supply.push((self.supply_increment[row], champion));
                }
                if self.receipts[row] >= terms.min_receipts
                    && (self.robots[row] || self.unit_price[row] >= terms.min_unit_price)
                {
                    equipment.push((self.receipts[row], champion));
                }
            }
            if self.station[row] {
                let used = &mut history.rights[self.enterprise[row] as usize];
                totals[13] += i64::from(*used & STATION == 0);
                *used |= STATION;
            }
            totals[15] += share(self.reliability_fee[row], terms.reliability);
            totals[16] += share(self.temporary_fee[row], terms.temporary);
            let (insured, gone) = (self.insured[row], self.layoffs[row]);
            let ratio = if insured == 0 || self.barred_stabilisation[row] {
                0
            } else if gone == 0 {
                terms.without_layoffs
            } else if gone * PARTS < insured * terms.unemployment[index] {
                terms.few_layoffs
            } else {
                0
            };
            totals[18] += share(self.insurance[row], ratio);
        }
        totals[6] += prizes(&mut supply, &terms.supply_prizes, &mut fund);
        totals[7] += prizes(&mut equipment, &terms.equipment_prizes, &mut fund);
        nominees.sort_unstable_by_key(|nominee| (nominee.district, nominee.full, nominee.row));
        let mut places = (u16::MAX, 0);
        for Nominee { district, subsidy, champion, kinds, .. } in nominees {
            places = if places.0 == district { (district, places.1 + 1) } else { (district, 0) };
            if places.1 < terms.quota && district != terms.no_quota {
                totals[3] += subsidy;
                if subsidy > 0 {
                    fund.push(FundLine { turn: if champion { 0 } else { 2 }, fen: subsidy });
                }
                kinds.into_iter().for_each(|id| history.kind[id] = DRAWS_EQUIPMENT);
            }
        }
        all.fund_paid += paid(&fund, terms.envelope);
    }

    /// Whether a project meets the conditions on investment and construction period.
    fn passes(&self, terms: &DraftNumbers, project: usize) -> bool {
        let start = self.project.start[project];
        self.project.investment[project] >= terms.min_investment
            && start != 0
            && (0..terms.valid_years).contains(&(self.year - start))
    }
}

/// A nominee of a county that competes for a place.
struct Nominee {
    district: u16,
    /// The whole subsidy before any limit, negative so that the largest comes first.
    full: i64,
    row: usize,
    subsidy: i64,
    champion: bool,
    /// The projects that draw the equipment subsidy if it has a place.
    kinds: Vec<usize>,
}

/// What a year's lines get of the envelope: each group in full while money lasts, the first that does not fit in proportion.
fn paid(lines: &[FundLine], envelope: i64) -> i64 {
    let mut left = envelope;
    let mut paid = 0;
    for turn in 0..3 {
        let asked: i64 = lines.iter().filter(|line| line.turn == turn).map(|line| line.fen).sum();
        if asked <= left {
            paid += asked;
            left -= asked;
            continue;
        }
        let cut = |line: &FundLine| i128::from(line.fen) * i128::from(left) / i128::from(asked);
        let whole: i128 = lines.iter().filter(|line| line.turn == turn).map(cut).sum();
        // The fen left over go one each to some of the lines.
        let over = i128::from(left) - whole;
        paid += i64::try_from(whole + over).unwrap_or(i64::MAX);
        left = 0;
    }
    paid
}

/// The sum a ranking pays. Entrants of equal rank share the prizes of the places they fill, in whole fen.
fn prizes(entrants: &mut [(i64, bool)], prizes: &[i64; 3], fund: &mut Vec<FundLine>) -> i64 {
    entrants.sort_by_key(|entrant| std::cmp::Reverse(entrant.0));
    let mut sum_of_all = 0;
    let mut place = 0;
    while place < entrants.len().min(prizes.len()) {
        let tied = entrants[place..].iter().take_while(|entrant| entrant.0 == entrants[place].0).count();
        let sum: i64 = prizes[place..(place + tied).min(prizes.len())].iter().sum();
        let count = i64::try_from(tied).unwrap_or(i64::MAX);
        for (index, (_, champion)) in (0..).zip(&entrants[place..place + tied]) {
            let fen = sum / count + i64::from(index < sum % count);
            if fen > 0 {
                fund.push(FundLine { turn: usize::from(!champion), fen });
            }
        }
        sum_of_all += sum;
        place += tied;
    }
    sum_of_all
}

impl YearColumns {
    fn new(rules: &Rules, population: &Population, year: usize) -> Self {
        let cells = |rows: Rows, id: &str| {
            let (field, _) = rules.fields_of(rows).find(|(_, field)| field.id == id).expect("the column is there");
            population.cells(field, year)
        };
        let numbers = |rows, id| match cells(rows, id) {
            Cells::Numbers(series) => series.iter().collect::<Vec<_>>(),
            _ => panic!("{id} holds numbers"),
        };
        let flags = |rows, id| match cells(rows, id) {
            Cells::Flags(series) => series.iter().collect::<Vec<_>>(),
            _ => panic!("{id} holds flags"),
        };
        let options = |rows, id| match cells(rows, id) {
            Cells::Options(series) => series.iter().collect::<Vec<_>>(),
            _ => panic!("{id} holds options"),
        };
        let (e, p) = (Rows::Enterprise, Rows::Project);
        let private = option(rules, "ownership", "private");
        let slice = &population.slices[year];
        Self {
            year: population.years[year].into(),
            enterprise: slice.enterprise.to_vec(),
            first_project: slice.first_project.to_vec(),
            district: options(e, "district"),
            champion: options(e, "champion"),
            barred_stabilisation: flags(e, "stabilisation_barred"),
            private: options(e, "ownership").into_iter().map(|option| option == private).collect(),
            county_nominee: flags(e, "county_nominee"),
            demo: [flags(e, "demo_national"), flags(e, "demo_provincial")],
            test_fee: numbers(e, "special_vehicle_test_fee"),
            supply_increment: numbers(e, "passenger_supply_increment"),
            receipts: numbers(e, "high_end_equipment_receipts"),
            unit_price: numbers(e, "high_end_equipment_unit_price"),
            robots: flags(e, "industrial_robots"),
            military_qualified: flags(e, "military_qualified"),
            military_sales: numbers(e, "military_sales"),
            centre: [flags(e, "tech_centre_national"), flags(e, "tech_centre_provincial")],
            high_tech: flags(e, "high_tech_certified"),
            green: flags(e, "green_factory_accepted"),
            station: flags(e, "academician_station"),
            insurance: numbers(e, "unemployment_insurance_paid"),
            insured: numbers(e, "insured_employees"),
            layoffs: numbers(e, "layoffs"),
            reliability_fee: numbers(e, "high_reliability_power_fee"),
            temporary_fee: numbers(e, "temporary_power_fee"),
            project: Projects {
                id: slice.project.to_vec(),
                case_by_case: flags(p, "case_by_case"),
                support: numbers(p, "case_by_case_support"),
                library: flags(p, "major_library"),
                start: numbers(p, "start_year"),
                investment: numbers(p, "fixed_investment"),
                loan: numbers(p, "loan_interest"),
                lease: numbers(p, "lease_interest"),
                guarantee: numbers(p, "guarantee_fee"),
                smart: numbers(p, "smart_equipment"),
                ordinary: numbers(p, "ordinary_equipment"),
                in_use: flags(p, "equipment_in_use"),
                catalogue: flags(p, "catalogue"),
                accepted: numbers(p, "accepted_year"),
                revenue: numbers(p, "local_revenue_increment"),
                costs: numbers(p, "transaction_costs"),
                land: numbers(p, "waived_land_price"),
            },
        }
    }
}

fn option(rules: &Rules, category: &str, id: &str) -> u16 {
    let category = rules.categories.iter().find(|known| known.id == category).expect("the category is there");
    let at = category.options.iter().position(|option| option.id == id).expect("the option is there");
    u16::try_from(at).expect("few options")
}

impl DraftNumbers {
    fn new(rules: &Rules) -> Self {
        let draft = |id: &str, year: usize| {
            let id = rules.parameter(id).expect("the parameter is there");
            match &rules.parameters[id.index()].draft[year] {
                Setting::Number(value) => *value,
                _ => panic!("the draft gives a number"),
            }
        };
        let whole = |id: &str| i64::try_from(draft(id, 0).to_integer()).expect("a small number");
        let parts = |id: &str, year: usize| {
            let parts = draft(id, year) * cesuan_base::money::Exact::from_integer(PARTS.into());
            assert!(parts.is_integer(), "{id} has four decimals at most");
            i64::try_from(parts.to_integer()).expect("a small number")
        };
        let mut core = [false; 16];
        let districts = rules.parameter("core_districts").expect("the parameter is there").index();
        if let (Setting::Set(set), Domain::Set { .. }) =
            (&rules.parameters[districts].draft[0], &rules.parameters[districts].domain)
        {
            set.iter().for_each(|district| core[usize::from(*district)] = true);
        }
        let three = |prefix: &str| [1, 2, 3].map(|place| whole(&format!("{prefix}.prize_{place}")));
        let two = |measure: &str| ["national", "provincial"].map(|level| whole(&format!("{measure}.{level}")));
        Self {
            core,
            no_quota: option(rules, "district", "wudangshan"),
            no_champion: option(rules, "champion", "none"),
            envelope: whole("transformation_fund.envelope"),
            city_core: parts("local_revenue_rebate.city_share_core", 0),
            city_other: parts("local_revenue_rebate.city_share_other", 0),
            revenue_share: parts("local_revenue_rebate.share", 0),
            revenue_years: whole("local_revenue_rebate.years"),
            min_investment: whole("major_project_interest.min_fixed_investment"),
            valid_years: whole("major_project_interest.valid_years"),
            interest_share: parts("major_project_interest.share", 0),
            min_equipment: whole("smart_upgrade.min_equipment"),
            rate: [0, 1, 2].map(|year| parts("benchmark_rate", year)),
            smart_share: parts("smart_upgrade.smart_share", 0),
            ordinary_share: parts("smart_upgrade.ordinary_share", 0),
            quota: usize::try_from(whole("smart_upgrade.county_quota")).expect("a small number"),
            cap: whole("smart_upgrade.cap_per_enterprise"),
            demo: two("informatization_demo"),
            test_share: parts("special_vehicle_announcement.share", 0),
            min_increment: whole("passenger_supply_ranking.min_increment"),
            supply_prizes: three("passenger_supply_ranking"),
            min_receipts: whole("high_end_equipment_ranking.min_receipts"),
            min_unit_price: whole("high_end_equipment_ranking.min_unit_price"),
            equipment_prizes: three("high_end_equipment_ranking"),
            min_military: whole("civil_military.min_sales"),
            military: whole("civil_military.award"),
            centre: two("innovation_institution"),
            high_tech: whole("high_tech_enterprise.award"),
            green: whole("green_manufacturing.award"),
            reliability: parts("high_reliability_power_relief.relief", 0),
            temporary: parts("temporary_power_relief.relief", 0),
            land: parts("land_price_relief.relief", 0),
            without_layoffs: parts("job_stabilisation.no_layoff_ratio", 0),
            few_layoffs: parts("job_stabilisation.low_layoff_ratio", 0),
            unemployment: [0, 1, 2].map(|year| parts("job_stabilisation.registered_unemployment_rate", year)),
        }
    }
}
