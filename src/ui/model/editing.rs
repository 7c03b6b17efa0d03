//! Changing one value: what its editor shows, how typed text is read, and what a step or the slider means.

use num_traits::{ToPrimitive, Zero};

use cesuan_base::money::{Exact, round_half_up};
use cesuan_i18n::{Lang, figures, text};
use cesuan_policy::check::{Category, Domain, Parameter, Setting, Status};
use cesuan_session::PolicyView;

use super::Overlay;
use super::typing::{UnitModel, field_text, unit};

/// The editor of one parameter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditorModel {
    /// The parameter's index.
    pub parameter: usize,
    /// Its label; for a reading, the question.
    pub label: String,
    /// What a person should know.
    pub note: Option<String>,
    /// Where the number comes from.
    pub status: StatusModel,
    /// Where the draft says it.
    pub clause: Option<String>,
    /// What the draft says.
    pub draft: String,
    /// Whether it differs from the draft.
    pub changed: bool,
    /// Its values of the policy years.
    pub values: Vec<Setting>,
    /// The control.
    pub control: Control,
    /// Values with a name.
    pub presets: Vec<PresetModel>,
}

/// Where a number comes from, with its word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatusModel {
    /// Its class: `stated`, `assumed` or `undetermined`.
    pub class: &'static str,
    /// Its word.
    pub word: String,
}

/// How a value is given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Control {
    /// A number, by text, steps and slider.
    Number(NumberControl),
    /// One of several answers.
    Choice(Vec<OptionModel>),
    /// Any of several options.
    Set(Vec<OptionModel>),
}

/// A number's fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumberControl {
    /// The number all years have, without unit; blank where the years differ or there is no number.
    pub text: String,
    /// What stands in the field while it is blank.
    pub blank: String,
    /// The unit a bare number has.
    pub unit: UnitModel,
    /// One field per policy year, where years may differ.
    pub years: Vec<YearField>,
    /// The slider.
    pub slider: Slider,
    /// The bounds, with their units.
    pub min: String,
    /// The bounds, with their units.
    pub max: String,
    /// The step, with its unit.
    pub step: String,
}

/// The field of one year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YearField {
    /// The year.
    pub year: i32,
    /// Its number, without unit.
    pub text: String,
}

/// A slider by whole steps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slider {
    /// How many steps it has.
    pub steps: u32,
    /// At which step it stands.
    pub at: u32,
    /// The value there, in words.
    pub spoken: String,
}

/// An answer or option.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OptionModel {
    /// The setting it gives: for a choice the answer, for a set the set after a click on it.
    pub setting: Setting,
    /// Its label.
    pub label: String,
    /// Whether it holds.
    pub chosen: bool,
    /// Whether it is what the draft says.
    pub drafted: bool,
}

/// A value with a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PresetModel {
    /// Its name.
    pub label: String,
    /// Its value in words, where the name does not say it.
    pub value: Option<String>,
    /// The value of each policy year.
    pub values: Vec<Setting>,
    /// Whether it holds.
    pub chosen: bool,
}

/// The editor of a parameter.
pub fn editor(lang: Lang, policy: &PolicyView, overlay: &Overlay, index: usize) -> EditorModel {
    let parameter = &policy.parameters[index];
    let values = overlay.values(policy, index);
    EditorModel {
        parameter: index,
        label: lang.of(&parameter.label).to_owned(),
        note: parameter.note.as_ref().map(|note| lang.of(note).to_owned()),
        status: status(lang, parameter.status),
        clause: parameter.clause.clone(),
        draft: figures::setting(lang, parameter, &policy.categories, &policy.years, &parameter.draft),
        changed: values != parameter.draft,
        control: control(lang, policy, parameter, &values),
        presets: presets(lang, policy, parameter, &values),
        values,
    }
}

fn status(lang: Lang, status: Status) -> StatusModel {
    let (class, id) = match status {
        Status::Stated => ("stated", "app-status-stated"),
        Status::Assumed => ("assumed", "app-status-assumed"),
        Status::Undetermined => ("undetermined", "app-status-undetermined"),
    };
    StatusModel { class, word: text(lang, id, &[]) }
}

fn control(lang: Lang, policy: &PolicyView, parameter: &Parameter, values: &[Setting]) -> Control {
    let options = |category: &Category| -> Vec<(u16, String)> {
        let labels = category.options.iter().map(|option| lang.of(&option.label).to_owned());
        (0_u16..).zip(labels).collect()
    };
    match &parameter.domain {
        Domain::Choice { category } => {
            let drafted = parameter.draft.first();
            let views = options(&policy.categories[category.index()]).into_iter().map(|(at, label)| {
                let setting = Setting::Option(at);
                OptionModel {
                    chosen: values.first() == Some(&setting),
                    drafted: drafted == Some(&setting),
                    label,
                    setting,
                }
            });
            Control::Choice(views.collect())
        }
        Domain::Set { category } => {
            let set = |setting: Option<&Setting>| match setting {
                Some(Setting::Set(set)) => set.clone(),
                _ => Vec::new(),
            };
            let (chosen, drafted) = (set(values.first()), set(parameter.draft.first()));
            let views = options(&policy.categories[category.index()]).into_iter().map(|(at, label)| OptionModel {
                setting: Setting::Set(toggled(&chosen, at)),
                label,
                chosen: chosen.contains(&at),
                drafted: drafted.contains(&at),
            });
            Control::Set(views.collect())
        }
        Domain::Number { min, max, step, .. } => {
            Control::Number(number(lang, policy, parameter, values, (*min, *max, *step)))
        }
    }
}

fn number(
    lang: Lang,
    policy: &PolicyView,
    parameter: &Parameter,
    values: &[Setting],
    (min, max, step): (Exact, Exact, Exact),
) -> NumberControl {
    let unit = unit(lang, parameter);
    let alike = values.windows(2).all(|pair| pair[0] == pair[1]);
    let common = values.first().filter(|_| alike);
    let words = |value: Exact| figures::value(lang, parameter, &policy.categories, &Setting::Number(value));
    let blank = match common {
        Some(setting @ (Setting::None | Setting::Undetermined)) => {
            figures::value(lang, parameter, &policy.categories, setting)
        }
        Some(_) => String::new(),
        None => text(lang, "app-years-differ", &[]),
    };
    let year_field =
        |(year, value): (&i32, &Setting)| YearField { year: *year, text: field_text(parameter, &unit, value) };
    let at = match values.first() {
        Some(Setting::Number(value)) => *value,
        _ => min,
    };
    NumberControl {
        text: common.map_or_else(String::new, |value| field_text(parameter, &unit, value)),
        blank,
        years: if parameter.dated { policy.years.iter().zip(values).map(year_field).collect() } else { Vec::new() },
        slider: Slider { steps: steps_to(max, min, step), at: steps_to(at, min, step), spoken: words(at) },
        min: words(min),
        max: words(max),
        step: words(step),
        unit,
    }
}

/// How many steps lie between the bottom and a value, to the nearest.
fn steps_to(value: Exact, min: Exact, step: Exact) -> u32 {
    if step <= Exact::zero() {
        return 0;
    }
    let ratio = (value - min) / step;
    round_half_up(*ratio.numer(), *ratio.denom()).to_u32().unwrap_or(0)
}

fn presets(lang: Lang, policy: &PolicyView, parameter: &Parameter, values: &[Setting]) -> Vec<PresetModel> {
    let words = |values: &[Setting]| figures::setting(lang, parameter, &policy.categories, &policy.years, values);
    let named = parameter.presets.iter().map(|preset| PresetModel {
        label: lang.of(&preset.label).to_owned(),
        value: Some(words(&preset.values)),
        chosen: preset.values == values,
        values: preset.values.clone(),
    });
    let absent = [(parameter.optional, Setting::None), (parameter.open, Setting::Undetermined)];
    let absent = absent.into_iter().filter(|(allowed, _)| *allowed).map(|(_, setting)| {
        let all = vec![setting; policy.years.len()];
        PresetModel { label: words(&all), value: None, chosen: all == values, values: all }
    });
    absent.chain(named).collect()
}

fn toggled(set: &[u16], option: u16) -> Vec<u16> {
    let mut next: Vec<u16> = set.iter().copied().filter(|known| *known != option).collect();
    if next.len() == set.len() {
        next.push(option);
        next.sort_unstable();
    }
    next
}
