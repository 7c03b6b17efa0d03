//! The shape of each crate: no circles between files, modules in their order, and nothing of the machine below the faces.

use std::collections::BTreeSet;
use std::fs;

use super::uses::{circles, outward_paths, uses};
use crate::support::sources::{all_crates, lower_crates, root};

/// Files that use each other because a type is recursive.
const CIRCLES: &[&[&str]] = &[&["crates/engine/src/deferred.rs", "crates/engine/src/sparse_column.rs"]];

/// In a crate, the module that must not use the other: what stands first is the ground of what stands second.
/// `*` is every other module.
const ORDER: &[(&str, &str, &str)] = &[
    ("crates/engine/src", "plan", "*"),
    ("crates/policy/src", "formula", "check"),
    ("crates/policy/src", "rules", "check"),
    ("crates/session/src", "cases", "*"),
    ("src", "worker", "cli"),
    ("src", "worker", "ui"),
];

/// What leads out of a computation: its answer would depend on the machine, the moment or chance.
const OUTSIDE: &[&str] = &[
    "std::env",
    "std::fs",
    "std::net",
    "std::os",
    "std::process",
    "std::thread",
    "std::time::Instant",
    "std::time::SystemTime",
    "std::io::stdin",
    "std::io::stdout",
    "std::io::stderr",
    "std::hash::RandomState",
    "std::collections::hash_map::RandomState",
    "println",
    "eprint",
    "eprintln",
    "getrandom",
    "gloo",
    "idb",
    "js_sys",
    "rand",
    "wasm_bindgen",
    "web_sys",
    "yew",
];

/// Files below the faces that may use one of these, and why.
const ALLOWED_OUTSIDE: &[(&str, &str, &str)] = &[];

#[test]
fn files_do_not_use_each_other_in_circles() {
    let mut found = Vec::new();
    for of in all_crates() {
        let uses = uses(&of);
        assert!(uses.len() < 5 || uses.values().any(|used| !used.is_empty()), "{}: no use is seen", of.folder);
        for circle in circles(&uses) {
            let allowed = CIRCLES.iter().any(|allowed| circle.iter().all(|file| allowed.contains(file)));
            if !allowed {
                let members: Vec<String> = circle
                    .iter()
                    .map(|file| {
                        let used: Vec<_> =
                            circle.iter().copied().filter(|other| uses[*file].contains(*other)).collect();
                        format!("    {file} uses {}", used.join(", "))
                    })
                    .collect();
                found.push(format!("  {} files:\n{}", circle.len(), members.join("\n")));
            }
        }
    }
    assert!(found.is_empty(), "files that use each other, directly or through others:\n{}", found.join("\n"));
}

#[test]
fn modules_keep_their_order() {
    let mut found = Vec::new();
    for of in all_crates() {
        let uses = uses(&of);
        let module = |file: &str| {
            let inside = file.strip_prefix(&of.folder).expect("a file of the crate").trim_start_matches('/');
            inside.split('/').next().unwrap_or_default().trim_end_matches(".rs").to_owned()
        };
        for (_, ground, above) in ORDER.iter().filter(|(folder, ..)| *folder == of.folder) {
            assert!(uses.keys().any(|file| module(file) == *ground), "{}: there is no module {ground}", of.folder);
            for (file, used) in uses.iter().filter(|(file, _)| module(file) == *ground) {
                let breaks = |other: &&String| {
                    let other = module(other);
                    other == *above || (*above == "*" && other != *ground)
                };
                found.extend(used.iter().filter(breaks).map(|other| format!("{file} uses {other}")));
            }
        }
    }
    assert!(found.is_empty(), "uses of what stands above:\n{}", found.join("\n"));
}

/// The same rules, settings and population give the same figures on every machine, at any time.
#[test]
fn nothing_below_the_faces_touches_the_machine() {
    let mut found = Vec::new();
    let mut allowed = BTreeSet::new();
    for of in lower_crates() {
        for (file, path) in outward_paths(&of) {
            let touches = |outside: &&&str| {
                path.strip_prefix(**outside).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
            };
            let Some(outside) = OUTSIDE.iter().find(touches) else { continue };
            match ALLOWED_OUTSIDE.iter().find(|(of, what, _)| *of == file && what == outside) {
                Some(exception) => drop(allowed.insert(exception)),
                None => found.push(format!("{file}: {path}")),
            }
        }
        let manifest = of.folder.replace("/src", "/Cargo.toml");
        let text = fs::read_to_string(root().join(&manifest)).expect("a manifest");
        let manifest_lines = text.lines().map(|line| line.split(['.', ' ', '=']).next().unwrap_or_default());
        let crates = OUTSIDE.iter().filter(|outside| !outside.contains("::"));
        let crates: Vec<String> = crates.map(|name| name.replace('_', "-")).collect();
        found.extend(
            manifest_lines
                .filter(|name| crates.iter().any(|one| one == name))
                .map(|name| format!("{manifest}: {name}")),
        );
    }
    assert!(found.is_empty(), "files, clocks, threads, chance or a browser below the faces:\n{}", found.join("\n"));
    let stale: Vec<_> = ALLOWED_OUTSIDE.iter().filter(|exception| !allowed.contains(exception)).collect();
    assert!(stale.is_empty(), "no longer needed: {stale:?}");
}

/// What the engine worker is made of comes with the first page: words, writers of files and what only measures do not.
#[test]
fn the_engine_worker_has_no_words_no_writers_and_no_stopwatch() {
    const ENGINE: &[&str] = &["messages.rs", "questions.rs", "serve.rs", "wire.rs"];
    const ELSEWHERE: &[&str] =
        &["cesuan_bench", "cesuan_exports", "cesuan_i18n", "fluent", "super::bench", "super::office"];
    for file in ENGINE {
        let text = fs::read_to_string(root().join("src/worker").join(file)).expect("a part of the engine worker");
        let found: Vec<_> = ELSEWHERE.iter().filter(|name| text.contains(**name)).collect();
        assert!(found.is_empty(), "src/worker/{file} names {found:?}");
    }
    let start = fs::read_to_string(root().join("src/bin/worker.rs")).expect("the engine worker");
    assert!(start.contains("cesuan::worker::serve()"), "the engine worker is no longer made of {ENGINE:?}");
    let manifest = fs::read_to_string(root().join("crates/session/Cargo.toml")).expect("a manifest");
    for name in ["cesuan-i18n", "cesuan-exports", "cesuan-bench", "fluent-bundle"] {
        assert!(!manifest.contains(name), "the session needs {name}");
    }
}
