//! 修改对照表 as a document: the computed sentence of every clause that a scenario changes, as it
//! stands and as amended, and what that costs.

use cesuan_base::money::{Fen, MoneyUnit};
use cesuan_engine::Amounts;
use cesuan_i18n::comparison_table::words::{Face, column as column_name};
use cesuan_i18n::{accounts, figures};
use cesuan_office::{Alignment, Block, Document, DocumentTable, LineRole, TableCell, TextLine, TextSpan, Tone};
use cesuan_session::{AmendmentsData, ComparedColumn, Comparison};

use super::amendments::{Amended, Amendment, FiscalEffect, Stretch, amendments};
use super::edition::Edition;
use super::page_furniture::PageFurniture;
use super::words::Words;

/// The relative widths of the columns: number, clause, text as drafted, text as amended, reason, fiscal effect.
const WIDTHS: [u16; 6] = [5, 16, 30, 30, 13, 18];

/// The document of a scenario.
pub(super) fn amendment_table(data: &AmendmentsData, edition: &Edition) -> Document {
    let AmendmentsData { comparison, column, drafted, amended, settings, population } = data;
    let lang = edition.lang;
    let rows = amendments(Amended { drafted, amended, settings, lang }, comparison, *column);
    let words = Words(lang);
    let furniture = PageFurniture { words, policy: lang.of(&drafted.title), population, date: edition.date() };
    let writer = Writer { words, comparison, column: &comparison.columns[*column] };
    let name = column_name(lang, Face::Workbook, comparison, *column);
    let title = words.of("papers-amendments");
    let mut blocks = vec![
        Block::Line(TextLine::plain(&*title).role(LineRole::Title).at(Alignment::Centre)),
        Block::Line(
            TextLine::plain(writer.subtitle(furniture.policy, &name)).role(LineRole::Subtitle).at(Alignment::Centre),
        ),
    ];
    let unit = furniture.date().into_iter().chain([words.of("papers-unit-wan")]).collect::<Vec<_>>().join("　　");
    blocks.push(Block::Line(TextLine::plain(unit).role(LineRole::Note).at(Alignment::End)));
    if rows.is_empty() {
        blocks.push(Block::Line(TextLine::plain(words.of("papers-nothing-amended"))));
    } else {
        blocks.push(Block::Table(writer.table(&rows)));
    }
    let notes = [
        words.of("papers-amendments-sentences"),
        words.of("papers-amendments-marks"),
        words.of("papers-amendments-effect"),
        furniture.data(),
        furniture.sealed(&writer.column.seal),
    ];
    blocks.extend(notes.map(|note| Block::Line(TextLine::plain(note).role(LineRole::Note))));
    Document {
        title: format!("{title}　{}", writer.subtitle(furniture.policy, &name)),
        subject: furniture.policy.to_owned(),
        author: words.of("papers-author"),
        comment: furniture.sealed(&writer.column.seal),
        date: edition.date.clone(),
        fonts: furniture.fonts(),
        footer: furniture.numbers(),
        blocks,
    }
}

struct Writer<'a> {
    words: Words,
    comparison: &'a Comparison,
    column: &'a ComparedColumn,
}

impl Writer<'_> {
    fn subtitle(&self, policy: &str, name: &str) -> String {
        self.words.with("papers-of-scenario", &[("policy", policy.into()), ("name", name.into())])
    }

    fn table(&self, rows: &[Amendment]) -> DocumentTable {
        let heads = [
            "papers-number",
            "papers-clause",
            "papers-computed-text",
            "papers-amended-text",
            "papers-reason",
            "papers-effect",
        ];
        let mut table = DocumentTable {
            widths: WIDTHS.to_vec(),
            head: heads.map(|head| self.words.of(head)).to_vec(),
            rows: (1..).zip(rows).map(|(number, row)| self.row(number, row)).collect(),
        };
        table.rows.extend(self.totals());
        table
    }

    fn row(&self, number: usize, row: &Amendment) -> Vec<TableCell> {
        let clause = vec![TextLine::of(&*row.position, Tone::Strong), TextLine::plain(&*row.title)];
        let absent = |id: &str| TableCell::of(TextLine::plain(self.words.of(id)).at(Alignment::Centre));
        let side = |stretches: &[Stretch], tone, id| {
            if stretches.is_empty() { absent(id) } else { TableCell::of(said(stretches, tone)) }
        };
        vec![
            TableCell::of(TextLine::plain(number.to_string()).at(Alignment::Centre)),
            TableCell { lines: clause, further: 0 },
            side(&row.drafted, Tone::Deleted, "papers-added"),
            side(&row.amended, Tone::Inserted, "papers-taken-out"),
            TableCell::default(),
            row.effect.as_ref().map_or_else(|| absent("papers-no-effect"), |effect| self.effect(effect)),
        ]
    }

    /// The cell of a measure's fiscal effect, by year and over all years.
    fn effect(&self, effect: &FiscalEffect) -> TableCell {
        let kind = match effect {
            FiscalEffect { forgone: true, .. } => "papers-more-relief",
            FiscalEffect { only_due: true, .. } => "papers-more-due",
            _ => "papers-more-paid",
        };
        let mut lines = vec![TextLine::plain(self.words.of(kind))];
        if effect.open {
            lines.push(TextLine::of(self.words.of("papers-undetermined"), Tone::Strong));
            return TableCell { lines, further: 0 };
        }
        lines.extend(self.amounts(&effect.years, effect.total));
        if effect.commitments != Fen::ZERO {
            let amount = figures::signed(self.words.0, effect.commitments, MoneyUnit::Wan);
            lines.push(TextLine::plain(self.words.with("papers-commitments-more", &[("amount", amount.into())])));
        }
        TableCell { lines, further: 0 }
    }

    fn amounts(&self, years: &[Amounts], total: Amounts) -> Vec<TextLine> {
        let words = self.words;
        let signed = |fen: Fen| figures::signed(words.0, fen, MoneyUnit::Wan);
        let year = |(year, amounts): (&i32, &Amounts)| {
            let args = [("year", year.to_string().into()), ("amount", signed(amounts.paid).into())];
            TextLine::plain(words.with("papers-in-year", &args)).at(Alignment::End)
        };
        let mut lines: Vec<TextLine> = self.comparison.years.iter().zip(years).map(year).collect();
        let all = words.with("papers-in-all", &[("amount", signed(total.paid).into())]);
        lines.push(TextLine::of(all, Tone::Strong).at(Alignment::End));
        lines
    }

    /// Below the amendments: the change of each account, and of what falls due after the policy. Accounts are not added up.
    fn totals(&self) -> Vec<Vec<TableCell>> {
        let (Some(before), Some(now)) = (self.comparison.columns[0].outcome.as_ref(), self.column.outcome.as_ref())
        else {
            return Vec::new();
        };
        let mut found = Vec::new();
        let accounts = self.comparison.accounts.iter().zip(before.accounts.iter().zip(&now.accounts));
        for (at, (account, (before, now))) in accounts.enumerate() {
            let only_due = before.only_reports || now.only_reports;
            let years = apart(&before.years, &now.years);
            let total = now.total.less(before.total);
            // The account that results lead with is told even where nothing changes.
            if at > 0 && total == Amounts::default() && years.iter().all(|year| *year == Amounts::default()) {
                continue;
            }
            let name = accounts::compared(self.words.0, account);
            let id = match account.forgone {
                true => "papers-account-relief",
                false if only_due => "papers-account-due",
                false => "papers-account-paid",
            };
            let label = self.words.with(id, &[("name", name.into())]);
            found.push(self.total(label, self.amounts(&years, total)));
        }
        let commitments: i64 =
            now.commitments.iter().zip(&before.commitments).map(|(now, before)| now.0 - before.0).sum();
        if commitments != 0 {
            let signed = figures::signed(self.words.0, Fen(commitments), MoneyUnit::Wan);
            let all = self.words.with("papers-in-all", &[("amount", signed.into())]);
            let lines = vec![TextLine::of(all, Tone::Strong).at(Alignment::End)];
            found.push(self.total(self.words.of("papers-commitments-change"), lines));
        }
        found
    }

    fn total(&self, label: String, lines: Vec<TextLine>) -> Vec<TableCell> {
        let label = TableCell {
            lines: vec![TextLine::of(label, Tone::Strong).at(Alignment::Centre)],
            further: u16::try_from(WIDTHS.len() - 2).unwrap_or_default(),
        };
        vec![label, TableCell { lines, further: 0 }]
    }
}

/// The amounts of each year in `now`, less those in `before`.
fn apart(before: &[Amounts], now: &[Amounts]) -> Vec<Amounts> {
    before.iter().zip(now).map(|(before, now)| now.less(*before)).collect()
}

fn said(stretches: &[Stretch], tone: Tone) -> TextLine {
    let span = |stretch: &Stretch| TextSpan {
        text: stretch.text.clone(),
        tone: if stretch.changed { tone } else { Tone::Plain },
    };
    TextLine { spans: stretches.iter().map(span).collect(), ..TextLine::default() }
}
