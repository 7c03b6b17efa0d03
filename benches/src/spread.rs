//! How far the figures of drawn samples go.

use std::fmt::Write as _;
use std::sync::Arc;

use cesuan_base::diag::{Code, Diagnostic, Diagnostics};
use cesuan_base::money::{Exact, Fen, MoneyUnit, decimal_text};
use cesuan_engine::plan::lower;
use cesuan_engine::{Amounts, Engine, Figures};
use cesuan_intake::{SpreadAmount, check_sample, draw};
use cesuan_policy::check::{Government, Ledger, Rules, compile};
use cesuan_policy::rules::Folder;

/// The number of samples. It is odd, so that the median is one of them.
const SEEDS: u64 = 201;

/// The text of `spread.toml`, and the seed whose first figure is the median.
pub struct Spread {
    pub text: String,
    pub median_seed: u64,
}

/// Draws the samples of a folder's policy and costs them.
///
/// # Errors
/// If the rules are wrong or have no sample, or an amount is out of range.
pub fn spread(folder: &Folder) -> Result<Spread, Diagnostics> {
    let (rules, document) = compile(folder)?.value;
    let Some(spec) = check_sample(&document, &rules)? else {
        return Err(Diagnostic::error(Code::NoSample).into());
    };
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
        add(&mut found, rules, &ledger_keys(of.ledger, of.level), &[], of.total);
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
