//! What a person does to a set, and undoes again.

use cesuan_base::diag::Code;
use cesuan_base::money::Exact;
use cesuan_policy::check::Setting;
use cesuan_policy::rules::Changes;
use cesuan_scenario::set::{Vocabulary, of_parameter, values, with_values};
use cesuan_scenario::{Edit, History, ScenarioSet, SettingText, Which};
use proptest::prelude::*;

use super::{any_set, rules, set};
use crate::support::scenarios::scenario;

fn any_which() -> impl Strategy<Value = Which> {
    (0..10_usize).prop_map(Which::of_column)
}

/// Anything a person may try, also what cannot be.
fn any_edit() -> impl Strategy<Value = Edit> {
    let index = || 0..10_usize;
    let parameter = prop::sample::select(vec!["benchmark_rate", "smart_upgrade.cap_per_enterprise"]);
    let value = prop::sample::select(vec!["1%", "2%", "3%"]);
    prop_oneof![
        "[a-f]{0,2}".prop_map(|name| Edit::Create(scenario(&name, &[]))),
        (any_which(), "[a-f]{1,2}").prop_map(|(which, name)| Edit::Duplicate { which, name }),
        (index(), "[a-f]{0,2}").prop_map(|(index, name)| Edit::Rename { index, name }),
        (index(), index()).prop_map(|(from, to)| Edit::Move { from, to }),
        index().prop_map(Edit::Delete),
        any_which().prop_map(Edit::Select),
        any_which().prop_map(Edit::Baseline),
        ("[a-f]{1,2}", parameter, prop::option::of(value)).prop_map(|(name, parameter, value)| Edit::Work {
            name,
            settings: value.map(|value| SettingText::new(parameter, value)).into_iter().collect(),
            rules: Changes::default(),
        }),
    ]
}

fn is_sound(set: &ScenarioSet) -> bool {
    let names: std::collections::BTreeSet<&str> = set.scenarios.iter().map(|scenario| scenario.name.as_str()).collect();
    *set == set.clone().repaired() && names.len() == set.scenarios.len() && !names.contains("")
}

fn config() -> ProptestConfig {
    ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn an_edit_undone_is_no_edit_and_done_again_is_one(
        start in any_set(),
        edits in prop::collection::vec(any_edit(), 0..12),
        last in any_edit(),
    ) {
        let mut history = History::new(start);
        for edit in &edits {
            let _ = history.edit(edit);
            prop_assert!(is_sound(history.present()));
        }
        history.end_step();
        let (before, steps) = (history.present().clone(), history.undoable());
        let done = history.edit(&last);
        let after = history.present().clone();
        if history.undoable() > steps {
            prop_assert!(done.is_ok() && history.undo());
            prop_assert_eq!(history.present(), &before);
            prop_assert!(history.redo());
            prop_assert_eq!(history.present(), &after);
        } else if !matches!(last, Edit::Select(_)) {
            prop_assert_eq!(&before, &after);
        }
    }

    #[test]
    fn all_undone_is_the_beginning_and_all_done_again_the_end(
        start in any_set(),
        edits in prop::collection::vec(any_edit().prop_filter("a step", |edit| !matches!(edit, Edit::Select(_))), 0..30),
    ) {
        let mut history = History::new(start.clone());
        for edit in &edits {
            let _ = history.edit(edit);
        }
        let end = history.present().clone();
        while history.undo() {}
        prop_assert_eq!(history.present(), &start);
        while history.redo() {}
        prop_assert_eq!(history.present(), &end);
    }

    #[test]
    fn what_is_selected_and_the_baseline_stay_what_they_were(start in any_set(), edit in any_edit()) {
        let Ok(after) = start.edited(&edit) else { return Ok(()) };
        if matches!(edit, Edit::Move { .. } | Edit::Create(_) | Edit::Duplicate { .. } | Edit::Delete(_)) {
            let name = |set: &ScenarioSet| set.scenario(set.baseline).map(|scenario| scenario.name.clone());
            let gone = |name: &Option<String>| name.as_ref().is_some_and(|name| after.named(name).is_none());
            prop_assert!(name(&after) == name(&start) || gone(&name(&start)));
        }
    }
}

fn work(settings: &[(&str, &str)]) -> Edit {
    let settings = settings.iter().map(|(id, value)| SettingText::new(*id, *value)).collect();
    Edit::Work { name: "乙".to_owned(), settings, rules: Changes::default() }
}

#[test]
fn edits_of_one_number_are_one_step_until_a_rest() {
    const CAP: &str = "smart_upgrade.cap_per_enterprise";
    let mut history = History::new(set(vec![scenario("甲", &[])]));
    for value in ["60万元", "70万元", "80万元"] {
        history.edit(&work(&[(CAP, value)])).expect("it is there");
    }
    assert_eq!(history.undoable(), 1);
    history.end_step();
    history.edit(&work(&[(CAP, "90万元")])).expect("it is there");
    assert_eq!(history.undoable(), 2);
    // To and fro within one step is none.
    history.edit(&work(&[(CAP, "80万元")])).expect("it is there");
    assert_eq!(history.undoable(), 1);
    history.edit(&work(&[(CAP, "85万元")])).expect("it is there");
    history.undo();
    assert_eq!(history.present().scenarios[0].settings, [SettingText::new(CAP, "80万元")]);
    history.undo();
    assert!(history.present().scenarios[0].is_draft());
    assert_eq!((history.undoable(), history.redoable()), (0, 2));
}

#[test]
fn work_on_the_draft_is_a_new_scenario() {
    const CAP: &str = "smart_upgrade.cap_per_enterprise";
    let on_the_draft = |set: ScenarioSet| ScenarioSet { selected: Which::Draft, ..set };
    let mut history = History::new(on_the_draft(set(vec![scenario("甲", &[])])));
    let drafted = history.present().clone();
    for value in ["6万元", "60万元"] {
        history.edit(&work(&[(CAP, value)])).expect("there is room");
    }
    // The scenario and everything typed into it are one step.
    assert_eq!((history.undoable(), history.present().selected), (1, Which::Scenario(1)));
    let worked = history.present().at_work().expect("it is at work on").clone();
    assert_eq!((worked.name.as_str(), worked.settings), ("乙", vec![SettingText::new(CAP, "60万元")]));
    history.revert_to(&drafted);
    assert_eq!((history.present(), history.undoable(), history.redoable()), (&drafted, 0, 0));
    let full = on_the_draft(set((0..8).map(|index| scenario(&format!("n{index}"), &[])).collect()));
    assert_eq!(full.edited(&work(&[(CAP, "60万元")])).expect_err("it is full").code, Code::TooManyScenarios);
}

#[test]
fn a_long_past_is_forgotten() {
    let mut history = History::new(0);
    (1..=1_000).for_each(|next| history.change(next, None));
    assert_eq!(history.undoable(), History::<i32>::LONGEST);
    while history.undo() {}
    assert_eq!(*history.present(), 1_000 - History::<i32>::LONGEST as i32);
}

#[test]
fn a_number_back_at_the_drafts_is_no_setting() {
    let known = Vocabulary::of(rules());
    for parameter in rules().parameters.iter().filter(|parameter| !parameter.is_reading()) {
        let Setting::Number(draft) = &parameter.draft[0] else { continue };
        let mut moved = parameter.draft.clone();
        moved[0] = Setting::Number(draft + Exact::from_integer(1));
        let there = with_values(known, &[], parameter, &parameter.draft);
        assert!(there.is_empty(), "{}", parameter.id);
        let set = of_parameter(known, parameter, &moved);
        assert!(!set.is_empty());
        assert!(with_values(known, &set, parameter, &parameter.draft).is_empty(), "{}", parameter.id);
    }
    let rate = rules().parameters.iter().find(|parameter| parameter.dated).expect("a number by year");
    let mut one = rate.draft.clone();
    one[1] = Setting::Number(Exact::new(415, 10_000));
    let set = with_values(known, &[], rate, &one);
    assert_eq!(set.len(), 1);
    assert_eq!(set[0].id, format!("{}@{}", rate.id, rules().years[1]));
    assert_eq!(values(known, rate, &set), one);
}

#[test]
fn what_cannot_be_is_refused() {
    let all = |count: usize| set((0..count).map(|index| scenario(&format!("n{index}"), &[])).collect());
    let code = |set: &ScenarioSet, edit: Edit| set.edited(&edit).expect_err("it cannot be").code;
    assert_eq!(code(&all(8), Edit::Create(scenario("x", &[]))), Code::TooManyScenarios);
    assert_eq!(code(&all(2), Edit::Create(scenario(" n1 ", &[]))), Code::DuplicateName);
    assert_eq!(code(&all(2), Edit::Rename { index: 0, name: " ".to_owned() }), Code::ScenarioName);
    assert_eq!(code(&all(2), Edit::Rename { index: 0, name: "长".repeat(41) }), Code::ScenarioName);
    assert_eq!(code(&all(2), Edit::Delete(2)), Code::UnknownScenario);
    assert_eq!(code(&all(2), Edit::Select(Which::Scenario(2))), Code::UnknownScenario);
    assert!(all(2).edited(&Edit::Rename { index: 1, name: " n1".to_owned() }).is_ok());
    assert_eq!(all(2).free_name("n"), "n 1");
}
