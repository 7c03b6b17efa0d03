//! The editor of one parameter: its value, its control, and where the number comes from.

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
    /// The parameter's label; for a reading, its question.
    pub label: String,
    /// The rules' note on the parameter, where there is one.
    pub note: Option<String>,
    /// Whether the draft states the number, leaves it open, or it is assumed.
    pub status: StatusModel,
    /// The number of the clause that states it, where one does.
    pub clause: Option<String>,
    /// The drafted value, in words.
    pub draft: String,
    /// Whether the value in force differs from the drafted one.
    pub changed: bool,
    /// The value in force in each policy year.
    pub values: Vec<Setting>,
    pub control: Control,
    /// Values that the rules give names, to be chosen by one click.
    pub presets: Vec<PresetModel>,
}

/// Whether a number is stated, assumed or open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatusModel {
    /// The class in the styles: `stated`, `assumed` or `undetermined`.
    pub class: &'static str,
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

/// The field, the steps and the slider of a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumberControl {
    /// The number without its unit, where all years have the same one; else empty.
    pub text: String,
    /// The placeholder of the empty field.
    pub blank: String,
    /// The unit of a number that is typed without one.
    pub unit: UnitModel,
    /// One field per policy year, where years may differ.
    pub years: Vec<YearField>,
    pub slider: Slider,
    /// A bound, with its unit.
    pub min: String,
    /// A bound, with its unit.
    pub max: String,
    /// The step, with its unit.
    pub step: String,
}

/// The field of one year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YearField {
    pub year: i32,
    /// The number of the year, without its unit.
    pub text: String,
}

/// A slider that moves by whole steps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slider {
    /// The position of its upper end; the lower end is 0.
    pub steps: u32,
    /// Its present position.
    pub at: u32,
    /// The value at the present position, in words.
    pub spoken: String,
}

/// An answer or option.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OptionModel {
    /// The setting it gives: for a choice the answer, for a set the set after a click on it.
    pub setting: Setting,
    pub label: String,
    /// Whether it is the value in force.
    pub chosen: bool,
    /// Whether it is the drafted value.
    pub drafted: bool,
}

/// A value with a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PresetModel {
    pub label: String,
    /// The value in words, where the name does not say it.
    pub value: Option<String>,
    /// The setting of each policy year.
    pub values: Vec<Setting>,
    /// Whether it is the value in force.
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
        Domain::Switch => {
            let views = [true, false].map(|on| {
                let setting = Setting::Switch(on);
                OptionModel {
                    chosen: values.first() == Some(&setting),
                    drafted: parameter.draft.first() == Some(&setting),
                    label: figures::value(lang, parameter, &policy.categories, &setting),
                    setting,
                }
            });
            Control::Choice(views.into())
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
        Domain::Number { usual, step, .. } => {
            let (min, max) = &**usual;
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

/// The slider's position that is nearest to a value.
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
