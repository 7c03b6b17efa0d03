//! Why, in words: the first enterprise of the sample that each thing happens to, explained in both languages.

use crate::support::scenarios::applied;
use cesuan_base::money::Fen;
use cesuan_i18n::Lang;
use cesuan_i18n::explain::{Explanation, Step, StepKind, Words, explain, plain};
use cesuan_intake::SampleAdjust;
use cesuan_reference::{PortionState, TermKind};
use cesuan_session::{
    Account, Dossier, DrawSample, Enterprise, EnterpriseFound, OpenPolicy, PolicyView, Session, SettingText,
};

struct Sample {
    session: Session,
    policy: PolicyView,
    ids: Vec<String>,
}

impl Sample {
    fn new(enterprises: u32, settings: &[(&str, &str)]) -> Self {
        let mut session = Session::new();
        let opened = session.ask(OpenPolicy { policy: "shiyan-2018".to_owned() }).now().expect("the policy opens");
        session.ask(DrawSample { enterprises, seed: 2018, adjust: SampleAdjust::default() }).now().expect("a sample");
        let setting = |(id, value): &(&str, &str)| SettingText { id: (*id).to_owned(), value: (*value).to_owned() };
        let settings = settings.iter().map(setting).collect();
        applied(&mut session, 1, settings);
        let ids = session.population().expect("a population").enterprises.iter().map(|id| id.to_string()).collect();
        Self { session, policy: opened.policy, ids }
    }

    fn dossier(&mut self, id: &str) -> Dossier {
        match self.session.ask(Enterprise { id: id.to_owned() }).now() {
            Ok(EnterpriseFound::Found(dossier)) => *dossier,
            other => panic!("the enterprise is there, not {other:?}"),
        }
    }

    /// The first account that something is true of.
    fn first(&mut self, what: &str, wanted: impl Fn(&Account) -> bool) -> (Dossier, Account) {
        for id in self.ids.clone() {
            let dossier = self.dossier(&id);
            if let Some(account) = dossier.accounts.iter().find(|account| wanted(account)) {
                let account = account.clone();
                return (dossier, account);
            }
        }
        panic!("no enterprise: {what}")
    }
}

fn told(words: Words<'_>, explanation: &Explanation) -> String {
    fn tell_step(text: &mut String, depth: usize, step: &Step) {
        let sign = match step.kind {
            StepKind::Met => "✓",
            StepKind::Unmet => "✗",
            StepKind::Amount => "=",
            StepKind::Limit => "!",
            StepKind::Rival => "#",
            StepKind::Note => "·",
        };
        *text += &format!("{}{sign} {}\n", "  ".repeat(depth), plain(&step.pieces));
        step.steps.iter().for_each(|inner| tell_step(text, depth + 1, inner));
    }
    let mut text = format!("{}\n  {}\n", words.heading(explanation), plain(&explanation.reason));
    explanation.steps.iter().for_each(|inner| tell_step(&mut text, 2, inner));
    if let Some(near) = &explanation.near {
        text += &format!("  ~ {}\n", plain(&near.pieces));
    }
    text
}

/// Both languages of an account, for a snapshot.
fn both(policy: &PolicyView, dossier: &Dossier, account: &Account) -> String {
    let tell = |lang| {
        let words = Words { lang, policy, names: &dossier.names };
        told(words, &explain(words, account))
    };
    Lang::ALL.map(tell).join("\n")
}

/// What happens, with which settings, and how it is recognised.
fn telling(name: &str, settings: &[(&str, &str)], wanted: impl Fn(&PolicyView, &Account) -> bool) {
    telling_among(888, name, settings, wanted);
}

/// The same in a sample of another size, for what is rare.
fn telling_among(
    enterprises: u32,
    name: &str,
    settings: &[(&str, &str)],
    wanted: impl Fn(&PolicyView, &Account) -> bool,
) {
    let mut sample = Sample::new(enterprises, settings);
    let policy = sample.policy.clone();
    let (dossier, account) = sample.first(name, |account| wanted(&policy, account));
    insta::with_settings!({ omit_expression => true, snapshot_path => "snapshots/explain", prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!(name, both(&policy, &dossier, &account));
    });
}

fn is(policy: &PolicyView, account: &Account, measure: &str) -> bool {
    policy.measures[account.derivation.measure.index()].id == measure
}

#[test]
fn a_cap_that_bites() {
    telling("cap", &[], |_, account| account.derivation.bites().is_some());
}

#[test]
fn a_project_that_keeps_another_subsidy() {
    telling("project-choice", &[], |policy, account| {
        is(policy, account, "smart_upgrade")
            && account.derivation.demand > Fen::ZERO
            && account.derivation.amounts[0]
                .term
                .mentions(&|term| matches!(term.kind, TermKind::Project { counts: false, .. }))
    });
}

#[test]
fn a_threshold_just_missed() {
    telling("near", &[], |policy, account| {
        let words = Words { lang: Lang::Zh, policy, names: &[] };
        is(policy, account, "smart_upgrade") && explain(words, account).near.is_some()
    });
}

#[test]
fn a_prize_won_and_a_prize_missed() {
    let ranked = |account: &Account| account.derivation.contest.is_some();
    telling("prize", &[], |_, account| ranked(account) && account.derivation.demand > Fen::ZERO);
    telling("no-prize", &[], |_, account| ranked(account) && account.derivation.demand == Fen::ZERO);
}

#[test]
fn a_place_among_the_nominees() {
    telling("quota", &[], |policy, account| {
        let contested =
            |term: &cesuan_reference::Term| matches!(&term.kind, TermKind::Place(contest) if contest.place.is_some());
        is(policy, account, "smart_upgrade")
            && account.derivation.condition.mentions(&|term| contested(term) && !term.holds())
    });
}

#[test]
fn a_right_used_up() {
    telling("used", &[], |_, account| account.derivation.used_in.is_some());
    telling_among(4_000, "level-used", &[], |_, account| {
        account.derivation.amounts.iter().any(|portion| matches!(portion.state, PortionState::UsedIn(_)))
    });
}

#[test]
fn an_award_that_gives_way() {
    telling("gave-way", &[("highest_award_only", "all_awards")], |_, account| account.derivation.gave_way_to.is_some());
}

#[test]
fn a_fund_that_does_not_suffice() {
    for shortfall in ["pro_rata", "fixed_first", "priority"] {
        let settings = [("shortfall", shortfall), ("transformation_fund.envelope", "2000万元")];
        telling(&format!("fund-{shortfall}"), &settings, |_, account| {
            account.paid.is_some_and(|paid| paid != account.derivation.demand)
        });
    }
}

#[test]
fn a_standard_that_is_open() {
    telling("undetermined", &[], |_, account| account.derivation.undetermined && account.derivation.condition.holds());
}

#[test]
fn a_change_is_told_beside_the_draft() {
    let mut sample = Sample::new(888, &[("smart_upgrade.cap_per_enterprise", "20万元")]);
    let (dossier, account) = sample.first("a lower cap", |account| account.derivation.bites().is_some());
    let drafted = dossier.draft.iter().find(|drafted| {
        (drafted.derivation.measure, drafted.derivation.year) == (account.derivation.measure, account.derivation.year)
    });
    assert!(drafted.expect("the draft pays more").derivation.demand > account.derivation.demand);
    // What is the same is not told twice.
    assert!(dossier.draft.iter().all(|drafted| !dossier.accounts.contains(drafted)));
}

/// The amounts of the explanations are those of the lines, for everybody.
#[test]
fn explanations_add_up_to_the_lines() {
    let settings =
        [("shortfall", "pro_rata"), ("transformation_fund.envelope", "1500万元"), ("highest_award_only", "all_awards")];
    let mut sample = Sample::new(120, &settings);
    let mut told = Vec::new();
    for id in sample.ids.clone() {
        for Account { derivation, paid, .. } in sample.dossier(&id).accounts {
            if derivation.demand > Fen::ZERO {
                let project = derivation.project.clone();
                told.push((
                    derivation.measure,
                    derivation.year,
                    id.clone(),
                    project,
                    derivation.demand,
                    paid.expect("paid"),
                ));
            }
        }
    }
    told.sort();
    let line = |line: cesuan_engine::Line<'_>| {
        let project = line.project.map(str::to_owned);
        (line.measure, line.year, line.enterprise.to_owned(), project, line.demand, line.paid)
    };
    assert_eq!(told, sample.session.lines().map(line).collect::<Vec<_>>());
}
