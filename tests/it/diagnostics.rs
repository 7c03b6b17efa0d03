//! Broken rules folders: each edit of the README's example breaks one thing, and the whole message is a snapshot in both
//! languages. The codes are asserted here; the wording stands in `tests/it/snapshots`.

use crate::support::{Policy, readme_policy, told};
use cesuan_base::diag::{Code, Diagnostics};
use cesuan_i18n::Lang;
use cesuan_i18n::diagnostic::{plain, render};
use cesuan_policy::check::overlay;
use cesuan_policy::rules::Folder;
use cesuan_session::cases::check_folder;

const MEASURE: &str = "measures/equipment_subsidy.toml";

/// The example with one text replaced by another.
fn broken(file: &str, from: &str, to: &str) -> Diagnostics {
    let mut folder = readme_policy();
    let text = folder.files.get_mut(file).expect("the file is there");
    assert!(text.contains(from), "{file} holds `{from}`");
    *text = text.replacen(from, to, 1);
    match check_folder(&folder) {
        Err(faults) => faults,
        Ok(checked) => checked.warnings,
    }
}

fn check(name: &str, faults: &Diagnostics, codes: &[Code]) {
    insta::assert_snapshot!(name, told(name, faults, codes));
}

macro_rules! breaks {
    ($($name:ident: $file:expr, $from:literal => $to:literal, $codes:expr;)*) => {$(
        #[test]
        fn $name() {
            check(stringify!($name), &broken($file, $from, $to), &$codes);
        }
    )*};
}

breaks! {
    syntax: MEASURE, "rows = \"enterprise\"" => "rows = enterprise", [Code::TomlSyntax];
    unknown_key: MEASURE, "where = " => "were = ", [Code::MissingKey, Code::UnknownKey];
    wrong_shape: MEASURE, "optional = true" => "optional = \"yes\"", [Code::WrongShape];
    missing_language: MEASURE, "label = { zh = \"单户上限\", en = \"Most per enterprise\" }" => "label = { zh = \"单户上限\" }", [Code::MissingKey];
    money_times_money: MEASURE, "equipment * share" => "equipment * threshold", [Code::DimensionMismatch];
    number_without_unit: MEASURE, "equipment >= threshold" => "equipment >= 200", [Code::DimensionMismatch];
    rate_for_money: MEASURE, "equipment * share" => "share * 2", [Code::WrongDimension];
    unknown_name: MEASURE, "equipment * share" => "equipmnt * shaer", [Code::UnknownName, Code::UnknownName];
    unknown_function: MEASURE, "equipment * share" => "mim(equipment, threshold)", [Code::UnknownFunction];
    wrong_arity: MEASURE, "equipment * share" => "min(equipment)", [Code::WrongArity];
    unclosed: MEASURE, "equipment * share" => "(equipment * share", [Code::FormulaSyntax];
    several_at_once: MEASURE, "equipment >= threshold" => "equipmnt >= 5美元 and share", [Code::UnknownUnit, Code::UnknownName, Code::WrongDimension];
    absent_cap_in_amount: MEASURE, "equipment * share" => "equipment * share + most", [Code::OptionalInFormula];
    value_out_of_bounds: MEASURE, "value = \"8%\"" => "value = \"80%\"", [Code::OutOfBounds];
    value_of_another_dimension: MEASURE, "range = [\"0%\", \"30%\"]" => "range = [\"0元\", \"30%\"]", [Code::WrongDimension];
    range_upside_down: MEASURE, "range = [\"0%\", \"30%\"]" => "range = [\"30%\", \"0%\"]", [Code::BadRange];
    unknown_payer: MEASURE, "payer = \"city\"" => "payer = \"ctiy\"", [Code::UnknownId];
    unknown_clause: MEASURE, "clause = \"第一条\"" => "clause = \"第二条\"", [Code::UnknownId];
    placeholder_in_one_language: MEASURE, "达到{threshold}的" => "达到门槛的", [Code::PlaceholderMissing];
    placeholder_unknown: MEASURE, "的{share}补贴" => "的{shares}补贴", [Code::UnknownId];
    placeholder_open: MEASURE, "最高{most}。" => "最高{most。", [Code::PlaceholderSyntax];
    name_with_capitals: MEASURE, "[parameter.share]" => "[parameter.Share]", [Code::BadName, Code::UnknownId, Code::UnknownId, Code::UnknownName];
    missing_measure_file: "policy.toml", "\"equipment_subsidy\"" => "\"equipment_subsidies\"", [Code::MissingFile];
    years_with_a_gap: "policy.toml", "[2025, 2026]" => "[2025, 2027]", [Code::BadRange];
    unknown_column_type: "fields.toml", "type = \"money\"" => "type = \"mony\"", [Code::UnknownId];
    no_key_column: "fields.toml", "type = \"key\"" => "type = \"text\"", [Code::MissingField];
    failing_case: "measures/equipment_subsidy.cases.toml", "16万元" => "17万元", [Code::CaseFailed];
    case_with_a_bad_cell: "measures/equipment_subsidy.cases.toml", "\"200万元\"" => "\"两百万\"", [Code::BadCell];
    case_with_a_bad_setting: "measures/equipment_subsidy.cases.toml", "equipment_subsidy.most" => "equipment_subsidy.mots", [Code::UnknownParameter];
    unused_parameter: MEASURE, "cap = \"most\"\n" => "", [Code::Unused];
}

/// What a person may not set, and the bounds that are told.
#[test]
fn settings_that_are_refused() {
    let rules = &Policy::shiyan().rules;
    let refused = [
        ("smart_upgrade", "maybe"),
        ("smart_upgrade@2019", "off"),
        ("local_revenue_rebate.years", "6年"),
        ("local_revenue_rebate.years", "0"),
        ("smart_upgrade.rate_years", "1.5"),
        ("smart_upgrade.county_quota", "-1"),
        ("major_project_interest.valid_years", "11"),
        ("job_stabilisation.low_layoff_ratio", "101%"),
        ("job_stabilisation.low_layoff_ratio", "0.5"),
        ("transformation_fund.envelope", "1001亿元"),
        ("transformation_fund.envelope", "-1元"),
        ("transformation_fund.envelope", "none"),
        ("transformation_fund.envelope", "3000"),
        ("transformation_fund.limit_per_enterprise", "0.001元"),
        ("smart_upgrade.cap_per_enterprise", "undetermined"),
        ("budget_year", "next"),
    ];
    let mut text = String::new();
    for (id, value) in refused {
        let faults = overlay(rules, [(id, value)]).expect_err("it is refused");
        assert_eq!(faults.list.len(), 1, "{id}={value}: {:#?}", faults.list);
        text.push_str(&format!("--set {id}={value}\n"));
        for lang in Lang::ALL {
            text.push_str(&plain(lang, &render(lang, &faults.list[0])));
            text.push('\n');
        }
    }
    insta::assert_snapshot!(text);
    for (id, value) in [("smart_upgrade", "off"), ("smart_upgrade", "on"), ("smart_upgrade.cap_per_enterprise", "none")]
    {
        assert!(overlay(rules, [(id, value)]).is_ok(), "{id}={value}");
    }
}

#[test]
fn definitions_that_need_each_other() {
    let faults = broken(
        MEASURE,
        "[text]",
        "[define.a]\nlabel = { zh = \"甲\", en = \"A\" }\nformula = \"b + 1元\"\n\n[define.b]\nlabel = { zh = \"乙\", en = \"B\" }\nformula = \"a * 2\"\n\n[text]",
    );
    check("definitions_that_need_each_other", &faults, &[Code::CircularDefinition]);
}

#[test]
fn an_empty_folder() {
    let faults = check_folder(&Folder::default()).expect_err("there is nothing");
    let codes: Vec<Code> = faults.list.iter().map(|fault| fault.code).collect();
    assert!(codes.contains(&Code::MissingFile), "{codes:?}");
}

/// The interest subsidy asks, through a definition of the later equipment subsidy, for its own line.
#[test]
fn a_line_that_needs_itself_through_a_later_measure() {
    let mut folder = cesuan_policy::rules::embedded("shiyan-2018").expect("carried");
    let mut change = |measure: &str, from: &str, to: &str| {
        let text = folder.files.get_mut(&format!("measures/{measure}.toml")).expect("the measure is there");
        assert!(text.contains(from));
        *text = text.replacen(from, to, 1);
    };
    change(
        "smart_upgrade",
        "[define.smart_counts]",
        "[define.has_interest]\nlabel = { zh = \"有贴息\", en = \"Has interest\" }\nrows = \"project\"\nformula = \"major_project_interest.line > 0元\"\n\n[define.smart_counts]",
    );
    change(
        "major_project_interest",
        "keeps_interest and subsidy_year",
        "keeps_interest and smart_upgrade.has_interest",
    );
    let faults = check_folder(&folder).expect_err("the line needs itself");
    let circle = faults.list.iter().find(|fault| fault.code == Code::CircularLine);
    assert!(circle.is_some(), "{:#?}", faults.list);
}
