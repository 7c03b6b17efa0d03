//! The changes a person has made to a rules folder, as the files that differ.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::source::Folder;

/// The files of a folder that differ from an original: for each path its new text, or `None` if the file was removed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Changes {
    files: BTreeMap<String, Option<String>>,
}

impl Changes {
    /// The changes that turn one folder into another.
    pub fn between(original: &Folder, changed: &Folder) -> Self {
        let mut changes = Self::default();
        for path in original.files.keys().chain(changed.files.keys()) {
            changes.set(original, path, changed.files.get(path).map(String::as_str));
        }
        changes
    }

    /// Sets the text of a file, or removes the file with `None`. A file that is as in the original is no change.
    pub fn set(&mut self, original: &Folder, path: &str, text: Option<&str>) {
        if original.files.get(path).map(String::as_str) == text {
            self.files.remove(path);
        } else {
            self.files.insert(path.to_owned(), text.map(str::to_owned));
        }
    }

    /// Takes back the change of a file.
    pub fn revert(&mut self, path: &str) {
        self.files.remove(path);
    }

    /// The text of a file with the changes applied; `None` if there is no such file.
    pub fn text<'a>(&'a self, original: &'a Folder, path: &str) -> Option<&'a str> {
        match self.files.get(path) {
            Some(text) => text.as_deref(),
            None => original.files.get(path).map(String::as_str),
        }
    }

    /// The original folder with the changes applied.
    #[must_use]
    pub fn applied(&self, original: &Folder) -> Folder {
        let mut folder = original.clone();
        for (path, text) in &self.files {
            match text {
                Some(text) => folder.files.insert(path.clone(), text.clone()),
                None => folder.files.remove(path),
            };
        }
        folder
    }

    /// Whether a file differs from the original.
    pub fn touches(&self, path: &str) -> bool {
        self.files.contains_key(path)
    }

    /// The paths of the files that differ, ascending.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    /// The files that differ with their new text, `None` for removed ones; ascending by path.
    pub fn iter(&self) -> impl Iterator<Item = (&str, Option<&str>)> {
        self.files.iter().map(|(path, text)| (path.as_str(), text.as_deref()))
    }

    /// How many files differ.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether no file differs.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(files: &[(&str, &str)]) -> Folder {
        Folder { files: files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect() }
    }

    #[test]
    fn only_what_differs_is_a_change() {
        let original = folder(&[("a.toml", "a"), ("b.toml", "b"), ("c.toml", "c")]);
        let changed = folder(&[("a.toml", "a"), ("b.toml", "other"), ("d.toml", "d")]);
        let mut changes = Changes::between(&original, &changed);
        assert_eq!(changes.paths().collect::<Vec<_>>(), ["b.toml", "c.toml", "d.toml"]);
        assert_eq!(changes.applied(&original), changed);
        changes.set(&original, "b.toml", Some("b"));
        changes.set(&original, "d.toml", None);
        changes.revert("c.toml");
        assert!(changes.is_empty());
    }

    #[test]
    fn a_text_is_that_of_the_change_first() {
        let original = folder(&[("a.toml", "a"), ("b.toml", "b")]);
        let mut changes = Changes::default();
        changes.set(&original, "a.toml", Some("new"));
        changes.set(&original, "b.toml", None);
        assert_eq!(changes.text(&original, "a.toml"), Some("new"));
        assert_eq!(changes.text(&original, "b.toml"), None);
        assert_eq!(changes.text(&original, "c.toml"), None);
    }
}
