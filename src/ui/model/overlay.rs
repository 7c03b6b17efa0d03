//! The changes a person made: texts of settings over the draft, never more than needed.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::check::{Setting, parse_setting, setting_text};
use crate::session::{PolicyView, SettingText};

/// Settings by id, `benchmark_rate` or `benchmark_rate@2019`; none of them says what the draft says anyway.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Overlay {
    texts: BTreeMap<String, String>,
}

impl Overlay {
    /// The settings as the engine takes them.
    pub fn settings(&self) -> Vec<SettingText> {
        self.texts.iter().map(|(id, value)| SettingText { id: id.clone(), value: value.clone() }).collect()
    }

    /// Whether everything is as drafted.
    pub fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }

    /// The values of a parameter in each policy year. What cannot be read counts as the draft's.
    pub fn values(&self, policy: &PolicyView, parameter: usize) -> Vec<Setting> {
        let parameter = &policy.parameters[parameter];
        let read = |id: &str| {
            let text = self.texts.get(id)?;
            parse_setting(parameter, &policy.categories, text).ok()
        };
        let mut values = parameter.draft.clone();
        if let Some(setting) = read(&parameter.id) {
            values.fill(setting);
        }
        for (value, year) in values.iter_mut().zip(&policy.years) {
            if let Some(setting) = read(&format!("{}@{year}", parameter.id)) {
                *value = setting;
            }
        }
        values
    }

    /// The same changes with one parameter set to these values of the policy years.
    #[must_use]
    pub fn with(&self, policy: &PolicyView, parameter: usize, values: &[Setting]) -> Self {
        let view = &policy.parameters[parameter];
        let mut next = self.without(&view.id);
        if values == view.draft.as_slice() {
            return next;
        }
        let text = |setting: &Setting| setting_text(view, &policy.categories, setting);
        let alike = values.windows(2).all(|pair| pair[0] == pair[1]);
        match values.first() {
            Some(value) if alike => {
                next.texts.insert(view.id.clone(), text(value));
            }
            _ => {
                for ((value, draft), year) in values.iter().zip(&view.draft).zip(&policy.years) {
                    if value != draft {
                        next.texts.insert(format!("{}@{year}", view.id), text(value));
                    }
                }
            }
        }
        next
    }

    /// The same changes but for one parameter, which is as drafted again.
    #[must_use]
    pub fn without(&self, id: &str) -> Self {
        let of_another = |known: &String| parameter_of(known) != id;
        let kept = self.texts.iter().filter(|(known, _)| of_another(known));
        Self { texts: kept.map(|(id, value)| (id.clone(), value.clone())).collect() }
    }

    /// The parameters that differ from the draft, in the policy's order.
    pub fn changed(&self, policy: &PolicyView) -> Vec<usize> {
        let set: BTreeSet<&str> = self.ids().collect();
        let differs = |index: &usize| {
            let parameter = &policy.parameters[*index];
            set.contains(parameter.id.as_str()) && self.values(policy, *index) != parameter.draft
        };
        (0..policy.parameters.len()).filter(differs).collect()
    }

    /// The ids of the parameters that are set differently here and there.
    pub fn moved<'a>(&'a self, other: &'a Self) -> BTreeSet<&'a str> {
        let entries = |one: &'a Self, other: &'a Self| {
            one.texts.iter().filter(|(id, text)| other.texts.get(*id) != Some(*text)).map(|(id, _)| parameter_of(id))
        };
        entries(self, other).chain(entries(other, self)).collect()
    }

    /// The ids of the parameters that are set.
    fn ids(&self) -> impl Iterator<Item = &str> {
        self.texts.keys().map(|id| parameter_of(id))
    }

    /// What of the changes this policy still understands; kept settings may be older than the rules.
    #[must_use]
    pub fn understood(&self, policy: &PolicyView) -> Self {
        let changed = self.changed(policy).into_iter();
        changed.fold(Self::default(), |kept, index| kept.with(policy, index, &self.values(policy, index)))
    }
}

/// The parameter a setting is of: `benchmark_rate` of `benchmark_rate@2019`.
fn parameter_of(id: &str) -> &str {
    id.split('@').next().unwrap_or(id)
}
