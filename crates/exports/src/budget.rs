//! 资金测算表 as a workbook: what each measure costs and who pays it, what falls due after the policy, what is assumed, and what
//! the figures are made of.

use cesuan_base::diag::Diagnostics;
use cesuan_base::dim::Text;
use cesuan_base::id::PayerId;
use cesuan_base::money::{Fen, MoneyUnit};
use cesuan_engine::Base;
use cesuan_i18n::accounts::short_name;
use cesuan_i18n::comparison_table::words::{Face, column as column_name};
use cesuan_i18n::figures;
use cesuan_i18n::statement::{Statement, StatementKind, StatementRow};
use cesuan_office::{Book, BookCell, BookColumn, BookSheet, CellStyle};
use cesuan_policy::check::{Rules, compile};
use cesuan_session::{EstimatesData, PolicyView};

use super::cells::{count, merged, statement_cell, wan};
use super::edition::Edition;
use super::estimate::{Estimate, EstimateNote, EstimateShare, NoteKind, common_notes, estimates};
use super::page_furniture::PageFurniture;
use super::words::Words;

/// The widths of the columns before the years: clause, item, mode, standard, formula, recipients, base, cap.
const BEFORE: [u16; 8] = [12, 17, 9, 21, 36, 10, 13, 11];
/// The width of a year's column, and of the total's.
const YEAR: u16 = 11;
/// The width of an account's column.
const ACCOUNT: u16 = 12;
/// The widths of the columns after the accounts: payer, notes.
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
    let common = common_notes(&rules, settings, lang);
    let known = Notes::of(&rows, &common);
    let policy = PolicyView::of(&rules);
    let statement = Statement { lang, policy: &policy, figures, settings };
    let writer = Writer { words, furniture: &furniture, rules: &rules, statement, notes: &known };
    let name = column_name(lang, Face::Workbook, comparison, *column);
    let mut sheets = vec![writer.table(&rows, &name)];
    sheets.extend(writer.commitments());
    sheets.extend([writer.assumptions(), furniture.seals(&[(name.clone(), &compared.seal)])]);
    let title = format!("{}　{}", words.of("papers-estimates"), writer.subtitle(&name));
    let mut book = words.book(title, furniture.policy, sheets);
    book.comment = furniture.sealed(&compared.seal);
    book.date = edition.date.clone();
    Ok(book)
}

/// All notes, each once: readings first, then assumed numbers, then open ones.
struct Notes<'a> {
    /// Each note with the labels of what it is about.
    all: Vec<(&'a EstimateNote, Vec<&'a str>)>,
}

impl<'a> Notes<'a> {
    fn of(rows: &'a [Estimate], common: &'a [(EstimateNote, String)]) -> Self {
        let mut all: Vec<(&EstimateNote, Vec<&str>)> = Vec::new();
        for row in rows {
            for note in &row.notes {
                match all.iter_mut().find(|(known, _)| known.parameter == note.parameter) {
                    Some((_, items)) => items.push(&row.item),
                    None => all.push((note, vec![&row.item])),
                }
            }
        }
        all.extend(common.iter().map(|(note, about)| (note, vec![about.as_str()])));
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
    statement: Statement<'a>,
    notes: &'a Notes<'a>,
}

impl Writer<'_> {
    fn subtitle(&self, name: &str) -> String {
        self.words.with("papers-of-scenario", &[("policy", self.furniture.policy.into()), ("name", name.into())])
    }

    fn table(&self, rows: &[Estimate], name: &str) -> BookSheet {
        let (words, years) = (self.words, self.rules.years.as_slice());
        let years_and_total = vec![YEAR; years.len() + 1];
        let accounts = vec![ACCOUNT; self.statement.policy.accounts().len()];
        let widths: Vec<u16> = BEFORE.into_iter().chain(years_and_total).chain(accounts).chain(AFTER).collect();
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
        sheet.rows.extend(rows.iter().flat_map(|row| self.rows(row)));
        for total in self.totals(rows) {
            let mut total = total;
            total.resize(widths.len(), BookCell::default());
            sheet.merged.push(merged(sheet.rows.len(), 0, LABEL));
            let cells = total.into_iter().map(|cell| {
                let aside = cell.look == CellStyle::Aside;
                cell.looks(if aside { CellStyle::TotalAside } else { CellStyle::Total })
            });
            sheet.rows.push(cells.collect());
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
        heads.push(words.of("papers-due"));
        let policy = self.statement.policy;
        heads.extend(policy.accounts().iter().map(|account| short_name(words.0, policy, account)));
        heads.extend(["papers-payer", "papers-remark"].map(|head| words.of(head)));
        heads.into_iter().map(BookCell::header).collect()
    }

    /// The row of a measure, and one for each payer where several share it.
    fn rows(&self, row: &Estimate) -> Vec<Vec<BookCell>> {
        let words = self.words;
        if row.off {
            return vec![self.struck(row)];
        }
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
        let pays = |at: usize| self.statement.policy.accounts()[at].payers.iter().any(|id| self.is_payer(row, *id));
        cells.extend(row.accounts.iter().enumerate().map(|(at, amount)| match pays(at) {
            false => BookCell::default(),
            true if row.open => open(),
            true => wan(*amount),
        }));
        cells.push(BookCell::text(&*row.payer));
        cells.push(lines(&self.remarks(row)));
        let mut rows = vec![cells];
        if !row.open {
            rows.extend(row.shares.iter().map(|share| self.share(row, share)));
        }
        rows
    }

    fn is_payer(&self, row: &Estimate, payer: PayerId) -> bool {
        let measure = self.rules.measures.iter().find(|measure| measure.id == row.id);
        measure.is_some_and(|measure| measure.payers().any(|known| known == payer))
    }

    /// The row of a measure that is struck out.
    fn struck(&self, row: &Estimate) -> Vec<BookCell> {
        let off = || BookCell::text(self.words.of("papers-off")).looks(CellStyle::Aside);
        let mut cells = vec![BookCell::text(&*row.position), BookCell::text(&*row.item), BookCell::text(&*row.mode)];
        cells.resize(BEFORE.len(), BookCell::default());
        cells.extend(row.years.iter().map(|_| off()));
        cells.push(off());
        cells.resize(cells.len() + row.accounts.len() + 1, BookCell::default());
        cells.push(BookCell::text(self.words.of("papers-is-off")));
        cells
    }

    /// The row of a payer's part of a measure.
    fn share(&self, row: &Estimate, share: &EstimateShare) -> Vec<BookCell> {
        let label = self.words.with("papers-of-which", &[("payer", share.payer.as_str().into())]);
        let mut cells = vec![BookCell::default(), BookCell::text(label)];
        cells.resize(BEFORE.len(), BookCell::default());
        cells.extend(share.years.iter().copied().chain([share.total]).map(wan));
        let of_account = |at| if at == share.account { wan(share.total) } else { BookCell::default() };
        cells.extend((0..row.accounts.len()).map(of_account));
        cells.push(BookCell::text(&*share.payer));
        cells.push(BookCell::default());
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
        remarks.extend(row.remarks.iter().cloned());
        if row.total.paid != row.total.demand && !row.only_reports {
            remarks.push(self.amount("papers-short", row.total.paid));
        }
        if row.forgone {
            remarks.push(words.of("papers-is-relief"));
        }
        remarks
    }

    /// What each account has to pay of all measures; then each account with its payers, envelopes and gaps, the money that others
    /// give, and what falls due later. Amounts of different accounts are not added up.
    fn totals(&self, rows: &[Estimate]) -> Vec<Vec<BookCell>> {
        let words = self.words;
        let accounts = self.statement.policy.accounts();
        let mut sums = vec![BookCell::text(words.of("papers-due-by-account"))];
        sums.resize(BEFORE.len() + self.rules.years.len() + 1, BookCell::default());
        sums.extend(
            (0..accounts.len())
                .map(|at| wan(Fen(rows.iter().filter_map(|row| row.accounts.get(at)).map(|amount| amount.0).sum()))),
        );
        let mut found = vec![sums];
        let told = self.statement.accounts().into_iter().chain(self.statement.incomes());
        found.extend(told.map(|row| self.told(&row)));
        found.extend(self.statement.commitments().into_iter().map(|row| {
            let label = words.0.of(&self.statement.policy.measures[row.measure].label);
            let mut cells = vec![BookCell::text(words.with("papers-commitments-of", &[("measure", label.into())]))];
            cells.resize(BEFORE.len() + self.rules.years.len(), BookCell::default());
            cells.extend(row.cells.last().copied().map(wan));
            cells.resize(cells.len() + accounts.len() + 1, BookCell::default());
            cells.push(BookCell::text(words.of("papers-commitments-apart")));
            cells
        }));
        found
    }

    /// A row of the statement of who pays.
    fn told(&self, row: &StatementRow) -> Vec<BookCell> {
        let depth = match row.kind {
            StatementKind::Account | StatementKind::Income => 0,
            StatementKind::Payer => 1,
            StatementKind::Envelope => 2,
        };
        let mut cells = vec![BookCell::text(format!("{}{}", "　".repeat(depth), row.label))];
        cells.resize(BEFORE.len(), BookCell::default());
        cells.extend(row.cells.iter().map(|cell| statement_cell(self.words, *cell, row.kind, wan)));
        cells.resize(cells.len() + self.statement.policy.accounts().len() + 1, BookCell::default());
        cells.push(BookCell::text(&*row.note));
        cells
    }

    /// The sheet of what falls due after the policy years; nothing where no measure continues.
    fn commitments(&self) -> Option<BookSheet> {
        let (words, policy) = (self.words, self.statement.policy);
        let rows = self.statement.commitments();
        if rows.is_empty() {
            return None;
        }
        let before = ["papers-clause", "papers-item", "papers-recipients-households"];
        let mut heads: Vec<String> = before.map(|head| words.of(head)).to_vec();
        let year = |year: &i32| words.with("papers-year-of", &[("year", year.to_string().into())]);
        heads.extend(policy.commitment_years.iter().map(year));
        heads.extend(["papers-total", "papers-payer", "papers-remark"].map(|head| words.of(head)));
        let mut widths = vec![12, 30, 10];
        widths.extend(policy.commitment_years.iter().map(|_| 12));
        widths.extend([13, 34, 44]);
        let mut sheet = BookSheet {
            name: words.of("papers-commitments"),
            columns: widths.iter().map(|width| BookColumn { width: *width, text: false }).collect(),
            frozen_rows: 1,
            rows: vec![heads.into_iter().map(BookCell::header).collect()],
            ruled_from: Some(0),
            print: Some(self.furniture.print(&words.of("papers-commitments"))),
            ..BookSheet::default()
        };
        for row in rows {
            let measure = &policy.measures[row.measure];
            let mut cells = vec![
                BookCell::text(&*measure.clause),
                BookCell::text(words.0.of(&measure.label)),
                count(row.recipients),
            ];
            cells.extend(row.cells.into_iter().map(wan));
            cells.push(BookCell::text(self.statement.payers(measure)));
            let mut remarks = vec![words.of("papers-commitments-remark")];
            remarks.extend(self.statement.share_assumptions(measure));
            remarks.extend(measure.provisional.as_ref().map(|why| words.0.of(why).to_owned()));
            cells.push(BookCell::text(remarks.join("\n")));
            sheet.rows.push(cells);
        }
        let last = u16::try_from(widths.len() - 1).unwrap_or(u16::MAX);
        sheet.rows.push(Vec::new());
        sheet.merged.push(merged(sheet.rows.len(), 0, last));
        sheet.rows.push(vec![BookCell::text(words.of("papers-unit-wan")).looks(CellStyle::Note)]);
        Some(sheet)
    }

    fn amount(&self, id: &str, amount: Fen) -> String {
        let amount = figures::money_with_unit(self.words.0, amount, MoneyUnit::Wan);
        self.words.with(id, &[("amount", amount.into())])
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
        let mut sheet = BookSheet {
            name: words.of("papers-assumptions"),
            columns: [6, 10, 52, 32, 32, 48].map(|width| BookColumn { width, text: false }).to_vec(),
            frozen_rows: 1,
            rows,
            ruled_from: Some(0),
            print: Some(self.furniture.print(&words.of("papers-assumptions"))),
            ..BookSheet::default()
        };
        self.unpriced(&mut sheet);
        sheet
    }

    /// Under the assumptions, the questions of the draft that the tables cannot price.
    fn unpriced(&self, sheet: &mut BookSheet) {
        let words = self.words;
        let text = |text: &Text| BookCell::text(words.0.of(text));
        for (at, question) in self.rules.unpriced.iter().enumerate() {
            let number = u64::try_from(self.notes.all.len() + at + 1).unwrap_or(u64::MAX);
            let needs = words.with("papers-needs", &[("needs", words.0.of(&question.needs).into())]);
            sheet.merged.push(merged(sheet.rows.len(), 3, 4));
            sheet.rows.push(vec![
                count(number),
                BookCell::text(words.of("papers-kind-unpriced")),
                text(&question.question),
                text(&question.size),
                BookCell::default(),
                BookCell::text(needs),
            ]);
        }
    }
}
