//! Files nobody should have sent: each is refused with its reason, none panics, nothing is lost in silence.

use cesuan_base::diag::{Arg, Code};
use cesuan_intake::{ErrorRows, Layout};
use cesuan_office::{MAX_CELL, MAX_COLUMNS, open};
use proptest::prelude::*;

use super::books::{PLAIN, archive, bare_row, bare_xlsx, excel, ods, ods_tables, reading, sheets};
use super::fixture::shorts;

const XLS: &[u8] = include_bytes!("../../fixtures/lists/list.xls");

/// Why a file is no table.
fn word(name: &str, bytes: Vec<u8>) -> String {
    let faults = open(name, bytes).expect_err("it is no table");
    match &faults.list[0].args[..] {
        [(_, Arg::Word(word))] => word.clone(),
        other => format!("{:?} {other:?}", faults.list[0].code),
    }
}

#[test]
fn what_is_no_table_says_what_it_is() {
    let mut encrypted = XLS.to_vec();
    let wide: Vec<u8> = "Workbook".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let at = encrypted.windows(wide.len()).position(|part| part == wide).expect("the stream has a name");
    let other = |name: &str| -> Vec<u8> {
        let mut bytes = encrypted.clone();
        let mut entry: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let length = entry.len() + 2;
        entry.resize(64, 0);
        bytes[at..at + 64].copy_from_slice(&entry);
        bytes[at + 64] = u8::try_from(length).expect("short");
        bytes
    };
    let locked = other("EncryptedPackage");
    let document = other("WordDocument");
    encrypted.truncate(2_000);
    for (bytes, expected) in [
        (b"%PDF-1.7 ...".to_vec(), "book-pdf"),
        (b"\x89PNG\r\n\x1a\n....".to_vec(), "book-picture"),
        (b"<html><table><tr><td>1</td></tr></table></html>".to_vec(), "book-markup"),
        (Vec::new(), "book-empty"),
        (archive(&[("a.txt", "x")]), "book-archive"),
        (archive(&[("word/document.xml", "<x/>")]), "book-document"),
        (archive(&[("xl/workbook.bin", "x")]), "book-binary"),
        (archive(&[("xl/workbook.xml", "<x/>")]), "book-broken"),
        (excel()[..excel().len() / 2].to_vec(), "book-truncated"),
        (encrypted, "book-truncated"),
        (locked, "book-encrypted"),
        (document, "book-document"),
        ((0..200_u8).cycle().take(4_000).map(|byte| byte % 30).collect(), "book-unknown"),
    ] {
        assert_eq!(word("f", bytes), expected);
    }
}

#[test]
fn archives_that_unpack_without_end_are_refused() {
    let zeros = "0".repeat(40 << 20);
    assert_eq!(
        word("bomb.xlsx", archive(&[("xl/workbook.xml", "<x/>"), ("xl/worksheets/sheet1.xml", &zeros)])),
        "book-bomb"
    );
}

#[test]
fn sheets_wider_than_any_table_are_refused() {
    let wide: Vec<String> = (0..10_000).map(|column| format!("c{column}")).collect();
    let text = format!("id,year,place,{}\nA,2018,north\n", wide.join(","));
    let read = reading(&sheets("e.csv", text.into_bytes()), &Layout::default(), ErrorRows::LeaveOut);
    assert_eq!(shorts(&read.faults)[0].0, Code::TooManyColumns);
    assert!(read.population.is_none());
    let far = "<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"XFD1\"><v>1</v></c></row>".to_owned();
    let faults = open("far.xlsx", bare_xlsx(&far)).expect_err("too wide");
    assert_eq!(faults.list[0].code, Code::TooManyColumns);
    const { assert!(MAX_COLUMNS < 10_000) };
    let far = bare_row(1, &["id", "year", "place"]) + &bare_row(1_048_576, &["A", "2018", "north"]);
    let read = reading(&sheets("deep.xlsx", bare_xlsx(&far)), &Layout::default(), ErrorRows::Refuse);
    assert_eq!(read.view.read.enterprises, 1);
}

#[test]
fn cells_longer_than_any_text_are_told() {
    let long = "长".repeat(MAX_CELL / 3 + 1);
    let text = format!("id,year,place,name\nA,2018,north,{long}\nB,2018,north,x\n");
    let read = reading(&sheets("e.csv", text.into_bytes()), &Layout::default(), ErrorRows::LeaveOut);
    assert_eq!(shorts(&read.faults)[0].0, Code::CellTooLong);
    assert_eq!(read.population.expect("the other row").enterprises, ["B".into()]);
    let data = bare_row(1, &["id", "year", "place", &long]);
    assert_eq!(open("b.xlsx", bare_xlsx(&data)).expect_err("too long").list[0].code, Code::CellTooLong);
}

#[test]
fn text_in_two_encodings_is_told_at_its_line() {
    let gbk = encoding_rs::GBK.encode("乙厂").0.into_owned();
    let mut mixed =
        "id,year,place,name\nA,2018,north,甲厂有限责任公司第一分公司与第二分公司以及第三分公司\nB,2018,north,"
            .as_bytes()
            .to_vec();
    mixed.extend(&gbk);
    let faults = open("e.csv", mixed).expect_err("two encodings");
    assert_eq!(shorts(&faults), [(Code::BadCsv, "e.csv:3:-".into(), "detail=csv-encoding".into())]);
    let faults = open("e.csv", b"id,year\nA,\xff\xff\n".to_vec()).expect_err("no encoding");
    assert_eq!(shorts(&faults), [(Code::BadCsv, "e.csv:2:-".into(), "detail=csv-no-encoding".into())]);
    let odd = b"\xff\xfei\0d\0\n\0\x00\xd8".to_vec();
    let faults = open("e.csv", odd).expect_err("half a character");
    assert_eq!(shorts(&faults)[0].2, "detail=csv-utf-16");
}

#[test]
fn repeated_cells_do_not_grow_without_end() {
    let cell = "<table:table-cell table:number-columns-repeated=\"16384\" office:value-type=\"string\"><text:p>x</text:p></table:table-cell>";
    let rows = format!("<table:table-row table:number-rows-repeated=\"1048576\">{cell}</table:table-row>");
    assert!(open("b.ods", ods(&format!("<table:table table:name=\"S\">{rows}</table:table>"))).is_err());
    let deep = "<text:span>".repeat(100_000);
    assert!(
        open("b.ods", ods(&format!("<table:table table:name=\"S\"><table:table-row><table:table-cell><text:p>{deep}")))
            .is_err()
    );
}

#[test]
fn lone_quotes_and_nul_bytes_lose_no_row() {
    let stray = "id,year,place,name\nA,2018,north,\"甲\"厂\nB,2018,north,乙\n";
    let read = reading(&sheets("e.csv", stray.into()), &Layout::default(), ErrorRows::LeaveOut);
    assert!(read.population.is_none());
    assert_eq!(shorts(&read.faults)[0].2, "detail=csv-stray-quote");
    let pair = "id,year,place,name\nA,2018,north,\"甲\nB,2018,north,乙\"\nC,2018,north,丙\n";
    let read = reading(&sheets("e.csv", pair.into()), &Layout::default(), ErrorRows::LeaveOut);
    assert!(read.population.is_none());
    assert_eq!(shorts(&read.faults), [(Code::BadCsv, "e.csv:2:-".into(), "detail=csv-rows-in-quotes".into())]);
    let nul = "id,year,place,name\nA,2018,north,甲\u{0}厂\nB,2018,north,乙\n";
    let read = reading(&sheets("e.csv", nul.into()), &Layout::default(), ErrorRows::Refuse);
    assert_eq!(read.view.read.enterprises, 2);
}

/// Opens a file and reads what it holds.
fn use_it(bytes: Vec<u8>) {
    if let Ok(sheets) = open("f", bytes) {
        let _ = reading(&sheets, &Layout::default(), ErrorRows::LeaveOut);
    }
}

/// A good file with some of its bytes changed, and perhaps its end cut off.
fn mutated(good: Vec<u8>) -> impl Strategy<Value = Vec<u8>> {
    let length = good.len();
    let change = (0..length, any::<u8>());
    (prop::collection::vec(change, 0..12), prop::option::of(0..length)).prop_map(move |(changes, cut)| {
        let mut bytes = good.clone();
        changes.into_iter().for_each(|(at, byte)| bytes[at] = byte);
        bytes.truncate(cut.unwrap_or(length));
        bytes
    })
}

/// The data of a bare workbook with parts of its markup put elsewhere: what its archive would hide from a change of bytes.
fn markup(good: String) -> impl Strategy<Value = String> {
    let length = good.len();
    prop::collection::vec((0..length, "[<>/a-z\"= 0-9&#;]{0,4}"), 0..6).prop_map(move |changes| {
        let mut text = good.clone();
        for (at, put) in changes {
            let at = (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
            text.insert_str(at, &put);
        }
        text
    })
}

fn data() -> String {
    bare_row(1, &["id", "year", "place", "sales"])
        + &bare_row(2, &["A", "2018", "north", "12.5"])
        + "<row r=\"3\"><c r=\"A3\" t=\"s\"><v>0</v></c><c r=\"B3\" s=\"1\"><f t=\"shared\" si=\"0\" ref=\"B3:B9\">A1+1</f><v>3</v></c>\
           <c r=\"C3\" t=\"b\"><v>1</v></c><c r=\"D3\" t=\"d\"><v>2018-01-01</v></c></row>"
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn arbitrary_files_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..400), sign in 0..6_usize) {
        let signs: [&[u8]; 6] = [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf"];
        use_it([signs[sign], &bytes].concat());
    }

    #[test]
    fn damaged_workbooks_never_panic(bytes in mutated(excel())) {
        use_it(bytes);
    }

    #[test]
    fn damaged_old_workbooks_never_panic(bytes in mutated(XLS.to_vec())) {
        use_it(bytes);
    }

    #[test]
    fn damaged_open_workbooks_never_panic(bytes in mutated(ods_tables())) {
        use_it(bytes);
    }

    #[test]
    fn damaged_markup_never_panics(data in markup(data())) {
        use_it(bare_xlsx(&data));
        use_it(ods(&data));
    }

    #[test]
    fn damaged_text_never_panics(bytes in mutated(PLAIN.as_bytes().to_vec())) {
        use_it(bytes);
    }
}
