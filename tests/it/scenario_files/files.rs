//! Scenarios as files: what is written is read again, and every slip is told with its place.

use cesuan_base::diag::{Code, Diagnostics, Severity};
use cesuan_policy::rules::Changes;
use cesuan_scenario::file::{policy_of, read, write};
use cesuan_scenario::{ScenarioSet, Which};
use cesuan_session::{ReadScenarios, ScenariosRead, Session, WriteScenarios};
use proptest::prelude::*;

use super::{SHIYAN, any_set, folder, opened, rules, set};
use crate::support::scenarios::scenario;
use crate::support::told;

const FILE: &str = "方案.toml";

fn example() -> ScenarioSet {
    let mut set = set(vec![
        scenario("折中", &[("benchmark_rate@2019", "4.15%"), ("smart_upgrade.cap_per_enterprise", "80万元")]),
        scenario("从紧", &[("shortfall", "pro_rata")]),
    ]);
    set.baseline = Which::Scenario(1);
    set
}

fn text() -> String {
    write(&example(), rules(), &[])
}

/// The example with one text replaced by another, read.
fn broken(from: &str, to: &str) -> Diagnostics {
    let text = text();
    assert!(text.contains(from), "no {from} in\n{text}");
    match read(FILE, &text.replacen(from, to, 1), rules(), &folder()) {
        Err(faults) => faults,
        Ok(read) => read.warnings,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_is_read_again(set in any_set()) {
        let text = write(&set, rules(), &[]);
        let read = read(FILE, &text, rules(), &folder()).map_err(|faults| TestCaseError::fail(format!("{faults:#?}\n{text}")))?;
        prop_assert_eq!(&read.value.set, &set, "{}", text);
        // Rules that do not compile are a warning; nothing else is to be said.
        let strange = read.warnings.list.iter().find(|note| note.code == Code::OtherRules);
        prop_assert!(strange.is_none());
        prop_assert_eq!(write(&read.value.set, rules(), &[]), text);
    }

    #[test]
    fn whatever_a_file_holds_nothing_breaks(text in "\\PC{0,200}") {
        let _ = read(FILE, &text, rules(), &folder());
        let _ = policy_of(&text);
    }

    #[test]
    fn a_damaged_file_is_read_or_refused(at in any::<prop::sample::Index>(), with in any::<char>()) {
        let mut chars: Vec<char> = text().chars().collect();
        let at = at.index(chars.len());
        chars[at] = with;
        if let Err(faults) = read(FILE, &chars.iter().collect::<String>(), rules(), &folder()) {
            prop_assert!(faults.list.iter().all(|fault| fault.place.is_some()));
        }
    }
}

#[test]
fn the_file_reads_well() {
    let mut set = example();
    let mut changes = Changes::default();
    changes.set(&folder(), "measures/note.toml", Some("# 'a'\nb = \"c\"\n"));
    changes.set(&folder(), "measures/smart_upgrade.cases.toml", None);
    set.scenarios[1].rules = changes;
    let seal = cesuan_scenario::Provenance {
        rules: set.rules.clone(),
        population: "0f".repeat(8),
        scenario: "1e".repeat(8),
        engine: "0.1.0+1".to_owned(),
        figures: "2d".repeat(8),
    };
    set.rules = "0123456789abcdef".to_owned();
    insta::assert_snapshot!(write(&set, rules(), &[Some(seal), None]));
    assert_eq!(policy_of(&text()).as_deref(), Some(SHIYAN));
}

#[test]
fn settings_may_stand_under_their_measure_and_counts_without_quotes() {
    let count = rules().parameters.iter().find(|parameter| {
        parameter.dim == cesuan_base::dim::Dim::Count && !parameter.is_reading() && parameter.id.contains('.')
    });
    let count = count.expect("a count of a measure");
    let (measure, name) = count.id.split_once('.').expect("of a measure");
    let cesuan_policy::check::Domain::Number { max, .. } = &count.domain else { panic!("a number") };
    let value = max.to_integer();
    let text = format!(
        "cesuan = 1\npolicy = \"{SHIYAN}\"\n[[scenario]]\nname = \"甲\"\n[scenario.settings.{measure}]\n{name} = {value}\n\
         [scenario.settings.smart_upgrade]\ncap_per_enterprise = \"80万元\"\n"
    );
    let read = read(FILE, &text, rules(), &folder()).expect("it is right");
    assert!(read.warnings.is_empty(), "{:?}", read.warnings);
    assert_eq!(read.value.set.scenarios[0].settings.len(), 2);
}

fn check(name: &str, faults: &Diagnostics, codes: &[Code]) {
    insta::assert_snapshot!(name, told(name, faults, codes));
}

macro_rules! slips {
    ($($name:ident: $from:expr => $to:expr, $codes:expr;)*) => {$(
        #[test]
        fn $name() {
            check(stringify!($name), &broken($from, $to), &$codes);
        }
    )*};
}

slips! {
    syntax: "\"80万元\"" => "“80万元”", [Code::TomlSyntax];
    another_version: "cesuan = 1" => "cesuan = 2", [Code::ScenarioVersion];
    no_version: "cesuan = 1\n" => "", [Code::MissingKey];
    another_policy: "policy = \"shiyan-2018\"" => "policy = \"jingzhou-2020\"", [Code::ScenarioPolicy];
    unknown_baseline: "baseline = \"从紧\"" => "baseline = \"从宽\"", [Code::UnknownScenario];
    unknown_key: "[scenario.settings]" => "[scenario.setings]", [Code::UnknownKey];
    unknown_parameter: "\"shortfall\" = \"pro_rata\"" => "\"shortfal\" = \"pro_rata\"", [Code::UnknownParameter];
    no_such_value: "\"shortfall\" = \"pro_rata\"" => "\"shortfall\" = \"pro rata\"", [Code::BadValue];
    without_a_unit: "= \"80万元\"" => "= \"80\"", [Code::BadValue];
    out_of_bounds: "= \"80万元\"" => "= \"1001亿元\"", [Code::OutOfBounds];
    no_such_year: "\"benchmark_rate@2019\" = \"4.15%\"" => "\"benchmark_rate@2023\" = \"4.15%\"", [Code::SettingYear];
    a_year_too_many: "\"shortfall\" = \"pro_rata\"" => "\"shortfall@2019\" = \"pro_rata\"", [Code::NotDated];
    two_of_one_name: "name = \"从紧\"" => "name = \"折中\"", [Code::DuplicateName, Code::UnknownScenario];
    a_blank_name: "name = \"折中\"" => "name = \" \"", [Code::ScenarioName];
    no_text: "= \"80万元\"" => "= 0.8", [Code::WrongShape];
    rules_that_are_none: "[scenario.settings]\n\"shortfall\" = \"pro_rata\"" => "[scenario.rules]\n\"a.toml\" = true\nb = \"c\"", [Code::WrongShape, Code::UnknownKey];
    a_seal_that_is_none: "[scenario.settings]\n\"shortfall\" = \"pro_rata\"" => "[scenario.seal]\nfigures = \"\"", [Code::MissingKey, Code::MissingKey, Code::MissingKey];
    several_at_once: "= \"4.15%\"\n" => "= \"4.15\"\n\"smart_upgrade.cap\" = \"1元\"\nshortfall = \"no\"\n", [Code::BadValue, Code::UnknownParameter, Code::BadValue];
}

#[test]
fn too_many_are_told_at_the_first_too_many() {
    let more: String = (0..8).map(|index| format!("\n[[scenario]]\nname = \"多 {index}\"\n")).collect();
    let faults = read(FILE, &(text() + &more), rules(), &folder()).expect_err("ten are too many");
    check("too_many", &faults, &[Code::TooManyScenarios]);
}

/// The example as another version of the rules would have written it.
fn older(text: &str) -> String {
    text.replacen(&format!("rules = \"{}\"", example().rules), "rules = \"0123456789abcdef\"", 1)
}

#[test]
fn rules_that_moved_on_are_told_and_the_rest_holds() {
    let text = older(&text())
        .replacen(
            "\"smart_upgrade.cap_per_enterprise\" = \"50万元\"",
            "\"smart_upgrade.cap_per_enterprise\" = \"40万元\"\n\"smart_upgrade.gone\" = \"1元\"",
            1,
        )
        .replacen("= \"80万元\"", "= \"80万元\"\n\"smart_upgrade.gone\" = \"2元\"", 1)
        .replacen("\"shortfall\" = \"champions_first\"", "\"shortfall\" = \"priority\"", 1)
        .replacen(
            "\"shortfall\" = \"pro_rata\"",
            "\"shortfall\" = \"champions_first\"\n\"transformation_fund.envelope\" = \"1元钱\"",
            1,
        );
    let read = read(FILE, &text, rules(), &folder()).unwrap_or_else(|faults| panic!("{faults:#?}\n{text}"));
    let codes = [Code::OtherRules, Code::DraftMoved, Code::ParameterGone, Code::AsDrafted, Code::SettingRefused];
    check("rules_that_moved_on", &read.warnings, &codes);
    assert!(read.warnings.list.iter().all(|note| note.severity == Severity::Warning));
    assert_eq!(read.value.set.scenarios[0], example().scenarios[0]);
    assert!(read.value.set.scenarios[1].is_draft());
    assert_eq!(read.value.set.rules, example().rules);
}

#[test]
fn a_misspelling_is_none_of_the_rules_doing() {
    let text = older(&text()).replacen("\"shortfall\" = \"pro_rata\"", "\"shortfal\" = \"pro_rata\"", 1);
    let faults = read(FILE, &text, rules(), &folder()).expect_err("a slip");
    assert_eq!(faults.errors(), 1);
}

fn filed(session: &mut Session) -> String {
    session.ask(WriteScenarios { set: example(), sealed: true }).now().expect("a file")
}

fn refiled(session: &mut Session, text: &str) -> ScenariosRead {
    session.ask(ReadScenarios { name: FILE.to_owned(), text: text.to_owned() }).now().expect("scenarios")
}

#[test]
fn sealed_figures_come_out_again_or_it_is_said_why_not() {
    let text = filed(&mut opened(5));
    let same = refiled(&mut opened(5), &text);
    assert_eq!(same.reproduced, ["折中", "从紧"]);
    assert!(same.warnings.is_empty() && same.set == example());
    let other = refiled(&mut opened(6), &text);
    assert!(other.reproduced.is_empty());
    check("not_reproduced", &other.warnings, &[Code::NotReproduced, Code::NotReproduced]);
    let by_hand = text.replacen("\"80万元\"", "\"81万元\"", 1);
    let changed = refiled(&mut opened(5), &by_hand);
    assert_eq!(changed.reproduced, ["从紧"]);
    assert_eq!(changed.warnings.list.len(), 1);
}
