//! Scenarios side by side over a sample.

use cesuan_intake::SampleAdjust;
use cesuan_policy::rules::Changes;
use cesuan_scenario::{Scenario, ScenarioSet, SettingText, Which};
use cesuan_session::{Compare, Comparison, DrawSample, FiguresView, OpenPolicy, SelectedView, Session, SetScenarios};

/// A scenario that changes no rules.
pub(crate) fn scenario(name: &str, settings: &[(&str, &str)]) -> Scenario {
    let settings = settings.iter().map(|(id, value)| SettingText::new(*id, *value)).collect();
    Scenario { name: name.to_owned(), settings, rules: Changes::default() }
}

/// A session with a carried policy and a sample.
pub(crate) fn opened(policy: &str, enterprises: u32, seed: u64) -> Session {
    let mut session = Session::new();
    session.ask(OpenPolicy { policy: policy.to_owned() }).now().expect("the policy opens");
    session.ask(DrawSample { enterprises, seed, adjust: SampleAdjust::default() }).now().expect("a sample");
    session
}

/// What scenarios come to, side by side.
pub(crate) fn compared(session: &mut Session, baseline: Which, scenarios: Vec<Scenario>) -> Comparison {
    revised(session, 1, baseline, scenarios)
}

/// The same as the answer to a change of them.
pub(crate) fn revised(session: &mut Session, revision: u64, baseline: Which, scenarios: Vec<Scenario>) -> Comparison {
    let set = ScenarioSet { baseline, scenarios, ..ScenarioSet::default() };
    session.ask(SetScenarios { revision, set }).now().expect("a policy");
    session.ask(Compare { revision }).now().expect("a comparison")
}

/// Selects a scenario, the only one of the set; the draft where it changes nothing.
pub(crate) fn selected(session: &mut Session, revision: u64, scenario: Scenario) -> SelectedView {
    let selected = if scenario.is_draft() { Which::Draft } else { Which::Scenario(0) };
    let scenarios = if scenario.is_draft() { Vec::new() } else { vec![scenario] };
    let set = ScenarioSet { selected, scenarios, ..ScenarioSet::default() };
    session.ask(SetScenarios { revision, set }).now().expect("a policy")
}

/// The figures of settings, all of which have to be right.
pub(crate) fn applied(session: &mut Session, revision: u64, settings: Vec<SettingText>) -> FiguresView {
    let scenario = Scenario { name: "甲".to_owned(), settings, rules: Changes::default() };
    let view = selected(session, revision, scenario);
    assert!(view.faults.is_empty() && view.unknown.is_empty(), "{:?} {:?}", view.faults, view.unknown);
    view.figures.expect("a population")
}
