//! Workbooks as programs write them, made on the spot.

use std::io::{Cursor, Write};

use cesuan_intake::{ErrorRows, ImportOutcome, Layout, TablesReader};
use cesuan_office::{RawSheet, open};
use rust_xlsxwriter::{Format, Formula, Workbook};
use zip::write::SimpleFileOptions;

use super::fixture::rules;

/// The table of enterprises every format holds.
pub(crate) const PLAIN: &str = "id,year,place,name,sales,staff,member\n\
    A,2018,north,甲厂,12.3,4,1\nB,2018,south,\"乙,厂\n二行\",1234.567891,5,0\nB,2019,south,乙厂,0.3,6,1\n";
/// And that of projects.
pub(crate) const PROJECTS: &str = "id,enterprise,year,cost\nP,A,2018,7\n";

/// Reads sheets against the small policy.
pub(crate) fn reading(sheets: &[RawSheet], layout: &Layout, errors: ErrorRows) -> ImportOutcome {
    let rules = rules();
    let mut reader = TablesReader::new(&rules, sheets, layout.clone(), errors);
    while reader.step(&rules, sheets, 2) {}
    reader.finish(&rules, sheets)
}

/// The sheets of a file.
pub(crate) fn sheets(name: &str, bytes: Vec<u8>) -> Vec<RawSheet> {
    open(name, bytes).unwrap_or_else(|faults| panic!("{name}: {:?}", faults.list))
}

/// A workbook as Excel writes it: titles above, dates, percentages, formulas with values.
pub(crate) fn excel() -> Vec<u8> {
    let mut book = Workbook::new();
    let date = Format::new().set_num_format("yyyy/m/d");
    let sheet = book.add_worksheet().set_name("企业").expect("a name");
    sheet.merge_range(0, 1, 0, 7, "某市企业名单", &Format::new()).expect("cells");
    let head = ["企业编号*", "年 度", "所在地", "名称", "营业收入\n（单位：万元）", "人数（人）", "成员"];
    for (column, text) in (1..).zip(head) {
        sheet.write_string(2, column, text).expect("a cell");
    }
    sheet.write_string(3, 1, "A").expect("a cell");
    sheet.write_number_with_format(3, 2, 43465.0, &date).expect("a cell");
    sheet.write_string(3, 3, "北区").expect("a cell");
    sheet.write_string(3, 4, "甲厂").expect("a cell");
    sheet.write_number(3, 5, 12.3).expect("a cell");
    sheet.write_formula(3, 6, Formula::new("2+2").set_result("4")).expect("a cell");
    sheet.write_boolean(3, 7, true).expect("a cell");
    for (row, year, name, sales, staff, member) in
        [(5, 2018.0, "乙,厂\n二行", 1_234.567_891, 5.0, "×"), (6, 2019.0, "乙厂", 0.1 + 0.2, 6.0, "√")]
    {
        sheet.write_string(row, 1, "B").expect("a cell");
        sheet.write_number(row, 2, year).expect("a cell");
        sheet.write_string(row, 3, "南区").expect("a cell");
        sheet.write_string(row, 4, name).expect("a cell");
        sheet.write_number(row, 5, sales).expect("a cell");
        sheet.write_number(row, 6, staff).expect("a cell");
        sheet.write_string(row, 7, member).expect("a cell");
    }
    let sheet = book.add_worksheet().set_name("项目").expect("a name");
    for (row, cells) in (0..).zip([["项目编号", "企业编号", "年度", "投资(元)"], ["P", "A", "2018年度", "70,000"]])
    {
        for (column, text) in (0..).zip(cells) {
            sheet.write_string(row, column, text).expect("a cell");
        }
    }
    book.add_worksheet().set_name("说明").expect("a name").write_string(0, 0, "由各县市区填报").expect("a cell");
    book.save_to_buffer().expect("a workbook")
}

/// An archive of files.
pub(crate) fn archive(files: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        zip.start_file(*name, SimpleFileOptions::default()).expect("a file");
        zip.write_all(text.as_bytes()).expect("its text");
    }
    zip.finish().expect("an archive").into_inner()
}

/// A workbook whose only sheet has this `sheetData`, with as little around it as other programs than Excel write.
pub(crate) fn bare_xlsx(data: &str) -> Vec<u8> {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let packages = "http://schemas.openxmlformats.org/package/2006";
    archive(&[
        ("[Content_Types].xml", &format!("<Types xmlns=\"{packages}/content-types\"/>")),
        (
            "_rels/.rels",
            &format!(
                "<Relationships xmlns=\"{packages}/relationships\"><Relationship Id=\"r1\" \
                 Type=\"{office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/workbook.xml",
            &format!(
                "<workbook xmlns=\"{main}\" xmlns:r=\"{office}\"><sheets>\
                 <sheet name=\"Sheet1\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            &format!(
                "<Relationships xmlns=\"{packages}/relationships\"><Relationship Id=\"r1\" \
                 Type=\"{office}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
            ),
        ),
        ("xl/worksheets/sheet1.xml", &format!("<worksheet xmlns=\"{main}\"><sheetData>{data}</sheetData></worksheet>")),
    ])
}

/// A row of a bare workbook: cells as text where they stand, with numbers where they are numbers.
pub(crate) fn bare_row(row: usize, cells: &[&str]) -> String {
    let cell = |(column, text): (usize, &&str)| {
        let at = format!("{}{row}", cesuan_office::letters(column));
        match text.parse::<f64>() {
            Ok(_) => format!("<c r=\"{at}\"><v>{text}</v></c>"),
            Err(_) => format!("<c r=\"{at}\" t=\"inlineStr\"><is><t>{text}</t></is></c>"),
        }
    };
    format!("<row r=\"{row}\">{}</row>", cells.iter().enumerate().map(cell).collect::<String>())
}

/// A workbook as LibreOffice writes it.
pub(crate) fn ods(table: &str) -> Vec<u8> {
    let content = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content><office:body><office:spreadsheet>{table}\
         </office:spreadsheet></office:body></office:document-content>"
    );
    archive(&[("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", &content)])
}

/// The same rows as [`PLAIN`] in that format.
pub(crate) fn ods_tables() -> Vec<u8> {
    let text = |text: &str| {
        format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>")
    };
    let number = |number: &str| {
        format!(
            "<table:table-cell office:value-type=\"float\" office:value=\"{number}\"><text:p>…</text:p></table:table-cell>"
        )
    };
    let row = |cells: &[String]| {
        format!(
            "<table:table-row>{}<table:table-cell table:number-columns-repeated=\"1000\"/></table:table-row>",
            cells.concat()
        )
    };
    let head = ["企业编号", "年度", "所在地", "名称", "营业收入", "人数", "成员"].map(text);
    let date = "<table:table-cell office:value-type=\"date\" office:date-value=\"2018-12-31\"><text:p>31.12.18</text:p></table:table-cell>";
    let yes = "<table:table-cell office:value-type=\"boolean\" office:boolean-value=\"true\"><text:p>WAHR</text:p></table:table-cell>";
    let first = [
        text("A"),
        date.to_owned(),
        text("北区"),
        text("甲<text:span>厂</text:span>"),
        number("12.3"),
        number("4"),
        yes.to_owned(),
    ];
    let name = "<table:table-cell office:value-type=\"string\"><office:annotation><text:p>批注</text:p></office:annotation>\
                <text:p>乙,厂</text:p><text:p>二行</text:p></table:table-cell>";
    let second =
        [text("B"), number("2018"), text("南区"), name.to_owned(), number("1234.567891"), number("5"), text("否")];
    let third =
        [text("B"), number("2019"), text("南区"), text("乙厂"), number("0.30000000000000004"), number("6"), text("是")];
    let blank = "<table:table-row table:number-rows-repeated=\"3\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>";
    let end = "<table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>";
    let rows = [
        row(&[text("名单 &amp; 附表&#65;")]),
        row(&head),
        row(&first),
        blank.to_owned(),
        row(&second),
        row(&third),
        end.to_owned(),
    ];
    let projects = [
        row(&["项目编号", "企业编号", "年度", "投资"].map(text)),
        row(&[text("P"), text("A"), number("2018"), number("7")]),
    ];
    ods(&format!(
        "<table:table table:name=\"企业\">{}</table:table><table:table table:name=\"项目\">{}</table:table>",
        rows.concat(),
        projects.concat()
    ))
}
