//! The enterprises one by one: the list and its windows.

use crate::support::scenarios::applied;
use std::collections::BTreeMap;

use cesuan_intake::SampleAdjust;
use cesuan_session::{
    Against, DrawSample, EnterprisePage, EnterpriseQuery, OpenPolicy, PolicyView, Session, SettingText, Sort,
};

/// A session over a sample, with settings, and the policy as a person reads it.
fn session(enterprises: u32, settings: &[(&str, &str)]) -> (Session, PolicyView) {
    let mut session = Session::new();
    let opened = session.ask(OpenPolicy { policy: "shiyan-2018".to_owned() }).now().expect("the policy opens");
    let settings =
        settings.iter().map(|(id, value)| SettingText { id: (*id).to_owned(), value: (*value).to_owned() }).collect();
    session.ask(DrawSample { enterprises, seed: 2018, adjust: SampleAdjust::default() }).now().expect("a sample");
    applied(&mut session, 1, settings);
    (session, opened.policy)
}

fn ask(session: &mut Session, query: EnterpriseQuery) -> EnterprisePage {
    session.ask(query).now().expect("a page")
}

fn query() -> EnterpriseQuery {
    EnterpriseQuery { count: 100, descending: true, ..EnterpriseQuery::default() }
}

/// Every enterprise of the list, window by window.
fn everybody(session: &mut Session, query: &EnterpriseQuery) -> EnterprisePage {
    let mut all = ask(session, query.clone());
    while (all.rows.len() as u64) < all.totals.enterprises {
        let offset = all.rows.len() as u64;
        all.rows.extend(ask(session, EnterpriseQuery { offset, ..query.clone() }).rows);
    }
    all
}

#[test]
fn the_list_adds_up_to_the_figures() {
    let (mut session, policy) =
        session(400, &[("smart_upgrade.cap_per_enterprise", "80万元"), ("shortfall", "pro_rata")]);
    let settings = vec![
        SettingText { id: "smart_upgrade.cap_per_enterprise".to_owned(), value: "80万元".to_owned() },
        SettingText { id: "shortfall".to_owned(), value: "pro_rata".to_owned() },
    ];
    let figures = applied(&mut session, 2, settings);
    let all = everybody(&mut session, &query());
    assert_eq!((all.totals.enterprises, all.rows.len()), (400, 400));
    assert_eq!(all.totals.scenario.demand, figures.scenario.spending_total.demand);
    assert_eq!(all.totals.scenario.paid, figures.scenario.spending_total.paid);
    assert_eq!(all.totals.scenario.relief, figures.scenario.relief_total.paid);
    assert_eq!(all.totals.draft.demand, figures.draft.spending_total.demand);
    assert!(all.rows.is_sorted_by(|a, b| a.scenario.demand >= b.scenario.demand));
    assert_eq!(all.totals.gained, all.rows.iter().filter(|row| row.scenario.all() > row.draft.all()).count() as u64);
    // Each measure's recipients are found by asking for the measure.
    for (index, measure) in policy.measures.iter().enumerate() {
        let of_measure = all.rows.iter().filter(|row| row.measures.iter().any(|id| id.index() == index)).count() as u64;
        assert_eq!(of_measure, figures.scenario.measures[index].total.recipients, "{}", measure.id);
    }
}

#[test]
fn every_facet_parts_the_enterprises() {
    let (mut session, policy) = session(300, &[]);
    assert!(
        policy.facets.iter().any(|facet| facet.id == "district")
            && policy.facets.iter().any(|facet| facet.id == "size")
    );
    for (index, facet) in policy.facets.iter().enumerate() {
        let mut found = BTreeMap::new();
        for group in 0..facet.groups.len() as u16 {
            let mut facets = vec![Vec::new(); policy.facets.len()];
            facets[index] = vec![group];
            let page = everybody(&mut session, &EnterpriseQuery { facets, ..query() });
            assert!(page.rows.iter().all(|row| row.facets[index] == Some(group)), "{}", facet.id);
            found.insert(group, page.totals.enterprises);
        }
        assert_eq!(found.values().sum::<u64>(), 300, "{}: {found:?}", facet.id);
        assert!(found.values().filter(|count| **count > 0).count() > 1, "{}: {found:?}", facet.id);
    }
}

#[test]
fn names_and_ids_are_searched() {
    let (mut session, _) = session(300, &[]);
    let first = ask(&mut session, query()).rows.remove(0);
    let by_id = ask(&mut session, EnterpriseQuery { text: first.id.to_lowercase(), ..query() });
    assert_eq!(by_id.rows, vec![first.clone()]);
    let by_name = ask(&mut session, EnterpriseQuery { text: first.name.clone(), ..query() });
    assert!(by_name.rows.contains(&first));
    assert_eq!(ask(&mut session, EnterpriseQuery { text: "没有这家企业".to_owned(), ..query() }).totals.enterprises, 0);
}

#[test]
fn who_gains_and_who_loses() {
    let (mut session, _) =
        session(400, &[("job_stabilisation.no_layoff_ratio", "60%"), ("high_tech_enterprise.award", "20万元")]);
    let all = everybody(&mut session, &query());
    let gained =
        everybody(&mut session, &EnterpriseQuery { against: Some(Against::Gained), sort: Sort::Change, ..query() });
    let lost = everybody(
        &mut session,
        &EnterpriseQuery { against: Some(Against::Lost), sort: Sort::Change, descending: false, ..query() },
    );
    assert_eq!((gained.totals.enterprises, lost.totals.enterprises), (all.totals.gained, all.totals.lost));
    assert!(gained.totals.enterprises > 0 && lost.totals.enterprises > 0);
    let change = |row: &cesuan_session::EnterpriseRow| row.scenario.all().0 - row.draft.all().0;
    assert!(gained.rows.iter().all(|row| change(row) > 0) && lost.rows.iter().all(|row| change(row) < 0));
    assert!(lost.rows.is_sorted_by_key(change));
    // With the draft's own settings nobody does.
    applied(&mut session, 3, Vec::new());
    let drafted = ask(&mut session, query());
    assert_eq!((drafted.revision, drafted.totals.gained, drafted.totals.lost), (3, 0, 0));
}

#[test]
fn the_list_sorts_by_name_both_ways() {
    let (mut session, _) = session(60, &[]);
    let names = |session: &mut Session, descending| {
        let page = everybody(session, &EnterpriseQuery { sort: Sort::Name, descending, ..query() });
        page.rows.into_iter().map(|row| row.name).collect::<Vec<_>>()
    };
    let up = names(&mut session, false);
    assert!(up.is_sorted() && up.first() != up.last(), "the sample's names differ in their digits");
    let mut down = names(&mut session, true);
    down.reverse();
    assert_eq!(up, down);
}
