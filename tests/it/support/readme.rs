//! The policy that the README prints.

use cesuan_policy::rules::Folder;

/// The README's fenced TOML blocks, each under the file name in its first line.
pub(crate) fn readme_policy() -> Folder {
    let mut folder = Folder::default();
    for block in include_str!("../../../README.md").split("```toml\n").skip(1) {
        let text = block.split("```").next().expect("a block ends");
        let name = text.lines().next().and_then(|line| line.strip_prefix("# ")).expect("a block names its file");
        folder.files.insert(name.to_owned(), text.to_owned());
    }
    folder
}
