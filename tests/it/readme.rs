//! The README's example is a policy: it compiles and its cases pass.

use cesuan_policy::rules::Folder;
use cesuan_session::cases::check_folder;

/// The fenced TOML blocks by the file name in their first line.
fn example() -> Folder {
    let mut folder = Folder::default();
    for block in include_str!("../../README.md").split("```toml\n").skip(1) {
        let text = block.split("```").next().expect("a block ends");
        let name =
            text.lines().next().and_then(|line| line.strip_prefix("# ")).expect("a block begins with its file's name");
        folder.files.insert(name.to_owned(), text.to_owned());
    }
    folder
}

#[test]
fn the_example_compiles_and_its_cases_pass() {
    let folder = example();
    assert_eq!(folder.files.len(), 5, "{:?}", folder.files.keys());
    let checked = check_folder(&folder).unwrap_or_else(|faults| panic!("{:#?}", faults.list));
    assert!(checked.warnings.is_empty(), "{:#?}", checked.warnings.list);
    assert_eq!((checked.value.measures, checked.value.parameters, checked.value.cases), (1, 3, 2));
}
