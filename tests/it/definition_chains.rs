//! Definitions that use another definition twice, thirty in a row: written out, the last has a thousand million terms.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use crate::intake::fixture::folder;

/// The number of definitions in each chain.
const LENGTH: usize = 30;

const MEASURE: &str = r#"
label = { zh = "补贴", en = "Subsidy" }
clause = "一"
text = { zh = "按{rate}补贴。", en = "{rate} of it." }
rows = "enterprise"
kind = "subsidy"
payer = "town"
amount = "amount30"
cap = "amount30"
where = "all30 and any30 and chosen"

[parameter.rate]
label = { zh = "比例", en = "Rate" }
value = "50%"
range = ["0%", "100%"]
step = "1%"
clause = "一"

[parameter.floor]
label = { zh = "门槛", en = "Floor" }
value = "3元"
range = ["0元", "100元"]
step = "1元"
clause = "一"

[define.chosen]
label = { zh = "入选", en = "Chosen" }
quota = { among = "all30", by = "amount30", per = "place", places = "2" }
"#;

/// A chain of definitions: each but the first is the one before it, an operator, and the same again.
fn chain(name: &str, first: &str, operator: &str) -> String {
    let formula = |number: usize| match number {
        0 => first.to_owned(),
        _ => format!("{name}{before} {operator} {name}{before}", before = number - 1),
    };
    let definition = |number: usize| {
        let label = format!("{name} {number}");
        format!(
            "\n[define.{name}{number}]\nlabel = {{ zh = \"{label}\", en = \"{label}\" }}\nformula = \"{}\"\n",
            formula(number)
        )
    };
    (0..=LENGTH).map(definition).collect()
}

/// A folder with the policy `town` and the table `e.csv`.
fn prepared() -> PathBuf {
    let place = Path::new(env!("CARGO_TARGET_TMPDIR")).join("definition_chains");
    let town = place.join("town");
    fs::create_dir_all(town.join("measures")).expect("a folder");
    let mut files = folder(None).files;
    let policy = files["policy.toml"].replace("measures = []", "measures = [\"chain\"]")
        + "\n[payer.town]\nlabel = { zh = \"镇\", en = \"Town\" }\n";
    let clauses = "[[clause]]\nposition = \"一\"\nlevel = 1\ntitle = { zh = \"补贴\", en = \"Subsidy\" }\n";
    let chains = [
        chain("amount", "sales * rate", "+"),
        chain("all", "sales > floor or change > floor", "and"),
        chain("any", "sales > floor or change > floor", "or"),
    ];
    files.insert("policy.toml".to_owned(), policy);
    files.insert("clauses.toml".to_owned(), clauses.to_owned());
    files.insert("measures/chain.toml".to_owned(), MEASURE.to_owned() + &chains.concat());
    for (name, text) in files {
        fs::write(town.join(name), text).expect("a file");
    }
    fs::write(place.join("e.csv"), "id,year,place,sales\nA,2018,north,0.0004\nB,2018,north,0.0001\n").expect("a file");
    place
}

/// What the command line says; the policy and the table follow the command.
fn said(place: &Path, command: &str) -> String {
    let mut process = Command::new(env!("CARGO_BIN_EXE_cesuan"));
    process.args(command.split(' ')).args(["--policy", "town", "--enterprises", "e.csv", "--lang", "en"]);
    let Output { status, stdout, stderr } = process.current_dir(place).output().expect("it runs");
    assert!(status.success(), "{command}: {}", String::from_utf8_lossy(&stderr));
    String::from_utf8(stdout).expect("text")
}

#[test]
fn long_chains_of_definitions_are_explained_and_written_at_once() {
    let place = prepared();
    // Half of 4 yuan, doubled thirty times.
    let eligible = said(&place, "explain --enterprise A");
    assert!(eligible.contains("2,147,483,648"), "{eligible}");
    // The names are told one after another, and a condition once.
    assert!(eligible.contains("amount 29 = amount 28") && !eligible.contains("all 29"), "{eligible}");
    let below = said(&place, "explain --enterprise B");
    assert!(below.contains("Sales") && !below.contains("all 29"), "{below}");
    let written = place.join("estimates.xlsx");
    let _ = fs::remove_file(&written);
    said(&place, "run --estimates estimates.xlsx --date 2018-06-01");
    assert!(written.exists());
}
