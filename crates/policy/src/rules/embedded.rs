//! The rules folders that are compiled into the program, so that the browser needs no server for them.

use include_dir::{Dir, include_dir};

use cesuan_base::dim::Text;

use super::read::read;
use super::source::Folder;

static RULES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/../../rules");

/// The ids of the embedded folders, ascending.
pub fn embedded_ids() -> Vec<&'static str> {
    let mut ids: Vec<_> = RULES.dirs().filter_map(|dir| dir.path().to_str()).collect();
    ids.sort_unstable();
    ids
}

/// An embedded folder by its id.
pub fn embedded(id: &str) -> Option<Folder> {
    let root = RULES.get_dir(id)?;
    let mut folder = Folder::default();
    let mut dirs = vec![root];
    while let Some(dir) = dirs.pop() {
        dirs.extend(dir.dirs());
        for file in dir.files() {
            let path = file.path().strip_prefix(root.path()).ok()?.to_str()?.replace('\\', "/");
            folder.files.insert(path, file.contents_utf8()?.to_owned());
        }
    }
    Some(folder)
}

/// The title of an embedded folder. Only `policy.toml` is read, and nothing is checked.
pub fn embedded_title(id: &str) -> Option<Text> {
    const FILE: &str = "policy.toml";
    let text = RULES.get_file(format!("{id}/{FILE}"))?.contents_utf8()?;
    let folder = Folder { files: [(FILE.to_owned(), text.to_owned())].into() };
    Some(read(&folder).0.title.words())
}
