//! Examines the first rows of every sheet to detect which table it is, where its header stands, and what its columns
//! hold.

use cesuan_base::dim::Rows;
use cesuan_office::{RawSheet, letters};
use cesuan_policy::check::{FieldKind, Rules};

use super::csv_split::CsvSplitter;
use super::grid::Record;
use super::header::{Matcher, suggestions};
use super::layout::{ColumnChoice, Layout, SheetLayout, SheetRole};
use super::view::{SheetColumnView, SheetView};

/// How many rows that are not blank are examined for a header.
const LOOKED_AT: usize = 30;
/// How many rows are read at most to find them.
const READ_FOR_THEM: usize = 1_000;
/// How many cells of each of the first rows are shown.
const SHOWN_CELLS: usize = 60;
/// How many characters of a cell are shown.
const SHOWN_CHARACTERS: usize = 60;
/// How many cells of a column are shown.
const SAMPLES: usize = 3;

/// The first rows of a sheet, and what it was detected to be.
pub(super) struct SniffedSheet {
    /// The table it is taken for.
    pub role: Option<SheetRole>,
    /// Whether the person chose the table.
    pub chosen: bool,
    /// The table it could have been, if another sheet was taken for that.
    pub spare: Option<SheetRole>,
    /// The row of its header, from 1.
    pub header: Option<u64>,
    top: Vec<Record>,
}

/// How well a row serves as the header of a table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Fit {
    /// Whether the row can be distinguished from data and titles.
    is_header: bool,
    matched: usize,
    /// Whether it has columns that only this table has.
    own: bool,
    /// Whether the sheet's name mentions the table.
    named: bool,
}

/// Examines the sheets.
pub(super) fn sniff(rules: &Rules, sheets: &[RawSheet], layout: &Layout) -> Vec<SniffedSheet> {
    let mut sniffed: Vec<SniffedSheet> = Vec::with_capacity(sheets.len());
    let mut fits: Vec<[(Fit, u64); 2]> = Vec::with_capacity(sheets.len());
    for (at, sheet) in sheets.iter().enumerate() {
        let top = top(sheet);
        let choice = choice(layout, at, sheet);
        let chosen = choice.and_then(|choice| choice.role);
        let header = choice.and_then(|choice| choice.header).filter(|row| top.iter().any(|record| record.row == *row));
        let fit = TABLES.map(|(rows, role)| {
            let matcher = Matcher::new(rules, rows, layout);
            let mut best = (Fit::default(), top.first().map_or(1, |record| record.row));
            for record in top.iter().filter(|record| header.is_none_or(|row| record.row == row)) {
                let fit = Fit { named: names(sheet, role), ..fit(&matcher, record) };
                if fit > best.0 || header.is_some() {
                    best = (fit, record.row);
                }
            }
            best
        });
        fits.push(fit);
        let is_chosen = chosen.is_some();
        sniffed.push(SniffedSheet { role: chosen, chosen: is_chosen, spare: None, header, top });
    }
    assign(&mut sniffed, &fits);
    for (sniffed, fit) in sniffed.iter_mut().zip(&fits) {
        let table = TABLES.iter().position(|(_, role)| Some(*role) == sniffed.role);
        sniffed.header = table.filter(|_| !sniffed.top.is_empty()).map(|table| fit[table].1);
    }
    sniffed
}

const TABLES: [(Rows, SheetRole); 2] =
    [(Rows::Enterprise, SheetRole::Enterprises), (Rows::Project, SheetRole::Projects)];

/// The person's choice for a sheet: found by name for worksheets, by index for text files.
fn choice<'l>(layout: &'l Layout, at: usize, sheet: &RawSheet) -> Option<&'l SheetLayout> {
    layout.sheets.iter().find(|choice| match (&choice.sheet, &sheet.sheet) {
        (Some(chosen), Some(name)) => chosen == name,
        (None, None) => choice.at == at,
        _ => false,
    })
}

/// Assigns to each table without a chosen sheet the one that fits best.
fn assign(sniffed: &mut [SniffedSheet], fits: &[[(Fit, u64); 2]]) {
    let is_free = |sniffed: &SniffedSheet| sniffed.role.is_none() && !sniffed.top.is_empty();
    for (table, (_, role)) in TABLES.iter().enumerate() {
        let taken = sniffed.iter().any(|sheet| sheet.role == Some(*role));
        // A sheet that fits both tables is taken for the one it fits better.
        let fit = |at: usize| fits[at][table].0;
        let own = |at: usize| {
            fit(at).is_header && (fit(at) > fits[at][1 - table].0 || (table == 0 && fit(at) == fits[at][1].0))
        };
        let mut best =
            (0..sniffed.len()).filter(|at| is_free(&sniffed[*at]) && own(*at)).rev().max_by_key(|at| fit(*at));
        if best.is_none() && table == 0 && !taken {
            // The header may be misspelt; taking the sheet anyway lets every column be reported.
            best = (0..sniffed.len())
                .filter(|at| is_free(&sniffed[*at]) && !fits[*at][1].0.is_header)
                .rev()
                .max_by_key(|at| fit(*at));
        }
        if let Some(best) = best.filter(|_| !taken) {
            sniffed[best].role = Some(*role);
        }
        for (_, spare) in sniffed.iter_mut().enumerate().filter(|(at, sniffed)| is_free(sniffed) && own(*at)) {
            spare.spare = Some(*role);
        }
    }
}

fn fit(matcher: &Matcher<'_>, record: &Record) -> Fit {
    let mut fields = Vec::new();
    let mut filled = 0;
    for cell in record.iter().filter(|cell| !cell.trim().is_empty()) {
        filled += 1;
        fields.extend(matcher.field(cell).filter(|field| !fields.contains(field)));
    }
    let kinds = |wanted: FieldKind| fields.iter().any(|field| matcher.rules.fields[field.index()].kind == wanted);
    let keyed = kinds(FieldKind::Key) && kinds(FieldKind::Period);
    let matched = fields.len();
    let is_header = keyed || (matched >= 2 && matched * 2 >= filled);
    let own = matcher.rows == Rows::Project && kinds(FieldKind::Key) && kinds(FieldKind::Parent);
    Fit { is_header, matched: if filled == 0 { 0 } else { matched }, own, named: false }
}

/// Whether a sheet's name mentions a table.
fn names(sheet: &RawSheet, role: SheetRole) -> bool {
    let words: &[&str] = match role {
        SheetRole::Enterprises => &["企业", "enterprise"],
        SheetRole::Projects => &["项目", "project"],
        SheetRole::Ignored => &[],
    };
    let name = sheet.sheet.as_ref().unwrap_or(&sheet.file).to_lowercase();
    words.iter().any(|word| name.contains(word))
}

/// The first rows that are not blank.
fn top(sheet: &RawSheet) -> Vec<Record> {
    let mut splitter = CsvSplitter::new(sheet);
    let mut top = Vec::new();
    let mut record = Record::default();
    for _ in 0..READ_FOR_THEM {
        if top.len() == LOOKED_AT || !matches!(splitter.next(&sheet.text, &mut record), Ok(true)) {
            break;
        }
        if !record.is_blank() {
            top.push(record.clone());
        }
    }
    top
}

impl SniffedSheet {
    /// The view of the sheet; its rows are counted later.
    pub(super) fn view(&self, rules: &Rules, sheet: &RawSheet, layout: &Layout) -> SheetView {
        let mut view = SheetView {
            file: sheet.file.clone(),
            sheet: sheet.sheet.clone(),
            encoding: sheet.encoding,
            separator: sheet.separator,
            role: self.role,
            role_chosen: self.chosen,
            header: self.header,
            top: self
                .top
                .iter()
                .map(|record| (record.row, record.iter().take(SHOWN_CELLS).map(short).collect()))
                .collect(),
            ..SheetView::default()
        };
        let header = self.top.iter().position(|record| Some(record.row) == self.header);
        let (Some(rows), Some(header)) = (self.role.and_then(SheetRole::rows), header) else { return view };
        let matcher = Matcher::new(rules, rows, layout);
        let mut taken = Vec::new();
        for (at, cell) in self.top[header].iter().enumerate() {
            let below = || self.top[header + 1..].iter().map(|record| record.cell(at)).filter(|cell| !cell.is_empty());
            let samples: Vec<String> = below().take(SAMPLES).map(short).collect();
            if cell.trim().is_empty() && samples.is_empty() {
                continue;
            }
            let found = matcher.column(cell);
            let field = found.filter(|(field, _)| !taken.contains(field));
            taken.extend(field.map(|(field, _)| field));
            let declared = field.map(|(field, _)| &rules.fields[field.index()]);
            let is_money = declared.is_some_and(|field| matches!(field.kind, FieldKind::Money { .. }));
            view.columns.push(SheetColumnView {
                header: cell.trim().to_owned(),
                letters: letters(at),
                field: declared.map(|field| field.id.clone()),
                unit: field.filter(|_| is_money).map(|(_, unit)| unit),
                chosen: matcher.choice(cell).is_some(),
                samples,
                suggestions: Vec::new(),
            });
        }
        for column in &mut view.columns {
            let ignored = matches!(matcher.choice(&column.header), Some(ColumnChoice::Ignored));
            if column.field.is_none() && !ignored {
                column.suggestions = suggestions(rules, rows, &column.header, &taken);
            }
        }
        let missing = rules.fields_of(rows).filter(|(id, field)| field.required && !taken.contains(id));
        view.missing = missing.map(|(_, field)| field.id.clone()).collect();
        view
    }
}

fn short(text: &str) -> String {
    text.trim().chars().take(SHOWN_CHARACTERS).collect()
}
