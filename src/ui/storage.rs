//! What is kept over a reload, in this browser only.
//!
//! One entry is of the person (language, unit, which policy), one of each policy (its changes and its sample).

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use web_sys::Storage;

use crate::i18n::Lang;
use crate::money::MoneyUnit;

use super::dom;
use super::model::Overlay;

/// The names of entries; those of a policy end with its id.
const PERSON: &str = "cesuan.kept";
const DRAFT: &str = "draft";

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
        KeptDraft { overlay: self.overlay.clone(), sample: self.sample }
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
}

/// Which population to draw.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Sample {
    /// How many enterprises.
    pub enterprises: u32,
    /// From which seed.
    pub seed: u64,
}

impl Sample {
    /// The most enterprises the page draws.
    pub(crate) const LARGEST: u32 = 100_000;
}

impl Default for Sample {
    fn default() -> Self {
        Self { enterprises: 888, seed: 2018 }
    }
}

/// What was kept; a browser that keeps nothing, or something else, starts afresh.
pub(crate) fn load() -> Kept {
    let person: Person = read(PERSON).unwrap_or_default();
    let policy = person.policy.or_else(|| dom::meta("policy")).unwrap_or_default();
    let KeptDraft { overlay, sample } = load_draft(&policy);
    Kept { lang: person.lang, unit: person.unit, policy, overlay, sample }
}

/// What was kept of a policy.
pub(crate) fn load_draft(policy: &str) -> KeptDraft {
    read(&entry(policy, DRAFT)).unwrap_or_default()
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

/// Forgets which policy was open, and the changes and the sample of it. Language and unit are kept.
pub(crate) fn start_over() {
    let kept = load();
    write(&entry(&kept.policy, DRAFT), &KeptDraft::default());
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
