//! The settings of the scenario at work: texts of parameters that differ from the draft.

use std::collections::BTreeSet;

use cesuan_policy::check::Setting;
use cesuan_scenario::set::{Vocabulary, parameter_of, values, with_values};
use cesuan_session::{PolicyView, SettingText};

/// Settings in the order of their ids, `benchmark_rate` or `benchmark_rate@2019`, without those that equal the draft.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Overlay {
    settings: Vec<SettingText>,
}

impl Overlay {
    /// Settings as a scenario has them.
    pub fn of(settings: Vec<SettingText>) -> Self {
        Self { settings }
    }

    /// The settings as the engine takes them.
    pub fn settings(&self) -> &[SettingText] {
        &self.settings
    }

    /// Whether everything is as drafted.
    pub fn is_empty(&self) -> bool {
        self.settings.is_empty()
    }

    /// The values of a parameter in each policy year. What cannot be read counts as the draft's.
    pub fn values(&self, policy: &PolicyView, parameter: usize) -> Vec<Setting> {
        values(known(policy), &policy.parameters[parameter], &self.settings)
    }

    /// The settings with one parameter set to these values of the policy years.
    #[must_use]
    pub fn with(&self, policy: &PolicyView, parameter: usize, values: &[Setting]) -> Self {
        Self::of(with_values(known(policy), &self.settings, &policy.parameters[parameter], values))
    }

    /// The settings without those of one parameter.
    #[must_use]
    pub fn without(&self, id: &str) -> Self {
        Self::of(self.settings.iter().filter(|setting| parameter_of(&setting.id) != id).cloned().collect())
    }

    /// The parameters that differ from the draft, in the policy's order.
    pub fn changed(&self, policy: &PolicyView) -> Vec<usize> {
        let set: BTreeSet<&str> = self.settings.iter().map(|setting| parameter_of(&setting.id)).collect();
        let differs = |index: &usize| {
            let parameter = &policy.parameters[*index];
            set.contains(parameter.id.as_str()) && self.values(policy, *index) != parameter.draft
        };
        (0..policy.parameters.len()).filter(differs).collect()
    }

    /// The settings this policy does not know; they are kept for rules that do.
    pub fn waiting(&self, policy: &PolicyView) -> Vec<SettingText> {
        let known = known(policy);
        self.settings.iter().filter(|setting| known.understood(setting).is_none()).cloned().collect()
    }

    /// The ids of the parameters that the two overlays set differently.
    pub fn moved<'a>(&'a self, other: &'a Self) -> BTreeSet<&'a str> {
        let only = |one: &'a Self, other: &'a Self| {
            let only = one.settings.iter().filter(|setting| !other.settings.contains(setting));
            only.map(|setting| parameter_of(&setting.id))
        };
        only(self, other).chain(only(other, self)).collect()
    }
}

/// What is needed to read the settings of a policy.
fn known(policy: &PolicyView) -> Vocabulary<'_> {
    Vocabulary { parameters: &policy.parameters, categories: &policy.categories, years: &policy.years }
}
