//! The carried rules folders compile, without a warning.

use cesuan::check::compile;
use cesuan::rules::{embedded, embedded_ids};

#[test]
fn every_carried_policy_compiles_without_a_warning() {
    assert!(!embedded_ids().is_empty(), "at least one policy is carried");
    for id in embedded_ids() {
        let folder = embedded(id).expect("a carried folder is text");
        let checked = compile(&folder).unwrap_or_else(|faults| panic!("{id}: {:#?}", faults.list));
        assert_eq!(checked.value.0.id, id, "the folder bears the policy's id");
        assert!(checked.warnings.is_empty(), "{id}: {:#?}", checked.warnings.list);
    }
}
