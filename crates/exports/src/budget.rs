//! 资金测算表 as a workbook: how each measure is column_view, what is assumed for it, and what its figures are made of.

use cesuan_base::diag::Diagnostics;
use cesuan_base::money::{Fen, MoneyUnit};
use cesuan_engine::{Base, Figures};
use cesuan_i18n::comparison_table::words::{Face, column as column_name};
use cesuan_i18n::figures;
use cesuan_office::{Book, BookCell, BookColumn, BookSheet, CellStyle};
use cesuan_policy::check::{Period, Rules, compile};
use cesuan_session::{EstimatesData, PayerCell};

use super::cells::{count, merged, wan};
use super::edition::Edition;
use super::estimate::{Estimate, EstimateNote, NoteKind, estimates};
use super::page_furniture::PageFurniture;
use super::words::Words;

/// The widths of the columns before the years: clause, item, mode, standard, formula, recipients, base, cap.
const BEFORE: [u16; 8] = [12, 17, 9, 21, 36, 10, 13, 11];
/// The width of a year's column, and of the total's.
const YEAR: u16 = 11;
/// The widths of the columns after the total: payer, notes.
const AFTER: [u16; 2] = [15, 32];
/// The last of the columns that the label of a sum goes over.
const LABEL: u16 = 4;

/// The workbook of a column.
///
/// # Errors
/// When the rules of the column do not compile.
pub(super) fn budget(data: &EstimatesData, edition: &Edition) -> Result<Book, Diagnostics> {
    let EstimatesData { comparison, column, folder, settings, figures, population } = data;
    let (rules, _) = compile(folder)?.value;
    let lang = edition.lang;
    let words = Words(lang);
    let compared = &comparison.columns[*column];
    let furniture = PageFurniture { words, policy: lang.of(&rules.title), population, date: edition.date() };
    let rows = estimates(&rules, settings, figures, lang);
    let known = Notes::of(&rows);
    let writer = Writer { words, furniture: &furniture, rules: &rules, figures, notes: &known };
    let name = column_name(lang, Face::Workbook, comparison, *column);
    let sheets =
        vec![writer.table(&rows, &name), writer.assumptions(), furniture.seals(&[(name.clone(), &compared.seal)])];
    let title = format!("{}　{}", words.of("papers-estimates"), writer.subtitle(&name));
    let mut book = words.book(title, furniture.policy, sheets);
    book.comment = furniture.sealed(&compared.seal);
    book.date = edition.date.clone();
    Ok(book)
}

/// The notes of all measures, each once: readings first, then assumed numbers, then open ones.
struct Notes<'a> {
    /// Each note with the labels of the measures it is about.
    all: Vec<(&'a EstimateNote, Vec<&'a str>)>,
}

impl<'a> Notes<'a> {
    fn of(rows: &'a [Estimate]) -> Self {
        let mut all: Vec<(&EstimateNote, Vec<&str>)> = Vec::new();
        for row in rows {
            for note in &row.notes {
                match all.iter_mut().find(|(known, _)| known.parameter == note.parameter) {
                    Some((_, items)) => items.push(&row.item),
                    None => all.push((note, vec![&row.item])),
                }
            }
        }
        all.sort_by_key(|(note, _)| note.kind);
        Self { all }
    }

    /// The number of a note, from 1.
    fn number(&self, note: &EstimateNote) -> usize {
        self.all.iter().take_while(|(known, _)| known.parameter != note.parameter).count() + 1
    }
}

struct Writer<'a> {
    words: Words,
    furniture: &'a PageFurniture<'a>,
    rules: &'a Rules,
    figures: &'a Figures,
    notes: &'a Notes<'a>,
}

impl Writer<'_> {
    fn subtitle(&self, name: &str) -> String {
        self.words.with("papers-of-scenario", &[("policy", self.furniture.policy.into()), ("name", name.into())])
    }

    fn table(&self, rows: &[Estimate], name: &str) -> BookSheet {
        let (words, years) = (self.words, self.rules.years.as_slice());
        let years_and_total = vec![YEAR; years.len() + 1];
        let widths: Vec<u16> = BEFORE.into_iter().chain(years_and_total).chain(AFTER).collect();
        let last = u16::try_from(widths.len() - 1).unwrap_or(u16::MAX);
        let filled = |cells: Vec<BookCell>| {
            let mut cells = cells;
            cells.resize(widths.len(), BookCell::default());
            cells
        };
        let dated = self.furniture.date().map(|date| format!("　{date}")).unwrap_or_default();
        let mut line = filled(vec![BookCell::text(self.subtitle(name) + &dated)]);
        line[usize::from(last - 1)] = BookCell::text(words.of("papers-unit-wan")).looks(CellStyle::Aside);
        let mut sheet = BookSheet {
            name: words.of("papers-estimates"),
            columns: widths.iter().map(|width| BookColumn { width: *width, text: false }).collect(),
            frozen_rows: 3,
            frozen_columns: 2,
            rows: vec![
                filled(vec![BookCell::text(words.of("papers-estimates")).looks(CellStyle::Heading)]),
                line,
                self.heads(years),
            ],
            merged: vec![merged(0, 0, last), merged(1, 0, last - 2), merged(1, last - 1, last)],
            ruled_from: Some(2),
            print: Some(self.furniture.print(&words.of("papers-estimates"))),
            ..BookSheet::default()
        };
        sheet.rows.extend(rows.iter().map(|row| self.row(row)));
        for total in self.totals(rows) {
            sheet.merged.push(merged(sheet.rows.len(), 0, LABEL));
            sheet.rows.push(total.into_iter().map(|cell| cell.looks(CellStyle::Total)).collect());
        }
        sheet
    }

    fn heads(&self, years: &[i32]) -> Vec<BookCell> {
        let words = self.words;
        let before = [
            "papers-clause",
            "papers-item",
            "papers-mode",
            "papers-standard",
            "papers-formula",
            "papers-recipients-households",
            "papers-base",
            "papers-cap",
        ];
        let mut heads: Vec<String> = before.map(|head| words.of(head)).to_vec();
        heads.extend(years.iter().map(|year| words.with("papers-year-of", &[("year", year.to_string().into())])));
        heads.extend(["papers-total", "papers-source-of-funds", "papers-remark"].map(|head| words.of(head)));
        heads.into_iter().map(BookCell::header).collect()
    }

    fn row(&self, row: &Estimate) -> Vec<BookCell> {
        let words = self.words;
        let lines = |lines: &[String]| BookCell::text(lines.join("\n"));
        let pair = |(label, value): &(String, String)| {
            words.with("papers-pair", &[("label", label.as_str().into()), ("value", value.as_str().into())])
        };
        let open = || BookCell::text(words.of("papers-open")).looks(CellStyle::Aside);
        let mut cells = vec![
            BookCell::text(&*row.position),
            BookCell::text(&*row.item),
            BookCell::text(&*row.mode),
            lines(&row.standard.iter().map(pair).collect::<Vec<_>>()),
            BookCell::text(&*row.formula),
            if row.open { open() } else { count(row.recipients) },
            BookCell::text(self.base(row)),
            BookCell::text(row.cap.clone().unwrap_or_else(|| words.of("papers-no-cap"))),
        ];
        let amounts = row.years.iter().chain([&row.total]);
        cells.extend(amounts.map(|amounts| if row.open { open() } else { wan(amounts.demand) }));
        cells.push(BookCell::text(&*row.payer));
        cells.push(lines(&self.remarks(row)));
        cells
    }

    /// The cell of the base: what an open standard would apply to, otherwise the number of lines.
    fn base(&self, row: &Estimate) -> String {
        let words = self.words;
        match row.base {
            Some(Base::Money(amount)) => {
                let amount = figures::money_with_unit(words.0, amount, MoneyUnit::Wan);
                words.with("papers-base-of", &[("base", amount.into())])
            }
            Some(Base::Count(cases)) => {
                let cases = words.with("papers-lines-of", &[("count", cases.to_string().into())]);
                words.with("papers-base-of", &[("base", cases.into())])
            }
            None => words.with("papers-lines-of", &[("count", figures::count(words.0, row.lines).into())]),
        }
    }

    /// The remarks on a measure: readings by their numbers on the sheet of notes, everything else in full.
    fn remarks(&self, row: &Estimate) -> Vec<String> {
        let words = self.words;
        let readings = row.notes.iter().filter(|note| note.kind == NoteKind::Reading);
        let mut numbers: Vec<usize> = readings.map(|note| self.notes.number(note)).collect();
        numbers.sort_unstable();
        let mut remarks = Vec::new();
        if !numbers.is_empty() {
            let numbers: Vec<String> = numbers.iter().map(usize::to_string).collect();
            let numbers = numbers.join(&words.of("list-separator"));
            remarks.push(words.with("papers-see-readings", &[("numbers", numbers.into())]));
        }
        remarks.extend(row.notes.iter().filter(|note| note.kind != NoteKind::Reading).map(|note| note.text.clone()));
        if row.open && !row.notes.iter().any(|note| note.kind == NoteKind::Open) {
            remarks.push(words.of("papers-undetermined"));
        }
        if row.total.paid != row.total.demand {
            remarks.push(self.amount("papers-short", row.total.paid));
        }
        if row.forgone {
            remarks.push(words.of("papers-is-relief"));
        }
        remarks
    }

    /// A row for each payer, one for all spending and one for all income forgone.
    fn totals(&self, rows: &[Estimate]) -> Vec<Vec<BookCell>> {
        let Self { rules, figures, .. } = self;
        let words = self.words;
        let mut found = Vec::new();
        for (payer, figures) in rules.payers.iter().zip(&figures.payers) {
            let label = words.0.of(&payer.label);
            if !rows.iter().any(|row| row.payer == label) {
                continue;
            }
            let id = if payer.forgone { "papers-subtotal-relief" } else { "papers-subtotal" };
            let amounts: Vec<Fen> = figures.years.iter().map(|year| year.demand).collect();
            let open = rows.iter().filter(|row| row.open && row.payer == label).count();
            let remarks = self.with_open(self.balance(&PayerCell::of(figures.clone())), open);
            found.push(self.sum(words.with(id, &[("payer", label.into())]), &amounts, figures.demand, label, &remarks));
        }
        let kinds = [
            (false, "papers-spending-in-all", &figures.spending, figures.spending_total),
            (true, "papers-relief-in-all", &figures.relief, figures.relief_total),
        ];
        for (forgone, id, years, total) in kinds {
            if forgone && !rows.iter().any(|row| row.forgone) {
                continue;
            }
            let amounts: Vec<Fen> = years.iter().map(|year| year.demand).collect();
            let open = rows.iter().filter(|row| row.open && row.forgone == forgone).count();
            let paid = (total.paid != total.demand).then(|| self.amount("papers-paid-of", total.paid));
            let remarks = self.with_open(paid.into_iter().collect(), open);
            found.push(self.sum(words.of(id), &amounts, total.demand, "", &remarks));
        }
        found
    }

    fn amount(&self, id: &str, amount: Fen) -> String {
        let amount = figures::money_with_unit(self.words.0, amount, MoneyUnit::Wan);
        self.words.with(id, &[("amount", amount.into())])
    }

    /// The remarks on a payer's envelope: its amount, what is paid of it, and what is left or lacking. Empty without an
    /// envelope.
    fn balance(&self, cell: &PayerCell) -> Vec<String> {
        let (Some((envelope, period)), Some(balance)) = (cell.figures.envelope, cell.balance) else {
            return Vec::new();
        };
        let annual = if period == Period::Annual { "papers-envelope-annual" } else { "papers-envelope-whole" };
        let left = if balance < Fen::ZERO { "papers-lacking" } else { "papers-left" };
        vec![
            self.amount(annual, envelope),
            self.amount("papers-paid-of", cell.figures.paid),
            self.amount(left, Fen(balance.0.abs())),
        ]
    }

    /// The remarks on a sum, with how many measures it lacks because their standard is open.
    fn with_open(&self, mut remarks: Vec<String>, open: usize) -> Vec<String> {
        if open > 0 {
            remarks.push(self.words.with("papers-without-open", &[("count", open.to_string().into())]));
        }
        remarks
    }

    fn sum(&self, label: String, years: &[Fen], total: Fen, payer: &str, remarks: &[String]) -> Vec<BookCell> {
        let mut cells = vec![BookCell::text(label)];
        cells.resize(BEFORE.len(), BookCell::default());
        cells.extend(years.iter().copied().chain([total]).map(wan));
        cells.push(BookCell::text(payer));
        cells.push(BookCell::text(remarks.join("\n")));
        cells
    }

    /// The sheet of readings, assumed numbers and open numbers.
    fn assumptions(&self) -> BookSheet {
        let words = self.words;
        let heads = [
            "papers-number",
            "papers-kind",
            "papers-question",
            "papers-reckoned-with",
            "papers-as-drafted-value",
            "papers-about",
        ];
        let mut rows = vec![heads.map(|head| BookCell::header(words.of(head))).to_vec()];
        rows.extend(self.notes.all.iter().map(|(note, items)| {
            let kind = match note.kind {
                NoteKind::Reading => "papers-kind-reading",
                NoteKind::Assumed => "papers-kind-assumed",
                NoteKind::Open => "papers-kind-open",
            };
            let number = u64::try_from(self.notes.number(note)).unwrap_or(u64::MAX);
            let look = if note.value == note.drafted { CellStyle::Plain } else { CellStyle::Warning };
            vec![
                count(number),
                BookCell::text(words.of(kind)),
                BookCell::text(&*note.name),
                BookCell::text(&*note.value).looks(look),
                BookCell::text(&*note.drafted),
                BookCell::text(items.join(&words.of("list-separator"))),
            ]
        }));
        BookSheet {
            name: words.of("papers-assumptions"),
            columns: [6, 10, 52, 32, 32, 48].map(|width| BookColumn { width, text: false }).to_vec(),
            frozen_rows: 1,
            rows,
            ruled_from: Some(0),
            print: Some(self.furniture.print(&words.of("papers-assumptions"))),
            ..BookSheet::default()
        }
    }
}
