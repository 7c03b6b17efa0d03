//! A document as a DOCX file.

use std::cell::Cell;
use std::io::Cursor;

use docx_rs::{
    AlignmentType, BorderType, Docx, Footer, LineSpacing, LineSpacingType, PageMargin, PageNum, PageOrientationType,
    Paragraph, Run, RunFonts, Shading, Table, TableAlignmentType, TableBorder, TableBorderPosition, TableBorders,
    TableCellMargins, TableLayoutType, TableRow, VAlignType, WidthType, XMLDocx,
};
use quick_xml::escape::escape;
use unicode_width::UnicodeWidthStr;

use cesuan_base::diag::{Arg, Code, Diagnostic, Diagnostics, Place as Where};

use super::book::Numbered;
use super::document::{Block, Document, DocumentTable, Fonts, Line, Place, Role, Span, TableCell, Tone};

/// A4 across and its margins, in twentieths of a point.
const PAGE: (u32, u32) = (16_838, 11_906);
const MARGIN: (i32, i32) = (1_134, 1_020);
const TEXT_WIDTH: usize = 14_797;
/// When a document was written that does not say so.
const NO_DATE: &str = "2000-01-01";
/// A row of more lines than these may go over a page's end.
const MOST_WHOLE: usize = 15;
/// The shade of a table's head.
const HEAD_SHADE: &str = "E7EEF4";

/// Writes a document.
///
/// # Errors
/// When it is more than a file holds.
pub fn docx(document: &Document) -> Result<Vec<u8>, Diagnostics> {
    let look = Look { fonts: &document.fonts, paragraphs: Cell::new(0) };
    let (vertical, horizontal) = MARGIN;
    let margin = PageMargin::new().top(vertical).bottom(vertical).left(horizontal).right(horizontal);
    let mut docx = Docx::new()
        .page_size(PAGE.0, PAGE.1)
        .page_orient(PageOrientationType::Landscape)
        .page_margin(margin.header(567).footer(567))
        .default_fonts(look.fonts(false))
        .default_size(size(Role::Text))
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

/// A file that cannot be written.
pub(super) fn unwritten(title: &str) -> Diagnostics {
    let fault = Diagnostic::error(Code::BadBook).at(Where::File { file: title.to_owned() });
    fault.with("detail", Arg::Word("book-unwritten".to_owned())).into()
}

/// Puts in what the library has no words for: heads of tables that stand on every page, and the document's properties.
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

/// Text without the signs XML has no way to say.
fn plain(text: &str) -> String {
    text.chars().filter(|c| !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}')).collect()
}

/// Half points.
const fn size(role: Role) -> usize {
    match role {
        Role::Title => 44,
        Role::Subtitle => 30,
        Role::Text => 21,
        Role::Note => 18,
    }
}

/// About how many lines a cell takes.
fn lines(cell: &TableCell, width: usize) -> usize {
    // A letter is half as wide as it is high.
    let letter = size(Role::Text) * 10 / 2;
    cell.lines.iter().map(|line| (line.words().width() * letter).div_ceil(width.max(1)).max(1)).sum()
}

/// How a document looks.
struct Look<'a> {
    fonts: &'a Fonts,
    /// How many paragraphs there are so far: each is numbered, and the library's own numbers go on from document to document.
    paragraphs: Cell<u32>,
}

impl Look<'_> {
    fn fonts(&self, heading: bool) -> RunFonts {
        let Fonts { latin, text, heading: of_heading } = self.fonts;
        let chinese = if heading { of_heading } else { text };
        RunFonts::new().ascii(latin).hi_ansi(latin).cs(latin).east_asia(chinese)
    }

    fn numbered(&self) -> Paragraph {
        self.paragraphs.set(self.paragraphs.get() + 1);
        Paragraph::new().id(format!("{:08x}", self.paragraphs.get()))
    }

    fn paragraph(&self, line: &Line) -> Paragraph {
        let place = match line.place {
            Place::Start => AlignmentType::Left,
            Place::Centre => AlignmentType::Center,
            Place::End => AlignmentType::Right,
        };
        let (before, after) = match line.role {
            Role::Title => (0, 120),
            Role::Subtitle => (0, 160),
            Role::Text => (0, 0),
            Role::Note => (60, 0),
        };
        let spacing = LineSpacing::new().before(before).after(after).line(264).line_rule(LineSpacingType::Auto);
        let paragraph = self.numbered().align(place).line_spacing(spacing).widow_control(true);
        let paragraph =
            if matches!(line.role, Role::Title | Role::Subtitle) { paragraph.keep_next(true) } else { paragraph };
        line.spans.iter().fold(paragraph, |paragraph, span| paragraph.add_run(self.run(span, line.role)))
    }

    fn run(&self, span: &Span, role: Role) -> Run {
        let run = Run::new().add_text(plain(&span.text)).size(size(role)).fonts(self.fonts(role == Role::Title));
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
            let line = Line::of(text, Tone::Strong).at(Place::Centre);
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
            // What would leave most of a page blank goes over its end.
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
            return empty.add_paragraph(self.paragraph(&Line::default()));
        }
        cell.lines.iter().fold(empty, |made, line| made.add_paragraph(self.paragraph(line)))
    }

    /// The page's number as a field, which a word processor fills in.
    fn footer(&self, footer: &Numbered) -> Footer {
        let words = |text: &str| {
            let span = Span { text: text.to_owned(), tone: Tone::Plain };
            // As large as the numbers, whose fields have no size of their own.
            self.run(&span, Role::Text)
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
