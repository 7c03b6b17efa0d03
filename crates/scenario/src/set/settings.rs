//! Settings as text, in a normal form without anything that equals the draft.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use cesuan_policy::check::{Category, Parameter, Rules, Setting, parse_setting, setting_id, setting_text};

/// A setting of a parameter as text: `smart_upgrade.cap_per_enterprise` = `80万元`, `benchmark_rate@2019` = `4.15%`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct SettingText {
    /// The parameter's id, followed by `@year` for a single year.
    pub id: String,
    pub value: String,
}

impl SettingText {
    pub fn new(id: impl Into<String>, value: impl Into<String>) -> Self {
        Self { id: id.into(), value: value.into() }
    }

    /// Id and value.
    pub fn pair(&self) -> (&str, &str) {
        (&self.id, &self.value)
    }
}

/// What settings can refer to: the parameters, options and years of some rules.
#[derive(Clone, Copy, Debug)]
pub struct Vocabulary<'a> {
    /// The parameters and readings.
    pub parameters: &'a [Parameter],
    pub categories: &'a [Category],
    /// The policy years.
    pub years: &'a [i32],
}

impl<'a> Vocabulary<'a> {
    /// The vocabulary of some rules.
    pub fn of(rules: &'a Rules) -> Self {
        Self { parameters: &rules.parameters, categories: &rules.categories, years: &rules.years }
    }

    /// The parameter of a setting, and the setting with its id in normal form; `None` if its id or value is not
    /// understood.
    pub fn understood(&self, setting: &SettingText) -> Option<(&'a Parameter, SettingText)> {
        let (name, year) = setting_id(&setting.id);
        let parameter = self.parameters.iter().find(|parameter| parameter.id == name)?;
        parse_setting(parameter, self.categories, &setting.value).ok()?;
        let id = match year {
            None => name.to_owned(),
            Some(year) => {
                let year = self.years.iter().find(|known| parameter.dated && known.to_string() == year)?;
                format!("{name}@{year}")
            }
        };
        Some((parameter, SettingText::new(id, &setting.value)))
    }
}

/// The id of a setting's parameter: `benchmark_rate` for `benchmark_rate@2019`.
pub fn parameter_of(id: &str) -> &str {
    setting_id(id).0
}

/// The values of a parameter in each policy year under some settings. Settings that cannot be read are ignored.
pub fn values(known: Vocabulary<'_>, parameter: &Parameter, settings: &[SettingText]) -> Vec<Setting> {
    let read = |id: &str| {
        let text = settings.iter().rev().find(|setting| setting.id == id)?;
        parse_setting(parameter, known.categories, &text.value).ok()
    };
    let mut values = parameter.draft.clone();
    if let Some(setting) = read(&parameter.id) {
        values.fill(setting);
    }
    for (value, year) in values.iter_mut().zip(known.years) {
        if let Some(setting) = read(&format!("{}@{year}", parameter.id)) {
            *value = setting;
        }
    }
    values
}

/// The settings that give a parameter these values in the policy years; none if the values are the draft's.
pub fn of_parameter(known: Vocabulary<'_>, parameter: &Parameter, values: &[Setting]) -> Vec<SettingText> {
    if values == parameter.draft.as_slice() {
        return Vec::new();
    }
    let text = |setting: &Setting| setting_text(parameter, known.categories, setting);
    match values {
        [value, others @ ..] if others.iter().all(|other| other == value) => {
            vec![SettingText::new(&parameter.id, text(value))]
        }
        _ => {
            let years = values.iter().zip(&parameter.draft).zip(known.years);
            let differing = years.filter(|((value, draft), _)| value != draft);
            differing
                .map(|((value, _), year)| SettingText::new(format!("{}@{year}", parameter.id), text(value)))
                .collect()
        }
    }
}

/// Replaces the settings of one parameter by those that give it these values in the policy years.
#[must_use]
pub fn with_values(
    known: Vocabulary<'_>,
    settings: &[SettingText],
    parameter: &Parameter,
    values: &[Setting],
) -> Vec<SettingText> {
    put(settings, &parameter.id, of_parameter(known, parameter, values))
}

/// Replaces the settings of one parameter and orders all by id.
pub(super) fn put(settings: &[SettingText], id: &str, of_parameter: Vec<SettingText>) -> Vec<SettingText> {
    let others = settings.iter().filter(|setting| parameter_of(&setting.id) != id).cloned();
    let all = others.chain(of_parameter).map(|setting| (setting.id, setting.value));
    all.collect::<BTreeMap<_, _>>().into_iter().map(|(id, value)| SettingText { id, value }).collect()
}

/// The settings in normal form: values as the rules write them, nothing that equals the draft, ordered by id. Settings
/// that are not understood stay as they are.
#[must_use]
pub fn canonical(known: Vocabulary<'_>, settings: &[SettingText]) -> Vec<SettingText> {
    let mut kept = Vec::new();
    let mut by_parameter: BTreeMap<&str, (&Parameter, Vec<SettingText>)> = BTreeMap::new();
    for setting in settings {
        match known.understood(setting) {
            Some((parameter, setting)) => {
                by_parameter.entry(&parameter.id).or_insert((parameter, Vec::new())).1.push(setting);
            }
            None => kept.push(setting.clone()),
        }
    }
    for (parameter, texts) in by_parameter.into_values() {
        kept.extend(of_parameter(known, parameter, &values(known, parameter, &texts)));
    }
    kept.sort();
    kept.dedup_by(|a, b| a.id == b.id);
    kept
}
