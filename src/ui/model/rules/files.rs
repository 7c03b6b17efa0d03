//! The files of the rules, in groups, with what was changed in each and what is wrong with it.

use std::collections::{BTreeMap, BTreeSet};

use cesuan_base::diag::{Diagnostic, Place, Severity};
use cesuan_i18n::Lang;
use cesuan_policy::rules::{Changes, Folder};
use cesuan_session::PolicyView;

use super::lines::{LineChanges, line_changes};

/// A group of files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileGroup {
    /// The text id of the heading.
    pub heading: &'static str,
    pub files: Vec<FileModel>,
}

/// A file of the rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileModel {
    /// The path in the folder.
    pub path: String,
    /// The name without the folder.
    pub name: String,
    /// The label of the measure it is about, where it is about one.
    pub label: Option<String>,
    pub state: FileState,
    /// The lines added and removed.
    pub lines: LineChanges,
    pub errors: usize,
    pub warnings: usize,
}

/// How a file differs from the policy as it was opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileState {
    /// It is the same.
    Same,
    /// Its text is another.
    Changed,
    /// It is new.
    Added,
    /// It was removed.
    Removed,
}

/// The files in groups: those of the whole policy, those of the measures in the order of results, and their cases.
pub fn groups<'a>(
    lang: Lang,
    original: &Folder,
    changes: &Changes,
    policy: &PolicyView,
    diagnostics: impl IntoIterator<Item = &'a Diagnostic>,
) -> Vec<FileGroup> {
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for diagnostic in diagnostics {
        if let Some(Place::Source { file, .. } | Place::File { file } | Place::Cell { file, .. }) = &diagnostic.place {
            let count = counts.entry(file).or_default();
            match diagnostic.severity {
                Severity::Error => count.0 += 1,
                Severity::Warning => count.1 += 1,
            }
        }
    }
    let order = |path: &str| {
        let known = ["policy.toml", "clauses.toml", "fields.toml", "sample.toml"].iter().position(|name| *name == path);
        let measure = policy.measures.iter().position(|measure| measure.id == stem(path));
        (known.unwrap_or(usize::MAX), measure.unwrap_or(usize::MAX), path.to_owned())
    };
    let paths: BTreeSet<_> = original.files.keys().map(String::as_str).chain(changes.paths()).map(order).collect();
    let mut groups = [
        FileGroup { heading: "rules-group-policy", files: Vec::new() },
        FileGroup { heading: "rules-group-measures", files: Vec::new() },
        FileGroup { heading: "rules-group-cases", files: Vec::new() },
    ];
    for (_, measure, path) in paths {
        let group = match path.as_str() {
            path if path.ends_with(".cases.toml") => 2,
            path if path.starts_with("measures/") => 1,
            _ => 0,
        };
        let (before, after) = (original.files.get(&path).map(String::as_str), changes.text(original, &path));
        let (errors, warnings) = counts.get(path.as_str()).copied().unwrap_or_default();
        let label = (group > 0).then(|| policy.measures.get(measure)).flatten();
        groups[group].files.push(FileModel {
            name: path.rsplit('/').next().unwrap_or_default().to_owned(),
            label: label.map(|measure| lang.of(&measure.label).to_owned()),
            state: match (before, after) {
                (None, _) => FileState::Added,
                (_, None) => FileState::Removed,
                _ if changes.touches(&path) => FileState::Changed,
                _ => FileState::Same,
            },
            lines: if changes.touches(&path) {
                line_changes(before.unwrap_or_default(), after.unwrap_or_default())
            } else {
                LineChanges::default()
            },
            errors,
            warnings,
            path,
        });
    }
    groups.into_iter().filter(|group| !group.files.is_empty()).collect()
}

/// The id of the measure a file is about; empty where it is about none.
fn stem(path: &str) -> &str {
    let name = path.strip_prefix("measures/").unwrap_or_default();
    name.strip_suffix(".cases.toml").or_else(|| name.strip_suffix(".toml")).unwrap_or_default()
}
