//! The chapter on rules is run as it is read: its examples, put together in their order, are one policy that compiles and
//! whose cases pass; the examples marked as wrong give the diagnostic they name, in the words the chapter prints.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use cesuan_base::diag::Diagnostics;
use cesuan_base::dim::{Arithmetic, Dim, combine};
use cesuan_i18n::Lang;
use cesuan_i18n::diagnostic::{plain, render};
use cesuan_policy::check::{ClauseStatus, MeasureKind, Pays, Period, Repeat, Shortfall, Ties};
use cesuan_policy::rules::Folder;
use cesuan_session::cases::{Summary, check_folder};

fn source(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect("the file is there")
}

fn chapter() -> String {
    source("rules/README.md")
}

/// A part of the chapter, in its order.
enum Part {
    /// A section begins.
    Section(String),
    /// A fenced block: what stands behind the fence, and the text.
    Block { info: String, text: String },
}

fn parts(chapter: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut open: Option<(String, String)> = None;
    for line in chapter.lines() {
        match (&mut open, line.strip_prefix("```")) {
            (None, Some(info)) => open = Some((info.to_owned(), String::new())),
            (Some(_), Some(_)) => {
                let (info, text) = open.take().expect("a block is open");
                parts.push(Part::Block { info, text });
            }
            (Some((_, text)), None) => *text += &format!("{line}\n"),
            (None, None) => parts.extend(line.strip_prefix("## ").map(|title| Part::Section(title.to_owned()))),
        }
    }
    assert!(open.is_none(), "every block ends");
    parts
}

/// Puts the files of a block into the folder, and gives how many there are.
fn put_all(folder: &mut Folder, block: &str) -> usize {
    let mut files: Vec<String> = Vec::new();
    for line in block.lines() {
        let name = line.strip_prefix("# ").map(|name| name.strip_suffix(" +").unwrap_or(name));
        if name.is_some_and(|name| name.ends_with(".toml")) {
            files.push(String::new());
        }
        *files.last_mut().expect("a block begins with its file's name") += &format!("{line}\n");
    }
    files.iter().for_each(|text| put(folder, text));
    files.len()
}

/// Puts an example into the folder: `# name` gives a whole file, `# name +` goes behind what the file holds. A new measure
/// takes its place at the end of the order of measures, as the chapter says.
fn put(folder: &mut Folder, text: &str) {
    let first = text.lines().next().and_then(|line| line.strip_prefix("# ")).expect("an example has a first line");
    if let Some(name) = first.strip_suffix(" +") {
        let file = folder.files.get_mut(name).unwrap_or_else(|| panic!("{name} has a beginning"));
        *file += &format!("\n{text}");
        return;
    }
    let measure = first.strip_prefix("measures/").and_then(|name| name.strip_suffix(".toml"));
    if let (Some(measure), Some(policy)) = (measure, folder.files.get_mut("policy.toml"))
        && !measure.ends_with(".cases")
        && !policy.contains(&format!("\"{measure}\""))
    {
        let end = policy.find("measures = [").and_then(|at| Some(at + policy[at..].find(']')?)).expect("an order");
        policy.insert_str(end, &format!(", \"{measure}\""));
    }
    folder.files.insert(first.to_owned(), text.to_owned());
}

fn passes(folder: &Folder, section: &str) -> Summary {
    let checked = check_folder(folder).unwrap_or_else(|faults| panic!("{section}: {:#?}", faults.list));
    assert!(checked.warnings.is_empty(), "{section}: {:#?}", checked.warnings.list);
    checked.value
}

#[test]
fn the_examples_are_one_policy_and_the_wrong_ones_say_why() {
    let mut folder = Folder::default();
    let mut section = String::new();
    let mut faults = Diagnostics::new();
    let (mut right, mut wrong, mut messages) = (0, 0, 0);
    for part in parts(&chapter()) {
        match part {
            Part::Section(title) => {
                if !folder.files.is_empty() {
                    passes(&folder, &section);
                }
                section = title;
            }
            Part::Block { info, text } => match info.as_str() {
                "toml" => right += put_all(&mut folder, &text),
                "text message" => {
                    let written: String =
                        faults.list.iter().map(|fault| plain(Lang::Zh, &render(Lang::Zh, fault)) + "\n").collect();
                    assert_eq!(text.trim_end(), written.trim_end(), "{section}");
                    messages += 1;
                }
                "text" | "sh" => {}
                other => {
                    let code = other.strip_prefix("toml wrong=").unwrap_or_else(|| panic!("{section}: {other}"));
                    let mut broken = folder.clone();
                    put_all(&mut broken, &text);
                    faults = match check_folder(&broken) {
                        Err(faults) => faults,
                        Ok(checked) => checked.warnings,
                    };
                    let codes: Vec<&str> = faults.list.iter().map(|fault| fault.code.id()).collect();
                    assert_eq!(codes, [code], "{section}: {:#?}", faults.list);
                    wrong += 1;
                }
            },
        }
    }
    let whole = passes(&folder, &section);
    assert_eq!((right, wrong, messages), (42, 6, 2), "examples, wrong ones, printed messages");
    assert_eq!((whole.measures, whole.cases), (8, 13), "measures and cases");
}

/// Every key a rules file may have is explained: what the readers take, the chapter names.
#[test]
fn every_key_is_named() {
    const TAKES: &[&str] =
        &["text", "optional_text", "both", "optional_both", "flag", "list", "texts", "named", "take", "require"];
    let chapter = chapter();
    let mut keys = BTreeSet::new();
    const READERS: &[&str] = &[
        "crates/policy/src/rules/read.rs",
        "crates/session/src/cases/read.rs",
        "crates/intake/src/sample/rule.rs",
        "crates/intake/src/sample/check.rs",
        "crates/intake/src/sample/adjust.rs",
        "crates/intake/src/sample/target_read.rs",
        "crates/intake/src/sample/spread.rs",
    ];
    for path in READERS {
        let text = source(path);
        for takes in TAKES {
            let call = format!(".{takes}(\"");
            keys.extend(text.split(&call).skip(1).filter_map(|rest| Some(rest.split_once('"')?.0.to_owned())));
        }
    }
    assert!(keys.len() > 60, "the readers take keys: {keys:?}");
    let missing: Vec<&String> = keys.iter().filter(|key| !chapter.contains(&format!("`{key}`"))).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

/// So are the words whose meaning the program fixes.
#[test]
fn every_word_of_the_program_is_named() {
    fn ids<T>(options: &'static [(&'static str, T)]) -> impl Iterator<Item = &'static str> {
        options.iter().map(|(id, _)| *id)
    }
    let chapter = chapter();
    let words = ids(MeasureKind::OPTIONS)
        .chain(ids(Pays::OPTIONS))
        .chain(ids(Ties::OPTIONS))
        .chain(ids(Repeat::OPTIONS))
        .chain(ids(Period::OPTIONS))
        .chain(ids(Shortfall::OPTIONS))
        .chain(ids(ClauseStatus::OPTIONS));
    let missing: Vec<&str> = words.filter(|word| !chapter.contains(&format!("`{word}`"))).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

/// The table of what goes with what is the program's: nothing is left out, nothing is made up.
#[test]
fn the_table_of_dimensions_is_the_programs() {
    const NAMES: [(&str, Dim); 4] =
        [("金额", Dim::Money), ("比例", Dim::Rate), ("个数", Dim::Count), ("年份", Dim::Year)];
    const SIGNS: [Arithmetic; 4] = [Arithmetic::Add, Arithmetic::Subtract, Arithmetic::Multiply, Arithmetic::Divide];
    let mut expected = BTreeSet::new();
    for sign in SIGNS {
        for (left, a) in NAMES {
            for (right, b) in NAMES {
                let name = |dim: Dim| NAMES.iter().find(|(_, known)| *known == dim).expect("a number").0;
                expected
                    .extend(combine(sign, a, b).map(|dim| format!("{left} {} {right} = {}", sign.sign(), name(dim))));
            }
        }
    }
    let chapter = chapter();
    let rows =
        chapter.lines().filter(|line| SIGNS.iter().any(|sign| line.starts_with(&format!("| `{}` |", sign.sign()))));
    let written: BTreeSet<String> = rows
        .filter_map(|row| row.split('|').nth(2))
        .flat_map(|cell| cell.split(';').map(|item| item.trim().to_owned()).collect::<Vec<_>>())
        .collect();
    assert_eq!(written, expected);
}
