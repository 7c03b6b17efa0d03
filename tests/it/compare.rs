//! Scenarios on the command line: a file costs what its settings cost, and a comparison what its scenarios cost alone.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

const EASY: &str = r#"
cesuan = 1
policy = "shiyan-2018"

[[scenario]]
name = "从宽"

[scenario.settings]
"smart_upgrade.cap_per_enterprise" = "80万元"
"benchmark_rate@2019" = "4.75%"
"#;

const BOTH: &str = r#"
cesuan = 1
policy = "shiyan-2018"

[[scenario]]
name = "从紧"
settings = { "smart_upgrade.cap_per_enterprise" = "20万元" }

[[scenario]]
name = "按比例"
settings = { shortfall = "pro_rata", "transformation_fund.envelope" = "500万元" }
"#;

fn cesuan(args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cesuan"));
    command.args(args).args(["--sample", "90", "--lang", "en"]);
    command.output().expect("the program runs")
}

fn json(args: &[&str]) -> Value {
    let output = cesuan(&[args, &["--format", "json"]].concat());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("JSON")
}

/// A file of this test's own.
fn file(test: &str, name: &str, text: &str) -> String {
    let folder: PathBuf = Path::new(env!("CARGO_TARGET_TMPDIR")).join("compare").join(test);
    fs::create_dir_all(&folder).expect("a folder");
    let path = folder.join(name);
    fs::write(&path, text).expect("a file");
    path.to_str().expect("UTF-8").to_owned()
}

#[test]
fn a_scenario_costs_what_its_settings_cost() {
    let easy = file("settings", "宽.toml", EASY);
    let set = ["--set", "smart_upgrade.cap_per_enterprise=80万元", "--set", "benchmark_rate@2019=4.75%"];
    assert_eq!(json(&["run", "--scenario", &easy]), json(&[&["run"], &set[..]].concat()));
    // What is set besides goes over it.
    let over = ["run", "--scenario", &easy, "--set", "smart_upgrade.cap_per_enterprise=50万元"];
    assert_eq!(json(&over), json(&["run", "--set", "benchmark_rate@2019=4.75%"]));
}

#[test]
fn a_comparison_has_the_figures_of_each_the_draft_first() {
    let (easy, both) = (file("columns", "宽.toml", EASY), file("columns", "两案.toml", BOTH));
    let compared = json(&["compare", &easy, &both]);
    let alone = [
        json(&["run"]),
        json(&["run", "--scenario", &easy]),
        json(&["run", "--scenario", &both, "--name", "从紧"]),
        json(&["run", "--scenario", &both, "--name", "按比例"]),
    ];
    let names: Vec<&Value> =
        compared["columns"].as_array().expect("columns").iter().map(|column| &column["name"]).collect();
    assert_eq!(names, [&Value::Null, &"从宽".into(), &"从紧".into(), &"按比例".into()]);
    for (column, alone) in alone.iter().enumerate() {
        for kind in ["spending", "relief"] {
            let (found, total) = (&compared["columns"][column][kind], &alone["total"][kind]);
            assert_eq!((&found["demand"], &found["paid"]), (&total["demand"], &total["paid"]));
        }
        for (measure, own) in compared["measures"]
            .as_array()
            .expect("measures")
            .iter()
            .zip(alone["measures"].as_array().expect("measures"))
        {
            assert_eq!(measure["id"], own["id"]);
            assert_eq!(measure["columns"][column]["demand"], own["demand"], "{}", own["id"]);
        }
    }
    let parameters: Vec<&str> = compared["parameters"]
        .as_array()
        .expect("parameters")
        .iter()
        .filter_map(|parameter| parameter["id"].as_str())
        .collect();
    assert_eq!(parameters.len(), 4, "{parameters:?}");
    assert_eq!(compared["columns"][0]["more"]["paid"], "0.00");
    let against = json(&["compare", &easy, &both, "--baseline", "从紧"]);
    assert_eq!(against["baseline"], 2);
    assert_eq!(against["columns"][2]["more"]["paid"], "0.00");
}

#[test]
fn the_tables_read_well() {
    let (easy, both) = (file("table", "宽.toml", EASY), file("table", "两案.toml", BOTH));
    let mut shown = String::new();
    for lang in ["zh", "en"] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_cesuan"));
        let output =
            command.args(["compare", &easy, &both, "--sample", "90", "--lang", lang]).output().expect("it runs");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        shown.push_str(&String::from_utf8(output.stdout).expect("UTF-8"));
        shown.push('\n');
    }
    insta::assert_snapshot!(shown);
}

#[test]
fn what_is_wrong_is_said_and_nothing_is_printed() {
    let both = file("wrong", "两案.toml", BOTH);
    let slip = file("wrong", "错.toml", &EASY.replace("80万元", "80").replace("benchmark_rate", "bencmark_rate"));
    let many: String = (0..9).map(|index| format!("[[scenario]]\nname = \"{index}\"\n")).collect();
    let many = file("wrong", "many.toml", &format!("cesuan = 1\npolicy = \"shiyan-2018\"\n{many}"));
    let said = |args: &[&str]| {
        let output = cesuan(args);
        assert_eq!(output.status.code(), Some(2));
        assert!(output.stdout.is_empty());
        String::from_utf8(output.stderr).expect("UTF-8")
    };
    assert!(said(&["run", "--scenario", &both]).contains("--name"));
    assert!(said(&["run", "--scenario", &both, "--name", "宽"]).contains("从紧"));
    let slips = said(&["compare", &both, &slip]);
    assert!(slips.contains("错.toml:9:") && slips.contains("错.toml:10:") && slips.contains("2 errors"), "{slips}");
    assert!(said(&["compare", &many]).contains("8 at most"));
    assert!(said(&["compare", "nowhere.toml"]).contains("nowhere.toml"));
    assert!(said(&["compare", &both, "--baseline", "宽"]).contains("从紧"));
}
