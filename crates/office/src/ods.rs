//! Reads ODS workbooks, as LibreOffice writes them.

use std::io::{BufReader, Read};

use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};

use cesuan_base::diag::{Diagnostic, Diagnostics};

use super::fault::bad;
use super::number::number;
use super::raw_sheet::RawSheet;
use super::sheet_text::{FORMULA, SheetText, flag};
use super::zip_guard::Archive;

/// The most cells or rows that one repeated cell or row with content may stand for.
const MOST_REPEATS: usize = 100_000;

type Xml<'a> = Reader<BufReader<Box<dyn Read + 'a>>>;

/// Reads every table of a workbook.
pub(super) fn sheets(name: &str, mut archive: Archive<'_>) -> Result<Vec<RawSheet>, Diagnostics> {
    let broken = || Diagnostics::from(bad(name, "book-broken"));
    let content = archive.by_name("content.xml").map_err(|_| broken())?;
    let mut xml: Xml<'_> = Reader::from_reader(BufReader::new(Box::new(content)));
    let mut sheets = Vec::new();
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer).map_err(|_| broken())? {
            Event::Start(start) if start.local_name().as_ref() == "encrypted-data" => {
                return Err(bad(name, "book-encrypted").into());
            }
            Event::Start(start) if start.name().as_ref() == "table:table" => {
                let sheet = attribute(&start, "table:name").unwrap_or_default();
                let mut table = TableParser { xml: &mut xml, text: SheetText::new(name, &sheet), row: 0 };
                table.read().map_err(|fault| fault.map_or_else(broken, |fault| Diagnostics::from(*fault)))?;
                sheets.push(table.text.finish());
            }
            Event::Eof => return Ok(sheets),
            _ => {}
        }
    }
}

/// What stops the reading of a table: a fault of a cell, or `None` if the file is damaged.
type RowError = Option<Box<Diagnostic>>;

struct TableParser<'x, 'a> {
    xml: &'x mut Xml<'a>,
    text: SheetText,
    row: u64,
}

impl TableParser<'_, '_> {
    /// Reads up to the table's end. Rows in headings and groups, and hidden ones, are read like others.
    fn read(&mut self) -> Result<(), RowError> {
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            match self.xml.read_event_into(&mut buffer).map_err(|_| None)? {
                Event::Start(start) if start.name().as_ref() == "table:table-row" => {
                    let repeats = repeats(&start, "table:number-rows-repeated");
                    self.read_row(repeats)?;
                }
                Event::Empty(start) if start.name().as_ref() == "table:table-row" => {
                    self.row += repeats(&start, "table:number-rows-repeated") as u64;
                }
                Event::End(end) if end.name().as_ref() == "table:table" => return Ok(()),
                Event::Eof => return Err(None),
                _ => {}
            }
        }
    }

    fn read_row(&mut self, rows: usize) -> Result<(), RowError> {
        let mut cells: Vec<(usize, String)> = Vec::new();
        let mut column = 0_usize;
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            let (start, has_content) = match self.xml.read_event_into(&mut buffer).map_err(|_| None)? {
                Event::Start(start) => (start.into_owned(), true),
                Event::Empty(start) => (start.into_owned(), false),
                Event::End(end) if end.name().as_ref() == "table:table-row" => break,
                Event::Eof => return Err(None),
                _ => continue,
            };
            if !matches!(start.name().as_ref(), "table:table-cell" | "table:covered-table-cell") {
                continue;
            }
            let repeats = repeats(&start, "table:number-columns-repeated");
            let words = if has_content { self.paragraphs()? } else { String::new() };
            let text = value(&start, words);
            if !text.is_empty() {
                if repeats > MOST_REPEATS {
                    return Err(None);
                }
                cells.extend((column..column + repeats).map(|at| (at, text.clone())));
            }
            column = column.saturating_add(repeats);
        }
        if !cells.is_empty() {
            if rows > MOST_REPEATS {
                return Err(None);
            }
            for row in 0..rows as u64 {
                for (column, text) in &cells {
                    self.text.cell(self.row + row, *column, text).map_err(Some)?;
                }
            }
        }
        self.row = self.row.saturating_add(rows as u64);
        Ok(())
    }

    /// The text of a cell's paragraphs up to the cell's end, without that of its annotations.
    fn paragraphs(&mut self) -> Result<String, RowError> {
        let mut text = String::new();
        let (mut depth, mut remark, mut paragraphs) = (0_usize, 0_usize, 0_usize);
        let mut inside = 0_usize;
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            match self.xml.read_event_into(&mut buffer).map_err(|_| None)? {
                Event::Start(start) => {
                    depth += 1;
                    match start.name().as_ref() {
                        "office:annotation" => remark = depth,
                        "text:p" if remark == 0 => {
                            if paragraphs > 0 {
                                text.push('\n');
                            }
                            paragraphs += 1;
                            inside = depth;
                        }
                        _ => {}
                    }
                }
                Event::Empty(start) if inside > 0 && remark == 0 => match start.name().as_ref() {
                    "text:s" => text.push_str(&" ".repeat(repeats(&start, "text:c").min(MOST_REPEATS))),
                    "text:tab" => text.push('\t'),
                    "text:line-break" => text.push('\n'),
                    _ => {}
                },
                Event::Empty(start) if remark == 0 && start.name().as_ref() == "text:p" => {
                    text.push_str(if paragraphs > 0 { "\n" } else { "" });
                    paragraphs += 1;
                }
                Event::Text(part) if inside > 0 && remark == 0 => {
                    text.push_str(&part.xml_content(XmlVersion::Implicit1_0));
                }
                Event::CData(part) if inside > 0 && remark == 0 => {
                    text.push_str(&part.xml_content(XmlVersion::Implicit1_0));
                }
                Event::GeneralRef(entity) if inside > 0 && remark == 0 => match entity.resolve_char_ref() {
                    Ok(Some(c)) => text.push(c),
                    Ok(None) => {
                        let name = entity.xml_content(XmlVersion::Implicit1_0);
                        text.push_str(resolve_predefined_entity(&name).ok_or(None)?);
                    }
                    Err(_) => return Err(None),
                },
                Event::End(_) => {
                    if depth == 0 {
                        return Ok(text);
                    }
                    remark = if remark == depth { 0 } else { remark };
                    inside = if inside == depth { 0 } else { inside };
                    depth -= 1;
                }
                Event::Eof => return Err(None),
                _ => {}
            }
        }
    }
}

/// The text of a cell: its value, or its paragraphs if it has none.
fn value(start: &BytesStart<'_>, words: String) -> String {
    let exact = |name: &str| attribute(start, name).unwrap_or_default();
    // LibreOffice keeps a failed formula as text, or as zero with the error as its paragraph.
    if words.starts_with('#') || words.starts_with("Err:") {
        return if words.starts_with("Err:") { "#VALUE!".to_owned() } else { words };
    }
    match attribute(start, "office:value-type").as_deref() {
        Some("float" | "percentage" | "currency") => {
            let text = exact("office:value");
            text.parse().map_or(text, number)
        }
        Some("date") => {
            let date = exact("office:date-value");
            date.strip_suffix("T00:00:00").map(str::to_owned).unwrap_or(date.replace('T', " "))
        }
        Some("boolean") => flag(exact("office:boolean-value") == "true").to_owned(),
        Some("string") => attribute(start, "office:string-value").unwrap_or(words),
        Some(_) => words,
        None => match attribute(start, "table:formula") {
            Some(formula) if words.is_empty() => format!("{FORMULA} {formula}"),
            _ => words,
        },
    }
}

fn repeats(start: &BytesStart<'_>, name: &str) -> usize {
    attribute(start, name).and_then(|text| text.parse().ok()).unwrap_or(1)
}

fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = start.try_get_attribute(name).ok()??;
    Some(attribute.normalized_value(XmlVersion::Implicit1_0).ok()?.into_owned())
}
