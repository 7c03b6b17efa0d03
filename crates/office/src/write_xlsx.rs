//! Writes a workbook as an XLSX file.

use std::collections::BTreeMap;

use rust_xlsxwriter::{
    Color, DataValidation, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Formula, Note, Workbook,
    Worksheet, XlsxError,
};
use unicode_width::UnicodeWidthStr;

use cesuan_base::diag::Diagnostics;

use super::book::{Book, BookCell, BookSheet, BookValue, CellStyle, Choices, Merged, Print};
use super::fault::bad;
use super::raw_sheet::letters;

/// The most characters of a list of options inside its validation rule; longer lists go to a sheet of their own.
const MAX_LIST: usize = 250;
/// The most characters of a note.
const MAX_NOTE: usize = 2_000;
/// The most characters of a cell.
const MAX_TEXT: usize = 32_767;
/// The name of the hidden sheet with the longer lists.
const LISTS: &str = "_lists";
/// The date written into workbooks without one.
const NO_DATE: &str = "2000-01-01";
/// The height of a line in a table with borders, in points.
const LINE: u32 = 14;
/// What is added to the height of each row of such a table, in points.
const LINE_GAP: u32 = 4;
/// The most lines a row shows.
const MOST_LINES: u32 = 28;
/// The font size in a table with borders.
const RULED_SIZE: u32 = 10;
/// The default column width, in digits.
const WIDTH: u16 = 14;

/// Whether a text is a date as `yyyy-mm-dd` that a workbook can hold.
pub fn is_day(text: &str) -> bool {
    let shaped = |(at, sign): (usize, u8)| if at == 4 || at == 7 { sign == b'-' } else { sign.is_ascii_digit() };
    text.len() == 10 && text.bytes().enumerate().all(shaped) && ExcelDateTime::parse_from_str(text).is_ok()
}

/// Writes a workbook. Numbers are stored as the nearest doubles, which are exact to 15 digits.
///
/// # Errors
/// If a sheet has more rows than a workbook can hold.
pub fn xlsx(book: &Book) -> Result<Vec<u8>, Diagnostics> {
    write(book).map_err(|error| {
        let word = match error {
            XlsxError::RowColumnLimitError => "book-too-long",
            _ => "book-unwritten",
        };
        bad(&book.title, word).into()
    })
}

fn write(book: &Book) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let date = ExcelDateTime::parse_from_str(book.date.as_deref().unwrap_or(NO_DATE))
        .or_else(|_| ExcelDateTime::parse_from_str(NO_DATE))?;
    let properties = DocProperties::new()
        .set_title(&book.title)
        .set_subject(&book.subject)
        .set_author(&book.author)
        .set_comment(&book.comment)
        .set_creation_datetime(&date);
    workbook.set_properties(&properties);
    let formats = Formats::new();
    let mut lists: Vec<&[String]> = Vec::new();
    let mut names: Vec<String> = Vec::new();
    for sheet in &book.sheets {
        let name = name(&sheet.name, &names);
        let worksheet = workbook.add_worksheet().set_name(&name)?;
        names.push(name);
        fill(worksheet, sheet, &formats)?;
        for choices in &sheet.choices {
            choose(worksheet, choices, &mut lists)?;
        }
    }
    if !lists.is_empty() {
        let worksheet = workbook.add_worksheet().set_name(LISTS)?;
        worksheet.set_hidden(true);
        for (column, options) in (0..).zip(&lists) {
            for (row, option) in (0..).zip(*options) {
                worksheet.write_string(row, column, option)?;
            }
        }
    }
    workbook.save_to_buffer()
}

fn fill(worksheet: &mut Worksheet, sheet: &BookSheet, formats: &Formats) -> Result<(), XlsxError> {
    let columns = sheet.rows.iter().map(Vec::len).max().unwrap_or(0).max(sheet.columns.len());
    for at in 0..u16::try_from(columns).map_err(|_| XlsxError::RowColumnLimitError)? {
        let column = sheet.columns.get(usize::from(at));
        let width = column.map_or(WIDTH, |column| column.width).max(1);
        worksheet.set_column_width(at, f64::from(width))?;
        if column.is_some_and(|column| column.text) {
            worksheet.set_column_format(at, &formats.text)?;
        }
    }
    if sheet.frozen_rows > 0 || sheet.frozen_columns > 0 {
        worksheet.set_freeze_panes(sheet.frozen_rows, sheet.frozen_columns)?;
    }
    let mut last = 0;
    for (row, cells) in (0..).zip(&sheet.rows) {
        last = row;
        let ruled = sheet.ruled_from.is_some_and(|from| row >= from);
        for (at, cell) in (0..).zip(cells) {
            write_cell(worksheet, (row, at), cell, ruled, formats)?;
        }
    }
    merge(worksheet, sheet, formats)?;
    heighten(worksheet, sheet)?;
    if let Some(print) = &sheet.print {
        set_up(worksheet, print, sheet.frozen_rows)?;
    }
    if let (true, Some(head)) = (sheet.filter && columns > 0, sheet.frozen_rows.checked_sub(1)) {
        let width = u16::try_from(columns - 1).unwrap_or(u16::MAX);
        worksheet.autofilter(head, 0, last.max(head), width)?;
    }
    Ok(())
}

/// Makes rows with borders as high as their text needs, since not every program does so when it opens a file.
fn heighten(worksheet: &mut Worksheet, sheet: &BookSheet) -> Result<(), XlsxError> {
    let Some(from) = sheet.ruled_from else { return Ok(()) };
    for (row, cells) in (0..).zip(&sheet.rows).filter(|(row, _)| *row >= from) {
        let is_merged = |at: u16| sheet.merged.iter().any(|it| it.row == row && (it.first..=it.last).contains(&at));
        let lines = (0..).zip(cells).filter(|(at, _)| !is_merged(*at)).map(|(at, cell)| {
            let column = sheet.columns.get(usize::from(at));
            lines(cell, column.map_or(WIDTH, |column| column.width))
        });
        let lines = lines.max().unwrap_or(1).clamp(1, MOST_LINES);
        worksheet.set_row_height(row, f64::from(LINE * lines + LINE_GAP))?;
    }
    Ok(())
}

/// How many lines a cell's text takes in a column of a width.
fn lines(cell: &BookCell, width: u16) -> u32 {
    let BookValue::Text(text) = &cell.value else { return 1 };
    // Bold letters are wider.
    let room = usize::from(width.saturating_sub(if cell.look == CellStyle::Plain { 0 } else { 2 })).max(2);
    let of_line = |line: &str| u32::try_from(line.width().div_ceil(room)).unwrap_or(MOST_LINES).max(1);
    text.split('\n').map(of_line).fold(0, u32::saturating_add)
}

/// Merges cells and writes their content again, because merging a range writes only text.
fn merge(worksheet: &mut Worksheet, sheet: &BookSheet, formats: &Formats) -> Result<(), XlsxError> {
    for Merged { row, first, last } in sheet.merged.iter().copied().filter(|merged| merged.first < merged.last) {
        let cells = sheet.rows.get(row as usize);
        let Some(cell) = cells.and_then(|cells| cells.get(usize::from(first))) else { continue };
        let ruled = sheet.ruled_from.is_some_and(|from| row >= from);
        worksheet.merge_range(row, first, row, last, "", formats.of(&cell.value, cell.look, ruled))?;
        write_cell(worksheet, (row, first), cell, ruled, formats)?;
    }
    Ok(())
}

/// Prints on A4 landscape, fitted to the page's width, with the frozen rows repeated on each page.
fn set_up(worksheet: &mut Worksheet, print: &Print, frozen: u32) -> Result<(), XlsxError> {
    const A4: u8 = 9;
    worksheet.set_paper_size(A4).set_landscape().set_print_fit_to_pages(1, 0).set_print_center_horizontally(true);
    worksheet.set_margins(0.4, 0.4, 0.6, 0.6, 0.3, 0.3);
    if let Some(head) = frozen.checked_sub(1) {
        worksheet.set_repeat_rows(head, head)?;
    }
    // An ampersand begins a control code in headers and footers.
    let plain = |text: &str| text.replace('&', "&&");
    let footer = &print.footer;
    let (before, between, after) = (plain(&footer.before), plain(&footer.between), plain(&footer.after));
    worksheet.set_header(format!("&L{}", plain(&print.header)));
    worksheet.set_footer(format!("&C{before}&P{between}&N{after}"));
    Ok(())
}

fn write_cell(
    worksheet: &mut Worksheet,
    (row, at): (u32, u16),
    cell: &BookCell,
    ruled: bool,
    formats: &Formats,
) -> Result<(), XlsxError> {
    let format = formats.of(&cell.value, cell.look, ruled);
    match &cell.value {
        BookValue::Blank if cell.look == CellStyle::Plain && !ruled => {}
        BookValue::Blank => {
            worksheet.write_blank(row, at, format)?;
        }
        BookValue::Text(text) => {
            worksheet.write_string_with_format(row, at, cut(text, MAX_TEXT), format)?;
        }
        BookValue::Integer(number) => write_number(worksheet, row, at, &number.to_string(), format)?,
        BookValue::Money(number)
        | BookValue::Difference(number)
        | BookValue::Number(number)
        | BookValue::Percent(number) => write_number(worksheet, row, at, number, format)?,
    }
    if let Some(note) = &cell.note {
        worksheet.insert_note(row, at, &Note::new(cut(note, MAX_NOTE)).add_author_prefix(false))?;
    }
    Ok(())
}

/// Writes the number nearest to a decimal text; a text that is no number is written as text.
fn write_number(worksheet: &mut Worksheet, row: u32, at: u16, text: &str, format: &Format) -> Result<(), XlsxError> {
    match text.parse::<f64>() {
        Ok(number) if number.is_finite() => worksheet.write_number_with_format(row, at, number, format)?,
        _ => worksheet.write_string_with_format(row, at, text, format)?,
    };
    Ok(())
}

fn choose<'b>(worksheet: &mut Worksheet, choices: &'b Choices, lists: &mut Vec<&'b [String]>) -> Result<(), XlsxError> {
    let rule = DataValidation::new();
    let is_short = choices.options.iter().map(|option| option.encode_utf16().count() + 1).sum::<usize>() <= MAX_LIST;
    let rule = if is_short && choices.options.iter().all(|option| !option.contains(',')) {
        rule.allow_list_strings(&choices.options)?
    } else {
        let at = lists.iter().position(|list| *list == choices.options).unwrap_or(lists.len());
        if at == lists.len() {
            lists.push(&choices.options);
        }
        let column = letters(at);
        rule.allow_list_formula(Formula::new(format!("={LISTS}!${column}$1:${column}${}", choices.options.len())))
    };
    worksheet.add_data_validation(choices.first_row, choices.column, choices.last_row, choices.column, &rule)?;
    Ok(())
}

/// A name a workbook accepts for a sheet: without special characters, at most 31 characters, and different from those
/// taken.
fn name(wanted: &str, taken: &[String]) -> String {
    const LONGEST: usize = 31;
    /// A name that spreadsheets reserve.
    const KEPT: &str = "history";
    let plain: String =
        wanted.chars().map(|c| if "[]:*?/\\".contains(c) || c.is_control() { ' ' } else { c }).collect();
    let tidy = |name: &str| name.trim_matches(|c: char| c.is_whitespace() || c == '\'').to_owned();
    let plain = tidy(&plain);
    let base = if plain.is_empty() { "Sheet".to_owned() } else { tidy(&head_of(&plain, LONGEST)) };
    let is_taken = |name: &str| {
        let low = name.to_lowercase();
        low == LISTS || low == KEPT || taken.iter().any(|other| other.to_lowercase() == low)
    };
    let numbered = |number: usize| {
        let number = format!(" {number}");
        head_of(&base, LONGEST - number.len()) + &number
    };
    if !is_taken(&base) {
        return base;
    }
    (2..).map(numbered).find(|name| !is_taken(name)).unwrap_or(base)
}

/// The first characters of a text, counted in UTF-16 code units as spreadsheets do.
fn head_of(text: &str, most: usize) -> String {
    let mut left = most;
    let fits = |c: &char| {
        let fits = left >= c.len_utf16();
        left = left.saturating_sub(c.len_utf16());
        fits
    };
    text.chars().take_while(fits).collect()
}

fn cut(text: &str, most: usize) -> String {
    if text.encode_utf16().count() <= most { text.to_owned() } else { head_of(text, most - 1) + "…" }
}

/// The cell formats for every style and kind of number, each with and without borders.
struct Formats {
    text: Format,
    all: BTreeMap<(u8, u8, bool), Format>,
}

/// The styles in the order of their formats.
const LOOKS: [CellStyle; 11] = [
    CellStyle::Plain,
    CellStyle::Title,
    CellStyle::Heading,
    CellStyle::Aside,
    CellStyle::Header,
    CellStyle::Required,
    CellStyle::Total,
    CellStyle::TotalAside,
    CellStyle::Error,
    CellStyle::Warning,
    CellStyle::Note,
];
/// The number formats: text, whole numbers, amounts, differences, numbers, shares.
const NUMBERS: [&str; 6] = ["@", "0", "#,##0.00", "+#,##0.00;\u{2212}#,##0.00;0.00", "General", "0.00%"];

impl Formats {
    fn new() -> Self {
        let mut all = BTreeMap::new();
        for (look, of_look) in (0..).zip(LOOKS) {
            for (kind, shown) in (0..).zip(NUMBERS) {
                let plain = format(of_look).set_num_format(shown);
                // Numbers in cells with borders end with a blank, so that they keep off the border.
                let apart = if kind == 0 || shown == "General" { shown.to_owned() } else { spaced(shown) };
                all.insert((look, kind, true), ruled(plain.clone(), of_look, kind == 0).set_num_format(apart));
                all.insert((look, kind, false), plain);
            }
        }
        Self { text: Format::new().set_num_format("@"), all }
    }

    fn of(&self, value: &BookValue, look: CellStyle, ruled: bool) -> &Format {
        let kind = match value {
            BookValue::Blank | BookValue::Text(_) => 0,
            BookValue::Integer(_) => 1,
            BookValue::Money(_) => 2,
            BookValue::Difference(_) => 3,
            BookValue::Number(_) => 4,
            BookValue::Percent(_) => 5,
        };
        let look = LOOKS.iter().position(|known| *known == look).and_then(|at| u8::try_from(at).ok()).unwrap_or(0);
        self.all.get(&(look, kind, ruled)).unwrap_or(&self.text)
    }
}

fn format(look: CellStyle) -> Format {
    let format = Format::new();
    match look {
        CellStyle::Plain => format,
        CellStyle::Title => format.set_bold().set_font_size(14),
        CellStyle::Heading => format.set_bold().set_font_size(18).set_align(FormatAlign::Center),
        CellStyle::Aside => format.set_align(FormatAlign::Right),
        CellStyle::Header => head(format, Color::RGB(0xE7EEF4)),
        CellStyle::Required => head(format, Color::RGB(0xFBE3C9)),
        CellStyle::Total => format.set_bold().set_border_top(FormatBorder::Thin),
        CellStyle::TotalAside => self::format(CellStyle::Total).set_align(FormatAlign::Right),
        CellStyle::Error => format.set_background_color(Color::RGB(0xF8CBCB)).set_font_color(Color::RGB(0x8C1C13)),
        CellStyle::Warning => format.set_background_color(Color::RGB(0xFFF2CC)),
        CellStyle::Note => format.set_font_color(Color::RGB(0x6B7280)).set_text_wrap().set_align(FormatAlign::Top),
    }
}

/// A number format with a blank after the number.
fn spaced(shown: &str) -> String {
    shown.split(';').map(|part| format!("{part}_ ")).collect::<Vec<_>>().join(";")
}

/// The format of a cell with borders.
fn ruled(format: Format, look: CellStyle, text: bool) -> Format {
    let format = format.set_border(FormatBorder::Thin).set_align(FormatAlign::VerticalCenter).set_font_size(RULED_SIZE);
    let format = if text { format.set_text_wrap() } else { format };
    match look {
        CellStyle::Header | CellStyle::Required => format.set_align(FormatAlign::Center),
        CellStyle::Total | CellStyle::TotalAside => format.set_background_color(Color::RGB(0xF3F6F9)),
        _ => format,
    }
}

fn head(format: Format, colour: Color) -> Format {
    format
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::VerticalCenter)
        .set_background_color(colour)
        .set_border_bottom(FormatBorder::Thin)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_sheets_are_such_as_spreadsheets_take() {
        let mut taken = Vec::new();
        let mut of = |wanted: &str| {
            let name = name(wanted, &taken);
            taken.push(name.clone());
            name
        };
        assert_eq!(of("a/b:c*d?[e]\\f"), "a b c d  e  f");
        assert_eq!(of("'quoted'"), "quoted");
        assert_eq!(of("Quoted"), "Quoted 2");
        assert_eq!(of("  "), "Sheet");
        assert_eq!(of("History"), "History 2");
        // An emoji counts as two characters.
        assert_eq!(of(&"\u{1f4b0}".repeat(40)).encode_utf16().count(), 30);
        assert_eq!(of(&format!("{}'{}", "x".repeat(30), "y".repeat(9))), "x".repeat(30));
        assert_eq!(of(&"x".repeat(40)), "x".repeat(31));
        assert_eq!(of(&"x".repeat(40)), format!("{} 2", "x".repeat(29)));
    }
}
