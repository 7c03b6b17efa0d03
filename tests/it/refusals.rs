//! What the command line says of input that it refuses or doubts: one snapshot for each code that no slip in a rules file
//! gives, in both languages, of a small policy and files made here.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use cesuan_base::diag::Code;
use cesuan_i18n::{Lang, text};

use crate::intake::fixture::folder;

/// A table of the small policy.
const ONE: &str = "id,year,place,sales\nA,2018,north,5\n";

/// A run of the command line that says something of one code.
struct Refusal {
    code: Code,
    /// The arguments, split at spaces; the policy's folder is `town`.
    command: &'static str,
    /// What the run reads, by file name.
    files: Vec<(&'static str, Vec<u8>)>,
}

fn refusal<const N: usize>(code: Code, command: &'static str, files: [(&'static str, &str); N]) -> Refusal {
    let files = files.map(|(name, text)| (name, text.as_bytes().to_vec())).to_vec();
    Refusal { code, command, files }
}

/// The table of enterprises, and that of projects where it is not empty.
fn tables(code: Code, enterprises: &str, projects: &str) -> Refusal {
    if projects.is_empty() {
        refusal(code, "run --policy town --enterprises e.csv", [("e.csv", enterprises)])
    } else {
        let command = "run --policy town --enterprises e.csv --projects p.csv";
        refusal(code, command, [("e.csv", enterprises), ("p.csv", projects)])
    }
}

/// A scenario file for the draft of Shiyan, after its first line.
fn scenario(code: Code, command: &'static str, text: &str) -> Refusal {
    let text = format!("cesuan = 1\npolicy = \"shiyan-2018\"\n{text}");
    refusal(code, command, [("s.toml", text.as_str())])
}

/// A scenario of other rules, in which the draft said something else of the number that it sets.
fn older(code: Code, value: &str) -> Refusal {
    let cap = "smart_upgrade.cap_per_enterprise";
    let text = format!(
        "rules = \"0123456789abcdef\"\n[drafted]\n\"{cap}\" = \"60万元\"\n\
         [[scenario]]\nname = \"折中\"\n[scenario.settings]\n\"{cap}\" = \"{value}\"\n"
    );
    scenario(code, "run --sample 20 --scenario s.toml", &text)
}

fn all() -> Vec<Refusal> {
    let wide: String = (0..2_001).map(|column| format!("c{column},")).collect();
    let long = format!("id,year,place,name\nA,2018,north,{}\n", "长".repeat(100_001));
    let with = "run --sample 20 --scenario s.toml";
    let many: String = (0..9).map(|number| format!("[[scenario]]\nname = \"{number}\"\n")).collect();
    let mut all = vec![
        refusal(Code::CannotOpen, "run --policy town --enterprises none.csv", []),
        refusal(Code::CannotWrite, "run --sample 20 --lines none/lines.csv", []),
        refusal(Code::UnknownPolicy, "run --policy shiyan", []),
        refusal(Code::BadSetting, "run --sample 20 --set smart_upgrade.cap_per_enterprise", []),
        refusal(Code::BadDate, "run --sample 20 --xlsx r.xlsx --date 2018-02-30", []),
        refusal(Code::NoSample, "run --policy town --sample 20", []),
        refusal(Code::UnknownEnterprise, "explain --sample 20 --enterprise E1", []),
        tables(Code::EmptyTable, "id,year,place\n", ""),
        tables(Code::MissingColumn, "id,yaer,place\nA,2018,north\n", ""),
        tables(Code::UnknownColumn, "id,year,place,slaes\nA,2018,north,1\n", ""),
        tables(Code::DuplicateColumn, "id,year,place,sales,营业收入\nA,2018,north,1,1\n", ""),
        tables(Code::RowLength, "id,year,place\nA,2018,north,1\n", ""),
        tables(Code::ErrorInCell, "id,year,place,sales\nA,2018,north,#REF!\n", ""),
        tables(Code::FormulaInCell, "id,year,place,sales\nA,2018,north,=1+1\n", ""),
        tables(Code::CreditCode, "id,year,place\n91420300MA487XXX0X,2018,north\n", ""),
        tables(Code::TooManyColumns, &format!("{wide}\n"), ""),
        tables(Code::CellTooLong, &long, ""),
        tables(
            Code::ProjectMoved,
            "id,year,place\nA,2018,north\nB,2019,north\n",
            "id,enterprise,year\nP,A,2018\nP,B,2019\n",
        ),
        refusal(Code::BadBook, "run --policy town --population b.xlsx", [("b.xlsx", "PK\u{3}\u{4}")]),
        scenario(Code::ScenarioName, with, "[[scenario]]\nname = \"\"\n"),
        scenario(Code::TooManyScenarios, with, &many),
        scenario(
            Code::UnknownScenario,
            "run --sample 20 --scenario s.toml --name 折衷",
            "[[scenario]]\nname = \"折中\"\n",
        ),
        scenario(Code::ChooseScenario, with, "[[scenario]]\nname = \"折中\"\n[[scenario]]\nname = \"从紧\"\n"),
        older(Code::OtherRules, "80万元"),
        older(Code::AsDrafted, "50万元"),
        older(Code::DraftMoved, "80万元"),
        older(Code::SettingRefused, "1001亿元"),
        refusal(
            Code::ScenarioVersion,
            with,
            [("s.toml", "cesuan = 3\npolicy = \"shiyan-2018\"\n[[scenario]]\nname = \"折中\"\n")],
        ),
        refusal(
            Code::ScenarioPolicy,
            "run --policy jingzhou-2020 --sample 20 --scenario s.toml",
            [("s.toml", "cesuan = 1\npolicy = \"shiyan-2018\"\n[[scenario]]\nname = \"折中\"\n")],
        ),
    ];
    all.push(Refusal {
        code: Code::BadCsv,
        command: "run --policy town --enterprises e.csv",
        files: vec![("e.csv", [ONE.as_bytes(), b"B,2018,north,\xff\xff\n"].concat())],
    });
    all
}

/// What the command line says in a language, in a folder of its own.
fn said(refusal: &Refusal, folder: &Path, lang: &str) -> String {
    let mut process = Command::new(env!("CARGO_BIN_EXE_cesuan"));
    let outcome = process.args(refusal.command.split(' ')).args(["--lang", lang]).current_dir(folder).output();
    let outcome = outcome.expect("it runs");
    String::from_utf8(outcome.stderr).expect("text").replace("\\", "/")
}

fn prepared(refusal: &Refusal) -> PathBuf {
    let place = Path::new(env!("CARGO_TARGET_TMPDIR")).join("refusals").join(refusal.code.id());
    let town = place.join("town");
    fs::create_dir_all(&town).expect("a folder");
    for (name, text) in folder(None).files {
        fs::write(town.join(name), text).expect("a file");
    }
    for (name, bytes) in &refusal.files {
        fs::write(place.join(name), bytes).expect("a file");
    }
    place
}

#[test]
fn every_refusal_reads_well() {
    for refusal in all() {
        let place = prepared(&refusal);
        let both = ["zh", "en"].map(|lang| said(&refusal, &place, lang));
        let sentence = text(Lang::Zh, refusal.code.id(), &[]);
        let longest = sentence.split(['{', '}']).step_by(2).max_by_key(|part| part.len()).unwrap_or_default();
        assert!(both[0].contains(longest), "{:?} is not said, but: {}", refusal.code, both[0]);
        assert!(!both.iter().any(|text| text.contains("{$")), "an argument is missing: {}", both[0]);
        insta::with_settings!({
            snapshot_path => "snapshots/refusals",
            prepend_module_to_snapshot => false,
            omit_expression => true,
        }, { insta::assert_snapshot!(refusal.code.id(), both.join("\n")) });
    }
}

/// The codes that have a snapshot here.
pub(crate) fn codes() -> BTreeSet<Code> {
    all().into_iter().map(|refusal| refusal.code).collect()
}
