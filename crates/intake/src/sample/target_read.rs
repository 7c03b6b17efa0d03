//! Reads `[[target]]` and `[[unmodelled]]`.

use cesuan_base::diag::{Code, Diagnostic};
use cesuan_base::dim::{Arithmetic, Dim, Rows, combine};
use cesuan_policy::check::FieldKind;
use cesuan_policy::rules::{Located, Shape, TableReader, TomlValue};

use super::column_ref::ColumnRef;
use super::condition::{ColumnScope, condition};
use super::mix::Mix;
use super::parse::ParseCtx;
use super::target::{Aim, Measurement, Published, Reliability, Statistic, Target, Test, Total, Unmodelled, YearSpan};

/// What a target may refer to.
#[derive(Clone, Copy)]
pub(super) struct TargetScope<'a> {
    pub scope: ColumnScope<'a>,
    pub mix: Option<&'a Mix>,
    /// Whether the file has a mix, even if it is wrong.
    pub mixed: bool,
}

/// Reads a target.
pub(super) fn target(
    value: &TomlValue,
    target_scope: TargetScope<'_>,
    ids: &mut Vec<String>,
    ctx: &mut ParseCtx<'_>,
) -> Option<Target> {
    let mut table = ctx.table(value);
    let said = said(&mut table);
    let aims = ["about", "least", "most"].map(|key| table.optional_text(key));
    let keys = ["count", "sum", "mean", "median", "growth"];
    let found = keys.into_iter().find_map(|key| Some((key, table.take(key)?)));
    let statistic = match found {
        Some((key, value)) => table.as_text(key, value).map(|text| (key, text)),
        None => table.require("count").and(None),
    };
    let total = matches!(found_key(&statistic), "count" | "sum");
    let part = if total { table.take("part") } else { None };
    let per = if found_key(&statistic) == "sum" && part.is_none() { table.optional_text("per") } else { None };
    let base = if total && part.is_none() && per.is_none() { table.take("base") } else { None };
    if statistic.is_none() {
        // Keys that belong to the missing statistic are not reported as unknown.
        ["part", "per", "base"].into_iter().for_each(|key| drop(table.take(key)));
    }
    let (when, year) = (table.take("when"), table.take("year"));
    table.finish();

    let said = said.and_then(|said| said.published(ids, ctx));
    let (key, text) = statistic?;
    let (statistic, rows, dim) = of(key, &text, per.as_ref(), target_scope, ctx)?;
    let target_scope = TargetScope { scope: ColumnScope { rows, ..target_scope.scope }, ..target_scope };
    let when = when.map_or_else(Vec::new, |value| tests(value, target_scope, ctx));
    let (statistic, dim) = match (part, statistic) {
        (Some(value), Statistic::Plain(total)) => (Statistic::Share(total, tests(value, target_scope, ctx)), Dim::Rate),
        (_, statistic) => (statistic, dim),
    };
    let span = span(year, &statistic, target_scope, ctx)?;
    let base = base.and_then(|value| match value.shape {
        Shape::Integer(Some(number)) if number > 0 => u64::try_from(number).ok(),
        _ => {
            ctx.wrong("base", value.loc, "shape-number");
            None
        }
    });
    let aim = aim(aims, value, dim, ctx)?;
    Some(Target { said: said?, dim, aim, base, measure: Measurement { statistic, rows, when, span } })
}

fn found_key<'k>(statistic: &Option<(&'k str, Located)>) -> &'k str {
    statistic.as_ref().map_or("", |(key, _)| key)
}

/// Reads a figure that no column can represent.
pub(super) fn unmodelled(value: &TomlValue, ids: &mut Vec<String>, ctx: &mut ParseCtx<'_>) -> Option<Unmodelled> {
    let mut table = ctx.table(value);
    let (said, value, why) = (said(&mut table), table.both("value"), table.both("why"));
    table.finish();
    Some(Unmodelled { said: said?.published(ids, ctx)?, value: value.words(), why: why.words() })
}

struct PublishedDoc {
    id: Located,
    mark: Located,
    published: Published,
}

fn said(table: &mut TableReader<'_>) -> Option<PublishedDoc> {
    let (id, label, mark) = (table.text("id"), table.both("label"), table.text("mark"));
    let (source, link, note) = (table.both("source"), table.optional_text("link"), table.optional_both("note"));
    let (id, mark) = (id?, mark?);
    let published = Published {
        id: id.text.clone(),
        label: label.words(),
        mark: Reliability::Assumption,
        source: source.words(),
        link: link.map(|link| link.text),
        note: note.map(|note| note.words()),
    };
    Some(PublishedDoc { id, mark, published })
}

impl PublishedDoc {
    fn published(self, ids: &mut Vec<String>, ctx: &mut ParseCtx<'_>) -> Option<Published> {
        if ids.contains(&self.id.text) {
            ctx.duplicate(&self.id);
        }
        ids.push(self.id.text);
        let mark = ctx.one_of(&self.mark, "mark", Reliability::OPTIONS)?;
        Some(Published { mark, ..self.published })
    }
}

/// The statistic of a key and its text, with the table it measures and the dimension of its value.
fn of(
    key: &str,
    text: &Located,
    per: Option<&Located>,
    target_scope: TargetScope<'_>,
    ctx: &mut ParseCtx<'_>,
) -> Option<(Statistic, Rows, Dim)> {
    if key == "count" {
        let tables = [("enterprise", Rows::Enterprise), ("project", Rows::Project)];
        let rows = ctx.one_of(text, "table", &tables)?;
        return Some((Statistic::Plain(Total::Count), rows, Dim::Count));
    }
    let number = number(text, Rows::Project, target_scope, ctx)?;
    let (rows, dim) = (number.rows, number.kind.dim());
    if let Some(text) = per {
        let other = self::number(text, rows, target_scope, ctx)?;
        let Some(found) = combine(Arithmetic::Divide, dim, other.kind.dim()) else {
            let fault = Diagnostic::error(Code::DimensionMismatch).with("operator", Arithmetic::Divide.sign());
            ctx.fault(text.loc, fault.with("left", dim).with("right", other.kind.dim()));
            return None;
        };
        return Some((Statistic::Ratio(number, other), rows, found));
    }
    Some(match key {
        "mean" => (Statistic::Mean(number), rows, dim),
        "median" => (Statistic::Median(number), rows, dim),
        "growth" => (Statistic::Growth(number), rows, Dim::Rate),
        _ => (Statistic::Plain(Total::Sum(number)), rows, dim),
    })
}

/// A column of money or counts.
fn number(text: &Located, rows: Rows, target_scope: TargetScope<'_>, ctx: &mut ParseCtx<'_>) -> Option<ColumnRef> {
    let of = ColumnScope { rows, ..target_scope.scope }.resolve(text, ctx)?;
    if matches!(of.kind, FieldKind::Money { .. } | FieldKind::Count) {
        return Some(of);
    }
    let fault = Diagnostic::error(Code::WrongDimension).with("expected", Dim::Money);
    ctx.fault(text.loc, fault.with("found", of.kind.dim()));
    None
}

/// Reads which years are measured: a policy year, or how several are combined.
fn span(
    value: Option<TomlValue>,
    statistic: &Statistic,
    target_scope: TargetScope<'_>,
    ctx: &mut ParseCtx<'_>,
) -> Option<YearSpan> {
    const SPANS: [(&str, YearSpan); 3] = [("each", YearSpan::Each), ("all", YearSpan::All), ("new", YearSpan::New)];
    let years = &target_scope.scope.rules.years;
    let total = matches!(statistic, Statistic::Plain(_) | Statistic::Share(..) | Statistic::Ratio(..));
    let grows = matches!(statistic, Statistic::Growth(_));
    let Some(value) = value else { return Some(YearSpan::Each) };
    let span = match value.shape {
        Shape::Text(text) => ctx.one_of(&text, "span", if total { &SPANS } else { &SPANS[..1] })?,
        Shape::Integer(Some(year)) => {
            let found = years.iter().position(|known| i64::from(*known) == year);
            let Some(found) = found.filter(|index| !grows || *index > 0) else {
                let (first, last) = (years.first().copied(), years.last().copied());
                let bound = |year: Option<i32>| year.unwrap_or_default().to_string();
                let fault = Diagnostic::error(Code::SettingYear).with("name", "year").with("year", year.to_string());
                ctx.fault(value.loc, fault.with("first", bound(first)).with("last", bound(last)));
                return None;
            };
            YearSpan::Year(found)
        }
        _ => {
            ctx.wrong("year", value.loc, "shape-text");
            return None;
        }
    };
    Some(span)
}

/// Reads the published value: `about`, or `least` and `most`, one of them or both.
fn aim(aims: [Option<Located>; 3], target: &TomlValue, dim: Dim, ctx: &mut ParseCtx<'_>) -> Option<Aim> {
    let keys = ["about", "least", "most"];
    let [about, least, most] = &aims;
    if about.is_none() && least.is_none() && most.is_none() {
        ctx.missing(target.loc, "about");
        return None;
    }
    if let (Some(_), Some(other)) = (about, least.as_ref().or(most.as_ref())) {
        ctx.fault(other.loc, Diagnostic::error(Code::BadRange).with("key", "about"));
        return None;
    }
    let [about, least, most] = [0, 1, 2].map(|index| aims[index].as_ref().map(|text| (keys[index], text)));
    let mut exact = |found: Option<(&str, &Located)>| match found {
        Some((key, text)) => ctx.exact(key, text, dim).map(Some),
        None => Some(None),
    };
    let (about, least, end) = (exact(about)?, exact(least)?, exact(most)?);
    match (about, least, end) {
        (Some(number), ..) => Some(Aim::About(number)),
        (None, Some(least), Some(end)) if least > end => {
            let loc = most.map_or(target.loc, |(_, text)| text.loc);
            ctx.fault(loc, Diagnostic::error(Code::BadRange).with("key", "most"));
            None
        }
        (None, Some(least), Some(most)) => Some(Aim::Between(least, most)),
        (None, Some(least), None) => Some(Aim::Least(least)),
        (None, None, most) => most.map(Aim::Most),
    }
}

/// Reads conditions on columns, on groups of a grouping or of the mix, and on an enterprise's projects.
fn tests(value: TomlValue, target_scope: TargetScope<'_>, ctx: &mut ParseCtx<'_>) -> Vec<Test> {
    let Shape::Table(entries) = value.shape else {
        ctx.wrong("when", value.loc, "shape-table");
        return Vec::new();
    };
    entries.into_iter().filter_map(|(name, value)| test(&name, value, target_scope, ctx)).collect()
}

fn test(name: &Located, value: TomlValue, target_scope: TargetScope<'_>, ctx: &mut ParseCtx<'_>) -> Option<Test> {
    let TargetScope { scope, mix, mixed } = target_scope;
    let rules = scope.rules;
    if rules.fields.iter().any(|field| field.id == name.text) {
        return condition(name, value, scope, ctx).map(Test::Cell);
    }
    if let Some(index) = rules.groupings.iter().position(|grouping| grouping.id == name.text) {
        let known: Vec<&str> = rules.groupings[index].groups.iter().map(|group| group.id.as_str()).collect();
        return groups(name, value, &known, ctx).map(|groups| Test::Group { grouping: index, groups });
    }
    match (name.text.as_str(), mix) {
        ("mix", Some(mix)) => {
            let known: Vec<&str> = mix.groups.iter().map(|group| group.id.as_str()).collect();
            groups(name, value, &known, ctx).map(Test::Mix)
        }
        // A wrong mix has been reported.
        ("mix", None) if mixed => None,
        ("project", _) if scope.rows == Rows::Enterprise => {
            let target_scope = TargetScope { scope: ColumnScope { rows: Rows::Project, ..scope }, ..target_scope };
            Some(Test::Project(tests(value, target_scope, ctx)))
        }
        _ => condition(name, value, scope, ctx).map(Test::Cell),
    }
}

/// Reads a list of groups by their ids.
fn groups(name: &Located, value: TomlValue, known: &[&str], ctx: &mut ParseCtx<'_>) -> Option<Vec<usize>> {
    let Shape::List(items) = value.shape else {
        ctx.wrong(&name.text, value.loc, "shape-list");
        return None;
    };
    let mut found = Vec::new();
    for item in items {
        match item.shape {
            Shape::Text(text) => match known.iter().position(|id| *id == text.text) {
                Some(group) => found.push(group),
                None => ctx.unknown(&text, "group", known.iter().copied()),
            },
            _ => ctx.wrong(&name.text, item.loc, "shape-text"),
        }
    }
    Some(found)
}
