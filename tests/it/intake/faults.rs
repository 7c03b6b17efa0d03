//! One test for each way a table can be wrong: code, place and arguments.

use cesuan_base::diag::{Code, Diagnostics, KEPT, Severity};

use super::fixture::{read, short, shorts};

/// The errors of a table of enterprises, and of projects where there are any.
fn errors(enterprises: &str, projects: Option<&str>) -> Diagnostics {
    read(enterprises, projects).expect_err("the table is wrong")
}

/// Checks that the tables have exactly this error.
#[track_caller]
fn error(enterprises: &str, projects: Option<&str>, code: Code, place: &str, args: &str) {
    let faults = errors(enterprises, projects);
    assert_eq!(shorts(&faults), [(code, place.to_owned(), args.to_owned())]);
    assert_eq!(faults.list[0].severity, Severity::Error);
}

/// Checks that the tables read with exactly this warning.
#[track_caller]
fn warning(enterprises: &str, projects: Option<&str>, code: Code, place: &str, args: &str) {
    let read = read(enterprises, projects).expect("a warning is no error");
    assert_eq!(shorts(&read.warnings), [(code, place.to_owned(), args.to_owned())]);
}

/// Checks one cell of a table of enterprises with this header.
#[track_caller]
fn cell(column: &str, text: &str, code: Code, args: &str) {
    let table = format!("id,year,place,{column}\nA,2018,north,1\nB,2018,north,\"{text}\"\n");
    error(&table, None, code, &format!("e.csv:3:{column}"), args);
}

const ONE: &str = "id,year,place\nA,2018,north\n";

#[test]
fn cells_that_are_no_value_of_their_column() {
    cell("sales", "12a", Code::BadCell, "text=12a expected=value-money");
    cell("sales", "=1+1", Code::FormulaInCell, "text==1+1");
    cell("sales", "#REF!", Code::ErrorInCell, "text=#REF!");
    cell("name", "#N/A", Code::ErrorInCell, "text=#N/A");
    cell("staff", "1.5", Code::BadCell, "text=1.5 expected=value-count");
    cell("member", "maybe", Code::BadCell, "text=maybe expected=value-flag");
}

#[test]
fn amounts_with_parts_of_a_fen() {
    cell("sales", "0.0000001", Code::PartFen, "text=0.0000001");
    cell("营业收入（元）", "0.005", Code::PartFen, "text=0.005");
}

#[test]
fn numbers_beyond_the_limit_of_a_cell() {
    cell("sales", "10000000.01", Code::CellTooLarge, "text=10000000.01 limit=10000000万元");
    cell("change", "-10000000.01", Code::CellTooLarge, "text=-10000000.01 limit=10000000万元");
    cell("staff", "99999999999999999999", Code::CellTooLarge, "text=99999999999999999999 limit=10000000000000");
}

#[test]
fn negative_numbers_where_none_can_be() {
    cell("sales", "-1", Code::NegativeCell, "text=-1");
    cell("staff", "-1", Code::NegativeCell, "text=-1");
}

#[test]
fn options_nobody_declared_come_with_suggestions() {
    let faults = errors("id,year,place\nA,2018,nort\nB,2018,东区\nC,2018,南\n", None);
    assert_eq!(
        short(&faults.list[0]),
        (Code::BadCell, "e.csv:2:place".into(), "text=nort expected=value-category".into())
    );
    assert_eq!(faults.list[0].suggestions, ["north"]);
    assert!(faults.list[1].suggestions.contains(&"北区".to_owned()));
    assert_eq!(faults.list[2].suggestions, ["北", "南区"]);
}

#[test]
fn required_cells_that_are_blank() {
    error("id,year,place\nA,2018,\n", None, Code::BlankCell, "e.csv:2:place", "");
    error("id,year,place\n,2018,north\n", None, Code::BlankCell, "e.csv:2:id", "");
    error("id,年度,place\nA,,north\n", None, Code::BlankCell, "e.csv:2:年度", "");
    error(ONE, Some("id,enterprise,year\nP,,2018\n"), Code::BlankCell, "p.csv:2:enterprise", "");
}

#[test]
fn cells_a_flag_makes_required() {
    let listed = "id,enterprise,year,listed,开工年度\nP,A,2018,是,\nQ,A,2018,否,\n";
    error(ONE, Some(listed), Code::BlankCell, "p.csv:2:开工年度", "");
    error(ONE, Some("id,enterprise,year,listed\nP,A,2018,1\n"), Code::BlankCell, "p.csv:2:started", "");
}

#[test]
fn years_that_are_none_and_years_of_no_policy() {
    error("id,year,place\nA,18,north\n", None, Code::BadCell, "e.csv:2:year", "text=18 expected=value-year");
    let other = "id,year,place,sales\nA,2018,north,1\nA,2021,nowhere,abc\n";
    warning(other, None, Code::OtherYear, "e.csv:3:year", "year=2021");
    warning(ONE, Some("id,enterprise,year\nP,A,2018\nP,X,2017\n"), Code::OtherYear, "p.csv:3:year", "year=2017");
}

#[test]
fn required_columns_that_are_missing() {
    let faults = errors("id,yaer,place\nA,2018,north\n", None);
    assert_eq!(
        shorts(&faults),
        [
            (Code::MissingColumn, "e.csv:1:-".into(), "field=年度 id=year".into()),
            (Code::UnknownColumn, "e.csv:1:yaer".into(), "column=yaer".into()),
        ]
    );
    assert_eq!(faults.list[0].suggestions, ["yaer"]);
    assert_eq!(faults.list[1].suggestions, ["year"]);
    error(ONE, Some("id,year\nP,2018\n"), Code::MissingColumn, "p.csv:1:-", "field=企业编号 id=enterprise");
}

#[test]
fn columns_nobody_asked_for_are_left_out() {
    let table = "id,year,place,备注,staf\nA,2018,north,x,3\n";
    let read = read(table, None).expect("fine");
    assert_eq!(
        shorts(&read.warnings),
        [
            (Code::UnknownColumn, "e.csv:1:备注".into(), "column=备注".into()),
            (Code::UnknownColumn, "e.csv:1:staf".into(), "column=staf".into()),
        ]
    );
    assert_eq!(read.warnings.list[1].suggestions, ["staff"]);
    warning(
        "id,year,place,\nA,2018,north,\nB,2018,north,x\nC,2018,north,y\n",
        None,
        Code::UnknownColumn,
        "e.csv:3:-",
        "column=D",
    );
}

#[test]
fn columns_that_stand_twice() {
    let table = "id,year,place,sales,营业收入(元)\nA,2018,north,1,2\n";
    error(table, None, Code::DuplicateColumn, "e.csv:1:营业收入(元)", "column=营业收入(元)");
}

#[test]
fn units_nobody_knows() {
    let table = "id,year,place,营业收入(千元)\nA,2018,north,1\n";
    error(table, None, Code::UnknownUnit, "e.csv:1:营业收入(千元)", "found=千元");
}

#[test]
fn two_rows_with_one_key() {
    let table = "id,year,place\nA,2018,north\nA,2019,north\n\nA,2018,south\n";
    error(table, None, Code::DuplicateRow, "e.csv:5:id", "id=A year=2018 first=2");
    let projects = "id,enterprise,year\nP,A,2018\nP,A,2018\n";
    error(ONE, Some(projects), Code::DuplicateRow, "p.csv:3:id", "id=P year=2018 first=2");
}

#[test]
fn projects_without_an_enterprise_in_the_year() {
    let projects = "id,enterprise,year\nP,A,2018\nP,A,2019\nQ,X,2018\n";
    let faults = errors(ONE, Some(projects));
    assert_eq!(
        shorts(&faults),
        [
            (Code::OrphanProject, "p.csv:3:enterprise".into(), "id=A year=2019".into()),
            (Code::OrphanProject, "p.csv:4:enterprise".into(), "id=X year=2018".into()),
        ]
    );
}

#[test]
fn a_year_that_cannot_be_read_makes_no_orphans() {
    let table = "id,year,place\nA,2018?,north\nB,2018,north\n";
    error(
        table,
        Some("id,enterprise,year\nP,A,2018\n"),
        Code::BadCell,
        "e.csv:2:year",
        "text=2018? expected=value-year",
    );
}

#[test]
fn rows_left_unread_make_no_orphans() {
    let cut = "id,year,place\nA,2018,north\nB,2018,\"south\nC,2018,south\n";
    error(cut, Some("id,enterprise,year\nP,C,2018\n"), Code::BadCsv, "e.csv:3:-", "detail=csv-quote");
}

#[test]
fn projects_that_change_their_enterprise() {
    let table = "id,year,place\nA,2018,north\nB,2019,north\n";
    let projects = "id,enterprise,year\nP,A,2018\nP,B,2019\n";
    error(table, Some(projects), Code::ProjectMoved, "p.csv:3:enterprise", "project=P id=B other=A");
}

#[test]
fn credit_codes_that_fail_are_told_once() {
    let bad = "91350100M000100Y44";
    let table = format!("id,year,place\n91350100M000100Y43,2018,north\n{bad},2018,north\n{bad},2019,north\n");
    warning(&table, None, Code::CreditCode, "e.csv:3:id", &format!("text={bad}"));
}

#[test]
fn tables_without_rows() {
    error("", None, Code::EmptyTable, "e.csv", "");
    error("\n\n", None, Code::EmptyTable, "e.csv", "");
    error("id,year,place\n", None, Code::EmptyTable, "e.csv", "");
    error(ONE, Some(""), Code::EmptyTable, "p.csv", "");
    warning(ONE, Some("id,enterprise,year\n"), Code::EmptyTable, "p.csv", "");
    let faults = errors("id,year,place\nA,2030,north\n", None);
    assert_eq!(shorts(&faults)[0], (Code::EmptyTable, "e.csv".into(), String::new()));
}

#[test]
fn rows_of_another_length() {
    error("id,year,place\nA,2018,north,1\n", None, Code::RowLength, "e.csv:2:-", "expected=3 found=4");
    warning("id,year,place,sales\nA,2018,north\n", None, Code::RowLength, "e.csv:2:-", "expected=4 found=3");
}

#[test]
fn files_that_are_no_csv() {
    error("id,year,place\nA,2018,\"north\nB,2018,south\n", None, Code::BadCsv, "e.csv:2:-", "detail=csv-quote");
    let bytes = b"id,year,place\nA,2018,north\nB,2018,\xb1\xb1\n";
    let file = cesuan_intake::NamedBytes { name: "e.csv", bytes };
    let faults = cesuan_intake::read_tables(&super::fixture::rules(), file, None).expect_err("not UTF-8");
    assert_eq!(shorts(&faults), [(Code::BadCsv, "e.csv:3:-".into(), "detail=csv-encoding".into())]);
}

#[test]
fn every_fault_at_once_and_errors_before_warnings() {
    let table = "id,year,place,sales,member,note\nA,2017,north,1,1,\nB,2018,east,-1,?,\nB,2018,north,1,1,\n";
    let faults = errors(table, Some("id,enterprise,year\nP,C,2018\n"));
    let codes: Vec<Code> = faults.list.iter().map(|fault| fault.code).collect();
    use Code::{BadCell, DuplicateRow, NegativeCell, OrphanProject, OtherYear, UnknownColumn};
    assert_eq!(codes, [BadCell, NegativeCell, BadCell, DuplicateRow, OrphanProject, UnknownColumn, OtherYear]);
}

#[test]
fn beyond_the_first_thousand_only_the_number_is_kept() {
    let mut table = "id,year,place,sales\n".to_owned();
    for row in 0..KEPT + 500 {
        table.push_str(&format!("E{row},2017,north,1\nE{row},2018,north,x\n"));
    }
    let faults = errors(&table, None);
    assert_eq!((faults.list.len(), faults.errors(), faults.more), (KEPT, KEPT + 500, KEPT + 1000));
    assert!(faults.list.iter().all(|fault| fault.code == Code::BadCell));
}
