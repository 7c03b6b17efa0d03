//! Work that the page could not go on with: it is taken out of the page's way and stays in the browser, to be downloaded, put
//! back or removed. The page opens with the draft as published instead.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::dom;
use super::storage::{self, DRAFT, KeptDraft, RULES, entry, policy, read, storage as browser, tab, tab_entry, write};
use cesuan_policy::rules::Changes;

/// The address of the page as it is loaded again.
pub(super) const AGAIN: &str = "?again#/";
/// The entry with what was put aside.
const ASIDE: &str = "cesuan.aside";
/// The name of the entry with the list a policy's page opens with.
const LIST: &str = "list";
/// The most works that stay; an older one goes when another one is put aside.
const MOST: usize = 6;
/// The entry of a tab's own storage with the time of its last failure.
const FAILED: &str = "cesuan.failed";
/// Two failures within this time, in milliseconds, have the same cause.
const SOON: u64 = 60_000;

/// Work on a policy that was put aside.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Aside {
    /// The policy's id.
    pub(super) policy: String,
    /// When it was put aside, in milliseconds since 1970.
    pub(super) when: u64,
    /// The entries by their names; a text where an entry is no JSON.
    entries: BTreeMap<String, Value>,
}

/// Puts the work on a policy aside where one of its entries cannot be read.
pub(super) fn unreadable(policy: &str) {
    let readable = |name: &str, known: fn(&str) -> bool| text_of(policy, name).is_none_or(|text| known(&text));
    let draft = readable(DRAFT, |text| serde_json::from_str::<KeptDraft>(text).is_ok());
    let rules = readable(RULES, |text| serde_json::from_str::<Vec<Changes>>(text).is_ok());
    if !(draft && rules) {
        put_aside_of(policy);
    }
}

/// Opens the page's own policy as published from the next load on. Language and unit are kept, and the work on the policy that
/// was open is put aside.
pub(super) fn start_over() {
    put_aside();
    storage::choose(None);
}

/// Puts the work on the policy aside that the page opens with, so that it opens with the draft as published from the next load
/// on. Says whether there was any work.
pub(super) fn put_aside() -> bool {
    put_aside_of(&policy())
}

/// After a failure: puts the work aside and loads the page again, where the work is most likely the cause. That is so where
/// there have been no figures yet (`early`), and where the tab has failed for the second time within [`SOON`].
pub(super) fn retreat(early: bool) {
    let session = dom::window().and_then(|window| window.session_storage().ok().flatten());
    let now = dom::now();
    let last = session.as_ref().and_then(|session| session.get_item(FAILED).ok().flatten()?.parse::<u64>().ok());
    // Without it the next failure counts as the first.
    let _ = session.map(|session| session.set_item(FAILED, &now.to_string()));
    let again = last.is_some_and(|last| now.saturating_sub(last) < SOON);
    if (early || again) && put_aside() {
        dom::reload(AGAIN);
    }
}

/// The text of a file with the work on the policy that is open, or else with what was put aside last.
pub(super) fn work() -> Option<String> {
    let policy = policy();
    let entries = entries(&policy);
    let work = is_work(&entries).then(|| Aside { policy, when: dom::now(), entries });
    work.or_else(|| asides().into_iter().next()).map(|work| work.file())
}

fn put_aside_of(policy: &str) -> bool {
    let entries = entries(policy);
    let Some(storage) = browser().filter(|_| is_work(&entries)) else { return false };
    let mut asides = asides();
    asides.insert(0, Aside { policy: policy.to_owned(), when: dom::now(), entries });
    asides.truncate(MOST);
    let kept = serde_json::to_string(&asides).is_ok_and(|text| storage.set_item(ASIDE, &text).is_ok());
    // What could not be put aside stays where it is.
    if kept {
        let _ = storage.remove_item(&tab_entry(policy, RULES, &tab()));
        let _ = storage.remove_item(&entry(policy, LIST));
        // Without a draft of its own the tab would go on with another tab's.
        write(&tab_entry(policy, DRAFT, &tab()), &KeptDraft::default());
    }
    kept
}

/// What there is in the browser of this tab's work on a policy.
fn entries(policy: &str) -> BTreeMap<String, Value> {
    let named = [DRAFT, RULES, LIST].into_iter().filter_map(|name| Some((name.to_owned(), text_of(policy, name)?)));
    named.map(|(name, text)| (name, serde_json::from_str(&text).unwrap_or(Value::String(text)))).collect()
}

fn text_of(policy: &str, name: &str) -> Option<String> {
    browser()?.get_item(&key_of(policy, name)).ok().flatten()
}

fn key_of(policy: &str, name: &str) -> String {
    if name == LIST { entry(policy, name) } else { tab_entry(policy, name, &tab()) }
}

/// Whether the entries hold more than a policy begins with.
fn is_work(entries: &BTreeMap<String, Value>) -> bool {
    entries.iter().any(|(name, value)| match name.as_str() {
        DRAFT => KeptDraft::deserialize(value).map_or(true, |draft| !draft.is_blank()),
        _ => !value.is_null(),
    })
}

/// What was put aside, the newest first.
pub(super) fn asides() -> Vec<Aside> {
    read(ASIDE).unwrap_or_default()
}

/// Keeps what was put aside but for the newest.
pub(super) fn forget_newest() {
    write(ASIDE, &asides().get(1..).unwrap_or_default());
}

impl Aside {
    /// The text of a file with it.
    pub(super) fn file(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default()
    }

    /// Makes it this tab's work again, from the next load on.
    pub(super) fn put_back(&self) {
        let Some(storage) = browser() else { return };
        for (name, value) in &self.entries {
            let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            // What does not fit is still in the file.
            let _ = storage.set_item(&key_of(&self.policy, name), &text);
        }
    }
}
