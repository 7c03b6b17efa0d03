//! Scenarios side by side over a sample.

use cesuan_intake::SampleAdjust;
use cesuan_policy::rules::Changes;
use cesuan_scenario::{Scenario, ScenarioSet, SettingText, Which};
use cesuan_session::{Comparison, DrawSample, OpenPolicy, Session, SetScenarios};

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
    session.ask(SetScenarios { revision, set }).now().expect("a comparison")
}
