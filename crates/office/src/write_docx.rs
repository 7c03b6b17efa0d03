//! Writes a document as a DOCX file.

use std::cell::Cell;
use std::io::Cursor;

use docx_rs::{
    AlignmentType, BorderType, Docx, Footer, LineSpacing, LineSpacingType, PageMargin, PageNum, PageOrientationType,
    Paragraph, Run, RunFonts, Shading, Table, TableAlignmentType, TableBorder, TableBorderPosition, TableBorders,
    TableCellMargins, TableLayoutType, TableRow, VAlignType, WidthType, XMLDocx,
};
use quick_xml::escape::escape;
use unicode_width::UnicodeWidthStr;

use cesuan_base::diag::Diagnostics;

use super::book::Numbered;
use super::document::{
    Alignment, Block, Document, DocumentTable, Fonts, LineRole, TableCell, TextLine, TextSpan, Tone,
};
use super::fault::unwritten;

/// Width and height of A4 landscape, in twentieths of a point.
const PAGE: (u32, u32) = (16_838, 11_906);
/// The vertical and the horizontal margin, in twentieths of a point.
const MARGIN: (i32, i32) = (1_134, 1_020);
/// The width between the margins, in twentieths of a point.
const TEXT_WIDTH: usize = 14_797;
/// The date written into documents without one.
const NO_DATE: &str = "2000-01-01";
/// Rows with more lines than this may be split over two pages.
const MOST_WHOLE: usize = 15;
/// The background colour of a table's head.
const HEAD_SHADE: &str = "E7EEF4";

/// Writes a document.
///
/// # Errors
/// If the document exceeds what a file can hold.
pub fn docx(document: &Document) -> Result<Vec<u8>, Diagnostics> {
    let look = DocxStyle { fonts: &document.fonts, paragraphs: Cell::new(0) };
    let (vertical, horizontal) = MARGIN;
    let margin = PageMargin::new().top(vertical).bottom(vertical).left(horizontal).right(horizontal);
    let mut docx = Docx::new()
        .page_size(PAGE.0, PAGE.1)
        .page_orient(PageOrientationType::Landscape)
        .page_margin(margin.header(567).footer(567))
        .default_fonts(look.fonts(false))
        .default_size(size(LineRole::Text))
        .footer(look.footer(&document.footer));
    for block in &document.blocks {
        docx = match block {
            Block::Line(line) => docx.add_paragraph(look.paragraph(line)),
            Block::Table(table) => docx.add_table(look.table(table)),
        };
    }
    let mut parts = docx.build();
    complete(&mut parts, document);
    let mut file = Cursor::new(Vec::new());
    parts.pack(&mut file).map_err(|_| unwritten(&document.title))?;
    Ok(file.into_inner())
}

/// Adds what the library cannot express: table heads that are repeated on every page, and the document's properties.
fn complete(parts: &mut XMLDocx, document: &Document) {
    const ROW: &str = "<w:trPr><w:cantSplit />";
    let body = String::from_utf8_lossy(&parts.document);
    let mut tables = body.split("<w:tbl>");
    let before = tables.next().unwrap_or_default().to_owned();
    let headed = tables.map(|table| table.replacen(ROW, &format!("{ROW}<w:tblHeader />"), 1));
    parts.document = headed.fold(before, |body, table| body + "<w:tbl>" + &table).into_bytes();
    let date = document.date.as_deref().unwrap_or(NO_DATE);
    let Document { title, subject, author, comment, .. } = document;
    let [title, subject, author, comment, date] =
        [title, subject, author, comment, date].map(|text| escape(plain(text)).into_owned());
    parts.doc_props.core = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\
         <cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">\
         <dc:title>{title}</dc:title><dc:subject>{subject}</dc:subject><dc:creator>{author}</dc:creator>\
         <dc:description>{comment}</dc:description>\
         <dcterms:created xsi:type=\"dcterms:W3CDTF\">{date}T00:00:00Z</dcterms:created>\
         <dcterms:modified xsi:type=\"dcterms:W3CDTF\">{date}T00:00:00Z</dcterms:modified>\
         </cp:coreProperties>"
    )
    .into_bytes();
}

/// Text without the characters XML cannot hold.
fn plain(text: &str) -> String {
    text.chars().filter(|c| !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}')).collect()
}

/// The font size of a role, in half points.
const fn size(role: LineRole) -> usize {
    match role {
        LineRole::Title => 44,
        LineRole::Subtitle => 30,
        LineRole::Text => 21,
        LineRole::Note => 18,
    }
}

/// Estimates how many lines a cell takes.
fn lines(cell: &TableCell, width: usize) -> usize {
    // A Latin letter is half as wide as it is high.
    let letter = size(LineRole::Text) * 10 / 2;
    cell.lines.iter().map(|line| (line.words().width() * letter).div_ceil(width.max(1)).max(1)).sum()
}

/// Builds the parts of the file in the document's fonts.
struct DocxStyle<'a> {
    fonts: &'a Fonts,
    /// How many paragraphs were made. Each is numbered from here, because the library's own numbers continue from one
    /// document to the next.
    paragraphs: Cell<u32>,
}

impl DocxStyle<'_> {
    fn fonts(&self, heading: bool) -> RunFonts {
        let Fonts { latin, text, heading: of_heading } = self.fonts;
        let chinese = if heading { of_heading } else { text };
        RunFonts::new().ascii(latin).hi_ansi(latin).cs(latin).east_asia(chinese)
    }

    fn numbered(&self) -> Paragraph {
        self.paragraphs.set(self.paragraphs.get() + 1);
        Paragraph::new().id(format!("{:08x}", self.paragraphs.get()))
    }

    fn paragraph(&self, line: &TextLine) -> Paragraph {
        let place = match line.place {
            Alignment::Start => AlignmentType::Left,
            Alignment::Centre => AlignmentType::Center,
            Alignment::End => AlignmentType::Right,
        };
        let (before, after) = match line.role {
            LineRole::Title => (0, 120),
            LineRole::Subtitle => (0, 160),
            LineRole::Text => (0, 0),
            LineRole::Note => (60, 0),
        };
        let spacing = LineSpacing::new().before(before).after(after).line(264).line_rule(LineSpacingType::Auto);
        let paragraph = self.numbered().align(place).line_spacing(spacing).widow_control(true);
        let paragraph = if matches!(line.role, LineRole::Title | LineRole::Subtitle) {
            paragraph.keep_next(true)
        } else {
            paragraph
        };
        line.spans.iter().fold(paragraph, |paragraph, span| paragraph.add_run(self.run(span, line.role)))
    }

    fn run(&self, span: &TextSpan, role: LineRole) -> Run {
        let run = Run::new().add_text(plain(&span.text)).size(size(role)).fonts(self.fonts(role == LineRole::Title));
        match span.tone {
            Tone::Plain => run,
            Tone::Strong => run.bold(),
            Tone::Inserted => run.bold().underline("single"),
            Tone::Deleted => run.strike(),
        }
    }

    fn table(&self, table: &DocumentTable) -> Table {
        let all: usize = table.widths.iter().map(|width| usize::from(*width)).sum();
        let widths: Vec<usize> =
            table.widths.iter().map(|width| TEXT_WIDTH * usize::from(*width) / all.max(1)).collect();
        let head = table.head.iter().zip(&widths).map(|(text, width)| {
            let line = TextLine::of(text, Tone::Strong).at(Alignment::Centre);
            self.cell(&TableCell::of(line), *width).shading(Shading::new().fill(HEAD_SHADE))
        });
        let mut rows = vec![TableRow::new(head.collect()).cant_split()];
        for row in &table.rows {
            let mut left = widths.as_slice();
            let mut longest = 0;
            let cells = row.iter().map(|cell| {
                let (own, rest) = left.split_at(left.len().min(1 + usize::from(cell.further)));
                left = rest;
                let width = own.iter().sum();
                longest = longest.max(lines(cell, width));
                self.cell(cell, width)
            });
            let whole = TableRow::new(cells.collect());
            // A long row may be split; kept together it could leave most of a page blank.
            rows.push(if longest > MOST_WHOLE { whole } else { whole.cant_split() });
        }
        let border = |position| TableBorder::new(position).border_type(BorderType::Single).size(4).color("000000");
        let borders = [
            TableBorderPosition::Top,
            TableBorderPosition::Left,
            TableBorderPosition::Bottom,
            TableBorderPosition::Right,
            TableBorderPosition::InsideH,
            TableBorderPosition::InsideV,
        ];
        let borders = borders.into_iter().fold(TableBorders::with_empty(), |all, position| all.set(border(position)));
        Table::new(rows)
            .set_grid(widths.clone())
            .layout(TableLayoutType::Fixed)
            .align(TableAlignmentType::Center)
            .width(widths.iter().sum(), WidthType::Dxa)
            .margins(TableCellMargins::new().margin(40, 85, 40, 85))
            .set_borders(borders)
    }

    fn cell(&self, cell: &TableCell, width: usize) -> docx_rs::TableCell {
        let empty = docx_rs::TableCell::new().width(width, WidthType::Dxa).vertical_align(VAlignType::Center);
        let empty = if cell.further > 0 { empty.grid_span(1 + usize::from(cell.further)) } else { empty };
        if cell.lines.is_empty() {
            return empty.add_paragraph(self.paragraph(&TextLine::default()));
        }
        cell.lines.iter().fold(empty, |made, line| made.add_paragraph(self.paragraph(line)))
    }

    /// The footer with the page number as a field, which the word processor fills in.
    fn footer(&self, footer: &Numbered) -> Footer {
        let words = |text: &str| {
            let span = TextSpan { text: text.to_owned(), tone: Tone::Plain };
            // The same size as the page number, whose field has no size of its own.
            self.run(&span, LineRole::Text)
        };
        let line = self
            .numbered()
            .align(AlignmentType::Center)
            .fonts(self.fonts(false))
            .add_run(words(&footer.before))
            .add_page_num(PageNum::new())
            .add_run(words(&footer.between))
            .add_num_pages(docx_rs::NumPages::new())
            .add_run(words(&footer.after));
        Footer::new().add_paragraph(line)
    }
}
