//! Reads the rules of columns.

use cesuan_base::diag::{Arg, Code, Diagnostic};
use cesuan_base::dim::Dim;
use cesuan_policy::check::FieldKind;
use cesuan_policy::rules::{Located, Shape, TomlValue};

use super::column_rule::{Follow, Rule, RuleCase, Source, Spread, Weights};
use super::condition::{ColumnScope, MOST_YEARS, conditions};
use super::identity::IdPattern;
use super::parse::ParseCtx;
use super::value::CERTAIN;

/// Reads the rule of a column: one table, or a list of tables of which the first whose conditions hold applies.
pub(super) fn rule(
    name: String,
    kind: FieldKind,
    value: TomlValue,
    scope: ColumnScope<'_>,
    ctx: &mut ParseCtx<'_>,
) -> Rule {
    let tables = match value.shape {
        Shape::List(items) => items,
        shape => vec![TomlValue { shape, loc: value.loc }],
    };
    let cases = tables.into_iter().filter_map(|table| case(kind, &table, scope, ctx)).collect();
    Rule { name, kind, cases }
}

fn case(kind: FieldKind, value: &TomlValue, scope: ColumnScope<'_>, ctx: &mut ParseCtx<'_>) -> Option<RuleCase> {
    let loc = value.loc;
    let mut table = ctx.table(value);
    let when = table.take("when");
    let chance = table.optional_text("chance");
    let (keep, lasting, once) = (table.flag("keep"), table.flag("lasting"), table.flag("once"));
    let even = table.take("even");
    let numeric = matches!(kind, FieldKind::Money { .. } | FieldKind::Count);
    let (growth, round) = if numeric { (table.take("growth"), table.optional_text("round")) } else { (None, None) };
    let (key, source) = SOURCES
        .iter()
        .filter(|(_, fits)| fits(kind))
        .find_map(|(key, _)| Some((*key, table.take(key)?)))
        .map_or(("", None), |(key, value)| (key, Some(value)));
    let of = if matches!(key, "times" | "per") { table.text("of") } else { None };
    if source.is_none() && kind != FieldKind::Flag {
        // Keys that belong to the missing source are not reported as unknown.
        table.take("of");
        let first = SOURCES.iter().find(|(_, fits)| fits(kind)).map_or("weights", |(key, _)| key);
        table.require(first);
    }
    table.finish();

    let when = when.map_or_else(Vec::new, |value| conditions(value, scope, ctx));
    let chance = chance.map_or(Some(CERTAIN), |text| ctx.percentage("chance", &text, 64));
    let follow = match (growth, keep, lasting) {
        (None, false, false) => Some(Follow::Anew),
        (None, true, false) => Some(Follow::Keep),
        (None, false, true) => Some(Follow::Lasting),
        (Some(value), false, false) => ctx.factors("growth", value, None, kind).map(Follow::Growth),
        (growth, ..) => {
            // A column can follow from the year before in only one way.
            let (key, loc) = growth.map_or(("lasting", loc), |value| ("growth", value.loc));
            ctx.fault(loc, Diagnostic::error(Code::BadRange).with("key", key));
            None
        }
    };
    let spread = even.map_or(Some(Spread::Independent), |value| spread(value, scope, ctx));
    let round = match round {
        None => Some(1),
        Some(text) => {
            let number = ctx.number("round", &text, kind);
            if number.is_some_and(|number| number <= 0) {
                ctx.fault(text.loc, Diagnostic::error(Code::BadRange).with("key", "round"));
            }
            number.filter(|number| *number > 0)
        }
    };
    let source = match source {
        Some(value) => read_source(key, value, of, kind, scope, ctx),
        None => (kind == FieldKind::Flag).then_some(Source::Yes),
    };
    Some(RuleCase { when, chance: chance?, spread: spread?, once, follow: follow?, source: source?, round: round? })
}

/// Reads `even`: a flag, or the category within whose options the rows are spread evenly.
fn spread(value: TomlValue, scope: ColumnScope<'_>, ctx: &mut ParseCtx<'_>) -> Option<Spread> {
    match value.shape {
        Shape::Flag(even) => Some(if even { Spread::Even } else { Spread::Independent }),
        Shape::Text(name) => {
            let of = scope.resolve(&name, ctx)?;
            if matches!(of.kind, FieldKind::Category { .. }) {
                return Some(Spread::EvenWithin(of));
            }
            let fault = Diagnostic::error(Code::WrongShape).with("key", "even");
            ctx.fault(name.loc, fault.with("expected", Arg::Word("value-category".to_owned())));
            None
        }
        _ => {
            ctx.wrong("even", value.loc, "shape-flag");
            None
        }
    }
}

/// Whether a kind of column may have a source.
type Fits = fn(FieldKind) -> bool;
const SOURCES: &[(&str, Fits)] = &[
    ("weights", |kind| !matches!(kind, FieldKind::Flag)),
    ("quantiles", |kind| matches!(kind, FieldKind::Money { .. } | FieldKind::Count | FieldKind::Year)),
    ("times", |kind| matches!(kind, FieldKind::Money { .. } | FieldKind::Count)),
    ("per", |kind| matches!(kind, FieldKind::Count)),
    ("offsets", |kind| matches!(kind, FieldKind::Year)),
    ("pattern", |kind| matches!(kind, FieldKind::Text)),
];

fn read_source(
    key: &str,
    value: TomlValue,
    of: Option<Located>,
    kind: FieldKind,
    scope: ColumnScope<'_>,
    ctx: &mut ParseCtx<'_>,
) -> Option<Source> {
    match key {
        "weights" => {
            let (weights, names) = weights(key, value, ctx)?;
            if kind == FieldKind::Text {
                return Some(Source::Words { weights, words: names.into_iter().map(|name| name.text).collect() });
            }
            let values = names.iter().map(|name| match kind {
                FieldKind::Category { category, .. } => scope.option(scope.rules.category(category), name, ctx),
                kind => ctx.number(key, name, kind),
            });
            // All names are read before the result is collected, so that every wrong one is reported.
            let values: Vec<Option<i64>> = values.collect();
            Some(Source::Weights { weights, values: values.into_iter().collect::<Option<_>>()? })
        }
        "offsets" => {
            let (weights, names) = weights(key, value, ctx)?;
            let years = names.iter().map(|name| {
                let years = name.text.parse::<i64>().ok().filter(|years| years.abs() <= MOST_YEARS);
                if years.is_none() {
                    ctx.bad(key, name, Arg::Word("value-count".to_owned()));
                }
                years
            });
            let years: Vec<Option<i64>> = years.collect();
            Some(Source::Offsets { weights, years: years.into_iter().collect::<Option<_>>()? })
        }
        "quantiles" => ctx.numbers(key, value, kind).map(Source::Quantiles),
        "times" => {
            let of = scope.resolve(&of?, ctx)?;
            Some(Source::Times { of, factor: ctx.factors(key, value, Some(of), kind)? })
        }
        "per" => {
            let name = of?;
            let of = scope.resolve(&name, ctx)?;
            if !matches!(of.kind, FieldKind::Money { .. } | FieldKind::Count) {
                let fault = Diagnostic::error(Code::WrongDimension).with("expected", Dim::Money);
                ctx.fault(name.loc, fault.with("found", of.kind.dim()));
                return None;
            }
            Some(Source::Per { of, each: ctx.each(key, value, of)? })
        }
        _ => match value.shape {
            Shape::Text(text) => pattern(&text, ctx).map(Source::Pattern),
            _ => {
                ctx.wrong(key, value.loc, "shape-text");
                None
            }
        },
    }
}

/// Reads weights by name: `{ a = 3, b = 1 }`.
fn weights(key: &str, value: TomlValue, ctx: &mut ParseCtx<'_>) -> Option<(Weights, Vec<Located>)> {
    let Shape::Table(entries) = value.shape else {
        ctx.wrong(key, value.loc, "shape-table");
        return None;
    };
    let mut numbers = Vec::new();
    let mut names = Vec::new();
    for (name, value) in entries {
        match value.shape {
            Shape::Integer(Some(weight)) if weight >= 0 => {
                numbers.push(weight.unsigned_abs());
                names.push(name);
            }
            _ => ctx.wrong(&name.text, value.loc, "shape-number"),
        }
    }
    let weights = Weights::new(numbers);
    if weights.is_none() {
        ctx.fault(value.loc, Diagnostic::error(Code::BadRange).with("key", key));
    }
    weights.map(|weights| (weights, names))
}

/// Reads text with numbers in it.
pub(super) fn pattern(text: &Located, ctx: &mut ParseCtx<'_>) -> Option<IdPattern> {
    match IdPattern::parse(&text.text) {
        Ok(pattern) => Some(pattern),
        Err(part) => {
            ctx.fault(text.loc, Diagnostic::error(Code::PlaceholderSyntax).with("text", part));
            None
        }
    }
}
