//! What drawn populations are like, whatever they are drawn for.

use cesuan_base::diag::Code;
use cesuan_base::dim::Rows;
use cesuan_base::id::FieldId;
use cesuan_base::table::{Cells, Population};
use cesuan_intake::{MAX_ROWS, NamedBytes, SampleSpec, check_sample, draw, fingerprint, read_tables, write_csv};
use cesuan_policy::check::Rules;
use proptest::prelude::*;

use super::fixture::{field, rules_and_document};

/// The small policy's sample description.
pub(crate) const TOWN: &str = include_str!("town_sample.toml");

fn town(sample: &str) -> (Rules, SampleSpec) {
    let (rules, document) = rules_and_document(Some(sample));
    let spec = check_sample(&document, &rules).unwrap_or_else(|faults| panic!("{:#?}", faults.list));
    (rules, spec.expect("there is a sample description"))
}

fn drawn(sample: &str, enterprises: u32, seed: u64) -> Population {
    let (rules, spec) = town(sample);
    draw(&spec, &rules, enterprises, seed).expect("a small sample")
}

fn numbers(population: &Population, field: FieldId, year: usize) -> Vec<i64> {
    match population.cells(field, year) {
        Cells::Numbers(cells) => cells.iter().collect(),
        other => panic!("{other:?} are no numbers"),
    }
}

fn flags(population: &Population, field: FieldId, year: usize) -> Vec<bool> {
    match population.cells(field, year) {
        Cells::Flags(cells) => cells.iter().collect(),
        other => panic!("{other:?} are no flags"),
    }
}

#[test]
fn a_seed_gives_the_same_rows_and_another_seed_others() {
    let once = fingerprint(&drawn(TOWN, 50, 1));
    assert_eq!(fingerprint(&drawn(TOWN, 50, 1)), once);
    assert_ne!(fingerprint(&drawn(TOWN, 50, 2)), once);
    assert!(drawn(TOWN, 1, 1).synthetic);
}

#[test]
fn ids_are_distinct_well_formed_and_marked() {
    let population = drawn(TOWN, 400, 1);
    assert_eq!(population.enterprises.len(), 400);
    for id in &population.enterprises {
        assert!(id.len() == 18 && (id.starts_with("91110101HC") || id.starts_with("91110100HC")), "{id}");
    }
    assert!(population.enterprises.is_sorted_by(|a, b| a < b));
    assert!(population.projects.is_sorted_by(|a, b| a < b));
    assert_eq!(population.rows(Rows::Enterprise, usize::MAX), 800, "a row in every policy year");
}

#[test]
fn what_is_drawn_reads_back_without_a_warning() {
    let (rules, spec) = town(TOWN);
    let population = draw(&spec, &rules, 300, 7).expect("a small sample");
    let csv = write_csv(&rules, &population);
    let file = |bytes| NamedBytes { name: "t.csv", bytes };
    let read = read_tables(&rules, file(&csv.enterprises), Some(file(&csv.projects))).expect("what is drawn is valid");
    assert_eq!(read.warnings.list, [], "credit codes have the right check character");
    assert_eq!(fingerprint(&read.value), fingerprint(&population));
}

#[test]
fn rules_do_what_they_say() {
    let (rules, spec) = town(TOWN);
    let population = draw(&spec, &rules, 2_000, 3).expect("a small sample");
    let field = |id| field(&rules, id);
    let (sales, staff, change) = (field("sales"), field("staff"), field("change"));
    let (Cells::Options(place), Cells::Options(later)) =
        (population.cells(field("place"), 0), population.cells(field("place"), 1))
    else {
        panic!("places are options")
    };
    assert_eq!(place, later, "kept over the years");
    let north = place.iter().filter(|place| *place == 0).count();
    assert!((1_400..1_600).contains(&north), "three of four: {north}");
    for year in 0..2 {
        let members = flags(&population, field("member"), year);
        for (row, amount) in numbers(&population, sales, year).iter().enumerate() {
            let heads = numbers(&population, staff, year)[row];
            assert_eq!(amount % 1_000_000, 0, "cut to whole 万元");
            assert!((amount / 20_000_000..=amount / 10_000_000).contains(&heads), "{heads} for {amount}");
            let change = numbers(&population, change, year)[row];
            if place.at(row) == 0 && *amount >= 200_000_000 {
                assert!((-amount / 20..=amount / 10).contains(&change), "{change} of {amount}");
            } else {
                assert!(change == 0 || (heads * 38_000..=heads * 52_000).contains(&change), "{change} for {heads}");
            }
            assert!(year == 0 || !(members[row] && flags(&population, field("member"), 0)[row]), "once");
        }
    }
    let grown = |row: usize| {
        let (before, after) = (numbers(&population, sales, 0)[row], numbers(&population, sales, 1)[row]);
        (before * 9 / 10 - 1_000_000..=before * 12 / 10).contains(&after)
    };
    assert!((0..2_000).all(grown));
    let middle = numbers(&population, sales, 0).iter().filter(|sales| **sales < 200_000_000).count();
    assert!((900..1_100).contains(&middle), "the median is 200 万元: {middle}");
}

#[test]
fn projects_follow_their_enterprise_and_their_first_year() {
    let (rules, spec) = town(TOWN);
    let population = draw(&spec, &rules, 2_000, 3).expect("a small sample");
    let field = |id| field(&rules, id);
    let mut first = std::collections::BTreeMap::new();
    let mut listed_at_all = 0;
    for (year, slice) in population.slices.iter().enumerate() {
        let Cells::Options(place) = population.cells(field("place"), year) else { panic!("options") };
        let listed = flags(&population, field("project.listed"), year);
        let started = numbers(&population, field("project.started"), year);
        let cost = numbers(&population, field("project.cost"), year);
        for (row, project) in slice.project.iter().enumerate() {
            assert!(!listed[row] || place.at(slice.parent[row] as usize) == 0, "only in the north");
            listed_at_all += usize::from(listed[row]);
            assert_eq!(listed[row], started[row] != 0);
            let known = *first.entry(*project).or_insert((listed[row], started[row]));
            assert_eq!(known, (listed[row], started[row]), "kept, and lasting");
            let year = 2018 + i64::try_from(year).expect("two years");
            assert!(cost[row] == 0 || (2018..=year).contains(&started[row]), "{} in {year}", started[row]);
        }
    }
    assert!(listed_at_all > 500, "{listed_at_all}");
}

#[test]
fn enterprises_enter_and_leave() {
    let coming =
        "[enterprises]\nfirst = { weights = { 0 = 3, 1 = 1 }, even = true }\nlast = { when = { member = true } }\n";
    let sample = format!("{coming}{TOWN}");
    let (rules, spec) = town(&sample);
    let population = draw(&spec, &rules, 400, 9).expect("a small sample");
    let present = |year: usize| &population.slices[year].enterprise;
    assert_eq!((population.enterprises.len(), present(0).len()), (400, 300), "a quarter enters later");
    let members = flags(&population, field(&rules, "member"), 0);
    let gone = |row: usize| !present(1).contains(&present(0)[row]);
    assert!(members.iter().enumerate().all(|(row, member)| *member == gone(row)), "members leave after their year");
    let later = population.slices[1].parent.iter().map(|row| present(1)[*row as usize]);
    assert!(later.clone().count() > 0, "the others' projects go on");
    let few: std::collections::BTreeSet<Box<str>> =
        draw(&spec, &rules, 40, 9).expect("a small sample").enterprises.into_iter().collect();
    assert!(few.iter().all(|id| population.enterprises.contains(id)));
}

#[test]
fn even_rows_have_the_shares_of_the_distribution() {
    let even = TOWN.replacen("keep = true\n", "keep = true\neven = true\n", 1).replacen(
        "growth = [",
        "even = \"place\"\ngrowth = [",
        1,
    );
    let (rules, spec) = town(&even);
    let population = draw(&spec, &rules, 512, 4).expect("a small sample");
    let Cells::Options(place) = population.cells(field(&rules, "place"), 0) else { panic!("options") };
    let sales = numbers(&population, field(&rules, "sales"), 0);
    for (option, count) in [(0, 384), (1, 128)] {
        let own: Vec<i64> =
            place.iter().zip(&sales).filter(|(place, _)| *place == option).map(|(_, sales)| *sales).collect();
        assert_eq!(own.len(), count, "three of four are in the north");
        let low = own.iter().filter(|sales| **sales < 200_000_000).count();
        assert_eq!(low, count / 2, "half stay below the median, in each place");
    }
}

#[test]
fn projects_have_further_rows_while_a_condition_holds() {
    let also = TOWN.replacen("[projects]\n", "[projects]\nalso = { started = { from = \"year-1\" } }\n", 1);
    let (with, without) = (drawn(&also, 300, 2), drawn(TOWN, 300, 2));
    let rules = super::fixture::rules();
    let started = |population: &Population, year: usize| numbers(population, field(&rules, "project.started"), year);
    // In 2019 there are those that began in 2018, whatever their span; of the others, as many as before.
    let wanted = |population: &Population| started(population, 1).iter().filter(|year| **year >= 2018).count();
    let others = |population: &Population| started(population, 1).iter().filter(|year| **year < 2018).count();
    let begun = with.slices[0].project.iter().zip(started(&with, 0)).filter(|(_, year)| *year >= 2018);
    let follow = begun.clone().filter(|(project, _)| with.slices[1].project.contains(project)).count();
    assert_eq!(follow, begun.count());
    assert!(wanted(&with) > wanted(&without));
    assert_eq!(
        (others(&with), with.slices[0].len(Rows::Project)),
        (others(&without), without.slices[0].len(Rows::Project))
    );
}

#[test]
fn more_enterprises_leave_the_first_ones_as_they_were() {
    let (rules, spec) = town(TOWN);
    let rows = |enterprises| {
        let csv = write_csv(&rules, &draw(&spec, &rules, enterprises, 5).expect("a small sample"));
        String::from_utf8([csv.enterprises, csv.projects].concat()).expect("UTF-8")
    };
    let many: std::collections::BTreeSet<String> = rows(200).lines().map(str::to_owned).collect();
    assert!(rows(40).lines().all(|line| many.contains(line)));
}

#[test]
fn a_further_column_leaves_the_others_as_they_were() {
    let with = drawn(
        &TOWN.replace("[projects]", "[enterprise.status]\nweights = { north = 1, south = 1 }\n\n[projects]"),
        80,
        5,
    );
    let without = drawn(TOWN, 80, 5);
    let status = field(&super::fixture::rules(), "status").index();
    for (index, (with, without)) in with.columns.iter().zip(&without.columns).enumerate() {
        assert_eq!(with == without, index != status, "column {index}");
    }
    assert_eq!(with.projects, without.projects);
}

#[test]
fn no_enterprises_and_too_many_are_refused() {
    let (rules, spec) = town(TOWN);
    let code = |enterprises| draw(&spec, &rules, enterprises, 1).expect_err("refused").list[0].code;
    assert_eq!(code(0), Code::EmptyTable);
    assert_eq!(code(u32::try_from(MAX_ROWS).expect("fits")), Code::TooManyRows);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_seed_gives_tables_that_read_back(enterprises in 1..60_u32, seed: u64) {
        let (rules, spec) = town(TOWN);
        let population = draw(&spec, &rules, enterprises, seed).expect("a small sample");
        let csv = write_csv(&rules, &population);
        let file = |bytes| NamedBytes { name: "t.csv", bytes };
        let read = read_tables(&rules, file(&csv.enterprises), Some(file(&csv.projects))).expect("valid");
        prop_assert_eq!(fingerprint(&read.value), fingerprint(&population));
    }
}
