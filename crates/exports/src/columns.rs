//! The columns of both tables on paper: heads that are read back, widths, cells.

use cesuan_base::dim::Rows;
use cesuan_base::money::{Fen, MoneyUnit};
use cesuan_base::table::Cells;
use cesuan_i18n::Lang;
use cesuan_office::{BookCell, BookColumn, BookSheet, BookValue, CellStyle};
use cesuan_policy::check::{BLANK_YEAR, Category, Field, FieldKind, Rules, UNKNOWN_MONEY};

use super::words::Words;

/// Whether a column holds text: codes then keep their leading zeros.
fn is_text(kind: FieldKind) -> bool {
    matches!(kind, FieldKind::Key | FieldKind::Parent | FieldKind::Text)
}

/// The head of a column: its label, with the unit where it is money.
pub(super) fn head(lang: Lang, field: &Field) -> String {
    let label = lang.of(&field.label);
    match (field.kind, lang) {
        (FieldKind::Money { .. }, Lang::Zh) => format!("{label}（{}）", MoneyUnit::Wan.sign()),
        (FieldKind::Money { .. }, Lang::En) => format!("{label} ({})", MoneyUnit::Wan.sign()),
        _ => label.to_owned(),
    }
}

/// A sheet with the heads of a table's columns, each with what is to be filled in.
pub(super) fn sheet(rules: &Rules, rows: Rows, lang: Lang) -> BookSheet {
    let words = Words(lang);
    let name = words.of(if rows == Rows::Project { "papers-projects" } else { "papers-enterprises" });
    let heads = rules.fields_of(rows).map(|(_, field)| {
        let look = if field.required { CellStyle::Required } else { CellStyle::Header };
        BookCell::text(head(lang, field)).looks(look).noted(note(rules, field, lang))
    });
    let columns =
        rules.fields_of(rows).map(|(_, field)| BookColumn { width: width(lang, field), text: is_text(field.kind) });
    BookSheet {
        name,
        columns: columns.collect(),
        frozen_rows: 1,
        frozen_columns: 1,
        filter: true,
        rows: vec![heads.collect()],
        ..BookSheet::default()
    }
}

fn width(lang: Lang, field: &Field) -> u16 {
    const CODE: u16 = 22;
    let wide = |c: char| if c.is_ascii() { 1 } else { 2 };
    let head: u16 = head(lang, field).chars().map(wide).sum();
    match field.kind {
        FieldKind::Key | FieldKind::Parent => CODE,
        _ => (head + 2).clamp(10, 28),
    }
}

/// The note on a column's head: its meaning, the values it takes, what a blank stands for.
pub(super) fn note(rules: &Rules, field: &Field, lang: Lang) -> String {
    let meaning = field.note.as_ref().map(|note| lang.of(note).to_owned());
    let parts = [meaning, Some(takes(rules, field, lang)), Some(blank(rules, field, lang))];
    parts.into_iter().flatten().collect::<Vec<_>>().join("\n")
}

/// The values a column takes, in words.
pub(super) fn takes(rules: &Rules, field: &Field, lang: Lang) -> String {
    let words = Words(lang);
    match field.kind {
        FieldKind::Key => words.of("papers-takes-key"),
        FieldKind::Parent => words.of("papers-takes-parent"),
        FieldKind::Period => {
            let years: Vec<String> = rules.years.iter().map(i32::to_string).collect();
            words.with("papers-takes-period", &[("years", listed(words, &years).into())])
        }
        FieldKind::Text => words.of("papers-takes-text"),
        FieldKind::Money { unknown: true, .. } => words.of("papers-takes-unknown"),
        FieldKind::Money { signed: false, .. } => words.of("papers-takes-money"),
        FieldKind::Money { signed: true, .. } => words.of("papers-takes-signed"),
        FieldKind::Count => words.of("papers-takes-count"),
        FieldKind::Year => words.of("papers-takes-year"),
        FieldKind::Flag => listed(words, &flags(words)),
        FieldKind::Category { category, .. } => listed(words, &labels(rules.category(category), lang)),
    }
}

/// What a blank cell of a column stands for, in words.
pub(super) fn blank(rules: &Rules, field: &Field, lang: Lang) -> String {
    let words = Words(lang);
    if field.required {
        return words.of("papers-required");
    }
    if let Some(flag) = field.required_if {
        let label = lang.of(&rules.fields[flag.index()].label);
        return words.with("papers-required-if", &[("flag", label.into())]);
    }
    let stands = match field.kind {
        FieldKind::Category { category, default: Some(default) } => {
            lang.of(&rules.category(category).options[usize::from(default)].label).to_owned()
        }
        FieldKind::Flag => words.of("papers-no"),
        FieldKind::Money { .. } | FieldKind::Count => "0".to_owned(),
        _ => return words.of("papers-optional"),
    };
    words.with("papers-blank", &[("value", stands.into())])
}

fn listed(words: Words, all: &[String]) -> String {
    all.join(&words.of("list-separator"))
}

fn labels(category: &Category, lang: Lang) -> Vec<String> {
    category.options.iter().map(|option| lang.of(&option.label).to_owned()).collect()
}

fn flags(words: Words) -> Vec<String> {
    vec![words.of("papers-yes"), words.of("papers-no")]
}

/// The options of a column whose cells are chosen from a list; empty for other columns.
pub(super) fn options(rules: &Rules, field: &Field, lang: Lang) -> Vec<String> {
    match field.kind {
        FieldKind::Flag => flags(Words(lang)),
        FieldKind::Category { category, .. } => labels(rules.category(category), lang),
        FieldKind::Period => rules.years.iter().map(i32::to_string).collect(),
        _ => Vec::new(),
    }
}

/// A cell of a population in the form the reader takes: amounts in 万元, exact to the fen; options by their labels.
pub(super) fn cell(rules: &Rules, kind: FieldKind, cells: &Cells, row: usize, lang: Lang) -> BookCell {
    match (cells, kind) {
        (Cells::Numbers(cells), FieldKind::Money { unknown: true, .. }) if cells.at(row) == UNKNOWN_MONEY => {
            BookCell::default()
        }
        (Cells::Numbers(cells), FieldKind::Money { .. }) => {
            let text = Fen(cells.at(row)).exact_in(MoneyUnit::Wan).replace(',', "");
            BookCell::of(BookValue::Number(text))
        }
        (Cells::Numbers(cells), FieldKind::Year) if cells.at(row) == BLANK_YEAR => BookCell::default(),
        (Cells::Numbers(cells), _) => BookCell::integer(cells.at(row)),
        (Cells::Options(cells), FieldKind::Category { category, .. }) => {
            BookCell::text(lang.of(&rules.category(category).options[usize::from(cells.at(row))].label))
        }
        (Cells::Options(cells), _) => BookCell::integer(cells.at(row).into()),
        (Cells::Flags(cells), _) => {
            BookCell::text(Words(lang).of(if cells.at(row) { "papers-yes" } else { "papers-no" }))
        }
        (Cells::Words(cells), _) => BookCell::text(cells.at(row)),
    }
}
