//! Files of the carried policies, broken as those who write rules break them, and what they are told: one snapshot for each
//! slip, in both languages. The slips are in `slips.rs` and `more_slips.rs`. The names of a slip and of a file alone decide whether and in which line
//! the slip is made in that file, so that a further slip leaves the other snapshots as they are.

mod more_slips;
pub(crate) mod slips;

use std::collections::BTreeSet;

use cesuan_base::diag::{Code, Diagnostics};
use cesuan_i18n::Lang;
use cesuan_i18n::diagnostic::{plain, render};
use cesuan_policy::rules::{Folder, embedded, embedded_ids};
use cesuan_session::cases::check_folder;

use self::more_slips::MORE_SLIPS;
use self::slips::{ELSEWHERE, SLIPS, Slip};

/// In how many files each slip is made, where it fits as many.
const FILES_PER_SLIP: usize = 4;

/// A carried file with a slip in it.
struct Broken {
    slip: &'static Slip,
    /// The policy and the file: `shiyan-2018/fields.toml`.
    name: String,
    /// The line changed, from 1.
    line: usize,
    folder: Folder,
}

/// The hash of two names (FNV-1a), the same on every machine and with every compiler.
fn hash(slip: &str, file: &str) -> u64 {
    let bytes = slip.bytes().chain(file.bytes());
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// Every slip in the files whose names have the smallest hashes with its own.
fn broken() -> Vec<Broken> {
    let folders: Vec<(&str, Folder)> =
        embedded_ids().into_iter().map(|id| (id, embedded(id).expect("a carried folder is text"))).collect();
    let mut all = Vec::new();
    for slip in SLIPS.iter().chain(MORE_SLIPS) {
        let mut fitting = Vec::new();
        for (policy, folder) in &folders {
            for (file, text) in folder.files.iter().filter(|(file, _)| (slip.files)(file)) {
                let name = format!("{policy}/{file}");
                let hash = hash(slip.name, &name);
                let pick = usize::try_from(hash >> 40).expect("24 bits are a number of lines");
                if let Some((line, text)) = slip.make(text, pick) {
                    fitting.push((hash, name, line, folder, file, text));
                }
            }
        }
        fitting.sort_by_key(|(hash, ..)| *hash);
        for (_, name, line, folder, file, text) in fitting.into_iter().take(FILES_PER_SLIP) {
            let mut folder = folder.clone();
            folder.files.insert(file.clone(), text);
            all.push(Broken { slip, name, line, folder });
        }
    }
    all
}

fn check(folder: &Folder) -> Diagnostics {
    match check_folder(folder) {
        Err(faults) => faults,
        Ok(checked) => checked.warnings,
    }
}

/// What is told of each, checked on both cores.
fn checked(broken: &[Broken]) -> Vec<Diagnostics> {
    std::thread::scope(|scope| {
        let halves = broken
            .chunks(broken.len().div_ceil(2))
            .map(|half| scope.spawn(|| half.iter().map(|one| check(&one.folder)).collect::<Vec<_>>()));
        let halves: Vec<_> = halves.collect();
        halves.into_iter().flat_map(|half| half.join().expect("checking ends")).collect()
    })
}

fn told(broken: &Broken, faults: &Diagnostics) -> String {
    let mut text = format!("==== {}, line {}\n", broken.name, broken.line);
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
    let broken = broken();
    let faults = checked(&broken);
    let told_of: Vec<(&Broken, &Diagnostics)> = broken.iter().zip(&faults).collect();

    let silent = told_of.iter().filter(|(_, faults)| faults.list.is_empty());
    let silent: Vec<_> = silent.map(|(one, _)| format!("{}:{}: {}", one.name, one.line, one.slip.name)).collect();
    assert_eq!(silent, Vec::<String>::new(), "slips nobody is told of");

    for slip in SLIPS.iter().chain(MORE_SLIPS) {
        let of_slip = told_of.iter().filter(|(one, _)| one.slip.name == slip.name);
        let text: Vec<String> = of_slip.map(|(one, faults)| told(one, faults)).collect();
        assert!(!text.is_empty(), "`{}` fits no file", slip.name);
        // Its name is that of a file.
        assert!(slip.name.chars().all(|c| c.is_ascii_alphabetic() || " -".contains(c)), "{}", slip.name);
        insta::with_settings!({
            snapshot_path => "../snapshots/broken_rules",
            prepend_module_to_snapshot => false,
            omit_expression => true,
        }, { insta::assert_snapshot!(slip.name.replace(' ', "-"), text.join("\n")) });
    }

    let reached: BTreeSet<Code> = faults.iter().flat_map(|faults| &faults.list).map(|fault| fault.code).collect();
    let missing: Vec<Code> = Code::ALL.iter().copied().filter(|code| !reached.contains(code)).collect();
    assert_eq!(missing, ELSEWHERE);
}

#[test]
fn every_file_is_broken_by_some_slip() {
    let broken: BTreeSet<String> = broken().into_iter().map(|one| one.name).collect();
    for id in embedded_ids() {
        for file in embedded(id).expect("a carried folder is text").files.keys() {
            let name = format!("{id}/{file}");
            assert!(broken.contains(&name), "no slip is made in {name}: raise FILES_PER_SLIP");
        }
    }
}
