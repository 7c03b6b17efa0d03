//! The program's own sources as a test sees them: just enough Rust to tell text from code, comments and tests.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// A source file outside `i18n`.
pub(crate) struct File {
    pub(crate) name: String,
    pub(crate) text: String,
}

/// Every source file but the catalogues' own folder.
pub(crate) fn rust_files() -> Vec<File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    let mut folders = vec![root.join("src"), root.join("crates")];
    while let Some(folder) = folders.pop() {
        let mut paths: Vec<PathBuf> =
            std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("entry").path()).collect();
        paths.sort();
        for path in paths {
            if path.is_dir() && !path.ends_with("i18n") {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let name = path.strip_prefix(root).expect("inside").to_string_lossy().into_owned();
                files.push(File { name, text: std::fs::read_to_string(&path).expect("a source") });
            }
        }
    }
    files
}

impl File {
    /// The kinds of names a message speaks of: the second argument of the calls that report an unknown one.
    pub(crate) fn kinds(&self) -> Vec<String> {
        let calls = ["unknown(", "one_of("].into_iter().flat_map(|call| self.text.split(call).skip(1));
        let second = |rest: &str| {
            let argument = rest.split(',').nth(1)?.trim();
            Some(argument.strip_prefix('"')?.strip_suffix('"')?.to_owned())
        };
        calls.filter_map(second).collect()
    }
}

/// What the documentation of each code puts between backquotes, by the code's id.
pub(crate) fn documented_arguments() -> BTreeMap<String, BTreeSet<String>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("crates/base/src/diag.rs");
    let text = std::fs::read_to_string(path).expect("crates/base/src/diag.rs");
    let mut documented = BTreeMap::new();
    let mut arguments = BTreeSet::new();
    for line in text.lines().map(str::trim) {
        if let Some(doc) = line.strip_prefix("///") {
            arguments.extend(doc.split('`').skip(1).step_by(2).map(str::to_owned));
        } else {
            let id = line.split_once(" = \"").and_then(|(_, rest)| rest.strip_suffix("\","));
            let arguments = std::mem::take(&mut arguments);
            if let Some(id) = id {
                documented.insert(id.to_owned(), arguments);
            }
        }
    }
    documented
}

/// The texts between quotes, with their lines: not those of comments, and not those of items for tests only.
pub(crate) fn literals(source: &str) -> Vec<(usize, String)> {
    let mut scanner = Scanner { chars: source.chars().collect(), at: 0, line: 1, found: Vec::new() };
    scanner.scan(false);
    scanner.found
}

struct Scanner {
    chars: Vec<char>,
    at: usize,
    line: usize,
    found: Vec<(usize, String)>,
}

impl Scanner {
    fn next(&mut self) -> Option<char> {
        let c = self.chars.get(self.at).copied()?;
        self.at += 1;
        if c == '\n' {
            self.line += 1;
        }
        Some(c)
    }

    fn sees(&self, text: &str) -> bool {
        text.chars().enumerate().all(|(offset, c)| self.chars.get(self.at + offset) == Some(&c))
    }

    fn skip(&mut self, count: usize) {
        for _ in 0..count {
            self.next();
        }
    }

    /// Reads to the end, or over one item: up to its closing brace, or its semicolon where it has none.
    fn scan(&mut self, one_item: bool) {
        const TESTS: &str = "#[cfg(test)]";
        let mut depth = 0_usize;
        while self.at < self.chars.len() {
            if self.sees("//") {
                while self.at < self.chars.len() && !self.sees("\n") {
                    self.next();
                }
            } else if self.sees("/*") {
                while self.at < self.chars.len() && !self.sees("*/") {
                    self.next();
                }
                self.skip(2);
            } else if self.sees(TESTS) {
                self.skip(TESTS.len());
                let kept = self.found.len();
                self.scan(true);
                self.found.truncate(kept);
            } else if let Some(hashes) = self.raw_start() {
                self.raw(hashes);
            } else if self.sees("\"") {
                self.quoted();
            } else if self.sees("'") {
                self.character();
            } else {
                match self.next() {
                    Some('{') => depth += 1,
                    Some('}') => {
                        depth = depth.saturating_sub(1);
                        if one_item && depth == 0 {
                            return;
                        }
                    }
                    Some(';') if one_item && depth == 0 => return,
                    _ => {}
                }
            }
        }
    }

    /// How many `#` the raw text at hand opens with.
    fn raw_start(&self) -> Option<usize> {
        let before = self.at.checked_sub(1).map(|at| self.chars[at]);
        if !self.sees("r") || before.is_some_and(|c| (c.is_alphanumeric() && c != 'b') || c == '_') {
            return None;
        }
        let hashes = self.chars[self.at + 1..].iter().take_while(|c| **c == '#').count();
        (self.chars.get(self.at + 1 + hashes) == Some(&'"')).then_some(hashes)
    }

    fn raw(&mut self, hashes: usize) {
        let line = self.line;
        self.skip(2 + hashes);
        let end = format!("\"{}", "#".repeat(hashes));
        let mut text = String::new();
        while self.at < self.chars.len() && !self.sees(&end) {
            text.extend(self.next());
        }
        self.skip(end.len());
        self.found.push((line, text));
    }

    fn quoted(&mut self) {
        let line = self.line;
        self.next();
        let mut text = String::new();
        while let Some(c) = self.next() {
            match c {
                '"' => break,
                '\\' => text.extend(self.next()),
                c => text.push(c),
            }
        }
        self.found.push((line, text));
    }

    /// A character; or a lifetime, of which only the quote is read.
    fn character(&mut self) {
        self.next();
        if self.sees("\\") {
            self.skip(2);
            while self.at < self.chars.len() && !self.sees("'") {
                self.next();
            }
            self.next();
        } else if self.chars.get(self.at + 1) == Some(&'\'') {
            let (line, c) = (self.line, self.chars[self.at]);
            self.skip(2);
            self.found.push((line, c.to_string()));
        }
    }
}

#[test]
fn texts_are_told_from_comments_and_tests() {
    let source = r##"
// "a comment"
fn f<'a>(x: &'a str) { g("one\"1", '"', '\'', r#"two"2"#); /* "no" */ }
#[cfg(test)]
mod tests { fn t() { g("never }"); } }
const C: &str = "three";
"##;
    let found: Vec<String> = literals(source).into_iter().map(|(_, text)| text).collect();
    assert_eq!(found, ["one\"1", "\"", "two\"2", "three"]);
}
