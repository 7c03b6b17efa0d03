//! Papers for the meeting: what stands in them is what was compared, the files read back as written, and the command line
//! writes the same.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::path::PathBuf;
use std::process::{self, Command as Process};

use cesuan_base::diag::{Code, Diagnostics};
use cesuan_base::money::{Fen, MoneyUnit};
use cesuan_engine::MeasureStatus;
use cesuan_exports::{ComparisonSheet, Edition, ExportSheet, Form};
use cesuan_i18n::Lang;
use cesuan_office::{Block, Book, BookCell, BookValue, Document, Output, RawSheet, Tone, docx, open, xlsx};
use cesuan_policy::rules::{Changes, embedded};
use cesuan_scenario::{Scenario, ScenarioSet, Which};
use cesuan_session::{Export, OpenPolicy, RemoveMeasure, Session, SetScenarios};

use crate::support::scenarios::{compared, scenario, selected};

const SHIYAN: &str = "shiyan-2018";
/// A name no sheet may have, and longer than one may be.
const ODD: &str = "从紧/2018:*[?]\\'😀方案方案方案方案方案方案方案方案方案方案方案方案";

fn opened() -> Session {
    crate::support::scenarios::opened(SHIYAN, 300, 5)
}

/// Three numbers and a reading; a fund that falls short; a measure taken out.
fn some() -> Vec<Scenario> {
    let easy = [
        ("smart_upgrade.cap_per_enterprise", "80万元"),
        ("benchmark_rate@2019", "4.75%"),
        ("major_project_interest.share", "60%"),
        ("case_by_case_scope", "enterprise"),
    ];
    let short = [("shortfall", "pro_rata"), ("transformation_fund.envelope", "300万元")];
    let remove = RemoveMeasure { measure: "job_stabilisation".to_owned(), changes: Changes::default() };
    let rules = opened().ask(remove).now().expect("taken out").changes;
    vec![scenario("从宽", &easy), scenario(ODD, &short), Scenario { rules, ..scenario("去掉稳岗", &[]) }]
}

fn edition(lang: Lang) -> Edition {
    Edition { lang, date: Some("2018-05-01".to_owned()) }
}

fn written(session: &mut Session, export: Export, lang: Lang) -> Result<Output, Diagnostics> {
    cesuan_exports::write(&session.ask(export).now()?, &edition(lang))
}

fn document(session: &mut Session, column: usize, lang: Lang) -> Document {
    match written(session, Export::Amendments { column }, lang) {
        Ok(Output::Document(document)) => document,
        other => panic!("no document but {other:?}"),
    }
}

fn book(session: &mut Session, export: Export, lang: Lang) -> Book {
    written(session, export, lang).and_then(Output::book).unwrap_or_else(|faults| panic!("{:?}", faults.list))
}

fn read(book: &Book) -> Vec<Vec<Vec<String>>> {
    let sheets = open("b.xlsx", xlsx(book).expect("a workbook")).unwrap_or_else(|faults| panic!("{:?}", faults.list));
    sheets.iter().map(cells).collect()
}

fn cells(sheet: &RawSheet) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(sheet.text.as_bytes());
    let row = |record: csv::StringRecord| record.iter().map(str::to_owned).collect();
    reader.records().map(|record| row(record.expect("a row"))).collect()
}

/// An amount in 万元, to the fen.
fn fen(cell: &BookCell) -> Option<Fen> {
    let (BookValue::Money(text) | BookValue::Difference(text)) = &cell.value else { return None };
    let (sign, digits) = text.strip_prefix('-').map_or((1, text.as_str()), |digits| (-1, digits));
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let part = format!("{part:0<6}").parse::<i64>().expect("digits");
    Some(Fen(sign * (whole.parse::<i64>().expect("digits") * 1_000_000 + part)))
}

fn text(cell: &BookCell) -> &str {
    match &cell.value {
        BookValue::Text(text) => text,
        _ => "",
    }
}

/// The parts of a document's file.
fn parts(file: &[u8]) -> BTreeMap<String, String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(file)).expect("an archive");
    let mut parts = BTreeMap::new();
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).expect("a part");
        let name = part.name().expect("a name").into_owned();
        if part.is_file() {
            let mut text = String::new();
            part.read_to_string(&mut text).expect("UTF-8");
            parts.insert(name, text);
        }
    }
    parts
}

/// The words of the cells of a file's tables, row by row, the head too; a line for each paragraph.
fn table(xml: &str) -> Vec<Vec<String>> {
    use quick_xml::events::Event as Xml;
    let mut reader = quick_xml::Reader::from_str(xml);
    let (mut rows, mut in_text) = (Vec::new(), false);
    loop {
        match reader.read_event().expect("XML") {
            Xml::Start(tag) => match tag.name().as_ref() {
                "w:tr" => rows.push(Vec::new()),
                "w:tc" => {
                    if let Some(row) = rows.last_mut() {
                        row.push(Vec::new());
                    }
                }
                "w:p" => {
                    if let Some(cell) = rows.last_mut().and_then(|row: &mut Vec<Vec<String>>| row.last_mut()) {
                        cell.push(String::new());
                    }
                }
                "w:t" => in_text = true,
                _ => {}
            },
            Xml::End(tag) => match tag.name().as_ref() {
                "w:t" => in_text = false,
                // What comes after the table is no cell of it.
                "w:tbl" => break,
                _ => {}
            },
            Xml::Text(words) if in_text => say(&mut rows, &words),
            Xml::GeneralRef(sign) if in_text => {
                let sign: &str = &sign;
                say(&mut rows, quick_xml::escape::resolve_predefined_entity(sign).expect("a sign XML knows"));
            }
            Xml::Eof => break,
            _ => {}
        }
    }
    let joined = |row: Vec<Vec<String>>| row.into_iter().map(|cell| cell.join("\n")).collect();
    rows.into_iter().map(joined).collect()
}

/// Puts words at the end of the last line of the last cell.
fn say(rows: &mut [Vec<Vec<String>>], words: &str) {
    if let Some(line) = rows.last_mut().and_then(|row| row.last_mut()).and_then(|cell| cell.last_mut()) {
        line.push_str(words);
    }
}

#[test]
fn amendments_hold_every_sentence_that_differs_and_what_it_costs() {
    let mut session = opened();
    let comparison = compared(&mut session, Which::Draft, some());
    let paid = |column: usize| {
        let outcome = comparison.columns[column].outcome.as_ref().expect("figures");
        let paid = outcome.accounts.iter().map(|account| account.total.paid);
        paid.collect::<Vec<_>>()
    };
    for lang in Lang::ALL {
        for column in 1..comparison.columns.len() {
            let document = document(&mut session, column, lang);
            let rows: Vec<Vec<String>> = document.cells().collect();
            // Below the sentences stands what each account pays more, the city's first; accounts are not added up.
            for ((account, now), before) in comparison.accounts.iter().zip(paid(column)).zip(paid(0)) {
                let name = cesuan_i18n::accounts::compared(lang, account);
                let own = rows.iter().find(|row| row.len() == 2 && row[0].starts_with(&name));
                let more = cesuan_i18n::figures::signed(lang, now.less(before), MoneyUnit::Wan);
                match own {
                    Some(row) => assert!(row[1].ends_with(&more), "{row:?} is not {more}"),
                    None => assert_eq!(now, before, "{name}"),
                }
            }
            assert!(rows.iter().filter(|row| row.len() == 6).count() > 0);
        }
        // The measure taken out is struck through as a whole, and says so on the other side.
        let document = document(&mut session, 3, lang);
        let Some(Block::Table(table)) = document.blocks.iter().find(|block| matches!(block, Block::Table(_))) else {
            panic!("no table");
        };
        let [only, ..] = &table.rows[..] else { panic!("no row") };
        assert!(only[2].lines.iter().flat_map(|line| &line.spans).all(|span| span.tone == Tone::Deleted));
        let said = only[3].words();
        assert!(said == "（删去）" || said == "(deleted)", "{said}");
    }
}

#[test]
fn a_document_reads_back_as_it_was_written() {
    let mut session = opened();
    compared(&mut session, Which::Draft, some());
    for lang in Lang::ALL {
        for column in 0..=3 {
            let document = document(&mut session, column, lang);
            let file = docx(&document).expect("a document");
            assert_eq!(file, docx(&document).expect("a document"), "the same document is the same bytes");
            let parts = parts(&file);
            let body = &parts["word/document.xml"];
            let read = table(body);
            let written: Vec<Vec<String>> = document.cells().collect();
            assert_eq!(read.get(1..).unwrap_or_default(), written);
            assert!(body.contains("w:orient=\"landscape\""));
            assert_eq!(body.matches("<w:tblHeader />").count(), usize::from(column > 0), "the head is on every page");
            // A row is torn apart only where it would leave most of a page blank.
            let width = |cell: &String| cell.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum::<usize>();
            let longer = |than: usize| read.iter().filter(|row| row.iter().any(|cell| width(cell) > than)).count();
            let kept = body.matches("<w:cantSplit />").count();
            assert!(kept <= read.len() - longer(900) && kept >= read.len() - longer(400), "{kept} of {}", read.len());
            let inserted = body.matches("<w:b /><w:bCs /><w:u w:val=\"single\" />").count();
            assert_eq!(inserted > 0, (1..3).contains(&column), "what is new is bold and underlined, not coloured");
            assert_eq!(body.contains("<w:strike />"), column > 0);
            let footer = &parts["word/footer1.xml"];
            assert!(footer.contains("PAGE") && footer.contains("NUMPAGES"));
            let core = &parts["docProps/core.xml"];
            assert!(
                core.contains("2018-05-01T00:00:00Z")
                    && core.contains(if lang == Lang::Zh { "测算" } else { "Cesuan" })
            );
        }
    }
}

#[test]
fn a_document_says_what_its_figures_are_made_of() {
    let mut session = opened();
    let comparison = compared(&mut session, Which::Draft, some());
    for (column, compared) in comparison.columns.iter().enumerate() {
        let document = document(&mut session, column, Lang::Zh);
        let words: String = document
            .blocks
            .iter()
            .filter_map(|block| match block {
                Block::Line(line) => Some(line.words()),
                Block::Table(_) => None,
            })
            .collect();
        let seal = &compared.seal;
        for print in [&seal.rules, &seal.population, &seal.scenario, &seal.engine, &seal.figures] {
            assert!(!print.is_empty() && words.contains(print.as_str()), "{print} is not in {words}");
        }
        assert!(words.contains("300 户") && words.contains("不是真实企业"));
        // The draft's own column has nothing to tell.
        assert_eq!(words.contains("没有修改"), column == 0);
    }
}

#[test]
fn estimates_add_up_and_nothing_open_is_nought() {
    let mut session = opened();
    let comparison = compared(&mut session, Which::Draft, some());
    for lang in Lang::ALL {
        for column in 0..comparison.columns.len() {
            let paper = book(&mut session, Export::Estimates { column }, lang);
            let [table, commitments, assumptions, seals] = &paper.sheets[..] else { panic!("four sheets") };
            let outcome = comparison.columns[column].outcome.as_ref().expect("figures");
            let measures: Vec<_> = comparison
                .measures
                .iter()
                .filter_map(|measure| Some((measure, measure.columns[column].as_ref()?)))
                .collect();
            let rows = &table.rows[3..];
            let total = |row: &[BookCell]| row[8..12].iter().map(fen).collect::<Vec<_>>();
            let remark = table.columns.len() - 1;
            let accounts = 12..remark - 1;
            let mut at = 0;
            for (measure, figures) in &measures {
                let row = &rows[at];
                at += 1;
                assert_eq!(text(&row[1]), lang.of(&measure.label));
                let amounts = total(row);
                if figures.status == MeasureStatus::Undetermined {
                    assert!(amounts.iter().all(Option::is_none), "{} is open, not nought", measure.id);
                    assert!(!text(&row[8]).is_empty() && !text(&row[remark]).is_empty());
                    continue;
                }
                let own = figures.years.iter().map(|year| year.demand).chain([figures.total.demand]);
                assert_eq!(amounts, own.map(Some).collect::<Vec<_>>(), "{}", measure.id);
                let of_accounts = row[accounts.clone()].iter().filter_map(fen);
                assert_eq!(of_accounts.map(|amount| amount.0).sum::<i64>(), figures.total.demand.0, "{}", measure.id);
                if figures.shares.len() > 1 {
                    for share in &figures.shares {
                        assert_eq!(total(&rows[at])[3], Some(share.total.demand), "{}", measure.id);
                        at += 1;
                    }
                }
            }
            // A measure that was taken out takes the account with it that pays for nothing else.
            let any = |amount: &Fen| *amount != Fen::ZERO;
            let sums = rows[at][accounts.clone()].iter().filter_map(fen).filter(any).collect::<Vec<_>>();
            let own = outcome.accounts.iter().map(|account| account.total.demand).filter(any).collect::<Vec<_>>();
            assert_eq!(sums, own, "what falls to each account");
            let spending = Some(outcome.spending_total.demand);
            assert!(rows.iter().flatten().all(|cell| fen(cell) != spending), "different budgets are not added up");
            let committed: i64 = outcome.commitments.iter().map(|amount| amount.0).sum();
            assert_eq!(fen(&commitments.rows[1][8]), Some(Fen(committed)));
            assert!(assumptions.rows.len() > 10);
            let seal = &comparison.columns[column].seal;
            assert!(seals.rows[1].iter().any(|cell| text(cell) == seal.figures));
            let read = read(&paper);
            assert_eq!(read.len(), 4);
            assert_eq!(read[0].len(), table.rows.len());
        }
    }
}

/// The rows of 资金测算表 by the text of their first cell.
fn told<'p>(paper: &'p Book, label: &str) -> Option<&'p Vec<BookCell>> {
    paper.sheets[0]
        .rows
        .iter()
        .find(|row| row.first().is_some_and(|cell| text(cell).trim_start_matches('\u{3000}') == label))
}

#[test]
fn an_envelope_that_only_reports_shows_its_gap_and_nothing_paid() {
    let mut session = opened();
    let settings = [
        ("shortfall", "report"),
        ("envelope_period", "whole"),
        ("transformation_fund.envelope", "300万元"),
        ("smart_upgrade.cap_per_enterprise", "none"),
        ("civil_military", "off"),
    ];
    let comparison = compared(&mut session, Which::Draft, vec![scenario("只列缺口", &settings)]);
    let outcome = comparison.columns[1].outcome.as_ref().expect("figures");
    let paper = book(&mut session, Export::Estimates { column: 1 }, Lang::Zh);
    assert!(told(&paper, "兑付").is_none() && told(&paper, "市级一般公共预算：兑付").is_none());
    let gap = told(&paper, "缺口").expect("a gap");
    assert_eq!((fen(&gap[8]), fen(&gap[11])), (None, outcome.accounts[0].excess));
    assert_eq!(told(&paper, "额度").map(|row| fen(&row[11])), Some(Some(Fen(300_000_000))));
    let off = paper.sheets[0].rows.iter().find(|row| row.get(1).is_some_and(|cell| text(cell) == "军民融合奖励"));
    assert_eq!(off.map(|row| text(&row[8])), Some("删去"));
    let rows: Vec<Vec<String>> = document(&mut session, 1, Lang::Zh).cells().collect();
    let of = |title: &str| rows.iter().find(|row| row[1].contains(title)).expect("a row");
    assert_eq!(of("军民融合奖励")[3], "（删去）");
    assert!(of("智能化改造设备补贴")[3].contains("单个企业当年补助总额不设上限。"));
    assert!(rows.iter().all(|row| row.iter().all(|cell| !cell.contains("兑付增减"))));
    // The drafted rules ration, and say what is paid.
    let drafted = book(&mut session, Export::Estimates { column: 0 }, Lang::Zh);
    assert!(told(&drafted, "兑付").is_some());
}

#[test]
fn a_fund_that_falls_short_is_told_in_the_estimates() {
    let mut session = opened();
    let comparison = compared(&mut session, Which::Draft, some());
    let short = comparison.columns[2].outcome.as_ref().expect("figures");
    assert!(short.spending_total.paid < short.spending_total.demand, "the fund falls short");
    let paper = book(&mut session, Export::Estimates { column: 2 }, Lang::Zh);
    let remarks = paper.sheets[0].rows.iter().filter_map(|row| row.last()).map(text);
    assert!(remarks.into_iter().any(|remark| remark.contains("资金不足，兑付")));
    let years = |label: &str| told(&paper, label).map(|row| row[8..11].iter().map(fen).collect::<Vec<_>>());
    assert_eq!(years("额度"), Some(vec![Some(Fen(300_000_000)); 3]));
    assert!(years("缺口").is_some_and(|gaps| gaps.iter().flatten().any(|gap| *gap > Fen::ZERO)));
    assert!(years("兑付").is_some_and(|paid| paid.iter().flatten().all(|paid| *paid <= Fen(300_000_000))));
}

/// A sheet of a comparison whose baseline is the draft, or that is the same whatever the baseline.
fn sheet(paper: &Book, which: ComparisonSheet) -> &[Vec<BookCell>] {
    &paper.sheets[which.index(0).expect("there is such a sheet")].rows
}

#[test]
fn the_comparison_holds_every_figure() {
    for baseline in [Which::Draft, Which::Scenario(1)] {
        let mut session = opened();
        let comparison = compared(&mut session, baseline, some());
        let paper = book(&mut session, Export::Comparison, Lang::Zh);
        let columns = comparison.columns.len();
        let outcomes: Vec<_> =
            comparison.columns.iter().map(|column| column.outcome.as_ref().expect("figures")).collect();
        let overview = sheet(&paper, ComparisonSheet::Overview);
        for (at, outcome) in outcomes.iter().enumerate() {
            let city = &outcome.accounts[0];
            assert_eq!(fen(&overview[1][2 + at]), Some(city.total.demand));
            assert_eq!(fen(&overview[2][2 + at]), Some(city.total.paid));
            assert_eq!(fen(&overview[3][2 + at]), city.excess);
        }
        // Some fund falls short, so each column has what is asked for, what is paid, and the others the difference.
        let clauses = sheet(&paper, ComparisonSheet::Clauses);
        assert_eq!(clauses[0].len(), 4 + 3 * columns - 1);
        for (row, measure) in clauses[1..].iter().zip(&comparison.measures) {
            let mut at = 4;
            for (column, figures) in measure.columns.iter().enumerate() {
                match figures {
                    Some(figures) if figures.status != MeasureStatus::Undetermined => {
                        assert_eq!(fen(&row[at]), Some(figures.total.demand), "{}", measure.id);
                        assert_eq!(fen(&row[at + 1]), Some(figures.total.paid), "{}", measure.id);
                    }
                    _ => assert!(fen(&row[at]).is_none() && !text(&row[at]).is_empty(), "{}", measure.id),
                }
                at += if column == comparison.baseline { 2 } else { 3 };
            }
        }
        let parameters = sheet(&paper, ComparisonSheet::Parameters);
        assert_eq!(parameters.len(), 1 + comparison.differing().count() + comparison.files.len());
        let years = sheet(&paper, ComparisonSheet::Years);
        assert_eq!((years.len() - 1) % comparison.years.len(), 0);
        let groups: usize = comparison.facets.iter().map(|facet| facet.groups.len()).sum();
        assert_eq!(sheet(&paper, ComparisonSheet::Groups).len(), 1 + groups);
        let seals = sheet(&paper, ComparisonSheet::Provenance);
        for (row, column) in seals[1..].iter().zip(&comparison.columns) {
            assert_eq!(text(&row[5]), column.seal.figures);
        }
        for (column, outcome) in outcomes.iter().enumerate().filter(|(column, _)| *column != comparison.baseline) {
            let which = ComparisonSheet::Enterprises { column }.index(comparison.baseline).expect("it is moved");
            let rows = &paper.sheets[which].rows[1..];
            assert_eq!(rows.len() as u64, outcome.moves.gained + outcome.moves.lost);
            let more: i64 = rows.iter().filter_map(|row| fen(&row[row.len() - 2])).map(|amount| amount.0).sum();
            assert_eq!(more, outcome.moves.gained_by.0 - outcome.moves.lost_by.0);
        }
        assert_eq!(paper.sheets.len(), 8 + columns - 1);
        let payers = sheet(&paper, ComparisonSheet::Payers);
        let balances = payers.iter().filter(|row| text(&row[2]).starts_with("结余")).count();
        assert_eq!(balances, comparison.years.len() + 1, "one fund of Shiyan is limited");
    }
}

/// The sheets of a comparison before those of enterprises.
const SHEETS: [ComparisonSheet; 8] = [
    ComparisonSheet::Overview,
    ComparisonSheet::Parameters,
    ComparisonSheet::Clauses,
    ComparisonSheet::Payers,
    ComparisonSheet::Years,
    ComparisonSheet::Groups,
    ComparisonSheet::Contests,
    ComparisonSheet::Provenance,
];

#[test]
fn a_sheet_that_is_not_there_is_refused_and_never_an_empty_file() {
    let mut session = opened();
    compared(&mut session, Which::Draft, some());
    let missing = [
        (Export::Comparison, ExportSheet::Comparison(ComparisonSheet::Enterprises { column: 0 })),
        (Export::Comparison, ExportSheet::Comparison(ComparisonSheet::Enterprises { column: 9 })),
        (Export::Comparison, ExportSheet::Lines),
        (Export::Results, ExportSheet::Projects),
        (Export::Amendments { column: 1 }, ExportSheet::Measures),
    ];
    for (export, sheet) in missing {
        let data = session.ask(export).now().expect("it is there");
        let refused = Form::Csv(sheet).file(&data, &edition(Lang::Zh)).expect_err("there is no such sheet");
        assert_eq!(refused.list[0].code, Code::UnknownId, "{export:?} {sheet:?}");
    }
    let there = [
        (Export::Population, ExportSheet::Enterprises),
        (Export::Population, ExportSheet::Projects),
        (Export::Template, ExportSheet::Projects),
        (Export::Results, ExportSheet::Measures),
        (Export::Results, ExportSheet::Lines),
    ];
    for (export, sheet) in there {
        let data = session.ask(export).now().expect("it is there");
        let file = Form::Csv(sheet).file(&data, &edition(Lang::Zh)).expect("it is there");
        assert!(file.bytes.len() > 100, "{export:?} {sheet:?}");
    }
}

#[test]
fn the_comparison_reads_back_sheet_by_sheet_and_as_text() {
    let mut session = opened();
    compared(&mut session, Which::Draft, some());
    for lang in Lang::ALL {
        let data = session.ask(Export::Comparison).now().expect("it is compared");
        let file = |form: Form| form.file(&data, &edition(lang));
        let paper = book(&mut session, Export::Comparison, lang);
        let read = read(&paper);
        assert_eq!(read.len(), paper.sheets.len());
        let moved = (1..=3).map(|column| ComparisonSheet::Enterprises { column });
        let kinds: Vec<ComparisonSheet> = SHEETS.into_iter().chain(moved).collect();
        assert_eq!(kinds.len(), paper.sheets.len());
        for ((sheet, read), kind) in paper.sheets.iter().zip(&read).zip(kinds) {
            let filled = sheet.rows.iter().filter(|row| row.iter().any(|cell| cell.value != BookValue::Blank));
            assert_eq!(read.iter().filter(|row| row.iter().any(|cell| !cell.is_empty())).count(), filled.count());
            let csv = file(Form::Csv(ExportSheet::Comparison(kind))).expect("text");
            assert_eq!(csv.fingerprint, paper.fingerprint);
            let text = open("t.csv", csv.bytes).expect("a table").pop().expect("a sheet");
            assert!(cells(&text).len() >= sheet.rows.iter().filter(|row| !row.is_empty()).count());
        }
        assert_eq!(file(Form::Workbook).expect("a workbook").bytes, xlsx(&paper).expect("a workbook"));
        let sheets = open("b.xlsx", xlsx(&paper).expect("a workbook")).expect("a workbook");
        let names: Vec<&str> = sheets.iter().filter_map(|sheet| sheet.sheet.as_deref()).collect();
        for name in &names {
            assert!(
                name.encode_utf16().count() <= 31 && !name.contains(['/', ':', '*', '?', '[', ']', '\\']),
                "{name}"
            );
        }
    }
}

#[test]
fn papers_are_written_before_anything_was_compared() {
    let mut session = opened();
    let paper = book(&mut session, Export::Estimates { column: 0 }, Lang::Zh);
    let drafted = book(&mut session, Export::Results, Lang::Zh);
    // Both are of the draft, and sealed alike.
    let seal = session.provenance().expect("a population");
    for paper in [&paper, &drafted] {
        let cells = paper.sheets.iter().flat_map(|sheet| sheet.rows.iter().flatten());
        let prints = cells.filter(|cell| text(cell) == seal.figures || text(cell) == seal.population).count();
        assert_eq!(prints, 2);
    }
    let comparison = book(&mut session, Export::Comparison, Lang::Zh);
    assert_eq!(comparison.sheets.len(), 8);
}

#[test]
fn what_cannot_be_written_is_said() {
    let refused = |session: &mut Session, export: Export| -> Diagnostics {
        written(session, export, Lang::Zh).expect_err("there is nothing to write")
    };
    let mut nobody = Session::new();
    nobody.ask(OpenPolicy { policy: SHIYAN.to_owned() }).now().expect("the policy opens");
    let papers = |column: usize| [Export::Amendments { column }, Export::Estimates { column }];
    for paper in papers(0).into_iter().chain([Export::Comparison]) {
        assert_eq!(refused(&mut nobody, paper).list[0].code, Code::NoPolicy);
    }
    let mut session = opened();
    let broken = scenario("坏", &[("smart_upgrade.cap_per_enterprise", "八十")]);
    let set = ScenarioSet { scenarios: vec![broken], ..ScenarioSet::default() };
    session.ask(SetScenarios { revision: 1, set }).now().expect("a policy");
    for paper in papers(1) {
        assert_eq!(refused(&mut session, paper).list[0].code, Code::BadValue);
    }
    for paper in papers(2) {
        assert_eq!(refused(&mut session, paper).list[0].code, Code::UnknownScenario);
    }
    // What has no figures says so beside what has.
    let comparison = book(&mut session, Export::Comparison, Lang::Zh);
    assert_eq!(text(&sheet(&comparison, ComparisonSheet::Overview)[1][3]), "未能测算");
}

#[test]
fn a_seal_is_the_same_wherever_the_same_is_costed() {
    let mut session = opened();
    let comparison = compared(&mut session, Which::Draft, some());
    for (column, scenario) in some().iter().enumerate() {
        let mut alone = opened();
        selected(&mut alone, 1, scenario.clone());
        assert_eq!(alone.provenance().as_ref(), Some(&comparison.columns[column + 1].seal));
    }
    assert!(embedded(SHIYAN).is_some());
}

fn cesuan(arguments: &[&str]) -> process::Output {
    let mut process = Process::new(env!("CARGO_BIN_EXE_cesuan"));
    process.args(arguments).args(["--lang", "zh"]).output().expect("it runs")
}

#[test]
fn the_command_line_writes_the_papers() {
    let dir = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("meeting");
    std::fs::create_dir_all(&dir).expect("a folder");
    let path = |name: &str| dir.join(name).display().to_string();
    let file = "cesuan = 1\npolicy = \"shiyan-2018\"\n\n[[scenario]]\nname = \"从宽\"\n\n[scenario.settings]\n\
                \"smart_upgrade.cap_per_enterprise\" = \"80万元\"\n";
    std::fs::write(path("宽.toml"), file).expect("written");
    let run = |arguments: &[&str]| {
        let output = cesuan(arguments);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).expect("text")
    };
    let sample = ["--sample", "120", "--seed", "3"];
    let compare = |format: &str, output: &str| {
        let scenario = path("宽.toml");
        let arguments = ["compare", &scenario, "--format", format, "--output", output];
        run(&[&arguments[..], &sample].concat())
    };
    assert!(compare("xlsx", &path("对比.xlsx")).contains("对比.xlsx"));
    compare("json", &path("对比.json"));
    let json: serde_json::Value =
        serde_json::from_slice(&std::fs::read(path("对比.json")).expect("it was written")).expect("JSON");
    let sheets = open("b.xlsx", std::fs::read(path("对比.xlsx")).expect("it was written")).expect("a workbook");
    let overview = cells(&sheets[0]);
    for column in 0..2 {
        // Yuan with two decimals are 万元 with six.
        let yuan = json["columns"][column]["ledgers"][0]["demand"].as_str().expect("an amount").replace('.', "");
        let wan = overview[1][2 + column].replace(',', "");
        let (whole, part) = wan.split_once('.').unwrap_or((&wan, ""));
        assert_eq!(format!("{whole}{part:0<6}"), yuan);
    }
    let (estimates, amendments) = (path("测算.xlsx"), path("对照.docx"));
    let scenario = path("宽.toml");
    let papers = ["--estimates", &estimates, "--amendments", &amendments, "--date", "2018-05-01", "--format", "json"];
    let printed = run(&[&["run", "--scenario", &scenario][..], &papers, &sample].concat());
    let printed: serde_json::Value = serde_json::from_str(&printed).expect("JSON");
    assert_eq!(printed["seal"], json["columns"][1]["seal"]);
    let figures = printed["seal"]["figures"].as_str().expect("a print").to_owned();
    assert!(parts(&std::fs::read(&amendments).expect("it was written"))["word/document.xml"].contains(&figures));
    let sheets = open("e.xlsx", std::fs::read(&estimates).expect("it was written")).expect("a workbook");
    assert!(sheets.last().is_some_and(|sheet| sheet.text.contains(&figures)));
    // Settings alone are a scenario too, and nothing at all is the draft.
    let set = ["run", "--set", "smart_upgrade.cap_per_enterprise=80万元", "--amendments", &amendments];
    run(&[&set[..], &sample].concat());
    assert!(parts(&std::fs::read(&amendments).expect("it was written"))["word/document.xml"].contains("调整方案"));
    run(&[&["run", "--estimates", &estimates][..], &sample].concat());
    let sheets = open("e.xlsx", std::fs::read(&estimates).expect("it was written")).expect("a workbook");
    assert!(sheets[0].text.contains("（送审稿）"));
    let nowhere = cesuan(&["compare", &scenario, "--format", "xlsx"]);
    assert_eq!(nowhere.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&nowhere.stderr).contains("--output"));
}
