//! A diagnostic of every code, with arguments as the program gives them.

use cesuan_base::diag::{Arg, Code, Diagnostic, Note, Place};
use cesuan_base::dim::{Dim, Text};

pub(crate) fn all() -> Vec<Diagnostic> {
    let mut examples = rules();
    examples.extend(formulas());
    examples.extend(parameters());
    examples.extend(settings());
    examples.extend(tables());
    examples.extend(runs());
    examples.extend(scenarios());
    examples
}

/// `part` of a line of a rules file.
fn at(file: &str, line: usize, excerpt: &str, part: &str) -> Place {
    let start = excerpt.rfind(part).expect("the part stands in the line");
    Place::Source {
        file: file.to_owned(),
        line,
        column: excerpt[..start].chars().count() + 1,
        width: part.chars().count().max(1),
        excerpt: excerpt.to_owned(),
    }
}

fn cell(row: u64, column: &str) -> Place {
    Place::Cell { file: "enterprises.csv".to_owned(), row, column: Some(column.to_owned()), at: None }
}

fn of_sheet(row: u64, column: &str, at: usize) -> Place {
    Place::Cell { file: "名单.xlsx › 企业".to_owned(), row, column: Some(column.to_owned()), at: Some(at) }
}

fn row(row: u64) -> Place {
    Place::Cell { file: "projects.csv".to_owned(), row, column: None, at: None }
}

fn set(id: &str) -> Place {
    Place::Setting { id: id.to_owned() }
}

fn word(id: &str) -> Arg {
    Arg::Word(id.to_owned())
}

fn both(zh: &str, en: &str) -> Text {
    Text { zh: zh.to_owned(), en: en.to_owned() }
}

fn meant<const N: usize>(diagnostic: Diagnostic, suggestions: [&str; N]) -> Diagnostic {
    diagnostic.suggest(suggestions.map(str::to_owned).to_vec())
}

fn noted<const N: usize>(
    mut diagnostic: Diagnostic,
    place: Place,
    message: &str,
    args: [(&str, Arg); N],
) -> Diagnostic {
    let args = args.map(|(name, arg)| (name.to_owned(), arg)).to_vec();
    diagnostic.notes.push(Note { place, message: message.to_owned(), args });
    diagnostic
}

const POLICY: &str = "policy.toml";
const MEASURE: &str = "measures/smart_upgrade.toml";
const EQUIPMENT: &str = r#"amount = "equipment + benchmark_rate""#;

fn rules() -> Vec<Diagnostic> {
    let error = Diagnostic::error;
    vec![
        error(Code::TomlSyntax).with("detail", "invalid basic string, expected `\"`").at(at(
            MEASURE,
            3,
            r#"clause = "三(三)1第二破折号"#,
            "号",
        )),
        error(Code::TomlSyntax).with("detail", "unclosed array, expected `]`").at(at(
            MEASURE,
            14,
            r#"range = ["0元", "5000万元""#,
            "\"5000万元\"",
        )),
        error(Code::TomlSyntax).with("detail", "a message nobody foresaw, expected something").at(at(
            MEASURE,
            14,
            "range = 1970-13-01",
            "1970-13-01",
        )),
        meant(
            error(Code::UnknownKey).with("key", "lable").at(at(
                MEASURE,
                1,
                r#"lable = { zh = "智能化改造设备补贴" }"#,
                "lable",
            )),
            ["label"],
        ),
        error(Code::MissingKey).with("key", "range").at(at(MEASURE, 20, "[parameter.cap]", "[")),
        error(Code::WrongShape).with("key", "range").with("expected", word("shape-range")).at(at(
            MEASURE,
            14,
            r#"range = ["0元"]"#,
            r#"["0元"]"#,
        )),
        error(Code::WrongShape).with("key", "-").with("expected", word("shape-table")).at(at(
            MEASURE,
            1,
            r#"label = "智能化改造设备补贴""#,
            r#""智能化改造设备补贴""#,
        )),
        error(Code::MissingFile).with("file", "measures/smart_upgrade.toml").at(at(
            POLICY,
            11,
            r#"  "smart_upgrade","#,
            "smart_upgrade",
        )),
        error(Code::UnreadableFile)
            .with("file", "rules/fields.toml")
            .with("detail", "stream did not contain valid UTF-8")
            .at(Place::File { file: "rules/fields.toml".to_owned() }),
        noted(
            error(Code::DuplicateName).with("name", "cap").at(at(MEASURE, 31, "[parameter.cap]", "cap")),
            at(MEASURE, 20, "[parameter.cap]", "cap"),
            "note-first-declared",
            [("name", "cap".into())],
        ),
        error(Code::BadName).with("name", "上限").at(at(MEASURE, 31, "[parameter.上限]", "上限")),
        meant(
            error(Code::UnknownId).with("name", "transformation_found").with("kind", word("kind-payer")).at(at(
                MEASURE,
                6,
                r#"payer = "transformation_found""#,
                "transformation_found",
            )),
            ["transformation_fund"],
        ),
        error(Code::UnknownId).with("name", "grant").with("kind", word("kind-measure-kind")).at(at(
            MEASURE,
            5,
            r#"kind = "grant""#,
            "grant",
        )),
        error(Code::MissingField)
            .with("kind", "period")
            .with("rows", word("rows-project"))
            .at(Place::File { file: "fields.toml".to_owned() }),
        Diagnostic::warning(Code::Unused).with("name", "smart_upgrade.old_cap").at(at(
            MEASURE,
            40,
            "[parameter.old_cap]",
            "old_cap",
        )),
    ]
}

fn formulas() -> Vec<Diagnostic> {
    let error = Diagnostic::error;
    let formula = |line: &str, part: &str| at(MEASURE, 9, line, part);
    let list = r#"where = "district in [zhangwan, maojan]""#;
    let mismatch = error(Code::DimensionMismatch)
        .with("operator", "+")
        .with("left", Dim::Money)
        .with("right", Dim::Rate)
        .at(formula(EQUIPMENT, "equipment + benchmark_rate"));
    let mismatch = noted(mismatch, formula(EQUIPMENT, "equipment"), "note-has-dimension", [("dim", Dim::Money.into())]);
    let mismatch =
        noted(mismatch, formula(EQUIPMENT, "benchmark_rate"), "note-has-dimension", [("dim", Dim::Rate.into())]);
    let declared = [("name", "benchmark_rate".into()), ("dim", Dim::Rate.into())];
    let mismatch =
        noted(mismatch, at(POLICY, 18, "[parameter.benchmark_rate]", "benchmark_rate"), "note-declared-here", declared);
    let bare = r#"where = "equipment >= 200""#;
    vec![
        meant(
            error(Code::FormulaCharacter).with("found", "=").at(formula(r#"where = "district = zhangwan""#, "=")),
            ["=="],
        ),
        error(Code::FormulaSyntax)
            .with("found", word("shape-end"))
            .with("expected", word("shape-closing-parenthesis"))
            .at(formula(r#"amount = "min(equipment, 50万元""#, "\"")),
        error(Code::FormulaSyntax)
            .with("found", "core")
            .with("expected", word("shape-end"))
            .at(formula(r#"where = "nominated core""#, "core")),
        error(Code::FormulaDepth).at(formula(r#"amount = "((((((((((equipment))))))))))""#, "((((((((((")),
        meant(
            error(Code::UnknownUnit).with("found", "万圆").at(formula(r#"where = "equipment >= 200万圆""#, "200万圆")),
            ["万元", "万"],
        ),
        meant(
            error(Code::UnknownName)
                .with("name", "equipmnet")
                .at(formula(r#"where = "equipmnet >= min_equipment""#, "equipmnet")),
            ["equipment", "min_equipment"],
        ),
        error(Code::UnknownFunction).with("name", "average").at(formula(r#"amount = "average(equipment)""#, "average")),
        error(Code::WrongArity)
            .with("name", "sum")
            .with("expected", "1")
            .with("found", "2")
            .at(formula(r#"amount = "sum(smart, ordinary)""#, "sum(smart, ordinary)")),
        error(Code::WrongArity)
            .with("name", "min")
            .with("expected", "2+")
            .with("found", "1")
            .at(formula(r#"amount = "min(equipment)""#, "min(equipment)")),
        mismatch,
        meant(
            error(Code::DimensionMismatch)
                .with("operator", ">=")
                .with("left", Dim::Money)
                .with("right", Dim::Count)
                .at(formula(bare, "equipment >= 200")),
            ["200万元", "200元"],
        ),
        error(Code::WrongDimension)
            .with("expected", Dim::Flag)
            .with("found", Dim::Money)
            .at(formula(r#"where = "equipment""#, "equipment")),
        meant(
            error(Code::UnknownOption)
                .with("name", "maojan")
                .with("category", both("区县", "District"))
                .at(formula(list, "maojan")),
            ["maojian"],
        ),
        meant(
            error(Code::WrongRows)
                .with("name", "smart_equipment")
                .with("rows", word("rows-project"))
                .at(formula(r#"amount = "smart_equipment""#, "smart_equipment")),
            ["sum(smart_equipment)", "any(smart_equipment)"],
        ),
        error(Code::CircularDefinition)
            .with("chain", "eligible → total → eligible")
            .at(formula(r#"formula = "total > 0元 and eligible""#, "eligible")),
        error(Code::OptionalInFormula)
            .with("name", "major_project_interest.cap_per_project")
            .at(formula(r#"amount = "loan_interest - cap_per_project""#, "cap_per_project")),
    ]
}

fn parameters() -> Vec<Diagnostic> {
    let error = Diagnostic::error;
    let text =
        r#"text.en = "Enterprises with equipment of {min_equipment} are subsidised by {smart_share of the rate.""#;
    vec![
        error(Code::BadRange).with("key", "range").at(at(MEASURE, 14, r#"range = ["5000万元", "0元"]"#, "5000万元")),
        error(Code::BadRange).with("key", "years").at(at(POLICY, 6, "years = [2018, 2020]", "2020")),
        error(Code::PlaceholderMissing).with("name", "smart_upgrade.cap").at(at(MEASURE, 8, text, &text[11..])),
        error(Code::PlaceholderSyntax).with("text", "{smart_share of the rate.").at(at(
            MEASURE,
            8,
            text,
            "{smart_share of the rate.",
        )),
        error(Code::BadValue)
            .with("name", "五十万元")
            .with("text", "五十万元")
            .with("expected", word("value-number"))
            .at(at(MEASURE, 13, r#"value = "五十万元""#, "五十万元")),
    ]
}

fn settings() -> Vec<Diagnostic> {
    let error = Diagnostic::error;
    let cap = both("单个企业每年上限", "Cap per enterprise and year");
    let rate = both("同期银行基准利率", "Bank benchmark rate of the period");
    vec![
        meant(
            error(Code::UnknownParameter).with("name", "smart_upgrade.capp").at(set("smart_upgrade.capp")),
            ["smart_upgrade.cap"],
        ),
        error(Code::BadValue)
            .with("name", cap.clone())
            .with("text", "80")
            .with("expected", word("value-money"))
            .at(set("smart_upgrade.cap")),
        meant(
            error(Code::BadValue)
                .with("name", both("申报需求超出专项资金额度时怎么办？", "What happens when demand exceeds the fund?"))
                .with("text", "pro rata")
                .with("expected", word("value-option"))
                .at(set("shortfall")),
            ["pro_rata"],
        ),
        meant(
            error(Code::OutOfBounds)
                .with("name", cap.clone())
                .with("value", "8000万元")
                .with("min", "0万元")
                .with("max", "5000万元")
                .at(set("smart_upgrade.cap")),
            ["5000万元"],
        ),
        error(Code::BadSetting).with("text", "smart_upgrade.cap 80万元"),
        error(Code::SettingYear)
            .with("name", rate)
            .with("year", "2021")
            .with("first", "2018")
            .with("last", "2020")
            .at(set("benchmark_rate@2021")),
        meant(error(Code::NotDated).with("name", cap).at(set("smart_upgrade.cap@2019")), ["smart_upgrade.cap"]),
    ]
}

fn tables() -> Vec<Diagnostic> {
    let (error, warning) = (Diagnostic::error, Diagnostic::warning);
    vec![
        error(Code::CannotOpen)
            .with("file", "企业表.csv")
            .with("detail", "No such file or directory (os error 2)")
            .at(Place::File { file: "企业表.csv".to_owned() }),
        error(Code::CannotWrite)
            .with("file", "结果.csv")
            .with("detail", "Permission denied (os error 13)")
            .at(Place::File { file: "结果.csv".to_owned() }),
        error(Code::BadCsv).with("detail", word("csv-encoding")).at(row(1)),
        error(Code::EmptyTable).at(Place::File { file: "enterprises.csv".to_owned() }),
        meant(
            error(Code::MissingColumn).with("field", both("企业编号", "Enterprise id")).with("id", "id").at(row(1)),
            ["企业代码"],
        ),
        meant(warning(Code::UnknownColumn).with("column", "营业总收入").at(cell(1, "营业总收入")), ["营业收入"]),
        error(Code::DuplicateColumn).with("column", "营业收入").at(cell(1, "营业收入")),
        error(Code::BadCell).with("text", "约三千万").with("expected", word("value-money")).at(cell(5, "营业收入")),
        meant(
            error(Code::BadCell)
                .with("text", "张弯区")
                .with("expected", word("value-category"))
                .at(cell(7, "所在区县")),
            ["张湾区"],
        ),
        error(Code::PartFen).with("text", "12.3456789").at(cell(5, "营业收入")),
        error(Code::CellTooLarge).with("text", "98765432100").with("limit", "10000000万元").at(cell(5, "营业收入")),
        error(Code::NegativeCell).with("text", "-20").at(cell(9, "从业人数")),
        error(Code::BlankCell).at(cell(9, "企业编号")),
        error(Code::RowLength).with("expected", "31").with("found", "33").at(row(6)),
        error(Code::DuplicateRow)
            .with("id", "91420300MA487XXX0X")
            .with("year", "2018")
            .with("first", "3")
            .at(cell(12, "企业编号")),
        error(Code::OrphanProject).with("id", "91420300MA487XXX0X").with("year", "2019").at(row(4)),
        error(Code::ProjectMoved)
            .with("project", "P-0012")
            .with("id", "东风零部件乙厂")
            .with("other", "东风零部件甲厂")
            .at(row(8)),
        warning(Code::OtherYear).with("year", "2017").at(cell(3, "年度")),
        warning(Code::CreditCode).with("text", "91420300MA487XXX0X").at(cell(3, "企业编号")),
        error(Code::TooManyRows).with("limit", "2000000").at(row(2_000_002)),
        error(Code::BadBook).with("detail", word("book-encrypted")).at(Place::File { file: "名单.xlsx".to_owned() }),
        error(Code::FileTooLarge).with("limit", "512MB").at(Place::File { file: "名单.csv".to_owned() }),
        error(Code::TooManyColumns).with("limit", "2000").at(row(1)),
        error(Code::CellTooLong).with("limit", "100000").at(of_sheet(5, "企业名称", 1)),
        error(Code::NoTable),
        warning(Code::SheetSpare)
            .with("other", "名单.xlsx › 企业")
            .at(Place::File { file: "名单.xlsx › 企业 (2)".to_owned() }),
        error(Code::ErrorInCell).with("text", "#REF!").at(of_sheet(7, "营业收入", 27)),
        error(Code::FormulaInCell).with("text", "=SUM(H3:H5)").at(of_sheet(7, "营业收入", 7)),
        warning(Code::UnitSlip)
            .with("text", "85,000,000万元")
            .with("usual", "8,500万元")
            .with("unit", word("slip-wan"))
            .at(of_sheet(9, "营业收入", 7)),
        warning(Code::ExampleRow).with("text", "示例").at(of_sheet(2, "企业编号", 0)),
        warning(Code::LeftWithEnterprise).with("id", "91420300MA487XXX0X").with("year", "2019").at(row(4)),
    ]
}

fn runs() -> Vec<Diagnostic> {
    let error = Diagnostic::error;
    let smart = both("智能化改造设备补贴", "Smart-upgrade equipment subsidy");
    let calm = both("失业保险稳岗补贴", "Job stabilisation subsidy");
    let name = r#"name = { zh = "设备投资正好200万元", en = "Equipment of exactly 2 million" }"#;
    vec![
        error(Code::Overflow).with("measure", smart.clone()).with("year", "2018"),
        error(Code::TotalTooLarge).with("measure", smart.clone()),
        error(Code::DividedByZero).with("measure", calm).with("enterprise", "甲").with("year", "2019"),
        error(Code::AbsentValue).with("measure", smart.clone()).with("year", "2018"),
        error(Code::InternalFault).with("measure", smart).with("year", "2018"),
        error(Code::CaseFailed)
            .with("case", both("设备投资正好200万元", "Equipment of exactly 2 million"))
            .with("expected", "2018 甲 87000.00")
            .with("found", word("case-no-lines"))
            .at(at("measures/smart_upgrade.cases.toml", 4, name, "设备投资正好200万元")),
        meant(error(Code::UnknownPolicy).with("name", "shiyan"), ["shiyan-2018"]),
        error(Code::UnknownEnterprise).with("id", "E1"),
        error(Code::NoPolicy),
        error(Code::NoSample),
        error(Code::BadDate).with("value", "2018-02-30"),
        error(Code::NothingToDraw),
        error(Code::SampleOrder).with("name", "employees"),
    ]
}

const SCENARIOS: &str = "方案.toml";

fn scenarios() -> Vec<Diagnostic> {
    let (error, warning) = (Diagnostic::error, Diagnostic::warning);
    let cap = r#""smart_upgrade.cap_per_enterprise" = "80万元""#;
    let label = || both("单户上限", "Most per enterprise");
    vec![
        error(Code::ScenarioVersion).with("found", "3").with("known", "1").at(at(SCENARIOS, 1, "cesuan = 3", "3")),
        error(Code::ScenarioPolicy).with("found", "jingzhou-2020").with("expected", "shiyan-2018").at(at(
            SCENARIOS,
            2,
            r#"policy = "jingzhou-2020""#,
            "jingzhou-2020",
        )),
        error(Code::ScenarioName).with("name", "").with("limit", "40").at(at(SCENARIOS, 9, r#"name = """#, r#""""#)),
        error(Code::TooManyScenarios).with("limit", "8").at(at(SCENARIOS, 80, "[[scenario]]", "[")),
        meant(
            error(Code::UnknownScenario).with("name", "折衷").at(at(SCENARIOS, 4, r#"baseline = "折衷""#, "折衷")),
            ["折中", "从紧"],
        ),
        error(Code::UnknownScenario).with("name", "折中"),
        meant(error(Code::ChooseScenario).with("file", SCENARIOS).with("count", "2"), ["折中", "从紧"]),
        warning(Code::OtherRules).at(at(SCENARIOS, 3, r#"rules = "5d0c8f6a4b3e2917""#, "5d0c8f6a4b3e2917")),
        warning(Code::ParameterGone).with("name", "smart_upgrade.cap_per_enterprise").at(at(
            SCENARIOS,
            12,
            cap,
            "smart_upgrade.cap_per_enterprise",
        )),
        warning(Code::SettingRefused)
            .with("name", label())
            .with("value", "80万元")
            .at(at(SCENARIOS, 12, cap, "80万元")),
        warning(Code::AsDrafted).with("name", label()).with("value", "80万元").at(at(SCENARIOS, 12, cap, "80万元")),
        warning(Code::DraftMoved)
            .with("name", label())
            .with("before", "50万元")
            .with("after", "60万元")
            .at(at(SCENARIOS, 12, cap, "80万元")),
        warning(Code::NotReproduced).with("name", "折中").with("what", word("kind-sealed-population")),
        warning(Code::NotReproduced).with("name", "折中").with("what", word("kind-sealed-engine")),
        error(Code::LinkDamaged),
        error(Code::LinkTooLarge).with("limit", "100000"),
    ]
}
