//! The rules folders that are compiled into the program, so that the browser needs no server for them.

use cesuan_base::dim::Text;

use super::read::read;
use super::source::Folder;

/// Each folder's id and its files: path in the folder and text. The build script lists them, ascending.
static FOLDERS: &[(&str, &[(&str, &str)])] = &include!(concat!(env!("OUT_DIR"), "/folders.rs"));

/// The ids of the embedded folders, ascending.
pub fn embedded_ids() -> Vec<&'static str> {
    FOLDERS.iter().map(|(id, _)| *id).collect()
}

/// An embedded folder by its id.
pub fn embedded(id: &str) -> Option<Folder> {
    let files = files(id)?.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned()));
    Some(Folder { files: files.collect() })
}

/// The title of an embedded folder. Only `policy.toml` is read, and nothing is checked.
pub fn embedded_title(id: &str) -> Option<Text> {
    const FILE: &str = "policy.toml";
    let (_, text) = files(id)?.iter().find(|(path, _)| *path == FILE)?;
    let folder = Folder { files: [(FILE.to_owned(), (*text).to_owned())].into() };
    Some(read(&folder).0.title.words())
}

fn files(id: &str) -> Option<&'static [(&'static str, &'static str)]> {
    FOLDERS.iter().find(|(folder, _)| *folder == id).map(|(_, files)| *files)
}
