//! Reconciles saved settings with the current rules: keeps those that still hold and reports the others.

use cesuan_base::diag::{Code, Diagnostic, Diagnostics, Place};
use cesuan_base::dim::Text;
use cesuan_policy::check::{Rules, Setting, overlay, setting_id, setting_text};

use super::set::{SettingText, Vocabulary, canonical, parameter_of};

/// A setting read from a file or a link.
pub(super) struct SavedSetting {
    pub(super) setting: SettingText,
    /// Where its id and its value stand in the file; `None` for a link.
    pub(super) places: Option<(Place, Place)>,
    /// What the draft said when the setting was saved, if it was recorded.
    pub(super) drafted_then: Option<String>,
}

/// Which rules the settings were saved for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum WrittenFor {
    /// The current rules: an unknown id is an error.
    TheseRules,
    /// Older or unknown rules: an unknown id is reported as a warning and dropped.
    OtherRules,
}

/// The settings that hold under a scenario's rules, in normal form. `drafted` is the draft to compare with what was
/// recorded of it; `None` if nothing was recorded.
pub(super) fn reconcile(
    rules: &Rules,
    drafted: Option<&Rules>,
    saved: Vec<SavedSetting>,
    written_for: WrittenFor,
    faults: &mut Diagnostics,
) -> Vec<SettingText> {
    let mut kept: Vec<SettingText> = Vec::new();
    for saved in saved {
        let setting = &saved.setting;
        match overlay(rules, [setting.pair()]) {
            Ok(_) => {
                drafted.into_iter().for_each(|drafted| note_drift(rules, drafted, &saved, faults));
                if kept.iter().any(|known| known.id == setting.id) {
                    let fault = Diagnostic::error(Code::DuplicateName).with("name", setting.id.as_str());
                    faults.push(saved.at(fault, true));
                    continue;
                }
                kept.push(setting.clone());
            }
            Err(refused) => {
                for fault in refused.list {
                    faults.push(saved.refused(fault, written_for));
                }
            }
        }
    }
    canonical(Vocabulary::of(rules), &kept)
}

/// Warns of a setting for which the draft now says something else than when it was saved.
fn note_drift(rules: &Rules, drafted: &Rules, saved: &SavedSetting, faults: &mut Diagnostics) {
    let id = &saved.setting.id;
    let (Some(drafted_then), Some(now)) = (&saved.drafted_then, draft_text(drafted, id)) else { return };
    if *drafted_then == now {
        return;
    }
    let Some(label) = label(rules, id) else { return };
    let as_drafted = canonical(Vocabulary::of(rules), std::slice::from_ref(&saved.setting)).is_empty();
    let note = if as_drafted {
        Diagnostic::warning(Code::AsDrafted).with("name", label).with("value", saved.setting.value.as_str())
    } else {
        let note = Diagnostic::warning(Code::DraftMoved).with("name", label);
        note.with("before", drafted_then.as_str()).with("after", now)
    };
    faults.push(saved.at(note, as_drafted));
}

impl SavedSetting {
    fn at(&self, diagnostic: Diagnostic, whole: bool) -> Diagnostic {
        match &self.places {
            None => diagnostic.at(Place::Setting { id: self.setting.id.clone() }),
            Some((id, value)) => diagnostic.at(if whole { id.clone() } else { value.clone() }),
        }
    }

    /// The report of a setting that the rules refuse: an error, or a warning if it was saved for other rules.
    fn refused(&self, fault: Diagnostic, written_for: WrittenFor) -> Diagnostic {
        let id = self.setting.id.as_str();
        let of_value = matches!(fault.code, Code::BadValue | Code::OutOfBounds);
        let note = match fault.code {
            // The draft once had this parameter, so its id is no misspelling.
            Code::UnknownParameter if written_for == WrittenFor::OtherRules && self.drafted_then.is_some() => {
                Diagnostic::warning(Code::ParameterGone).with("name", parameter_of(id))
            }
            Code::UnknownParameter => fault,
            _ if written_for == WrittenFor::OtherRules => {
                let name = fault.args.iter().find(|(name, _)| name == "name").map(|(_, label)| label.clone());
                let note = Diagnostic::warning(Code::SettingRefused).with("name", name.unwrap_or_else(|| id.into()));
                note.with("value", self.setting.value.as_str())
            }
            _ => fault,
        };
        self.at(note, !of_value)
    }
}

/// The draft's value for a setting: in the setting's year, or in all years.
pub(super) fn draft_text(drafted: &Rules, id: &str) -> Option<String> {
    let parameter = &drafted.parameters[drafted.parameter(parameter_of(id))?.index()];
    let text = |setting: &Setting| setting_text(parameter, &drafted.categories, setting);
    if let (_, Some(year)) = setting_id(id) {
        let at = drafted.years.iter().position(|known| known.to_string() == year)?;
        return parameter.draft.get(at).map(text);
    }
    match parameter.draft.as_slice() {
        [] => None,
        [first, others @ ..] if others.iter().all(|other| other == first) => Some(text(first)),
        all => Some(all.iter().map(text).collect::<Vec<_>>().join(" / ")),
    }
}

fn label(rules: &Rules, id: &str) -> Option<Text> {
    Some(rules.parameters[rules.parameter(parameter_of(id))?.index()].label.clone())
}
