//! Sets of scenarios: what a person does to them and undoes again, and how they are kept as files and links.

mod files;
mod history;
mod links;
mod seals;

use crate::support::Policy;
use cesuan_policy::check::{Rules, setting_text};
use cesuan_policy::rules::{Changes, Folder, embedded};
use cesuan_scenario::{Scenario, ScenarioSet, SettingText, Which, provenance};
use cesuan_session::Session;
use proptest::prelude::*;

pub(crate) const SHIYAN: &str = "shiyan-2018";

pub(crate) fn rules() -> &'static Rules {
    &Policy::shiyan().rules
}

pub(crate) fn folder() -> Folder {
    embedded(SHIYAN).expect("carried")
}

/// A session with a sample.
pub(crate) fn opened(seed: u64) -> Session {
    crate::support::scenarios::opened(SHIYAN, 90, seed)
}

pub(crate) fn set(scenarios: Vec<Scenario>) -> ScenarioSet {
    let selected = if scenarios.is_empty() { Which::Draft } else { Which::Scenario(0) };
    ScenarioSet { selected, scenarios, ..ScenarioSet::new(SHIYAN, &provenance::of_folder(&folder())) }
}

/// Settings of a policy, as a person's edits leave them.
fn any_settings() -> impl Strategy<Value = Vec<SettingText>> {
    crate::support::Changes::any(Policy::shiyan(), 0..8).prop_map(|changes| {
        let text = |change: &crate::support::Change| {
            let parameter = &rules().parameters[change.parameter];
            let year = change.year.map(|year| format!("@{}", rules().years[year])).unwrap_or_default();
            let value = setting_text(parameter, &rules().categories, &change.value);
            SettingText::new(format!("{}{year}", parameter.id), value)
        };
        let texts: Vec<SettingText> = changes.list.iter().map(text).collect();
        cesuan_scenario::set::canonical(cesuan_scenario::set::Vocabulary::of(rules()), &texts)
    })
}

/// Changed files that still compile: a comment, a new file, one taken out.
fn any_changes() -> impl Strategy<Value = Changes> {
    let comment = "[ -~一-龥\t]{0,12}('''|\"\"\"|\\\\|')?";
    (prop::option::of(comment), any::<bool>()).prop_map(|(comment, new)| {
        let folder = folder();
        let mut changes = Changes::default();
        if let Some(comment) = comment {
            let text = format!("# {comment}\n{}", folder.files["clauses.toml"]);
            changes.set(&folder, "clauses.toml", Some(&text));
        }
        if new {
            changes.set(&folder, "measures/other.toml", Some("a = '''b'''"));
            let cases = folder.files.keys().find(|path| path.ends_with(".cases.toml")).expect("cases");
            changes.set(&folder, cases, None);
        }
        changes
    })
}

/// Any set a person can come to.
pub(crate) fn any_set() -> impl Strategy<Value = ScenarioSet> {
    let scenario = ("[甲-龥a-z\"' \\\\]{0,6}", any_settings(), any_changes());
    (prop::collection::vec(scenario, 0..=ScenarioSet::MOST), any::<u8>()).prop_map(|(scenarios, baseline)| {
        let named = scenarios.into_iter().enumerate().map(|(index, (name, settings, rules))| {
            // No two of one name.
            Scenario { name: format!("{index}{name}").trim().to_owned(), settings, rules }
        });
        let mut set = set(named.collect());
        set.baseline = Which::of_column(usize::from(baseline) % (set.scenarios.len() + 1));
        set
    })
}
