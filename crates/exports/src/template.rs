//! Tables to fill in: the columns of the rules with drop-downs, and a sheet that explains them.
//!
//! The first row of each table is an example under an id that readers know, so that it is never counted.

use cesuan_base::dim::Rows;
use cesuan_i18n::Lang;
use cesuan_intake::EXAMPLES;
use cesuan_office::{Book, BookCell, BookSheet, CellStyle, Choices};
use cesuan_policy::check::{Field, FieldKind, Rules};

use super::columns;
use super::words::Words;

/// The number of rows with drop-down lists.
const PREPARED: u32 = 5_000;

/// Both tables to fill in, and a sheet that explains their columns.
pub fn template(rules: &Rules, lang: Lang) -> Book {
    let words = Words(lang);
    let table = |rows| {
        let mut sheet = columns::sheet(rules, rows, lang);
        for (column, (_, field)) in (0..).zip(rules.fields_of(rows)) {
            let options = columns::options(rules, field, lang);
            if !options.is_empty() {
                sheet.choices.push(Choices { column, first_row: 1, last_row: PREPARED, options });
            }
        }
        let example = rules
            .fields_of(rows)
            .map(|(_, field)| BookCell::text(row_example(rules, field, lang)).looks(CellStyle::Note));
        sheet.rows.push(example.collect());
        sheet.filter = false;
        sheet
    };
    let title = words.with("papers-template-title", &[("policy", lang.of(&rules.title).into())]);
    let sheets = vec![table(Rows::Enterprise), table(Rows::Project), explanations(rules, lang)];
    words.book(title, lang.of(&rules.title), sheets)
}

fn explanations(rules: &Rules, lang: Lang) -> BookSheet {
    let words = Words(lang);
    let mut sheet = BookSheet { name: words.of("papers-explanations"), ..BookSheet::default() };
    sheet.columns = [34, 48, 44, 24, 24].map(|width| cesuan_office::BookColumn { width, text: true }).to_vec();
    sheet.rows.push(vec![BookCell::text(words.of("papers-explanations-title")).looks(CellStyle::Title)]);
    for line in ["papers-explain-rows", "papers-explain-money", "papers-explain-columns", "papers-explain-blank"] {
        sheet.rows.push(vec![BookCell::text(words.of(line))]);
    }
    for rows in [Rows::Enterprise, Rows::Project] {
        let table = words.of(if rows == Rows::Project { "papers-projects" } else { "papers-enterprises" });
        sheet.rows.push(Vec::new());
        sheet.rows.push(vec![BookCell::text(table).looks(CellStyle::Title)]);
        let heads = ["papers-column", "papers-meaning", "papers-takes", "papers-when-blank", "papers-example"];
        sheet.rows.push(heads.map(|head| BookCell::header(words.of(head))).to_vec());
        for (_, field) in rules.fields_of(rows) {
            let meaning = field.note.as_ref().map_or("", |note| lang.of(note));
            let look = if field.required { CellStyle::Required } else { CellStyle::Plain };
            sheet.rows.push(vec![
                BookCell::text(columns::head(lang, field)).looks(look),
                BookCell::text(meaning).looks(CellStyle::Note),
                BookCell::text(columns::takes(rules, field, lang)).looks(CellStyle::Note),
                BookCell::text(columns::blank(rules, field, lang)).looks(CellStyle::Note),
                BookCell::text(example(rules, field, lang)),
            ]);
        }
    }
    sheet
}

/// A cell of the example row, whose ids mark it as an example.
fn row_example(rules: &Rules, field: &Field, lang: Lang) -> String {
    match field.kind {
        FieldKind::Key | FieldKind::Parent => EXAMPLES[usize::from(lang == Lang::En)].to_owned(),
        _ => example(rules, field, lang),
    }
}

/// An example of a cell's content.
fn example(rules: &Rules, field: &Field, lang: Lang) -> String {
    let words = Words(lang);
    match field.kind {
        FieldKind::Key if field.rows == Rows::Project => words.of("papers-example-project"),
        FieldKind::Key | FieldKind::Parent => words.of("papers-example-enterprise"),
        FieldKind::Text => words.of("papers-example-text"),
        FieldKind::Money { .. } => "1234.56".to_owned(),
        FieldKind::Count => "120".to_owned(),
        FieldKind::Year => rules.years.first().map_or_else(String::new, i32::to_string),
        FieldKind::Period | FieldKind::Flag | FieldKind::Category { .. } => {
            columns::options(rules, field, lang).into_iter().next().unwrap_or_default()
        }
    }
}
