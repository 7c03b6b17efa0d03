//! The same tables in every format people have them in.

use cesuan_intake::{ErrorRows, Layout, SheetRole, fingerprint};
use cesuan_office::{Encoding, RawSheet, Separator};

use super::books::{PLAIN, PROJECTS, bare_row, bare_xlsx, excel, ods, ods_tables, reading, sheets};
use super::fixture::{good, shorts};

const XLS: &[u8] = include_bytes!("../../fixtures/lists/list.xls");

fn expected() -> u64 {
    fingerprint(&good(PLAIN, Some(PROJECTS)))
}

#[track_caller]
fn same(sheets: &[RawSheet]) {
    let reading = reading(sheets, &Layout::default(), ErrorRows::Refuse);
    assert_eq!(shorts(&reading.faults), [], "{sheets:?}");
    assert_eq!(fingerprint(&reading.population.expect("no fault")), expected());
    let rows: Vec<u64> =
        reading.view.sheets.iter().filter(|sheet| sheet.role.is_some()).map(|sheet| sheet.rows).collect();
    assert_eq!(rows, [3, 1]);
}

#[test]
fn workbooks_of_every_program() {
    for (name, bytes) in [("名单.xlsx", excel()), ("名单.xls", XLS.to_vec()), ("名单.ods", ods_tables())] {
        let sheets = sheets(name, bytes);
        assert!(sheets.iter().all(|sheet| sheet.encoding == Encoding::Workbook && sheet.file == name));
        same(&sheets);
    }
}

#[test]
fn what_a_file_is_its_content_says() {
    same(&sheets("名单.csv", excel()));
}

#[test]
fn text_in_every_encoding() {
    let gbk = |text: &str| encoding_rs::GBK.encode(text).0.into_owned();
    let wide = |text: &str, big: bool, mark: bool| -> Vec<u8> {
        let mark = if mark { "\u{feff}" } else { "" };
        let units = mark.encode_utf16().chain(text.encode_utf16());
        units.flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
    };
    let marked = |text: &str| format!("\u{feff}{text}").into_bytes();
    type Encode<'a> = Box<dyn Fn(&str) -> Vec<u8> + 'a>;
    let ways: [(Encoding, Encode<'_>); 7] = [
        (Encoding::Utf8, Box::new(|text: &str| text.as_bytes().to_vec())),
        (Encoding::Utf8, Box::new(marked)),
        (Encoding::Gb18030, Box::new(gbk)),
        (Encoding::Utf16Le, Box::new(|text| wide(text, false, true))),
        (Encoding::Utf16Be, Box::new(|text| wide(text, true, true))),
        (Encoding::Utf16Le, Box::new(|text| wide(text, false, false))),
        (Encoding::Utf16Be, Box::new(|text| wide(text, true, false))),
    ];
    for (encoding, encode) in ways {
        let enterprises = sheets("企业.csv", encode(PLAIN));
        assert_eq!(
            enterprises[0].encoding,
            if encoding == Encoding::Gb18030 { encoding } else { enterprises[0].encoding }
        );
        let projects = PROJECTS.replace("id,", "项目编号,");
        same(&[enterprises, sheets("项目.csv", encode(&projects))].concat());
    }
}

#[test]
fn text_with_every_separator() {
    for (separator, sign) in [(Separator::Comma, ","), (Separator::Tab, "\t"), (Separator::Semicolon, ";")] {
        let with = |text: &str| text.replace("乙,厂", "乙、厂").replace(',', sign).replace('、', ",");
        let both = [sheets("e.txt", with(PLAIN).into_bytes()), sheets("p.txt", with(PROJECTS).into_bytes())].concat();
        assert_eq!(both[0].separator, separator);
        same(&both);
    }
}

#[test]
fn cells_as_officials_write_them() {
    let table = "某市企业名单,,,,,,\n填报单位：,,,2019年3月1日,,,\n\
        企业编号 *,年度（年）,所在地,名称,营业收入／元,人　数,成员(必填)\n\
        A,2018-12-31,北 区,甲厂,\"１２３，０００\",４,√\n\
        B,2018年,南区,\"乙,厂\n二行\",1.234567891E+07,5,—\n\
        B,2019.06,南区,乙厂,0.3万元,6,Y\n";
    same(&[sheets("e.csv", table.into()), sheets("p.csv", PROJECTS.into())].concat());
}

#[test]
fn rows_and_columns_keep_their_numbers() {
    let cells = ["", "", "id", "year", "place", "sales"];
    let data = bare_row(4, &cells)
        + &bare_row(5, &["", "", "A", "2018", "north", "1"])
        + &bare_row(9, &["", "", "B", "2018", "north", "x"]);
    let sheets = sheets("b.xlsx", bare_xlsx(&data));
    let reading = reading(&sheets, &Layout::default(), ErrorRows::Refuse);
    assert_eq!(shorts(&reading.faults)[0].1, "b.xlsx › Sheet1:9:sales");
    let Some(cesuan_base::diag::Place::Cell { at, .. }) = &reading.faults.list[0].place else { panic!("a cell") };
    assert_eq!(*at, Some(5));
    assert_eq!(reading.view.sheets[0].columns[0].letters, "C");
    assert_eq!(reading.view.sheets[0].header, Some(4));
}

#[test]
fn errors_and_formulas_without_a_value_are_told() {
    let data = bare_row(1, &["id", "year", "place", "name", "sales"])
        + "<row r=\"2\"><c r=\"A2\" t=\"str\"><v>A</v></c><c r=\"B2\"><v>2018</v></c><c r=\"C2\" t=\"str\"><v>north</v></c>\
           <c r=\"D2\"><f>VLOOKUP(A2,X:Y,2)</f></c><c r=\"E2\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c></row>";
    let xlsx = sheets("b.xlsx", bare_xlsx(&data));
    let cell = |attributes: &str, text: &str| {
        format!("<table:table-cell {attributes}><text:p>{text}</text:p></table:table-cell>")
    };
    let string = "office:value-type=\"string\"";
    let row = |cells: [String; 5]| format!("<table:table-row>{}</table:table-row>", cells.concat());
    let head = row(["id", "year", "place", "name", "sales"].map(|text| cell(string, text)));
    let wrong = row([
        cell(string, "A"),
        cell(string, "2018"),
        cell(string, "north"),
        "<table:table-cell table:formula=\"of:=VLOOKUP([.A2])\"/>".to_owned(),
        cell("office:value-type=\"float\" office:value=\"0\"", "#DIV/0!"),
    ]);
    let ods = sheets("b.ods", ods(&format!("<table:table table:name=\"S\">{head}{wrong}</table:table>")));
    for sheets in [xlsx, ods] {
        let reading = reading(&sheets, &Layout::default(), ErrorRows::Refuse);
        let found: Vec<_> = shorts(&reading.faults).into_iter().map(|(code, _, args)| (code, args)).collect();
        assert!(found[0].1.contains("VLOOKUP"), "{found:?}");
        assert_eq!(found[0].0, cesuan_base::diag::Code::FormulaInCell);
        assert_eq!(found[1], (cesuan_base::diag::Code::ErrorInCell, "text=#DIV/0!".to_owned()));
    }
}

#[test]
fn the_view_says_what_every_sheet_is() {
    let reading = reading(&sheets("名单.xlsx", excel()), &Layout::default(), ErrorRows::Refuse);
    let [enterprises, projects, other] = &reading.view.sheets[..] else { panic!("three sheets") };
    assert_eq!(
        (enterprises.role, projects.role, other.role),
        (Some(SheetRole::Enterprises), Some(SheetRole::Projects), None)
    );
    assert_eq!((enterprises.header, projects.header), (Some(3), Some(1)));
    let column = &enterprises.columns[4];
    assert_eq!(column.field.as_deref(), Some("sales"));
    assert_eq!(column.letters, "F");
    assert_eq!(column.samples, ["12.3", "1234.567891", "0.3"]);
    assert_eq!(projects.columns[3].unit, Some(cesuan_base::money::MoneyUnit::Yuan));
    assert!(reading.view.ready && !reading.view.may_leave_out);
}
