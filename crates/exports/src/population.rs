//! A population as the tables it could have been read from.

use cesuan_base::diag::Diagnostics;
use cesuan_base::dim::Rows;
use cesuan_base::table::Population;
use cesuan_i18n::Lang;
use cesuan_office::{Book, BookCell, BookSheet};
use cesuan_policy::check::{FieldKind, Rules, compile};
use cesuan_session::PopulationData;

use super::columns;
use super::words::Words;

/// Both tables in the columns of the template; reading the workbook gives the same population. The provenance is among the workbook's
/// properties.
///
/// # Errors
/// When the rules do not compile.
pub(super) fn population(data: &PopulationData, lang: Lang) -> Result<Book, Diagnostics> {
    let (rules, _) = compile(&data.folder)?.value;
    let (rules, population, seal) = (&rules, &*data.population, data.provenance.as_ref());
    let words = Words(lang);
    let id = if population.synthetic { "papers-synthetic-title" } else { "papers-population-title" };
    let title = words.with(id, &[("policy", lang.of(&rules.title).into())]);
    let mut sheets = vec![table(rules, population, Rows::Enterprise, lang)];
    if population.rows(Rows::Project, usize::MAX) > 0 {
        sheets.push(table(rules, population, Rows::Project, lang));
    }
    let mut book = words.book(title, lang.of(&rules.title), sheets);
    if let Some(seal) = seal {
        let args = [&seal.rules, &seal.population, &seal.engine].map(|print| print.as_str().into());
        let [of_rules, of_population, engine] = args;
        let args = [("rules", of_rules), ("population", of_population), ("engine", engine)];
        book.comment = words.with("papers-sealed-population", &args);
        book.fingerprint = Some(seal.population.clone());
    }
    if population.synthetic {
        book.comment = format!("{}{}", words.of("papers-synthetic"), book.comment);
    }
    Ok(book)
}

fn table(rules: &Rules, population: &Population, rows: Rows, lang: Lang) -> BookSheet {
    let mut sheet = columns::sheet(rules, rows, lang);
    for (year, slice) in population.slices.iter().enumerate() {
        for row in 0..slice.len(rows) {
            let enterprise = |row: usize| BookCell::text(&*population.enterprises[slice.enterprise[row] as usize]);
            let cells = rules.fields_of(rows).map(|(id, field)| match field.kind {
                FieldKind::Key if rows == Rows::Project => {
                    BookCell::text(&*population.projects[slice.project[row] as usize])
                }
                FieldKind::Key => enterprise(row),
                FieldKind::Parent => enterprise(slice.parent[row] as usize),
                FieldKind::Period => BookCell::integer(population.years[year].into()),
                kind => columns::cell(rules, kind, population.cells(id, year), row, lang),
            });
            sheet.rows.push(cells.collect());
        }
    }
    sheet
}
