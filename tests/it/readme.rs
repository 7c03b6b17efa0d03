//! The README's example is a policy: it compiles and its cases pass.

use crate::support::readme_policy;
use cesuan_session::cases::check_folder;

#[test]
fn the_example_compiles_and_its_cases_pass() {
    let folder = readme_policy();
    assert_eq!(folder.files.len(), 5, "{:?}", folder.files.keys());
    let checked = check_folder(&folder).unwrap_or_else(|faults| panic!("{:#?}", faults.list));
    assert!(checked.warnings.is_empty(), "{:#?}", checked.warnings.list);
    assert_eq!((checked.value.measures, checked.value.parameters, checked.value.cases), (1, 3, 2));
}
