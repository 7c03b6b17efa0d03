//! The files of a rules folder, and places in them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use cesuan_base::diag::{Place, Span};
use cesuan_base::hash;

/// The files of a rules folder as text.
///
/// They may come from a directory, from the program itself, or from an editor.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Folder {
    /// The text of each file by its path inside the folder, with `/` as separator: `measures/smart_upgrade.toml`.
    pub files: BTreeMap<String, String>,
}

impl Folder {
    /// A hash of the TOML files, the same on every machine. Carriage returns are left out, so that line ends do not
    /// matter.
    pub fn fingerprint(&self) -> u64 {
        // No file name or rules text holds a zero byte, so names and texts cannot be confused.
        let rules = self.files.iter().filter(|(name, _)| name.ends_with(".toml"));
        let parts = rules.flat_map(|(name, text)| [name.as_bytes(), &[0], text.as_bytes(), &[0]]);
        hash::of_bytes(parts.flatten().copied().filter(|byte| *byte != b'\r'))
    }
}

/// Index of a file in [`Sources`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct FileId(pub u32);

/// A range of bytes in a file of [`Sources`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Loc {
    pub file: FileId,
    pub span: Span,
}

/// Text with its place: an id, a formula, a value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Located {
    pub text: String,
    /// Its place, without quotes where the content can be located.
    pub loc: Loc,
}

/// The texts a document was read from, to turn [`Loc`]s into [`Place`]s.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: Vec<(String, String)>,
}

impl Sources {
    /// Adds a file and gives its index.
    pub fn add(&mut self, name: &str, text: &str) -> FileId {
        self.files.push((name.to_owned(), text.to_owned()));
        FileId(u32::try_from(self.files.len() - 1).expect("a folder holds fewer than 2^32 files"))
    }

    /// The path of a file inside the folder.
    pub fn name(&self, file: FileId) -> &str {
        &self.files[file.0 as usize].0
    }

    /// The text of a file.
    pub fn text(&self, file: FileId) -> &str {
        &self.files[file.0 as usize].1
    }

    /// The place of some bytes as line, column and excerpt.
    pub fn place(&self, loc: Loc) -> Place {
        // A folder without files has no bytes to point to.
        let Some((name, text)) = self.files.get(loc.file.0 as usize) else {
            return Place::File { file: "policy.toml".to_owned() };
        };
        let start = floor_boundary(text, loc.span.start);
        let end = floor_boundary(text, loc.span.end).max(start);
        let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
        let line_end = text[start..].find('\n').map_or(text.len(), |at| start + at);
        Place::Source {
            file: name.clone(),
            line: text[..start].matches('\n').count() + 1,
            column: text[line_start..start].chars().count() + 1,
            width: text[start..end.min(line_end).max(start)].chars().count().max(1),
            excerpt: text[line_start..line_end].trim_end_matches('\r').to_owned(),
        }
    }
}

fn floor_boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
