//! Settings as text: reads the value of a parameter within its bounds, writes it, and lays settings over the draft.

use crate::formula::{Quantity, parse_quantity};
use cesuan_base::diag::{Arg, Code, Diagnostic, Diagnostics, Place, nearest};
use cesuan_base::dim::Dim;
use cesuan_base::money::{Exact, MoneyUnit, decimal_text};

use super::model::{Category, Domain, Parameter, Rules, Setting};

/// The text of [`Setting::None`].
pub const NONE: &str = "none";
/// The text of a measure's switch that is on.
pub const ON: &str = "on";
/// The text of a measure's switch that is off.
pub const OFF: &str = "off";
/// The text of [`Setting::Undetermined`].
pub const UNDETERMINED: &str = "undetermined";

/// Reads the text of a parameter's value.
///
/// # Errors
/// If the text is no value of the parameter's dimension, no option of its category, or out of bounds.
pub fn parse_setting(parameter: &Parameter, categories: &[Category], text: &str) -> Result<Setting, Box<Diagnostic>> {
    let text = text.trim();
    if text == NONE && parameter.optional {
        return Ok(Setting::None);
    }
    if text == UNDETERMINED && parameter.open {
        return Ok(Setting::Undetermined);
    }
    let bad = || {
        let fault = Diagnostic::error(Code::BadValue).with("name", parameter.label.clone()).with("text", text);
        Box::new(fault.with("expected", expected(parameter)).at(Place::Setting { id: parameter.id.clone() }))
    };
    match &parameter.domain {
        Domain::Number { min, max, .. } => {
            let value = number(parameter.dim, text).ok_or_else(|| {
                let mut fault = bad();
                fault.suggestions = with_unit(parameter.dim, text);
                fault
            })?;
            if *min <= value && value <= *max {
                return Ok(Setting::Number(value));
            }
            let fault = Diagnostic::error(Code::OutOfBounds)
                .with("name", parameter.label.clone())
                .with("value", text)
                .with("min", number_text(parameter.dim, *min))
                .with("max", number_text(parameter.dim, *max))
                .suggest(vec![number_text(parameter.dim, value.clamp(*min, *max))]);
            Err(Box::new(fault.at(Place::Setting { id: parameter.id.clone() })))
        }
        Domain::Choice { category } => {
            let category = &categories[category.index()];
            category.find(text).map(Setting::Option).ok_or_else(|| {
                let mut fault = bad();
                fault.suggestions = nearest_or_all(text, category);
                fault
            })
        }
        Domain::Set { category } => {
            let category = &categories[category.index()];
            let mut set = Vec::new();
            for name in text.split([',', '，', '、', ' ']).filter(|name| !name.is_empty()) {
                set.push(category.find(name).ok_or_else(|| {
                    let mut fault = bad();
                    fault.suggestions = nearest_or_all(name, category);
                    fault
                })?);
            }
            set.sort_unstable();
            set.dedup();
            Ok(Setting::Set(set))
        }
        Domain::Switch => match text {
            ON => Ok(Setting::Switch(true)),
            OFF => Ok(Setting::Switch(false)),
            _ => {
                let mut fault = bad();
                fault.suggestions = vec![ON.to_owned(), OFF.to_owned()];
                Err(fault)
            }
        },
    }
}

/// Writes a value so that [`parse_setting`] reads it back.
pub fn setting_text(parameter: &Parameter, categories: &[Category], setting: &Setting) -> String {
    let option = |index: u16| match &parameter.domain {
        Domain::Choice { category } | Domain::Set { category } => {
            categories[category.index()].options[usize::from(index)].id.clone()
        }
        Domain::Number { .. } | Domain::Switch => String::new(),
    };
    match setting {
        Setting::Number(value) => number_text(parameter.dim, *value),
        Setting::Option(index) => option(*index),
        Setting::Set(set) => set.iter().map(|index| option(*index)).collect::<Vec<_>>().join(","),
        Setting::Switch(true) => ON.to_owned(),
        Setting::Switch(false) => OFF.to_owned(),
        Setting::None => NONE.to_owned(),
        Setting::Undetermined => UNDETERMINED.to_owned(),
    }
}

/// Writes a number in its dimension's base unit the way people do: money in 万元, rates in percent.
pub fn number_text(dim: Dim, value: Exact) -> String {
    match dim {
        Dim::Money => format!("{}万元", decimal_text(value / Exact::from_integer(MoneyUnit::Wan.fen()))),
        Dim::Rate => format!("{}%", decimal_text(value * Exact::from_integer(100))),
        _ => decimal_text(value),
    }
}

/// Lays settings over the draft. Gives, for each parameter, its value in each policy year.
///
/// # Errors
/// Every setting that names no parameter, has a text that is no value of it, or names a year it has no value of its own
/// for.
pub fn overlay<'a>(
    rules: &Rules,
    settings: impl IntoIterator<Item = (&'a str, &'a str)>,
) -> Result<Vec<Vec<Setting>>, Diagnostics> {
    let mut values = rules.draft();
    let mut faults = Diagnostics::new();
    for (id, text) in settings {
        match resolve(rules, id, text) {
            Ok((parameter, years, setting)) => {
                for year in years {
                    values[parameter][year] = setting.clone();
                }
            }
            Err(fault) => faults.push(*fault),
        }
    }
    if faults.errors() == 0 { Ok(values) } else { Err(faults) }
}

/// The parameter's id and the year in the id of a setting: `benchmark_rate` and `2019` for `benchmark_rate@2019`. The year is
/// `None` for a setting of all years.
pub fn setting_id(id: &str) -> (&str, Option<&str>) {
    match id.split_once('@') {
        Some((name, year)) => (name.trim(), Some(year.trim())),
        None => (id.trim(), None),
    }
}

type Resolved = (usize, std::ops::Range<usize>, Setting);

fn resolve(rules: &Rules, id: &str, text: &str) -> Result<Resolved, Box<Diagnostic>> {
    let place = || Place::Setting { id: id.to_owned() };
    let (name, year) = setting_id(id);
    let Some(index) = rules.parameter(name) else {
        let known = rules.parameters.iter().map(|parameter| parameter.id.as_str());
        let fault = Diagnostic::error(Code::UnknownParameter).with("name", name).suggest(nearest(name, known));
        return Err(Box::new(fault.at(place())));
    };
    let parameter = &rules.parameters[index.index()];
    let years = match year {
        None => 0..rules.years.len(),
        Some(_) if !parameter.dated => {
            let fault = Diagnostic::error(Code::NotDated).with("name", parameter.label.clone());
            return Err(Box::new(fault.suggest(vec![name.to_owned()]).at(place())));
        }
        Some(year) => {
            let found = rules.years.iter().position(|known| known.to_string() == year);
            let at = found.ok_or_else(|| {
                let (first, last) = (rules.years[0], rules.years[rules.years.len() - 1]);
                let fault =
                    Diagnostic::error(Code::SettingYear).with("name", parameter.label.clone()).with("year", year);
                Box::new(fault.with("first", first.to_string()).with("last", last.to_string()).at(place()))
            })?;
            at..at + 1
        }
    };
    let setting = parse_setting(parameter, &rules.categories, text)?;
    Ok((index.index(), years, setting))
}

/// Reads a number of a dimension. A number without a unit is accepted only for counts and for zero: 50 could mean 50元
/// or 50万元.
fn number(dim: Dim, text: &str) -> Option<Exact> {
    let quantity = parse_quantity(text).ok()?;
    let fits = quantity.dim == dim
        || (quantity.value == Exact::from_integer(0) && dim.is_number() && quantity.dim == Dim::Count);
    // An amount of money is a whole number of fen; counts and years are whole too.
    let whole = dim == Dim::Rate || quantity.value.is_integer();
    (fits && whole).then_some(quantity.value)
}

/// Suggestions for a number without a unit: the number with each unit of the dimension.
fn with_unit(dim: Dim, text: &str) -> Vec<String> {
    match (dim, parse_quantity(text)) {
        (Dim::Money, Ok(Quantity { dim: Dim::Count, .. })) => vec![format!("{text}万元"), format!("{text}元")],
        (Dim::Rate, Ok(Quantity { dim: Dim::Count, .. })) => vec![format!("{text}%")],
        _ => Vec::new(),
    }
}

fn expected(parameter: &Parameter) -> Arg {
    match parameter.domain {
        Domain::Number { .. } => Arg::Word(format!("value-{}", parameter.dim.word())),
        Domain::Choice { .. } => Arg::Word("value-option".to_owned()),
        Domain::Set { .. } => Arg::Word("value-set".to_owned()),
        Domain::Switch => Arg::Word("value-switch".to_owned()),
    }
}

fn nearest_or_all(text: &str, category: &Category) -> Vec<String> {
    let ids = || category.options.iter().map(|option| option.id.as_str());
    let near = nearest(text, ids());
    if near.is_empty() && category.options.len() <= 5 { ids().map(str::to_owned).collect() } else { near }
}

impl Category {
    /// The index of the option with this id, label or other spelling.
    pub fn find(&self, text: &str) -> Option<u16> {
        let found = self.options.iter().position(|option| {
            option.id == text
                || option.label.zh == text
                || option.label.en.eq_ignore_ascii_case(text)
                || option.also.iter().any(|also| also == text)
        });
        found.map(|index| u16::try_from(index).expect("a category has fewer than 2^16 options"))
    }
}
