//! The report for the meeting, read without a browser.

use std::fmt::Write as _;

use cesuan::ui::model::compare::matrix::MatrixCell;
use cesuan::ui::model::report::{ColumnTable, PlainTable, ReportInput, ReportModel, report};
use cesuan_base::money::MoneyUnit;
use cesuan_i18n::Lang;
use cesuan_scenario::{Scenario, Which};
use cesuan_session::{Comparison, PolicyView, PopulationView};

use crate::support::scenarios::{compared, opened, scenario};

const CAP: &str = "smart_upgrade.cap_per_enterprise";
const ENVELOPE: &str = "transformation_fund.envelope";

/// Scenarios over a sample of a policy.
struct Meeting {
    policy: PolicyView,
    population: PopulationView,
    comparison: Comparison,
}

impl Meeting {
    fn new(policy: &str, baseline: Which, scenarios: Vec<Scenario>) -> Self {
        let mut session = opened(policy, 200, 2018);
        Self {
            comparison: compared(&mut session, baseline, scenarios),
            policy: session.policy_view().expect("the policy opens"),
            population: session.population_view().expect("there is a population"),
        }
    }

    fn report(&self, lang: Lang) -> ReportModel {
        report(ReportInput {
            lang,
            unit: MoneyUnit::Wan,
            policy: &self.policy,
            population: Some(&self.population),
            comparison: &self.comparison,
            date: "2026-11-25",
        })
    }
}

/// One that costs less, one whose fund is short and rationed, one that changes nothing that costs, one that is wrong.
fn some() -> Vec<Scenario> {
    vec![
        scenario("从紧", &[(CAP, "20万元")]),
        scenario("按比例", &[("shortfall", "pro_rata"), (ENVELOPE, "300万元")]),
        scenario("额度加倍", &[(ENVELOPE, "6000万元")]),
        scenario("写错", &[(CAP, "80")]),
    ]
}

fn told(report: &ReportModel) -> String {
    let mut told = format!("{}\n", report.policy);
    let mut put = |head: &str, lines: &[String]| {
        writeln!(told, "\n[{head}]").expect("text");
        lines.iter().for_each(|line| writeln!(told, "  {line}").expect("text"));
    };
    let facts: Vec<String> = report.facts.iter().map(|(name, value)| format!("{name}: {value}")).collect();
    put("facts", &facts);
    put("summary", &report.summary);
    report.scenarios.iter().for_each(|scenario| put(&scenario.name, &scenario.said));
    let tables =
        [("assumed", &report.assumed), ("open", &report.open), ("agreed", &report.agreed), ("seals", &report.seals)];
    for (name, table) in tables {
        put(name, &rows(table));
    }
    put("method", &report.method);
    put("data", &report.data);
    put("sealed", &report.sealed);
    let tables = report.changed.iter().chain(&report.readings).chain(&report.tables);
    put("tables", &tables.map(|table| format!("{}: {}", table.title, table.rows.len())).collect::<Vec<_>>());
    told
}

fn rows(table: &PlainTable) -> Vec<String> {
    [&table.heads].into_iter().chain(&table.rows).map(|row| row.join(" | ")).collect()
}

#[test]
fn the_report_reads_well_in_both_languages() {
    let meeting = Meeting::new("shiyan-2018", Which::Draft, some());
    let told: Vec<String> = Lang::ALL.iter().map(|lang| told(&meeting.report(*lang))).collect();
    insta::assert_snapshot!(told.join("\n----\n\n"));
}

#[test]
fn only_numbers_that_differ_are_changes_and_every_reading_is_listed() {
    let meeting = Meeting::new("shiyan-2018", Which::Draft, some());
    let view = meeting.report(Lang::Zh);
    let ids: Vec<&str> = view.changed.iter().flat_map(|section| &section.rows).map(|row| row.id.as_str()).collect();
    assert_eq!(ids, [ENVELOPE, CAP]);
    let readings = meeting.policy.parameters.iter().filter(|parameter| parameter.is_reading()).count();
    let differing: Vec<&str> = view.readings.iter().flat_map(|table| &table.rows).map(|row| row.id.as_str()).collect();
    assert_eq!(differing, ["shortfall"]);
    assert_eq!(view.agreed.rows.len(), readings - 1);
}

#[test]
fn a_row_of_many_scenarios_stands_in_parts_each_beside_the_baseline() {
    let caps = ["20万元", "30万元", "40万元", "60万元", "70万元", "80万元", "90万元", "100万元"];
    let scenarios = caps.iter().map(|cap| scenario(cap, &[(CAP, *cap)])).collect();
    let view = Meeting::new("shiyan-2018", Which::Scenario(2), scenarios).report(Lang::Zh);
    let heads = |table: &ColumnTable| table.heads.iter().map(|head| head.name.clone()).collect::<Vec<_>>();
    let [first, second] = &view.changed[..] else { panic!("{} tables", view.changed.len()) };
    assert_eq!(heads(first), ["40万元", "送审稿", "20万元", "30万元", "60万元"]);
    assert_eq!(heads(second), ["40万元", "70万元", "80万元", "90万元", "100万元"]);
    assert_eq!((first.title.as_str(), second.title.as_str()), ("改动的参数（1 / 2）", "改动的参数（2 / 2）"));
    for table in view.changed.iter().chain(&view.tables) {
        assert!(table.rows.iter().all(|row| row.cells.len() == table.heads.len()), "{}", table.title);
    }
    // Each value stands under its own name.
    for (head, cell) in [first, second].into_iter().flat_map(|table| table.heads.iter().zip(&table.rows[0].cells)) {
        let MatrixCell::Words { words, .. } = cell else { panic!("{cell:?}") };
        assert!(head.column == 0 || *words == head.name, "{words} under {}", head.name);
    }
}

#[test]
fn a_way_is_drawn_only_where_spending_changes() {
    let meeting = Meeting::new("shiyan-2018", Which::Draft, some());
    let titles: Vec<String> = meeting.report(Lang::Zh).charts.ways.into_iter().map(|way| way.title).collect();
    assert_eq!(titles.len(), 2, "{titles:?}");
    assert!(titles[0].contains("从紧") && titles[1].contains("按比例"));
}

#[test]
fn another_baseline_is_what_everything_is_held_against() {
    let view = Meeting::new("shiyan-2018", Which::Scenario(0), some()).report(Lang::Zh);
    let draft = &view.scenarios[0].said[0];
    assert!(draft.contains("比「从紧」多"), "{draft}");
    assert!(view.scenarios[1].said[0].starts_with("作为基准"), "{}", view.scenarios[1].said[0]);
}

#[test]
fn a_policy_without_envelope_or_readings_has_a_report_too() {
    let view = Meeting::new("jingzhou-2020", Which::Draft, vec![scenario("同送审稿", &[])]).report(Lang::Zh);
    assert!(view.charts.demands.is_empty() && view.charts.ways.is_empty() && view.changed.is_empty());
    assert!(view.charts.clauses.is_some_and(|chart| !chart.measures.is_empty()));
    assert!(view.summary.iter().any(|said| said.contains("支出相同")), "{:?}", view.summary);
}
