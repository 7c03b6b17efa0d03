//! Draws many samples of a policy's usual size, costs each with the draft's settings, and writes how far the figures go into
//! the rules folder: `spread.toml`.
//!
//! ```sh
//! cargo run --release -p cesuan-bench --bin spread -- rules/shiyan-2018
//! ```

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use cesuan_base::diag::Diagnostics;
use cesuan_base::money::{Exact, Fen, MoneyUnit, decimal_text};
use cesuan_engine::plan::lower;
use cesuan_engine::{Amounts, Engine, Figures};
use cesuan_intake::{SpreadAmount, check_sample, draw};
use cesuan_policy::check::{Government, Ledger, Rules, compile};
use cesuan_policy::rules::Folder;

/// The number of samples. It is odd, so that the median is one of them.
const SEEDS: u64 = 201;

fn main() -> ExitCode {
    let Some(folder) = std::env::args().nth(1) else {
        eprintln!("usage: spread FOLDER");
        return ExitCode::FAILURE;
    };
    match written(Path::new(&folder)) {
        Ok(median_seed) => {
            println!("spread.toml is written. The seed for [usual] of sample.toml is {median_seed}.");
            ExitCode::SUCCESS
        }
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

/// Writes the file, and gives the seed whose first figure is the median.
fn written(path: &Path) -> Result<u64, String> {
    let folder = read(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let spread = spread(&folder).map_err(|faults| format!("{:#?}", faults.list))?;
    let file = path.join("spread.toml");
    std::fs::write(&file, spread.text).map_err(|error| format!("{}: {error}", file.display()))?;
    Ok(spread.median_seed)
}

/// The files of a folder and of its `measures`.
fn read(path: &Path) -> std::io::Result<Folder> {
    let mut files = BTreeMap::new();
    for (under, prefix) in [(path.to_owned(), ""), (path.join("measures"), "measures/")] {
        for entry in std::fs::read_dir(under)? {
            let entry = entry?;
            let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
            // How far the figures went before does not matter.
            if name.ends_with(".toml") && name != "spread.toml" {
                files.insert(name, std::fs::read_to_string(entry.path())?);
            }
        }
    }
    Ok(Folder { files })
}

struct Spread {
    text: String,
    median_seed: u64,
}

fn spread(folder: &Folder) -> Result<Spread, Diagnostics> {
    let (rules, document) = compile(folder)?.value;
    let Some(spec) = check_sample(&document, &rules)? else { return Err(Diagnostics::new()) };
    let plan = Arc::new(lower(&rules));
    let rules = Arc::new(rules);
    let mut drawn: Vec<Vec<Fen>> = Vec::new();
    let mut subjects = Vec::new();
    for seed in 1..=SEEDS {
        let population = Arc::new(draw(&spec, &rules, spec.usual.enterprises, seed)?);
        let figures = Engine::new(rules.clone(), plan.clone(), population).run()?;
        let found = figures_of(&rules, &figures);
        subjects = found.iter().map(|(subject, _)| subject.clone()).collect();
        drawn.push(found.into_iter().map(|(_, amount)| amount).collect());
    }
    let mut text = String::from(HEAD);
    let enterprises = spec.usual.enterprises;
    let median_seed = seed_at_median(&drawn);
    // Writing to a string does not fail.
    let _ = writeln!(text, "enterprises = {enterprises}\nseeds = {SEEDS}\nmedian_seed = {median_seed}");
    for (index, subject) in subjects.iter().enumerate() {
        let mut amounts: Vec<Fen> = drawn.iter().map(|figures| figures[index]).collect();
        amounts.sort_unstable();
        if amounts.last() == Some(&Fen(0)) {
            continue;
        }
        let wan = |Fen(fen)| decimal_text(Exact::new(i128::from(fen), MoneyUnit::Wan.fen()));
        let at = |percent: usize| wan(amounts[(amounts.len() - 1) * percent / 100]);
        let _ = writeln!(text, "\n[[figure]]\n{subject}");
        let _ = writeln!(text, "p10 = \"{}万元\"\np50 = \"{}万元\"\np90 = \"{}万元\"", at(10), at(50), at(90));
    }
    Ok(Spread { text, median_seed })
}

const HEAD: &str = "\
# 样本波动：另抽201份样本，主要金额落在什么范围。由程序写出，不要手改；规则改了要重算。
# How far the main figures of other drawn samples go. Written by a program (`spread` of the benches), not by hand; to be
# written anew when the rules change. The first figure is the headline; `median_seed` is the draw at its median.

";

/// The seed of the draw whose first figure is the median.
fn seed_at_median(drawn: &[Vec<Fen>]) -> u64 {
    let mut seeds: Vec<(Fen, u64)> = (1..).zip(drawn).map(|(seed, figures)| (figures[0], seed)).collect();
    seeds.sort_unstable();
    seeds[seeds.len() / 2].1
}

/// The figures, each with the keys that name it: what the city pays from its general budget comes first.
fn figures_of(rules: &Rules, figures: &Figures) -> Vec<(String, Fen)> {
    let mut ledgers: Vec<_> = figures.ledgers.iter().collect();
    ledgers.sort_by_key(|ledger| (ledger.ledger, ledger.level) != (Ledger::General, Government::City));
    let mut found = Vec::new();
    for of in ledgers {
        add(&mut found, rules, &ledger_keys(of.ledger, of.level), &of.years, of.total);
    }
    let limited = rules.payers.iter().zip(&figures.payers).filter(|(payer, _)| payer.envelope.is_some());
    for (payer, of) in limited {
        let amounts = |demand, paid| Amounts { demand, paid };
        let years: Vec<Amounts> = of.years.iter().map(|year| amounts(year.demand, year.paid)).collect();
        add(&mut found, rules, &format!("payer = \"{}\"", payer.id), &years, amounts(of.demand, of.paid));
    }
    found
}

fn ledger_keys(ledger: Ledger, level: Government) -> String {
    format!("ledger = \"{}\"\nlevel = \"{}\"", ledger.id(), level.id())
}

/// Adds what is paid and asked for, over the period and in each year.
fn add(found: &mut Vec<(String, Fen)>, rules: &Rules, keys: &str, years: &[Amounts], total: Amounts) {
    let spans = std::iter::once((None, total)).chain(rules.years.iter().map(Some).zip(years.iter().copied()));
    for (year, amounts) in spans {
        let year = year.map_or_else(String::new, |year| format!("\nyear = {year}"));
        for (id, amount) in SpreadAmount::OPTIONS.iter().rev() {
            let fen = if *amount == SpreadAmount::Paid { amounts.paid } else { amounts.demand };
            found.push((format!("{keys}{year}\namount = \"{id}\""), fen));
        }
    }
}
