//! Who is cut when the fund does not suffice, and what one more step of it would pay: held against the lines themselves.

use crate::support::scenarios::applied;
use std::collections::BTreeMap;

use cesuan_base::id::{MeasureId, PayerId};
use cesuan_intake::SampleAdjust;
use cesuan_session::{
    ColumnPolicy, Cuts, CutsView, DrawSample, EnterpriseQuery, FiguresView, Funnel, Marginal, MarginalView, Moved,
    OpenPolicy, Reply, Session, SettingText,
};

/// A session over the sample, and its figures.
fn session(settings: &[(&str, &str)]) -> (Session, FiguresView) {
    let mut session = Session::new();
    session.ask(OpenPolicy { policy: "shiyan-2018".to_owned() }).now().expect("the policy opens");
    session.ask(DrawSample { enterprises: 200, seed: 2018, adjust: SampleAdjust::default() }).now().expect("a sample");
    let figures = apply(&mut session, settings);
    (session, figures)
}

fn apply(session: &mut Session, settings: &[(&str, &str)]) -> FiguresView {
    let text = |(id, value): &(&str, &str)| SettingText { id: (*id).to_owned(), value: (*value).to_owned() };
    applied(session, 1, settings.iter().map(text).collect())
}

fn fund(session: &Session) -> PayerId {
    let payers = &session.rules().expect("rules").payers;
    PayerId::at(payers.iter().position(|payer| payer.envelope.is_some()).expect("a fund"))
}

fn cuts(session: &mut Session, year: Option<usize>, first: usize, count: usize) -> CutsView {
    let payer = fund(session);
    session.ask(Cuts { payer, year, first, count }).now().expect("figures").expect("cuts")
}

fn marginal(session: &mut Session) -> MarginalView {
    let payer = fund(session);
    session.ask(Marginal { payer }).now().expect("figures").expect("what a step pays")
}

/// What each enterprise asks of the fund and gets, added up here.
fn due(session: &Session, year: Option<usize>) -> BTreeMap<String, (i64, i64)> {
    let fund = fund(session);
    let rules = session.rules().expect("rules");
    let mut due: BTreeMap<String, (i64, i64)> = BTreeMap::new();
    for line in session.lines() {
        if rules.measures[line.measure.index()].is_paid_by(fund) && year.is_none_or(|year| year == line.year) {
            let entry = due.entry(line.enterprise.to_owned()).or_default();
            entry.0 += line.demand.0;
            entry.1 += line.paid.0;
        }
    }
    due
}

/// An envelope the sample exceeds in every year.
const SHORT: (&str, &str) = ("transformation_fund.envelope", "300万元");

#[test]
fn every_enterprise_that_is_cut_is_listed_once_the_largest_cut_first() {
    for shortfall in ["pro_rata", "fixed_first", "priority"] {
        for period in ["annual", "whole"] {
            let (mut session, figures) = session(&[SHORT, ("shortfall", shortfall), ("envelope_period", period)]);
            for year in [None, Some(0), Some(1), Some(2)] {
                let listed = cuts(&mut session, year, 0, usize::MAX);
                let cut: BTreeMap<_, _> =
                    due(&session, year).into_iter().filter(|(_, (demand, paid))| paid < demand).collect();
                assert!(!cut.is_empty(), "{shortfall}: the fund is too small on purpose");
                let of_rows = listed.rows.iter().map(|row| (row.enterprise.clone(), (row.demand.0, row.paid.0)));
                assert_eq!(of_rows.collect::<BTreeMap<_, _>>(), cut, "{shortfall} {period} {year:?}");
                assert_eq!(listed.cut, cut.len() as u64);
                assert_eq!(listed.asking, due(&session, year).len() as u64);
                let order: Vec<_> = listed.rows.iter().map(|row| (-row.cut().0, row.enterprise.clone())).collect();
                assert!(order.is_sorted(), "{shortfall} {period} {year:?}");
            }
            // What is cut over the years is what the figures say is not paid.
            let whole = cuts(&mut session, None, 0, 0);
            let payer = &figures.scenario.payers[fund(&session).index()];
            assert_eq!(whole.demand.less(whole.paid), payer.demand.less(payer.paid), "{shortfall} {period}");
        }
    }
}

#[test]
fn the_list_comes_in_pages() {
    let (mut session, _) = session(&[SHORT, ("shortfall", "pro_rata")]);
    let all = cuts(&mut session, None, 0, usize::MAX);
    assert!(all.rows.len() > 5);
    let page = cuts(&mut session, None, 2, 3);
    assert_eq!((page.first, page.cut), (2, all.cut));
    assert_eq!(page.rows, all.rows[2..5]);
    let beyond = cuts(&mut session, None, usize::MAX, 3);
    assert_eq!((beyond.first, beyond.rows.len()), (all.cut, 0));
}

#[test]
fn nobody_is_cut_where_the_excess_is_only_reported() {
    let (mut session, figures) = session(&[SHORT, ("shortfall", "report")]);
    assert_eq!(cuts(&mut session, None, 0, 20).cut, 0);
    assert!(figures.scenario.payers[fund(&session).index()].excess.is_some_and(|excess| excess.0 > 0));
    let marginal = marginal(&mut session);
    assert_eq!((marginal.more.0, marginal.freed, marginal.measures.len()), (0, 0, 0));
}

#[test]
fn one_more_step_pays_what_a_fund_larger_by_the_step_pays() {
    for shortfall in ["pro_rata", "fixed_first", "priority"] {
        for period in ["annual", "whole"] {
            let readings = [("shortfall", shortfall), ("envelope_period", period)];
            let (mut session, before) = session(&[&[SHORT][..], &readings].concat());
            let cut_before = cuts(&mut session, None, 0, usize::MAX);
            let marginal = marginal(&mut session);
            assert_eq!(marginal.step.yuan(), "1000000.00", "the rules' own step");
            // Asking changes nothing.
            assert_eq!(cuts(&mut session, None, 0, usize::MAX), cut_before);

            let larger = ("transformation_fund.envelope", "400万元");
            let after = apply(&mut session, &[&[larger][..], &readings].concat());
            let at = fund(&session).index();
            let (old, new) = (&before.scenario.payers[at], &after.scenario.payers[at]);
            assert_eq!(marginal.more, new.paid.less(old.paid), "{shortfall} {period}");
            let years: Vec<_> = old.years.iter().zip(&new.years).map(|(old, new)| new.paid.less(old.paid)).collect();
            assert_eq!(marginal.years, years, "{shortfall} {period}");
            let by_measure: i64 = marginal.measures.iter().map(|(_, more)| more.0).sum();
            assert_eq!(by_measure, marginal.more.0, "{shortfall} {period}");
            let cut_after = cuts(&mut session, None, 0, usize::MAX);
            assert_eq!(marginal.still_cut, cut_after.cut, "{shortfall} {period}");
            let still = |enterprise: &String| cut_after.rows.iter().any(|row| row.enterprise == *enterprise);
            let freed = cut_before.rows.iter().filter(|row| !still(&row.enterprise)).count();
            assert_eq!(marginal.freed, freed as u64, "{shortfall} {period}");
        }
    }
}

#[test]
fn a_payer_without_an_envelope_has_no_step() {
    let (mut session, _) = session(&[]);
    let payers = &session.rules().expect("rules").payers;
    let payer = PayerId::at(payers.iter().position(|payer| payer.envelope.is_none()).expect("one without"));
    assert_eq!(session.ask(Marginal { payer }).now(), Ok(None));
}

#[test]
fn what_a_question_is_about_may_be_gone_by_the_time_it_is_asked() {
    let mut session = session(&[("shortfall", "pro_rata")]).0;
    let gone = PayerId::at(usize::from(u8::MAX));
    assert_eq!(session.ask(Marginal { payer: gone }).now(), Ok(None));
    assert_eq!(session.ask(Cuts { payer: gone, year: None, first: 0, count: 5 }).now(), Ok(None));
    let payer = fund(&session);
    assert_eq!(session.ask(Cuts { payer, year: Some(99), first: 0, count: 5 }).now(), Ok(None));
    assert_eq!(session.ask(Funnel { measure: MeasureId::at(999) }).now(), Ok(None));
    assert_eq!(session.ask(Moved { column: 99, query: EnterpriseQuery::default() }).now(), Ok(None));
    assert!(matches!(session.ask(ColumnPolicy { column: 99 }), Reply::Refused(_)));
    // Before there is a population nothing can be said, which is another answer.
    let mut session = Session::new();
    assert!(matches!(session.ask(Marginal { payer: gone }), Reply::Refused(_)));
    session.ask(OpenPolicy { policy: "shiyan-2018".to_owned() }).now().expect("the policy opens");
    assert_eq!(session.ask(Marginal { payer: gone }), Reply::NotYet);
}
