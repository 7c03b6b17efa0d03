//! The sample of the carried policy: what it is calibrated to, and that it is the same everywhere.

use cesuan_base::dim::Rows;
use cesuan_base::table::{Cells, Population};
use cesuan_intake::{NamedBytes, SampleSpec, check_sample, draw, fingerprint, read_tables, write_csv};
use cesuan_policy::check::{FieldKind, Rules, compile};
use cesuan_policy::rules::embedded;

/// The fingerprint and the first rows of both tables, for 888 enterprises of the seed 2018.
const EXPECTED: &str = include_str!("../../fixtures/sample-888-2018.txt");

fn shiyan() -> (Rules, SampleSpec) {
    let (rules, document) = compile(&embedded("shiyan-2018").expect("carried")).expect("it compiles").value;
    let spec = check_sample(&document, &rules).unwrap_or_else(|faults| panic!("{:#?}", faults.list));
    (rules, spec.expect("it has a sample"))
}

fn sample(seed: u64) -> (Rules, Population) {
    let (rules, spec) = shiyan();
    let population = draw(&spec, &rules, 888, seed).expect("a small sample");
    (rules, population)
}

fn cells<'p>(rules: &Rules, population: &'p Population, rows: Rows, id: &str, year: usize) -> &'p Cells {
    let (field, _) = rules.fields_of(rows).find(|(_, field)| field.id == id).expect("the field is there");
    population.cells(field, year)
}

fn numbers(rules: &Rules, population: &Population, rows: Rows, id: &str, year: usize) -> Vec<i64> {
    match cells(rules, population, rows, id, year) {
        Cells::Numbers(cells) => cells.iter().collect(),
        other => panic!("{id}: {other:?}"),
    }
}

fn flags(rules: &Rules, population: &Population, rows: Rows, id: &str, year: usize) -> usize {
    match cells(rules, population, rows, id, year) {
        Cells::Flags(cells) => cells.iter().filter(|flag| *flag).count(),
        other => panic!("{id}: {other:?}"),
    }
}

#[test]
fn the_sample_is_the_same_on_every_machine() {
    let (rules, population) = sample(2018);
    let csv = write_csv(&rules, &population);
    let mut found = format!("{:016x}\n", fingerprint(&population));
    for table in [csv.enterprises, csv.projects] {
        let text = String::from_utf8(table).expect("UTF-8");
        found.extend(text.lines().take(6).flat_map(|line| [line, "\n"]));
    }
    assert_eq!(found, EXPECTED, "where the sample was meant to change, this is the new fixture:\n{found}");
}

#[test]
fn the_sample_reads_back_without_a_warning() {
    let (rules, population) = sample(1);
    let csv = write_csv(&rules, &population);
    let file = |bytes| NamedBytes { name: "t.csv", bytes };
    let read = read_tables(&rules, file(&csv.enterprises), Some(file(&csv.projects))).expect("the sample is valid");
    assert_eq!(read.warnings.list, []);
    assert_eq!(fingerprint(&read.value), fingerprint(&population));
}

#[test]
fn every_column_holds_something() {
    let (rules, population) = sample(2018);
    for (index, field) in rules.fields.iter().enumerate() {
        let differs = population.columns[index].iter().any(|cells| match cells {
            Cells::Numbers(cells) => cells.iter().any(|cell| cell != 0),
            Cells::Flags(cells) => cells.iter().any(|cell| cell),
            Cells::Options(cells) => cells.iter().any(|cell| cell != cells.at(0)),
            Cells::Words(cells) => cells.iter().all(|cell| !cell.is_empty()),
        });
        let kept_by_rows = matches!(field.kind, FieldKind::Key | FieldKind::Period | FieldKind::Parent);
        assert!(differs || kept_by_rows, "{}", field.id);
        if matches!(field.kind, FieldKind::Money { signed: true, .. }) {
            let negative = |cells: &Cells| matches!(cells, Cells::Numbers(cells) if cells.iter().any(|cell| cell < 0));
            assert!(population.columns[index].iter().any(negative), "{} is never negative", field.id);
        }
    }
}

/// Over five seeds and three years, the mean of what a closure counts.
fn mean(count: impl Fn(&Rules, &Population, usize) -> i64) -> i64 {
    let (rules, spec) = shiyan();
    let mut sum = 0;
    for seed in 1..=5 {
        let population = draw(&spec, &rules, 888, seed).expect("a small sample");
        sum += (0..3).map(|year| count(&rules, &population, year)).sum::<i64>();
    }
    sum / 15
}

#[track_caller]
fn within(found: i64, range: std::ops::RangeInclusive<i64>) {
    assert!(range.contains(&found), "{found} is not within {range:?}");
}

fn count_of(count: usize) -> i64 {
    i64::try_from(count).expect("a count fits")
}

#[test]
fn recognitions_and_projects_come_as_often_as_is_known() {
    use Rows::{Enterprise, Project};
    let flagged = |rows, id| mean(move |rules, sample, year| count_of(flags(rules, sample, rows, id, year)));
    within(flagged(Enterprise, "high_tech_certified"), 20..=35);
    within(flagged(Enterprise, "demo_provincial"), 10..=20);
    within(flagged(Project, "major_library"), 20..=55);
    let parts = mean(|rules, sample, year| match cells(rules, sample, Enterprise, "industry", year) {
        Cells::Words(words) => count_of(words.iter().filter(|word| *word == "3670").count()),
        other => panic!("{other:?}"),
    });
    within(parts, 370..=420);
}

#[test]
fn insurance_follows_the_staff_and_layoffs_lie_on_both_sides_of_three_percent() {
    use Rows::Enterprise;
    let (rules, population) = sample(2018);
    let insured = numbers(&rules, &population, Enterprise, "insured_employees", 0);
    let paid = numbers(&rules, &population, Enterprise, "unemployment_insurance_paid", 0);
    // 1% of twelve monthly bases of 3,700 to 4,500 yuan, in fen; cut to whole yuan.
    assert!(paid.iter().zip(&insured).all(|(paid, heads)| (heads * 44_400 - 100..=heads * 54_000).contains(paid)));
    let layoffs = numbers(&rules, &population, Enterprise, "layoffs", 0);
    let share = |low: i64, high: i64| {
        layoffs
            .iter()
            .zip(&insured)
            .filter(|(gone, heads)| low * *heads <= 1000 * *gone && 1000 * *gone < high * *heads)
            .count()
    };
    let none = layoffs.iter().zip(&insured).filter(|(gone, heads)| **gone == 0 && **heads > 0).count();
    assert!(none > 150, "{none}");
    let around = [share(20, 30), share(30, 40), share(40, 200)];
    assert!(around.iter().all(|enterprises| *enterprises > 5), "{around:?}");
}
