//! Settings that were written earlier, elsewhere or by hand, by the rules of today: what still holds, and what a person should
//! know of the rest.

use cesuan_base::diag::{Code, Diagnostic, Diagnostics, Place};
use cesuan_base::dim::Text;
use cesuan_policy::check::{Rules, Setting, overlay, setting_text};

use super::set::{SettingText, Vocabulary, canonical, parameter_of};

/// A setting as it was found.
pub(super) struct SavedSetting {
    pub(super) setting: SettingText,
    /// Where its id and its value stand.
    pub(super) places: Option<(Place, Place)>,
    /// What the draft said when it was written.
    pub(super) then: Option<String>,
}

/// How forgiving one is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum WrittenFor {
    /// Of these rules: what they do not understand is a slip.
    TheseRules,
    /// Of other rules, or nobody knows: what they do not understand was right once.
    OtherRules,
}

/// The settings that hold by a scenario's rules, never more than needed. The draft is there where it is known what it once said.
pub(super) fn reconcile(
    rules: &Rules,
    drafted: Option<&Rules>,
    written: Vec<SavedSetting>,
    age: WrittenFor,
    faults: &mut Diagnostics,
) -> Vec<SettingText> {
    let mut kept: Vec<SettingText> = Vec::new();
    for written in written {
        let setting = &written.setting;
        match overlay(rules, [setting.pair()]) {
            Ok(_) => {
                drafted.into_iter().for_each(|drafted| note_drift(rules, drafted, &written, faults));
                if kept.iter().any(|known| known.id == setting.id) {
                    let fault = Diagnostic::error(Code::DuplicateName).with("name", setting.id.as_str());
                    faults.push(written.at(fault, true));
                    continue;
                }
                kept.push(setting.clone());
            }
            Err(refused) => {
                for fault in refused.list {
                    faults.push(written.refused(fault, age));
                }
            }
        }
    }
    canonical(Vocabulary::of(rules), &kept)
}

/// Tells where a setting's draft is no longer what it was.
fn note_drift(rules: &Rules, drafted: &Rules, written: &SavedSetting, faults: &mut Diagnostics) {
    let id = &written.setting.id;
    let (Some(then), Some(now)) = (&written.then, draft_text(drafted, id)) else { return };
    if *then == now {
        return;
    }
    let Some(label) = label(rules, id) else { return };
    let as_drafted = canonical(Vocabulary::of(rules), std::slice::from_ref(&written.setting)).is_empty();
    let note = if as_drafted {
        Diagnostic::warning(Code::AsDrafted).with("name", label).with("value", written.setting.value.as_str())
    } else {
        let note = Diagnostic::warning(Code::DraftMoved).with("name", label);
        note.with("before", then.as_str()).with("after", now)
    };
    faults.push(written.at(note, as_drafted));
}

impl SavedSetting {
    fn at(&self, diagnostic: Diagnostic, whole: bool) -> Diagnostic {
        match &self.places {
            None => diagnostic.at(Place::Setting { id: self.setting.id.clone() }),
            Some((id, value)) => diagnostic.at(if whole { id.clone() } else { value.clone() }),
        }
    }

    /// What the rules say against it: a slip, or a note where it was right once.
    fn refused(&self, fault: Diagnostic, age: WrittenFor) -> Diagnostic {
        let id = self.setting.id.as_str();
        let of_value = matches!(fault.code, Code::BadValue | Code::OutOfBounds);
        let note = match fault.code {
            // What the draft once had a value of is no misspelling.
            Code::UnknownParameter if age == WrittenFor::OtherRules && self.then.is_some() => {
                Diagnostic::warning(Code::ParameterGone).with("name", parameter_of(id))
            }
            Code::UnknownParameter => fault,
            _ if age == WrittenFor::OtherRules => {
                let name = fault.args.iter().find(|(name, _)| name == "name").map(|(_, label)| label.clone());
                let note = Diagnostic::warning(Code::SettingRefused).with("name", name.unwrap_or_else(|| id.into()));
                note.with("value", self.setting.value.as_str())
            }
            _ => fault,
        };
        self.at(note, !of_value)
    }
}

/// What the draft says of a setting's parameter, in its year or in all of them.
pub(super) fn draft_text(drafted: &Rules, id: &str) -> Option<String> {
    let parameter = &drafted.parameters[drafted.parameter(parameter_of(id))?.index()];
    let text = |setting: &Setting| setting_text(parameter, &drafted.categories, setting);
    if let Some((_, year)) = id.split_once('@') {
        let at = drafted.years.iter().position(|known| known.to_string() == year.trim())?;
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
