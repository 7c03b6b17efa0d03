//! Published figures: how each kind of them is measured, and every way to write one wrong.

use cesuan_base::diag::Code;
use cesuan_base::money::Exact;
use cesuan_base::table::Population;
use cesuan_intake::{Aim, Reliability, check_sample, draw, measured};

use super::fixture::{good, rules_and_document, shorts};
use super::sample::TOWN;

/// What is held against the small policy's sample.
const TARGETS: &str = include_str!("town_targets.toml");

const ENTERPRISES: &str = "\
企业编号,年度,所在地,营业收入,人数,成员
甲,2018,北,100,10,是
乙,2018,南区,200,20,
丙,2018,北,400,30,
丁,2018,南区,100,10,是
甲,2019,北,150,10,是
乙,2019,南区,150,20,是
丙,2019,北,500,35,
";

const PROJECTS: &str = "\
项目编号,企业编号,年度,入库,开工年度,投资
P1,甲,2018,是,2018,300
P1,甲,2019,是,2018,300
P2,乙,2019,,,1000
P3,丙,2019,是,2017,500
";

fn measure(population: &Population) -> Vec<(String, Option<Exact>)> {
    let (rules, document) = rules_and_document(Some(&format!("{TOWN}{TARGETS}")));
    let spec = check_sample(&document, &rules).unwrap_or_else(|faults| panic!("{:#?}", faults.list)).expect("a sample");
    let found = measured(&spec, population, &|_, _| Vec::new());
    spec.targets.iter().map(|target| target.said.id.clone()).zip(found).collect()
}

const WAN: i128 = 1_000_000;

#[test]
fn each_kind_of_figure_is_measured_exactly() {
    let whole = |number: i128| Some(Exact::from_integer(number));
    let part = |above, below| Some(Exact::new(above, below));
    let expected = [
        // 2 in 2018 and 2 in 2019; nothing is scaled where the tables are a person's own.
        ("members", whole(2)),
        ("members_ever", whole(3)),
        ("north_sales", whole(650 * WAN)),
        ("north_share", part(1150, 1600)),
        // 1 of 4 and 2 of 3: of the rows of an average year.
        ("with_projects", part(3, 7)),
        ("new_cost", whole(900 * WAN)),
        ("sales_per_head", part(1600 * WAN, 135)),
        ("mean", part(135, 7)),
        ("median", whole(150 * WAN)),
        ("growth", part(0, 1)),
    ];
    let expected: Vec<_> = expected.into_iter().map(|(id, number)| (id.to_owned(), number)).collect();
    assert_eq!(measure(&good(ENTERPRISES, Some(PROJECTS))), expected);
}

#[test]
fn what_is_drawn_is_scaled_to_the_base() {
    let (rules, document) = rules_and_document(Some(&format!("{TOWN}{TARGETS}")));
    let spec = check_sample(&document, &rules).expect("it is right").expect("a sample");
    let small = draw(&spec, &rules, 16, 1).expect("a small sample");
    let own = Population { synthetic: false, ..small.clone() };
    let (drawn, own) = (measure(&small), measure(&own));
    assert_eq!(drawn[0].1, own[0].1.map(|members| members / 2), "8 for 16");
    assert_eq!(drawn[1..], own[1..], "the others have no base");
}

#[test]
fn nothing_to_divide_by_is_no_figure() {
    let nobody = good("企业编号,年度,所在地\n甲,2019,北\n", None);
    let found = measure(&nobody);
    let none: Vec<&str> = found.iter().filter(|(_, number)| number.is_none()).map(|(id, _)| id.as_str()).collect();
    assert_eq!(none, ["north_share", "sales_per_head", "median", "growth"]);
}

#[test]
fn what_is_said_of_a_figure_is_read() {
    let (rules, document) = rules_and_document(Some(&format!("{TOWN}{TARGETS}")));
    let spec = check_sample(&document, &rules).expect("it is right").expect("a sample");
    let members = &spec.targets[0];
    assert_eq!((members.said.mark, members.base), (Reliability::Target, Some(8)));
    assert_eq!(members.said.link.as_deref(), Some("https://example.org/"));
    assert_eq!(members.aim, Aim::Between(Exact::from_integer(2), Exact::from_integer(4)));
    assert_eq!(spec.unmodelled[0].why.zh, "没有这一列");
    let number = |number| Exact::from_integer(number);
    assert_eq!(members.aim.nearest(number(9)), number(4));
    assert_eq!([Aim::Least(number(3)).nearest(number(5)), Aim::Most(number(3)).nearest(number(5))], [5, 3].map(number));
}

/// The faults of the figures with one part replaced.
#[track_caller]
fn fault(from: &str, to: &str, code: Code, text: &str) {
    assert!(TARGETS.contains(from), "{from}");
    let (rules, document) = rules_and_document(Some(&format!("{TOWN}{}", TARGETS.replacen(from, to, 1))));
    let faults = check_sample(&document, &rules).expect_err("the description is wrong");
    let found: Vec<_> =
        shorts(&faults).into_iter().map(|(code, place, args)| (code, format!("{place} | {args}"))).collect();
    assert_eq!(found, [(code, text.to_owned())]);
}

#[test]
fn slips_in_the_mix_and_in_growth() {
    fault("column = \"place\"", "column = \"plase\"", Code::UnknownId, "plase | name=plase kind=kind-field");
    fault("column = \"place\"", "column = \"staff\"", Code::WrongShape, "staff | key=column expected=value-category");
    fault("column = \"place\"", "column = \"status\"", Code::SampleOrder, "status | name=status");
    fault(", values = [\"nor*\"]", "", Code::MissingKey, "{ | key=values");
    fault("values = [\"nor*\"]", "values = \"nor*\"", Code::WrongShape, "\"nor*\" | key=values expected=shape-list");
    fault("id = \"lower\"", "id = \"upper\"", Code::DuplicateName, "upper | name=upper");
    fault("column = \"sales\"", "column = \"staff\"", Code::MissingKey, "staff | key=growth");
}

#[test]
fn slips_in_what_is_measured() {
    fault(
        "count = \"enterprise\"",
        "count = \"enterprises\"",
        Code::UnknownId,
        "enterprises | name=enterprises kind=kind-table",
    );
    fault("count = \"enterprise\"\n", "", Code::MissingKey, "[ | key=count");
    fault("sum = \"sales\"", "sum = \"sale\"", Code::UnknownId, "sale | name=sale kind=kind-field");
    fault("mean = \"staff\"", "mean = \"member\"", Code::WrongDimension, "member | expected=money found=flag");
    fault("sum = \"cost\"", "sum = \"cost\"\nmean = \"cost\"", Code::UnknownKey, "mean | key=mean");
    fault("per = \"staff\"", "per = \"cost\"", Code::UnknownId, "cost | name=cost kind=kind-field");
    fault(
        "mean = \"staff\"",
        "sum = \"staff\"\nper = \"sales\"",
        Code::DimensionMismatch,
        "sales | operator=/ left=count right=money",
    );
    fault("base = 8", "base = 0", Code::WrongShape, "0 | key=base expected=shape-number");
    fault("median = \"sales\"", "median = \"sales\"\nbase = 8", Code::UnknownKey, "base | key=base");
    fault("year = 2019", "year = 2020", Code::SettingYear, "2020 | name=year year=2020 first=2018 last=2019");
    fault(
        "growth = \"sales\"",
        "growth = \"sales\"\nyear = 2018",
        Code::SettingYear,
        "2018 | name=year year=2018 first=2018 last=2019",
    );
    fault("year = \"new\"", "year = \"now\"", Code::UnknownId, "now | name=now kind=kind-span");
    fault("year = 2018\nabout", "year = \"all\"\nabout", Code::UnknownId, "all | name=all kind=kind-span");
    fault("mix = [\"upper\"]", "mix = [\"up\"]", Code::UnknownId, "up | name=up kind=kind-group");
    fault("mix = [\"upper\"]", "mix = \"upper\"", Code::WrongShape, "\"upper\" | key=mix expected=shape-list");
    fault("mix = [\"upper\"]", "mixed = [\"upper\"]", Code::UnknownId, "mixed | name=mixed kind=kind-field");
    fault("{ listed = true }", "{ place = [\"east\"] }", Code::UnknownOption, "east | name=east category=地方");
}

#[test]
fn slips_in_what_is_published() {
    fault("about = \"3\"", "about = \"3万元\"", Code::WrongDimension, "3万元 | expected=count found=money");
    fault(
        "about = \"900万元\"",
        "about = \"many\"",
        Code::BadValue,
        "many | name=about text=many expected=value-money",
    );
    fault("about = \"3\"\n", "", Code::MissingKey, "[ | key=about");
    fault("about = \"3\"", "about = \"3\"\nleast = \"2\"", Code::BadRange, "2 | key=about");
    fault("most = \"4\"", "most = \"1\"", Code::BadRange, "1 | key=most");
    fault("mark = \"observed\"", "mark = \"seen\"", Code::UnknownId, "seen | name=seen kind=kind-mark");
    fault("id = \"weather\"", "id = \"growth\"", Code::DuplicateName, "growth | name=growth");
    fault("why = { zh = \"没有这一列\", en = \"There is no such column\" }\n", "", Code::MissingKey, "[ | key=why");
}
