//! What is wrong with tables, as a list, and the tables with the places marked.

use std::collections::BTreeMap;

use cesuan_base::diag::{Diagnostic, Diagnostics, Place, Severity};
use cesuan_i18n::Lang;
use cesuan_i18n::diagnostic::{Rendered, render};
use cesuan_intake::{Grid, Record, SheetRole, TextGrid};
use cesuan_office::{Book, BookCell, BookSheet, CellStyle, RawSheet, letters};

use cesuan_session::FaultsData;

use super::cells::headed;
use super::words::Words;

/// How many cells of a sheet are copied at most; the list of faults says where to look beyond them.
const MOST_CELLS: usize = 5_000_000;
/// How many characters the note of a cell has at most.
const LONGEST_NOTE: usize = 1_000;

/// The list of faults, and a copy of each sheet that was read, in which faulty cells are coloured and their notes say what is wrong.
pub(super) fn faults(data: &FaultsData, lang: Lang) -> Book {
    let FaultsData { sheets, roles, faults } = data;
    let words = Words(lang);
    let mut all = vec![list(faults, words)];
    let read = sheets.iter().zip(roles).filter(|(_, role)| role.is_some_and(|role| role != SheetRole::Ignored));
    all.extend(read.map(|(sheet, _)| marked(sheet, faults, lang)));
    let files: Vec<&str> = sheets.iter().map(|sheet| sheet.file.as_str()).collect();
    words.book(words.of("papers-faults-title"), files.first().copied().unwrap_or_default(), all)
}

fn list(faults: &Diagnostics, words: Words) -> BookSheet {
    let heads = [
        "papers-severity",
        "papers-file",
        "papers-row",
        "papers-letters",
        "papers-column",
        "papers-wrong",
        "papers-mend",
    ];
    let head = heads.map(|head| BookCell::header(words.of(head))).to_vec();
    let mut sheet = headed(words.of("papers-faults"), head, &[8, 30, 8, 6, 24, 60, 70]);
    for fault in &faults.list {
        let Rendered { severity, headline, help, .. } = render(words.0, fault);
        let (id, look) = match severity {
            Severity::Error => ("papers-error", CellStyle::Error),
            Severity::Warning => ("papers-warning", CellStyle::Warning),
        };
        let mut row = vec![BookCell::text(words.of(id)).looks(look)];
        row.extend(place(fault.place.as_ref()));
        row.extend([BookCell::text(headline), BookCell::text(help.unwrap_or_default())]);
        sheet.rows.push(row);
    }
    if faults.more > 0 {
        let more = words.with("papers-more", &[("count", faults.more.to_string().into())]);
        sheet.rows.push(vec![BookCell::text(more).looks(CellStyle::Note)]);
    }
    sheet
}

/// The cells of a place: file, row, letters of the column, head of the column.
fn place(place: Option<&Place>) -> [BookCell; 4] {
    match place {
        Some(Place::Cell { file, row, column, at }) => [
            BookCell::text(&**file),
            BookCell::integer(i64::try_from(*row).unwrap_or(i64::MAX)),
            BookCell::text(at.map(letters).unwrap_or_default()),
            BookCell::text(column.as_deref().unwrap_or_default()),
        ],
        Some(Place::File { file }) => {
            [BookCell::text(&**file), BookCell::default(), BookCell::default(), BookCell::default()]
        }
        _ => [BookCell::default(), BookCell::default(), BookCell::default(), BookCell::default()],
    }
}

/// The faults of each cell by row and column; those of a whole row have no column.
type Marks<'a> = BTreeMap<(u64, Option<usize>), Vec<&'a Diagnostic>>;

fn marked(raw: &RawSheet, faults: &Diagnostics, lang: Lang) -> BookSheet {
    let name = raw.name();
    let mut marks: Marks<'_> = BTreeMap::new();
    for fault in &faults.list {
        if let Some(Place::Cell { file, row, at, .. }) = &fault.place
            && *file == name
        {
            marks.entry((*row, *at)).or_default().push(fault);
        }
    }
    let mut sheet = BookSheet { name: raw.sheet.clone().unwrap_or_else(|| stem(&raw.file)), ..BookSheet::default() };
    let mut grid = TextGrid::new(raw);
    let mut record = Record::default();
    let mut cells = 0;
    while cells < MOST_CELLS && matches!(grid.read(&mut record), Ok(true)) {
        // Rows stand where they stood, as far as a sheet goes.
        let at = usize::try_from(record.row).unwrap_or(usize::MAX).saturating_sub(1);
        if at >= MOST_CELLS {
            break;
        }
        sheet.rows.resize(at.max(sheet.rows.len()), Vec::new());
        let mut row: Vec<BookCell> = record.iter().map(BookCell::text).collect();
        cells += row.len() + 1;
        mark(&mut row, record.row, &marks, lang);
        sheet.rows.push(row);
    }
    if cells >= MOST_CELLS {
        sheet.rows.push(vec![BookCell::text(Words(lang).of("papers-cut")).looks(CellStyle::Note)]);
    }
    sheet
}

fn mark(row: &mut Vec<BookCell>, number: u64, marks: &Marks<'_>, lang: Lang) {
    for ((_, at), faults) in marks.range((number, None)..=(number, Some(usize::MAX))) {
        let at = at.unwrap_or(0);
        if row.len() <= at {
            row.resize(at + 1, BookCell::default());
        }
        let cell = &mut row[at];
        let is_error = faults.iter().any(|fault| fault.severity == Severity::Error);
        if cell.look != CellStyle::Error {
            cell.look = if is_error { CellStyle::Error } else { CellStyle::Warning };
        }
        let mut note = cell.note.take().unwrap_or_default();
        for fault in faults {
            let Rendered { headline, help, .. } = render(lang, fault);
            let lines = [Some(headline), help].into_iter().flatten();
            lines.for_each(|line| {
                note.push_str(if note.is_empty() { "" } else { "\n" });
                note.push_str(&line);
            });
        }
        cell.note = Some(note.chars().take(LONGEST_NOTE).collect());
    }
}

/// The name of a file without its folder and its ending.
fn stem(file: &str) -> String {
    let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem).to_owned()
}
