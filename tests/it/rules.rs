//! The carried rules folders compile without a warning, and their cases pass on every executor.

use cesuan_policy::rules::{embedded, embedded_ids};
use cesuan_session::cases::{EXECUTORS, check_folder};

#[test]
fn every_carried_policy_is_right() {
    assert!(embedded_ids().len() >= 2, "two policies are carried");
    for id in embedded_ids() {
        let folder = embedded(id).expect("a carried folder is text");
        let checked = check_folder(&folder).unwrap_or_else(|faults| panic!("{id}: {:#?}", faults.list));
        assert_eq!(checked.value.id, id, "the folder bears the policy's id");
        assert!(checked.warnings.is_empty(), "{id}: {:#?}", checked.warnings.list);
        assert!(checked.value.cases >= 4 * checked.value.measures, "{id}: every measure has cases");
    }
}

/// [`check_folder`] runs the cases on all of these.
#[test]
fn every_executor_is_known() {
    let names: Vec<&str> = EXECUTORS.iter().map(|executor| executor.name).collect();
    assert_eq!(names, ["reference", "columnar", "incremental", "split"]);
}
