//! `[[target]]` and `[[unmodelled]]` to figures.

use cesuan_base::diag::{Code, Diagnostic};
use cesuan_base::dim::{Arithmetic, Dim, Rows, combine};
use cesuan_policy::check::FieldKind;
use cesuan_policy::rules::{Located, Shape, TableReader, Value};

use super::adjust::Mix;
use super::check::missing;
use super::condition::{Scope, condition};
use super::source::Desk;
use super::spec::Ref;
use super::target::{Aim, Mark, Measure, Published, Span, Target, Test, Total, Unmodelled, What};

/// What a target may refer to.
#[derive(Clone, Copy)]
pub(super) struct Sight<'a> {
    pub scope: Scope<'a>,
    pub mix: Option<&'a Mix>,
    /// Whether there is a mix, be it right or wrong.
    pub mixed: bool,
}

/// Reads one of the targets.
pub(super) fn target(value: &Value, sight: Sight<'_>, ids: &mut Vec<String>, desk: &mut Desk<'_>) -> Option<Target> {
    let mut table = desk.table(value);
    let said = said(&mut table);
    let aims = ["about", "least", "most"].map(|key| table.optional_text(key));
    let keys = ["count", "sum", "mean", "median", "growth"];
    let found = keys.into_iter().find_map(|key| Some((key, table.take(key)?)));
    let what = match found {
        Some((key, value)) => table.as_text(key, value).map(|text| (key, text)),
        None => table.require("count").and(None),
    };
    let total = matches!(found_key(&what), "count" | "sum");
    let part = if total { table.take("part") } else { None };
    let per = if found_key(&what) == "sum" && part.is_none() { table.optional_text("per") } else { None };
    let base = if total && part.is_none() && per.is_none() { table.take("base") } else { None };
    if what.is_none() {
        // What belongs to the measure that is missing is no fault of its own.
        ["part", "per", "base"].into_iter().for_each(|key| drop(table.take(key)));
    }
    let (when, year) = (table.take("when"), table.take("year"));
    table.finish();

    let said = said.and_then(|said| said.published(ids, desk));
    let (key, text) = what?;
    let (what, rows, dim) = of(key, &text, per.as_ref(), sight, desk)?;
    let sight = Sight { scope: Scope { rows, ..sight.scope }, ..sight };
    let when = when.map_or_else(Vec::new, |value| tests(value, sight, desk));
    let (what, dim) = match (part, what) {
        (Some(value), What::Plain(total)) => (What::Share(total, tests(value, sight, desk)), Dim::Rate),
        (_, what) => (what, dim),
    };
    let span = span(year, &what, sight, desk)?;
    let base = base.and_then(|value| match value.shape {
        Shape::Integer(Some(number)) if number > 0 => u64::try_from(number).ok(),
        _ => {
            desk.wrong("base", value.loc, "shape-number");
            None
        }
    });
    let aim = aim(aims, value, dim, desk)?;
    Some(Target { said: said?, dim, aim, base, measure: Measure { what, rows, when, span } })
}

fn found_key<'k>(what: &Option<(&'k str, Located)>) -> &'k str {
    what.as_ref().map_or("", |(key, _)| key)
}

/// Reads one of the figures no column can tell.
pub(super) fn unmodelled(value: &Value, ids: &mut Vec<String>, desk: &mut Desk<'_>) -> Option<Unmodelled> {
    let mut table = desk.table(value);
    let (said, value, why) = (said(&mut table), table.both("value"), table.both("why"));
    table.finish();
    Some(Unmodelled { said: said?.published(ids, desk)?, value: value.words(), why: why.words() })
}

struct Said {
    id: Located,
    mark: Located,
    published: Published,
}

fn said(table: &mut TableReader<'_>) -> Option<Said> {
    let (id, label, mark) = (table.text("id"), table.both("label"), table.text("mark"));
    let (source, link, note) = (table.both("source"), table.optional_text("link"), table.optional_both("note"));
    let (id, mark) = (id?, mark?);
    let published = Published {
        id: id.text.clone(),
        label: label.words(),
        mark: Mark::Assumption,
        source: source.words(),
        link: link.map(|link| link.text),
        note: note.map(|note| note.words()),
    };
    Some(Said { id, mark, published })
}

impl Said {
    fn published(self, ids: &mut Vec<String>, desk: &mut Desk<'_>) -> Option<Published> {
        if ids.contains(&self.id.text) {
            desk.duplicate(&self.id);
        }
        ids.push(self.id.text);
        let mark = desk.one_of(&self.mark, "mark", Mark::OPTIONS)?;
        Some(Published { mark, ..self.published })
    }
}

/// What a key and its text measure: of which table, and a number of what.
fn of(
    key: &str,
    text: &Located,
    per: Option<&Located>,
    sight: Sight<'_>,
    desk: &mut Desk<'_>,
) -> Option<(What, Rows, Dim)> {
    if key == "count" {
        let tables = [("enterprise", Rows::Enterprise), ("project", Rows::Project)];
        let rows = desk.one_of(text, "table", &tables)?;
        return Some((What::Plain(Total::Count), rows, Dim::Count));
    }
    let number = number(text, Rows::Project, sight, desk)?;
    let (rows, dim) = (number.rows, number.kind.dim());
    if let Some(text) = per {
        let other = self::number(text, rows, sight, desk)?;
        let Some(found) = combine(Arithmetic::Divide, dim, other.kind.dim()) else {
            let fault = Diagnostic::error(Code::DimensionMismatch).with("operator", Arithmetic::Divide.sign());
            desk.fault(text.loc, fault.with("left", dim).with("right", other.kind.dim()));
            return None;
        };
        return Some((What::Ratio(number, other), rows, found));
    }
    Some(match key {
        "mean" => (What::Mean(number), rows, dim),
        "median" => (What::Median(number), rows, dim),
        "growth" => (What::Growth(number), rows, Dim::Rate),
        _ => (What::Plain(Total::Sum(number)), rows, dim),
    })
}

/// A column of money or counts.
fn number(text: &Located, rows: Rows, sight: Sight<'_>, desk: &mut Desk<'_>) -> Option<Ref> {
    let of = Scope { rows, ..sight.scope }.resolve(text, desk)?;
    if matches!(of.kind, FieldKind::Money { .. } | FieldKind::Count) {
        return Some(of);
    }
    let fault = Diagnostic::error(Code::WrongDimension).with("expected", Dim::Money);
    desk.fault(text.loc, fault.with("found", of.kind.dim()));
    None
}

/// Which years: a policy year, or how several are taken together.
fn span(value: Option<Value>, what: &What, sight: Sight<'_>, desk: &mut Desk<'_>) -> Option<Span> {
    const SPANS: [(&str, Span); 3] = [("each", Span::Each), ("all", Span::All), ("new", Span::New)];
    let years = &sight.scope.rules.years;
    let total = matches!(what, What::Plain(_) | What::Share(..) | What::Ratio(..));
    let grows = matches!(what, What::Growth(_));
    let Some(value) = value else { return Some(Span::Each) };
    let span = match value.shape {
        Shape::Text(text) => desk.one_of(&text, "span", if total { &SPANS } else { &SPANS[..1] })?,
        Shape::Integer(Some(year)) => {
            let found = years.iter().position(|known| i64::from(*known) == year);
            let Some(found) = found.filter(|index| !grows || *index > 0) else {
                let (first, last) = (years.first().copied(), years.last().copied());
                let bound = |year: Option<i32>| year.unwrap_or_default().to_string();
                let fault = Diagnostic::error(Code::SettingYear).with("name", "year").with("year", year.to_string());
                desk.fault(value.loc, fault.with("first", bound(first)).with("last", bound(last)));
                return None;
            };
            Span::Year(found)
        }
        _ => {
            desk.wrong("year", value.loc, "shape-text");
            return None;
        }
    };
    Some(span)
}

/// What is published: `about`, or `least` and `most`, one of them or both.
fn aim(aims: [Option<Located>; 3], target: &Value, dim: Dim, desk: &mut Desk<'_>) -> Option<Aim> {
    let keys = ["about", "least", "most"];
    let [about, least, most] = &aims;
    if about.is_none() && least.is_none() && most.is_none() {
        missing(target.loc, "about", desk);
        return None;
    }
    if let (Some(_), Some(other)) = (about, least.as_ref().or(most.as_ref())) {
        desk.fault(other.loc, Diagnostic::error(Code::BadRange).with("key", "about"));
        return None;
    }
    let [about, least, most] = [0, 1, 2].map(|index| aims[index].as_ref().map(|text| (keys[index], text)));
    let mut exact = |found: Option<(&str, &Located)>| match found {
        Some((key, text)) => desk.exact(key, text, dim).map(Some),
        None => Some(None),
    };
    let (about, least, end) = (exact(about)?, exact(least)?, exact(most)?);
    match (about, least, end) {
        (Some(number), ..) => Some(Aim::About(number)),
        (None, Some(least), Some(end)) if least > end => {
            let loc = most.map_or(target.loc, |(_, text)| text.loc);
            desk.fault(loc, Diagnostic::error(Code::BadRange).with("key", "most"));
            None
        }
        (None, Some(least), Some(most)) => Some(Aim::Between(least, most)),
        (None, Some(least), None) => Some(Aim::Least(least)),
        (None, None, most) => most.map(Aim::Most),
    }
}

/// Reads conditions: on columns, on the groups of a grouping or of the mix, on the projects of an enterprise.
fn tests(value: Value, sight: Sight<'_>, desk: &mut Desk<'_>) -> Vec<Test> {
    let Shape::Table(entries) = value.shape else {
        desk.wrong("when", value.loc, "shape-table");
        return Vec::new();
    };
    entries.into_iter().filter_map(|(name, value)| test(&name, value, sight, desk)).collect()
}

fn test(name: &Located, value: Value, sight: Sight<'_>, desk: &mut Desk<'_>) -> Option<Test> {
    let Sight { scope, mix, mixed } = sight;
    let rules = scope.rules;
    if rules.fields.iter().any(|field| field.id == name.text) {
        return condition(name, value, scope, desk).map(Test::Cell);
    }
    if let Some(index) = rules.groupings.iter().position(|grouping| grouping.id == name.text) {
        let known: Vec<&str> = rules.groupings[index].groups.iter().map(|group| group.id.as_str()).collect();
        return groups(name, value, &known, desk).map(|groups| Test::Group { grouping: index, groups });
    }
    match (name.text.as_str(), mix) {
        ("mix", Some(mix)) => {
            let known: Vec<&str> = mix.groups.iter().map(|group| group.id.as_str()).collect();
            groups(name, value, &known, desk).map(Test::Mix)
        }
        // What is wrong with the mix has been reported.
        ("mix", None) if mixed => None,
        ("project", _) if scope.rows == Rows::Enterprise => {
            let sight = Sight { scope: Scope { rows: Rows::Project, ..scope }, ..sight };
            Some(Test::Project(tests(value, sight, desk)))
        }
        _ => condition(name, value, scope, desk).map(Test::Cell),
    }
}

/// A list of groups by their ids.
fn groups(name: &Located, value: Value, known: &[&str], desk: &mut Desk<'_>) -> Option<Vec<usize>> {
    let Shape::List(items) = value.shape else {
        desk.wrong(&name.text, value.loc, "shape-list");
        return None;
    };
    let mut found = Vec::new();
    for item in items {
        match item.shape {
            Shape::Text(text) => match known.iter().position(|id| *id == text.text) {
                Some(group) => found.push(group),
                None => desk.unknown(&text, "group", known.iter().copied()),
            },
            _ => desk.wrong(&name.text, item.loc, "shape-text"),
        }
    }
    Some(found)
}
