//! What a person changes of a sample.

use cesuan_base::diag::{Code, Severity};
use cesuan_base::table::{Cells, Population};
use cesuan_intake::{SampleAdjust, SampleSpec, check_sample, draw, fingerprint};
use proptest::prelude::*;

use super::fixture::{field, rules_and_document};
use super::sample::TOWN;

const TARGETS: &str = include_str!("town_targets.toml");

fn spec() -> (cesuan_policy::check::Rules, SampleSpec) {
    let (rules, document) = rules_and_document(Some(&format!("{TOWN}{TARGETS}")));
    let spec = check_sample(&document, &rules).expect("it is right").expect("a sample");
    (rules, spec)
}

fn adjust(mix: &[(&str, u16)], growth: i16) -> SampleAdjust {
    SampleAdjust { mix: mix.iter().map(|(id, share)| ((*id).to_owned(), *share)).collect(), growth }
}

fn drawn(adjust: &SampleAdjust, enterprises: u32) -> Population {
    let (rules, spec) = spec();
    let spec = spec.adjusted(adjust).expect("within the bounds").value;
    draw(&spec, &rules, enterprises, 7).expect("a small sample")
}

fn north(population: &Population) -> usize {
    let (rules, _) = spec();
    match population.cells(field(&rules, "place"), 0) {
        Cells::Options(places) => places.iter().filter(|place| *place == 0).count(),
        other => panic!("{other:?}"),
    }
}

fn sales(population: &Population, year: usize) -> Vec<i64> {
    let (rules, _) = spec();
    match population.cells(field(&rules, "sales"), year) {
        Cells::Numbers(sales) => sales.iter().collect(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn no_change_draws_the_same_rows() {
    let (rules, spec) = spec();
    let plain = fingerprint(&draw(&spec, &rules, 300, 7).expect("a small sample"));
    for same in [adjust(&[], 0), adjust(&[("upper", 100)], 0), adjust(&[("upper", 250), ("lower", 250)], 0)] {
        assert_eq!(fingerprint(&drawn(&same, 300)), plain, "{same:?}");
    }
    assert!(adjust(&[("upper", 100)], 0).is_none() && !adjust(&[("upper", 99)], 0).is_none());
    // What is declared below the columns draws nothing of its own.
    let (rules, document) = rules_and_document(Some(TOWN));
    let without = check_sample(&document, &rules).expect("it is right").expect("a sample");
    assert_eq!(fingerprint(&draw(&without, &rules, 300, 7).expect("a small sample")), plain);
}

#[test]
fn the_same_change_draws_the_same_rows_and_another_one_others() {
    let once = fingerprint(&drawn(&adjust(&[("upper", 300)], 50), 100));
    assert_eq!(fingerprint(&drawn(&adjust(&[("upper", 300)], 50), 100)), once);
    assert_ne!(fingerprint(&drawn(&adjust(&[("upper", 300)], 150), 100)), once);
    assert_ne!(fingerprint(&drawn(&adjust(&[("upper", 200)], 50), 100)), once);
}

#[test]
fn a_group_has_the_share_of_its_weight() {
    let of = |upper, lower| north(&drawn(&adjust(&[("upper", upper), ("lower", lower)], 0), 4_000));
    assert!((2_900..3_100).contains(&of(100, 100)), "three of four");
    assert!((1_900..2_100).contains(&of(50, 150)), "three halves of each");
    assert_eq!([of(0, 100), of(100, 0)], [0, 4_000]);
}

#[test]
fn growth_is_added_to_the_growth_drawn() {
    let (plain, faster) = (drawn(&adjust(&[], 0), 500), drawn(&adjust(&[], 1_000), 500));
    assert_eq!(sales(&plain, 0), sales(&faster, 0), "the first year does not grow");
    let rows = sales(&plain, 0).into_iter().zip(sales(&plain, 1)).zip(sales(&faster, 1));
    for ((first, plain), faster) in rows {
        // Ten hundredths of the first year more, but for what is cut to whole 万元.
        assert!((faster - plain - first / 10).abs() <= 1_000_000, "{first}: {plain}, {faster}");
    }
    let shrunk = drawn(&adjust(&[], -5_000), 500);
    assert!(sales(&shrunk, 1).iter().all(|sales| *sales >= 0));
}

#[test]
fn changes_out_of_bounds_and_changes_that_leave_nothing_are_refused() {
    let (_, spec) = spec();
    let codes = |adjust: SampleAdjust| -> Vec<Code> {
        spec.adjusted(&adjust).expect_err("refused").list.iter().map(|fault| fault.code).collect()
    };
    assert_eq!(codes(adjust(&[("upper", 1_001)], 5_001)), [Code::OutOfBounds, Code::OutOfBounds]);
    assert_eq!(codes(adjust(&[("upper", 0), ("lower", 0)], 0)), [Code::NothingToDraw]);
}

#[test]
fn a_group_nobody_declared_is_passed_over_with_a_warning() {
    let (rules, spec) = spec();
    let adjusted = spec.adjusted(&adjust(&[("uper", 0)], 0)).expect("drawn all the same");
    let [warning] = adjusted.warnings.list.as_slice() else { panic!("{:?}", adjusted.warnings) };
    assert_eq!((warning.code, warning.severity), (Code::UnknownId, Severity::Warning));
    assert_eq!(warning.suggestions, ["upper"]);
    let same = draw(&adjusted.value, &rules, 50, 7).expect("a small sample");
    assert_eq!(fingerprint(&same), fingerprint(&drawn(&adjust(&[], 0), 50)));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_change_within_the_bounds_draws(upper in 0..=1_000_u16, lower in 1..=1_000_u16, growth in -5_000..=5_000_i16) {
        let population = drawn(&adjust(&[("upper", upper), ("lower", lower)], growth), 20);
        prop_assert_eq!(population.enterprises.len(), 20);
    }
}
