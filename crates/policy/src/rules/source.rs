//! The files of a rules folder, and places in them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use cesuan_base::diag::{Place, Span};

/// The files of a rules folder by their path inside it (`measures/smart_upgrade.toml`), as text.
///
/// Where the text comes from is the host's business: a directory, the program itself, an editor.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Folder {
    /// Path inside the folder, with `/`, to text.
    pub files: BTreeMap<String, String>,
}

impl Folder {
    /// A number that tells the files from any others, the same on every machine, whatever ends its lines.
    pub fn fingerprint(&self) -> u64 {
        const START: u64 = 0xcbf2_9ce4_8422_2325;
        const FACTOR: u64 = 0x0000_0100_0000_01b3;
        // A zero stands in no file's name, so the parts cannot run together.
        let rules = self.files.iter().filter(|(name, _)| name.ends_with(".toml"));
        let parts = rules.flat_map(|(name, text)| [name.as_bytes(), &[0], text.as_bytes(), &[0]]);
        parts
            .flatten()
            .filter(|byte| **byte != b'\r')
            .fold(START, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(FACTOR))
    }
}

/// Index of a file in [`Sources`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct FileId(pub u32);

/// Bytes of a file of the folder.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Loc {
    /// The file.
    pub file: FileId,
    /// The bytes.
    pub span: Span,
}

/// Text with its place: an id, a formula, a value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Located {
    /// The text.
    pub text: String,
    /// Where it stands, without quotes where that can be told.
    pub loc: Loc,
}

/// The texts a document was read from, for turning [`Loc`]s into [`Place`]s.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: Vec<(String, String)>,
}

impl Sources {
    /// Keeps a file.
    pub fn add(&mut self, name: &str, text: &str) -> FileId {
        self.files.push((name.to_owned(), text.to_owned()));
        FileId(u32::try_from(self.files.len() - 1).expect("a folder holds fewer than 2^32 files"))
    }

    /// The name of a file.
    pub fn name(&self, file: FileId) -> &str {
        &self.files[file.0 as usize].0
    }

    /// The text of a file.
    pub fn text(&self, file: FileId) -> &str {
        &self.files[file.0 as usize].1
    }

    /// Bytes as line, column and excerpt.
    pub fn place(&self, loc: Loc) -> Place {
        // Without any file there is nothing to point into but the folder.
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
