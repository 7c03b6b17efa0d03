//! Workbooks the program writes: templates that read back, populations that stay themselves, results, marked tables; and the
//! session and the command line that read and write them.

use crate::support::scenarios::applied;
use std::path::PathBuf;
use std::process::{self, Command as Process};

use cesuan_base::diag::Code;
use cesuan_exports::Edition;
use cesuan_i18n::Lang;
use cesuan_intake::{ErrorRows, ImportOutcome, Layout, LeftOut, SampleAdjust, SheetRole, TablesReader, fingerprint};
use cesuan_office::{Book, BookValue, CellStyle, Output, RawSheet, csv, open, xlsx};
use cesuan_session::{
    Advance, DrawSample, Export, OpenPolicy, PopulationSource, ReadTables, Reply, RereadTables, Session, SettingText,
};

const POLICIES: [&str; 2] = ["shiyan-2018", "jingzhou-2020"];

/// A session with a sample.
fn desk(policy: &str, enterprises: u32) -> Session {
    let mut session = Session::new();
    session.ask(OpenPolicy { policy: policy.to_owned() }).now().expect("the policy opens");
    session.ask(DrawSample { enterprises, seed: 7, adjust: SampleAdjust::default() }).now().expect("a sample");
    session
}

fn read(session: &Session, sheets: &[RawSheet]) -> ImportOutcome {
    let rules = session.rules().expect("rules");
    let mut reader = TablesReader::new(rules, sheets, Layout::default(), ErrorRows::Refuse);
    while reader.step(rules, sheets, 100) {}
    reader.finish(rules, sheets)
}

fn paper(session: &mut Session, export: Export, lang: Lang) -> Book {
    let edition = Edition { lang, date: Some("2018-05-01".to_owned()) };
    let data = session.ask(export).now().expect("there is something to export");
    cesuan_exports::write(&data, &edition).and_then(Output::book).expect("a workbook")
}

fn opened(book: &Book) -> Vec<RawSheet> {
    open("b.xlsx", xlsx(book).expect("a workbook")).unwrap_or_else(|faults| panic!("{:?}", faults.list))
}

fn here(session: &Session) -> u64 {
    fingerprint(session.population().expect("a population"))
}

#[track_caller]
fn reads_back(session: &Session, sheets: &[RawSheet]) {
    let reading = read(session, sheets);
    assert_eq!(reading.faults.list, []);
    assert_eq!(fingerprint(&reading.population.expect("no fault")), here(session));
}

#[test]
fn a_population_on_paper_reads_back_as_itself() {
    for policy in POLICIES {
        let mut session = desk(policy, 60);
        for lang in Lang::ALL {
            let book = paper(&mut session, Export::Population, lang);
            reads_back(&session, &opened(&book));
            let texts = book.sheets.iter().map(|sheet| open(&format!("{}.csv", sheet.name), csv(sheet)).expect("text"));
            reads_back(&session, &texts.flatten().collect::<Vec<_>>());
        }
    }
}

#[test]
fn a_template_that_is_filled_in_reads_back_without_a_fault() {
    for policy in POLICIES {
        let mut session = desk(policy, 40);
        for lang in Lang::ALL {
            let mut book = paper(&mut session, Export::Template, lang);
            let filled = paper(&mut session, Export::Population, lang);
            assert!(book.sheets[0].choices.len() > 2 && book.sheets[0].rows.len() == 2);
            assert!(book.sheets[0].rows[0].iter().all(|cell| cell.note.is_some()));
            assert!(book.sheets[2].rows.len() > 20);
            for (sheet, filled) in book.sheets.iter_mut().zip(filled.sheets) {
                // Over the example.
                sheet.rows.truncate(1);
                sheet.rows.extend(filled.rows.into_iter().skip(1));
            }
            let sheets = opened(&book);
            reads_back(&session, &sheets);
            let roles: Vec<_> = read(&session, &sheets).view.sheets.iter().map(|sheet| sheet.role).collect();
            assert_eq!(&roles[..3], [Some(SheetRole::Enterprises), Some(SheetRole::Projects), None]);
        }
    }
}

#[test]
fn the_example_of_a_template_takes_no_part() {
    for policy in POLICIES {
        let mut session = desk(policy, 10);
        for lang in Lang::ALL {
            let mut book = paper(&mut session, Export::Template, lang);
            let alone = read(&session, &opened(&book));
            assert!(alone.population.is_none(), "an example is no population");
            let filled = paper(&mut session, Export::Population, lang);
            for (sheet, filled) in book.sheets.iter_mut().zip(filled.sheets) {
                sheet.rows.extend(filled.rows.into_iter().skip(1));
            }
            let read = read(&session, &opened(&book));
            let told: Vec<Code> = read.faults.list.iter().map(|fault| fault.code).collect();
            assert!(told.iter().filter(|code| **code == Code::ExampleRow).count() == 2, "{told:?}");
            let population = read.population.expect("the rest is a population");
            assert_eq!(Some(&population.enterprises), session.population().map(|known| &known.enterprises));
        }
    }
}

#[test]
fn the_examples_of_a_template_are_cells_its_columns_take() {
    for policy in POLICIES {
        let mut session = desk(policy, 5);
        let book = paper(&mut session, Export::Template, Lang::Zh);
        let rows = &book.sheets[2].rows;
        let text = |value: &BookValue| match value {
            BookValue::Text(text) => text.clone(),
            _ => String::new(),
        };
        let mut sheets = Vec::new();
        for (at, _) in
            rows.iter().enumerate().filter(|(_, row)| row.first().is_some_and(|cell| cell.look == CellStyle::Header))
        {
            let fields: Vec<_> = rows[at + 1..].iter().take_while(|row| row.len() == 5).collect();
            let line = |column: usize| fields.iter().map(|row| text(&row[column].value)).collect::<Vec<_>>().join(",");
            sheets
                .extend(open(&format!("{at}.csv"), format!("{}\n{}\n", line(0), line(4)).into_bytes()).expect("text"));
        }
        assert_eq!(read(&session, &sheets).faults.list, []);
    }
}

#[test]
fn results_say_what_they_were_computed_from_and_hold_every_line() {
    let mut session = desk("shiyan-2018", 120);
    let settings =
        vec![SettingText { id: "smart_upgrade.cap_per_enterprise".to_owned(), value: "80万元".to_owned() }];
    applied(&mut session, 1, settings);
    for lang in Lang::ALL {
        let book = paper(&mut session, Export::Results, lang);
        let cells = |sheet: usize| book.sheets[sheet].rows.iter().flatten().map(|cell| &cell.value);
        let says = |sheet: usize, wanted: &str| cells(sheet).any(|value| *value == BookValue::Text(wanted.to_owned()));
        assert!(says(0, "2018-05-01") && says(0, "80万元") && says(0, "50万元") && says(0, "shiyan-2018"));
        let figures = session.figures().expect("figures").scenario;
        let lines = book.sheets.last().expect("lines");
        assert_eq!(lines.rows.len() - 1, session.lines().count());
        let total = |column: usize| -> i128 {
            let amounts = lines.rows.iter().skip(1).map(|row| match &row[column].value {
                BookValue::Money(text) => text.replace('.', "").parse::<i128>().expect("fen"),
                other => panic!("{other:?} is no amount"),
            });
            amounts.sum()
        };
        let commitments = figures.measures.iter().filter_map(|measure| measure.commitments.as_ref());
        let committed: i64 = commitments.map(|known| known.total.demand.0).sum();
        let all = figures.spending_total.demand.0 + figures.relief_total.demand.0 + committed;
        assert_eq!(total(6), all.into());
        for ledger in &figures.ledgers {
            let demand = BookValue::Money(ledger.total.demand.yuan());
            assert!(cells(2).any(|value| *value == demand), "the total of each budget is on the sheet of payers");
        }
        let spending = BookValue::Money(figures.spending_total.demand.yuan());
        assert!(cells(1).chain(cells(2)).all(|value| *value != spending), "different budgets are not added up");
        assert!(opened(&book).len() >= 6);
        assert_eq!(
            xlsx(&book).expect("a workbook"),
            xlsx(&book).expect("a workbook"),
            "the same book is the same bytes"
        );
    }
}

const WRONG: &str =
    "企业名单,,,\nid,year,district,revenue\nA,2018,张弯区,1\nB,2018,房县,x\nC,2018,房县,#REF!\nD,2018,房县,5\n";

#[test]
fn faults_are_listed_and_marked_where_they_are() {
    let mut session = desk("shiyan-2018", 5);
    let before = here(&session);
    let sheets = open("名单.csv", WRONG.as_bytes().to_vec()).expect("text");
    let read = session.ask(ReadTables { sheets, layout: None, errors: ErrorRows::Refuse }).now().expect("it reads");
    assert!(!read.tables.ready && read.tables.may_leave_out && read.populated.is_none());
    assert_eq!(here(&session), before, "what stood before stands");
    let book = paper(&mut session, Export::Faults, Lang::Zh);
    let [list, marked] = &book.sheets[..] else { panic!("two sheets") };
    // The heading, three cells, and the readings that cannot be judged without their columns.
    assert_eq!(list.rows.len(), 5);
    assert_eq!(marked.name, "名单");
    assert_eq!(marked.rows[2][2].look, CellStyle::Error);
    assert!(marked.rows[2][2].note.as_ref().is_some_and(|note| note.contains("张湾区")));
    assert_eq!(marked.rows[3][3].look, CellStyle::Error);
    assert_eq!(marked.rows[5][3].look, CellStyle::Plain);
    assert_eq!(opened(&book).len(), 2);
}

#[test]
fn tables_are_read_in_steps_and_can_be_stopped() {
    let mut session = desk("shiyan-2018", 5);
    let before = here(&session);
    let mut text = "id,year,district\n".to_owned();
    (0..50_000).for_each(|row| text.push_str(&format!("E{row},2018,房县\n")));
    let sheets = open("大.csv", text.into_bytes()).expect("text");
    let tables = ReadTables { sheets, layout: None, errors: ErrorRows::Refuse };
    let Advance::Going(first) = session.begin(tables.clone()) else { panic!("it takes several steps") };
    assert!(first.rows > 0 && first.done < first.all);
    session.cancel();
    assert!(matches!(session.advance(), Advance::Done(reply) if matches!(*reply, Reply::NotYet)));
    assert_eq!(here(&session), before);
    let mut advance = session.begin(tables);
    let mut steps = 0;
    let read = loop {
        match advance {
            Advance::Going(_) => steps += 1,
            Advance::Done(events) => break events,
        }
        advance = session.advance();
    };
    assert!(steps > 1);
    let population = read.now().expect("it reads").populated.expect("a population").population;
    assert_eq!(population.enterprises, 50_000);
    assert_eq!(population.source, PopulationSource::Own { files: vec!["大.csv".to_owned()] });
}

#[test]
fn the_same_sheets_are_read_again_with_other_choices() {
    let mut session = desk("shiyan-2018", 5);
    let sheets = open("名单.csv", WRONG.as_bytes().to_vec()).expect("text");
    session.ask(ReadTables { sheets, layout: None, errors: ErrorRows::Refuse }).now().expect("it reads");
    let read = session.ask(RereadTables { layout: None, errors: ErrorRows::LeaveOut }).now().expect("it reads");
    let population = read.populated.expect("a population").population;
    assert_eq!(
        (population.enterprises, population.left_out),
        (1, LeftOut { enterprises: 3, projects: 0, with_enterprise: 0 })
    );
    let book = paper(&mut session, Export::Results, Lang::Zh);
    let rows = &book.sheets[0].rows;
    assert!(
        rows.iter().any(|row| row.len() == 2 && row[1].value == BookValue::Integer(3)),
        "the workbook says what is left out"
    );
}

/// A folder of a test's own.
fn folder(name: &str) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::create_dir_all(&path).expect("a folder");
    path
}

fn cesuan(arguments: &[&str]) -> process::Output {
    Process::new(env!("CARGO_BIN_EXE_cesuan")).args(arguments).args(["--lang", "zh"]).output().expect("it runs")
}

#[test]
fn the_command_line_takes_and_gives_workbooks() {
    let dir = folder("workbooks");
    let path = |name: &str| dir.join(name).display().to_string();
    let run = |arguments: &[&str]| {
        let output = cesuan(arguments);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).expect("text")
    };
    let out = dir.display().to_string();
    for format in ["csv", "xlsx"] {
        run(&["sample", "--enterprises", "50", "--seed", "3", "--format", format, "--out", &out]);
    }
    run(&["template", "--out", &out]);
    let drawn = run(&["run", "--sample", "50", "--seed", "3", "--format", "json"]);
    let workbook = run(&[
        "run",
        "--population",
        &path("sample.xlsx"),
        "--format",
        "json",
        "--xlsx",
        &path("out.xlsx"),
        "--date",
        "2018-05-01",
    ]);
    let text = run(&[
        "run",
        "--enterprises",
        &path("enterprises.csv"),
        "--projects",
        &path("projects.csv"),
        "--format",
        "json",
    ]);
    assert_eq!(drawn, workbook);
    assert_eq!(drawn, text);
    assert!(open("out.xlsx", std::fs::read(path("out.xlsx")).expect("it was written")).expect("a workbook").len() > 5);
    assert!(run(&["check-list", &path("sample.xlsx")]).contains("企业表"));
}

#[test]
fn the_command_line_says_what_is_wrong_and_goes_on_where_it_is_told_to() {
    let dir = folder("faults");
    let (list, marked) = (dir.join("名单.csv"), dir.join("marked.xlsx"));
    std::fs::write(&list, WRONG).expect("written");
    let (list, marked) = (list.display().to_string(), marked.display().to_string());
    let refused = cesuan(&["run", "--enterprises", &list]);
    assert_eq!(refused.status.code(), Some(2));
    for day in ["2018-02-30", "2018-13-01", "18-05-01", "2018-05-01T10:00", "二〇一八年"] {
        let refused = cesuan(&["run", "--sample", "50", "--xlsx", &marked, "--date", day]);
        assert_eq!(refused.status.code(), Some(2), "{day}");
        assert!(String::from_utf8_lossy(&refused.stderr).contains(day));
    }
    let checked = cesuan(&["check-list", &list, "--marked", &marked]);
    assert_eq!(checked.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&checked.stderr).contains("张湾区"));
    assert_eq!(open("m", std::fs::read(&marked).expect("it was written")).expect("a workbook").len(), 2);
    let layout = dir.join("layout.json");
    let json = r#"{"sheets": [{"at": 0, "sheet": null, "role": "Enterprises", "header": 2}],
        "columns": [{"rows": "Enterprise", "header": "revenue", "holds": "Ignored"}]}"#;
    std::fs::write(&layout, json).expect("written");
    let checked = cesuan(&["check-list", &list, "--layout", &layout.display().to_string()]);
    let said = String::from_utf8_lossy(&checked.stderr).into_owned();
    assert!(said.contains("张湾区") && !said.contains("#REF!"), "{said}");
    let gone_on = cesuan(&["run", "--enterprises", &list, "--leave-out-errors", "--format", "json"]);
    assert!(gone_on.status.success());
    assert!(String::from_utf8_lossy(&gone_on.stderr).contains("未计入"));
    assert!(String::from_utf8_lossy(&gone_on.stdout).contains("\"left_out\""));
}
