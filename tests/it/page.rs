//! The page's view models, read without a browser.

use crate::support::scenarios::applied;
use std::rc::Rc;

use cesuan::ui::model::dossier::dossier;
use cesuan::ui::model::trial::{blank, form};
use cesuan::ui::model::{Drawn, Input, Overlay, PieceModel, Shortage, cuts, marginal, panel, summary};
use cesuan_base::money::MoneyUnit;
use cesuan_i18n::Lang;
use cesuan_intake::SampleAdjust;
use cesuan_session::{
    Cuts, Dossier, DrawSample, Enterprise, EnterpriseFound, FiguresView, Marginal, OpenPolicy, PolicyView, Session,
    Trial,
};

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
fn the_headline_is_the_citys_general_budget_with_the_gap_beside_it() {
    let reported = Page::new("shiyan-2018", &[SHORT, ("shortfall", "report")]);
    let view = panel(reported.input()).expect("figures");
    let figures = &reported.figures.scenario;
    let city = figures.leading().expect("the city pays").total;
    let budget = &view.headline.budget;
    assert_eq!((budget.id.as_str(), budget.label.as_str()), ("general-city", "市级一般公共预算"));
    assert_eq!((budget.amount.yuan.as_str(), budget.demand.is_some()), (city.demand.yuan().as_str(), false));
    let fund = fund(&reported);
    let excess = figures.payers[fund].excess.expect("an envelope");
    assert_eq!(budget.gap.as_ref().map(|gap| gap.yuan.clone()), Some(excess.yuan()));
    assert!(view.headline.word.starts_with("应付"), "{}", view.headline.word);
    assert_eq!(view.payers[0].shortage, Shortage::Reported);
    assert!(!view.table.rationed && view.costs.iter().all(|cost| cost.paid.is_none()));

    let rationed = Page::new("shiyan-2018", &[SHORT, ("shortfall", "pro_rata")]);
    let view = panel(rationed.input()).expect("figures");
    let city = rationed.figures.scenario.leading().expect("the city pays").total;
    assert!(city.paid < city.demand);
    let budget = &view.headline.budget;
    assert_eq!(budget.amount.yuan, city.paid.yuan());
    assert_eq!(budget.demand.as_ref().map(|demand| demand.yuan.clone()), Some(city.demand.yuan()));
    assert_eq!(budget.gap.as_ref().map(|gap| gap.yuan.clone()), Some(city.demand.less(city.paid).yuan()));
    assert!(view.headline.word.starts_with("额度以内"), "{}", view.headline.word);
    assert_eq!(view.payers[0].shortage, Shortage::Rationed);
    assert!(view.table.rationed);
    for gauge in &view.payers[0].gauges {
        assert_eq!(gauge.paid.as_ref().map(|paid| paid.yuan.as_str()), Some("3000000.00"), "{}", gauge.period);
        assert!(gauge.over.as_ref().is_some_and(|over| over.starts_with("少付")), "{:?}", gauge.over);
    }
    assert_eq!(summary(rationed.input()).expect("figures").total.yuan, city.paid.yuan());
}

/// The index of the payer with an envelope.
fn fund(page: &Page) -> usize {
    page.policy.payers.iter().position(|payer| payer.limited).expect("a fund")
}

#[test]
fn beside_the_headline_every_other_budget_stands_by_its_name() {
    let page = Page::new("shiyan-2018", &[]);
    let view = panel(page.input()).expect("figures");
    let said: Vec<_> = view.headline.beside.iter().map(|budget| budget.label.as_str()).collect();
    assert_eq!(said, ["县（市、区）级一般公共预算", "失业保险基金", "土地出让收入（减收）", "电网企业（减收）"]);
    for (budget, own) in view.headline.beside.iter().zip(&page.figures.scenario.ledgers[1..]) {
        assert_eq!(budget.amount.yuan, own.total.paid.yuan());
    }
    // What is assumed stands beside the figures it moves.
    let shares =
        |at: usize| view.headline.beside[at].shares.iter().map(|share| share.value.as_str()).collect::<Vec<_>>();
    assert_eq!((shares(0), shares(1)), (vec!["50%", "0%"], Vec::new()));
    assert_eq!(view.headline.budget.shares.len(), 2);
    let commitments = view.headline.commitments.as_ref().expect("commitments");
    assert_eq!(commitments.label, "2021—2025年的承诺（政策期以后）");
    let income = &view.headline.incomes[0];
    assert_eq!((income.label.as_str(), income.value.as_str()), ("省级切块资金（每年）", "待定"));
    // The table's sums are those of the budgets that spend, and the chart is of the headline's budget alone.
    let sums: Vec<_> = view.table.sums.iter().map(|budget| budget.id.as_str()).collect();
    assert_eq!(sums, ["general-city", "general-district", "social_insurance-city"]);
    let city = page.figures.scenario.leading().expect("the city pays");
    for year in 0..3 {
        let fen = |number: &String| number.replace('.', "").parse::<i64>().expect("a number");
        let stacked: i64 = view.chart.series.iter().map(|series| fen(&series.numbers[year])).sum();
        // Each number is rounded to hundredths of 万元.
        let off = stacked - city.years[year].paid.0 / 10_000;
        assert!(off.abs() <= 10, "{off}");
    }
}

#[test]
fn a_clause_that_is_struck_out_says_so_and_costs_nothing() {
    let page = Page::new("shiyan-2018", &[("smart_upgrade", "off")]);
    let view = panel(page.input()).expect("figures");
    let at = page.policy.measures.iter().position(|measure| measure.id == "smart_upgrade").expect("the measure");
    let cost = &view.costs[at];
    assert!(cost.off);
    assert_eq!((cost.uncosted.as_deref(), cost.demand.yuan.as_str()), (Some("本条已删去，不计金额"), "0.00"));
    let drawn = Drawn::new(page.input(), &page.policy, None);
    let cards = || drawn.clauses.iter().flat_map(|clause| &clause.cards);
    let card = cards().find(|card| card.id == "smart_upgrade").expect("a card");
    assert!(card.off && card.changed);
    assert_eq!((card.switch.value.as_str(), card.switch.draft.as_deref()), ("删去", Some("保留")));
    assert_eq!(cards().filter(|card| card.off).count(), 1);
    assert!(cards().all(|card| card.off || card.switch.value == "保留"));
}

#[test]
fn what_the_draft_leaves_open_about_payers_and_terms_stands_on_the_card() {
    let page = Page::new("shiyan-2018", &[]);
    let drawn = Drawn::new(page.input(), &page.policy, None);
    let card = |id: &str| {
        let mut cards = drawn.clauses.iter().flat_map(|clause| &clause.cards);
        cards.find(|card| card.id == id).expect("a card")
    };
    assert!(card("guarantee_fee_subsidy").assumed.is_some());
    assert_eq!(card("case_by_case_support").payers[0].note.as_deref(), Some("送审稿未明确规模。"));
    let rebate = card("local_revenue_rebate");
    assert_eq!((rebate.payers.len(), rebate.assumed.is_none()), (2, true));
    assert!(rebate.provisional.as_ref().is_some_and(|mark| mark.contains("具体实施办法另行制定")));
    // What is ours in the sentence stands apart, values and all.
    let counted = rebate.sentence.iter().find_map(|piece| match piece {
        PieceModel::Counted(pieces) => Some(pieces),
        PieceModel::Words(_) | PieceModel::Chip(_) => None,
    });
    let chips = counted.expect("a part that is ours").iter().filter(|piece| matches!(piece, PieceModel::Chip(_)));
    assert_eq!(chips.count(), 6);
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

#[test]
fn an_enterprise_with_rows_after_the_policy_is_told_by_its_last_policy_year_and_can_be_tried() {
    let mut page = Page::new("shiyan-2018", &[]);
    let empty = blank(&page.policy, "试算企业");
    let tried = page.session.ask(Trial { record: empty, instead_of: None }).now().expect("an answer");
    assert!(tried.dossier.is_some() && tried.faults.is_empty());
    let commitments = |page: &Page, found: &Dossier| dossier(Lang::Zh, MoneyUnit::Wan, &page.policy, found).commitments;
    let continues = page.policy.measures.iter().position(|measure| measure.continues).expect("one continues");
    let lines = page.session.lines();
    let beyond = lines.filter(|line| line.measure.index() == continues && line.year >= page.policy.years.len());
    let id = beyond.map(|line| line.enterprise.to_owned()).next().expect("a commitment");
    let found = page.session.ask(Enterprise { id: id.clone() }).now().expect("an answer");
    let EnterpriseFound::Found(found) = found else { panic!("no {id}") };
    assert!(!found.name.is_empty(), "rows after the policy have no names");
    let due = commitments(&page, &found);
    assert_eq!(due.len(), 1);
    assert!(due[0].years.iter().all(|(year, _)| *year > 2020));
    // Its form shows the policy years, and what falls due afterwards stays.
    let shown = form(Lang::Zh, &page.policy, &found.record, &[]);
    let fields = shown.enterprise.iter().flat_map(|group| &group.fields);
    assert!(fields.map(|field| field.cells.len()).all(|cells| cells == page.policy.years.len()));
    let again = Trial { record: found.record.clone(), instead_of: Some(id) };
    let tried = page.session.ask(again).now().expect("an answer");
    assert_eq!(tried.dossier.map(|tried| commitments(&page, &tried)), Some(due));
}
