//! Checks `sample.toml` against the rules.

use crate::credit::in_alphabet;
use cesuan_base::diag::{Arg, Code, Diagnostic, Diagnostics, nearest};
use cesuan_base::dim::Rows;
use cesuan_base::id::FieldId;
use cesuan_policy::check::{FieldKind, Rules};
use cesuan_policy::rules::{Located, RulesDocument, Shape, TomlValue};

use super::adjust::{growth, mix};
use super::column_rule::Rule;
use super::condition::{ColumnScope, condition_lists};
use super::identity::{CreditCode, EnterpriseId, IdPattern, IdPiece, MARK};
use super::parse::ParseCtx;
use super::rule::{pattern, rule};
use super::spec::{SampleSpec, UsualSample};
use super::target_read::{TargetScope, target, unmodelled};

/// Checks a folder's sample description. `None` if the folder has none.
///
/// # Errors
/// Everything that is wrong with it, each at its place in the file.
pub fn check_sample(document: &RulesDocument, rules: &Rules) -> Result<Option<SampleSpec>, Diagnostics> {
    let Some(sample) = &document.sample else { return Ok(None) };
    let mut faults = Diagnostics::new();
    let mut ctx = ParseCtx { sources: &document.sources, faults: &mut faults };
    let mut table = ctx.table(sample);
    let (enterprise, projects, project) =
        (table.require("enterprise"), table.require("projects"), table.require("project"));
    let members = table.take("enterprises");
    let usual = table.take("usual");
    let (mixed, grown) = (table.take("mix"), table.take("growth"));
    let (targets, others) = (table.list("target"), table.list("unmodelled"));
    table.finish();
    let spec = enterprise.zip(projects).zip(project).and_then(|((enterprise, projects), project)| {
        let mut drawn = Vec::new();
        let members = members.map(|value| Members::take(&value, &mut ctx)).unwrap_or_default();
        let entry = members.first.map(|value| member_rule("enterprises.first", value, rules, &drawn, &mut ctx));
        let (enterprise, key) = columns(rules, Rows::Enterprise, enterprise, &mut drawn, &mut ctx);
        let enterprise_id = key.and_then(|key| enterprise_id(&key, rules, &drawn, &mut ctx));
        let last = members.last.map(|value| member_rule("enterprises.last", value, rules, &drawn, &mut ctx));
        let (counts, also) = counts(projects, rules, &drawn, &mut ctx);
        let (project, key) = columns(rules, Rows::Project, project, &mut drawn, &mut ctx);
        let project_id = key.and_then(|key| project_id(&key, &mut ctx));
        let also = also.map_or_else(Vec::new, |value| {
            condition_lists(value, ColumnScope { rules, rows: Rows::Project, drawn: &drawn }, &mut ctx)
        });
        let scope = ColumnScope { rules, rows: Rows::Enterprise, drawn: &drawn };
        let is_mixed = mixed.is_some();
        let mix = mixed.and_then(|value| mix(&value, scope, &mut ctx));
        let growth = grown.and_then(|value| growth(&value, &enterprise, scope, &mut ctx));
        let target_scope = TargetScope { scope, mix: mix.as_ref(), mixed: is_mixed };
        let usual = usual.map_or_else(|| Some(UsualSample::default()), |value| usual_sample(&value, &mut ctx));
        let mut ids = Vec::new();
        let targets = targets.iter().filter_map(|value| target(value, target_scope, &mut ids, &mut ctx)).collect();
        let unmodelled = others.iter().filter_map(|value| unmodelled(value, &mut ids, &mut ctx)).collect();
        let [count, first, span] = counts?;
        Some(SampleSpec {
            usual: usual?,
            policy_years: rules.years.len(),
            enterprise_id: enterprise_id?,
            project_id: project_id?,
            enterprise,
            project,
            entry,
            last,
            count,
            first,
            span,
            also,
            mix,
            growth,
            targets,
            unmodelled,
        })
    });
    match spec {
        Some(spec) if faults.errors() == 0 => Ok(Some(spec)),
        _ => Err(faults),
    }
}

/// Reads the rules of a table's columns. The table of the key column is given separately.
fn columns(
    rules: &Rules,
    rows: Rows,
    value: TomlValue,
    drawn: &mut Vec<FieldId>,
    ctx: &mut ParseCtx<'_>,
) -> (Vec<(FieldId, Rule)>, Option<TomlValue>) {
    let loc = value.loc;
    let Shape::Table(entries) = value.shape else {
        ctx.wrong(word(rows), loc, "shape-table");
        return (Vec::new(), None);
    };
    let mut columns = Vec::new();
    let mut key = None;
    for (name, value) in entries {
        let Some((id, field)) = rules.fields_of(rows).find(|(_, field)| field.id == name.text) else {
            let known = rules.fields_of(rows).map(|(_, field)| field.id.as_str());
            let fault = Diagnostic::error(Code::UnknownId).with("name", name.text.as_str());
            let fault = fault.with("kind", Arg::Word("kind-field".to_owned())).suggest(nearest(&name.text, known));
            ctx.fault(name.loc, fault);
            continue;
        };
        match field.kind {
            FieldKind::Key => key = Some(value),
            // Year and enterprise follow from the row itself.
            FieldKind::Period | FieldKind::Parent => {
                ctx.fault(name.loc, Diagnostic::error(Code::UnknownKey).with("key", name.text.as_str()));
            }
            kind => {
                let scope = ColumnScope { rules, rows, drawn };
                let rule = rule(format!("{}.{}", word(rows), field.id), kind, value, scope, ctx);
                drawn.push(id);
                columns.push((id, rule));
            }
        }
    }
    for (id, field) in rules.fields_of(rows) {
        let needed = match field.kind {
            FieldKind::Key => key.is_none(),
            FieldKind::Period | FieldKind::Parent => false,
            FieldKind::Category { default: None, .. } => !drawn.contains(&id),
            _ => field.required && !drawn.contains(&id),
        };
        if needed {
            ctx.missing(loc, &field.id);
        }
    }
    (columns, key)
}

const fn word(rows: Rows) -> &'static str {
    match rows {
        Rows::Project => "project",
        Rows::Enterprise | Rows::Constant => "enterprise",
    }
}

/// Reads `[usual]`: how many enterprises are drawn from which seed, and why.
fn usual_sample(value: &TomlValue, ctx: &mut ParseCtx<'_>) -> Option<UsualSample> {
    let mut table = ctx.table(value);
    let (enterprises, seed) = (table.require("enterprises"), table.require("seed"));
    let reason = table.optional_both("reason").map(|reason| reason.words());
    table.finish();
    let mut number = |key: &str, value: TomlValue, least: u64| {
        let found = match value.shape {
            Shape::Integer(Some(number)) => u64::try_from(number).ok().filter(|number| *number >= least),
            _ => None,
        };
        if found.is_none() {
            ctx.wrong(key, value.loc, "shape-number");
        }
        found
    };
    let (enterprises, seed) = (number("enterprises", enterprises?, 1), number("seed", seed?, 0));
    let enterprises = enterprises.map(|number| u32::try_from(number).unwrap_or(u32::MAX));
    Some(UsualSample { enterprises: enterprises?, seed: seed?, reason })
}

/// The rules of `[enterprises]`, unread.
#[derive(Default)]
struct Members {
    first: Option<TomlValue>,
    last: Option<TomlValue>,
}

impl Members {
    fn take(value: &TomlValue, ctx: &mut ParseCtx<'_>) -> Self {
        let mut table = ctx.table(value);
        let found = Self { first: table.take("first"), last: table.take("last") };
        table.finish();
        found
    }
}

/// Reads when enterprises enter (a year from 0) or leave (a flag).
fn member_rule(name: &str, value: TomlValue, rules: &Rules, drawn: &[FieldId], ctx: &mut ParseCtx<'_>) -> Rule {
    let kind = if name.ends_with("last") { FieldKind::Flag } else { FieldKind::Count };
    rule(name.to_owned(), kind, value, ColumnScope { rules, rows: Rows::Enterprise, drawn }, ctx)
}

/// Reads how many projects enterprises have, when they begin and how long they last. The conditions on further rows are
/// given unread, since they are about columns of projects.
fn counts(
    value: TomlValue,
    rules: &Rules,
    drawn: &[FieldId],
    ctx: &mut ParseCtx<'_>,
) -> (Option<[Rule; 3]>, Option<TomlValue>) {
    let mut table = ctx.table(&value);
    let (count, first, span) = (table.require("count"), table.require("first"), table.require("span"));
    let also = table.take("also");
    table.finish();
    let scope = ColumnScope { rules, rows: Rows::Enterprise, drawn };
    let mut read = |value: Option<TomlValue>, name: &str| {
        value.map(|value| rule(name.to_owned(), FieldKind::Count, value, scope, ctx))
    };
    let (count, first, span) =
        (read(count, "projects.count"), read(first, "projects.first"), read(span, "projects.span"));
    (count.zip(first).zip(span).map(|((count, first), span)| [count, first, span]), also)
}

fn enterprise_id(value: &TomlValue, rules: &Rules, drawn: &[FieldId], ctx: &mut ParseCtx<'_>) -> Option<EnterpriseId> {
    let mut table = ctx.table(value);
    let written = table.optional_text("pattern");
    let code = if written.is_none() { table.require("credit_code") } else { None };
    table.finish();
    if let Some(code) = code {
        return credit_code(&code, rules, drawn, ctx).map(EnterpriseId::CreditCode);
    }
    let text = written?;
    let pattern = pattern(&text, ctx)?;
    if !pattern.0.contains(&IdPiece::Number) {
        ctx.bad("pattern", &text, Arg::from("E{number}"));
        return None;
    }
    Some(EnterpriseId::Pattern(pattern))
}

fn project_id(value: &TomlValue, ctx: &mut ParseCtx<'_>) -> Option<IdPattern> {
    let mut table = ctx.table(value);
    let written = table.text("pattern");
    table.finish();
    let text = written?;
    let pattern = pattern(&text, ctx)?;
    // Without text between the numbers, 1 and 11 could not be distinguished from 11 and 1.
    let apart = |pair: &[IdPiece]| pair.iter().any(|piece| matches!(piece, IdPiece::Words(_)));
    let numbers = [IdPiece::Number, IdPiece::Project].map(|piece| pattern.0.contains(&piece));
    if numbers != [true; 2] || !pattern.0.windows(2).all(apart) {
        ctx.bad("pattern", &text, Arg::from("P{number}-{project}"));
        return None;
    }
    Some(pattern)
}

/// Reads `credit_code = { head, mark, by, division, otherwise }`.
fn credit_code(value: &TomlValue, rules: &Rules, drawn: &[FieldId], ctx: &mut ParseCtx<'_>) -> Option<CreditCode> {
    let mut table = ctx.table(value);
    let (head, mark, by) = (table.text("head"), table.text("mark"), table.text("by"));
    let named = table.named("division");
    let otherwise = table.text("otherwise");
    table.finish();
    let (head, mark, by, otherwise) = (head?, mark?, by?, otherwise?);
    let characters = |text: &str, least: usize, most: usize| (least..=most).contains(&text.len()) && in_alphabet(text);
    if !characters(&head.text, 2, 2) {
        ctx.bad("head", &head, Arg::from("91"));
    }
    if !characters(&mark.text, 0, MARK) {
        ctx.bad("mark", &mark, Arg::from("HC"));
    }
    let digits = |text: &Located, ctx: &mut ParseCtx<'_>| {
        let six = text.text.len() == 6 && text.text.bytes().all(|byte| byte.is_ascii_digit());
        if !six {
            ctx.bad("division", text, Arg::from("110101"));
        }
        six
    };
    digits(&otherwise, ctx);
    let scope = ColumnScope { rules, rows: Rows::Enterprise, drawn };
    let of = scope.resolve(&by, ctx)?;
    let FieldKind::Category { category, .. } = of.kind else {
        let fault = Diagnostic::error(Code::WrongShape).with("key", "by");
        ctx.fault(by.loc, fault.with("expected", Arg::Word("value-category".to_owned())));
        return None;
    };
    let category = rules.category(category);
    let mut divisions = vec![otherwise.text; category.options.len()];
    for (name, value) in named {
        let option = scope.option(category, &name, ctx);
        let Shape::Text(text) = value.shape else {
            ctx.wrong(&name.text, value.loc, "shape-text");
            continue;
        };
        if let Some(slot) = option.and_then(|option| divisions.get_mut(usize::try_from(option).ok()?))
            && digits(&text, ctx)
        {
            *slot = text.text;
        }
    }
    Some(CreditCode { head: head.text, mark: mark.text, by: of, divisions })
}
