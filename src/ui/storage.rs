//! What is kept over a reload, in this browser only.
//!
//! One entry is of the person (language, unit, which policy), two of each policy and tab: the scenarios and the sample; the
//! files of the rules that the scenarios change. A tab writes its own, so that two tabs do not undo each other's work; a new one
//! begins with what was written last, and what other tabs left can be listed, taken over and removed.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use web_sys::Storage;

use cesuan_base::money::MoneyUnit;
use cesuan_i18n::Lang;
use cesuan_intake::{SampleAdjust, UsualSample};
use cesuan_policy::rules::Changes;
use cesuan_scenario::ScenarioSet;
use cesuan_session::DrawSample;

use super::dom;

/// The names of entries; those of a policy end with its id.
const PERSON: &str = "cesuan.kept";
pub(super) const DRAFT: &str = "draft";
pub(super) const RULES: &str = "rules";
/// The entry of a tab's own storage with the tab's name.
const TAB: &str = "cesuan.tab";
/// The work of more tabs than this is not kept.
const MOST_WORKS: usize = 12;

/// What is kept over a reload.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Kept {
    pub lang: Lang,
    pub unit: MoneyUnit,
    /// The id of the policy.
    pub policy: String,
    /// The sample it is costed on.
    pub sample: Sample,
}

impl Kept {
    /// What is kept of the person.
    pub(crate) fn person(&self) -> Person {
        Person { lang: self.lang, unit: self.unit, policy: Some(self.policy.clone()) }
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
    /// When it was written, in milliseconds since 1970.
    pub saved: u64,
    pub sample: Sample,
    /// The scenarios. The files of the rules they change have an entry of their own.
    pub scenarios: ScenarioSet,
}

impl KeptDraft {
    /// What there is to keep of a policy.
    pub(crate) fn of(sample: &Sample, scenarios: &ScenarioSet) -> Self {
        Self { sample: sample.clone(), scenarios: scenarios.clone(), ..Self::default() }
    }

    /// Whether it is what a policy begins with.
    pub(super) fn is_blank(&self) -> bool {
        self.sample == Sample::default() && self.scenarios == ScenarioSet::default()
    }

    /// The same with the files of the rules of each scenario.
    fn with_rules(self, rules: Vec<Changes>) -> Self {
        let Self { saved, sample, mut scenarios } = self;
        for (scenario, rules) in scenarios.scenarios.iter_mut().zip(rules) {
            scenario.rules = rules;
        }
        Self { saved, sample, scenarios: scenarios.repaired() }
    }
}

/// Which population to draw.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Sample {
    /// How many enterprises; as many as usual for the policy if `None`.
    pub enterprises: Option<u32>,
    /// From which seed; from the policy's usual one if `None`.
    pub seed: Option<u64>,
    /// What is changed of how they are drawn.
    pub adjust: SampleAdjust,
}

impl Sample {
    /// The most enterprises the page draws.
    pub(crate) const LARGEST: u32 = 1_000_000;

    /// The sample a person typed, where it is one.
    pub(crate) fn read(size: &str, seed: &str, adjust: Option<SampleAdjust>) -> Option<Self> {
        Some(Self { enterprises: Some(Self::read_size(size)?), seed: Some(Self::read_seed(seed)?), adjust: adjust? })
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

    /// The number of enterprises and the seed, where a policy usually draws these.
    pub(crate) fn filled(&self, usual: &UsualSample) -> (u32, u64) {
        (self.enterprises.unwrap_or(usual.enterprises), self.seed.unwrap_or(usual.seed))
    }

    /// The change that draws it.
    pub(crate) fn drawn(&self, usual: &UsualSample) -> DrawSample {
        let (enterprises, seed) = self.filled(usual);
        DrawSample { enterprises, seed, adjust: self.adjust.clone() }
    }
}

/// The work of a tab on a policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Work {
    /// The tab.
    pub tab: String,
    /// When it was written, in milliseconds since 1970.
    pub saved: u64,
    /// How many scenarios there are.
    pub scenarios: usize,
    /// How many settings were changed.
    pub settings: usize,
    /// How many files of the rules were changed.
    pub files: usize,
}

/// What was kept of the person and of the policy; a browser that keeps nothing starts afresh.
pub(crate) fn load() -> (Kept, KeptDraft) {
    let person: Person = read(PERSON).unwrap_or_default();
    let policy = policy();
    let draft = load_draft(&policy);
    (Kept { lang: person.lang, unit: person.unit, policy, sample: draft.sample.clone() }, draft)
}

/// The id of the policy the page opens.
pub(super) fn policy() -> String {
    read::<Person>(PERSON).and_then(|person| person.policy).or_else(|| dom::meta("policy")).unwrap_or_default()
}

/// What was kept of a policy: what this tab wrote, or else what was written last. It becomes this tab's own.
pub(crate) fn load_draft(policy: &str) -> KeptDraft {
    let (source, own) = (source(policy), tab());
    if let Some(storage) = storage().filter(|_| source != own) {
        for name in [DRAFT, RULES] {
            if let Some(text) = storage.get_item(&tab_entry(policy, name, &source)).ok().flatten() {
                // A full storage costs the person the reload, not the page.
                let _ = storage.set_item(&tab_entry(policy, name, &own), &text);
            }
        }
    }
    draft_of(policy, &source).unwrap_or_default()
}

/// What a tab kept of a policy.
fn draft_of(policy: &str, tab: &str) -> Option<KeptDraft> {
    let draft: KeptDraft = read(&tab_entry(policy, DRAFT, tab))?;
    Some(draft.with_rules(read(&tab_entry(policy, RULES, tab)).unwrap_or_default()))
}

/// The language a person reads.
pub(crate) fn lang() -> Lang {
    read::<Person>(PERSON).unwrap_or_default().lang
}

/// Whose work on a policy this tab goes on with. A tab that begins lets the oldest go of what many tabs left.
fn source(policy: &str) -> String {
    let own = tab();
    let has = |tab: &str| read::<KeptDraft>(&tab_entry(policy, DRAFT, tab)).is_some();
    if has(&own) {
        return own;
    }
    let works = works(policy);
    works.iter().skip(MOST_WORKS).for_each(|work| discard(policy, &work.tab));
    works.into_iter().next().map_or(own, |work| work.tab)
}

/// What tabs other than this one left of a policy, the newest first.
pub(crate) fn works(policy: &str) -> Vec<Work> {
    let prefix = tab_entry(policy, DRAFT, "");
    let own = tab();
    let keys = storage().into_iter().flat_map(|storage| {
        let count = storage.length().unwrap_or(0);
        (0..count).filter_map(move |at| storage.key(at).ok().flatten()).collect::<Vec<_>>()
    });
    let tabs = keys.filter_map(|key| Some(key.strip_prefix(&prefix)?.to_owned())).filter(|tab| *tab != own);
    let mut works: Vec<Work> = tabs
        .filter_map(|tab| {
            let KeptDraft { saved, scenarios: ScenarioSet { scenarios, .. }, .. } = draft_of(policy, &tab)?;
            let settings = scenarios.iter().map(|scenario| scenario.settings.len()).sum();
            let files = scenarios.iter().map(|scenario| scenario.rules.len()).sum();
            Some(Work { tab, saved, scenarios: scenarios.len(), settings, files })
        })
        .collect();
    works.sort_by_key(|work| std::cmp::Reverse(work.saved));
    works
}

/// Makes another tab's work on a policy this tab's own, from the next reload on.
pub(crate) fn take_over(policy: &str, from: &str) {
    let draft = draft_of(policy, from).unwrap_or_default();
    save_rules(policy, &rules_of(&draft.scenarios));
    save_draft(policy, &draft);
}

/// Removes what another tab left of a policy.
pub(crate) fn discard(policy: &str, from: &str) {
    if let Some(storage) = storage() {
        for name in [DRAFT, RULES] {
            // What cannot be removed is listed again.
            let _ = storage.remove_item(&tab_entry(policy, name, from));
        }
    }
}

/// The files of the rules that each scenario changes.
pub(crate) fn rules_of(set: &ScenarioSet) -> Vec<Changes> {
    set.scenarios.iter().map(|scenario| scenario.rules.clone()).collect()
}

/// Keeps the files of a policy's rules that scenarios change; whether the browser allows that.
pub(crate) fn save_rules(policy: &str, rules: &[Changes]) -> bool {
    let entry = tab_entry(policy, RULES, &tab());
    let nothing = rules.iter().all(Changes::is_empty);
    let Some(storage) = storage() else { return nothing };
    if nothing {
        return storage.remove_item(&entry).is_ok();
    }
    serde_json::to_string(rules).is_ok_and(|text| storage.set_item(&entry, &text).is_ok())
}

/// Keeps what is of the person.
pub(crate) fn save_person(person: &Person) {
    write(PERSON, person);
}

/// Keeps what is of a policy.
pub(crate) fn save_draft(policy: &str, draft: &KeptDraft) {
    let saved = dom::now();
    let mut draft = KeptDraft { saved, ..draft.clone() };
    draft.scenarios.scenarios.iter_mut().for_each(|scenario| scenario.rules = Changes::default());
    write(&tab_entry(policy, DRAFT, &tab()), &draft);
}

/// Makes the page open a policy from now on; its own where none is given.
pub(crate) fn choose(policy: Option<&str>) {
    let person: Person = read(PERSON).unwrap_or_default();
    write(PERSON, &Person { policy: policy.map(str::to_owned), ..person });
}

/// The name of an entry that belongs to a policy.
pub(crate) fn entry(policy: &str, name: &str) -> String {
    format!("cesuan.{name}.{policy}")
}

/// The name of an entry that belongs to a policy and a tab.
pub(super) fn tab_entry(policy: &str, name: &str, tab: &str) -> String {
    format!("{}.{tab}", entry(policy, name))
}

/// The name of this tab: it lasts as long as the tab, over reloads too.
pub(super) fn tab() -> String {
    thread_local! {
        static NAME: String = {
            let session = dom::window().and_then(|window| window.session_storage().ok().flatten());
            let known = session.as_ref().and_then(|session| session.get_item(TAB).ok().flatten());
            known.unwrap_or_else(|| {
                let name = format!("{:x}", js_sys::Date::now().to_bits() ^ js_sys::Math::random().to_bits());
                // Without it a reload is a new tab, which begins with what was written last.
                let _ = session.map(|session| session.set_item(TAB, &name));
                name
            })
        };
    }
    NAME.with(Clone::clone)
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

pub(super) fn storage() -> Option<Storage> {
    dom::window()?.local_storage().ok().flatten()
}
