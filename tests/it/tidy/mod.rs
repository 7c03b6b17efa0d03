//! The shape of the tree: layers, sizes, and what the sources must not hold.

mod structure;
mod uses;

use std::collections::BTreeMap;
use std::fs;

use crate::support::sources::root;

/// A file longer than this is to be split.
const LONGEST: usize = 600;
/// The median stays under this.
const MEDIAN: usize = 200;

/// Every file below a folder with one of the endings, with its path from the project's root.
fn files(folder: &str, endings: &[&str]) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("the folder is readable").flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().and_then(|e| e.to_str()).is_some_and(|ending| endings.contains(&ending)) {
                let name = path.strip_prefix(root()).expect("below the root").to_string_lossy().replace('\\', "/");
                found.push((name, fs::read_to_string(&path).expect("the file is text")));
            }
        }
    }
    found.sort();
    found
}

/// A source without its tests and comments.
fn code(text: &str) -> String {
    let text = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
    text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// Every source of the application and of the crates below it.
fn sources() -> Vec<(String, String)> {
    [files("src", &["rs"]), files("crates", &["rs"])].concat()
}

#[test]
fn sources_stay_small() {
    let mut lengths: Vec<(usize, String)> =
        sources().into_iter().map(|(path, text)| (text.lines().count(), path)).collect();
    lengths.sort();
    let long: Vec<_> = lengths.iter().filter(|(lines, _)| *lines > LONGEST).collect();
    assert!(long.is_empty(), "over {LONGEST} lines: {long:?}");
    let median = lengths[lengths.len() / 2].0;
    assert!(median < MEDIAN, "the median is {median} lines");
}

#[test]
fn sources_hold_nothing_unfinished() {
    for (path, text) in sources() {
        for word in ["todo!", "unimplemented!", "dbg!", "TODO", "FIXME", "#[ignore", "allow(dead_code"] {
            assert!(!text.contains(word), "{path} holds {word}");
        }
    }
}

/// Examples in Rust are run as tests only if there are any, and are found by this word.
#[test]
fn blocks_in_documentation_name_their_language() {
    for (path, text) in sources() {
        let fences = text.lines().map(|line| line.trim_start().trim_start_matches(['/', '!']).trim());
        let opening = fences.filter_map(|line| line.strip_prefix("```")).step_by(2);
        for language in opening {
            assert!(!language.is_empty(), "{path}: a block in the documentation without a language");
        }
    }
}

/// Rules are data: the program knows no measure, parameter, payer, district or field of a carried policy.
#[test]
fn sources_name_nothing_of_a_policy() {
    let mut names: BTreeMap<String, String> = BTreeMap::new();
    for id in cesuan_policy::rules::embedded_ids() {
        let folder = cesuan_policy::rules::embedded(id).expect("a carried folder");
        let (rules, _) = cesuan_policy::check::compile(&folder).expect("a carried folder compiles").value;
        let mut keep = |name: &str| {
            // Short words are words of the language too: `core`, `year`.
            if name.len() > 6 && name.contains('_') {
                names.insert(name.to_owned(), id.to_owned());
            }
        };
        rules.measures.iter().for_each(|measure| keep(&measure.id));
        rules.payers.iter().for_each(|payer| keep(&payer.id));
        rules.fields.iter().for_each(|field| keep(&field.id));
        // The answers of readings are the program's own words for what it can do.
        let of_fields = rules.categories.iter().filter(|category| rules.parameter(&category.id).is_none());
        of_fields.flat_map(|category| &category.options).for_each(|option| keep(&option.id));
        rules.parameters.iter().filter_map(|parameter| parameter.id.split_once('.')).for_each(|(_, name)| keep(name));
    }
    assert!(names.len() > 20, "the policies have names to look for");
    for (path, text) in sources() {
        let code = code(&text);
        for (name, policy) in &names {
            let named = code.match_indices(name.as_str()).any(|(at, _)| {
                let edge = |c: Option<char>| c.is_none_or(|c| !(c.is_alphanumeric() || c == '_'));
                edge(code[..at].chars().next_back()) && edge(code[at + name.len()..].chars().next())
            });
            assert!(!named, "{path} names `{name}` of {policy}");
        }
    }
}

/// Colours and lengths have names: only the tokens hold literals.
#[test]
fn styles_take_colours_from_the_tokens() {
    for (path, text) in files("static", &["css"]) {
        if path.ends_with("tokens.css") {
            continue;
        }
        for (number, line) in text.lines().enumerate() {
            let hex = line.split('#').skip(1).any(|rest| {
                let digits = rest.chars().take_while(char::is_ascii_hexdigit).count();
                matches!(digits, 3 | 4 | 6 | 8) && !line.trim_start().starts_with('#')
            });
            let function = ["rgb(", "rgba(", "hsl(", "oklch("].iter().any(|name| line.contains(name));
            assert!(!hex && !function, "{path}:{}: a colour outside the tokens: {}", number + 1, line.trim());
        }
    }
}

/// What the project says of itself stays free of how it was made.
#[test]
fn the_tree_holds_no_litter() {
    for name in ["NOTES.md", "PROGRESS.md", "TODO.md"] {
        assert!(!root().join(name).exists(), "{name} is process litter");
    }
}
