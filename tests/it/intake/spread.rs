//! How far the figures of other samples go: what is read, what is wrong, and that what is carried is what the rules give.

use cesuan_base::diag::Code;
use cesuan_base::id::PayerId;
use cesuan_base::money::Fen;
use cesuan_bench::spread::spread;
use cesuan_intake::{SampleSpread, SpreadAmount, SpreadOf, check_sample, check_spread};
use cesuan_policy::check::{Government, Ledger, compile};
use cesuan_policy::rules::{Folder, embedded};

use super::fixture::shorts;

const GOOD: &str = r#"enterprises = 10
seeds = 3
median_seed = 2

[[figure]]
payer = "transformation_fund"
year = 2019
amount = "demand"
p10 = "1万元"
p50 = "2万元"
p90 = "3.5万元"
"#;

fn shiyan(spread: &str) -> Folder {
    let mut folder = embedded("shiyan-2018").expect("carried");
    folder.files.insert("spread.toml".to_owned(), spread.to_owned());
    folder
}

fn read(text: &str) -> Result<SampleSpread, Vec<(Code, String)>> {
    let (rules, document) = compile(&shiyan(text)).expect("it compiles").value;
    let told =
        |faults| shorts(&faults).into_iter().map(|(code, place, args)| (code, format!("{place} | {args}"))).collect();
    check_spread(&document, &rules).map(|spread| spread.expect("there is one")).map_err(told)
}

#[test]
fn a_figure_is_found_by_what_it_is_of() {
    let spread = read(GOOD).expect("it is right");
    let (rules, _) = compile(&shiyan(GOOD)).expect("it compiles").value;
    let payer =
        rules.payers.iter().position(|payer| payer.id == "transformation_fund").map(PayerId::at).expect("there");
    let of = |year, amount| spread.figure(SpreadOf::Payer(payer), year, amount);
    assert_eq!(of(Some(1), SpreadAmount::Demand).map(|figure| figure.p90), Some(Fen(3_500_000)));
    assert_eq!((of(None, SpreadAmount::Demand), of(Some(1), SpreadAmount::Paid)), (None, None));
}

#[test]
fn what_is_wrong_is_told_at_its_place() {
    let fault = |from: &str, to: &str, code: Code, text: &str| {
        assert!(GOOD.contains(from), "{from}");
        assert_eq!(read(&GOOD.replacen(from, to, 1)).expect_err("it is wrong"), [(code, text.to_owned())]);
    };
    fault("seeds = 3", "seeds = \"3\"", Code::WrongShape, "\"3\" | key=seeds expected=shape-number");
    fault("median_seed = 2\n", "", Code::MissingKey, "e | key=median_seed");
    fault(
        "transformation_fund",
        "transformation",
        Code::UnknownId,
        "transformation | name=transformation kind=kind-payer",
    );
    fault("year = 2019", "year = 2021", Code::SettingYear, "2021 | name=year year=2021 first=2018 last=2020");
    fault("\"demand\"", "\"asked\"", Code::UnknownId, "asked | name=asked kind=kind-spread-amount");
    fault("\"3.5万元\"", "\"1.5万元\"", Code::BadRange, "1.5万元 | key=p90");
    fault("\"3.5万元\"", "\"3.5\"", Code::WrongDimension, "3.5 | expected=money found=count");
    fault(
        "payer = \"transformation_fund\"",
        "ledger = \"genral\"\nlevel = \"city\"",
        Code::UnknownId,
        "genral | name=genral kind=kind-ledger",
    );
}

#[test]
fn what_is_carried_is_what_the_rules_give() {
    let folder = embedded("shiyan-2018").expect("carried");
    let computed = spread(&folder).expect("the rules have a sample");
    let again = "the rules changed: cargo run --release -p cesuan-bench --bin spread -- rules/shiyan-2018";
    assert!(folder.files["spread.toml"] == computed.text, "{again}");
    let (rules, document) = compile(&folder).expect("it compiles").value;
    let sample = check_sample(&document, &rules).expect("it is right").expect("there is one");
    assert_eq!(sample.usual.seed, computed.median_seed, "[usual] of sample.toml names the median");
    assert!(sample.usual.reason.is_some());
    let carried = check_spread(&document, &rules).expect("it is right").expect("there is one");
    assert_eq!(carried.enterprises, sample.usual.enterprises);
    let city = SpreadOf::Ledger(Ledger::General, Government::City);
    assert!(carried.figure(city, None, SpreadAmount::Paid).is_some_and(|figure| figure.p10 < figure.p90));
}
