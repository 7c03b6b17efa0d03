//! Scenarios side by side: every column is what the scenario alone comes to, the draft and the baseline beside it.

use cesuan_base::money::Fen;
use cesuan_engine::Figures;
use cesuan_policy::rules::{Changes, Folder, embedded};
use cesuan_scenario::{Scenario, ScenarioSet, Which};
use cesuan_session::{
    Against, Compare, Comparison, ContestKind, DrawSample, EnterpriseQuery, Moved, MovedView, OpenPolicy,
    RemoveMeasure, Reply, Session, SetScenarios, Sort,
};

use crate::support::scenarios::{compared, revised, scenario, selected};

const SHIYAN: &str = "shiyan-2018";

fn opened(enterprises: u32) -> Session {
    crate::support::scenarios::opened(SHIYAN, enterprises, 5)
}

fn some() -> Vec<Scenario> {
    vec![
        scenario("甲", &[("smart_upgrade.cap_per_enterprise", "80万元")]),
        scenario(
            "乙",
            &[
                ("high_tech_enterprise.award", "30万元"),
                ("shortfall", "pro_rata"),
                ("transformation_fund.envelope", "500万元"),
            ],
        ),
        scenario("丙", &[("smart_upgrade.cap_per_enterprise", "20万元"), ("benchmark_rate@2019", "4.15%")]),
    ]
}

fn moved(session: &mut Session, column: usize, query: EnterpriseQuery) -> MovedView {
    session.ask(Moved { column, query }).now().expect("a comparison").expect("rows")
}

/// What a scenario alone comes to, as the one overlay of a session.
fn alone(enterprises: u32, scenario: &Scenario) -> Figures {
    selected(&mut opened(enterprises), 1, scenario.clone()).figures.expect("figures").scenario
}

/// The figures of a column by the draft's measures, against those of a session of its own.
fn assert_column(comparison: &Comparison, column: usize, figures: &Figures) {
    let outcome = comparison.columns[column].outcome.as_ref().expect("figures");
    assert_eq!(outcome.spending, figures.spending);
    assert_eq!((outcome.spending_total, outcome.relief_total), (figures.spending_total, figures.relief_total));
    for (measure, own) in comparison.measures.iter().zip(&figures.measures) {
        assert_eq!(measure.columns[column].as_ref(), Some(own), "{}", measure.id);
    }
    for (payer, own) in comparison.payers.iter().zip(&figures.payers) {
        let cell = payer.columns[column].as_ref().expect("a cell");
        assert_eq!(&cell.figures, own, "{}", payer.id);
        if let Some((amount, _)) = own.envelope {
            assert!(cell.balance.is_some() && amount.0 > 0);
        }
    }
}

#[test]
fn every_column_is_what_the_scenario_alone_comes_to() {
    let mut session = opened(300);
    let comparison = compared(&mut session, Which::Draft, some());
    assert_eq!(comparison.columns.len(), 4);
    assert_column(&comparison, 0, &alone(300, &Scenario::default()));
    for (index, scenario) in some().iter().enumerate() {
        assert_column(&comparison, index + 1, &alone(300, scenario));
        assert_eq!(comparison.columns[index + 1].name, scenario.name);
    }
    let differing: Vec<&str> = comparison.differing().map(|compared| compared.parameter.id.as_str()).collect();
    assert_eq!(differing.len(), 5, "{differing:?}");
}

#[test]
fn a_change_of_one_comes_to_what_a_fresh_comparison_does() {
    let mut session = opened(200);
    compared(&mut session, Which::Draft, some());
    let mut scenarios = some();
    let steps: [(usize, &[(&str, &str)]); 4] = [
        (0, &[("smart_upgrade.cap_per_enterprise", "90万元")]),
        (1, &[("shortfall", "fixed_first"), ("transformation_fund.envelope", "300万元")]),
        (2, &[]),
        (0, &[("smart_upgrade.cap_per_enterprise", "不限")]),
    ];
    for (revision, (index, settings)) in (2..).zip(steps) {
        scenarios[index] = scenario(&scenarios[index].name.clone(), settings);
        let changed = revised(&mut session, revision, Which::Draft, scenarios.clone());
        let fresh = compared(&mut opened(200), Which::Draft, scenarios.clone());
        assert_eq!(Comparison { revision: 1, ..changed }, fresh);
    }
    // The last one is no value: the column says so, the others stand.
    let faulty = revised(&mut session, 9, Which::Draft, scenarios);
    assert_eq!(faulty.revision, 9);
    assert_eq!(faulty.columns[1].faults.errors(), 1);
    assert!(faulty.columns[1].outcome.is_none() && faulty.columns[2].outcome.is_some());
}

#[test]
fn against_another_baseline_everything_is_held_against_it() {
    let mut session = opened(200);
    let by_draft = compared(&mut session, Which::Draft, some());
    let by_second = revised(&mut session, 2, Which::Scenario(1), some());
    assert_eq!(by_second.baseline, 2);
    assert_eq!(by_second, Comparison { revision: 2, ..compared(&mut opened(200), Which::Scenario(1), some()) });
    let outcome = |comparison: &Comparison, column: usize| comparison.columns[column].outcome.clone().expect("figures");
    let (there, back) = (outcome(&by_draft, 2), outcome(&by_second, 0));
    assert_eq!(there.more_total.paid.0, -back.more_total.paid.0);
    assert_eq!((there.moves.gained, there.moves.gained_by), (back.moves.lost, back.moves.lost_by));
    assert_eq!((there.moves.entered, there.moves.left), (back.moves.left, back.moves.entered));
    assert_eq!(outcome(&by_second, 2).moves, Default::default());
}

#[test]
fn the_steps_lead_from_the_baseline_to_the_scenario() {
    let comparison = compared(&mut opened(300), Which::Scenario(0), some());
    for column in &comparison.columns {
        let outcome = column.outcome.as_ref().expect("figures");
        let steps = |forgone: bool| outcome.steps.iter().filter(move |step| step.forgone == forgone);
        assert_eq!(steps(false).map(|step| step.amounts.paid.0).sum::<i64>(), outcome.more_total.paid.0);
        assert_eq!(steps(false).map(|step| step.amounts.demand.0).sum::<i64>(), outcome.more_total.demand.0);
        assert_eq!(outcome.more.iter().map(|year| year.paid.0).sum::<i64>(), outcome.more_total.paid.0);
    }
}

#[test]
fn gains_and_losses_are_those_of_the_enterprises() {
    let mut session = opened(300);
    let comparison = compared(&mut session, Which::Scenario(0), some());
    for column in 0..4 {
        let outcome = comparison.columns[column].outcome.as_ref().expect("figures");
        let (gained, lost) = (outcome.moves.gained_by.0, outcome.moves.lost_by.0);
        assert_eq!(outcome.received.paid, outcome.spending_total.paid);
        for facet in &comparison.facets {
            let cells = || facet.groups.iter().map(|group| group.columns[column].expect("figures"));
            assert_eq!(cells().map(|cell| cell.moves.gained_by.0).sum::<i64>(), gained, "{}", facet.id);
            assert_eq!(cells().map(|cell| cell.moves.lost).sum::<u64>(), outcome.moves.lost, "{}", facet.id);
            assert_eq!(cells().map(|cell| cell.received.paid.0).sum::<i64>(), outcome.received.paid.0);
            assert_eq!(facet.groups.iter().map(|group| group.enterprises).sum::<u64>(), 300);
        }
        let query = |against| EnterpriseQuery {
            against: Some(against),
            sort: Sort::Change,
            descending: true,
            count: 200,
            ..EnterpriseQuery::default()
        };
        let page = moved(&mut session, column, query(Against::Gained)).page;
        assert_eq!(page.totals.enterprises, outcome.moves.gained);
        let sum = |rows: &[cesuan_session::EnterpriseRow]| -> i64 {
            rows.iter().map(|row| row.scenario.all().less(row.draft.all()).0).sum()
        };
        if page.rows.len() as u64 == outcome.moves.gained {
            assert_eq!(sum(&page.rows), gained);
        }
        let page = moved(&mut session, column, query(Against::Lost)).page;
        assert_eq!(page.totals.enterprises, outcome.moves.lost);
        if page.rows.len() as u64 == outcome.moves.lost {
            assert_eq!(sum(&page.rows), -lost);
        }
    }
}

#[test]
fn what_alters_no_figure_is_said() {
    let idle = scenario("空", &[("shortfall", "pro_rata"), ("transformation_fund.envelope", "90000万元")]);
    let comparison = compared(&mut opened(60), Which::Draft, vec![idle, some()[0].clone()]);
    let outcome = |column: usize| comparison.columns[column].outcome.as_ref().expect("figures");
    // The envelope is a figure; how a fund that suffices is rationed is none.
    assert_eq!(outcome(1).idle, ["shortfall"]);
    assert_eq!(outcome(2).idle, [""; 0]);
}

fn replaced(folder: &Folder, file: &str, from: &str, to: &str) -> Changes {
    let text = &folder.files[file];
    assert!(text.contains(from), "{file} holds no {from}");
    let mut changes = Changes::default();
    changes.set(folder, file, Some(&text.replacen(from, to, 1)));
    changes
}

#[test]
fn changed_rules_are_compared_by_the_ids_of_measures() {
    let folder = embedded(SHIYAN).expect("carried");
    let mut session = opened(200);
    let remove = RemoveMeasure { measure: "job_stabilisation".to_owned(), changes: Changes::default() };
    let without = session.ask(remove).now().expect("taken out").changes;
    let dearer = replaced(&folder, "measures/smart_upgrade.toml", "value = \"50万元\"", "value = \"80万元\"");
    let broken = replaced(&folder, "measures/smart_upgrade.toml", "kind = \"subsidy\"", "kind = \"subsid\"");
    let scenarios = vec![
        Scenario { rules: without, ..scenario("去", &[]) },
        Scenario { rules: dearer, ..scenario("升", &[]) },
        Scenario { rules: broken, ..scenario("坏", &[]) },
        some()[0].clone(),
    ];
    let comparison = compared(&mut session, Which::Draft, scenarios.clone());
    let gone = comparison.measures.iter().find(|measure| measure.id == "job_stabilisation").expect("the draft's");
    assert!(gone.columns[0].is_some() && gone.columns[1].is_none() && gone.columns[2].is_some());
    assert!(gone.differs && gone.drafted);
    let outcome = |column: usize| comparison.columns[column].outcome.clone();
    let cost = gone.columns[0].as_ref().expect("figures").total.paid;
    assert_eq!(outcome(1).expect("figures").more_total.paid, Fen(-cost.0));
    assert_eq!(comparison.columns[3].faults.errors(), 1);
    assert!(outcome(3).is_none());
    // A number raised in the file costs what it costs raised by a setting.
    assert_eq!(outcome(2).expect("figures").spending, outcome(4).expect("figures").spending);
    assert_eq!(comparison.files.len(), 4, "{:?}", comparison.files);
    let own = alone(200, &scenarios[0]);
    assert_eq!(outcome(1).expect("figures").spending, own.spending);
}

#[test]
fn who_enters_and_leaves_the_winners_is_told() {
    let folder = embedded(SHIYAN).expect("carried");
    let (rules, _) = cesuan_policy::check::compile(&folder).expect("it compiles").value;
    let mut session = opened(400);
    let comparison = compared(&mut session, Which::Draft, some());
    assert!(!comparison.contests.is_empty(), "Shiyan's draft ranks");
    for contest in &comparison.contests {
        for year in &contest.years {
            let cell = year[0].as_ref().expect("the draft's winners");
            assert_eq!((cell.entered, cell.left), (0, 0), "{}", contest.id);
            for cell in year.iter().flatten() {
                let flips = (cell.entered + cell.left).min(20);
                assert_eq!(cell.flips.len() as u64, flips);
            }
        }
    }
    // Winners of a ranking are those with a line, where no cap or other rule takes it away.
    let ranking = comparison.contests.iter().find(|contest| contest.kind == ContestKind::Ranking);
    if let Some(ranking) = ranking {
        let measure = comparison.measures.iter().find(|measure| measure.id == ranking.id).expect("a measure");
        let lines = &measure.columns[0].as_ref().expect("figures").years;
        for (year, cell) in lines.iter().zip(&ranking.years) {
            assert_eq!(year.lines, cell[0].as_ref().expect("winners").winners);
        }
    }
    assert!(rules.measures.iter().any(|measure| matches!(measure.amount, cesuan_policy::check::Amount::Ranking(_))));
}

#[test]
fn nothing_is_compared_before_there_is_a_population() {
    let mut session = Session::new();
    session.ask(OpenPolicy { policy: SHIYAN.to_owned() }).now().expect("the policy opens");
    let set = ScenarioSet { scenarios: some(), ..ScenarioSet::default() };
    assert_eq!(session.ask(SetScenarios { revision: 1, set }).now().expect("a policy").figures, None);
    assert_eq!(session.ask(Compare::default()), Reply::NotYet);
    let adjust = cesuan_intake::SampleAdjust::default();
    session.ask(DrawSample { enterprises: 80, seed: 5, adjust }).now().expect("a sample");
    let comparison = revised(&mut session, 4, Which::Draft, some());
    assert_eq!((comparison.revision, comparison.columns.len()), (4, 4));
    // Another population is another comparison.
    let adjust = cesuan_intake::SampleAdjust::default();
    session.ask(DrawSample { enterprises: 81, seed: 5, adjust }).now().expect("a sample");
    let other = revised(&mut session, 5, Which::Draft, some());
    assert_eq!(other.facets[0].groups.iter().map(|group| group.enterprises).sum::<u64>(), 81);
}

#[test]
fn what_is_selected_is_no_part_of_the_comparison() {
    let mut session = opened(120);
    let comparison = compared(&mut session, Which::Draft, some());
    let folder = embedded(SHIYAN).expect("carried");
    let rules = replaced(&folder, "sample.toml", "\"0%\" = \"2000万元\"", "\"0%\" = \"2400万元\"");
    let drawn_otherwise = Scenario { rules, ..scenario("另抽", &[]) };
    let scenarios = [some(), vec![drawn_otherwise]].concat();
    for which in [Which::Scenario(2), Which::Scenario(3), Which::Draft] {
        let set = ScenarioSet { selected: which, scenarios: scenarios.clone(), ..ScenarioSet::default() };
        session.ask(SetScenarios { revision: 1, set }).now().expect("a policy");
        let again = session.ask(Compare::default()).now().expect("a comparison");
        assert_eq!(again.columns[..4], comparison.columns);
        // The comparison is over the draft's sample, however a scenario draws it.
        let outcome = |column: usize| again.columns[column].outcome.as_ref().expect("figures");
        assert_eq!(outcome(4).spending, outcome(0).spending);
    }
}

#[test]
fn a_change_computes_the_selected_column_and_leaves_the_others_until_they_are_asked_for() {
    let mut session = opened(120);
    let mut scenarios = some();
    scenarios[1].settings[0].value = "三十".to_owned();
    let set = |selected: usize| ScenarioSet {
        selected: Which::of_column(selected),
        scenarios: scenarios.clone(),
        ..ScenarioSet::default()
    };
    let first = session.ask(SetScenarios { revision: 1, set: set(1) }).now().expect("a policy");
    assert!(first.faults.is_empty() && first.unknown.is_empty());
    assert_eq!(first.figures.expect("figures").scenario, alone(120, &scenarios[0]));
    // A setting that is no value waits; the others of the scenario are in force.
    let second = session.ask(SetScenarios { revision: 2, set: set(2) }).now().expect("a policy");
    assert_eq!(second.unknown.errors(), 1);
    let known = Scenario { settings: scenarios[1].settings[1..].to_vec(), ..scenarios[1].clone() };
    assert_eq!(second.figures.expect("figures").scenario, alone(120, &known));
}

#[test]
fn amendments_are_told_beside_the_draft() {
    use cesuan_exports::{Amended, amendments};
    use cesuan_i18n::Lang;
    let mut session = opened(200);
    let comparison = compared(&mut session, Which::Draft, some());
    let Some(policy) = session.policy_view() else { panic!("no policy") };
    for (index, scenario) in some().iter().enumerate() {
        for lang in Lang::ALL {
            let of = Amended { drafted: &policy, amended: &policy, settings: &scenario.settings, lang };
            let rows = amendments(of, &comparison, index + 1);
            assert!(!rows.is_empty());
            for row in &rows {
                let marked = row.amended.iter().filter(|part| part.changed).count();
                assert!(marked > 0 && marked == row.drafted.iter().filter(|part| part.changed).count());
            }
            let measure = comparison.measures.iter().find(|measure| measure.id == "smart_upgrade").expect("a measure");
            let row = rows.iter().find(|row| row.title == lang.of(&measure.label));
            if let Some(row) = row {
                let total = |column: usize| measure.columns[column].as_ref().expect("figures").total.paid;
                let effect = row.effect.as_ref().expect("a measure's");
                assert_eq!(effect.total.paid, total(index + 1).less(total(0)));
                assert_eq!(effect.years.iter().map(|year| year.paid.0).sum::<i64>(), effect.total.paid.0);
            }
        }
        let of = |settings| Amended { drafted: &policy, amended: &policy, settings, lang: Lang::Zh };
        assert!(amendments(of(&[]), &comparison, 0).is_empty());
    }
}

#[test]
fn the_table_of_estimates_reads_well() {
    use cesuan_exports::estimates;
    use cesuan_i18n::Lang;
    let mut shown = String::new();
    for policy in cesuan_policy::rules::embedded_ids() {
        let mut session = Session::new();
        session.ask(OpenPolicy { policy: policy.to_owned() }).now().expect("the policy opens");
        let adjust = cesuan_intake::SampleAdjust::default();
        let drawn = session.ask(DrawSample { enterprises: 90, seed: 5, adjust }).now().expect("a sample");
        let figures = drawn.figures.scenario;
        let rules = session.rules().expect("rules");
        for lang in Lang::ALL {
            let rows = estimates(rules, &[], &figures, lang);
            assert_eq!(rows.len(), rules.measures.len());
            for row in rows {
                assert_eq!(row.years.iter().map(|year| year.paid.0).sum::<i64>(), row.total.paid.0);
                let standard: Vec<String> =
                    row.standard.iter().map(|(label, value)| format!("{label} {value}")).collect();
                let cap = row.cap.unwrap_or_default();
                shown.push_str(&format!("{} | {} | {} | {}\n", row.position, row.item, row.mode, row.payer));
                shown.push_str(&format!("  {}\n  {} | {cap}\n", row.formula, standard.join("; ")));
                row.notes.iter().for_each(|note| shown.push_str(&format!("  · {}\n", note.text)));
            }
            shown.push('\n');
        }
    }
    insta::assert_snapshot!(shown);
}
