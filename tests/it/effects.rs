//! What readings do, and what a balance can bear: the session's answers are held against plain runs.

use std::rc::Rc;

use crate::support::Policy;
use crate::support::scenarios::applied;
use cesuan::ui::model::effects_queue::{EffectQuestion, EffectsQueue};
use cesuan::ui::model::readings::{ReadingsModel, readings};
use cesuan::ui::model::standards::set_aside;
use cesuan::ui::model::{Input, Overlay};
use cesuan_base::id::PayerId;
use cesuan_base::money::{Fen, MoneyUnit};
use cesuan_engine::{Amounts, Base, Figures};
use cesuan_i18n::Lang;
use cesuan_intake::SampleAdjust;
use cesuan_policy::check::{Domain, Period, Setting, Status, parse_setting};
use cesuan_scenario::{Effect, ValueGrid};
use cesuan_session::{
    DrawSample, Fill, FilledView, Filling, OpenPolicy, PairedView, Purse, Session, SettingPair, SettingText,
    StandardBase, Weigh,
};

const ENTERPRISES: u32 = 300;
const SEED: u64 = 7;

/// A session with the draft of Shiyan over a small sample.
fn session(settings: &[(&str, &str)]) -> Session {
    let mut session = Session::new();
    session.ask(OpenPolicy { policy: "shiyan-2018".to_owned() }).now().expect("the policy opens");
    session
        .ask(DrawSample { enterprises: ENTERPRISES, seed: SEED, adjust: SampleAdjust::default() })
        .now()
        .expect("a sample");
    let settings = settings.iter().map(|(id, value)| set(id, value)).collect();
    applied(&mut session, 1, settings);
    session
}

fn set(id: &str, value: &str) -> SettingText {
    SettingText { id: id.to_owned(), value: value.to_owned() }
}

/// The figures of some settings by a run of their own.
fn plain(policy: &Policy, settings: &[SettingText]) -> Figures {
    let changes: Vec<_> = settings.iter().map(|setting| policy.change(&setting.id, &setting.value)).collect();
    policy.figures(&policy.population(ENTERPRISES, SEED), policy.with(&changes))
}

fn weighed(session: &mut Session, settings: Vec<SettingText>) -> Effect {
    session.ask(Weigh { settings }).now().expect("an effect").effect
}

fn paired(session: &mut Session, first: SettingText, second: SettingText) -> PairedView {
    session.ask(SettingPair { first, second }).now().expect("an interaction")
}

fn filled(session: &mut Session, parameter: &str, payer: usize) -> FilledView {
    let purse = Purse::Balance(PayerId::at(payer));
    session.ask(Fill { parameter: parameter.to_owned(), purse }).now().expect("a filling")
}

/// Every answer of every reading that is not the draft's.
fn answers(policy: &Policy) -> Vec<SettingText> {
    let mut found = Vec::new();
    for parameter in &policy.rules.parameters {
        if let Domain::Choice { category } = parameter.domain {
            let options = policy.rules.category(category).options.iter();
            let others = options.filter(|option| {
                parse_setting(parameter, &policy.rules.categories, &option.id).ok().as_ref() != parameter.draft.first()
            });
            found.extend(others.map(|option| set(&parameter.id, &option.id)));
        }
    }
    found
}

#[test]
fn every_answer_costs_what_two_plain_runs_differ_by() {
    let policy = Policy::shiyan();
    // Scarce money, so that the readings of rationing show; one answer other than the draft's is in force.
    let scarce = [("transformation_fund.envelope", "600万元"), ("shortfall", "pro_rata"), ("ranking_scope", "city")];
    let mut session = session(&scarce);
    let in_force: Vec<SettingText> = scarce.iter().map(|(id, value)| set(id, value)).collect();
    let mut with_effect = 0;
    for answer in answers(policy) {
        let others = || in_force.iter().filter(|setting| setting.id != answer.id).cloned();
        let without = plain(policy, &others().collect::<Vec<_>>());
        let with = plain(policy, &others().chain([answer.clone()]).collect::<Vec<_>>());
        let effect = weighed(&mut session, vec![answer.clone()]);
        assert_eq!(effect.spending_total, with.spending_total.less(without.spending_total), "{answer:?}");
        for (year, found) in effect.spending.iter().enumerate() {
            assert_eq!(*found, with.spending[year].less(without.spending[year]), "{answer:?}");
        }
        let of_measures: i64 = effect.measures.iter().map(|measure| measure.amounts.paid.0).sum();
        assert_eq!(of_measures, effect.spending_total.paid.0 + effect.relief_total.paid.0, "{answer:?}");
        assert_eq!(effect.is_none(), effect.affected.count() == 0, "{answer:?}");
        with_effect += usize::from(!effect.is_none());
    }
    assert!(with_effect > 8, "{with_effect} answers show");
}

#[test]
fn the_enterprises_affected_are_those_whose_lines_differ() {
    let policy = Policy::shiyan();
    let population = policy.population(ENTERPRISES, SEED);
    let answer = set("large_project_gate", "interest_only");
    let effect = weighed(&mut session(&[]), vec![answer.clone()]);
    let paid = |settings: &[SettingText]| {
        let mut engine = policy.engine(&population);
        engine.set(policy.with(&settings.iter().map(|one| policy.change(&one.id, &one.value)).collect::<Vec<_>>()));
        engine.run().expect("in range");
        let mut sums = std::collections::BTreeMap::<String, i64>::new();
        engine.lines().for_each(|line| *sums.entry(line.enterprise.to_owned()).or_default() += line.paid.0);
        sums
    };
    let (before, after) = (paid(&[]), paid(&[answer]));
    let all: std::collections::BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let more = |id: &&&String| after.get(**id).copied().unwrap_or(0) - before.get(**id).copied().unwrap_or(0);
    assert_eq!(effect.affected.gaining, all.iter().filter(|id| more(id) > 0).count() as u64);
    assert_eq!(effect.affected.losing, all.iter().filter(|id| more(id) < 0).count() as u64);
    assert!(effect.affected.gaining > 0);
}

#[test]
fn pairs_interact_by_what_is_not_the_sum_of_their_parts() {
    let policy = Policy::shiyan();
    let mut session = session(&[("transformation_fund.envelope", "600万元")]);
    let envelope = set("transformation_fund.envelope", "600万元");
    let mut interacting = 0;
    for [a, b] in [
        [set("shortfall", "pro_rata"), set("envelope_period", "whole")],
        [set("large_project_gate", "interest_and_equipment"), set("project_subsidy_choice", "equipment")],
        [set("equipment_cap_scope", "all_subsidies"), set("project_subsidy_choice", "interest")],
        [set("ranking_ties", "by_id"), set("county_units", "seven")],
    ] {
        let run = |chosen: &[&SettingText]| {
            plain(policy, &[&[&envelope], chosen].concat().into_iter().cloned().collect::<Vec<_>>()).spending
        };
        let (both, first, second, neither) = (run(&[&a, &b]), run(&[&a]), run(&[&b]), run(&[]));
        let view = paired(&mut session, a.clone(), b.clone());
        for year in 0..both.len() {
            let expected = both[year].less(first[year]).less(second[year].less(neither[year]));
            assert_eq!(view.years[year], expected, "{a:?} {b:?}");
        }
        interacting += usize::from(view.years.iter().any(|year| *year != Amounts::default()));
    }
    // Whether the period of an envelope matters depends on what happens when it does not suffice.
    assert!((1..4).contains(&interacting), "{interacting} of 4 pairs interact");
}

#[test]
fn what_fills_a_balance_fits_and_the_next_step_does_not() {
    let policy = Policy::shiyan();
    let standards: Vec<_> =
        policy.rules.parameters.iter().filter(|parameter| parameter.status == Status::Undetermined).collect();
    assert!(standards.len() >= 3);
    let fund = policy.rules.payers.iter().position(|payer| payer.envelope.is_some()).expect("there is a fund");
    let mut values = 0;
    for (period, envelopes) in [("annual", ["3000万元", "1200万元", "0元"]), ("whole", ["9000万元", "2600万元", "0元"])]
    {
        for envelope in envelopes {
            let in_force = [("transformation_fund.envelope", envelope), ("envelope_period", period)];
            let mut session = session(&in_force);
            for standard in &standards {
                let view = filled(&mut session, &standard.id, fund);
                let costs = |value: &Setting| {
                    let text = cesuan_policy::check::setting_text(standard, &policy.rules.categories, value);
                    let mut settings: Vec<_> = in_force.iter().map(|(id, value)| set(id, value)).collect();
                    let without = plain(policy, &settings);
                    settings.push(set(&standard.id, &text));
                    let with = plain(policy, &settings);
                    let years = with.spending.iter().zip(&without.spending);
                    let years: Vec<Fen> = years.map(|(with, without)| with.demand.less(without.demand)).collect();
                    match view.period {
                        Period::Annual => years,
                        Period::Whole => vec![Fen(years.iter().map(|year| year.0).sum())],
                    }
                };
                let fits = |costs: &[Fen]| costs.iter().zip(&view.balances).all(|(cost, balance)| cost <= balance);
                let grid = ValueGrid::of(standard).expect("a number");
                let place = |setting: &Setting| {
                    (0..=grid.last()).find(|place| Setting::Number(grid.at(*place)) == *setting).expect("on the grid")
                };
                match &view.found {
                    Filling::Value { value, costs: found, highest } => {
                        let setting = parse_setting(standard, &policy.rules.categories, value).expect("a value");
                        assert_eq!(*found, costs(&setting), "{}", standard.id);
                        assert!(fits(found), "{} {value}", standard.id);
                        let place = place(&setting);
                        assert_eq!(*highest, place == grid.last());
                        if !highest {
                            assert!(!fits(&costs(&Setting::Number(grid.at(place + 1)))), "{} {value}", standard.id);
                        }
                        values += 1;
                    }
                    Filling::Nothing { costs: found } => {
                        assert_eq!(*found, costs(&Setting::Number(grid.at(0))));
                        assert!(!fits(found));
                    }
                    Filling::Unlimited => panic!("the fund has an envelope"),
                }
            }
        }
    }
    assert!(values > 3, "{values} balances can bear something");
}

#[test]
fn a_payer_without_an_envelope_has_no_balance() {
    let policy = Policy::shiyan();
    let free = policy.rules.payers.iter().position(|payer| payer.envelope.is_none()).expect("there is one");
    let view = filled(&mut session(&[]), "academician_station.award", free);
    assert_eq!(view.found, Filling::Unlimited);
}

#[test]
fn a_sum_set_aside_bears_as_much_where_the_fund_has_nothing_left() {
    let policy = Policy::shiyan();
    let parameter = "transaction_cost_subsidy.share";
    let standard = policy.rules.parameters.iter().find(|known| known.id == parameter).expect("it is there");
    let grid = ValueGrid::of(standard).expect("a number");
    let find = |amount: Fen| {
        let fill = Fill { parameter: parameter.to_owned(), purse: Purse::SetAside(amount) };
        session(&[("transformation_fund.envelope", "0元")]).ask(fill).now().expect("a filling")
    };
    let one_fen = find(Fen(1));
    assert!(matches!(&one_fen.found, Filling::Value { costs, .. } if costs.iter().all(|cost| *cost <= Fen(1))));
    assert_eq!(one_fen.balances, [Fen(1); 3]);
    let view = find(Fen(30_000_000));
    let Filling::Value { value, costs, highest: false } = &view.found else { panic!("{:?}", view.found) };
    assert!(costs.iter().all(|cost| *cost <= Fen(30_000_000)) && costs.iter().any(|cost| *cost > Fen::ZERO));
    // One step more costs more than there is in some year.
    let setting = parse_setting(standard, &policy.rules.categories, value).expect("a value");
    let next = (0..grid.last()).find(|place| Setting::Number(grid.at(*place)) == setting).expect("on the grid") + 1;
    let next = cesuan_policy::check::setting_text(standard, &policy.rules.categories, &Setting::Number(grid.at(next)));
    let figures =
        |value: Option<&str>| plain(policy, &value.map(|value| set(parameter, value)).into_iter().collect::<Vec<_>>());
    let (with, without) = (figures(Some(&next)), figures(None));
    let mut years = with.spending.iter().zip(&without.spending);
    assert!(years.any(|(with, without)| with.demand.less(without.demand) > Fen(30_000_000)));
}

#[test]
fn an_amount_set_aside_is_typed_in_any_unit() {
    use cesuan_base::money::MoneyUnit::{Wan, Yuan};
    assert_eq!(set_aside("50", Wan), Some(Fen(50_000_000)));
    assert_eq!(set_aside(" 1,234.5万元 ", Yuan), Some(Fen(1_234_500_000)));
    assert_eq!(set_aside("0.2亿元", Wan), Some(Fen(2_000_000_000)));
    assert_eq!(set_aside("0.01元", Wan), Some(Fen(1)));
    for nothing in ["", "0", "-5", "0.001元", "五十", "1e9", "99999999999999999999", "元"] {
        assert_eq!(set_aside(nothing, Wan), None, "{nothing}");
    }
}

#[test]
fn a_base_is_listed_whether_or_not_a_value_is_tried() {
    let based = |settings: &[(&str, &str)]| {
        let question = StandardBase { parameter: "guarantee_fee_subsidy.share".to_owned() };
        session(settings).ask(question).now().expect("a base").measures
    };
    let open = based(&[]);
    assert_eq!(open.len(), 1);
    let by_year: i64 = open[0].years.iter().map(|base| fen(*base)).sum();
    assert_eq!(by_year, fen(open[0].base), "the years add up");
    assert_eq!(open, based(&[("guarantee_fee_subsidy.share", "30%")]));
}

fn fen(base: Base) -> i64 {
    match base {
        Base::Money(fen) => fen.0,
        Base::Count(count) => count,
    }
}

/// The register numbers measures and parameters: after the rules have changed, what was known points to others or to none.
#[test]
fn effects_by_other_rules_are_not_shown() {
    let mut session = Session::new();
    let opened = session.ask(OpenPolicy { policy: "shiyan-2018".to_owned() }).now();
    let policy = Rc::new(opened.expect("the policy opens").policy);
    session
        .ask(DrawSample { enterprises: ENTERPRISES, seed: SEED, adjust: SampleAdjust::default() })
        .now()
        .expect("a sample");
    let mut queue = EffectsQueue::default().begun(&policy);
    let Some(EffectQuestion::Cost(first)) = queue.next() else { panic!("costs are asked first") };
    while let Some(EffectQuestion::Cost(answer)) = queue.next() {
        queue = queue.weighed(answer, &session.ask(answer.cost(&policy)));
    }
    let overlay = Overlay::default();
    let known = |policy| {
        let (lang, unit) = (Lang::Zh, MoneyUnit::Wan);
        let input = Input { lang, unit, policy, population: None, figures: None, overlay: &overlay, faults: &[] };
        let ReadingsModel { readings, idle, .. } = readings(input, &queue);
        readings.iter().chain(&idle).flat_map(|reading| &reading.answers).filter(|one| one.effect.is_some()).count()
    };
    assert!(known(&policy) > 10);
    let mut fewer = (*policy).clone();
    fewer.measures.truncate(1);
    assert_eq!(known(&fewer), 0);
    assert!(queue.begun(&policy).effect(first).is_some());
    assert!(queue.begun(&Rc::new(fewer)).effect(first).is_none());
}
