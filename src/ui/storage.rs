//! What is kept over a reload, in this browser only.

use serde::{Deserialize, Serialize};
use web_sys::Storage;

use crate::i18n::Lang;
use crate::money::MoneyUnit;

use super::dom;
use super::model::Overlay;

const KEY: &str = "cesuan.kept";

/// What is kept over a reload.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Kept {
    /// The language.
    pub lang: Lang,
    /// The unit of amounts.
    pub unit: MoneyUnit,
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
    let text = storage().and_then(|storage| storage.get_item(KEY).ok().flatten());
    text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default()
}

/// Keeps it, where the browser allows that.
pub(crate) fn save(kept: &Kept) {
    if let (Some(storage), Ok(text)) = (storage(), serde_json::to_string(kept)) {
        // A full or forbidden storage costs the person the reload, not the page.
        let _ = storage.set_item(KEY, &text);
    }
}

/// Forgets the changes and the sample, and keeps language and unit.
pub(crate) fn start_over() {
    let kept = load();
    save(&Kept { lang: kept.lang, unit: kept.unit, ..Kept::default() });
}

fn storage() -> Option<Storage> {
    dom::window()?.local_storage().ok().flatten()
}
