//! How far the figures of other drawn samples go: read from `spread.toml`, which a program writes.

use serde::{Deserialize, Serialize};

use cesuan_base::diag::{Arg, Code, Diagnostic, Diagnostics};
use cesuan_base::dim::Dim;
use cesuan_base::id::PayerId;
use cesuan_base::money::Fen;
use cesuan_policy::check::{Government, Ledger, Rules};
use cesuan_policy::rules::{Located, RulesDocument, Shape, TomlValue};

use super::parse::ParseCtx;

/// How far the figures of a number of samples of the usual size go, at the draft's settings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SampleSpread {
    /// The size of the samples.
    pub enterprises: u32,
    /// The number of samples, drawn from the seeds from 1 on.
    pub seeds: u64,
    /// The seed whose first figure is the median.
    pub median_seed: u64,
    pub figures: Vec<SpreadFigure>,
}

/// How far a figure goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpreadFigure {
    pub of: SpreadOf,
    /// The index of the policy year; `None` is the whole period.
    pub year: Option<usize>,
    pub amount: SpreadAmount,
    /// A tenth of the samples stay below it.
    pub p10: Fen,
    pub p50: Fen,
    /// A tenth of the samples go beyond it.
    pub p90: Fen,
}

/// The subject of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SpreadOf {
    /// A budget at a level of government.
    Ledger(Ledger, Government),
    Payer(PayerId),
}

/// Which amount a figure is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SpreadAmount {
    Demand,
    Paid,
}

impl SpreadAmount {
    /// Both with their ids.
    pub const OPTIONS: &'static [(&'static str, SpreadAmount)] =
        &[("demand", SpreadAmount::Demand), ("paid", SpreadAmount::Paid)];
}

impl SampleSpread {
    /// How far a figure goes, where that is known.
    pub fn figure(&self, of: SpreadOf, year: Option<usize>, amount: SpreadAmount) -> Option<&SpreadFigure> {
        self.figures.iter().find(|figure| (figure.of, figure.year, figure.amount) == (of, year, amount))
    }
}

/// Checks a folder's `spread.toml`. `None` if the folder has none.
///
/// # Errors
/// Everything that is wrong with it, each at its place in the file.
pub fn check_spread(document: &RulesDocument, rules: &Rules) -> Result<Option<SampleSpread>, Diagnostics> {
    let Some(value) = &document.spread else { return Ok(None) };
    let mut faults = Diagnostics::new();
    let mut ctx = ParseCtx { sources: &document.sources, faults: &mut faults };
    let mut table = ctx.table(value);
    let numbers = ["enterprises", "seeds", "median_seed"].map(|key| (key, table.require(key)));
    let figures = table.list("figure");
    table.finish();
    let [enterprises, seeds, median_seed] =
        numbers.map(|(key, value)| value.and_then(|value| whole(key, value, &mut ctx)));
    let figures: Vec<SpreadFigure> = figures.iter().filter_map(|value| figure(value, rules, &mut ctx)).collect();
    match (enterprises.and_then(|number| u32::try_from(number).ok()), seeds, median_seed) {
        (Some(enterprises), Some(seeds), Some(median_seed)) if faults.errors() == 0 => {
            Ok(Some(SampleSpread { enterprises, seeds, median_seed, figures }))
        }
        _ => Err(faults),
    }
}

fn whole(key: &str, value: TomlValue, ctx: &mut ParseCtx<'_>) -> Option<u64> {
    let found = match value.shape {
        Shape::Integer(Some(number)) => u64::try_from(number).ok(),
        _ => None,
    };
    if found.is_none() {
        ctx.wrong(key, value.loc, "shape-number");
    }
    found
}

/// Reads `payer` or `ledger` and `level`, `year` where it is one year's, `amount`, and `p10`, `p50` and `p90`.
fn figure(value: &TomlValue, rules: &Rules, ctx: &mut ParseCtx<'_>) -> Option<SpreadFigure> {
    let mut table = ctx.table(value);
    let payer = table.optional_text("payer");
    let (ledger, level) = match payer {
        Some(_) => (None, None),
        None => (table.text("ledger"), table.text("level")),
    };
    let (year, amount) = (table.take("year"), table.text("amount"));
    let points = [table.text("p10"), table.text("p50"), table.text("p90")];
    table.finish();
    let of = match payer {
        Some(name) => SpreadOf::Payer(payer_of(&name, rules, ctx)?),
        None => {
            let (ledger, level) = (ledger?, level?);
            let ledger = ctx.one_of(&ledger, "ledger", Ledger::OPTIONS);
            let level = ctx.one_of(&level, "government", Government::OPTIONS);
            SpreadOf::Ledger(ledger?, level?)
        }
    };
    let year = match year {
        None => None,
        Some(value) => Some(policy_year(value, rules, ctx)?),
    };
    let amount = ctx.one_of(&amount?, "spread-amount", SpreadAmount::OPTIONS)?;
    let [p10, p50, p90] = points;
    let (low, middle, high) = (p10?, p50?, p90?);
    let mut money = |key: &str, text: &Located| {
        let exact = ctx.exact(key, text, Dim::Money)?;
        let fen = exact.is_integer().then(|| i64::try_from(exact.to_integer()).ok()).flatten();
        if fen.is_none() {
            ctx.bad(key, text, Arg::Word("value-money".to_owned()));
        }
        fen.map(Fen)
    };
    let (p10, p50, p90) = (money("p10", &low), money("p50", &middle), money("p90", &high));
    let (p10, p50, p90) = (p10?, p50?, p90?);
    if p10 > p50 || p50 > p90 {
        ctx.fault(high.loc, Diagnostic::error(Code::BadRange).with("key", "p90"));
        return None;
    }
    Some(SpreadFigure { of, year, amount, p10, p50, p90 })
}

fn payer_of(name: &Located, rules: &Rules, ctx: &mut ParseCtx<'_>) -> Option<PayerId> {
    let found = rules.payers.iter().position(|payer| payer.id == name.text);
    if found.is_none() {
        ctx.unknown(name, "payer", rules.payers.iter().map(|payer| payer.id.as_str()));
    }
    found.map(PayerId::at)
}

fn policy_year(value: TomlValue, rules: &Rules, ctx: &mut ParseCtx<'_>) -> Option<usize> {
    let Shape::Integer(Some(year)) = value.shape else {
        ctx.wrong("year", value.loc, "shape-number");
        return None;
    };
    let found = rules.years.iter().position(|known| i64::from(*known) == year);
    if found.is_none() {
        let bound = |year: Option<&i32>| year.copied().unwrap_or_default().to_string();
        let fault = Diagnostic::error(Code::SettingYear).with("name", "year").with("year", year.to_string());
        let fault = fault.with("first", bound(rules.years.first())).with("last", bound(rules.years.last()));
        ctx.fault(value.loc, fault);
    }
    found
}
