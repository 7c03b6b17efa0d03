//! Every file of every carried policy, broken as those who write rules break them, and what they are told: one snapshot for
//! each file, in both languages. The slips are in `slips.rs`; each file gets those of its kind that were used least so far.

mod slips;

use std::collections::{BTreeMap, BTreeSet};

use cesuan_base::diag::{Code, Diagnostics};
use cesuan_i18n::Lang;
use cesuan_i18n::diagnostic::{plain, render};
use cesuan_policy::rules::{Folder, embedded, embedded_ids};
use cesuan_session::cases::check_folder;

use self::slips::{SLIPS, Slip};

/// How many slips each file is put to.
const SLIPS_PER_FILE: usize = 4;

/// A carried file and a slip in it.
struct Broken {
    slip: &'static Slip,
    /// The line changed, from 1.
    line: usize,
    folder: Folder,
}

/// For each file, by policy and name, the slips it is put to.
fn broken() -> Vec<(String, String, Vec<Broken>)> {
    let mut used: BTreeMap<&str, usize> = BTreeMap::new();
    let mut files = Vec::new();
    for id in embedded_ids() {
        let folder = embedded(id).expect("a carried folder is text");
        for (index, (file, text)) in folder.files.iter().enumerate() {
            let mut fitting: Vec<(&'static Slip, usize, String)> = SLIPS
                .iter()
                .filter(|slip| (slip.files)(file))
                .filter_map(|slip| slip.make(text, index).map(|(line, text)| (slip, line, text)))
                .collect();
            fitting.sort_by_key(|(slip, ..)| used.get(slip.name).copied().unwrap_or(0));
            let mut made = Vec::new();
            for (slip, line, text) in fitting.into_iter().take(SLIPS_PER_FILE) {
                *used.entry(slip.name).or_default() += 1;
                let mut folder = folder.clone();
                folder.files.insert(file.clone(), text);
                made.push(Broken { slip, line, folder });
            }
            files.push((id.to_owned(), file.clone(), made));
        }
    }
    files
}

fn check(folder: &Folder) -> Diagnostics {
    match check_folder(folder) {
        Err(faults) => faults,
        Ok(checked) => checked.warnings,
    }
}

fn told(broken: &Broken, faults: &Diagnostics) -> String {
    let mut text = format!("==== line {}: {}\n", broken.line, broken.slip.name);
    for lang in Lang::ALL {
        for fault in &faults.list {
            text.push_str(&plain(lang, &render(lang, fault)));
            text.push('\n');
        }
    }
    text
}

#[test]
fn every_slip_is_told() {
    let files = broken();
    let mut reached: BTreeSet<Code> = BTreeSet::new();
    let mut silent = Vec::new();
    let mut snapshots = Vec::new();
    std::thread::scope(|scope| {
        let halves = files.chunks(files.len().div_ceil(2)).map(|half| {
            scope.spawn(move || {
                let judged = half.iter().map(|(_, _, made)| made.iter().map(|broken| check(&broken.folder)).collect());
                judged.collect::<Vec<Vec<Diagnostics>>>()
            })
        });
        let halves: Vec<_> = halves.collect();
        let judged = halves.into_iter().flat_map(|half| half.join().expect("checking ends")).collect::<Vec<_>>();
        for ((policy, file, made), judged) in files.iter().zip(judged) {
            let mut text = String::new();
            for (broken, faults) in made.iter().zip(&judged) {
                reached.extend(faults.list.iter().map(|fault| fault.code));
                if faults.list.is_empty() {
                    silent.push(format!("{policy}/{file}:{}: {}", broken.line, broken.slip.name));
                }
                text.push_str(&told(broken, faults));
                text.push('\n');
            }
            snapshots.push((policy, file.trim_end_matches(".toml").replace('/', "."), text));
        }
    });
    assert_eq!(silent, Vec::<String>::new(), "slips nobody is told of");
    for (policy, name, text) in snapshots {
        insta::with_settings!({
            snapshot_path => format!("../snapshots/broken_rules/{policy}"),
            prepend_module_to_snapshot => false,
            omit_expression => true,
        }, { insta::assert_snapshot!(name, text) });
    }
    let missing: Vec<Code> = Code::ALL.iter().copied().filter(|code| !reached.contains(code)).collect();
    assert_eq!(missing, slips::ELSEWHERE);
}
