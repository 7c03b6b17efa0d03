//! Scenarios as links: short, read again as they were, and refused where they are damaged.

use cesuan_base::diag::Code;
use cesuan_policy::rules::Changes;
use cesuan_scenario::link::{policy_of, read, write};
use cesuan_scenario::provenance::of_scenario;
use cesuan_scenario::{LoadedSet, Provenance, ScenarioSet, Which};
use cesuan_session::{LinkScenarios, OpenPolicy, PolicyOfScenarios, Session, UnlinkScenarios};
use proptest::prelude::*;

use super::{SHIYAN, any_set, folder, opened, rules, set};
use crate::support::scenarios::scenario;

fn typical() -> ScenarioSet {
    let scenarios = [
        ("折中方案", ["80万元", "40%", "5000万元", "4.15%", "20万元"]),
        ("从紧方案", ["30万元", "20%", "2000万元", "4.35%", "10万元"]),
        ("企业建议稿", ["120万元", "60%", "8000万元", "4.75%", "50万元"]),
    ];
    let ids = [
        "smart_upgrade.cap_per_enterprise",
        "major_project_interest.share",
        "transformation_fund.envelope",
        "benchmark_rate@2019",
        "high_tech_enterprise.award",
    ];
    let mut set = set(scenarios
        .into_iter()
        .map(|(name, values)| scenario(name, &ids.into_iter().zip(values).collect::<Vec<_>>()))
        .collect());
    set.baseline = Which::Scenario(0);
    set.reduced(rules())
}

#[test]
fn a_typical_link_is_short() {
    let link = write(&typical(), &[], rules()).expect("it fits");
    assert!(link.len() < 300, "{} characters: {link}", link.len());
    assert!(link.bytes().all(|sign| sign.is_ascii_alphanumeric() || matches!(sign, b'-' | b'_')));
    assert_eq!(policy_of(&link).expect("it is whole"), SHIYAN);
    let read = read(&link, rules(), &folder()).expect("it is whole");
    assert_eq!(read.value.set, typical());
    assert!(read.warnings.is_empty());
}

#[test]
fn a_session_without_a_policy_says_which_one_a_file_or_a_link_is_over() {
    let mut session = Session::new();
    let link = write(&typical(), &[], rules()).expect("it fits");
    let file = cesuan_scenario::file::write(&typical(), rules(), &[]);
    for (asked, policy) in [
        (PolicyOfScenarios::Link(link), Some(SHIYAN)),
        (PolicyOfScenarios::File(file), Some(SHIYAN)),
        (PolicyOfScenarios::Link("no link".to_owned()), None),
        (PolicyOfScenarios::File("no file".to_owned()), None),
    ] {
        assert_eq!(session.ask(asked).now().expect("an answer").as_deref(), policy);
    }
}

#[test]
fn a_link_says_what_its_figures_were_made_of() {
    let set = typical();
    let print = |digit: &str| digit.repeat(16);
    let seal = |at: usize| Provenance {
        rules: set.rules.clone(),
        population: print("a"),
        scenario: of_scenario(&set.scenarios[at]),
        engine: "0.1.0+1".to_owned(),
        figures: print(["1", "2", "3"][at]),
    };
    // One of them could not be costed.
    let seals = [Some(seal(0)), None, Some(seal(2))];
    let link = write(&set, &seals, rules()).expect("it fits");
    assert!(link.len() < 360, "{} characters: {link}", link.len());
    assert_eq!(
        read(&link, rules(), &folder()).expect("it is whole").value,
        LoadedSet { set: set.clone(), provenances: seals.to_vec() }
    );
}

#[test]
fn its_figures_come_out_again_or_it_is_said_why_not() {
    let mut without = Session::new();
    without.ask(OpenPolicy { policy: SHIYAN.to_owned() }).now().expect("the policy opens");
    // Who has no enterprises can pass on no figures.
    for (mut from, comes_out, notes) in [(opened(5), 3, 0), (opened(6), 0, 3), (without, 0, 0)] {
        let link = from.ask(LinkScenarios { set: typical() }).now().expect("a link");
        let read = opened(5).ask(UnlinkScenarios { text: link }).now().expect("scenarios");
        assert_eq!((read.reproduced.len(), read.warnings.list.len()), (comes_out, notes));
        assert!(read.warnings.list.iter().all(|note| note.code == Code::NotReproduced));
        assert_eq!(read.set, typical());
    }
}

#[test]
fn numbers_of_all_different_parameters_are_short_too() {
    let parameters: Vec<_> =
        rules().parameters.iter().filter(|parameter| parameter.dim == cesuan_base::dim::Dim::Money).take(15).collect();
    let scenarios = parameters.chunks(5).enumerate().map(|(index, five)| {
        let settings: Vec<(&str, &str)> =
            five.iter().map(|parameter| (parameter.id.as_str(), ["35万元", "70万元", "15万元"][index])).collect();
        scenario(&format!("方案 {index}"), &settings)
    });
    let link = write(&set(scenarios.collect()), &[], rules()).expect("it fits");
    assert!(link.len() < 300, "{} characters: {link}", link.len());
}

fn code(link: &str) -> Code {
    let faults = read(link, rules(), &folder()).expect_err("it is none");
    assert_eq!(faults.list.len(), 1);
    faults.list[0].code
}

#[test]
fn what_is_no_link_is_said() {
    let link = write(&typical(), &[], rules()).expect("it fits");
    assert_eq!(code(""), Code::LinkDamaged);
    assert_eq!(code("hello"), Code::LinkDamaged);
    assert_eq!(code(&link[..link.len() - 7]), Code::LinkDamaged);
    assert_eq!(code(&link.replacen('1', "2", 1)), Code::ScenarioVersion);
    assert_eq!(code(&format!("1{}", "A".repeat(200_000))), Code::LinkTooLarge);
    let other = ScenarioSet { policy: "jingzhou-2020".to_owned(), ..typical() };
    assert_eq!(code(&write(&other, &[], rules()).expect("it fits")), Code::ScenarioPolicy);
}

#[test]
fn little_that_unpacks_to_much_is_refused() {
    use base64::Engine;
    let bomb = miniz_oxide::deflate::compress_to_vec(&vec![0; 64 << 20], 9);
    let bytes: Vec<u8> = [0; 4].into_iter().chain(bomb).collect();
    let link = format!("1{}", base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(bytes));
    assert!(link.len() < 100_000);
    assert_eq!(code(&link), Code::LinkTooLarge);
}

#[test]
fn what_does_not_fit_is_not_written() {
    let mut changes = Changes::default();
    changes.set(&folder(), "measures/long.toml", Some(&"#".repeat(2 << 20)));
    let mut set = typical();
    set.scenarios[0].rules = changes;
    assert_eq!(write(&set, &[], rules()).expect_err("too large").list[0].code, Code::LinkTooLarge);
}

#[test]
fn a_link_to_older_rules_holds_as_far_as_it_can() {
    let mut set = typical();
    set.rules = "0123456789abcdef".to_owned();
    let read = read(&write(&set, &[], rules()).expect("it fits"), rules(), &folder()).expect("it is whole");
    assert_eq!(read.warnings.list.iter().map(|note| note.code).collect::<Vec<_>>(), [Code::OtherRules]);
    assert_eq!(read.value.set.scenarios, typical().scenarios);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_is_read_again(set in any_set()) {
        let link = write(&set, &[], rules()).expect("it fits");
        let read = read(&link, rules(), &folder()).expect("it is whole");
        prop_assert_eq!(read.value.set, set);
    }

    #[test]
    fn a_changed_link_is_damaged(at in any::<prop::sample::Index>(), with in "[ -~一]") {
        let link = write(&typical(), &[], rules()).expect("it fits");
        let at = at.index(link.len());
        let changed = format!("{}{with}{}", &link[..at], &link[at + 1..]);
        prop_assume!(changed.trim() != link);
        if let Ok(read) = read(&changed, rules(), &folder()) {
            // The last sign has bits that mean nothing.
            prop_assert_eq!(read.value.set, typical());
        }
    }

    #[test]
    fn whatever_a_link_holds_nothing_breaks(text in "\\PC{0,100}", bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        use base64::Engine;
        let _ = read(&text, rules(), &folder());
        let _ = read(&format!("1{text}"), rules(), &folder());
        let encode = |bytes: &[u8]| format!("1{}", base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(bytes));
        let _ = read(&encode(&bytes), rules(), &folder());
        let deflated: Vec<u8> = [0; 4].into_iter().chain(miniz_oxide::deflate::compress_to_vec(&bytes, 1)).collect();
        let _ = read(&encode(&deflated), rules(), &folder());
    }
}
