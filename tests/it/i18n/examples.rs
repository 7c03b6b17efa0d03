//! Diagnostics of the codes that no other snapshot shows, with arguments as the program gives them.

use cesuan_base::diag::{Arg, Code, Diagnostic, Place};
use cesuan_base::dim::Text;

pub(crate) fn all() -> Vec<Diagnostic> {
    let mut examples = rules();
    examples.extend(formulas());
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

fn of_sheet(row: u64, column: &str, at: usize) -> Place {
    Place::Cell { file: "名单.xlsx › 企业".to_owned(), row, column: Some(column.to_owned()), at: Some(at) }
}

fn row(row: u64) -> Place {
    Place::Cell { file: "projects.csv".to_owned(), row, column: None, at: None }
}

fn word(id: &str) -> Arg {
    Arg::Word(id.to_owned())
}

fn both(zh: &str, en: &str) -> Text {
    Text { zh: zh.to_owned(), en: en.to_owned() }
}

const MEASURE: &str = "measures/smart_upgrade.toml";
fn rules() -> Vec<Diagnostic> {
    let error = Diagnostic::error;
    vec![
        error(Code::UnreadableFile)
            .with("file", "rules/fields.toml")
            .with("detail", "stream did not contain valid UTF-8")
            .at(Place::File { file: "rules/fields.toml".to_owned() }),
    ]
}

fn formulas() -> Vec<Diagnostic> {
    let error = Diagnostic::error;
    vec![error(Code::FormulaDepth).at(at(MEASURE, 9, r#"amount = "((((((((((equipment))))))))))""#, "(((((((((("))]
}

fn tables() -> Vec<Diagnostic> {
    let (error, warning) = (Diagnostic::error, Diagnostic::warning);
    vec![
        error(Code::TooManyRows).with("limit", "2000000").at(row(2_000_002)),
        error(Code::FileTooLarge).with("limit", "512MB").at(Place::File { file: "名单.csv".to_owned() }),
        error(Code::NoTable),
        warning(Code::SheetSpare)
            .with("other", "名单.xlsx › 企业")
            .at(Place::File { file: "名单.xlsx › 企业 (2)".to_owned() }),
        warning(Code::UnitSlip)
            .with("text", "85,000,000万元")
            .with("usual", "120–8,500万元")
            .with("unit", word("slip-wan"))
            .with("count", "3")
            .at(of_sheet(9, "营业收入", 7)),
        warning(Code::OlderRules)
            .with("added", "rebate_first_year, titles_held")
            .with("changed", "shortfall: report → champions_first")
            .at(Place::File { file: "policy.toml".to_owned() }),
        error(Code::NotConstant)
            .with("column", both("验收合格年度", "Acceptance year"))
            .with("text", "2019")
            .with("other", "2018")
            .with("row", "12")
            .at(of_sheet(13, "验收合格年度", 9)),
        warning(Code::UnjudgedReadings)
            .with("columns", both("「当年高新技术企业重新认定」", "“High-tech certificate renewed this year”"))
            .with(
                "readings",
                both("「高新技术企业重新认定是否给予奖励？」", "“Is a renewed high-tech certificate awarded too?”"),
            )
            .at(Place::File { file: "名单.xlsx › 企业".to_owned() }),
        warning(Code::ExampleRow).with("text", "示例").at(of_sheet(2, "企业编号", 0)),
        warning(Code::LeftWithEnterprise).with("id", "91420300MA487XXX0X").with("year", "2019").at(row(4)),
    ]
}

fn runs() -> Vec<Diagnostic> {
    let error = Diagnostic::error;
    let smart = both("智能化改造设备补贴", "Smart-upgrade equipment subsidy");
    let calm = both("失业保险稳岗补贴", "Job stabilisation subsidy");
    vec![
        error(Code::Overflow).with("measure", smart.clone()).with("year", "2018"),
        error(Code::TotalTooLarge).with("measure", smart.clone()),
        error(Code::DividedByZero).with("measure", calm).with("enterprise", "甲").with("year", "2019"),
        error(Code::AbsentValue).with("measure", smart.clone()).with("year", "2018"),
        error(Code::InternalFault).with("measure", smart).with("year", "2018"),
        error(Code::NoPolicy),
        error(Code::NothingToDraw),
    ]
}

const SCENARIOS: &str = "方案.toml";

fn scenarios() -> Vec<Diagnostic> {
    let (error, warning) = (Diagnostic::error, Diagnostic::warning);
    let cap = r#""smart_upgrade.cap_per_enterprise" = "80万元""#;
    vec![
        warning(Code::ParameterGone).with("name", "smart_upgrade.cap_per_enterprise").at(at(
            SCENARIOS,
            12,
            cap,
            "smart_upgrade.cap_per_enterprise",
        )),
        warning(Code::NotReproduced).with("name", "折中").with("what", word("kind-sealed-population")),
        warning(Code::NotReproduced).with("name", "折中").with("what", word("kind-sealed-engine")),
        error(Code::LinkDamaged),
        error(Code::LinkTooLarge).with("limit", "100000"),
    ]
}
