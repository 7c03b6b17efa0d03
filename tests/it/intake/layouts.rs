//! What a person chose, and rows left out.

use cesuan_base::diag::{Code, Severity};
use cesuan_base::dim::Rows;
use cesuan_base::money::MoneyUnit;
use cesuan_intake::{
    ColumnChoice, ColumnLayout, ErrorRows, Layout, LeftOut, RowCounts, SheetLayout, SheetRole, fingerprint,
};
use cesuan_office::RawSheet;

use super::books::{bare_row, bare_xlsx, excel, reading, sheets};
use super::fixture::{good, read, shorts};

fn text(name: &str, text: &str) -> RawSheet {
    sheets(name, text.as_bytes().to_vec()).remove(0)
}

fn column(header: &str, holds: ColumnChoice) -> ColumnLayout {
    ColumnLayout { rows: Rows::Enterprise, header: header.to_owned(), holds }
}

fn field(id: &str, unit: Option<MoneyUnit>) -> ColumnChoice {
    ColumnChoice::Field { id: id.to_owned(), unit }
}

#[test]
fn columns_are_what_a_person_says() {
    let sheet = text("e.csv", "代码,年份,片区,全年收入,营业收入\nA,2018,north,10000,7\n");
    let layout = Layout {
        sheets: Vec::new(),
        columns: vec![
            column("代 码", field("id", None)),
            column("年份", field("year", None)),
            column("片区", field("place", None)),
            column("全年收入", field("sales", Some(MoneyUnit::Yuan))),
            column("营业收入", ColumnChoice::Ignored),
            column("gone", field("a field of other rules", None)),
        ],
    };
    let read = reading(&[sheet], &layout, ErrorRows::Refuse);
    assert_eq!(shorts(&read.faults), []);
    let expected = good("id,year,place,sales\nA,2018,north,1\n", None);
    assert_eq!(fingerprint(&read.population.expect("fine")), fingerprint(&expected));
    assert!(read.view.sheets[0].columns.iter().all(|column| column.chosen));
}

#[test]
fn headers_nobody_knows_come_with_suggestions() {
    let read = reading(
        &[text("e.csv", "id,year,place,营业收人,营业总额\nA,2018,north,1,2\n")],
        &Layout::default(),
        ErrorRows::Refuse,
    );
    let columns = &read.view.sheets[0].columns;
    assert_eq!(columns[3].suggestions, ["sales"]);
    assert_eq!(columns[4].field, None);
    assert_eq!(read.view.sheets[0].missing, [] as [&str; 0]);
    let read = reading(&[text("e.csv", "id,place,sales\nA,north,1\n")], &Layout::default(), ErrorRows::Refuse);
    assert_eq!(read.view.sheets[0].missing, ["year"]);
    assert!(!read.view.ready && !read.view.may_leave_out, "a missing column cannot be left out");
}

#[test]
fn sheets_are_what_a_person_says() {
    let sheets = sheets("名单.xlsx", excel());
    let choice =
        |sheet: &str, role| SheetLayout { at: 9, sheet: Some(sheet.to_owned()), role: Some(role), header: None };
    let layout = Layout { sheets: vec![choice("项目", SheetRole::Ignored)], ..Layout::default() };
    let read = reading(&sheets, &layout, ErrorRows::Refuse);
    assert_eq!(read.view.read, RowCounts { enterprises: 3, projects: 0 });
    assert_eq!(read.view.sheets[1].role, Some(SheetRole::Ignored));
    let layout = Layout {
        sheets: vec![choice("企业", SheetRole::Ignored), choice("说明", SheetRole::Enterprises)],
        ..Layout::default()
    };
    let read = reading(&sheets, &layout, ErrorRows::Refuse);
    assert!(shorts(&read.faults).iter().any(|(code, place, _)| *code == Code::MissingColumn && place.contains("说明")));
}

#[test]
fn a_header_stands_where_a_person_says() {
    let sheet = text("e.csv", "id,year,place,sales\nA,2018,north,1\nid,year,place,sales\nB,2018,north,2\n");
    let chosen = SheetLayout { at: 0, sheet: None, role: None, header: Some(3) };
    let layout = Layout { sheets: vec![chosen], ..Layout::default() };
    let read = reading(&[sheet], &layout, ErrorRows::Refuse);
    assert_eq!(read.population.expect("fine").enterprises, ["B".into()]);
}

#[test]
fn a_second_table_of_a_kind_is_told_and_read_where_wanted() {
    let sheets = [
        text("2018.csv", "id,year,place\nA,2018,north\n"),
        text("2019.csv", "id,year,place\nA,2019,north\nA,2019,south\n"),
    ];
    let read = reading(&sheets, &Layout::default(), ErrorRows::Refuse);
    assert_eq!(shorts(&read.faults), [(Code::SheetSpare, "2019.csv".into(), "other=2018.csv".into())]);
    let both = |at| SheetLayout { at, sheet: None, role: Some(SheetRole::Enterprises), header: None };
    let layout = Layout { sheets: vec![both(0), both(1)], ..Layout::default() };
    let read = reading(&sheets, &layout, ErrorRows::LeaveOut);
    assert_eq!(shorts(&read.faults), [(Code::DuplicateRow, "2019.csv:3:id".into(), "id=A year=2019 first=2".into())]);
    assert_eq!(read.population.expect("one row left out").rows(Rows::Enterprise, usize::MAX), 2);
}

const ENTERPRISES: &str = "id,year,place,sales\n\
    A,2018,north,1\nB,2018,north,x\nB,2019,north,2\nC,2018,east,3\nD,2018?,north,4\nD,2019,north,5\nA,2018,south,6\n,2018,north,1\nE,2030,north,1\n";
const PROJECTS: &str = "id,enterprise,year,cost\n\
    P,A,2018,1\nQ,B,2018,2\nQ,B,2019,3\nR,C,2018,4\nS,D,2018,5\nS,D,2019,x\nT,X,2018,1\nU,A,2018,9\nU,D,2019,1\nV,A,,1\nW,A,2018,1\n";

#[test]
fn rows_with_errors_are_left_out_with_what_belongs_to_them() {
    let sheets = [text("e.csv", ENTERPRISES), text("p.csv", PROJECTS)];
    let read = reading(&sheets, &Layout::default(), ErrorRows::LeaveOut);
    let by_hand = good(
        "id,year,place,sales\nA,2018,north,1\nB,2019,north,2\nD,2019,north,5\n",
        Some("id,enterprise,year,cost\nP,A,2018,1\nQ,B,2019,3\nU,A,2018,9\nW,A,2018,1\n"),
    );
    assert_eq!(fingerprint(&read.population.expect("rows are left")), fingerprint(&by_hand));
    assert_eq!(read.view.read, RowCounts { enterprises: 9, projects: 11 });
    assert_eq!(read.view.in_error, RowCounts { enterprises: 5, projects: 4 });
    assert_eq!(read.view.left_out, LeftOut { enterprises: 5, projects: 4, with_enterprise: 3 });
    let with: Vec<_> =
        shorts(&read.faults).into_iter().filter(|(code, ..)| *code == Code::LeftWithEnterprise).collect();
    assert_eq!(
        with.iter().map(|(_, place, _)| place.as_str()).collect::<Vec<_>>(),
        ["p.csv:3:-", "p.csv:5:-", "p.csv:6:-"]
    );
    assert!(read.view.ready);
}

#[test]
fn refused_rows_leave_no_population_and_say_whether_it_would_go_without_them() {
    let sheets = [text("e.csv", ENTERPRISES), text("p.csv", PROJECTS)];
    let read = reading(&sheets, &Layout::default(), ErrorRows::Refuse);
    assert!(read.population.is_none() && read.view.may_leave_out && !read.view.ready);
    assert_eq!(read.view.left_out, LeftOut::default());
    let none = reading(&[text("e.csv", "id,year,place\nA,2018,east\n")], &Layout::default(), ErrorRows::LeaveOut);
    assert!(none.population.is_none() && !none.view.may_leave_out, "there is nothing without the rows in error");
}

#[test]
fn what_is_wrong_with_a_whole_table_is_never_left_out() {
    for table in [
        "id,year,place,sales,sales\nA,2018,north,1,2\n",
        "id,year,place,sales(千元)\nA,2018,north,1\n",
        "id,year\nA,2018\n",
        "id,year,place\nA,2018,north\nB,2018,\"north\n",
        "id,year,place\nA,2018,north\nB,2018,\"nor\"th\n",
    ] {
        let read = reading(&[text("e.csv", table)], &Layout::default(), ErrorRows::LeaveOut);
        assert!(read.population.is_none() && !read.view.may_leave_out, "{table}");
    }
}

#[test]
fn counts_hold_for_all_faults_and_a_view_keeps_the_first() {
    let mut table = "id,year,place,sales\nA,2018,north,1\n".to_owned();
    (0..1_000).for_each(|row| table.push_str(&format!("E{row},2018,north,x\n")));
    let read = reading(&[text("e.csv", &table)], &Layout::default(), ErrorRows::LeaveOut);
    assert_eq!(read.view.faults.len(), cesuan_intake::KEPT_PER_CODE);
    assert_eq!(read.view.counts.len(), 1);
    assert_eq!((read.view.counts[0].count, read.view.counts[0].severity), (1_000, Severity::Error));
    assert_eq!(read.view.left_out.enterprises, 1_000);
    assert_eq!(read.population.expect("one row is left").rows(Rows::Enterprise, usize::MAX), 1);
}

#[test]
fn amounts_in_another_unit_than_their_neighbours_are_told() {
    let mut table = "id,year,place,sales\n".to_owned();
    for enterprise in 0..30 {
        for year in [2018, 2019] {
            let sales = match (enterprise, year) {
                (3, 2019) => "61000000".to_owned(),
                (5, _) => "900000".to_owned(),
                _ => format!("{}", 5_000 + enterprise * 300 + (year - 2018) * 40),
            };
            let sales = if enterprise == 3 && year == 2019 { "6100000".to_owned() } else { sales };
            table.push_str(&format!("E{enterprise:02},{year},north,{sales}\n"));
        }
    }
    let warned = read(&table, None).expect("warnings only").warnings;
    let found: Vec<_> = shorts(&warned).into_iter().collect();
    assert_eq!(
        found,
        [(
            Code::UnitSlip,
            "e.csv:9:sales".into(),
            "text=6,100,000万元 usual=5,900–13,440万元 unit=slip-thousand count=1".into()
        )]
    );
}

#[test]
fn a_workbook_says_the_sheet_with_every_fault() {
    let data = bare_row(1, &["id", "year", "place"]) + &bare_row(2, &["A", "2018", "east"]);
    let read = reading(&sheets("b.xlsx", bare_xlsx(&data)), &Layout::default(), ErrorRows::Refuse);
    assert_eq!(shorts(&read.faults)[0].1, "b.xlsx › Sheet1:2:place");
}
