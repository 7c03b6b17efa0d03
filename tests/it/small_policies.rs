//! The order of steps and the limits of the language on the smallest policies and tables: the engine, the reference and a
//! computation by hand come to the same lines.

use std::sync::Arc;

use cesuan_base::diag::Code;
use cesuan_base::id::MeasureId;
use cesuan_base::money::Fen;
use cesuan_engine::plan::lower;
use cesuan_engine::{Engine, Figures, Reclaimed};
use cesuan_i18n::Lang;
use cesuan_i18n::explain::{Step, Words, explain, plain};
use cesuan_intake::{ErrorRows, NamedBytes, read_tables};
use cesuan_policy::check::{Rules, compile, overlay};
use cesuan_policy::rules::Folder;
use cesuan_reference::Reference;
use cesuan_session::{Enterprise, EnterpriseFound, OpenFolder, ReadTables, Session};

const FIELDS: &str = r#"
[enterprise]
id = { label = { zh = "企业编号", en = "Enterprise" }, type = "key" }
year = { label = { zh = "年度", en = "Year" }, type = "period" }
sales = { label = { zh = "收入", en = "Sales" }, type = "money" }
other = { label = { zh = "其他收入", en = "Other sales" }, type = "money" }
third = { label = { zh = "第三项", en = "Third" }, type = "money" }
change = { label = { zh = "增量", en = "Change" }, type = "money", signed = true }
staff = { label = { zh = "人数", en = "Staff" }, type = "count" }
member = { label = { zh = "成员", en = "Member" }, type = "flag" }

[project]
id = { label = { zh = "项目编号", en = "Project" }, type = "key" }
enterprise = { label = { zh = "企业编号", en = "Enterprise" }, type = "parent" }
year = { label = { zh = "年度", en = "Year" }, type = "period" }
cost = { label = { zh = "投资", en = "Cost" }, type = "money" }
"#;

/// A reading with the answers `no`, the default, and `yes`.
fn reading(id: &str) -> String {
    format!(
        "[reading.{id}]\nquestion = {{ zh = \"取舍\", en = \"Which\" }}\noptions = [{{ id = \"no\", label = {{ zh = \"否\", en = \
         \"no\" }} }}, {{ id = \"yes\", label = {{ zh = \"是\", en = \"yes\" }} }}]\ndefault = \"no\"\n"
    )
}

/// Measures of enterprises or, where the name is `p`, of projects, each with what its file adds; and what the policy adds.
fn folder(policy: &str, measures: &[(&str, &str)]) -> Folder {
    let ids: Vec<String> = measures.iter().map(|(id, _)| format!("\"{id}\"")).collect();
    let payer = if policy.contains("[payer.") { "" } else { "[payer.town]\nlabel = { zh = \"镇\", en = \"Town\" }\n" };
    let head = "id = \"small\"\ntitle = { zh = \"小镇\", en = \"Town\" }\nyears = [2018, 2019]\n";
    let mut folder = Folder::default();
    let mut add = |name: String, text: String| folder.files.insert(name, text);
    add("policy.toml".to_owned(), format!("{head}measures = [{}]\n\n{policy}\n{payer}", ids.join(", ")));
    add("fields.toml".to_owned(), FIELDS.to_owned());
    let clause = "[[clause]]\nposition = \"一\"\nlevel = 1\ntitle = { zh = \"支持\", en = \"Support\" }\n";
    add("clauses.toml".to_owned(), clause.to_owned());
    for (id, body) in measures {
        let rows = if *id == "p" { "project" } else { "enterprise" };
        let text = format!(
            "label = {{ zh = \"{id}\", en = \"{id}\" }}\nclause = \"一\"\ntext = {{ zh = \"支持。\", en = \"Support.\" }}\nrows = \
             \"{rows}\"\nkind = \"award\"\npayer = \"town\"\n{body}\n"
        );
        add(format!("measures/{id}.toml"), text);
    }
    folder
}

struct Ran {
    rules: Arc<Rules>,
    figures: Figures,
    /// Each line as `measure year recipient demand`, with what is paid where that differs.
    lines: Vec<String>,
}

/// Runs a policy over tables given as CSV, amounts in 万元. The engine and the reference must agree.
fn run(folder: &Folder, enterprises: &str, projects: &str, settings: &[(&str, &str)]) -> Ran {
    let compiled = compile(folder).unwrap_or_else(|faults| panic!("{:#?}", faults.list));
    let rules = Arc::new(compiled.value.0);
    let file = |name, text: &'static str| NamedBytes { name, bytes: text.as_bytes() };
    let (enterprises, projects) = (enterprises.to_owned().leak(), projects.to_owned().leak());
    let projects = (!projects.is_empty()).then(|| file("p.csv", projects));
    let read = read_tables(&rules, file("e.csv", enterprises), projects);
    let population = Arc::new(read.unwrap_or_else(|faults| panic!("{:#?}", faults.list)).value);
    let values = overlay(&rules, settings.iter().copied()).expect("the settings are right");
    let mut engine = Engine::new(rules.clone(), Arc::new(lower(&rules)), population.clone());
    engine.run().expect("in range");
    engine.set(values.clone());
    let figures = engine.run().expect("in range");
    let reference = Reference::new(&rules, &population, &values);
    let mut told = Vec::new();
    for (index, measure) in rules.measures.iter().enumerate() {
        for line in reference.lines(MeasureId::at(index)).expect("the reference answers") {
            let recipient = line.project.unwrap_or(line.enterprise);
            told.push(format!("{} {} {recipient} {}", measure.id, rules.year(line.year), line.demand.yuan()));
        }
    }
    let (mut asked, mut lines) = (Vec::new(), Vec::new());
    for line in engine.lines() {
        let (measure, year) = (&rules.measures[line.measure.index()].id, rules.year(line.year));
        let recipient = line.project.unwrap_or(line.enterprise);
        asked.push(format!("{measure} {year} {recipient} {}", line.demand.yuan()));
        let paid = if line.paid == line.demand { String::new() } else { format!(" paid {}", line.paid.yuan()) };
        lines.push(format!("{measure} {year} {recipient} {}{paid}", line.demand.yuan()));
    }
    told.sort();
    asked.sort();
    assert_eq!(asked, told, "the engine and the reference");
    Ran { rules, figures, lines }
}

const A: (&str, &str) = ("a", "where = \"sales > 0元\"\namount = \"sales\"");
const B: (&str, &str) = ("b", "where = \"other > 0元\"\namount = \"other\"");
const C: (&str, &str) = ("c", "where = \"third > 0元\"\namount = \"third\"");
const P: (&str, &str) = ("p", "where = \"cost > 0元\"\namount = \"cost\"");

fn largest(measures: &str, reading: &str) -> String {
    format!("[[keep_largest]]\nmeasures = [{measures}]\nreading = \"{reading}\"\nanswer = \"yes\"\n\n")
}

#[test]
fn a_list_of_which_the_largest_is_kept_may_hold_measures_of_projects() {
    let folder = folder(&(largest("\"a\", \"p\"", "one") + &reading("one")), &[A, P]);
    let enterprises = "id,year,sales\nA,2018,10\nB,2018,5\nC,2018,6\n";
    let projects = "id,enterprise,year,cost\nP1,A,2018,4\nP2,A,2018,7\nP3,B,2018,7\nP4,C,2018,6\n";
    let kept = run(&folder, enterprises, projects, &[("one", "yes")]);
    // Measures are weighed by what they give the enterprise. A: 4 + 7 before 10. B: 7 before 5. C: of 6 and 6 the measure that
    // comes first.
    assert_eq!(kept.lines, ["a 2018 C 60000.00", "p 2018 P1 40000.00", "p 2018 P2 70000.00", "p 2018 P3 70000.00"]);
    assert_eq!(run(&folder, enterprises, projects, &[]).lines.len(), 7);
}

#[test]
fn lists_are_weighed_in_the_order_of_the_file_and_a_measure_may_stand_in_two() {
    let policy = largest("\"a\", \"b\"", "one") + &largest("\"b\", \"c\"", "two") + &reading("one") + &reading("two");
    let folder = folder(&policy, &[A, B, C]);
    let table = "id,year,sales,other,third\nX,2018,10,8,6\nY,2018,5,8,6\n";
    let of = |settings: &[(&str, &str)]| run(&folder, table, "", settings).lines;
    // X: b gives way to a, so that c has nothing to give way to. Y: a gives way to b, then c to b.
    let both = of(&[("one", "yes"), ("two", "yes")]);
    assert_eq!(both, ["a 2018 X 100000.00", "b 2018 Y 80000.00", "c 2018 X 60000.00"]);
    let first = of(&[("one", "yes")]);
    assert_eq!(first, ["a 2018 X 100000.00", "b 2018 Y 80000.00", "c 2018 X 60000.00", "c 2018 Y 60000.00"]);
    // Only the second list is in force: c gives way to b in both.
    let second = of(&[("two", "yes")]);
    assert_eq!(second, ["a 2018 X 100000.00", "a 2018 Y 50000.00", "b 2018 X 80000.00", "b 2018 Y 80000.00"]);
    assert_eq!(of(&[]).len(), 6);
}

#[test]
fn a_line_that_gave_way_counts_nothing_for_what_is_built_on_it() {
    let top_up = ("top", "where = \"yes\"\namount = \"a.line * 50%\"");
    let folder = folder(&(largest("\"a\", \"b\"", "one") + &reading("one")), &[A, B, top_up]);
    let table = "id,year,sales,other\nX,2018,5,8\nY,2018,9,8\n";
    let kept = run(&folder, table, "", &[("one", "yes")]);
    assert_eq!(kept.lines, ["a 2018 Y 90000.00", "b 2018 X 80000.00", "top 2018 Y 45000.00"]);
    let all = run(&folder, table, "", &[]);
    assert_eq!(all.lines[4..], ["top 2018 X 25000.00", "top 2018 Y 45000.00"]);
}

/// Readings of a ranking.
fn ranked() -> String {
    let option = |id: &str| format!("{{ id = \"{id}\", label = {{ zh = \"{id}\", en = \"{id}\" }} }}");
    let reading = |id: &str, options: [&str; 2]| {
        format!(
            "[reading.{id}]\nquestion = {{ zh = \"{id}\", en = \"{id}\" }}\noptions = [{}, {}]\ndefault = \"{}\"\n",
            option(options[0]),
            option(options[1]),
            options[0]
        )
    };
    reading("ties", ["share", "higher"]) + &reading("repeat", ["yearly", "once"])
}

const RANKING: &str = "[ranking]\nprizes = [\"30万元\", \"20万元\"]\nties = \"ties\"\nrepeat = \"repeat\"\n";

#[test]
fn a_ranking_may_have_a_cap_and_be_paid_once() {
    let body = format!("where = \"sales > 0元\"\ncap = \"25万元\"\nonce = \"enterprise\"\n{RANKING}by = \"sales\"\n");
    let table = "id,year,sales\nA,2018,9\nB,2018,8\nA,2019,9\nC,2019,7\n";
    let folder = folder(&ranked(), &[("r", &body)]);
    // A wins 30, of which the cap leaves 25, and has used its right: it does not enter in 2019, so that C is first.
    let found = run(&folder, table, "", &[]);
    assert_eq!(found.lines, ["r 2018 A 250000.00", "r 2018 B 200000.00", "r 2019 C 250000.00"]);
}

#[test]
fn a_ranking_and_places_may_go_by_a_ratio() {
    let by = "by = \"sales / staff\"\n";
    let body = format!("where = \"staff > 0\"\n{RANKING}{by}");
    let places = "where = \"chosen\"\namount = \"1万元\"\n[define.chosen]\nlabel = { zh = \"入选\", en = \"Chosen\" }\nquota = { \
                  among = \"staff > 0\", by = \"sales / staff\", per = \"group\", places = \"2\" }\n";
    // A 10 ÷ 3, B 10 ÷ 2 = C 5 ÷ 1, D 1 ÷ 7.
    let table = "id,year,group,sales,staff\nA,2018,one,10,3\nB,2018,one,10,2\nC,2018,one,5,1\nD,2018,one,1,7\n";
    let mut folder = folder(&ranked(), &[("r", &body), ("q", places)]);
    let fields = folder.files.get_mut("fields.toml").expect("there");
    *fields = format!(
        "[category.team]\nlabel = {{ zh = \"组\", en = \"Team\" }}\noptions = [{{ id = \"one\", label = {{ zh = \"一组\", en = \
         \"One\" }} }}]\n{}",
        fields.replace(
            "[project]\n",
            "group = { label = { zh = \"组别\", en = \"Group\" }, type = \"team\", required = true }\n\n[project]\n"
        )
    );
    let found = run(&folder, table, "", &[]);
    let wanted = ["r 2018 B 250000.00", "r 2018 C 250000.00", "q 2018 B 10000.00", "q 2018 C 10000.00"];
    assert_eq!(found.lines, wanted);
}

const MOST: &str = "[parameter.most]\nlabel = { zh = \"上限\", en = \"Most\" }\nvalue = \"none\"\ndim = \"money\"\noptional = \
                    true\nrange = [\"0元\", \"1亿元\"]\nstep = \"1万元\"\nclause = \"一\"\n";

#[test]
fn a_limit_that_is_absent_limits_nothing_wherever_a_limit_may_stand() {
    let left = format!("where = \"yes\"\namount = \"sales\"\ncap = \"max(most - b.line, 0元)\"\n{MOST}");
    let table = "id,year,sales,other,third\nA,2018,10,8,3\n";
    let folder_left = folder("", &[B, ("left", &left)]);
    let of = |folder: &Folder, set: &[(&str, &str)]| run(folder, table, "", set).lines.pop().expect("a line");
    assert_eq!(of(&folder_left, &[]), "left 2018 A 100000.00");
    assert_eq!(of(&folder_left, &[("left.most", "12万元")]), "left 2018 A 40000.00");
    let least = format!("where = \"yes\"\namount = \"min(most, third)\"\n{MOST}");
    let folder_least = folder("", &[("least", &least)]);
    assert_eq!(of(&folder_least, &[]), "least 2018 A 30000.00");
    assert_eq!(of(&folder_least, &[("least.most", "2万元")]), "least 2018 A 20000.00");
}

#[test]
fn an_amount_asked_back_is_no_benefit_is_never_cut_and_is_taken_off_what_is_paid() {
    let policy = "[reading.short]\nquestion = { zh = \"不足\", en = \"Short\" }\noptions = [{ id = \"pro_rata\", label = { zh = \
                  \"折算\", en = \"cut\" } }, { id = \"report\", label = { zh = \"列示\", en = \"shown\" } }]\ndefault = \
                  \"pro_rata\"\n\n[payer.town]\nlabel = { zh = \"镇\", en = \"Town\" }\nenvelope = \"envelope\"\nshortfall = \
                  \"short\"\n\n[payer.town.parameter.envelope]\nlabel = { zh = \"额度\", en = \"Envelope\" }\nvalue = \
                  \"10万元\"\nrange = [\"0元\", \"1亿元\"]\nstep = \"1万元\"\nclause = \"一\"\n";
    let folder = folder(policy, &[("m", "where = \"yes\"\namount = \"change\"")]);
    let ran = run(&folder, "id,year,change\nA,2018,12\nB,2018,8\nC,2018,-5\n", "", &[]);
    // 12 and 8 share an envelope of 10; 5 comes back.
    let wanted = ["m 2018 A 120000.00 paid 60000.00", "m 2018 B 80000.00 paid 40000.00", "m 2018 C -50000.00"];
    assert_eq!(ran.lines, wanted);
    let total = ran.figures.measures[0].total;
    let wan = |wan: i64| Fen(wan * 1_000_000);
    assert_eq!((total.recipients, total.lines, total.demand, total.paid), (2, 2, wan(20), wan(5)));
    assert_eq!(total.reclaimed, Reclaimed { recipients: 1, lines: 1, amount: wan(5) });
    assert_eq!((ran.figures.payers[0].paid, ran.figures.payers[0].excess), (wan(5), Some(wan(10))));
    let ledger = &ran.figures.ledgers[0];
    assert_eq!(ledger.total.paid, wan(5), "{:?}", ran.rules.payers[0]);
}

#[test]
fn a_size_paid_once_for_each_level_is_warned_of_and_a_certificate_is_not() {
    let levels = |when: &str| {
        format!(
            "where = \"yes\"\npays = \"highest\"\nonce = \"level\"\nlevel = [\n  {{ id = \"large\", when = \"{when}\", prize = \
             \"50万元\" }},\n]\n"
        )
    };
    let warned = |when: &str| {
        let warnings = compile(&folder("", &[("m", &levels(when))])).expect("it compiles").warnings;
        warnings.list.iter().map(|warning| warning.code).collect::<Vec<_>>()
    };
    assert_eq!(warned("sales >= 1亿元"), [Code::OnceLevelOfSize]);
    assert_eq!(warned("staff >= 100"), [Code::OnceLevelOfSize]);
    assert_eq!(warned("member"), []);
}

#[test]
fn shares_of_prizes_that_are_tied_sum_to_the_prizes() {
    let body = format!("where = \"sales > 0元\"\n{}by = \"sales\"\n", RANKING.replace("30万元", "0.10元"));
    let folder = folder(&ranked(), &[("r", &body)]);
    for tied in 2..12 {
        let rows: String = (0..tied).map(|row| format!("E{row:02},2018,5\n")).collect();
        let ran = run(&folder, &format!("id,year,sales\n{rows}"), "", &[]);
        assert_eq!(ran.figures.measures[0].total.demand, Fen(20_000_010), "{tied}");
        let fen: Vec<&str> = ran.lines.iter().map(|line| line.rsplit(' ').next().expect("an amount")).collect();
        assert!(fen.is_sorted_by(|a, b| a >= b), "the odd fen go to the first ids: {fen:?}");
    }
}

/// A year of which there is no row is told, not taken for a "no" in silence.
#[test]
fn a_year_without_a_row_is_told_where_earlier_years_are_asked_about() {
    let folder = folder("", &[("m", "where = \"not before(member)\"\namount = \"sales\"")]);
    let mut session = Session::new();
    let policy = session.ask(OpenFolder { folder }).now().expect("the policy opens").policy;
    let csv = "id,year,sales,member\nA,2019,5,1\nB,2018,5,0\nB,2019,5,0\n";
    let sheet = cesuan_office::plain("e.csv", csv.as_bytes().to_vec()).expect("CSV");
    session.ask(ReadTables { sheets: vec![sheet], layout: None, errors: ErrorRows::Refuse }).now().expect("tables");
    let mut told = String::new();
    for id in ["A", "B"] {
        let Ok(EnterpriseFound::Found(dossier)) = session.ask(Enterprise { id: id.to_owned() }).now() else {
            panic!("{id} is there")
        };
        let account = dossier.accounts.iter().find(|account| account.derivation.year == 1).expect("its year 2019");
        for lang in Lang::ALL {
            let words = Words { lang, policy: &policy, names: &dossier.names };
            let explanation = explain(words, account);
            told += &format!("{id}: {}\n", words.heading(&explanation));
            fn tell(told: &mut String, depth: usize, step: &Step) {
                *told += &format!("{}{}\n", "  ".repeat(depth), plain(&step.pieces));
                step.steps.iter().for_each(|inner| tell(told, depth + 1, inner));
            }
            explanation.steps.iter().for_each(|step| tell(&mut told, 1, step));
        }
    }
    insta::assert_snapshot!(told);
}
