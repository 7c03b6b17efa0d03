//! The charts of scenarios side by side, read without a browser.

use std::fmt::Write as _;

use cesuan::ui::model::compare::charts::{
    BarKind, ChartInput, ClausesChart, DemandChart, Point, Shown, WaterfallChart, clauses, demands, waterfall,
};
use cesuan_base::money::{Fen, MoneyUnit};
use cesuan_i18n::Lang;
use cesuan_scenario::{Scenario, Which};
use cesuan_session::Comparison;

use crate::support::scenarios::{opened, scenario};

const SHIYAN: &str = "shiyan-2018";
const CAP: &str = "smart_upgrade.cap_per_enterprise";

fn compared(policy: &str, baseline: Which, scenarios: Vec<Scenario>) -> Comparison {
    crate::support::scenarios::compared(&mut opened(policy, 200, 2018), baseline, scenarios)
}

/// One that costs less, one whose fund is short and rationed, one that cannot be costed.
fn some() -> Vec<Scenario> {
    vec![
        scenario("从紧", &[(CAP, "20万元"), ("high_tech_enterprise.award", "5万元")]),
        scenario("按比例", &[("shortfall", "pro_rata"), ("transformation_fund.envelope", "300万元"), (CAP, "80万元")]),
        scenario("写错", &[(CAP, "80")]),
    ]
}

fn input(comparison: &Comparison) -> ChartInput<'_> {
    ChartInput { lang: Lang::Zh, unit: MoneyUnit::Wan, comparison }
}

fn label(point: Option<&Point>) -> &str {
    point.map_or("-", |point| point.label.as_str())
}

/// Text that shows a chart as a person reads it.
trait Told {
    fn told(&self) -> String;
}

impl Told for ClausesChart {
    fn told(&self) -> String {
        let mut told = format!("{} ({})\n{}\n", self.title, self.unit, self.described);
        for (at, measure) in self.measures.iter().enumerate() {
            let bars =
                self.columns.iter().map(|column| format!("{} {}", column.name, label(column.points[at].as_ref())));
            writeln!(told, "  {measure}: {}", bars.collect::<Vec<_>>().join(" | ")).expect("text");
        }
        told
    }
}

impl Told for DemandChart {
    fn told(&self) -> String {
        let mut told = format!("{} ({})\n{}\n", self.title, self.unit, self.described);
        writeln!(told, "  line: {}", label(self.line.as_ref())).expect("text");
        for (at, period) in self.periods.iter().enumerate() {
            let bars = self.columns.iter().map(|column| {
                let (demand, envelope) = (&column.demands[at].label, label(column.envelopes[at].as_ref()));
                format!("{} {demand} of {envelope}", column.name)
            });
            writeln!(told, "  {period}: {}", bars.collect::<Vec<_>>().join(" | ")).expect("text");
        }
        told
    }
}

impl Told for WaterfallChart {
    fn told(&self) -> String {
        let mut told = format!("{} ({})\n{}\n", self.title, self.unit, self.described);
        for bar in &self.bars {
            writeln!(told, "  {} {:?} from {}: {}", bar.name, bar.kind, bar.from, bar.size.label).expect("text");
        }
        for note in self.axis.iter().map(|axis| &axis.label).chain(&self.beside) {
            writeln!(told, "  {note}").expect("text");
        }
        told
    }
}

/// A number of a chart in fen.
fn fen(number: &str) -> i64 {
    let (whole, part) = number.split_once('.').expect("two decimals");
    let sign = if number.starts_with('-') { -1 } else { 1 };
    let hundredths =
        whole.trim_start_matches('-').parse::<i64>().expect("digits") * 100 + part.parse::<i64>().expect("digits");
    sign * hundredths * 10_000
}

#[test]
fn the_charts_read_well_in_both_languages() {
    let comparison = compared(SHIYAN, Which::Draft, some());
    let mut told = String::new();
    for lang in Lang::ALL {
        let input = ChartInput { lang, ..input(&comparison) };
        let bars = [Shown::All, Shown::Differing].map(|shown| clauses(input, shown).expect("costs").told());
        let ways = [1, 2].map(|column| waterfall(input, column).expect("figures").told());
        let demands = demands(input).iter().map(Told::told).collect::<String>();
        write!(told, "{}\n{demands}\n{}\n", bars.join("\n"), ways.join("\n")).expect("text");
    }
    insta::assert_snapshot!(told);
}

#[test]
fn a_waterfall_arrives_at_the_scenarios_total() {
    let comparison = compared(SHIYAN, Which::Scenario(0), some());
    for column in [0, 2] {
        let view = waterfall(input(&comparison), column).expect("figures");
        let total =
            |column: usize| comparison.columns[column].outcome.as_ref().expect("figures").accounts[0].total.paid;
        let (Some(first), Some(last)) = (view.bars.first(), view.bars.last()) else { panic!("two totals at least") };
        assert_eq!((first.kind, last.kind), (BarKind::Total { column: 1 }, BarKind::Total { column }));
        // Every bar begins where the one before ends; two decimals of ten thousand yuan round by half a hundred yuan each.
        let mut level = total(1);
        for bar in &view.bars[1..view.bars.len() - 1] {
            let size = fen(&bar.size.number);
            let (from, to) = match bar.kind {
                BarKind::Up => (level.0, level.0 + size),
                _ => (level.0, level.0 - size),
            };
            assert!((fen(&bar.from) - from.min(to)).abs() <= 30_000, "{}", bar.name);
            level = Fen(to);
        }
        assert!(
            (level.0 - total(column).0).abs() <= 10_000 * view.bars.len() as i64,
            "{} {}",
            level.0,
            total(column).0
        );
    }
    assert_eq!(waterfall(input(&comparison), 1), None);
    assert_eq!(waterfall(input(&comparison), 3), None);
    assert_eq!(waterfall(input(&comparison), 9), None);
}

#[test]
fn what_is_the_same_everywhere_is_left_out_where_only_differences_are_asked_for() {
    let comparison = compared(SHIYAN, Which::Draft, vec![scenario("宽", &[(CAP, "80万元")])]);
    let all = clauses(input(&comparison), Shown::All).expect("costs");
    let differing = clauses(input(&comparison), Shown::Differing).expect("one differs");
    assert!(all.measures.len() > differing.measures.len());
    let (draft, scenario) = (&differing.columns[0].points, &differing.columns[1].points);
    assert!(draft.iter().zip(scenario).all(|(draft, scenario)| draft != scenario));
    let none = compared(SHIYAN, Which::Draft, vec![scenario_of_nothing()]);
    assert_eq!(clauses(input(&none), Shown::Differing), None);
    assert_eq!(waterfall(input(&none), 1).expect("figures").bars.len(), 2);
}

#[test]
fn a_chart_in_parts_shows_every_measure_once_and_on_one_scale() {
    let comparison = compared(SHIYAN, Which::Draft, some());
    let chart = clauses(input(&comparison), Shown::All).expect("costs");
    let parts = chart.parts(Lang::Zh, 4);
    assert!(parts.len() > 1 && parts.iter().all(|part| part.measures.len() <= 4 && part.most == chart.most));
    assert_eq!(parts.iter().flat_map(|part| part.measures.clone()).collect::<Vec<_>>(), chart.measures);
    for (at, column) in chart.columns.iter().enumerate() {
        let points: Vec<_> = parts.iter().flat_map(|part| part.columns[at].points.clone()).collect();
        assert_eq!(points, column.points);
    }
    let most = chart.most.as_ref().expect("an amount");
    let points = || chart.columns.iter().flat_map(|column| column.points.iter().flatten());
    assert!(points().all(|point| fen(&point.number) <= fen(&most.number)) && points().any(|point| point == most));
    assert!(parts[1].described.contains(&chart.measures[parts[0].measures.len()]));
    // What fits is not cut.
    assert_eq!(chart.parts(Lang::Zh, chart.measures.len()), [chart]);
}

fn scenario_of_nothing() -> Scenario {
    scenario("送审稿", &[])
}

#[test]
fn every_column_has_a_name_of_its_own() {
    let comparison = compared(SHIYAN, Which::Draft, vec![scenario_of_nothing()]);
    let chart = clauses(input(&comparison), Shown::All).expect("costs");
    assert_eq!(chart.columns[0].name, "送审稿");
    assert_ne!(chart.columns[1].name, "送审稿");
}

#[test]
fn an_envelope_that_is_the_same_everywhere_is_one_line_and_otherwise_a_mark_at_each_bar() {
    let same = compared(SHIYAN, Which::Draft, vec![scenario("宽", &[(CAP, "80万元")])]);
    let same = demands(input(&same));
    assert!(same[0].line.is_some());
    let other = compared(SHIYAN, Which::Draft, vec![scenario("少", &[("transformation_fund.envelope", "300万元")])]);
    let other = demands(input(&other));
    assert!(other[0].line.is_none());
    assert_eq!(other[0].columns[1].envelopes[0].as_ref().map(|point| point.label.as_str()), Some("300.00"));
    assert!(other[0].columns[1].over.iter().all(|over| *over));
    // A policy without an envelope has no such chart.
    assert!(demands(input(&compared("jingzhou-2020", Which::Draft, vec![scenario("甲", &[])]))).is_empty());
}
