//! Reads conditions: `when = { ... }`.

use cesuan_base::diag::{Arg, Code, Diagnostic, nearest};
use cesuan_base::dim::Rows;
use cesuan_base::id::FieldId;
use cesuan_policy::check::{Category, FieldKind, Rules};
use cesuan_policy::rules::{Located, Shape, TomlValue};

use super::column_ref::ColumnRef;
use super::column_rule::{Bound, Condition};
use super::parse::ParseCtx;

/// The most years between the year of a row and a bound or an offset.
pub(super) const MOST_YEARS: i64 = 100;

/// What a rule may refer to.
#[derive(Clone, Copy)]
pub(super) struct ColumnScope<'a> {
    pub rules: &'a Rules,
    /// The table the rule belongs to.
    pub rows: Rows,
    /// The columns drawn before it, of both tables.
    pub drawn: &'a [FieldId],
}

impl ColumnScope<'_> {
    /// A column by its id: of the row itself or, for projects, of its enterprise.
    pub(super) fn resolve(&self, name: &Located, ctx: &mut ParseCtx<'_>) -> Option<ColumnRef> {
        let tables =
            if self.rows == Rows::Project { &[Rows::Project, Rows::Enterprise][..] } else { &[Rows::Enterprise][..] };
        let fields = || tables.iter().flat_map(|rows| self.rules.fields_of(*rows));
        let usable = |kind| !matches!(kind, FieldKind::Key | FieldKind::Parent);
        let Some((id, field)) = fields().find(|(_, field)| field.id == name.text && usable(field.kind)) else {
            let known = fields().filter(|(_, field)| usable(field.kind)).map(|(_, field)| field.id.as_str());
            let fault = Diagnostic::error(Code::UnknownId).with("name", name.text.as_str());
            let fault = fault.with("kind", Arg::Word("kind-field".to_owned())).suggest(nearest(&name.text, known));
            ctx.fault(name.loc, fault);
            return None;
        };
        if field.kind != FieldKind::Period && !self.drawn.contains(&id) {
            ctx.fault(name.loc, Diagnostic::error(Code::SampleOrder).with("name", name.text.as_str()));
            return None;
        }
        Some(ColumnRef { rows: field.rows, field: id, kind: field.kind })
    }

    /// The index of a category's option.
    pub(super) fn option(&self, category: &Category, name: &Located, ctx: &mut ParseCtx<'_>) -> Option<i64> {
        let found = category.find(&name.text);
        if found.is_none() {
            let ids = category.options.iter().map(|option| option.id.as_str());
            let fault = Diagnostic::error(Code::UnknownOption).with("name", name.text.as_str());
            let fault = fault.with("category", category.label.clone()).suggest(nearest(&name.text, ids));
            ctx.fault(name.loc, fault);
        }
        found.map(i64::from)
    }
}

/// Reads the conditions of a rule.
pub(super) fn conditions(value: TomlValue, scope: ColumnScope<'_>, ctx: &mut ParseCtx<'_>) -> Vec<Condition> {
    let Shape::Table(entries) = value.shape else {
        ctx.wrong("when", value.loc, "shape-table");
        return Vec::new();
    };
    entries.into_iter().filter_map(|(name, value)| condition(&name, value, scope, ctx)).collect()
}

/// Reads one table of conditions, or a list of them.
pub(super) fn condition_lists(value: TomlValue, scope: ColumnScope<'_>, ctx: &mut ParseCtx<'_>) -> Vec<Vec<Condition>> {
    match value.shape {
        Shape::List(items) => items.into_iter().map(|item| conditions(item, scope, ctx)).collect(),
        shape => vec![conditions(TomlValue { shape, loc: value.loc }, scope, ctx)],
    }
}

/// Reads the condition on one column.
pub(super) fn condition(
    name: &Located,
    value: TomlValue,
    scope: ColumnScope<'_>,
    ctx: &mut ParseCtx<'_>,
) -> Option<Condition> {
    let of = scope.resolve(name, ctx)?;
    match (of.kind, value.shape) {
        (FieldKind::Flag, Shape::Flag(flag)) => Some(Condition::Among { of, values: vec![i64::from(flag)] }),
        (FieldKind::Flag, _) => {
            ctx.wrong(&name.text, value.loc, "shape-flag");
            None
        }
        (FieldKind::Money { .. } | FieldKind::Count | FieldKind::Year | FieldKind::Period, shape @ Shape::Table(_)) => {
            let mut table = ctx.table(&TomlValue { shape, loc: value.loc });
            let (from, to) = (table.optional_text("from"), table.optional_text("to"));
            table.finish();
            let from = from.map_or(Some(Bound::Fixed(i64::MIN)), |text| bound(&text, of.kind, ctx));
            let to = to.map_or(Some(Bound::Fixed(i64::MAX)), |text| bound(&text, of.kind, ctx));
            Some(Condition::Between { of, from: from?, to: to? })
        }
        (kind, Shape::List(items)) => {
            let texts: Vec<Located> = items
                .into_iter()
                .filter_map(|item| match item.shape {
                    Shape::Text(text) => Some(text),
                    _ => {
                        ctx.wrong(&name.text, item.loc, "shape-text");
                        None
                    }
                })
                .collect();
            if kind == FieldKind::Text {
                return Some(Condition::Words { of, words: texts.into_iter().map(|text| text.text).collect() });
            }
            let values = texts.iter().filter_map(|text| match kind {
                FieldKind::Category { category, .. } => scope.option(scope.rules.category(category), text, ctx),
                kind => ctx.number(&name.text, text, kind),
            });
            Some(Condition::Among { of, values: values.collect() })
        }
        (FieldKind::Text | FieldKind::Category { .. }, _) => {
            ctx.wrong(&name.text, value.loc, "shape-list");
            None
        }
        _ => {
            ctx.wrong(&name.text, value.loc, "shape-table");
            None
        }
    }
}

fn bound(text: &Located, kind: FieldKind, ctx: &mut ParseCtx<'_>) -> Option<Bound> {
    if let Some(more) = text.text.strip_prefix("year").filter(|_| matches!(kind, FieldKind::Year | FieldKind::Period)) {
        let years = if more.is_empty() { Some(0) } else { more.parse::<i64>().ok() };
        let years = years.filter(|years| years.abs() <= MOST_YEARS);
        if years.is_none() {
            ctx.bad("when", text, Arg::from("year-2"));
        }
        return years.map(Bound::RowYear);
    }
    // The bounds of a range may be negative even if the column may not.
    let kind =
        if matches!(kind, FieldKind::Money { .. }) { FieldKind::Money { signed: true, unknown: false } } else { kind };
    ctx.number("when", text, kind).map(Bound::Fixed)
}
