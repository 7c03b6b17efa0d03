//! 修改对照表 as a document: every sentence a scenario changes, as drafted and as amended, and what that costs.

use cesuan_base::money::{Fen, MoneyUnit};
use cesuan_engine::Amounts;
use cesuan_i18n::comparison_table::words::{Face, column as column_name};
use cesuan_i18n::figures;
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
            "papers-as-drafted-text",
            "papers-amended-text",
            "papers-reason",
            "papers-effect",
        ];
        let mut table = DocumentTable {
            widths: WIDTHS.to_vec(),
            head: heads.map(|head| self.words.of(head)).to_vec(),
            rows: (1..).zip(rows).map(|(number, row)| self.row(number, row)).collect(),
        };
        table.rows.extend(self.totals(rows));
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
        let kind = if effect.forgone { "papers-more-relief" } else { "papers-more-spending" };
        let mut lines = vec![TextLine::plain(self.words.of(kind))];
        if effect.open {
            lines.push(TextLine::of(self.words.of("papers-undetermined"), Tone::Strong));
            return TableCell { lines, further: 0 };
        }
        lines.extend(self.amounts(&effect.years, effect.total));
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

    /// Below the amendments: the change of measures that are not amended themselves, and the change of everything, for spending and
    /// for income forgone.
    fn totals(&self, rows: &[Amendment]) -> Vec<Vec<TableCell>> {
        let (Some(before), Some(now)) = (self.comparison.columns[0].outcome.as_ref(), self.column.outcome.as_ref())
        else {
            return Vec::new();
        };
        let kinds = [
            (false, "papers-other-spending", "papers-spending-in-all", apart(&before.spending, &now.spending)),
            (true, "papers-other-relief", "papers-relief-in-all", apart(&before.relief, &now.relief)),
        ];
        let mut found = Vec::new();
        for (forgone, other, all, total) in kinds {
            let own = rows.iter().filter_map(|row| row.effect.as_ref()).filter(|effect| effect.forgone == forgone);
            let mut rest = total.clone();
            own.for_each(|effect| rest = apart(&effect.years, &rest));
            if rest.iter().any(|amounts| amounts.paid != Fen::ZERO) {
                found.push(self.total(other, &rest, Tone::Plain));
            }
            if !forgone || total.iter().any(|amounts| amounts.paid != Fen::ZERO) {
                found.push(self.total(all, &total, Tone::Strong));
            }
        }
        found
    }

    fn total(&self, id: &str, years: &[Amounts], tone: Tone) -> Vec<TableCell> {
        let label = TableCell {
            lines: vec![TextLine::of(self.words.of(id), tone).at(Alignment::Centre)],
            further: u16::try_from(WIDTHS.len() - 2).unwrap_or_default(),
        };
        let total = years.iter().fold(Amounts::default(), |sum, year| Amounts {
            demand: Fen(sum.demand.0 + year.demand.0),
            paid: Fen(sum.paid.0 + year.paid.0),
        });
        vec![label, TableCell { lines: self.amounts(years, total), further: 0 }]
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
