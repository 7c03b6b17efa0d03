//! One test for each way a sample description can be wrong.

use cesuan_base::diag::Code;
use cesuan_intake::{check_sample, draw};
use cesuan_policy::rules::read;
use proptest::prelude::*;

use super::fixture::{folder, rules, rules_and_document, shorts};
use super::sample::TOWN;

/// The faults of the description with one part replaced.
#[track_caller]
fn faults(from: &str, to: &str) -> Vec<(Code, String)> {
    assert!(TOWN.contains(from), "{from}");
    let (rules, document) = rules_and_document(Some(&TOWN.replacen(from, to, 1)));
    let faults = check_sample(&document, &rules).expect_err("the description is wrong");
    shorts(&faults).into_iter().map(|(code, place, args)| (code, format!("{place} | {args}"))).collect()
}

/// Checks that replacing one part gives exactly this fault, pointing at this text, with these arguments.
#[track_caller]
fn fault(from: &str, to: &str, code: Code, text: &str) {
    assert_eq!(faults(from, to), [(code, text.to_owned())]);
}

#[test]
fn a_folder_without_a_description_has_none() {
    let (rules, document) = rules_and_document(None);
    assert!(check_sample(&document, &rules).expect("nothing is wrong").is_none());
}

#[test]
fn columns_nobody_declared() {
    fault(
        "[enterprise.sales]",
        "[enterprise.sale]\nweights = {a = 1}\n[enterprise.sales]",
        Code::UnknownId,
        "sale | name=sale kind=kind-field",
    );
    fault(
        "[enterprise.member]",
        "[enterprise.year]\nchance = \"1%\"\n[enterprise.member]",
        Code::UnknownKey,
        "year | key=year",
    );
}

#[test]
fn keys_that_mean_nothing() {
    fault("chance = \"30%\"", "chanse = \"30%\"", Code::UnknownKey, "chanse | key=chanse");
    fault("chance = \"30%\"", "weights = { yes = 1 }", Code::UnknownKey, "weights | key=weights");
    fault(
        "weights = { north = 3",
        "growth = [\"90%\", \"99%\"]\nweights = { north = 3",
        Code::UnknownKey,
        "growth | key=growth",
    );
    let two = "weights = { 1 = 1 }\nquantiles = { \"0%\" = \"1\", \"100%\" = \"2\" }";
    fault("per = [\"10万元\", \"20万元\"]\nof = \"sales\"", two, Code::UnknownKey, "quantiles | key=quantiles");
    fault("[projects]", "[extra]\n[projects]", Code::UnknownKey, "extra | key=extra");
}

#[test]
fn what_must_be_there() {
    fault("per = [\"10万元\", \"20万元\"]", "", Code::MissingKey, "[ | key=weights");
    fault("first = { weights = { 0 = 1, 1 = 1 } }", "", Code::MissingKey, "[ | key=first");
    fault("[project.id]\npattern = \"P{number}-{project}\"", "", Code::MissingKey, "p | key=id");
    let found = faults("[enterprise.place]\nweights = { north = 3, south = 1 }\nkeep = true", "");
    assert!(found.contains(&(Code::MissingKey, "e | key=place".to_owned())), "{found:?}");
}

#[test]
fn references_to_what_is_not_drawn_yet() {
    let found = faults("of = \"sales\"\n\n[[enterprise.change]]", "of = \"member\"\n\n[[enterprise.change]]");
    assert_eq!(found, [(Code::SampleOrder, "member | name=member".to_owned())]);
    fault("when = { listed = true }", "when = { cost = { from = \"1元\" } }", Code::SampleOrder, "cost | name=cost");
    fault(
        "when = { listed = true }",
        "when = { lissted = true }",
        Code::UnknownId,
        "lissted | name=lissted kind=kind-field",
    );
    fault("by = \"place\"", "by = \"status\"", Code::SampleOrder, "status | name=status");
}

#[test]
fn options_nobody_declared() {
    fault("{ north = 3", "{ nort = 3", Code::UnknownOption, "nort | name=nort category=地方");
    fault(
        "when = { place = [\"north\"] }",
        "when = { place = [\"east\"] }",
        Code::UnknownOption,
        "east | name=east category=地方",
    );
    fault("division = { north", "division = { west", Code::UnknownOption, "west | name=west category=地方");
}

#[test]
fn dimensions_that_do_not_fit() {
    fault("\"50%\" = \"200万元\"", "\"50%\" = \"200\"", Code::WrongDimension, "200 | expected=money found=count");
    fault("times = [\"-5%\"", "times = [\"-5元\"", Code::DimensionMismatch, "-5元 | operator=* left=money right=money");
    fault("times = [\"380元\"", "times = [\"380\"", Code::WrongDimension, "380 | expected=money found=count");
    fault("chance = \"30%\"", "chance = \"30\"", Code::WrongDimension, "30 | expected=rate found=count");
    fault(
        "of = \"sales\"\n\n[[",
        "of = \"place\"\n\n[[",
        Code::WrongDimension,
        "place | expected=money found=category",
    );
}

#[test]
fn numbers_out_of_bounds() {
    fault("chance = \"30%\"", "chance = \"130%\"", Code::OutOfBounds, "130% | value=130% min=0% max=100%");
    fault("\"0%\" = \"100万元\"", "\"0%\" = \"-1万元\"", Code::NegativeCell, "-1万元 | text=-1万元");
    fault("growth = [\"90%\"", "growth = [\"-90%\"", Code::NegativeCell, "-90% | text=-90%");
    fault("\"900万元\"", "\"2000亿元\"", Code::CellTooLarge, "2000亿元 | limit=10000000000000 text=2000亿元");
}

#[test]
fn ranges_that_do_not_ascend() {
    fault("\"50%\" = \"200万元\"", "\"50%\" = \"99万元\"", Code::BadRange, "99万元 | key=quantiles");
    fault("= { \"0%\" = \"0%\",", "= {", Code::BadRange, "{ \"80%\" = \"5%\", \"100%\" = \"50%\" } | key=times");
    fault("growth = [\"90%\", \"120%\"]", "growth = [\"120%\", \"90%\"]", Code::BadRange, "90% | key=growth");
    fault("per = [\"10万元\"", "per = [\"0元\"", Code::BadRange, "0元 | key=per");
    fault(
        "{ north = 3, south = 1 }",
        "{ north = 0, south = 0 }",
        Code::BadRange,
        "{ north = 0, south = 0 } | key=weights",
    );
    fault("round = \"1万元\"", "round = \"0元\"", Code::BadRange, "0元 | key=round");
    fault("growth = [\"90%\"", "keep = true\ngrowth = [\"90%\"", Code::BadRange, "[\"90%\", \"120%\"] | key=growth");
    fault("lasting = true", "lasting = true\nkeep = true", Code::BadRange, "[project.started] | key=lasting");
}

#[test]
fn values_of_another_shape() {
    fault("{ north = 3", "{ north = \"3\"", Code::WrongShape, "\"3\" | key=north expected=shape-number");
    fault(
        "when = { listed = true }",
        "when = { listed = \"yes\" }",
        Code::WrongShape,
        "\"yes\" | key=listed expected=shape-flag",
    );
    fault(
        "growth = [\"90%\", \"120%\"]",
        "growth = [\"90%\"]",
        Code::WrongShape,
        "[\"90%\"] | key=growth expected=shape-range",
    );
    fault("keep = true", "keep = \"yes\"", Code::WrongShape, "\"yes\" | key=keep expected=shape-flag");
    fault(
        "offsets = { -1 = 1",
        "offsets = { early = 1",
        Code::BadValue,
        "early | name=offsets text=early expected=value-count",
    );
    fault("\"900万元\"", "\"viel\"", Code::BadValue, "viel | name=quantiles text=viel expected=value-money");
}

#[test]
fn what_is_even_and_who_comes_and_goes() {
    let staff = "of = \"sales\"\n\n[[enterprise.change]]";
    let even = |value: &str| format!("of = \"sales\"\neven = {value}\n\n[[enterprise.change]]");
    fault(staff, &even("\"sales\""), Code::WrongShape, "sales | key=even expected=value-category");
    fault(staff, &even("3"), Code::WrongShape, "3 | key=even expected=shape-flag");
    fault(
        "to = \"year\"",
        "to = \"year+many\"",
        Code::BadValue,
        "year+many | name=when text=year+many expected=year-2",
    );
    let before = |table: &str| format!("{table}\n[projects]");
    fault("[projects]", &before("[enterprises]\nlats = {}"), Code::UnknownKey, "lats | key=lats");
    fault(
        "[projects]",
        &before("[enterprises]\nfirst = { when = { place = [\"north\"] }, weights = { 0 = 1 } }"),
        Code::SampleOrder,
        "place | name=place",
    );
    fault(
        "[projects]",
        &before("[usual]\nenterprises = 0\nseed = 1"),
        Code::WrongShape,
        "0 | key=enterprises expected=shape-number",
    );
    let projects = "[projects]\nalso = [{ costs = { from = \"1元\" } }]";
    fault("[projects]", projects, Code::UnknownId, "costs | name=costs kind=kind-field");
}

#[test]
fn ids_that_could_not_be_told_apart() {
    fault(
        "\"P{number}-{project}\"",
        "\"P{number}{project}\"",
        Code::BadValue,
        "P{number}{project} | name=pattern text=P{number}{project} expected=P{number}-{project}",
    );
    fault(
        "\"P{number}-{project}\"",
        "\"P{nummer}-{project}\"",
        Code::PlaceholderSyntax,
        "P{nummer}-{project} | text={nummer}",
    );
    fault("head = \"91\"", "head = \"9O\"", Code::BadValue, "9O | name=head text=9O expected=91");
    fault("mark = \"HC\"", "mark = \"HCX\"", Code::BadValue, "HCX | name=mark text=HCX expected=HC");
    fault("\"110101\"", "\"1101\"", Code::BadValue, "1101 | name=division text=1101 expected=110101");
    let (from, _) = TOWN.split_once("\n\n").expect("the first table");
    fault(from, "[enterprise.id]\npattern = \"E\"", Code::BadValue, "E | name=pattern text=E expected=E{number}");
}

#[test]
fn every_fault_at_once() {
    let broken = TOWN
        .replace("chance = \"30%\"", "chance = \"x\"")
        .replace("{ north = 3", "{ nord = 3")
        .replace("pattern = \"P{", "pattern = \"P{{")
        .replace("keep = true", "keep = 1");
    let (rules, document) = rules_and_document(Some(&broken));
    let found = check_sample(&document, &rules).expect_err("wrong");
    let codes: Vec<Code> = found.list.iter().map(|fault| fault.code).collect();
    use Code::{BadValue, PlaceholderSyntax, UnknownOption, WrongShape};
    assert_eq!(codes, [WrongShape, UnknownOption, BadValue, WrongShape, PlaceholderSyntax]);
}

/// Checks and, where nothing is wrong, draws: whatever the text, without a panic.
fn try_it(text: &str, seed: u64) {
    let (document, _) = read(&folder(Some(text)));
    if let Ok(Some(spec)) = check_sample(&document, &rules()) {
        let _ = draw(&spec, &rules(), 20, seed);
    }
}

proptest! {
    #[test]
    fn arbitrary_text_never_panics(text in "\\PC{0,200}", seed: u64) {
        try_it(&text, seed);
    }

    #[test]
    fn a_description_with_anything_replaced_never_panics(
        cuts in prop::collection::vec((any::<prop::sample::Index>(), 0..40_usize, 0..PARTS.len()), 1..4),
        seed: u64,
    ) {
        let mut text: Vec<char> = TOWN.chars().collect();
        for (at, length, part) in cuts {
            let at = at.index(text.len());
            let end = (at + length).min(text.len());
            text.splice(at..end, PARTS[part].chars());
        }
        try_it(&text.into_iter().collect::<String>(), seed);
    }
}

const PARTS: &[&str] = &[
    "",
    "\n",
    "\"",
    "{ }",
    "[]",
    "true",
    "= 1\n",
    "\"0%\" = ",
    "\"100%\"",
    "\"-1000亿元\"",
    "\"9999999999999999999999999999\"",
    "\"0.0000000000000000000000000001%\"",
    "9223372036854775807",
    "-1",
    "when = { sales = { to = \"1元\" } }\n",
    "chance = \"0%\"\n",
    "of = \"sales\"\n",
    "times = [\"0%\", \"107374182400%\"]\n",
    "[enterprise.staff]\n",
    "[[project.cost]]\n",
    "{number}",
    "offsets = { -100 = 1 }\n",
];
