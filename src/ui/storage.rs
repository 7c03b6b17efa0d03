//! What is kept over a reload, in this browser only.
//!
//! One entry is of the person (language, unit, which policy), two of each policy: its settings and its sample; the files of
//! its rules that were changed.

use std::rc::Rc;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use web_sys::Storage;

use crate::i18n::Lang;
use crate::intake::SampleAdjust;
use crate::money::MoneyUnit;
use crate::rules::Changes;
use crate::session::Command;

use super::dom;
use super::model::Overlay;

/// The names of entries; those of a policy end with its id.
const PERSON: &str = "cesuan.kept";
const DRAFT: &str = "draft";
const RULES: &str = "rules";

/// What is kept over a reload.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Kept {
    /// The language.
    pub lang: Lang,
    /// The unit of amounts.
    pub unit: MoneyUnit,
    /// The policy.
    pub policy: String,
    /// The changes to it.
    pub overlay: Overlay,
    /// The sample it is costed on.
    pub sample: Sample,
}

impl Kept {
    /// What of it is of the person.
    pub(crate) fn person(&self) -> Person {
        Person { lang: self.lang, unit: self.unit, policy: Some(self.policy.clone()) }
    }

    /// What of it is of the policy.
    pub(crate) fn draft(&self) -> KeptDraft {
        KeptDraft { overlay: self.overlay.clone(), sample: self.sample.clone(), rules: Rc::default() }
    }
}

/// What is kept of the person.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Person {
    lang: Lang,
    unit: MoneyUnit,
    policy: Option<String>,
}

/// What is kept of a policy.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct KeptDraft {
    /// The changes.
    pub overlay: Overlay,
    /// The sample.
    pub sample: Sample,
    /// The changes of the rules, which have an entry of their own.
    #[serde(skip)]
    pub rules: Rc<Changes>,
}

/// Which population to draw.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Sample {
    /// How many enterprises.
    pub enterprises: u32,
    /// From which seed.
    pub seed: u64,
    /// What is changed of how they are drawn.
    pub adjust: SampleAdjust,
}

impl Sample {
    /// The most enterprises the page draws.
    pub(crate) const LARGEST: u32 = 1_000_000;

    /// The sample a person typed, where it is one.
    pub(crate) fn read(size: &str, seed: &str, adjust: Option<SampleAdjust>) -> Option<Self> {
        Some(Self { enterprises: Self::read_size(size)?, seed: Self::read_seed(seed)?, adjust: adjust? })
    }

    /// How many enterprises a person typed, where they can be drawn.
    pub(crate) fn read_size(typed: &str) -> Option<u32> {
        let size = Self::read_seed(typed).and_then(|size| u32::try_from(size).ok());
        size.filter(|size| (1..=Self::LARGEST).contains(size))
    }

    /// A whole number as people type it.
    pub(crate) fn read_seed(typed: &str) -> Option<u64> {
        let digits: String = typed.trim().chars().filter(|c| *c != ',').collect();
        digits.parse().ok()
    }

    /// The command that draws it.
    pub(crate) fn command(&self) -> Command {
        let Self { enterprises, seed, adjust } = self.clone();
        Command::Sample { enterprises, seed, adjust }
    }
}

impl Default for Sample {
    fn default() -> Self {
        Self { enterprises: 888, seed: 2018, adjust: SampleAdjust::default() }
    }
}

/// What was kept; a browser that keeps nothing, or something else, starts afresh.
pub(crate) fn load() -> Kept {
    let person: Person = read(PERSON).unwrap_or_default();
    let policy = person.policy.or_else(|| dom::meta("policy")).unwrap_or_default();
    let KeptDraft { overlay, sample, .. } = read(&entry(&policy, DRAFT)).unwrap_or_default();
    Kept { lang: person.lang, unit: person.unit, policy, overlay, sample }
}

/// What was kept of a policy.
pub(crate) fn load_draft(policy: &str) -> KeptDraft {
    KeptDraft { rules: load_rules(policy), ..read(&entry(policy, DRAFT)).unwrap_or_default() }
}

/// What was kept of the changes of a policy's rules.
pub(crate) fn load_rules(policy: &str) -> Rc<Changes> {
    read(&entry(policy, RULES)).unwrap_or_default()
}

/// Keeps the changes of a policy's rules; whether the browser allows that.
pub(crate) fn save_rules(policy: &str, changes: &Changes) -> bool {
    let entry = entry(policy, RULES);
    let Some(storage) = storage() else { return changes.is_empty() };
    if changes.is_empty() {
        return storage.remove_item(&entry).is_ok();
    }
    serde_json::to_string(changes).is_ok_and(|text| storage.set_item(&entry, &text).is_ok())
}

/// Keeps what is of the person.
pub(crate) fn save_person(person: &Person) {
    write(PERSON, person);
}

/// Keeps what is of a policy.
pub(crate) fn save_draft(policy: &str, draft: &KeptDraft) {
    write(&entry(policy, DRAFT), draft);
}

/// Makes the page open a policy from now on.
pub(crate) fn choose(policy: &str) {
    let person: Person = read(PERSON).unwrap_or_default();
    write(PERSON, &Person { policy: Some(policy.to_owned()), ..person });
}

/// Forgets which policy was open, and the settings, the sample and the changed rules of it. Language and unit are kept.
pub(crate) fn start_over() {
    let kept = load();
    write(&entry(&kept.policy, DRAFT), &KeptDraft::default());
    save_rules(&kept.policy, &Changes::default());
    write(PERSON, &Person { lang: kept.lang, unit: kept.unit, policy: None });
}

/// The name of an entry that belongs to a policy.
pub(crate) fn entry(policy: &str, name: &str) -> String {
    format!("cesuan.{name}.{policy}")
}

/// An entry, if it is there and still means something.
pub(crate) fn read<T: DeserializeOwned>(entry: &str) -> Option<T> {
    let text = storage()?.get_item(entry).ok().flatten()?;
    serde_json::from_str(&text).ok()
}

/// Keeps an entry, where the browser allows that.
pub(crate) fn write(entry: &str, value: &impl Serialize) {
    if let (Some(storage), Ok(text)) = (storage(), serde_json::to_string(value)) {
        // A full or forbidden storage costs the person the reload, not the page.
        let _ = storage.set_item(entry, &text);
    }
}

fn storage() -> Option<Storage> {
    dom::window()?.local_storage().ok().flatten()
}
