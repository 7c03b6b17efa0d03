//! The page's view models, read without a browser.

use crate::support::scenarios::applied;
use std::rc::Rc;

use cesuan::ui::model::{Drawn, Input, Overlay, Shortage, cuts, marginal, panel, summary};
use cesuan_base::money::MoneyUnit;
use cesuan_i18n::Lang;
use cesuan_intake::SampleAdjust;
use cesuan_session::{Cuts, DrawSample, FiguresView, Marginal, OpenPolicy, PolicyView, Session};

/// A policy with a sample, settings and their figures.
struct Page {
    session: Session,
    policy: Rc<PolicyView>,
    overlay: Overlay,
    figures: FiguresView,
}

impl Page {
    fn new(policy: &str, settings: &[(&str, &str)]) -> Self {
        let mut session = Session::new();
        let opened = session.ask(OpenPolicy { policy: policy.to_owned() }).now().expect("the policy opens");
        let policy = Rc::new(opened.policy);
        session
            .ask(DrawSample { enterprises: 200, seed: 2018, adjust: SampleAdjust::default() })
            .now()
            .expect("a sample");
        let overlay = overlay(&policy, settings);
        let figures = applied(&mut session, 1, overlay.settings().to_vec());
        Self { session, policy, overlay, figures }
    }

    fn input(&self) -> Input<'_> {
        Input {
            lang: Lang::Zh,
            unit: MoneyUnit::Wan,
            policy: &self.policy,
            population: None,
            figures: Some(&self.figures),
            overlay: &self.overlay,
            faults: &[],
        }
    }
}

fn overlay(policy: &PolicyView, settings: &[(&str, &str)]) -> Overlay {
    let set = |overlay: Overlay, (id, value): &(&str, &str)| {
        let index = policy.parameters.iter().position(|parameter| parameter.id == *id).expect("the parameter");
        let parameter = &policy.parameters[index];
        let setting = cesuan_policy::check::parse_setting(parameter, &policy.categories, value).expect("a value");
        overlay.with(policy, index, &vec![setting; policy.years.len()])
    };
    settings.iter().fold(Overlay::default(), set)
}

const SHORT: (&str, &str) = ("transformation_fund.envelope", "300万元");

#[test]
fn a_change_draws_the_clauses_it_stands_in_and_no_others() {
    let page = Page::new("shiyan-2018", &[]);
    let before = Drawn::new(page.input(), &page.policy, None);
    let changed = overlay(&page.policy, &[("smart_upgrade.cap_per_enterprise", "80万元")]);
    let input = Input { overlay: &changed, ..page.input() };
    let after = Drawn::new(input, &page.policy, Some(&before));
    // What is drawn again is what is drawn from nothing.
    assert_eq!(after.clauses, Drawn::new(input, &page.policy, None).clauses);
    let moved = before.clauses.iter().zip(after.clauses.iter()).filter(|(before, after)| !Rc::ptr_eq(before, after));
    let moved: Vec<_> = moved.map(|(_, after)| after).collect();
    assert!(!moved.is_empty() && moved.len() < 4, "{} clauses of {}", moved.len(), after.clauses.len());
    for clause in moved {
        assert!(clause.chips().any(|chip| chip.place.starts_with("chip-smart_upgrade.cap_per_enterprise")));
    }
    // And back again.
    let back = Drawn::new(page.input(), &page.policy, Some(&after));
    assert_eq!(back.clauses, before.clauses);
}

#[test]
fn the_total_is_what_is_paid_with_the_demand_beside_it_where_that_is_more() {
    let reported = Page::new("shiyan-2018", &[SHORT]);
    let view = panel(reported.input()).expect("figures");
    let spending = reported.figures.scenario.spending_total;
    assert_eq!(
        (view.total.amount.yuan.as_str(), view.total.demand.is_some()),
        (spending.demand.yuan().as_str(), false)
    );
    assert_eq!(view.payers[0].shortage, Shortage::Reported);
    assert!(view.table.paid.is_none() && view.costs.iter().all(|cost| cost.paid.is_none()));

    let rationed = Page::new("shiyan-2018", &[SHORT, ("shortfall", "pro_rata")]);
    let view = panel(rationed.input()).expect("figures");
    let spending = rationed.figures.scenario.spending_total;
    assert!(spending.paid < spending.demand);
    assert_eq!(view.total.amount.yuan, spending.paid.yuan());
    assert_eq!(view.total.demand.as_ref().map(|demand| demand.yuan.clone()), Some(spending.demand.yuan()));
    assert_eq!(view.payers[0].shortage, Shortage::Rationed);
    for gauge in &view.payers[0].gauges {
        assert_eq!(gauge.paid.as_ref().map(|paid| paid.yuan.as_str()), Some("3000000.00"), "{}", gauge.period);
        assert!(gauge.over.as_ref().is_some_and(|over| over.starts_with("少付")), "{:?}", gauge.over);
    }
    assert_eq!(summary(rationed.input()).expect("figures").total.yuan, spending.paid.yuan());
}

#[test]
fn a_policy_without_an_envelope_has_no_word_of_one() {
    let page = Page::new("jingzhou-2020", &[]);
    let view = panel(page.input()).expect("figures");
    assert!(view.payers.iter().all(|payer| payer.envelope.is_none() && payer.shortage == Shortage::None));
    assert!(summary(page.input()).expect("figures").envelopes.is_none());
}

#[test]
fn those_who_are_cut_come_in_pages_with_ways_to_the_next_and_the_one_before() {
    let mut page = Page::new("shiyan-2018", &[SHORT, ("shortfall", "pro_rata")]);
    let payer =
        page.policy.payers.iter().position(|payer| payer.limited).map(cesuan_base::id::PayerId::at).expect("a fund");
    let mut at = Some(0);
    let mut before = None;
    let mut seen = 0;
    while let Some(first) = at {
        let asked = page.session.ask(Cuts { payer, year: None, first, count: 7 });
        let view = asked.now().expect("figures").expect("cuts");
        let shown = cuts(page.input(), &view, 7);
        assert_eq!(shown.before, before);
        assert!(shown.place.is_some());
        seen += shown.rows.len() as u64;
        (before, at) = (Some(first), shown.after);
        assert!(at.is_some() || seen == view.cut);
    }
    let view = page.session.ask(Marginal { payer }).now().expect("figures").expect("what a step pays");
    let words = marginal(page.input(), &view);
    assert!(words.said.starts_with("每年额度再多100.00万元"), "{}", words.said);
    assert!(words.measures.is_some());
}
